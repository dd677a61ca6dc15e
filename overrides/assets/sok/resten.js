// The search page's second script: fetched when the first answer is there, or when an answer cannot do without its tools.

import { visFiltre } from './filtre.js'
import { verktoey } from './verktoey.js'

const rot = document.querySelector('[data-sok]')
rot.verktoey = verktoey
rot.addEventListener('svar', visFiltre)
if (rot.gitt) visFiltre()
