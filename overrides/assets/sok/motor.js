// A question and a chosen municipality in, an answer out; loads what it needs through `hent`, and never ends in nothing.
//
// lagMotor({hent, spraak}) → {sok, steder}. `hent(name)` gives the parsed JSON of a plain name («nb/baerum»), or nothing.
import { filtered } from './utvalg.js'
import { Indeks } from './indeks.js'
import { Ordbok } from './ordbok.js'
import { Steder } from './steder.js'
import { unpack } from './tekst.js'
import { interpret } from './tolk.js'

const OWN_COUNTRY = { nb: 'NO', da: 'DK' }
// Of two that fit equally well, the one a parent can walk to comes first.
const LOCAL = 1, NATIONAL = .65, PAGE = .6
// Below this part of the best one's points, a hit shares a word with the question and nothing more.
const LEAST = .15
const HOMES = { hjelpelinje: 'hjelp-na/#', 'lovpålagt': 'hvem-gjoer-hva/#', rettighet: 'rettigheter/#', ressurs: 'ressurser/#' }
const CONTACT_ORDER = ['ja', 'via skolen', 'ukjent', 'nei']
const NO_WORDS = { t: [], b: 1, o: '', p: '', s: { stoppord: [], skrivemaater: {}, setningsmoenstre: [], telefonord: [], anonymord: [], aapentord: [], tvetydige_steder: [] } }

// One packed file as things with all their words; `of` says whose they are.
function things(file, of) {
  if (!file?.t) return []
  const words = file.t.map(() => [])
  for (const [word, numbers] of unpack(file)) for (const n of numbers) words[n]?.push(word)
  return file.t.map((entry, i) => ({
    nokkel: of.sider ? entry.i : `${of.kommune ?? 'nasjonalt'}/${entry.i}`,
    adresse: of.sider ? entry.i : of.kommune ? `kommune/${of.kommune}/${entry.i}/` : HOMES[entry.s] + entry.i,
    navn: entry.n, type: entry.y ?? null, maalgruppe: entry.m ?? [], kontaktSelv: entry.k ?? null, slag: entry.s ?? (of.sider ? 'side' : 'tiltak'),
    telefon: entry.f ? { lest: entry.f[0], href: entry.f[1] } : null,
    tider: entry['å'] ?? null, alder: entry.a ?? null, tekst: entry.t ?? '', omraade: entry.r ?? null,
    kommune: of.navn ?? null, land: of.land, ord: words[i].join(' '), vekt: of.vekt,
  }))
}

export function lagMotor({ hent, spraak }) {
  const loaded = new Map()
  let scope = null

  // What could not be had now is asked for again at the next search.
  const load = async (name, mangler) => {
    try {
      if (!loaded.has(name)) loaded.set(name, Promise.resolve(hent(name)))
      const file = await loaded.get(name)
      if (file) return file
    } catch { /* told below */ }
    loaded.delete(name)
    mangler?.push(name)
    return null
  }

  const places = async mangler => {
    const file = await load('steder', mangler)
    return file && (file.steder ??= new Steder(file))
  }

  // Everything that is searched for one municipality, with its own dictionary; kept until another is asked for.
  async function gather(sted, name, land, mangler) {
    const [ord, sider, national, local] = await Promise.all([
      load(`${spraak}/ord`, mangler), load(`${spraak}/sider`, mangler), load(`${spraak}/${land.toLowerCase()}`, mangler),
      sted ? load(`${spraak}/${sted}`) : null,
    ])
    if (scope?.sted === sted && scope.land === land && scope.files.every((file, i) => file === [ord, sider, national, local][i])) return scope
    const here = things(local, { kommune: sted, navn: name, land, vekt: LOCAL })
      .sort((a, b) => CONTACT_ORDER.indexOf(a.kontaktSelv) - CONTACT_ORDER.indexOf(b.kontaktSelv))
    const wide = things(national, { land, vekt: NATIONAL }).filter(one => !one.omraade || !local?.r || one.omraade.includes(local.r))
    const pages = things(sider, { sider: true, land, vekt: PAGE })
    const ordbok = new Ordbok(ord ?? NO_WORDS)
    scope = { sted, land, here, wide, ordbok, indeks: new Indeks(ordbok, [...here, ...wide, ...pages]), files: [ord, sider, national, local] }
    return scope
  }

  async function sok(q, { kommune = null, land = null, filtre = {}, utenRetting = false, naa = new Date() } = {}) {
    const mangler = []
    const query = String(q ?? '')
    const [steder] = await Promise.all([places(mangler), load(`${spraak}/ord`), load(`${spraak}/sider`),
      kommune && load(`${spraak}/${kommune}`), (land || !kommune) && load(`${spraak}/${(land ?? OWN_COUNTRY[spraak]).toLowerCase()}`)])
    const chosen = steder?.bySlug.get(kommune) ?? null
    let found = await gather(kommune, chosen?.navn ?? kommune, chosen?.land ?? land ?? OWN_COUNTRY[spraak], mangler)
    let asked = interpret(query, found.ordbok, steder, spraak, !utenRetting)
    const named = asked.steder.length && !asked.steder.includes(chosen) ? asked.steder : []
    if (!kommune && named.length) {
      found = await gather(named[0].slug, named[0].navn, named[0].land, mangler)
      asked = interpret(query, found.ordbok, steder, spraak, !utenRetting)
    }
    const ranked = query.trim() && asked.terms.length ? found.indeks.rank(asked) : []
    const hits = ranked.filter(({ poeng }) => poeng >= ranked[0].poeng * LEAST)
      .map(({ thing, poeng, hvorfor }) => ({ ...thing, poeng, hvorfor }))
    // Filters alone are a question too: they go through all that the municipality has.
    const all = query.trim() || !Object.values(filtre).some(wanted => wanted === true || wanted?.length) ? hits : found.here.map(shown)
    const { treff, antallPer } = filtered(all.map(shown), filtre, naa)
    const keys = new Set(treff.map(({ nokkel }) => nokkel))
    return {
      treff,
      andre: found.here.filter(({ nokkel }) => !keys.has(nokkel)).map(shown),
      hjelpelinjer: found.wide.filter(({ slag, omraade }) => slag === 'hjelpelinje' && !omraade).map(shown),
      rettet: asked.rettet,
      sted: kommune ? chosen : named[0] ?? null,
      annetSted: kommune ? named[0] ?? null : null,
      flereSteder: named.length > 1 ? named : [],
      alleTreff: all.length,
      antallPer,
      mangler,
    }
  }

  return { sok, steder: async () => (await places())?.alle ?? [] }
}

// What the interface may see: not what the engine weighs with.
const shown = ({ ord, vekt, omraade, ...rest }) => ({ poeng: 0, hvorfor: [], ...rest })
