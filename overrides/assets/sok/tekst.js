// Text in, words and stems out: one normalisation, for what is indexed and for what is asked.

// å/æ/ø are one letter each however they were typed (aa, ae, oe, ä, ö, two code points), and then without their marks,
// so that «skolefraver» and «skolevægring» meet «skolefravær» and «skolevegring».
export function fold(text) {
  const lower = text.toLowerCase()
  const whole = /[^ -~æøå]/.test(lower) ? lower.normalize('NFKC') : lower
  const plain = whole.replace(/aa/g, 'å').replace(/[æäé]|ae/g, 'e').replace(/[øö]|oe/g, 'o').replace(/å/g, 'a').replace(/x/g, 'ks')
  // Most words have nothing more: the rest is for names and for what other languages write.
  return /[^ -~]/.test(plain) ? plain.replace(/đ/g, 'd').replace(/ŋ/g, 'n').replace(/ŧ/g, 't').normalize('NFD').replace(/\p{M}/gu, '') : plain
}

export const split = text => text.normalize('NFC').split(/[^\p{L}\p{N}]+/u).filter(Boolean)
export const tokens = text => split(text).map(fold).filter(Boolean)

// Longest first. The number is how much of the word must be left; four letters where none is said.
const ENDINGS = ('eringene eringen eringer ationerne ationen ationer asjonene asjonen asjoner ningerne ningene ningen ninger elserne elsene '
  + 'elsen elser hederne heden heder hetene heten heter ingerne ingene ingen inger ering ation asjon arane erende else ning ande ende het hed '
  + 'ing3 erne ene ane ens ets ers3 ere eren3 eret eres erer ert ern est5 er3 en3 et3 es ed te de ar3 e3 a3 s')
  .split(' ').map(ending => [ending.replace(/\d/, ''), Number(ending.match(/\d/)?.[0] ?? 4)])

// Lighter than Snowball's: what is cut must be the same in bokmål, nynorsk and Danish, since parents mix them.
export function stem(word) {
  if (word.length < 4 || /\d/.test(word)) return word
  const hit = ENDINGS.find(([ending, left]) => word.endsWith(ending) && word.length - ending.length >= left)
  const rest = hit ? word.slice(0, -hit[0].length) : word
  return rest.length > 3 ? rest.replace(/([bdfgklmnprst])\1$/, '$1') : rest
}

// The address of a place, as katalog/words.py makes it.
export function slug(name) {
  const lower = name.normalize('NFC').toLowerCase().replace(/å/g, 'aa').replace(/æ/g, 'ae').replace(/ø/g, 'oe')
  if (/^[a-z]+$/.test(lower)) return lower
  return lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/ŋ/g, 'n').replace(/ŧ/g, 't')
    .replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}

// The packing of katalog/search.py: words with the numbers of what each belongs to.
export function* unpack({ o, p }) {
  const numbers = p.split(' ')
  let word = '', i = 0
  for (const [, again, rest] of o.matchAll(/([A-Z])([^A-Z]*)/g)) {
    word = word.slice(0, again.charCodeAt(0) - 65) + rest
    yield [word, [...numbers[i++]].map(c => c.codePointAt(0) - 48)]
  }
}
