// An answer of the motor as elements. Only text nodes and attributes: nothing an editor or a visitor wrote can become markup.

import { fyll } from '../side/ord.js'
import { forHvem, lag, medSkille, merket, pausemerke } from './element.js'
import { knapp } from './knapp.js'

// So many hits are shown at first, and so many help lines below: the rest is one press away.
const FOERST = 8
const LINJER = 6
// What is to be read, and not to be contacted.
const LESESTOFF = ['side', 'ressurs', 'rettighet']

/** Returns the first hit where it is a line to call: then nothing may come before its number. */
function nodlinje(svar) {
  const foerste = svar?.treff[0]
  return foerste?.slag === 'hjelpelinje' && foerste.telefon && foerste
}

function ring({ telefon }, ord) {
  return lag('a', { class: 'ring', href: telefon.href }, `${ord.ring} `, lag('span', { class: 'nummer', dir: 'ltr' }, telefon.lest))
}

/** Returns the name of a thing, marked where it is not in the page's language. */
function navn(post) {
  return merket(post.navn, post.navnSpraak)
}

/** Returns the label of a value, or nothing where there is no value. */
function etikett(etiketter, verdi) {
  return etiketter[verdi] ? merket(...etiketter[verdi]) : null
}

function treff(post, { ord, hjem, rettet }) {
  const hvor = post.kommune ?? (post.slag === 'side' ? ord.sok_side : etikett(ord.land, post.land))
  const selv = LESESTOFF.includes(post.slag) ? null : etikett(ord.kontakt_selv, post.kontaktSelv)
  const grupper = medSkille(forHvem(post.maalgruppe, ord), ', ')
  const fakta = selv && grupper.length ? [...grupper, ' · ', selv] : [...grupper, selv]
  const hvorfor = [...new Set(post.hvorfor.map((skrevet) => rettet.find(({ fra }) => fra === skrevet)?.til ?? skrevet))]
  const ringes = post.telefon ? lag('p', { class: 'kort-ring' }, ring(post, ord)) : null
  const linje = post.slag === 'hjelpelinje'
  return lag(
    'li',
    { class: post.kontaktSelv === 'ja' ? 'kort kort-ja' : 'kort', 'data-tiltak': post.nokkel },
    lag('p', { class: 'kort-type' }, ...medSkille([hvor, etikett(ord.type, post.type)], ' · ')),
    lag('h3', {}, lag('a', { href: hjem + post.adresse }, navn(post))),
    post.pause ? pausemerke(ord) : null,
    linje ? ringes : null,
    post.tekst ? lag('p', {}, merket(post.tekst, post.tekstSpraak)) : null,
    grupper.length || selv ? lag('p', { class: 'kort-fakta' }, ...fakta) : null,
    linje ? null : ringes,
    hvorfor.length ? lag('p', { class: 'smaatt' }, fyll(ord.sok_hvorfor, { ord: hvorfor.map((ett) => fyll(ord.sok_sitat, { ord: ett })).join(', ') })) : null,
    post.slag === 'tiltak' ? lag('button', { type: 'button', class: 'husk', 'data-husk': post.nokkel, hidden: '' }, ord.husk_legg) : null,
  )
}

function enkel(post, { hjem, ord }) {
  return lag('li', { 'data-tiltak': post.nokkel }, lag('a', { href: hjem + post.adresse }, navn(post)), ...(post.pause ? [' ', pausemerke(ord)] : []), post.telefon ? ring(post, ord) : null)
}

/** Returns a question and the municipalities it can be answered with; the live region asks it where there are no hits. */
function hvilkenKommune({ flereSteder, treff }, { ord, velgKommune }) {
  const knapper = flereSteder.map(({ navn, slug }) => knapp(navn, () => velgKommune(slug)))
  return lag('p', { class: 'stedsvalg' }, treff.length ? ord.sok_flere_steder : '', ...knapper)
}

function beskjeder(svar, omstendighet) {
  const { ord, sokOrdrett, velgKommune } = omstendighet
  const { rettet, annetSted, flereSteder } = svar
  const funnet = []
  if (rettet.length) funnet.push(lag('p', {}, knapp(ord.sok_ordrett, sokOrdrett)))
  if (svar.usikker) funnet.push(lag('p', {}, ord.sok_usikker))
  if (flereSteder.length) funnet.push(hvilkenKommune(svar, omstendighet))
  else if (annetSted) {
    funnet.push(lag('p', {}, knapp(fyll(ord.sok_annet_sted, { kommune: annetSted.navn }), () => velgKommune(annetSted.slug))))
  }
  return funnet
}

/** Returns the way to all that the municipality has; one of several with the same name is a guess, and not told as the one meant. */
function kommunelenke({ sted, flereSteder }, { ord, hjem, q }) {
  if (flereSteder.includes(sted)) return ''
  const tekst = fyll(sted.beskrevet || !q ? ord.sok_om_kommunen : ord.sok_ikke_beskrevet, { kommune: sted.navn })
  return lag('a', { href: `${hjem}kommune/${sted.slug}/` }, tekst)
}

