// Says beside opening hours whether it is open now, and of a date that it has been. Without it the hours and dates stand there alone.

import { isPast, openUntil, opensNext } from '../sok/klokke.js'
import { fyll, ord } from './ord.js'

const ETT_MINUTT = 60_000

function si(element) {
  const { tider, land } = element.dataset
  const timer = JSON.parse(tider), naa = new Date()
  const til = openUntil(timer, land, naa)
  const { ahead, on, from } = opensNext(timer, land, naa)
  const dag = [ord.i_dag, ord.i_morgen][ahead] ?? ord.dager.split(' ')[on]
  const tekst = til ? fyll(ord.aapent_til, { til }) : fyll(ord.stengt_til, { dag, fra: from })
  // Only what has changed is written, or a reader that follows along would hear it each minute.
  if (element.textContent !== tekst) element.textContent = tekst
  element.classList.toggle('er-aapent', Boolean(til))
  element.hidden = false
}

/** Says of a date that has been, that it has. */
function siForbi(element) {
  const { slutt, land } = element.dataset
  if (element.classList.contains('har-vaert') || !isPast(slutt, land, new Date())) return
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
