// Text in, words and stems out: one normalisation, for what is indexed and for what is asked.

// Words that are others without their marks, as the dictionaries know them: whoever gets something («får») is no father.
export const apart = new Set()

// å/æ/ø are one letter each however they were typed (aa, ae, oe, ä, ö, two code points), and then without their marks,
// so that «skolefraver» and «skolevægring» meet «skolefravær» and «skolevegring».
export function fold(text) {
  const lower = text.toLowerCase()
  // Half of all words are as they should be.
  if (/^[ -~]*$/.test(lower) && !/x|aa|[ao]e/.test(lower)) return lower
  const whole = /[^ -~æøå]/.test(lower) ? lower.normalize('NFKC') : lower
  if (apart.has(whole)) return whole
  const plain = whole.replace(/aa/g, 'å').replace(/[æäé]|ae/g, 'e').replace(/[øö]|oe/g, 'o').replace(/å/g, 'a').replace(/x/g, 'ks')
  // Most words have nothing more: the rest is for names and for what other languages write.
  return /[^ -~]/.test(plain) ? plain.replace(/đ/g, 'd').replace(/ŋ/g, 'n').replace(/ŧ/g, 't').normalize('NFD').replace(/\p{M}/gu, '') : plain
}

export const split = text => text.normalize('NFC').split(/[^\p{L}\p{N}]+/u).filter(Boolean)

// The number is how much of the word must be left; four letters where none is said.
const ENDINGS = new Map(('eringene eringen eringer ationerne ationen ationer asjonene asjonen asjoner ningerne ningene ningen ninger elserne elsene '
  + 'elsen elser hederne heden heder hetene heten heter ingerne ingene ingen inger ering ation asjon arane erede erte erende else ning ande ende het hed '
  + 'ing erne3 ene3 ane ens ers3 ere ede eren3 eret eres erer ert est5 er3 en3 et3 es te de ar3 e3 a3 s')
  .split(' ').map(ending => [ending.replace(/\d/, ''), Number(ending.match(/\d/)?.[0] ?? 4)]))

// Lighter than Snowball's: what is cut must be the same in bokmål, nynorsk and Danish, since parents mix them.
export function stem(word) {
  if (word.length < 4 || /\d/.test(word)) return word
  let rest = word
  // The longest ending that leaves enough goes; none has more than nine letters.
  for (let n = Math.min(9, word.length - 3); n > 0; n--) {
    if (ENDINGS.get(word.slice(-n)) <= word.length - n) { rest = word.slice(0, -n); break }
  }
  // «Begynde» has lost its d with its ending, and «begynder» has not.
  return rest.length > 3 ? rest.replace(/([bdfgklmnprst])\1$|(ig)t$|(....)d$/, '$1$2$3') : rest
}

// The packing of katalog/packing.py: words with the numbers of what each belongs to.
export function* unpack({ o, p }) {
  const numbers = p.split(' ')
  let word = '', i = 0
  for (const [, again, rest] of o.matchAll(/([A-Z])([^A-Z]*)/g)) {
    word = word.slice(0, again.charCodeAt(0) - 65) + rest
    yield [word, [...numbers[i++]].map(c => c.codePointAt(0) - 48)]
  }
}
