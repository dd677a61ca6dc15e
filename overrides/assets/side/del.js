// Share the page and print it, where the browser can; the buttons are not there without it.

import { kopier } from './kopier.js'
import { ord } from './ord.js'

export function lagVerktoy() {
  for (const verktoy of ord ? document.querySelectorAll('.verktoy') : []) {
    const [del, skriv] = verktoy.querySelectorAll('button')
    const status = verktoy.querySelector('[role=status]')
    // The address without a fragment: what somebody chose on the page is theirs.
    const url = location.href.split('#')[0]
    del.addEventListener('click', () => {
      // Where a phone has its own way to share, it is asked; that somebody changes their mind is no failure.
      if (navigator.share) navigator.share({ title: document.title, url }).catch(() => {})
      else kopier(url).then((gikk) => { status.textContent = gikk ? ord.lenke_kopiert : ord.kopier_selv })
    })
    skriv.addEventListener('click', () => print())
    verktoy.hidden = false
  }
}
