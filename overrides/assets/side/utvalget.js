// Filters on a municipality's page: each is a link to a list further down, and with this it narrows what stands above.

import { fyll, ord } from './ord.js'

const verdier = (element, filter) => element.dataset[filter].split(' ')

/** Reads the choices that the address brings, only such as the page has. */
function fraAdressen(lenker) {
  const valg = new URLSearchParams(location.hash.slice(1))
  return lenker.filter(({ dataset: { filter, verdi } }) => valg.getAll(filter).includes(verdi))
}

function settOpp(ramme) {
  const lenker = [...ramme.querySelectorAll('a[data-filter]')]
  const poster = [...document.querySelectorAll('[data-hvem]')]
  const grupper = [...document.querySelectorAll('.gruppe')]
  const status = ramme.querySelector('[role=status]')
  const alle = ramme.querySelector('button')
  const valgt = new Set(fraAdressen(lenker))

  /** Between kinds every one must fit, within a kind one is enough; *uten* leaves one kind out. */
  const passer = (post, uten) => ['hvem', 'type'].every((filter) => {
    const her = [...valgt].filter((lenke) => lenke.dataset.filter === filter)
    return filter === uten || !her.length || her.some((lenke) => verdier(post, filter).includes(lenke.dataset.verdi))
  })

  function vis() {
    for (const post of poster) post.hidden = !passer(post)
    for (const gruppe of grupper) gruppe.hidden = !gruppe.querySelector('[data-hvem]:not([hidden])')
    for (const lenke of lenker) {
      const { filter, verdi } = lenke.dataset
      const antall = poster.filter((post) => passer(post, filter) && verdier(post, filter).includes(verdi)).length
      lenke.querySelector('.antall').textContent = antall
      lenke.setAttribute('aria-pressed', valgt.has(lenke))
    }
    // A way to a part that is not there leads nowhere.
    for (const hopp of document.querySelectorAll('.hopp a')) {
      const gruppe = document.querySelector(`.gruppe:has([id="${hopp.hash.slice(1)}"])`)
      if (!gruppe) continue
      hopp.parentElement.hidden = gruppe.hidden
      hopp.querySelector('.antall').textContent = gruppe.querySelectorAll('[data-hvem]:not([hidden])').length
    }
    const antall = poster.filter((post) => !post.hidden).length
    status.textContent = valgt.size ? fyll(ord.viser_av, { antall, alle: poster.length }) : ''
    alle.hidden = !valgt.size
  }

  function velg() {
    const valg = new URLSearchParams([...valgt].map(({ dataset: { filter, verdi } }) => [filter, verdi]))
    history.replaceState(null, '', `#${valg}`)
    vis()
  }

  for (const lenke of lenker) {
    lenke.setAttribute('role', 'button')
    const bytt = (hendelse) => {
      hendelse.preventDefault()
      if (!valgt.delete(lenke)) valgt.add(lenke)
      velg()
    }
    lenke.addEventListener('click', bytt)
    lenke.addEventListener('keydown', (hendelse) => { if (hendelse.key === ' ') bytt(hendelse) })
  }
  alle.addEventListener('click', () => {
    valgt.clear()
    velg()
    lenker[0].focus()
  })
  // An address that is changed by hand, or by going back.
  addEventListener('hashchange', () => {
    const nye = fraAdressen(lenker)
    if (!nye.length && location.hash && !/[=]/.test(location.hash)) return
    valgt.clear()
    for (const lenke of nye) valgt.add(lenke)
    vis()
  })
  vis()
  // What somebody else has chosen for us must be seen to be chosen.
  if (valgt.size) ramme.parentElement.open = true
}

export function settOppUtvalg() {
  const ramme = ord && document.querySelector('.utvalg')
  // Links to another page choose there.
  if (ramme?.querySelector('a[href^="#"]')) settOpp(ramme)
}
