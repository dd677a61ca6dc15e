// The service worker: answers with a kept copy where the network does not answer, and says so on the page. Published as sw.js.
// The build puts ORD before it: the words of each language, escaped already.

// The folder the site lies in; the copies are kept under its name, since sites of one origin share the room.
const ROT = registration.scope
const DAG = 864e5
// How long a visitor waits for a slow network when there is a copy.
const TAALMOD = 4000
// The frame holds it on every page, empty and hidden.
const MERKE = '<div data-melding hidden></div>'
// The browser's own cache has copies too, and does not say so: a page is asked for anew, which costs little where it is the same.
const SPOER = { cache: 'no-cache' }
const MED_HASH = /[./][0-9a-f]{8}[./]/

// The page that came from a copy last: it takes its style and script from there too, and does not wait for the network again.
let fraKopi
let slutt
let koe = Promise.resolve()
let ryddet

const erSide = (url) => url.endsWith('/')
// To open the place makes it, so after a no it is not opened.
const aapne = () => (slutt ? Promise.reject() : caches.open(ROT))
const finn = async (url) => (await aapne()).match(url)
const hentet = (kopi) => +kopi.headers.get('x-hentet')
const spraakI = (tekst) => /<html lang="([\w-]+)/.exec(tekst)?.[1]

/** Keeps what the network answered, if it is a whole page or file of the site's own; what is gone there is gone here. */
async function holdPaa(url, svar) {
  const kopier = await aapne()
  if (svar.status === 404) await kopier.delete(url)
  if (svar.status !== 200 || svar.redirected) return
  const kopi = new Response(svar.body, { headers: svar.headers })
  kopi.headers.set('x-hentet', Date.now())
  await kopier.put(url, kopi)
}

/** Deletes what is older than 30 days, and the oldest pages where there are more than 300. */
async function rydd() {
  const kopier = await aapne()
  const alle = await Promise.all((await kopier.keys()).map(async ({ url }) => ({ url, tid: hentet(await kopier.match(url)) })))
  let sider = 0
  for (const { url, tid } of alle.sort((en, annen) => annen.tid - en.tid)) {
    if (Date.now() - tid > 30 * DAG || (erSide(url) && ++sider > 300)) await kopier.delete(url)
  }
}

/** Returns a kept page with words on it; {dato} in them is the day it was fetched. */
function medOrd(kopi, tekst, ordene) {
  const spraak = spraakI(tekst)
  const ord = ORD[spraak]
  const dag = new Date(hentet(kopi))
  const dato = ord.dato.replace('{dag}', dag.getDate()).replace('{maaned}', ord.maaneder.split(' ')[dag.getMonth()]).replace('{aar}', dag.getFullYear())
  const boks = `<div class="notis" role="status" lang="${spraak}"><p>${ordene(ord).replace('{dato}', dato)}</p></div>`
  return new Response(tekst.replace(MERKE, () => boks), { headers: kopi.headers })
}

/** Returns the kept help page, in the language of what was asked for if it can, with a list of what else is kept. */
async function utenNett(url) {
  const kopier = await aapne()
  const urler = (await kopier.keys()).map((en) => en.url).filter(erSide).sort((en, annen) => en.length - annen.length)
  const hjelp = urler.filter((en) => en.endsWith('hjelp-na/'))
  const adresse = hjelp.findLast((en) => url.startsWith(en.slice(0, -'hjelp-na/'.length))) ?? hjelp[0]
  // Where not even that is kept, the browser has its own words.
  if (!adresse) return Response.error()
  const kopi = await kopier.match(adresse)
  const tekst = await kopi.text()
  let rader = ''
  for (const en of urler) {
    // A service is reached from its municipality's page.
    if (/kommune\/.+\/.+\//.test(en) && urler.includes(en.replace(/[^/]+.$/, ''))) continue
    const side = await (await kopier.match(en)).text()
    if (spraakI(side) === spraakI(tekst)) rader += `<li><a href="${en}">${/<title>(.*) – /.exec(side)?.[1]}</a></li>`
  }
  // The page stands at another address than its own, and the policy allows no base.
  const flyttet = tekst.replace(/ (href|src)="(?!#)([^":]*)"/g, (_, navn, verdi) => ` ${navn}="${new URL(verdi, adresse)}"`)
  return medOrd(kopi, flyttet, (ord) => `${ord.borte}</p><ul>${rader}</ul><p>${ord.hjelp}`)
}

async function svarPaa(hendelse, url, side) {
  const kopi = await finn(url).catch(() => {})
  if (kopi && !side && (MED_HASH.test(url) || fraKopi === hendelse.clientId)) return kopi
  const nett = fetch(hendelse.request, side ? SPOER : {})
  // What follows a question mark may say something of the visitor: it is asked for, and not kept.
  if (!hendelse.request.url.includes('?')) hendelse.waitUntil(nett.then((svar) => holdPaa(url, svar.clone())).then(() => (ryddet ??= rydd())).catch(() => {}))
  const tid = new Promise((videre) => kopi && side && setTimeout(videre, TAALMOD))
  // Null where there is no network, undefined where it is slow.
  const svar = await Promise.race([nett, tid]).catch(() => null)
  if (svar && (!kopi || svar.status < 500)) return svar
  if (!side) return kopi ?? Response.error()
  fraKopi = hendelse.resultingClientId
  return kopi ? medOrd(kopi, await kopi.text(), (ord) => (svar === null ? ord.kopi : ord.treg)) : utenNett(url)
}

/** Fetches what is not kept, or was kept more than a day ago, one after another. */
async function hentForut(urler) {
  for (const url of urler) {
    const kopi = await finn(url)
    if (!url.startsWith(ROT) || (kopi && Date.now() - hentet(kopi) < DAG)) continue
    await fetch(url, SPOER).then((svar) => holdPaa(url, svar)).catch(() => {})
  }
}

addEventListener('install', () => skipWaiting())
addEventListener('fetch', (hendelse) => {
  const { request } = hendelse
  const [url] = request.url.split(/[?#]/)
  const side = request.mode === 'navigate'
  // A page's address has no file's ending; a file that a visitor opens by itself is left to the browser.
  const vaar = url.startsWith(ROT) && side !== /\.[^/]*$/.test(url)
  if (vaar && request.method === 'GET') hendelse.respondWith(svarPaa(hendelse, url, side))
})
/** Deletes all; only the worker knows that nothing more will come, and says so. */
async function slettAlt(port) {
  await caches.delete(ROT)
  port.postMessage(0)
  await registration.unregister()
}

// A page's list of addresses to fetch, or a visitor's no, with a port to answer at.
addEventListener('message', (hendelse) => {
  const [port] = hendelse.ports
  slutt = port
  if (!port) koe = koe.then(() => hentForut(hendelse.data)).catch(() => {})
  hendelse.waitUntil(port ? slettAlt(port) : koe)
})
