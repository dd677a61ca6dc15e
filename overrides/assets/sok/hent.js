// A plain name in («nb/ord», «nb/<kommune>»), the JSON of the file that has that name today out. katalog/search.py writes the files.

/** Returns a function that fetches each search file at most once; what failed is asked for again. */
export function lagHent(base) {
  const hentet = new Map()
  const les = async (fil, valg) => {
    const svar = await fetch(base + fil, valg)
    if (!svar.ok) throw new Error(`${fil}: ${svar.status}`)
    return svar.json()
  }
  const en = (fil, valg) => {
    if (!hentet.has(fil)) hentet.set(fil, les(fil, valg).catch((feil) => { hentet.delete(fil); throw feil }))
    return hentet.get(fil)
  }
  const finn = async (navn, valg) => {
    const filer = await en('filer.json', valg)
    if (filer[navn]) return en(filer[navn])
    const [spraak, kommune = ''] = navn.split('/')
    const mappe = filer[spraak + '/*']
    // The name may come from an address that somebody else made.
    return mappe && /^[a-z0-9-]+$/.test(kommune) ? en(mappe + kommune + '.json') : null
  }
  // A list of names from a cache may be older than the site: then the file it names is gone, and a fresh list knows the new one.
  return (navn) => finn(navn).catch(() => {
    hentet.delete('filer.json')
    return finn(navn, { cache: 'reload' })
  })
}
