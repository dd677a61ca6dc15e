// Opening hours and a moment in, when somebody next answers, and of a day whether it has been; what the search does not ask.

import { ONE_DAY, clock, isHoliday } from '../sok/klokke.js'

// Whether a moment on the clocks here, «2026-09-01T20:00», is behind us; moments compare as text.
export function isPast(moment, naa) {
  const { date, time } = clock(naa)
  return moment <= `${date}T${time}`
}

// The next opening that is sure, within a week: in how many days, which weekday, and when; or nothing.
export function opensNext(hours, land, naa) {
  const { day, time } = clock(naa)
  const later = hours.map(([on, from]) => {
    const ahead = (on - day + 7) % 7
    return { ahead: ahead || from > time ? ahead : 7, on, from }
  })
  const sure = later.filter(({ ahead }) => !isHoliday(land, new Date(naa.getTime() + ahead * ONE_DAY)))
  return sure.sort((a, b) => a.ahead - b.ahead || (a.from < b.from ? -1 : 1))[0]
}
