// The way out of the site: another page in this one's place, after what the site has kept on the device is deleted.

import { slett } from '../utennett/glem.js'

const TRYKK = 3
const INNEN = 5000
const VENT = 300

async function glem() {
  for (const lager of [sessionStorage, localStorage]) {
    for (const nokkel of Object.keys(lager)) if (nokkel.startsWith('skolenaervaer.')) lager.removeItem(nokkel)
  }
}

/** Makes the link forget before it leaves, and lets the Shift key do the same when it is pressed three times with nothing between. */
export function lagUtgang() {
  const lenke = document.querySelector('.utgang')
  let trykk = []
  const ut = async (hendelse) => {
    hendelse.preventDefault()
    // Nobody is to read on while this is done.
    document.documentElement.hidden = true
    await Promise.race([Promise.allSettled([glem(), slett()]), new Promise((videre) => setTimeout(videre, VENT))])
    location.replace(lenke.href)
  }
  lenke?.addEventListener('click', ut)
  addEventListener('pointerdown', () => { trykk = [] })
  addEventListener('keydown', (hendelse) => {
    const { key, repeat, timeStamp } = hendelse
    if (repeat) return
    trykk = key === 'Shift' ? [timeStamp, ...trykk].slice(0, TRYKK) : []
    if (lenke && timeStamp - trykk[TRYKK - 1] < INNEN) ut(hendelse)
  })
}
