// A question and a chosen municipality in, an answer out; loads what it needs through `hent`, and never ends in nothing.
//
// lagMotor({hent, hentVerktoey, spraak, land}) → {sok, steder}; `land` is where whoever has chosen no municipality is. `hent(name)` gives the
// parsed JSON of a plain name, or nothing: «steder», «nb/ord», «nb/no» and «nb/dk», and «nb/<kommune>» for a municipality; see
// katalog/search.py for what is in them. `hentVerktoey()` gives what verktoey.js has.
import { Indeks } from './indeks.js'
import { Ordbok } from './ordbok.js'
import { fold, split, unpack } from './tekst.js'
import { interpret } from './tolk.js'

// Of two that fit equally well, the one a parent can walk to comes first. What every municipality must have stands in for that where
// nobody has described anything; where somebody has, also an offer of another type is nearer than a law.
const LOCAL = 1, NATIONAL = .65, ELSEWHERE = .35, BY_LAW = .6, WIDE = { side: .6, 'lovpålagt': .9 }
// While so few are described in a country, whoever has chosen none searches in them all.
const FEW = 6
// A whole page pasted by mistake says no more in its tail than in its head.
const MOST_CHARACTERS = 200
const SCOPES = 3
// Below this part of the best one's points, a hit shares a word with the question and nothing more.
const LEAST = .15
const HOMES = { hjelpelinje: 'hjelp-na/#', 'lovpålagt': 'hvem-gjoer-hva/#', rettighet: 'rettigheter/#', ressurs: 'ressurser/#' }
const CONTACT_ORDER = ['ja', 'via skolen', 'ukjent', 'nei']
// Between two pieces of work that a slow phone takes long over, so that what is typed meanwhile shows at once.
const breathe = () => new Promise(done => setTimeout(done))

// One packed file as things with all their words; `of` says whose they are.
function things(file, of) {
  if (!file?.t) return []
  const words = file.t.map(() => [])
  for (const [word, numbers] of unpack(file)) for (const n of numbers) words[n]?.push(word)
  return file.t.map((entry, i) => ({
    nokkel: entry.s === 'side' ? entry.i : `${of.kommune ?? 'nasjonalt'}/${entry.i}`,
    adresse: of.kommune ? `kommune/${of.kommune}/${entry.i}/` : (HOMES[entry.s] ?? '') + entry.i,
    navn: entry.n, navnSpraak: entry.l, type: entry.y ?? null, maalgruppe: entry.m ?? [], kontaktSelv: entry.k ?? null, pause: Boolean(entry.p), slag: entry.s ?? 'tiltak',
    telefon: entry.f ? { lest: entry.f[0], href: entry.f[1] } : null,
    tider: entry['å'] ?? null, alder: entry.a, tekst: entry.t ?? '', tekstSpraak: entry.u, omraade: entry.r, haster: entry.h ?? 0,
    kommune: of.navn ?? null, land: of.land, ord: words[i].join(' '), egne: entry.w ?? '', vekt: of.vekt ?? WIDE[entry.s] ?? NATIONAL,
  }))
}

