// The search page: what stands in the fragment and the field becomes a query, and the motor's answer becomes a list.

import { husk, husket } from './fane.js'
import { lagHent } from './hent.js'
import { lagMotor } from './motor.js'
import { lag } from './element.js'
import { setning, visFeil, visSvar } from './visning.js'

const VENT_MS = 180
// Hits come while one types; how many they are is said when the typing rests, or a screen reader would speak at every letter.
const RO_MS = 700
// So long may it take before one wonders whether anything happens.
const LETER_MS = 300
const rot = document.querySelector('[data-sok]')
const ord = JSON.parse(rot.dataset.ord)
const { spraak, hjem, filer } = rot.dataset
const skjema = rot.querySelector('form')
const sokefelt = rot.querySelector('input[type=search]')
const kommunevalg = rot.querySelector('select')
const liste = rot.querySelector('[data-treff]')
const status = rot.querySelector('[role=status]')
const filtre = rot.querySelector('[data-filtre]')
const overskrift = rot.querySelector('[data-overskrift]')

let valg = { q: '', kommune: '', filtre: {}, utenRetting: false }
let nummer = 0
let tastet = -RO_MS
let resten
let ventende
let leter
let taler

const motor = lagMotor({ hent: lagHent(filer), hentVerktoey, spraak, land: ord.land_rekke[0] })

// Names of the filters as they stand in the fragment, and what may be chosen of each.
const FILTRE = { kontakt: ord.kontakt_selv, målgruppe: ord.målgruppe, type: ord.type, åpent: { ja: '' } }

function lesFragment() {
  const fra = new URLSearchParams(location.hash.slice(1))
  const filtre = {}
  for (const [navn, kjente] of Object.entries(FILTRE)) {
    const verdier = fra.getAll(navn).filter((verdi) => Object.hasOwn(kjente, verdi))
    if (verdier.length) filtre[navn] = verdier
  }
  // Somebody else may have made it, and no more than this can be written here.
  const q = (fra.get('q') ?? '').slice(0, sokefelt.maxLength)
  return { q, kommune: rot.dataset.kommune || (fra.get('kommune') ?? husket()), filtre, utenRetting: fra.has('ordrett') }
}

function skrivFragment() {
  const til = new URLSearchParams()
  if (valg.q) til.set('q', valg.q)
  if (valg.kommune) til.set('kommune', valg.kommune)
  for (const [navn, verdier] of Object.entries(valg.filtre)) for (const verdi of verdier) til.append(navn, verdi)
  if (valg.utenRetting) til.set('ordrett', '1')
  try {
    history.replaceState(null, '', `${til}` ? `#${til}` : location.pathname)
  } catch {
    // Safari allows a hundred of these in half a minute; the answer matters more than the address.
  }
}

/** Says a sentence in the live region, after a pause if there must be one. */
function si(tekst, om = 0) {
  clearTimeout(taler)
  taler = setTimeout(() => {
    status.textContent = tekst
  }, om)
}

/** Returns the chosen filters as the motor knows them. */
function valgte({ målgruppe, type, kontakt, åpent }) {
  return { maalgruppe: målgruppe, type, kontaktSelv: kontakt, aapentNaa: Boolean(åpent) }
}

/** Fetches the second script, once unless it fails, and returns the tools that it brings. */
function hentVerktoey() {
  resten ??= new Promise((ferdig, feil) => {
    // The address of the script that the build makes of it; it writes the name that it has today.
    const skript = lag('script', { src: new URL('resten.js', import.meta.url) })
    // What comes may be no script: a network that one must log in to answers with its own page.
    skript.onload = skript.onerror = () => {
      if (!rot.verktoey) resten = feil()
      ferdig(rot.verktoey)
    }
    document.head.append(skript)
  })
  return resten
}

/** Asks the motor and shows the answer, unless a later question has been asked meanwhile. */
async function sok() {
  nummer += 1
  const dette = nummer
  skrivFragment()
  const tomt = !valg.q.trim() && !valg.kommune
  let svar = null
  if (!tomt) {
    liste.setAttribute('aria-busy', 'true')
    leter ??= setTimeout(() => si(ord.sok_leter), LETER_MS)
    svar = await motor.sok(valg.q, { ...valg, kommune: valg.kommune || null, filtre: valgte(valg.filtre) }).catch(() => null)
    if (dette !== nummer) return
  }
  clearTimeout(leter)
  leter = undefined
  // A municipality that is not there came from an address or from another day: it is as if none were chosen.
  if (svar && valg.kommune && !svar.sted && !svar.mangler.length) {
    velgKommune('', husket() === valg.kommune)
    return
  }
  vis(svar, tomt)
  liste.setAttribute('aria-busy', 'false')
}

