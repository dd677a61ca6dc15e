// Turns each link to the search page into a field, and remembers in this tab the municipality its visitor has chosen.
// The words stay on the device: they travel in the fragment.

const NOKKEL = 'skolenaervaer.kommune'

/** Returns the municipality chosen in this tab, or nothing; a browser may forbid storage. */
export function husket() {
  try {
    const slug = sessionStorage.getItem(NOKKEL) ?? ''
    return /^[a-z0-9-]+$/.test(slug) ? slug : ''
  } catch {
    return ''
  }
}

/** Remembers the municipality until the tab is closed; an empty one is forgotten at once. */
export function husk(slug) {
  try {
    if (slug) sessionStorage.setItem(NOKKEL, slug)
    else sessionStorage.removeItem(NOKKEL)
  } catch {
    // Storage is forbidden: the choice holds for this page.
  }
}

function ny(navn, egenskaper) {
  return Object.assign(document.createElement(navn), egenskaper)
}

/** Returns the form that a link stands for: with an example it has a label of its own, without one it is as small as the link. */
function skjemaFor({ href, dataset: { sokefelt: navn, knapp, eksempel, adresse } }) {
  const felt = ny('input', { type: 'search', maxLength: 200, autocomplete: 'off', enterKeyHint: 'search' })
  const rad = ny('div', { className: 'sok-rad' })
  const skjema = ny('form', { className: eksempel ? 'stort-sok' : 'topp-sok' })
  skjema.setAttribute('role', 'search')
  skjema.setAttribute('aria-label', navn)
  rad.append(felt, ny('button', { textContent: knapp }))
  skjema.append(rad)
  if (eksempel) {
    felt.id = 'sok-forside'
    felt.setAttribute('aria-describedby', 'sok-eksempel')
    skjema.prepend(ny('label', { htmlFor: felt.id, textContent: navn }))
    skjema.append(ny('p', { id: 'sok-eksempel', className: 'smaatt', textContent: eksempel }))
  } else {
    felt.placeholder = knapp
    felt.setAttribute('aria-label', navn)
  }
  skjema.addEventListener('submit', (hendelse) => {
    hendelse.preventDefault()
    const valg = new URLSearchParams({ q: felt.value.trim() })
    // On a municipality's page the search begins there.
    const kommune = /^kommune\/([^/]+)\//.exec(adresse)?.[1] ?? husket()
    if (kommune) valg.set('kommune', kommune)
    location.href = `${href}#${valg}`
  })
  return skjema
}

for (const lenke of document.querySelectorAll('a[data-sokefelt]')) lenke.replaceWith(skjemaFor(lenke))
