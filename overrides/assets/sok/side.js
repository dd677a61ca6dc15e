// The search page: what stands in the fragment and the field becomes a query, and the motor's answer becomes a list.

import { lagHent } from './hent.js'
import { lagMotor } from './motor.js'
import { visFiltre } from './filtre.js'
import { visSvar } from './visning.js'

const VENT_MS = 180
const rot = document.querySelector('[data-sok]')
const ord = JSON.parse(rot.dataset.ord)
const { spraak, hjem, filer } = rot.dataset
const felt = rot.querySelector('input[type=search]')
const kommunevalg = rot.querySelector('select')
const liste = rot.querySelector('[data-treff]')
const status = rot.querySelector('[role=status]')

let valg = { q: '', kommune: '', filtre: {}, utenRetting: false }
let nummer = 0
let ventende

const hent = lagHent(filer)
const motor = lagMotor({ hent, spraak })

// Names of the filters as they stand in the fragment.
const FILTRE = ['målgruppe', 'type', 'kontakt', 'åpent']

function lesFragment() {
  const fra = new URLSearchParams(location.hash.slice(1))
  const filtre = Object.fromEntries(FILTRE.map((navn) => [navn, fra.getAll(navn)]).filter(([, verdier]) => verdier.length))
  return { q: fra.get('q') ?? '', kommune: fra.get('kommune') ?? '', filtre, utenRetting: fra.has('ordrett') }
}

function skrivFragment() {
  const til = new URLSearchParams()
  if (valg.q) til.set('q', valg.q)
  if (valg.kommune) til.set('kommune', valg.kommune)
  for (const [navn, verdier] of Object.entries(valg.filtre)) for (const verdi of verdier) til.append(navn, verdi)
  if (valg.utenRetting) til.set('ordrett', '1')
  history.replaceState(null, '', `#${til}`)
}

/** Asks the motor and shows the answer, unless a later question has been asked meanwhile. */
async function sok() {
  nummer += 1
  const dette = nummer
  skrivFragment()
  if (!valg.q.trim() && !valg.kommune) {
    visSvar(rot, null, { ord })
    liste.setAttribute('aria-busy', 'false')
    return
  }
  liste.setAttribute('aria-busy', 'true')
  try {
    const svar = await motor.sok(valg.q, {
      kommune: valg.kommune || null,
      filtre: {
        maalgruppe: valg.filtre['målgruppe'],
        type: valg.filtre.type,
        kontaktSelv: valg.filtre.kontakt,
        aapentNaa: Boolean(valg.filtre['åpent']),
      },
      utenRetting: valg.utenRetting,
    })
    if (dette !== nummer) return
    visSvar(rot, svar, { ord, hjem, velgKommune, sokOrdrett })
    visFiltre(rot, svar, valg.filtre, ord, (filtre) => endre({ filtre }))
  } catch {
    if (dette === nummer) status.textContent = ord.sok_feilet
  }
  if (dette === nummer) liste.setAttribute('aria-busy', 'false')
}

function endre(nytt, vent = 0) {
  valg = { ...valg, ...nytt }
  clearTimeout(ventende)
  ventende = setTimeout(sok, vent)
}

function velgKommune(slug) {
  kommunevalg.value = slug
  endre({ kommune: slug })
}

function sokOrdrett() {
  endre({ utenRetting: true })
}

/** Fills the list of municipalities, by country, the page's own first. */
async function fyllKommuner() {
  const steder = await motor.steder()
  for (const land of ord.land_rekke) {
    const gruppe = document.createElement('optgroup')
    gruppe.label = ord[`land_${land}`]
    for (const sted of steder.filter((ett) => ett.land === land)) gruppe.append(new Option(sted.navn, sted.slug))
    kommunevalg.append(gruppe)
  }
  kommunevalg.value = valg.kommune
  kommunevalg.closest('p').hidden = !steder.length
}

function begynn() {
  valg = lesFragment()
  felt.value = valg.q
  if (kommunevalg.options.length > 1) kommunevalg.value = valg.kommune
  sok()
}

rot.querySelector('[data-uten-skript]').hidden = true
rot.querySelector('form').hidden = false
rot.querySelector('form').addEventListener('submit', (hendelse) => {
  hendelse.preventDefault()
  endre({ q: felt.value, utenRetting: false })
})
felt.addEventListener('input', () => endre({ q: felt.value, utenRetting: false }, VENT_MS))
felt.addEventListener('focus', () => hent(`${spraak}/ord`).catch(() => {}), { once: true })
kommunevalg.addEventListener('change', () => endre({ kommune: kommunevalg.value }))
window.addEventListener('hashchange', begynn)
begynn()
fyllKommuner()
