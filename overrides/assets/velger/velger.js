// Turns the link to all municipalities into a field that knows their names: the first letters are enough, and a slip is forgiven.

import { distance } from '../sok/avstand.js'
import { lagHent } from '../sok/hent.js'
import { Steder } from '../sok/steder.js'
import { fold, split } from '../sok/tekst.js'

const FLEST = 6
const plain = (tekst) => split(tekst).map(fold).join(' ')

/** Returns the municipalities that what is written may stand for, the likeliest first; each name only once. */
export function forslag(steder, skrevet) {
  const ord = plain(skrevet), slik = skrevet.trim().toLowerCase()
  if (!ord) return []
  const slips = ord.length > 6 ? 2 : ord.length > 3 ? 1 : 0
  const rang = (navn) => {
    if (navn.startsWith(ord)) return 0
    if (navn.includes(` ${ord}`)) return 1
    // Half a name may be misspelt too: as much of it as is written is compared.
    return slips && Math.min(distance(ord, navn, slips), distance(ord, navn.slice(0, ord.length), slips)) <= slips ? 2 : 9
  }
  const best = new Map()
  for (const [navn, her] of steder.byName) {
    const plass = rang(navn)
    if (plass < 9) for (const sted of her) best.set(sted, Math.min(plass, best.get(sted) ?? 9))
  }
  // With its own letters a name leads: «æ» is no «e» to whoever writes it.
  for (const sted of best.keys()) if (sted.navn.toLowerCase().startsWith(slik)) best.set(sted, -1)
  const funnet = [...best].sort(([a, x], [b, y]) => x - y || b.beskrevet - a.beskrevet || a.navn.localeCompare(b.navn, 'nb'))
  // A slip is offered only where nothing is spelt so.
  return funnet.filter(([, plass]) => plass < 2 || plass === funnet[0][1]).map(([sted]) => sted).slice(0, FLEST)
}

function ny(navn, egenskaper) {
  return Object.assign(document.createElement(navn), egenskaper)
}

function lagVelger(ramme) {
  const { ledetekst, knapp, ingen, tomt, antall, vent, feilet, land, sok, adresse } = ramme.dataset
  const felt = ny('input', { id: 'velger-felt', type: 'text', maxLength: 60, autocomplete: 'off', enterKeyHint: 'go' })
  const liste = ny('ul', { id: 'velger-liste', hidden: true })
  const status = ny('p', { className: 'velger-status' })
  const skjema = ny('form', { className: 'velger-skjema' })
  const rad = ny('div', { className: 'sok-rad' })
  const hent = lagHent(new URL(sok, location.href).href)
  const landnavn = JSON.parse(land)
  let steder, her = [], valgt = -1

  felt.setAttribute('role', 'combobox')
  felt.setAttribute('aria-autocomplete', 'list')
  felt.setAttribute('aria-controls', liste.id)
  liste.setAttribute('role', 'listbox')
  liste.setAttribute('aria-label', ledetekst)
  status.setAttribute('role', 'status')
  rad.append(felt, ny('button', { textContent: knapp }))
  // The way to all of them stands beside the label, and moves below it where letters are large.
  skjema.append(ny('label', { htmlFor: felt.id, textContent: ledetekst }), ...ramme.querySelectorAll('.velger-lenke'), rad, liste, status)

  /** Fetches the names once; a line that fails is told, and tried again at the next letter. */
  const les = () => (steder ? Promise.resolve(true) : hent('steder').then((pakket) => { steder = new Steder(pakket); return true }, () => false))
  const gaa = (sted) => { location.href = new URL(`${sted.slug}/`, new URL(adresse, location.href)).href }

  function merk(nummer) {
    valgt = nummer
    for (const [i, valg] of [...liste.children].entries()) valg.setAttribute('aria-selected', i === valgt)
    if (valgt < 0) felt.removeAttribute('aria-activedescendant')
    else felt.setAttribute('aria-activedescendant', liste.children[valgt].id)
  }

  function lukk() {
    liste.hidden = true
    felt.setAttribute('aria-expanded', false)
    merk(-1)
  }

  async function vis() {
    if (!await les()) {
      status.textContent = feilet
      return
    }
    her = forslag(steder, felt.value)
    liste.replaceChildren(...her.map((sted, i) => {
      const valg = ny('li', { id: `velger-${i}`, className: 'velger-valg' })
      valg.setAttribute('role', 'option')
      valg.append(ny('span', { textContent: sted.navn, translate: false }), ny('span', { className: 'smaatt', textContent: landnavn[sted.land] }))
      // Before the field loses its focus, and the list with it.
      valg.addEventListener('pointerdown', (hendelse) => hendelse.preventDefault())
      valg.addEventListener('click', () => gaa(sted))
      return valg
    }))
    liste.hidden = !her.length
    felt.setAttribute('aria-expanded', Boolean(her.length))
    merk(-1)
    status.textContent = !felt.value.trim() ? '' : her.length ? antall.replace('{antall}', her.length) : ingen
    status.classList.toggle('skjult', Boolean(her.length))
  }

  lukk()
  felt.addEventListener('focus', les, { once: true })
  felt.addEventListener('input', vis)
  felt.addEventListener('blur', lukk)
  felt.addEventListener('keydown', (hendelse) => {
    const steg = { ArrowDown: 1, ArrowUp: -1 }[hendelse.key]
    if (hendelse.key === 'Escape' && !liste.hidden) lukk()
    else if (steg && her.length && !liste.hidden) merk((valgt + steg + her.length + (valgt < 0 && steg < 0 ? 1 : 0)) % her.length)
    else return
    hendelse.preventDefault()
  })
  skjema.addEventListener('submit', async (hendelse) => {
    hendelse.preventDefault()
    status.classList.remove('skjult')
    status.textContent = vent
    if (await les()) {
      const mulige = forslag(steder, felt.value)
      // Two that are as likely are for the visitor to choose between.
      const ett = mulige[valgt] ?? (mulige.length === 1 || plain(mulige[0]?.navn ?? '') === plain(felt.value) ? mulige[0] : null)
      if (ett) return gaa(ett)
    }
    await vis()
    if (!felt.value.trim()) status.textContent = tomt
    felt.focus()
  })
  ramme.prepend(skjema)
}

for (const ramme of globalThis.document?.querySelectorAll('[data-velger]') ?? []) lagVelger(ramme)
