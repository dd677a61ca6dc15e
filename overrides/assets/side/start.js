// What every page does once it is there; each part looks for its own elements, and does nothing where there are none.

import { lagFelt } from './felt.js'
import { taVarePaa } from './utennett.js'
import { lagUtgang } from './utgang.js'

lagFelt()
lagUtgang()
taVarePaa()
