// Turns the link to the search page, in the head of every page, into a field. The words stay on the device: they travel in the fragment.

const lenke = document.querySelector('a[data-sokefelt]')

if (lenke) {
  const { sokefelt: ledetekst, knapp, adresse } = lenke.dataset
  // On a municipality's page the search begins there.
  const kommune = /^kommune\/([^/]+)\//.exec(adresse)?.[1]
  const skjema = document.createElement('form')
  skjema.className = 'topp-sok'
  skjema.setAttribute('role', 'search')
  skjema.setAttribute('aria-label', ledetekst)

  const felt = document.createElement('input')
  felt.type = 'search'
  felt.maxLength = 200
  felt.autocomplete = 'off'
  felt.enterKeyHint = 'search'
  felt.placeholder = knapp
  felt.setAttribute('aria-label', ledetekst)

  const send = document.createElement('button')
  send.textContent = knapp

  skjema.append(felt, send)
  skjema.addEventListener('submit', (hendelse) => {
    hendelse.preventDefault()
    const valg = new URLSearchParams({ q: felt.value.trim() })
    if (kommune) valg.set('kommune', kommune)
    location.href = `${lenke.href}#${valg}`
  })
  lenke.replaceWith(skjema)
}
