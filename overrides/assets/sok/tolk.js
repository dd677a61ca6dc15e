// A parent's sentence in, what it asks for out: terms with all that means the same, a place, an age, and what the help must be.
import { apart, fold, split } from './tekst.js'

// Every word costs time on a small phone.
const MOST_WORDS = 40, MOST_CORRECTIONS = 12
const ORDINALS = [['nulte'], ['forste'], ['andre', 'anden'], ['tredje'], ['fjerde'], ['femte'], ['sjette'], ['sjuende', 'syvende'],
  ['attende', 'ottende'], ['niende'], ['tiende']]
// The age at which the first class begins: 6 in Norway; in Denmark 0. klasse is the first.
const FIRST_CLASS = { NO: 5, DK: 6 }

export function interpret(query, ordbok, steder, land, correct = true) {
  const written = split(query).slice(0, MOST_WORDS).filter((word, i, all) => !apart.has((all[i - 1] + ' ' + word).toLowerCase()))
  const named = steder?.find(written, ordbok, correct) ?? null
  const words = named && !named.alone ? [...written.slice(0, named.from), ...written.slice(named.from + named.count)] : named?.rettet ? split(named.rettet) : written
  const folded = words.map(fold)
  const young = ownAge(folded.map(word => ordbok.plain(word))), alder = young ?? ageIn(folded, land)
  const rettet = []
  if (named?.rettet) rettet.push({ fra: written.slice(named.from, named.from + named.count).join(' '), til: named.rettet })
  const read = correct ? corrected(words, ordbok, rettet) : words.map(word => ({ word, plain: meant(word, words, ordbok) }))
  const terms = [...joined(read, ordbok), ...single(read, ordbok, alder)]
  // «Mattelæreren» is a teacher too.
  const stems = new Set(read.flatMap(({ plain }) => [ordbok.stem(plain), ...(ordbok.knows(plain) ? [] : ordbok.divide(plain))]))
  const said = [...stems]
  for (const found of patterns(stems, ordbok)) {
    const stem = ordbok.stem(found)
    said.push(stem)
    if (!terms.some(term => term.stem === stem)) terms.push({ word: ordbok.shown(found), stem, alike: ordbok.like(stem), weight: 1.4 })
  }
  const wants = {} // of telefon, anonym, aapent and krise, whether it is asked for
  for (const intent in ordbok.intents) wants[intent] = said.some(stem => ordbok.intents[intent].has(stem))
  const last = read.at(-1)
  for (const one of terms) {
    // The last word may be half typed; and «helsesykepleier tlf» asks for somebody, and not for a line that is called a telephone.
    one.prefix = one.word === last?.word && last.plain.length > 2
    if (terms[1] && ordbok.intents.telefon.has(one.stem)) one.weight = .3
  }
  return { terms, folded, forstaatt: read.some(({ plain }) => ordbok.knows(plain)), young, ...wants, alder, rettet, steder: named?.steder ?? [] }
}

// Alone or in capitals, ME is the illness.
function meant(word, words, ordbok) {
  const folded = fold(word), other = ordbok.twofold.get(folded)
  return other && words.length > 1 && word !== word.toUpperCase() ? other : ordbok.plain(folded)
}

function corrected(words, ordbok, rettet) {
  const folded = words.map(fold)
  return words.map((word, i) => {
    const plain = meant(word, words, ordbok)
    const whole = ordbok.knows(plain) || (ordbok.divide(plain)[0] && !ordbok.slip(plain)) || /\d/.test(plain)
      || (folded[i + 1] && ordbok.knows(plain + folded[i + 1])) || (i && ordbok.knows(folded[i - 1] + plain))
    const better = whole || rettet.length >= MOST_CORRECTIONS ? null : ordbok.spell(plain)
    if (!better) return { word, plain }
    // Another ending of the same word is nothing to tell.
    if (!folded[i].startsWith(better.slice(0, -1))) rettet.push({ fra: word, til: ordbok.shown(better) })
    return { word, plain: ordbok.plain(better) }
  })
}

function term(word, plain, ordbok) {
  const stem = ordbok.stem(plain)
  const alike = ordbok.like(stem)
  for (const part of ordbok.divide(plain)) {
    for (const [other, like] of ordbok.like(part)) alike.set(other, Math.max(alike.get(other) ?? 0, .45 * like * (other === part ? 1 : .7)))
  }
  return { word, stem, alike, weight: 1 }
}

// «skole vegring» is skolevegring; but «til venner» is no tilvenning, and «før skolen» no førskole.
function* joined(read, ordbok) {
  const begins = word => word.length > 4 || !ordbok.stop.has(word)
  for (let i = 0; i + 1 < read.length; i++) {
    const a = read[i], b = read[i + 1]
    if (a.used || !begins(a.plain) || ordbok.stop.has(b.plain)) continue
    const whole = a.plain + b.plain
    if (whole.length < 7 || !ordbok.stems.has(ordbok.stem(whole))) continue
    a.used = b.used = true
    yield term(`${a.word} ${b.word}`, whole, ordbok)
  }
}

function* single(read, ordbok, alder) {
  const seen = new Set()
  const isOfAge = word => alder && /^(ar(ig|ing)?|klasse|trinn?|kl)$/.test(word)
  for (const { word, plain, used } of read) {
    if (used || seen.has(plain) || ordbok.stop.has(plain) || /^\d\d?$/.test(plain) || isOfAge(plain)) continue
    seen.add(plain)
    yield term(word, plain, ordbok)
  }
}

// A pattern fits where each of its lists has a word of its own in the sentence.
function* patterns(stems, ordbok) {
  const given = new Set()
  for (const { gives, lists } of ordbok.patterns) {
    if (given.has(gives)) continue
    const hits = lists.map(list => [...stems].filter(stem => list.has(stem)))
    if (hits.some(hit => !hit.length) || new Set(hits.flat()).size < lists.length) continue
    given.add(gives)
    yield gives
  }
}

// «jeg er 14» is written by no parent.
function ownAge(plain) {
  const [, age] = /(?:^| )jeg er (9|1\d)(?= |$)(?! (uke|uge|da|min|gang))/.exec(plain.join(' ')) ?? []
  return age ? { fra: +age, til: +age } : null
}

// «14 år», «14-åring», «6. klasse», «8. trinn», «går i 8.», «første klasse», «førsteklassing» → the ages it can mean.
export function ageIn(folded, land) {
  for (const [i, word] of folded.entries()) {
    const next = folded[i + 1] ?? ''
    const number = /^(\d\d?)(ar\w*)?$/.exec(word)
    const ordinal = ORDINALS.findIndex(names => names.some(name => word === name || word.startsWith(name + 'klas')))
    const said = number ? +number[1] : ordinal
    if (number && (number[2] || /^ar(i|s?$)/.test(next)) && said <= 25) return { fra: said, til: said }
    const isClass = /^(kl|klasse(n|tri.*)?|trin.*)$/.test(next) || folded[i - 2] + folded[i - 1] === 'gari' || (ordinal >= 0 && /klas/.test(word))
    if (ORDINALS[said] && isClass) return { fra: said + FIRST_CLASS[land], til: said + FIRST_CLASS[land] + 1 }
  }
  return null
}
