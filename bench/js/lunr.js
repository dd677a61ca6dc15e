// lunr with the stemmer and stop words of lunr-languages, as Material for MkDocs has them, and the three terms a word of its own
// documentation: whole words count most, then begun ones, then misspelt ones.
import { answer } from './oppfoeringer.js'

const STEMMERS = { nb: 'no', da: 'da' }
const FUZZY = .2

const load = src => new Promise((done, failed) => {
  const script = Object.assign(document.createElement('script'), { src, onload: done, onerror: failed })
  document.head.append(script)
})

export default async function (spraak, asked) {
  const stemmer = STEMMERS[spraak]
  for (const path of ['lunr/lunr.min.js', 'lunr-languages/min/lunr.stemmer.support.min.js', `lunr-languages/min/lunr.${stemmer}.min.js`]) {
    await load(`/pakker/${path}`)
  }
  const { lunr } = window
  return answer(spraak, asked, entries => {
    const index = lunr(function () {
      this.use(lunr[stemmer])
      this.ref('id')
      this.field('navn', { boost: 3 })
      this.field('tekst')
      for (const entry of entries) this.add(entry)
    })
    return q => {
      const words = lunr.tokenizer(q).map(token => token.toString().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).filter(Boolean)
      return index.query(query => {
        for (const word of words) {
          query.term(word, { boost: 100 })
          query.term(word, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING })
          query.term(word, { boost: 1, usePipeline: false, editDistance: Math.min(Math.round(word.length * FUZZY), 2) })
        }
      }).map(({ ref }) => ref)
    }
  })
}
