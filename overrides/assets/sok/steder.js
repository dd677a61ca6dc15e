// The packed names of all municipalities in, the one a sentence names out.
import { fold, split } from './tekst.js'
import { distance } from './avstand.js'
import { places } from './kommuner.js'

const BEFORE = new Set(['i', 'fra', 'på', 'frå'])
// «ppt moss», but not «få time»: a short question that ends in the name, where the word means nothing else here.
const ends = (folded, i, ordbok) => i === folded.length - 1 && i > 0 && i < 3 && folded[i].length > 3
  && !ordbok.knows(folded[i]) && folded.slice(0, i).some(word => ordbok.common.has(ordbok.plain(word)))

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
  find(words, ordbok) {
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
    return this.#misspelt(folded, ordbok)
  }

  // With a capital after «i», but neither «få time» nor «i time»; and a short name with its own letter.
  #told(words, i, sted) {
    const name = words[i].replace(/s$/, ''), own = sted.navn.split(' (')[0]
    const written = [own, own.replace(/Å/, 'Aa').replace(/å/, 'aa').replace(/ø/, 'oe').replace(/æ/, 'ae')]
    return BEFORE.has(words[i - 1]?.toLowerCase()) && (written.includes(words[i]) || written.includes(name))
  }

  #misspelt(folded, ordbok) {
    for (const [i, word] of folded.entries()) {
      if (word.length < 5 || ordbok.knows(word) || ordbok.divide(word)) continue
      for (const [name, steder] of this.byName) {
        if (name.length < 5 || name[0] !== word[0] || Math.abs(name.length - word.length) > 1 || steder[0].tvetydig) continue
        if (distance(word, name, 1) <= 1) return { steder, from: i, count: 1, alone: false, rettet: steder[0].navn }
      }
    }
    return null
  }
}
