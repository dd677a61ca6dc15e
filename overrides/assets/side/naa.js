// Says beside opening hours whether it is open now. Without it the hours stand there alone.

import { openUntil, opensNext } from '../sok/klokke.js'
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

export function siNaa() {
  const alle = ord ? [...document.querySelectorAll('[data-tider]')] : []
  const siAlle = () => alle.forEach(si)
  siAlle()
  if (alle.length) setInterval(siAlle, ETT_MINUTT)
}
