// The buttons that put services in the shortlist, and the links that say how many are in it.

import { MEST, kanLagre, lesListe, skrivListe } from './lager.js'
import { ord } from './ord.js'

const navnPaa = (knapp) => knapp.closest('[data-tiltak]').querySelector('h1, h2, h3').textContent

/** Starts the buttons that are here and those that come; «huskeliste» is told where they came, or where the list was changed. */
export function lagHusk() {
  const linjer = document.querySelectorAll('.huskelenke, .huskelinje')
  const status = document.querySelector('[data-huskestatus]')
  const lenker = [...document.querySelectorAll('a[href$="/huskeliste/"]:not([hreflang])')].map((lenke) => [lenke, lenke.textContent])

  const vis = () => {
    const valgte = lesListe()
    const antall = valgte.length
    for (const [lenke, navn] of lenker) {
      lenke.textContent = antall ? `${navn} (${antall})` : navn
      if (!kanLagre()) lenke.hash = `liste=${valgte}`
    }
    for (const linje of linjer) linje.hidden = !antall
    for (const knapp of document.querySelectorAll('[data-husk]')) {
      knapp.hidden = false
      knapp.setAttribute('aria-pressed', valgte.includes(knapp.dataset.husk))
      knapp.setAttribute('aria-label', `${knapp.textContent}: ${navnPaa(knapp)}`)
    }
  }

  document.addEventListener('click', ({ target }) => {
    const knapp = target.closest('[data-husk]')
    if (!knapp) return
    const valgte = lesListe()
    const uten = valgte.filter((en) => en !== knapp.dataset.husk)
    const inne = uten.length < valgte.length
    const hoeyde = knapp.getBoundingClientRect().top
    if (inne || valgte.length < MEST) {
      skrivListe(inne ? uten : [...valgte, knapp.dataset.husk])
      status.textContent = `${inne ? ord.husk_tatt : ord.husk_lagt} ${navnPaa(knapp)}`
    } else {
      status.textContent = knapp.textContent = ord.husk_full
    }
    vis()
    // Safari does not hold the page still itself when the line on top comes or goes.
    if (!CSS.supports('overflow-anchor: auto')) scrollBy({ top: knapp.getBoundingClientRect().top - hoeyde, behavior: 'instant' })
  })
  // A page that one goes back to may be as it was left, and another tab may share the list.
  for (const naar of ['pageshow', 'storage']) addEventListener(naar, vis)
  document.addEventListener('huskeliste', vis)
  vis()
}
