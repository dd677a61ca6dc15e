// The answer on the search page in, its filters out: what can be chosen, how many hits each would leave, and what is chosen now.

import { fyll } from '../side/ord.js'
import { lag, merket } from './element.js'
import { knapp } from './knapp.js'
import { filtered } from './utvalg.js'

// The filter's name in the fragment, the motor's name for it, and where its labels are.
const SLAG = [
  ['kontakt', 'kontaktSelv', 'kontakt_selv'],
  ['målgruppe', 'maalgruppe', 'målgruppe'],
  ['type', 'type', 'type'],
  ['åpent', 'aapentNaa'],
]

const rot = document.querySelector('[data-sok]')
let vist = { spoersmaal: null, verdier: new Set() }

function boks(navn, verdi, tekst, spraak) {
  const felt = lag('input', { type: 'checkbox', name: navn, value: verdi })
  return lag('label', { class: 'filterboks' }, felt, ' ', merket(tekst, spraak), ' ', lag('span', { class: 'antall' }))
}

/** Returns each filter with the values that can be chosen, what they are called and how many hits they would leave. */
function grupper(svar, { valgt, filtre, spoersmaal, ord }) {
  const { antallPer } = filtered(svar.alle, filtre, new Date())
  // What has been offered stays while the question is the same: nothing moves under the finger.
  if (vist.spoersmaal !== spoersmaal) vist = { spoersmaal, verdier: new Set() }
  return SLAG.map(([navn, hos, etiketter]) => {
    const tekster = etiketter ? ord[etiketter] : { ja: [ord.sok_aapent_naa] }
    const antall = etiketter ? (antallPer[hos] ?? {}) : { ja: antallPer[hos]?.true }
    const verdier = Object.keys(tekster).filter((verdi) => antall[verdi] || valgt[navn]?.includes(verdi) || vist.verdier.has(`${navn} ${verdi}`))
    for (const verdi of verdier) vist.verdier.add(`${navn} ${verdi}`)
    return { navn, tittel: ord[`sok_filter_${hos}`], verdier: verdier.map((verdi) => [verdi, antall[verdi] ?? 0, ...tekster[verdi]]) }
  }).filter(({ verdier }) => verdier.length)
}

/** Builds the boxes anew where there are other ones than before; else they stay, and with them the focus. */
function bygg(feste, alle) {
  const noekler = alle.map(({ navn, verdier }) => `${navn}:${verdier.map(([verdi]) => verdi)}`).join(' ')
  if (feste.dataset.bygget === noekler) return
  const fokus = feste.contains(document.activeElement) ? document.activeElement : null
  feste.dataset.bygget = noekler
  feste.replaceChildren(
    ...alle.map(({ navn, tittel, verdier }) =>
      lag('fieldset', {}, lag('legend', {}, tittel), ...verdier.map(([verdi, , ...tekst]) => boks(navn, verdi, ...tekst))),
    ),
  )
  if (fokus) [...feste.querySelectorAll('input')].find((felt) => felt.name === fokus.name && felt.value === fokus.value)?.focus()
}

function visValgte(feste, alle, { valgt, ord, endret }) {
  const tekster = alle.flatMap(({ navn, verdier }) => verdier.filter(([verdi]) => valgt[navn]?.includes(verdi)).map(([, , tekst]) => tekst))
  const fjern = () => endret({})
  feste.replaceChildren(...(tekster.length ? [`${fyll(ord.sok_bare, { valgt: tekster.join(', ') })} `, knapp(ord.sok_fjern_filtre, fjern)] : []))
}

/** Shows the filters of the answer that the page has now; `endret` is told the chosen values when one is changed. */
export function visFiltre() {
  const { svar, ...omstendighet } = rot.gitt
  const feste = rot.querySelector('[data-filtre]')
  const innhold = feste.querySelector('.filtre')
  const alle = svar ? grupper(svar, omstendighet) : []
  bygg(innhold, alle)
  for (const { navn, verdier } of alle) {
    for (const [verdi, antall] of verdier) {
      const felt = innhold.querySelector(`input[name="${navn}"][value="${verdi}"]`)
      felt.checked = omstendighet.valgt[navn]?.includes(verdi) ?? false
      felt.parentElement.querySelector('.antall').textContent = antall
    }
  }
  innhold.onchange = () => {
    const filtre = {}
    for (const felt of innhold.querySelectorAll('input:checked')) (filtre[felt.name] ??= []).push(felt.value)
    omstendighet.endret(filtre)
  }
  visValgte(rot.querySelector('[data-valgte]'), alle, omstendighet)
  feste.hidden = !alle.length
}
