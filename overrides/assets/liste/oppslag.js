// Keys of services in, what the search's files say of each out: found, gone, or not fetched today.

import { places } from '../sok/kommuner.js'

/** Returns one record for each key, in order; a municipality that nobody has heard of is never asked for. */
export async function slaaOpp(valgte, { hent, spraak }) {
  const steder = new Map(places(await hent('steder').catch(() => null) ?? {}).map((sted) => [sted.slug, sted.navn]))
  const kommuner = new Set(valgte.map((nokkel) => nokkel.split('/')[0]).filter((kommune) => steder.has(kommune)))
  const filer = new Map(await Promise.all([...kommuner].map(async (en) => [en, await hent(`${spraak}/${en}`).catch(() => null)])))
  return valgte.map((nokkel) => {
    const [kommune, id] = nokkel.split('/')
    const tiltak = filer.get(kommune)?.t.find((en) => en.i === id) ?? null
    const borte = !tiltak && (steder.has(kommune) ? Boolean(filer.get(kommune)) : steder.size > 0)
    return { nokkel, id, kommune: steder.get(kommune) ?? kommune, tiltak, borte }
  })
}
