// What a page can do with the kept copies: find them, and delete them with the worker that keeps them.

// The folder the site lies in, seen from a joined script in assets/, and the name of the place where its copies are.
export const ROT = new URL('..', import.meta.url).href
// Holds the visitor's no.
export const NEI = 'skolenaervaer.utennett'

/** Returns the worker of a registration, which can be spoken to before it has taken over too. */
export const arbeiderI = ({ active, waiting, installing }) => active ?? waiting ?? installing

/** Deletes all that is kept, and ends the keeping until a municipality's page is opened again. */
export async function slett() {
  const tjener = await navigator.serviceWorker.getRegistration(ROT)
  // Another site may lie around this one, with a worker of its own.
  if (tjener?.scope === ROT) {
    const { port1, port2 } = new MessageChannel()
    const slettet = new Promise((videre) => { port1.onmessage = videre })
    arbeiderI(tjener).postMessage(0, [port2])
    await slettet
    await tjener.unregister()
  }
  await caches.delete(ROT)
}
