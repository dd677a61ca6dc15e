// The packed names of all municipalities in, the one a sentence names out.
import { fold, split } from './tekst.js'
import { distance } from './avstand.js'
import { places } from './kommuner.js'

const BEFORE = new Set(['i', 'fra', 'på', 'frå'])
// «ppt moss», but not «få time»: a short question that ends in the name or begins with it, where the word means nothing else.
const ends = (folded, i, ordbok) => (!i || i === folded.length - 1) && folded.length < 4 && folded[i].length > 3
  && !ordbok.everyday.has(folded[i]) && folded.some(word => ordbok.common.has(ordbok.plain(word)))

// At the end of a question, or in one of few words, where the others are such as are asked with.
const isAsked = (folded, from, n, ordbok) => (folded.length - n < 3 || from + n === folded.length) && folded.every((word, i) => (i >= from && i < from + n) || ordbok.everyday.has(word))
// How far a thumb may have slipped: the longer a name, the better it is known by the rest, and less where nothing says that it is a place.
const allowed = (letters, certain) => (certain ? (letters < 5 ? 1 : letters < 8 ? 1.2 : letters < 9 ? 2 : 2.4) : letters < 5 ? 0 : letters < 8 ? 1 : 1.2)

const ordinary = ({ navn, tvetydig }) => tvetydig || navn.length < 4
const key = name => split(name).map(fold).join(' ')

export class Steder {
  constructor(packed) {
    this.alle = places(packed)
    this.bySlug = new Map(this.alle.map(sted => [sted.slug, sted]))
    this.byName = new Map()
    for (const sted of this.alle) {
      const plain = sted.navn.split(' (')[0]
      // The first half of a name in two stands for it, where it is no compass point.
      const first = /^(.{5,}?)(-| og )/.exec(plain)?.[1]
      for (const name of new Set([sted.navn, plain, ...sted.fullt.split(' - '), first ?? plain].map(key))) {
        this.byName.set(name, [...(this.byName.get(name) ?? []), sted])
      }
    }
  }

  // What is named by the words of a query, which one of them and how many; an ordinary word is a place only where it must be one.
  find(words, ordbok, correct = true) {
    const folded = words.map(fold)
    for (let n = Math.min(4, words.length); n > 0; n--) {
      for (let i = 0; i + n <= words.length; i++) {
        const name = folded.slice(i, i + n).join(' ')
        const steder = this.byName.get(name) ?? this.byName.get(name.replace(/s$/, ''))
        if (!steder) continue
        const after = /^kommun/.test(folded[i + n] ?? '')
        const alone = words.length === n + (after ? 1 : 0)
        if (n === 1 && ordinary(steder[0]) && !(after || alone || this.#told(words, i, steder[0]) || ends(folded, i, ordbok))) continue
        return { steder, from: i, count: n + (after ? 1 : 0), alone: alone && !after }
      }
    }
    return correct ? this.#misspelt(folded, ordbok) : null
  }

  // With a capital after «i», but neither «få time» nor «i time»; and a short name with its own letter.
  #told(words, i, sted) {
    const name = words[i].replace(/s$/, ''), own = sted.navn.split(' (')[0]
    const written = [own, own.replace(/Å/, 'Aa').replace(/å/, 'aa').replace(/ø/, 'oe').replace(/æ/, 'ae')]
    return BEFORE.has(words[i - 1]?.toLowerCase()) && (written.includes(words[i]) || written.includes(name))
  }

  // The name that is nearest to some words, where a thumb may have slipped from one to the other.
  #misspelt(folded, ordbok) {
    let best = null
    for (const n of [1, 2]) {
      for (let from = 0; from + n <= folded.length; from++) {
        const said = folded.slice(from, from + n)
        // What has only a letter too many at its end is taken for the word without it: «bærumm» may be Bærum all the same.
        if (said.every(word => ordbok.knows(word) && !/(.)\1$/.test(word)) || this.byName.has(said.join(' ')) || (n === 1 && ordbok.divide(said[0])[0])) continue
        const after = /^kommun/.test(folded[from + n] ?? ''), alone = folded.length === n
        const told = BEFORE.has(folded[from - 1]), certain = after || alone || told || isAsked(folded, from, n, ordbok)
        // «i sand og vann» is not in Sande; but «ppt askr» is in Asker.
        const near = this.#nearest(said.join(' '), certain, said.some(word => ordbok.knows(word)), told ? .7 : 1)
        if (near && near.far < (best?.far ?? 9)) best = { ...near, from, count: n + (after ? 1 : 0), alone, rettet: near.steder[0].navn }
      }
    }
    return best
  }

  #nearest(word, certain, known, ordinary) {
    const most = known && !word.includes(' ') ? .5 : allowed(word.length, certain)
    let best = null
    for (const [name, steder] of this.byName) {
      if (name[0] !== word[0] || name.length < 4 || (steder[0].tvetydig && !certain)) continue
      const far = distance(word, name, most)
      if (far <= (steder[0].tvetydig && name.length < 7 ? Math.min(most, ordinary) : most) && far < (best?.far ?? 9)) best = { steder, far }
    }
    return best
  }
}
