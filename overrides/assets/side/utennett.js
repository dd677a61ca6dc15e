// Has a municipality's pages kept, so that they can be read without a network; assets/utennett/ keeps them.

import { NEI, ROT, arbeiderI } from '../utennett/glem.js'

const VENT = 15000
const HOYST = 60

/** Sends the worker the addresses of what this page needs, and of what a parent may need after it. */
async function begynn(hjem, kommune) {
  const tjener = await navigator.serviceWorker.register(ROT + 'sw.js')
  // The visitor's first touch may have been the way out.
  if (document.documentElement.hidden) return tjener.unregister()
  const filer = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')].map((en) => en.href || en.src)
  const lenker = [location, ...document.querySelectorAll('main a[href]')].map((en) => en.origin + en.pathname)
  const sider = new Set([kommune, hjem + 'hjelp-na/', hjem, ...lenker.filter((en) => en.startsWith(kommune))])
  arbeiderI(tjener).postMessage([...filer, ...[...sider].slice(0, HOYST)])
}

/** On a municipality's page, and its services', begins when the visitor has begun to read: a first look fetches nothing more. */
export function taVarePaa() {
  const [kommune, hjem] = /^(.*\/)kommune\/[^/]+\//.exec(location.origin + location.pathname) ?? []
  if (!kommune || !document.querySelector('[data-melding]') || navigator.connection?.saveData) return
  new Promise((videre) => {
    // Not `scroll`: a link to a place on the page scrolls too.
    for (const navn of ['wheel', 'pointerdown', 'keydown']) addEventListener(navn, videre, { once: true, passive: true })
    setTimeout(videre, VENT)
  // The browser may forbid storage, or have no workers: then the pages are as they were.
  }).then(() => localStorage.getItem(NEI) || begynn(hjem, kommune)).catch(() => {})
}
