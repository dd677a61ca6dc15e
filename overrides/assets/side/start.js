// What every page does once it is there; each part looks for its own elements, and does nothing where there are none.

import { lagVerktoy } from './del.js'
import { lesFraDisk, paaDisk } from './disk.js'
import { lagFelt } from './felt.js'
import { lagHusk } from './husk.js'
import { lagKopierknapper } from './kopier.js'
import { siNaa } from './naa.js'
import { settOppUtvalg } from './utvalget.js'
import { taVarePaa } from './utennett.js'
import { lagUtgang } from './utgang.js'

lagUtgang()
if (paaDisk) lesFraDisk()
else lagFelt()
// The search's own script may not have come: then nobody shall write in its field in vain, and the ways without it show.
addEventListener('load', () => document.querySelector('.soksiden form[hidden]')?.remove())
siNaa()
lagVerktoy()
lagKopierknapper()
settOppUtvalg()
if (!paaDisk) {
  lagHusk()
  taVarePaa()
}
