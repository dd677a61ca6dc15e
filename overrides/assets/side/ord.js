// The words that scripts say, as the frame brings them in the page's language; a frame without them has no scripts that speak.

const bringer = document.querySelector('script[data-ord]')

export const ord = bringer ? JSON.parse(bringer.dataset.ord) : null

/** Returns a sentence with its blanks filled in. */
export const fyll = (setning, verdier) => setning.replace(/\{(\w+)\}/g, (_, navn) => verdier[navn])
