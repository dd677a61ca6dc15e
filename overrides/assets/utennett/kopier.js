// What a page can do with the kept copies: find them, and delete them with the worker that keeps them.

// The folder the site lies in, seen from a joined script in assets/, and the name of the place where its copies are.
export const ROT = new URL('..', import.meta.url).href
// Holds the visitor's no.
export const NEI = 'skolenaervaer.utennett'

/** Deletes all that is kept, and ends the keeping until a municipality's page is opened again. */
export async function slett() {
  const arbeider = await navigator.serviceWorker.getRegistration(ROT)
  // Another site may lie around this one, with a worker of its own.
  if (arbeider?.scope === ROT) {
    arbeider.active?.postMessage('slutt')
    await arbeider.unregister()
  }
  await caches.delete(ROT)
}
