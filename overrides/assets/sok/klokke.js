// Opening hours and a moment in, whether somebody answers now, on the clocks of the country.

// The clocks of a country, and the dates on which many that are open otherwise are closed: holidays, and days that are often free.
// Norway: lov om helligdager og helligdagsfred (24 February 1995 no. 12) § 2, and lov om 1 og 17 mai som høgtidsdager § 1.
// Denmark has no such list in one act; Info Norden has it: norden.org, «Helgidagar í Danmörku». Store bededag is none since 1 January 2024.
const LANDS = {
  NO: ['Europe/Oslo', '01-01 05-01 05-17 12-24 12-25 12-26 12-31'],
  DK: ['Europe/Copenhagen', '01-01 05-01 06-05 12-24 12-25 12-26 12-31'],
}
const known = land => LANDS[land] ?? LANDS.NO

// The date «2026-09-01», the time «09:00», so that both compare as text, and the day: 0 is Monday.
export function clock(land, naa) {
  const [date, time] = new Intl.DateTimeFormat('sv-SE', { timeZone: known(land)[0], dateStyle: 'short', timeStyle: 'short' }).format(naa).split(' ')
  return { date, time, day: (new Date(date).getUTCDay() + 6) % 7 }
}

// The others move: in days from Easter Sunday.
const MOVABLE = [-3, -2, 0, 1, 39, 49, 50]
export const ONE_DAY = 86_400_000

// Gauss' rule, which holds from 1900 to 2099.
function easter(year) {
  const a = year % 19, d = (19 * a + 24) % 30, e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
  return Date.UTC(year, 2, 22 + d + e - (e === 6 && d > (a > 10 ? 27 : 28) ? 7 : 0))
}

// Whether nobody knows if usual hours hold that day.
export function isHoliday(land, naa) {
  const { date } = clock(land, naa)
  return known(land)[1].includes(date.slice(5)) || MOVABLE.includes((new Date(date) - easter(date.slice(0, 4))) / ONE_DAY)
}

// Until when it is open on a usual day: a time, or nothing where it is closed.
export function openUntil(hours, land, naa) {
  const { day, time } = clock(land, naa)
  return hours.find(([on, from, to]) => on === day && from <= time && time < to)?.[2]
}

// Whether somebody answers at *naa*; unknown hours are not open, and neither are those of a holiday.
export const isOpen = ({ tider, land }, naa) => tider === 1 || (!isHoliday(land, naa) && Boolean(tider && openUntil(tider, land, naa)))
