// Opening hours and a moment in, whether somebody answers now and when they next will, on the clocks of the country.

const ZONES = { NO: 'Europe/Oslo', DK: 'Europe/Copenhagen' }
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

// Day 0 is Monday; a time is «09:00», so that times compare as text.
function clock(land, naa) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: ZONES[land] ?? ZONES.NO, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(naa)
  const part = type => parts.find(one => one.type === type).value
  return { day: DAYS.indexOf(part('weekday')), time: `${part('hour')}:${part('minute')}` }
}

const date = (land, naa) => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONES[land] ?? ZONES.NO }).format(naa)

// Days on which many that are open otherwise are closed: in days from Easter Sunday, and by their date.
const MOVABLE = [-3, -2, 0, 1, 39, 49, 50]
const FIXED = { NO: '01-01 05-01 05-17 12-24 12-25 12-26 12-31', DK: '01-01 06-05 12-24 12-25 12-26 12-31' }
const ONE_DAY = 86_400_000

// Gauss' rule, which holds from 1900 to 2099.
function easter(year) {
  const a = year % 19, d = (19 * a + 24) % 30, e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
  return Date.UTC(year, 2, 22 + d + e - (e === 6 && (d === 29 || (d === 28 && a > 10)) ? 7 : 0))
}

// Whether nobody knows if usual hours hold that day.
export function isHoliday(land, naa) {
  const day = date(land, naa)
  return (FIXED[land] ?? FIXED.NO).includes(day.slice(5)) || MOVABLE.includes((Date.parse(day) - easter(Number(day.slice(0, 4)))) / ONE_DAY)
}

// Whether a moment of the country, «2026-09-01T20:00», is behind us; moments compare as text.
export function isPast(moment, land, naa) {
  return moment <= `${date(land, naa)}T${clock(land, naa).time}`
}

// Until when it is open on a usual day: a time, or nothing where it is closed.
export function openUntil(hours, land, naa) {
  const { day, time } = clock(land, naa)
  return hours.find(([on, from, to]) => on === day && from <= time && time < to)?.[2]
}

// Whether somebody answers at *naa*; unknown hours are not open, and neither are those of a holiday.
export const isOpen = ({ tider, land }, naa) => (Array.isArray(tider) ? !isHoliday(land, naa) && Boolean(openUntil(tider, land, naa)) : tider === 1)

// The next opening that is sure, within a week: in how many days, which weekday, and when; or nothing.
export function opensNext(hours, land, naa) {
  const { day, time } = clock(land, naa)
  const later = hours.map(([on, from]) => {
    const ahead = (on - day + 7) % 7
    return { ahead: ahead || from > time ? ahead : 7, on, from }
  })
  const sure = later.filter(({ ahead }) => !isHoliday(land, new Date(naa.getTime() + ahead * ONE_DAY)))
  return sure.sort((a, b) => a.ahead - b.ahead || (a.from < b.from ? -1 : 1))[0]
}