function vis(svar, tomt) {
  const fokus = document.activeElement
  const feil = !tomt && (!svar || svar.mangler.length > 0)
  const q = valg.q.trim()
  visSvar(rot, svar, { q, ord, hjem, velgKommune: velgNy, sokOrdrett })
  tilbyFiltre(svar)
  visFeil(rot, svar, { ord, feil, proevIgjen })
  // What was pressed may be gone with the answer it belonged to.
  if (!fokus.isConnected) (rot.querySelector('[data-feil] button') ?? overskrift).focus()
  if (tomt) si('')
  else si(setning(svar, q, ord), tastet + RO_MS - performance.now())
}

/** Hands the answer on to filtre.js, which comes when the first is there; there is room for it at once, so that no hit moves then. */
function tilbyFiltre(svar) {
  filtre.hidden = !svar?.alle.length
  if (svar) hentVerktoey().catch(() => { filtre.hidden = true })
  rot.gitt = { svar, valgt: valg.filtre, filtre: valgte(valg.filtre), spoersmaal: `${valg.kommune} ${valg.q}`, ord, endret: (filtre) => endre({ filtre }) }
  rot.dispatchEvent(new Event('svar'))
}

function endre(nytt, vent = 0) {
  valg = { ...valg, ...nytt }
  clearTimeout(ventende)
  ventende = setTimeout(sok, vent)
}

function velgKommune(slug, huskes) {
  kommunevalg.value = slug
  if (huskes) husk(slug)
  endre({ kommune: slug })
}

function velgNy(slug) {
  velgKommune(slug, true)
}

function sokOrdrett() {
  endre({ utenRetting: true })
}

function proevIgjen() {
  fyllKommuner()
  endre({})
}

/** Fills the list of municipalities, by country, the page's own first. */
async function fyllKommuner() {
  const steder = await motor.steder()
  if (!steder.length) visFeil(rot, rot.gitt?.svar, { ord, feil: true, proevIgjen })
  if (kommunevalg.options.length === 1) {
    for (const land of ord.land_rekke) {
      const [navn, lang = spraak] = ord.land[land]
      const gruppe = lag('optgroup', { label: navn, lang })
      for (const sted of steder.filter((ett) => ett.land === land)) gruppe.append(new Option(sted.navn, sted.slug))
      if (gruppe.childElementCount) kommunevalg.append(gruppe)
    }
  }
  visKommune()
  kommunevalg.closest('p').hidden = steder.length < 2
}

/** Shows the municipality in the list, or that none is chosen where the list does not have it. */
function visKommune() {
  kommunevalg.value = valg.kommune
  if (!kommunevalg.value) kommunevalg.value = ''
}

function begynn() {
  valg = lesFragment()
  sokefelt.value = valg.q
  visKommune()
  return sok()
}

rot.querySelector('[data-uten-skript]').hidden = true
skjema.hidden = false
skjema.addEventListener('submit', (hendelse) => {
  hendelse.preventDefault()
  tastet = -RO_MS
  // The keyboard of a phone covers the answer.
  if (matchMedia('(pointer: coarse)').matches) sokefelt.blur()
  endre({ q: sokefelt.value, utenRetting: false })
})
sokefelt.addEventListener('input', () => {
  tastet = performance.now()
  endre({ q: sokefelt.value, utenRetting: false }, VENT_MS)
})
// Whoever is about to write has a second or so to go: what the first answer needs is fetched and read meanwhile.
sokefelt.addEventListener('focus', () => motor.sok('', { kommune: valg.kommune || null }).catch(() => {}), { once: true })
kommunevalg.addEventListener('change', () => velgNy(kommunevalg.value))
// A link to a place on the page, as the first one is, asks nothing.
window.addEventListener('hashchange', () => (document.querySelector(':target') ? skrivFragment() : begynn()))
const skrevet = sokefelt.value
// The names of all municipalities are many, and the answer seldom needs them.
begynn().then(fyllKommuner)
// On a slow line one may have written before this ran.
if (skrevet) endre({ q: (sokefelt.value = skrevet) })
