// What a parent has written on the sheet, as text that can be kept; and back again, whatever stands in the storage.

import { NOTATER, erVarig, les, nokler, skriv } from '../side/lager.js'

const LENGDE = 2000
const tekst = (verdi) => (typeof verdi === 'string' ? verdi.slice(0, LENGDE) : '')

/** Returns an empty sheet: a note for each service, one's own questions, and the ready-made ones that are not wanted. */
export const tomme = () => ({ ved: new Map(), egne: '', uten: new Set() })

export function lesNotater() {
  let lagret
  try {
    lagret = JSON.parse(les(NOTATER))
  } catch {
    // Nothing is kept, or nothing that can be read.
  }
  const ved = Object.entries(lagret?.ved ?? {}).filter(([nokkel, notat]) => nokler(nokkel)[0] === nokkel && tekst(notat))
  return {
    ved: new Map(ved.map(([nokkel, notat]) => [nokkel, tekst(notat)])),
    egne: tekst(lagret?.egne),
    uten: new Set(Array.isArray(lagret?.uten) ? lagret.uten.map(String) : []),
  }
}

/** Keeps the notes of the chosen services where the list is kept; those of others are forgotten. */
export function skrivNotater({ ved, egne, uten }, valgte, varig = erVarig()) {
  const disse = [...ved].filter(([nokkel, notat]) => notat && valgte.includes(nokkel))
  const noe = disse.length || egne || uten.size
  skriv(NOTATER, noe ? JSON.stringify({ ved: Object.fromEntries(disse), egne, uten: [...uten] }) : '', varig)
}
