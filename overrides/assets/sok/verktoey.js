// What few first answers need, gathered so that the page can fetch it by itself: places, how far a slip is, and filters.
import { distance } from './avstand.js'
import { Steder } from './steder.js'
import { filtered } from './utvalg.js'

export const verktoey = { Steder, distance, filtered }
