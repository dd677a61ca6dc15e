// The packed names of all municipalities in, one record of each out; katalog/search.py packs them.
import { slug } from './adresse.js'

export const places = packed => Object.entries(packed).flatMap(([land, names]) => names.split('|').filter(Boolean).map(text => {
  const [, marks, navn, fullt = navn] = /^([*?]*)([^=]*)=?(.+)?/.exec(text)
  return { slug: slug(navn), navn, fullt, land, beskrevet: marks.includes('*'), tvetydig: marks.includes('?') }
}))
