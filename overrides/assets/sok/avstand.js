// Two words in, how far a thumb would have to slip from one to the other out.

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const NEIGHBOURS = new Set(ROWS.flatMap((row, y) => [...row].flatMap((key, x) =>
  [row[x + 1], ROWS[y + 1]?.[x], ROWS[y + 1]?.[x - 1]].filter(Boolean).flatMap(other => [key + other, other + key]))))

// Which letters a word has, as bits: words that differ in many cannot be near each other, and need no measuring.
const letters = word => { let bits = 0; for (const c of word) bits |= 1 << (c.charCodeAt(0) % 31); return bits }
const ones = bits => bits && 1 + ones(bits & bits - 1)

// Damerau-Levenshtein for a thumb: a neighbour key, a letter doubled or not, two letters swapped cost less than a letter that is
// missing; a letter too many or a quite different one costs more, since it is often another word.
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most + .5 || ones(letters(a) ^ letters(b)) > most * 2 + 1) return most + 1
  let before, last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      row[j] = Math.min(
        last[j] + (a[i - 1] === a[i - 2] ? .5 : 1.2),
        row[j - 1] + (b[j - 1] === b[j - 2] ? .5 : 1),
        last[j - 1] + (same ? 0 : NEIGHBOURS.has(a[i - 1] + b[j - 1]) ? .7 : 1.2))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + .7)
    }
    // Two letters that are swapped cost more until the second of them is read.
    if (Math.min(...row) > most + .5) return most + 1
    before = last
    last = row
  }
  return last[b.length]
}
