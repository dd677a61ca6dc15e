// MiniSearch, set as its own documentation sets it for misspelt and half-typed words.
import MiniSearch from '/pakker/minisearch/dist/es/index.js'
import { answer } from './oppfoeringer.js'

const SEARCH = { boost: { navn: 3 }, fuzzy: .2, prefix: true }

export default (spraak, asked) => answer(spraak, asked, entries => {
  const index = new MiniSearch({ fields: ['navn', 'tekst'], searchOptions: SEARCH })
  index.addAll(entries)
  return q => index.search(q).map(({ id }) => id)
})
