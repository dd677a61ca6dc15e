// Two words in, how far a thumb would have to slip from one to the other out.

// The keys of a phone, each eleven places from the one below it and ten from that one's neighbour.
const KEYS = 'qwertyuiop.asdfghjkl..zxcvbnm'
const PLACES = Object.fromEntries([...KEYS].map((key, i) => [key, i]))
const SLIPS = { 1: .7, 10: .7, 11: .7 }

// Which letters a word has, as bits: words that differ in many cannot be near each other, and need no measuring.
const letters = word => { let bits = 0; for (const c of word) bits |= 1 << (c.charCodeAt(0) % 31); return bits }
const ones = bits => bits && 1 + ones(bits & bits - 1)

// Damerau-Levenshtein for a thumb: a neighbour key, a letter doubled or not, two letters swapped cost less than a letter that is
// missing; a letter too many or a quite different one costs more, since it is often another word.
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most + .5 || ones(letters(a) ^ letters(b)) > most * 2 + 1) return most + 1
  let before, last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i], letter = a[i - 1], missing = letter === a[i - 2] ? .5 : 1.2
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1]
      let cost = Math.min(
        last[j] + missing,
        row[j - 1] + (other === b[j - 2] ? .5 : 1),
        last[j - 1] + (letter === other ? 0 : SLIPS[Math.abs(PLACES[letter] - PLACES[other])] ?? 1.2))
      if (i > 1 && letter === b[j - 2] && a[i - 2] === other) cost = Math.min(cost, before[j - 2] + .7)
      row[j] = cost
      least = Math.min(least, cost)
    }
    // Two letters that are swapped cost more until the second of them is read.
    if (least > most + .5) return most + 1
    before = last
    last = row
  }
  return last[b.length]
}
