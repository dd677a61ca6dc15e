// Says beside opening hours whether it is open now, and of a date that it has been. Without it the hours and dates stand there alone.

import { isHoliday, openUntil } from '../sok/klokke.js'
import { isPast, opensNext } from './framover.js'
import { fyll, ord } from './ord.js'

const ETT_MINUTT = 60_000

function siNeste(neste) {
  if (!neste) return ord.helligdag
  const dag = [ord.i_dag, ord.i_morgen][neste.ahead] ?? ord.dager.split(' ')[neste.on]
  return fyll(ord.stengt_til, { dag, fra: neste.from })
}

function si(element) {
  const { tider, land } = element.dataset
  const timer = JSON.parse(tider), naa = new Date()
  const ellers = openUntil(timer, naa)
  const til = isHoliday(land, naa) ? undefined : ellers
  const tekst = til ? fyll(ord.aapent_til, { til }) : siNeste(ellers ? undefined : opensNext(timer, land, naa))
  // Only what has changed is written, or a reader that follows along would hear it each minute.
  if (element.textContent !== tekst) element.textContent = tekst
  element.classList.toggle('er-aapent', Boolean(til))
  element.hidden = false
}

/** Says of a date that has been, that it has. */
function siForbi(element) {
  if (element.classList.contains('har-vaert') || !isPast(element.dataset.slutt, new Date())) return
  element.classList.add('har-vaert')
  const merke = document.createElement('strong')
  merke.textContent = ord.har_vaert
  element.prepend(merke, ' ')
}

export function siNaa() {
  const alle = ord ? [...document.querySelectorAll('[data-tider]')] : []
  if (ord) document.querySelectorAll('[data-slutt]').forEach(siForbi)
  const siAlle = () => alle.forEach(si)
  siAlle()
  if (alle.length) setInterval(siAlle, ETT_MINUTT)
}
