// Questions and a way to index entries in, what such an index finds out: of the chosen municipality and its country,
// or of the whole country where none is chosen.
const within = ({ kommune, land, omraade }) => one =>
  (!one.land || one.land === land) && (!kommune || !one.kommune || one.kommune === kommune) &&
  (!omraade || !one.omraade.length || one.omraade.includes(omraade))

export async function answer(spraak, asked, lagIndeks) {
  const entries = await (await fetch(`/oppfoeringer/${spraak}.json`)).json()
  const indexes = new Map()
  return asked.map(({ q, ...where }) => {
    const begun = performance.now()
    const scope = where.kommune ?? ''
    if (!indexes.has(scope)) indexes.set(scope, lagIndeks(entries.filter(within(where))))
    const noekler = indexes.get(scope)(q)
    return { ms: performance.now() - begun, noekler, mangler: [] }
  })
}
