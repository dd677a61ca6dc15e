// A looked-up service in, a row of the sheet out; text nodes and attributes only, so that no name becomes markup.

import { forHvem, medSkille, merket, pausemerke } from '../sok/element.js'

/** Returns opening hours in words, days that follow each other with the same hours together. */
function tider(aapent, ord) {
  if (!Array.isArray(aapent)) return aapent ? ord.doegnaapent : ''
  const dager = Object.values(ord.dag).map(([navn]) => navn)
  const timer = dager.map((_, dag) => aapent.filter(([paa]) => paa === dag).map(([, fra, til]) => `${fra}–${til}`).sort().join(` ${ord.og} `))
  const rader = []
  for (const [dag, tid] of timer.entries()) {
    const forrige = rader.at(-1)
    if (tid && forrige?.siste === dag - 1 && forrige.tid === tid) forrige.siste = dag
    else if (tid) rader.push({ foerste: dag, siste: dag, tid })
  }
  const navn = ({ foerste, siste }) => (foerste === siste ? dager[foerste] : `${dager[foerste]}–${dager[siste].toLowerCase()}`)
  return rader.map((rad) => `${navn(rad)} ${ord.klokken} ${rad.tid}`).join(', ')
}

function fakta({ kommune, tiltak }, ord) {
  return tiltak ? [kommune, ' · ', ...medSkille(forHvem(tiltak.m, ord), ', '), ' · ', merket(...ord.kontakt_selv[tiltak.k])] : [kommune]
}

/** Makes what is written in a field stand on paper too, where a field shows only what it has room for; returns how to fill it. */
export function bind(felt, papir, endret) {
  const vis = () => {
    papir.firstElementChild.textContent = felt.value
  }
  felt.addEventListener('input', () => {
    vis()
    endret(felt.value)
  })
  return (verdi) => {
    felt.value = verdi
    vis()
  }
}

/** Returns the row of a service. */
export function lagRad(mal, funn, { ord, hjem, notat, skrevet, taUt }) {
  const rad = mal.content.cloneNode(true).firstElementChild
  const finn = (hva) => rad.querySelector(hva)
  const { nokkel, tiltak } = funn
  const { n: navn = nokkel, f: telefon, å: aapent } = tiltak ?? {}
  rad.dataset.tiltak = nokkel
  Object.assign(finn('h3 a'), { textContent: navn, href: `${hjem}kommune/${nokkel}/` })
  if (tiltak?.p) finn('h3').append(' ', pausemerke(ord))
  finn('.ark-fakta').append(...fakta(funn, ord))
  finn('.tider').textContent = tider(aapent, ord)
  if (telefon) {
    finn('.nummer').textContent = telefon[0]
    finn('.ring').href = telefon[1]
  } else {
    finn(aapent ? '.ring' : '.ark-ring').remove()
  }
  const felt = finn('textarea')
  const knapp = finn('button')
  // All rows have the same words: a name tells them apart for whoever hears them.
  felt.setAttribute('aria-label', `${finn('label').firstChild.data.trim()}: ${navn}`)
  knapp.setAttribute('aria-label', `${knapp.textContent}: ${navn}`)
  knapp.addEventListener('click', () => taUt(nokkel, navn))
  bind(felt, finn('.paa-papir'), (tekst) => skrevet(nokkel, tekst))(notat)
  return rad
}
