// Share, copy and print, where the browser can; the buttons are not there without it.

import { ord } from './ord.js'

/** Copies a text, and says in the live region *status* how it went. */
export async function kopier(tekst, status, ferdig) {
  try {
    await navigator.clipboard.writeText(tekst)
    status.textContent = ferdig
  } catch {
    status.textContent = ord.kopier_selv
  }
}

export function lagVerktoy() {
  for (const verktoy of ord ? document.querySelectorAll('.verktoy') : []) {
    const [del, skriv] = verktoy.querySelectorAll('button')
    const status = verktoy.querySelector('[role=status]')
    // The address without a fragment: what somebody chose on the page is theirs.
    const url = location.href.split('#')[0]
    del.addEventListener('click', () => {
      // Where a phone has its own way to share, it is asked; that somebody changes their mind is no failure.
      if (navigator.share) navigator.share({ title: document.title, url }).catch(() => {})
      else kopier(url, status, ord.lenke_kopiert)
    })
    skriv.addEventListener('click', () => print())
    verktoy.hidden = false
  }
}
