// A text and what is to be done in, a button out that looks like a link.

import { lag } from './element.js'

/** Makes a button that looks like a link. */
export function knapp(tekst, gjor) {
  const element = lag('button', { type: 'button', class: 'lenkeknapp' }, tekst)
  element.addEventListener('click', gjor)
  return element
}
