// The language's words in, what a word may mean out: its spelling, its parts, and words that mean the same.
import { apart, fold, split, stem, unpack } from './tekst.js'

const SYNONYM = .6
// A neighbour key, or two letters swapped.
const SLIP = .7

export class Ordbok {
  constructor({ t: typer, s: ways, m: patterns, v: usual, a: confused, ...packed }) {
    for (const word of confused) apart.add(word)
    const known = [...unpack(packed)].map(([word, numbers]) => [word, fold(word), numbers])
    const lists = [] // of stems; their numbers come after those of the types, and those of the concepts last
    const list = () => lists[lists.push(new Set()) - 1]
    this.intents = { telefon: list(), anonym: list(), aapent: list(), krise: list() }
    this.patterns = patterns.map(split).map(([n, gives]) => ({ gives: fold(gives), lists: Array.from({ length: n }, list) }))
    const inList = n => lists[n - 1 - typer.length]
    const having = fits => new Set(known.flatMap(([, word, numbers]) => numbers.some(fits) ? word : []))
    this.stop = having(n => !n)
    const listed = having(n => n && !inList(n))
    const pairs = ways.map(split).flatMap(([to, ...ways]) => ways.map(from => [fold(from), fold(to)]))
    const isTwo = ([from, to]) => listed.has(from) && this.stop.has(to)
    this.variants = new Map(pairs.filter(pair => !isTwo(pair)))
    this.twofold = new Map(pairs.filter(isTwo)) // «me» is vi to many, and ME an illness
    this.words = new Set() // every word that is known, folded
    this.spelt = new Map()
    this.stems = new Set()
    this.heads = new Set() // how they begin
    this.common = new Set() // the everyday words
    this.parts = new Map()
    this.spellings = new Map()
    this.types = new Map(typer.map(type => [type, new Map()])) // type → stem → how many of its words have it
    this.meanings = new Map() // stem → its concepts
    this.concepts = [] // number → stems
    this.listed = new Set() // the stems in all lists
    for (const [spelt, word, numbers] of known) {
      this.learn(word, spelt)
      const found = this.stem(word)
      for (const n of numbers) {
        const type = typer[n - 1]
        if (type) { this.common.add(word); const of = this.types.get(type); of.set(found, (of.get(found) ?? 0) + 1) }
        else if (inList(n)) { inList(n).add(found).add(stem(word)); this.listed.add(found) }
        else if (n) this.mean(found, n)
      }
    }
    for (const way of this.variants.keys()) {
      this.know(way)
      this.heads.add(way.slice(0, 3))
    }
    // What is known before the things that are searched are.
    this.everyday = new Set(this.words)
    this.first = new Set(this.stems)
    this.usual = typer.slice(0, usual)
    this.distance = null // of avstand.js: given when a word is there that nobody knows
  }

  // A word as the lists have it: «skulen» is skolen.
  plain(word) { return this.variants.get(word) ?? word }

  // The stem of a word that says nothing has a mark, or it would be another's: whoever is bullied now and then («når») is no «narr».
  stem(word) {
    const plain = this.plain(word)
    return (this.stop.has(plain) ? '.' : '') + stem(plain)
  }

  know(word, spelt = word) {
    this.words.add(word)
    if (spelt !== word) this.spelt.set(word, spelt.toLowerCase())
  }

  // A folded word with its own letters, to be shown.
  shown(word) { return this.spelt.get(word) ?? word }

  // A folded word of what is searched, and as it is spelt there.
  learn(word, spelt) {
    this.know(word, spelt)
    const found = this.stem(word)
    if (found[0] === '.') return
    this.stems.add(found)
    this.heads.add(found.slice(0, 3))
  }

  // When all is learnt, what was found out of words before may be untrue.
  forget() {
    this.parts.clear()
    this.spellings.clear()
  }

  mean(found, number) {
    const concept = (this.concepts[number] ??= new Set()).add(found)
    this.meanings.set(found, [...(this.meanings.get(found) ?? []), concept])
  }

  knows(word, words = this.words, stems = this.stems) {
    const found = this.stem(word)
    return words.has(word) || stems.has(found) || this.listed.has(found)
  }

  // «Asker» may stand in what is told of a neighbour, and means nothing else for that.
  isEveryday(word) { return this.knows(word, this.everyday, this.first) }

  // stem → how much like it, for all that means the same
  like(found) {
    const alike = new Map([[found, 1]])
    for (const concept of this.meanings.get(found) ?? []) {
      for (const other of concept) if (other !== found) alike.set(other, SYNONYM)
    }
    return alike
  }

  // The two parts of a compound that is not known as a whole; s and e may stand between them.
  divide(word) {
    if (word.length < 7 || !this.heads.has(word.slice(0, 3))) return []
    if (!this.parts.has(word)) this.parts.set(word, this.#divide(word))
    return this.parts.get(word)
  }

  #divide(word) {
    let best
    for (let i = 3; i <= word.length - 3; i++) {
      if (!this.heads.has(word.slice(i, i + 3))) continue
      const last = this.stem(word.slice(i)), first = word.slice(0, i)
      if (last.length < 3 || !this.stems.has(last)) continue
      const known = [first, this.stem(first), /[se]$/.test(first) ? this.stem(first.slice(0, -1)) : ''].find(part => part.length > 2 && this.stems.has(part))
      const worth = Math.min(i, word.length - i) * 2 + word.length - i
      if (known && worth > (best?.worth ?? 0)) best = { worth, parts: [known, last] }
    }
    return best?.parts ?? []
  }

  // Whether a long word that has parts is rather a known one with a single slip: «skolevegeing» is no «-ing» of anything.
  slip(word) {
    const near = word.length > 8 && this.spell(word)
    return Boolean(near) && this.distance(word, near, SLIP) <= SLIP
  }

  // The known word nearest to one that is not, or null.
  spell(word) {
    if (!this.distance || word.length < 4 || this.knows(word)) return null
    if (!this.spellings.has(word)) this.spellings.set(word, this.#spell(word))
    return this.spellings.get(word)
  }

  #spell(word) {
    // The shorter a word, the likelier it is a word that is merely not listed: only a slip of the thumb is mended then.
    const n = word.length, most = n < 6 ? .9 : n < 8 ? 1 : n < 10 ? 1.5 : 2.5
    let best = { cost: 9, known: null }
    for (const known of this.words) {
      // People get the first letter right, and mean a word that says something, be it only in a pattern: «vil ikke på skoeln».
      if (known.length < 4 || (this.stop.has(known) && !this.listed.has(this.stem(known)))) continue
      const far = this.distance(word, known, most) + (known[0] === word[0] ? 0 : .5)
      const cost = far - (this.common.has(known) ? .2 : 0)
      if (far <= most && cost < best.cost) best = { cost, known }
    }
    return best.known
  }
}
