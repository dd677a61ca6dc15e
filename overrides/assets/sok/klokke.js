// Opening hours and a moment in, whether somebody answers now and when they next will, on the clocks of the country.

const ZONES = { NO: 'Europe/Oslo', DK: 'Europe/Copenhagen' }
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

// Day 0 is Monday; a time is «09:00», so that times compare as text.
function clock(land, naa) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: ZONES[land] ?? ZONES.NO, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(naa)
  const part = type => parts.find(one => one.type === type).value
  return { day: DAYS.indexOf(part('weekday')), time: `${part('hour')}:${part('minute')}` }
}

// Whether a moment of the country, «2026-09-01T20:00», is behind us; moments compare as text.
export function isPast(moment, land, naa) {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONES[land] ?? ZONES.NO }).format(naa)
  return moment <= `${day}T${clock(land, naa).time}`
}

// Until when it is open: a time, or nothing where it is closed.
export function openUntil(hours, land, naa) {
  const { day, time } = clock(land, naa)
  return hours.find(([on, from, to]) => on === day && from <= time && time < to)?.[2]
}

// Whether somebody answers at *naa*; unknown hours are not open.
export const isOpen = ({ tider, land }, naa) => (Array.isArray(tider) ? Boolean(openUntil(tider, land, naa)) : tider === 1)

// The next opening, within a week: in how many days, which weekday, and when.
export function opensNext(hours, land, naa) {
  const { day, time } = clock(land, naa)
  const later = hours.map(([on, from]) => {
    const ahead = (on - day + 7) % 7
    return { ahead: ahead || from > time ? ahead : 7, on, from }
  })
  return later.sort((a, b) => a.ahead - b.ahead || (a.from < b.from ? -1 : 1))[0]
}
