// A plain name in («nb/ord», «nb/baerum»), the JSON of the file that has that name today out. katalog/search.py writes the files.

/** Returns a function that fetches each search file at most once; what failed is asked for again. */
export function lagHent(base) {
  const hentet = new Map()
  const les = async (fil) => {
    const svar = await fetch(base + fil)
    if (!svar.ok) throw new Error(`${fil}: ${svar.status}`)
    return svar.json()
  }
  // The list of hashed names is asked for anew at every visit: everything else may be kept for ever.
  const en = (fil) => {
    if (!hentet.has(fil)) hentet.set(fil, les(fil).catch((feil) => { hentet.delete(fil); throw feil }))
    return hentet.get(fil)
  }
  return async (navn) => {
    const filer = await en('filer.json')
    const [spraak, kommune] = navn.split('/')
    if (filer[navn]) return en(filer[navn])
    // The name may come from an address that somebody else made.
    return /^[a-z0-9-]+$/.test(kommune ?? '') && filer[`${spraak}/*`] ? en(`${filer[`${spraak}/*`]}${kommune}.json`) : null
  }
}
