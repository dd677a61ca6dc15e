// The list as a link, and a link as a list: keys in the fragment and nothing else, so that no server sees them.

import { nokler } from '../side/lager.js'

/** Returns the services in the page's fragment, or nothing where it holds no list. */
export function fraLenken() {
  const liste = new URLSearchParams(location.hash.slice(1)).get('liste')
  return liste === null ? null : nokler(liste)
}

export const tilLenke = (valgte) => `${location.href.split('#')[0]}#liste=${valgte}`

/** Makes the address of the page hold the list, or nothing where there is none. */
export function visIAdressen(valgte) {
  history.replaceState(null, '', valgte ? tilLenke(valgte) : location.pathname)
}
