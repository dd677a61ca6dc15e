// Turns each link to the search page into a field. The words stay on the device: they travel in the fragment.

import { husket } from '../sok/fane.js'
import { lagHent } from '../sok/hent.js'

/** Fetches what the search page will need while the words are being written; what they are is not told. */
function varm(kommune, land) {
  if (navigator.connection?.saveData) return
  const spraak = document.documentElement.lang
  const hent = lagHent(new URL('../sok/', import.meta.url).href)
  // The addresses of the joined scripts; the build writes the names that they have today.
  for (const skript of ['sok.js', 'resten.js']) fetch(new URL(skript, import.meta.url)).catch(() => {})
  for (const navn of [`${spraak}/ord`, `${spraak}/${land}`, ...(kommune ? [`${spraak}/${kommune}`] : []), 'steder']) hent(navn).catch(() => {})
}

function ny(navn, egenskaper) {
  return Object.assign(document.createElement(navn), egenskaper)
}

/** Returns the form that a link stands for: with an example it has a label of its own, without one it is as small as the link. */
function skjemaFor({ href, dataset: { sokefelt: navn, knapp, eksempel, adresse, land } }) {
  const felt = ny('input', { type: 'search', maxLength: 200, autocomplete: 'off', enterKeyHint: 'search' })
  const rad = ny('div', { className: 'sok-rad' })
  const skjema = ny('form', { className: eksempel ? 'stort-sok' : 'topp-sok' })
  skjema.setAttribute('role', 'search')
  skjema.setAttribute('aria-label', navn)
  rad.append(felt, ny('button', { textContent: knapp }))
  skjema.append(rad)
  if (eksempel) {
    felt.id = 'sok-forside'
    felt.setAttribute('aria-describedby', 'sok-eksempel')
    skjema.prepend(ny('label', { htmlFor: felt.id, textContent: navn }))
    skjema.append(ny('p', { id: 'sok-eksempel', className: 'smaatt', textContent: eksempel }))
  } else {
    felt.placeholder = knapp
    felt.setAttribute('aria-label', navn)
  }
  // On a municipality's page the search begins there; elsewhere where the tab remembers, which may change while the page is open.
  const sted = () => (/^kommune\/([^/]+)\//.exec(adresse)?.[1] ?? husket())
  felt.addEventListener('focus', () => varm(sted(), land), { once: true })
  skjema.addEventListener('submit', (hendelse) => {
    hendelse.preventDefault()
    const valg = new URLSearchParams({ q: felt.value.trim() })
    const kommune = sted()
    if (kommune) valg.set('kommune', kommune)
    location.href = `${href}#${valg}`
  })
  return skjema
}

/** Makes a field of each link to the search page. */
export function lagFelt() {
  for (const lenke of document.querySelectorAll('a[data-sokefelt]')) lenke.replaceWith(skjemaFor(lenke))
}
