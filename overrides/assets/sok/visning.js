// An answer of the motor as elements. Only text nodes and attributes: nothing an editor or a visitor wrote can become markup.

// So many hits are shown at first, and so many help lines below: the rest is one press away.
const FOERST = 8
const LINJER = 6

/** Makes an element with attributes and children; a child that is no element becomes text. */
export function lag(navn, egenskaper = {}, ...barn) {
  const element = document.createElement(navn)
  for (const [egenskap, verdi] of Object.entries(egenskaper)) element.setAttribute(egenskap, verdi)
  element.append(...barn.filter((ett) => ett !== null && ett !== ''))
  return element
}

/** Returns a sentence of the page's words with its blanks filled in. */
export function fyll(setning, verdier) {
  return setning.replace(/\{(\w+)\}/g, (_, navn) => verdier[navn])
}

function ring(post, ord) {
  if (!post.telefon) return null
  const nummer = lag('span', { class: 'nummer' }, post.telefon.lest)
  return lag('p', { class: 'kort-ring' }, lag('a', { class: 'ring', href: post.telefon.href }, `${ord.ring} `, nummer))
}

function treff(post, { ord, hjem }) {
  const hvem = post.maalgruppe.map((verdi, i) => (i ? ord.målgruppe[verdi].toLowerCase() : ord.målgruppe[verdi])).join(', ')
  const selv = ord.kontakt_selv[post.kontaktSelv]
  return lag(
    'li',
    { class: 'kort', 'data-tiltak': post.nokkel },
    lag('p', { class: 'kort-type' }, [post.kommune, ord.type[post.type]].filter(Boolean).join(' · ')),
    lag('h3', {}, lag('a', { href: hjem + post.adresse }, post.navn)),
    post.tekst ? lag('p', {}, post.tekst) : null,
    hvem || selv ? lag('p', { class: 'kort-fakta' }, [hvem, selv].filter(Boolean).join(' · ')) : null,
    ring(post, ord),
    post.hvorfor?.length ? lag('p', { class: 'smaatt' }, fyll(ord.sok_hvorfor, { ord: post.hvorfor.join(', ') })) : null,
  )
}

function enkel(post, { hjem, ord }) {
  return lag('li', { 'data-tiltak': post.nokkel }, lag('a', { href: hjem + post.adresse }, post.navn), post.telefon ? ring(post, ord) : null)
}

function knapp(tekst, gjor) {
  const element = lag('button', { type: 'button', class: 'lenkeknapp' }, tekst)
  element.addEventListener('click', gjor)
  return element
}

function beskjeder(svar, { ord, hjem, velgKommune, sokOrdrett }) {
  const funnet = []
  if (svar.rettet.length) {
    const rettet = svar.rettet.map((en) => en.til).join(', ')
    funnet.push(lag('p', {}, `${fyll(ord.sok_rettet, { ord: rettet })} `, knapp(ord.sok_ordrett, sokOrdrett)))
  }
  if (svar.annetSted) {
    funnet.push(lag('p', {}, knapp(fyll(ord.sok_annet_sted, { kommune: svar.annetSted.navn }), () => velgKommune(svar.annetSted.slug))))
  }
  if (svar.sted) {
    const tekst = fyll(svar.sted.beskrevet ? ord.sok_om_kommunen : ord.sok_ikke_beskrevet, { kommune: svar.sted.navn })
    funnet.push(lag('p', {}, lag('a', { href: `${hjem}kommune/${svar.sted.slug}/` }, tekst)))
  }
  return funnet
}

/** Shows the first hits; the others are there, hidden, until they are asked for. */
function visTreff(liste, flere, poster, omstendighet) {
  const elementer = poster.map((post) => treff(post, omstendighet))
  for (const ett of elementer.slice(FOERST)) ett.hidden = true
  liste.replaceChildren(...elementer)
  const skjulte = elementer.length - FOERST
  if (skjulte <= 0) return flere.replaceChildren()
  const visResten = () => {
    for (const ett of elementer) ett.hidden = false
    flere.replaceChildren()
    elementer[FOERST].querySelector('a').focus()
  }
  return flere.replaceChildren(knapp(fyll(omstendighet.ord.sok_vis_flere, { antall: skjulte }), visResten))
}

function visBolk(bolk, poster, omstendighet) {
  bolk.hidden = !poster.length
  bolk.querySelector('ul').replaceChildren(...poster.map((post) => enkel(post, omstendighet)))
}

/** Shows an answer, or clears the page where *svar* is null. */
export function visSvar(rot, svar, omstendighet) {
  const { ord } = omstendighet
  const finn = (navn) => rot.querySelector(`[data-${navn}]`)
  visTreff(finn('treff'), finn('flere'), svar?.treff ?? [], omstendighet)
  finn('beskjeder').replaceChildren(...(svar ? beskjeder(svar, omstendighet) : []))
  visBolk(finn('andre'), svar?.andre ?? [], omstendighet)
  visBolk(finn('hjelpelinjer'), (svar?.hjelpelinjer ?? []).filter((post) => post.telefon).slice(0, LINJER), omstendighet)
  const antall = svar?.treff.length ?? 0
  finn('status').textContent = svar ? (antall === 1 ? ord.sok_ett_treff : antall ? fyll(ord.sok_antall, { antall }) : ord.sok_ingen) : ''
}
