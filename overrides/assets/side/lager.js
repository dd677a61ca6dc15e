// The shortlist as the browser keeps it: in the tab from the first press, on the device only where the parent has asked for that.

const LISTE = 'skolenaervaer.huskeliste'
export const NOTATER = 'skolenaervaer.notater'
export const MEST = 60
// A list may come from somebody else's link, or from whatever has been in this storage.
const NOKKEL = /^[a-z0-9-]{1,99}\/[a-z0-9-]{1,99}$/
// What a browser that forbids storage has instead, until the page is left.
const minne = {}

/** Whether this browser lets a page keep anything; asking leaves no trace. */
export function kanLagre() {
  try {
    return Boolean(sessionStorage && localStorage)
  } catch {
    return false
  }
}

export function les(navn) {
  try {
    return minne[navn] ?? localStorage.getItem(navn) ?? sessionStorage.getItem(navn) ?? ''
  } catch {
    return minne[navn] ?? ''
  }
}

/** Whether the list is on the device, and not only in the tab. */
export const erVarig = () => kanLagre() && localStorage.getItem(LISTE) !== null

/** Keeps a text in one of the two places and takes it out of the other; an empty one is forgotten in both. */
export function skriv(navn, tekst, varig) {
  try {
    const [til, fra] = varig ? [localStorage, sessionStorage] : [sessionStorage, localStorage]
    fra.removeItem(navn)
    if (tekst) til.setItem(navn, tekst)
    else til.removeItem(navn)
  } catch {
    minne[navn] = tekst
  }
}

/** Returns the keys of services in a text, each once. */
export const nokler = (tekst) => [...new Set(tekst.split(/[ ,]/).filter((en) => NOKKEL.test(en)))]

export const lesListe = () => nokler(les(LISTE)).slice(0, MEST)

/** Keeps the list; what is written on its sheet goes when the last service does. */
export function skrivListe(valgte, varig = erVarig()) {
  skriv(LISTE, valgte.join(' '), varig)
  if (!valgte.length) skriv(NOTATER, '')
}
