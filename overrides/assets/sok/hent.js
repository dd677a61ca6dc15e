// A plain name in («nb/ord», «nb/<kommune>»), the JSON of the file that has that name today out. katalog/search.py writes the files.

// Municipalities lie in groups, each with a mark of five letters.
function plass(filer, navn) {
  if (filer[navn]) return `${navn}.${filer[navn]}.json`
  const [spraak, kommune] = navn.split('/'), merker = filer['*'].match(/.{5}/g)
  // The name may come from an address that somebody else made.
  if (!/^[a-z0-9-]+$/.test(kommune)) return null
  const gruppe = [...kommune].reduce((sum, bokstav) => sum + bokstav.charCodeAt(), 0) % merker.length
  return `${spraak}/${gruppe}${merker[gruppe]}/${kommune}.json`
}

/** Returns a function that fetches each search file at most once; what failed is asked for again. */
export function lagHent(base) {
  const hentet = new Map()
  const les = async (fil, valg) => {
    const svar = await fetch(base + fil, valg)
    const innhold = await svar.json()
    // What comes may be something else: a network that one must log in to answers for itself.
    if (!svar.ok || !(innhold.t?.map || innhold.NO || innhold.DK || innhold['*'])) throw new Error(fil)
    return innhold
  }
  const en = (fil, valg) => {
    if (!hentet.has(fil)) hentet.set(fil, les(fil, valg).catch((feil) => { hentet.delete(fil); throw feil }))
    return hentet.get(fil)
  }
  const finn = async (navn, valg) => {
    const sti = plass(await en('filer.json', valg), navn)
    return sti && en(sti, valg)
  }
  // A list of names from a cache may be older than the site: then the file it names is gone, and a fresh list knows the new one.
  return (navn) => finn(navn).catch(() => {
    hentet.delete('filer.json')
    return finn(navn, { cache: 'reload' })
  })
}
