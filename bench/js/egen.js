// Questions in, what the site's own search finds out; asked as the search page asks.
import { lagHent } from '/assets/sok/hent.js'
import { lagMotor } from '/assets/sok/motor.js'
import { verktoey } from '/assets/sok/verktoey.js'

export default async function (spraak, asked, land) {
  const motor = lagMotor({ hent: lagHent('/sok/'), hentVerktoey: async () => verktoey, spraak, land })
  const told = []
  for (const { q, kommune } of asked) {
    const begun = performance.now()
    const { treff, mangler } = await motor.sok(q, { kommune })
    told.push({ ms: performance.now() - begun, noekler: treff.map(({ nokkel }) => nokkel), mangler })
  }
  return told
}
