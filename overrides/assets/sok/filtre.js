// The filters of an answer: what can be chosen, how many hits each would leave, and what is chosen now.

import { lag } from './visning.js'

// The filter's name in the fragment, the motor's name for it, and where its labels are.
const SLAG = [
  ['kontakt', 'kontaktSelv', 'kontakt_selv'],
  ['målgruppe', 'maalgruppe', 'målgruppe'],
  ['type', 'type', 'type'],
]

function boks(navn, verdi, tekst, antall, valgt, endret) {
  const felt = lag('input', { type: 'checkbox', name: navn, value: verdi })
  felt.checked = valgt
  felt.addEventListener('change', endret)
  return lag('label', { class: 'filterboks' }, felt, ` ${tekst} `, lag('span', { class: 'antall' }, String(antall)))
}

/** Shows the filters of an answer; *endret* is told the chosen values when one is changed. */
export function visFiltre(rot, svar, valgt, ord, endret) {
  const feste = rot.querySelector('[data-filtre]')
  const grupper = feste.querySelector('div')
  const aapne = svar.antallPer.aapentNaa?.true ?? 0
  const les = () => {
    const filtre = {}
    for (const felt of grupper.querySelectorAll('input:checked')) (filtre[felt.name] ??= []).push(felt.value)
    endret(filtre)
  }
  const fokus = document.activeElement?.closest('[data-filtre]') ? [document.activeElement.name, document.activeElement.value] : null
  grupper.replaceChildren(
    ...SLAG.map(([navn, hos, etiketter]) => {
      const antall = svar.antallPer[hos] ?? {}
      const verdier = Object.keys(ord[etiketter]).filter((verdi) => antall[verdi] || valgt[navn]?.includes(verdi))
      if (!verdier.length) return ''
      const bokser = verdier.map((verdi) => boks(navn, verdi, ord[etiketter][verdi], antall[verdi] ?? 0, valgt[navn]?.includes(verdi) ?? false, les))
      return lag('fieldset', {}, lag('legend', {}, ord[`sok_filter_${hos}`]), ...bokser)
    }).filter(Boolean),
    ...(aapne || valgt['åpent'] ? [boks('åpent', 'ja', ord.sok_aapent_naa, aapne, Boolean(valgt['åpent']), les)] : []),
  )
  feste.hidden = !grupper.childElementCount
  if (fokus) [...grupper.querySelectorAll('input')].find((felt) => felt.name === fokus[0] && felt.value === fokus[1])?.focus()
}
