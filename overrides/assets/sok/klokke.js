// Opening hours and a moment in, whether somebody answers now, on the clocks of Norway and Denmark.

// The dates on which many in a country that are open otherwise are closed: holidays, and days that are often free.
// Norway: lov om helligdager og helligdagsfred (24 February 1995 no. 12) § 2, and lov om 1 og 17 mai som høgtidsdager § 1.
// Denmark has no such list in one act; Info Norden has it: norden.org, «Helgidagar í Danmörku». Store bededag is none since 1 January 2024.
const LANDS = {
  NO: '01-01 05-01 05-17 12-24 12-25 12-26 12-31',
  DK: '01-01 05-01 06-05 12-24 12-25 12-26 12-31',
}
export const ONE_DAY = 864e5

// The date «2026-09-01», the time «09:00:00.000Z», so that both compare as text with «09:00», and the day: 0 is Monday.
// Europe/Oslo and Europe/Copenhagen agree:
// clocks are changed on the last Sunday of March and October, at one o'clock in Greenwich (directive 2000/84/EC, articles 2 and 3).
// A browser that is asked for the time of a place first reads its own book of calendars, which holds up a slow phone's first picture.
export function clock(naa) {
  const [from, to] = [2, 9].map((en) => {
    const date = new Date(Date.UTC(naa.getUTCFullYear(), en, 31, 1))
    return date - date.getUTCDay() * ONE_DAY
  })
  const here = new Date(+naa + (from <= naa && naa < to ? 2 : 1) * ONE_DAY / 24)
  const [date, time] = here.toISOString().split('T')
  return { date, time, day: (here.getUTCDay() + 6) % 7 }
}

// The others move: in days from Easter Sunday.
const MOVABLE = [-3, -2, 0, 1, 39, 49, 50]

// Gauss' rule, which holds from 1900 to 2099.
function easter(year) {
  const a = year % 19, d = (19 * a + 24) % 30, e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
  return Date.UTC(year, 2, 22 + d + e - (e === 6 && d > (a > 10 ? 27 : 28) ? 7 : 0))
}

// Whether nobody knows if usual hours hold that day.
export function isHoliday(land, naa) {
  const { date } = clock(naa)
  return (LANDS[land] ?? LANDS.NO).includes(date.slice(5)) || MOVABLE.includes((new Date(date) - easter(date.slice(0, 4))) / ONE_DAY)
}

// Until when it is open on a usual day: a time, or nothing where it is closed.
export function openUntil(hours, naa) {
  const { day, time } = clock(naa)
  return hours.find(([on, from, to]) => on === day && from <= time && time < to)?.[2]
}

// Whether somebody answers at *naa*; unknown hours are not open, and neither are those of a holiday.
export const isOpen = ({ tider, land }, naa) => tider === 1 || (!isHoliday(land, naa) && Boolean(tider && openUntil(tider, naa)))
