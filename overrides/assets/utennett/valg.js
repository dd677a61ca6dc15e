// On the page about privacy, says what is kept now, with a button to be rid of it and one to have it back.

import { NEI, ROT, slett } from './glem.js'

async function vis(boks) {
  const [linje, nei, ja] = boks.children
  const adresser = (await caches.has(ROT)) ? await (await caches.open(ROT)).keys() : []
  const antall = adresser.filter(({ url }) => url.endsWith('/')).length
  const sagtNei = localStorage.getItem(NEI) !== null
  linje.textContent = boks.dataset[sagtNei ? 'nei' : antall ? 'utenNett' : 'ingen'].replace('{antall}', antall)
  nei.hidden = sagtNei
  ja.hidden = !sagtNei
  boks.hidden = false
  nei.onclick = async () => {
    localStorage.setItem(NEI, 1)
    await slett()
    // Until it is loaded anew, this page goes through the worker that has been sent away.
    location.reload()
  }
  ja.onclick = () => {
    localStorage.removeItem(NEI)
    vis(boks).then(() => nei.focus())
  }
}

// Where the browser forbids storage, or has no workers, nothing is kept and there is nothing to choose.
if (navigator.serviceWorker) vis(document.querySelector('[data-uten-nett]')).catch(() => {})
