// What can be found in, the same ranked for a question out: some hundred things, weighed anew for each letter typed.
import { fold, split } from './tekst.js'

// What a thing is called says more than what is told about it.
const WEIGHTS = { navn: 3, egne: 2.2, type: 2.2, tekst: 1.6, ord: 1 }
const TELEPHONE = 1.2, ANONYMOUS = 2.5, OPEN = 2, RIGHT_AGE = 1, YOUNG = 2.5
// Where a life may be in danger, the numbers for that come before all that fits better; by how much a thing is in a hurry.
const CRISIS = [0, 4, 12]
const PHRASE = 3
const LEAST_WORTH = .15
// The types that are most often right decide where the words say little: nothing where the best hit has as many points as SURE.
const USUAL = 1, SURE = 4
const FOR_YOUNG = ['ungdom', 'elever', 'barn']
const WRONG_AGE = .55, FOR_STAFF = .7, FOR_OTHERS = .5

// How many words in a row two texts have in common.
const run = (a, b) => Math.max(...a.map((_, i) => Math.max(...b.map((_, j) => { let n = 0; while (a[i + n] && a[i + n] === b[j + n]) n++; return n }))))

export class Indeks {
  constructor(ordbok, things) {
    this.ordbok = ordbok
    this.things = things
    const read = things.map(({ navn, egne, tekst, ord }) => Object.entries({ navn, egne, tekst, ord }).map(([field, text]) => [field, this.#learnt(text)]))
    ordbok.forget()
    this.stems = read.map(fields => this.#count(fields))
    // The words of a type are many and its things too: each thing looks them up where they are.
    this.typed = things.map(({ type }) => ordbok.types.get(type) ?? new Map())
    this.names = {}
    const add = (where, stem) => where.set(stem, (where.get(stem) ?? 0) + 1)
    this.told = new Map() // stem → how many say it themselves
    for (const counts of this.stems) for (const stem of counts.keys()) add(this.told, stem)
    this.spread = new Map(this.told) // and how many have it when what is said of all of their type counts too
    this.typed.forEach((typed, i) => { for (const stem of typed.keys()) if (!this.stems[i].has(stem)) add(this.spread, stem) })
  }

  // Compounds are divided into what all things together have: every word is learnt before the first is counted.
  #learnt(text) {
    return split(text).map(spelt => {
      const word = fold(spelt)
      this.ordbok.learn(word, spelt)
      return word
    })
  }

  // stem → field → how often
  #count(read) {
    const counts = new Map()
    const put = (stem, field, n) => {
      const fields = counts.get(stem) ?? counts.set(stem, {}).get(stem)
      fields[field] = (fields[field] ?? 0) + n
    }
    for (const [field, words] of read) {
      for (const word of words) {
        const plain = this.ordbok.plain(word)
        if (this.ordbok.stop.has(plain)) continue
        put(this.ordbok.stem(plain), field, 1)
        for (const part of this.ordbok.divide(plain)) put(part, field, .5)
      }
    }
    return counts
  }

  // A word that few things have says more than one that most have.
  #worth(having) {
    const n = this.things.length
    return Math.max(Math.log(1 + (n - having + .5) / (having + .5)), LEAST_WORTH)
  }

  // The last word may be half typed, and a short word may be the beginning of a compound.
  #reach({ stem, alike, prefix }) {
    const reached = new Map(alike)
    if (!prefix) return reached
    const begun = this.spread.has(stem) ? (stem.length > 3 ? .35 : 0) : .5
    for (const other of begun ? this.spread.keys() : []) {
      if (other.length > stem.length && other.startsWith(stem)) reached.set(other, Math.max(reached.get(other) ?? 0, begun))
    }
    return reached
  }

  rank(asked) {
    const terms = asked.terms.map(term => ({ ...term, reach: [...this.#reach(term)].filter(([stem]) => this.spread.has(stem)) }))
    const found = this.things.map((thing, i) => ({ thing, ...this.#score(thing, this.stems[i], this.typed[i], terms, asked) }))
    const doubt = asked.forstaatt ? USUAL * Math.max(0, 1 - Math.max(...found.map(({ poeng }) => poeng)) / SURE) : 0
    // By what place its type has among the usual ones.
    this.ordbok.usual.forEach((type, i, { length }) => {
      for (const one of found) if (one.thing.type === type) one.poeng += doubt * (1 - i / length) * one.thing.vekt
    })
    return found.filter(({ poeng }) => poeng > 0)
      .sort((a, b) => b.poeng - a.poeng)
  }

  #score(thing, counts, typed, terms, asked) {
    const hvorfor = []
    // A name of plain words, «Hva sier jeg», has nothing but their order to be known by.
    const name = this.names[thing.nokkel] ??= split(thing.navn).map(fold), said = run(name, asked.folded)
    let poeng = PHRASE * Math.max(0, said - (said < name.length ? 2 : 1))
    for (const { word, stem: own, reach, weight } of terms) {
      let best = 0
      for (const [stem, like] of reach) {
        if (!counts.has(stem) && !typed.has(stem)) continue
        const fields = { ...counts.get(stem), type: typed.get(stem) ?? 0 }
        let sum = 0
        for (const field in fields) { const n = Math.min(fields[field], 3); sum += WEIGHTS[field] * n / (n + .8) }
        // There are many rights, all of one type: the one that has the word itself is meant.
        const spread = thing.slag === 'rettighet' && Object.values(fields).filter(Boolean).length > 1 ? this.told : this.spread
        // A word that means the same says no more than the one that was written.
        best = Math.max(best, like * this.#worth(Math.max(spread.get(stem), spread.get(own) ?? 0)) * sum / (sum + 2) * 3)
      }
      if (best > 0) hvorfor.push(word)
      poeng += best * weight
    }
    if (asked.krise && poeng) poeng += CRISIS[thing.haster] + (thing.tider === 1 ? OPEN : 0)
    if (asked.telefon && thing.telefon) poeng += TELEPHONE
    if (asked.anonym && [...this.ordbok.intents.anonym].some(stem => counts.has(stem) || typed.has(stem))) poeng += ANONYMOUS
    if (asked.aapent && thing.tider === 1) poeng += OPEN
    const fits = asked.alder && thing.alder ? asked.alder.fra <= thing.alder[1] && asked.alder.til >= thing.alder[0] : null
    if (fits && poeng) poeng += RIGHT_AGE
    // Whoever writes «jeg er 14» is no parent.
    const forYoung = thing.maalgruppe.some(who => FOR_YOUNG.includes(who)), forParents = thing.maalgruppe.includes('foreldre')
    if (asked.young && forYoung && !forParents) poeng += YOUNG
    poeng *= (.6 + .4 * hvorfor.length / (terms.length || 1)) * thing.vekt
    if (fits === false) poeng *= WRONG_AGE
    if (asked.young && forParents && !forYoung) poeng *= FOR_OTHERS
    if (thing.kontaktSelv === 'nei') poeng *= FOR_STAFF
    return { poeng, hvorfor }
  }
}
