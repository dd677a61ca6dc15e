// Hits and chosen filters in, the hits that are left and how many each further choice would leave out.

import { isOpen } from './klokke.js'

const KINDS = {
  maalgruppe: hit => hit.maalgruppe,
  type: hit => [hit.type],
  kontaktSelv: hit => [hit.kontaktSelv],
  aapentNaa: (hit, naa) => [isOpen(hit, naa)],
}
const chosen = wanted => [wanted || []].flat()

// Between kinds every one must fit, within a kind one is enough.
export function filtered(hits, filtre, naa) {
  const valued = hits.map(hit => [hit, Object.fromEntries(Object.entries(KINDS).map(([kind, values]) => [kind, values(hit, naa)]))])
  const fits = (values, but) => Object.keys(KINDS).every(kind => {
    const wanted = kind === but ? [] : chosen(filtre[kind])
    return !wanted.length || wanted.some(value => values[kind].includes(value))
  })
  const antallPer = {}
  for (const kind in KINDS) {
    antallPer[kind] = {}
    for (const [, values] of valued) {
      if (fits(values, kind)) for (const value of values[kind]) if (value !== null) antallPer[kind][value] = (antallPer[kind][value] ?? 0) + 1
    }
  }
  return { treff: valued.filter(([, values]) => fits(values)).map(([hit]) => hit), antallPer }
}
