// Texts and values in, elements out: text nodes and attributes only.

/** Makes an element with attributes and children; a child that is no element becomes text. */
export function lag(navn, egenskaper = {}, ...barn) {
  const element = document.createElement(navn)
  for (const [egenskap, verdi] of Object.entries(egenskaper)) element.setAttribute(egenskap, verdi)
  element.append(...barn.filter(Boolean))
  return element
}

/** Returns a text; one that is not in the page's language as an element that says which it is in. */
export function merket(tekst, spraak) {
  return spraak ? lag('span', { lang: spraak, dir: 'auto' }, tekst) : tekst
}

/** Returns parts that are there with the same sign between each two. */
export function medSkille(deler, skille) {
  return deler.filter(Boolean).flatMap((en, i) => (i ? [skille, en] : [en]))
}

/** Returns the labels of whom a thing is for, as one reads them in a row. */
export function forHvem(maalgruppe, ord) {
  return maalgruppe.map((verdi, i) => {
    const [tekst, spraak] = ord.målgruppe[verdi]
    return merket(i ? tekst.toLowerCase() : tekst, spraak)
  })
}

/** Returns the mark of a service that is paused, as its card on the municipality's page has it. */
export function pausemerke(ord) {
  return lag('span', { class: 'merke merke-pause' }, ord.pause)
}
