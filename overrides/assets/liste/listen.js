// The page of the shortlist: what is kept, or what a link holds, becomes a sheet; and what is done to the sheet is kept.

import { lagHent } from '../sok/hent.js'
import { MEST, erVarig, kanLagre, lesListe, skrivListe } from '../side/lager.js'
import { kopier } from '../side/kopier.js'
import { bind, lagRad } from './arket.js'
import { fraLenken, tilLenke, visIAdressen } from './lenken.js'
import { lesNotater, skrivNotater, tomme } from './notater.js'
import { slaaOpp } from './oppslag.js'

// So long may it take before one wonders whether anything happens.
const VENT_MS = 300
const rot = document.querySelector('[data-liste]')
const ord = JSON.parse(rot.dataset.ord)
const { spraak, hjem, filer } = rot.dataset
const hent = lagHent(filer)
const finn = (navn) => rot.querySelector(`[data-${navn}]`)
const spoersmaal = [...rot.querySelectorAll('[name=spoersmaal]')]
const varig = finn('varig').querySelector('input')
const overskrift = document.querySelector('h1')

let valgte = []
let notater = tomme()
// Whether this is somebody else's list: then nothing of it is kept.
let delt = false
let borte = []
let foer = null
let nummer = 0

const skrivEgne = bind(finn('egne'), rot.querySelector('.ark-moete .paa-papir'), (tekst) => {
  notater.egne = tekst
  behold()
})

function si(tekst, kanAngres = false) {
  finn('status').textContent = tekst
  finn('angre').hidden = !kanAngres
}

/** Keeps the list and the notes, on the device or in the tab; where nothing can be kept, the address has the list. */
function behold(paaEnheten = erVarig()) {
  if (delt) return
  skrivNotater(notater, valgte, paaEnheten)
  skrivListe(valgte, paaEnheten)
  if (!kanLagre()) visIAdressen(valgte)
  visHvor()
  document.dispatchEvent(new Event('huskeliste'))
}

function visHvor() {
  varig.checked = erVarig()
  finn('varig').hidden = !kanLagre()
  if (!kanLagre()) finn('hvor').textContent = ord.liste_ikke_lagret
  else finn('hvor').textContent = varig.checked ? ord.liste_paa_enheten : ord.liste_i_fanen
}

function visBeskjeder(funn, kuttet) {
  borte = funn.filter((en) => en.borte)
  const navn = borte.map(({ id, kommune }) => `${id.replaceAll('-', ' ')} (${kommune})`).join(', ')
  finn('delt').hidden = !delt
  finn('lager').hidden = delt
  finn('kuttet').hidden = !kuttet
  finn('kuttet').textContent = ord.liste_kuttet.replace('{mest}', MEST)
  finn('borte').hidden = !borte.length
  finn('borte').querySelector('p').textContent = `${ord.liste_borte} ${navn}.`
  finn('uhentet').hidden = !funn.some((en) => !en.tiltak && !en.borte)
  finn('tom').hidden = valgte.length > 0
  // Somebody else's list can be read in the other language too.
  for (const lenke of document.querySelectorAll('a[hreflang]')) lenke.hash = delt || !kanLagre() ? `liste=${valgte}` : ''
}

/** Shows the sheet, and says what has been done or how much is there. */
async function vis(sagt = '', { kanAngres = false, kuttet = false } = {}) {
  nummer += 1
  const dette = nummer
  const trykket = document.activeElement
  const venter = setTimeout(() => si(ord.sok_vent), VENT_MS)
  const funn = await slaaOpp(valgte, { hent, spraak })
  clearTimeout(venter)
  if (dette !== nummer) return
  const rader = funn.filter((en) => !en.borte)
  const om = { ord, hjem, skrevet, taUt }
  visBeskjeder(funn, kuttet)
  finn('rader').replaceChildren(...rader.map((en) => lagRad(rot.querySelector('template'), en, { ...om, notat: notater.ved.get(en.nokkel) ?? '' })))
  finn('ark').hidden = !rader.length
  for (const en of spoersmaal) en.checked = !notater.uten.has(en.value)
  skrivEgne(notater.egne)
  visHvor()
  const antall = rader.length === 1 ? ord.liste_ett : `${rader.length} ${ord.liste_flere}`
  si(sagt || (rader.length ? antall : ''), kanAngres)
  // What was pressed may have gone with its row.
  if (!trykket.isConnected || trykket.closest('[hidden]')) (kanAngres ? finn('angre') : overskrift).focus()
}

