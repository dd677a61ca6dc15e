// The municipality chosen in this tab, kept until the tab is closed; nothing is kept before somebody has chosen.

const NOKKEL = 'skolenaervaer.kommune'

/** Returns the municipality chosen in this tab, or nothing; a browser may forbid storage. */
export function husket() {
  try {
    const slug = sessionStorage.getItem(NOKKEL) ?? ''
    return /^[a-z0-9-]+$/.test(slug) ? slug : ''
  } catch {
    return ''
  }
}

/** Remembers the municipality until the tab is closed; an empty one is forgotten at once. */
export function husk(slug) {
  try {
    if (slug) sessionStorage.setItem(NOKKEL, slug)
    else sessionStorage.removeItem(NOKKEL)
  } catch {
    // Storage is forbidden: the choice holds for this page.
  }
}