export function lagMotor({ hent, hentVerktoey, spraak, land: own }) {
  const loaded = new Map()
  const scopes = new Map() // what was gathered, so that a question that names a municipality does not gather twice at each letter
  let steder = null

  // What could not be had now is asked for again at the next search.
  const load = async (name, mangler) => {
    try {
      if (!loaded.has(name)) loaded.set(name, hent(name))
      const file = await loaded.get(name)
      if (file) return file
    } catch { /* told below */ }
    loaded.delete(name)
    mangler?.push(name)
    return null
  }

  const written = (name, mangler) => load(`${spraak}/${name}`, mangler)
  // Every answer needs it, and the page has it on its way.
  written('ord')
  const tools = mangler => hentVerktoey().catch(() => { mangler?.push('verktoey') })

  const places = async mangler => {
    const [file, kit] = await Promise.all([load('steder', mangler), tools(mangler)])
    if (file && kit && !steder) {
      steder = new kit.Steder(file)
      await breathe()
    }
    return steder
  }

  const described = land => {
    const found = steder?.alle.filter(sted => sted.beskrevet && sted.land === land) ?? []
    return found.length <= FEW ? found : []
  }

  // Everything that is searched for one municipality, with its own dictionary; kept for the last few.
  async function gather(sted, name, land, mangler) {
    const elsewhere = sted ? [] : described(land)
    const files = await Promise.all([written('ord', mangler), written(land.toLowerCase(), mangler), sted ? written(sted, mangler) : null,
      ...elsewhere.map(({ slug }) => written(slug, mangler))])
    const key = `${sted} ${land}`, known = scopes.get(key)
    if (known?.files.every((file, i) => file === files[i])) return known.built
    if (scopes.size >= SCOPES) scopes.clear()
    const built = build(files, elsewhere, sted, name, land)
    scopes.set(key, { files, built })
    return built
  }

  async function build([ord, national, local, ...others], elsewhere, sted, name, land) {
    // The file of words may not be had.
    const ordbok = new Ordbok(ord ?? { t: [], o: '', p: '', s: [], m: [], a: [] })
    await breathe()
    const here = things(local, { kommune: sted, navn: name, land, vekt: LOCAL })
      .sort((a, b) => CONTACT_ORDER.indexOf(a.kontaktSelv) - CONTACT_ORDER.indexOf(b.kontaktSelv))
    const wide = things(national, { land }).filter(one => !one.omraade || !local?.r || one.omraade.includes(local.r))
    for (const one of wide) if (here[0] && one.slag === 'lovpålagt') one.vekt = BY_LAW
    const there = others.flatMap((file, i) => things(file, { kommune: elsewhere[i].slug, navn: elsewhere[i].navn, land, vekt: ELSEWHERE }))
    const indeks = new Indeks(ordbok, [...here, ...wide, ...there])
    await breathe()
    return { here, wide, ordbok, indeks }
  }

  // Where each word is one that all may use, no place is named and nothing is misspelt: the first answer waits neither for names nor tools.
  const mayName = (query, ordbok) => {
    const words = split(query)
    return words.length === 1 || words.some((word, i) => !ordbok.isEveryday(fold(word)) || /^kommun/i.test(word) || (i && word !== word.toLowerCase()))
  }

  // The chosen municipality, as the list of all has it or, before that is there, as its own file does.
  const choose = async kommune => {
    const file = kommune && !steder && await written(kommune)
    if (file) return { slug: kommune, navn: file.n, land: file.c, beskrevet: Boolean(file.b) }
    return (await places())?.bySlug.get(kommune) ?? null
  }

  async function sok(q, { kommune = null, filtre = {}, utenRetting = false, naa = new Date() } = {}) {
    const mangler = []
    // A browser takes seconds over ten thousand accents on one letter.
    const query = String(q ?? '').trim().slice(0, MOST_CHARACTERS)
    // All at once: most who read a language live in its country, and whoever does not waits for one file more.
    const [chosen] = await Promise.all([choose(kommune), written('ord'), written(own.toLowerCase())])
    // Without the list of places a municipality is taken at its word; with it, one that is not there is none.
    const here = chosen?.slug ?? (steder ? null : kommune)
    let found = await gather(here, chosen?.navn ?? here, chosen?.land ?? own, mangler)
    if (!chosen || mayName(query, found.ordbok)) await places(mangler)
    const filters = Object.values(filtre).some(wanted => wanted === true || wanted?.length)
    const kit = steder || filters ? await tools(mangler) : null
    found.ordbok.distance = kit?.distance
    let asked = interpret(query, found.ordbok, steder, own, !utenRetting)
    const named = asked.steder.some(({ slug }) => slug === here) ? [] : asked.steder
    if (!here && named.length) {
      found = await gather(named[0].slug, named[0].navn, named[0].land, mangler)
      found.ordbok.distance = kit.distance
      asked = interpret(query, found.ordbok, steder, own, !utenRetting)
    }
    const ranked = query ? found.indeks.rank(asked) : []
    const hits = ranked.filter(({ poeng }) => poeng >= ranked[0].poeng * LEAST)
      .map(({ thing, poeng, hvorfor }) => ({ ...thing, poeng, hvorfor }))
    // Without words, all that the municipality has is the answer.
    const alle = (query ? hits : found.here).map(shown)
    const treff = filters && kit ? kit.filtered(alle, filtre, naa).treff : alle
    const keys = new Set(treff.map(({ nokkel }) => nokkel))
    return {
      treff,
      andre: found.here.filter(({ nokkel }) => !keys.has(nokkel)).map(shown),
      lovpaalagt: found.wide.filter(({ slag, nokkel }) => slag === 'lovpålagt' && !keys.has(nokkel)).map(shown),
      hjelpelinjer: found.wide.filter(({ haster, omraade }) => haster && !omraade).map(shown),
      rettet: asked.rettet,
      sted: here ? chosen : named[0] ?? null,
      annetSted: here ? named[0] ?? null : null,
      flereSteder: named.length > 1 ? named : [],
      // Nothing in the words led to the first hit: they are of the types that are most often right.
      usikker: query !== '' && treff[0]?.hvorfor.length === 0 && !asked.telefon && !asked.anonym && !asked.aapent,
      alle,
      mangler,
    }
  }

  return { sok, steder: async () => (await places())?.alle ?? [] }
}

// What the interface may see: not what the engine weighs with.
const shown = ({ ord, egne, vekt, omraade, haster, ...rest }) => ({ poeng: 0, hvorfor: [], ...rest })