/** Shows the first hits; the others are there, hidden, until they are asked for. */
function visTreff(liste, flere, poster, omstendighet) {
  const elementer = poster.map((post) => treff(post, omstendighet))
  const skjulte = elementer.slice(FOERST)
  for (const ett of skjulte) ett.hidden = true
  liste.replaceChildren(...elementer)
  const visResten = () => {
    for (const ett of skjulte) ett.hidden = false
    flere.replaceChildren()
    skjulte[0].querySelector('a').focus()
  }
  flere.replaceChildren(skjulte.length ? knapp(fyll(omstendighet.ord.sok_vis_flere, { antall: skjulte.length }), visResten) : '')
}

/** Shows what is beside the hits: folded where there are hits, open where it is all there is. */
function visBolk(bolk, poster, omstendighet, aapen) {
  bolk.hidden = !poster.length
  bolk.open = aapen
  bolk.querySelector('ul').replaceChildren(...poster.map((post) => enkel(post, omstendighet)))
}

function visNodlinje(feste, linje, ord) {
  feste.hidden = !linje
  feste.replaceChildren(...(linje ? [lag('p', {}, lag('span', {}, navn(linje)), ring(linje, ord))] : []))
}

/** Returns how the answer is told in the live region, with the words that were mended. */
export function setning(svar, q, ord) {
  if (!svar || (!svar.treff.length && svar.mangler.length)) return ord.sok_feilet
  const til = [...new Set(svar.rettet.map((en) => fyll(ord.sok_sitat, { ord: en.til })))].join(', ')
  return `${tall(svar, q, ord)} ${fyll(til && ord.sok_rettet, { ord: til })}`.trim()
}

function tall(svar, q, ord) {
  const antall = svar.treff.length, kommune = svar.sted?.navn
  if (!antall && svar.flereSteder.length) return ord.sok_flere_steder
  if (!antall && svar.alle.length) return fyll(ord.sok_ingen_valgt, { antall: svar.alle.length })
  if (!antall) return q ? ord.sok_ingen : fyll(ord.sok_ingen_tilbud, { kommune })
  if (!q) return fyll(antall === 1 ? ord.sok_ett_tilbud : ord.sok_tilbud, { antall, kommune })
  const telling = antall === 1 ? ord.sok_ett_treff : fyll(ord.sok_antall, { antall })
  const linje = nodlinje(svar)
  // Without marks around it, only unbreakable blanks keep a number's groups in order where one reads from right to left.
  return linje ? `${ord.ring} ${linje.telefon.lest.replaceAll(' ', '\u00a0')}: ${linje.navn}. ${telling}` : telling
}

/** Shows an answer, or clears the page where *svar* is null. */
export function visSvar(rot, svar, gitt) {
  const omstendighet = { ...gitt, rettet: svar?.rettet }
  const finn = (navn) => rot.querySelector(`[data-${navn}]`)
  const { treff = [], andre = [], lovpaalagt = [], hjelpelinjer = [], sted } = svar ?? {}
  const aapen = !treff.length
  finn('overskrift').hidden = !svar
  visNodlinje(finn('naa'), nodlinje(svar), gitt.ord)
  visTreff(finn('treff'), finn('flere'), treff, omstendighet)
  finn('beskjeder').replaceChildren(...(svar ? beskjeder(svar, omstendighet) : []))
  // Below the hits where the municipality is told of there, and above them where nothing is its own.
  const over = sted?.beskrevet === false
  const lenke = sted ? kommunelenke(svar, omstendighet) : ''
  finn('kommunelenke-over').replaceChildren(over ? lenke : '')
  finn('kommunelenke').replaceChildren(over ? '' : lenke)
  visBolk(finn('andre'), andre, omstendighet, aapen)
  visBolk(finn('lovpaalagt'), lovpaalagt, omstendighet, aapen)
  visBolk(finn('hjelpelinjer'), hjelpelinjer.filter((post) => post.telefon).slice(0, LINJER), omstendighet)
  // The shortlist's script shows the buttons of the new hits, as it does those of every page.
  document.dispatchEvent(new Event('huskeliste'))
}

/** Says what to do when something could not be fetched; where nothing was, the ways without search are shown too. */
export function visFeil(rot, svar, { ord, feil, proevIgjen }) {
  const feste = rot.querySelector('[data-feil]')
  const utveier = rot.querySelector('[data-uten-skript]')
  const alt = feil && !svar?.treff.length
  feste.replaceChildren(...(feil ? [alt ? '' : `${ord.sok_mangler} `, knapp(ord.sok_proev_igjen, proevIgjen)] : []))
  utveier.hidden = !alt
  if (alt) utveier.querySelector('p').textContent = ord.sok_andre_veier
}