function skrevet(nokkel, tekst) {
  notater.ved.set(nokkel, tekst)
  behold()
}

/** Leaves other services in the list, with a way back until the page is left. */
function endre(nye, sagt) {
  foer = { valgte, notater, paaEnheten: erVarig() }
  valgte = nye
  if (!nye.length) notater = tomme()
  behold()
  vis(sagt, { kanAngres: true })
}

function taUt(nokkel, navn) {
  endre(valgte.filter((en) => en !== nokkel), `${ord.liste_tatt} ${navn}`)
}

function angre() {
  ({ valgte, notater } = foer)
  behold(foer.paaEnheten)
  vis(ord.liste_som_foer)
}

function leggTil() {
  const finnes = valgte.filter((nokkel) => !borte.some((en) => en.nokkel === nokkel))
  const alle = [...new Set([...lesListe(), ...finnes])]
  const mine = lesNotater()
  notater = {
    ved: new Map([...notater.ved, ...mine.ved]),
    egne: [mine.egne, notater.egne].filter(Boolean).join('\n'),
    uten: mine.uten,
  }
  valgte = alle.slice(0, MEST)
  delt = false
  visIAdressen(null)
  behold()
  vis(ord.liste_lagt, { kuttet: alle.length > MEST })
}

async function kopierLenken() {
  const lenke = tilLenke(valgte)
  const kopiert = await kopier(lenke)
  const felt = finn('lenke').querySelector('input')
  finn('lenke').hidden = kopiert
  felt.value = lenke
  if (!kopiert) felt.select()
  si(kopiert ? ord.liste_kopiert : ord.liste_kopier_selv)
}

/** Reads the list anew, from the link where it has one. A browser that keeps nothing has its own list there. */
function begynn() {
  const lenket = fraLenken()
  const alle = lenket ?? lesListe()
  delt = lenket !== null && kanLagre()
  valgte = alle.slice(0, MEST)
  notater = lenket ? tomme() : lesNotater()
  // What was written beside a service that has left the list on another page.
  if ([...notater.ved.keys()].some((nokkel) => !valgte.includes(nokkel))) behold()
  vis('', { kuttet: alle.length > MEST })
}

overskrift.tabIndex = -1
finn('uten-skript').hidden = true
finn('del').hidden = !navigator.share
finn('skriv-ut').addEventListener('click', () => print())
finn('kopier').addEventListener('click', kopierLenken)
finn('del').addEventListener('click', () => navigator.share({ title: document.title, url: tilLenke(valgte) }).catch(() => {}))
finn('angre').addEventListener('click', angre)
finn('legg-til').addEventListener('click', leggTil)
finn('min').addEventListener('click', () => {
  visIAdressen(null)
  begynn()
})
finn('igjen').addEventListener('click', () => vis())
finn('ta-ut-borte').addEventListener('click', () => {
  endre(valgte.filter((nokkel) => !borte.some((en) => en.nokkel === nokkel)), `${ord.liste_tatt} ${borte.length}`)
})
finn('toem').addEventListener('click', () => endre([], ord.liste_toemt))
varig.addEventListener('change', () => {
  behold(varig.checked)
  si(finn('hvor').textContent)
})
for (const en of spoersmaal) {
  en.addEventListener('change', () => {
    notater.uten[en.checked ? 'delete' : 'add'](en.value)
    behold()
  })
}
// A skip link changes the fragment too: only one that holds a list is another list.
addEventListener('hashchange', () => fraLenken() && begynn())
addEventListener('pageshow', ({ persisted }) => persisted && !delt && kanLagre() && begynn())
addEventListener('storage', () => delt || begynn())
begynn()
