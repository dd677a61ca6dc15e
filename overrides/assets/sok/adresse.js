// The name of a place in, its address out, as katalog/words.py makes it.
export function slug(name) {
  const lower = name.normalize('NFC').toLowerCase().replace(/å/g, 'aa').replace(/æ/g, 'ae').replace(/ø/g, 'oe')
  if (/^[a-z]+$/.test(lower)) return lower
  return lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/ŋ/g, 'n').replace(/ŧ/g, 't')
    .replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
