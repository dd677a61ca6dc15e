// The element <skolenaervaer-tilbud kommune="baerum" spraak="nb"> of other websites: one file in, a list of texts and links out.
//
// ORD, the folder and the words of each language, is put in front when the site is built. No storage, no cookie, no markup, nothing that
// a strict policy forbids; and where something fails, what the page had put into the element stays.

const NAVN = 'skolenaervaer-tilbud'
const HER = document.currentScript.src
// Colours and sizes are the page's own, unless it gives these names a value or styles the parts.
const STIL = ':host{overflow-wrap:anywhere}ul{list-style:none;padding:0}a{color:var(--skolenaervaer-lenke,revert)}[part=fare],[part=tilbud]{padding:.4em 0;border-top:1px solid var(--skolenaervaer-strek)}[part=navn]{font-weight:bold}'

function lag(navn, egenskaper, ...barn) {
  const element = document.createElement(navn)
  for (const en in egenskaper) element.setAttribute(en, egenskaper[en])
  element.append(...barn)
  return element
}

/** Returns a text, marked where it is not in the list's language. */
const sagt = ([ord, lang]) => lang ? lag('span', { lang, dir: 'auto' }, ord) : ord
// What is named after its element makes it.
const a = (href, part, ...barn) => lag('a', { href, part }, ...barn)
const p = (part, ...barn) => lag('p', { part }, ...barn)
const ul = (barn) => lag('ul', {}, ...barn)
const li = (...barn) => lag('li', {}, ...barn)

/** Returns the whole list as one element; *hjem* is the front page of its language, *nivaa* the level of its main heading. */
function vis(gitt, hjem, nivaa) {
  const { fare, alt, kilder } = gitt
  const over = (part, dybde, ...barn) => lag(`h${Math.min(nivaa + dybde, 6)}`, { part }, ...barn)
  const numre = (alle) => ul(alle.map(({ navn, lest, ring }) =>
    li(...navn.length ? [sagt(navn), ': '] : [], a(`tel:${ring}`, 'nummer', `${gitt.ring} `, lag('bdi', {}, lest)))))
  const tilbud = (en) => lag('li', { part: 'tilbud' },
    a(`${hjem}kommune/${en.id}/`, 'navn', sagt(en.navn)),
    p('hvem', ...en.hvem.map(sagt)),
    ...en.merk.map((ett) => p('merknad', sagt(ett))),
    en.telefon.length ? numre(en.telefon) : en.uten && p('uten', en.uten))
  const gruppe = (en) => [over('gruppe', 1, sagt(en.navn)), p('', en.tekst), ul(en.tilbud.map(tilbud))]
  const kilde = ({ navn, url }) => li(url ? a(url, '', sagt(navn)) : sagt(navn))
  return lag('div', { part: 'alt', lang: gitt.spraak, dir: gitt.retning },
    over('tittel', 0, gitt.tittel),
    lag('div', { part: 'fare' }, over('', 1, fare.tittel), numre(fare.telefon), a(`${hjem}hjelp-na/`, '', fare.flere)),
    ...gitt.tomt.map((ett) => p('', ett)),
    ...gitt.grupper.flatMap(gruppe),
    p('', a(`${hjem}kommune/${alt.id}/`, '', alt.tekst)),
    p('bunn', gitt.bunn.join(' ')),
    kilder.liste.length ? lag('details', {}, lag('summary', {}, kilder.tittel), ul(kilder.liste.map(kilde))) : '')
}

class Tilbud extends HTMLElement {
  async connectedCallback() {
    // Moved within the page: it has what it needs.
    if (this.shadowRoot) return
    const [mappe, feil] = ORD[this.getAttribute('spraak')] ?? Object.values(ORD)[0]
    const rot = this.attachShadow({ mode: 'open' })
    const status = lag('p', { role: 'status', part: 'status' })
    rot.append(lag('slot'), status)
    try {
      const stil = new CSSStyleSheet()
      stil.replaceSync(STIL)
      rot.adoptedStyleSheets = [stil]
      const hjem = new URL(`../${mappe}`, HER)
      const svar = await fetch(`${hjem}innebygd/${encodeURIComponent(this.getAttribute('kommune'))}/tilbud.json`, {
        credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(20000),
      })
      const nivaa = Math.max(Math.trunc(this.getAttribute('nivaa')) || 2, 1)
      rot.replaceChildren(vis(await svar.json(), hjem, nivaa))
    } catch {
      status.textContent = feil
    }
  }
}

// A page that has the script twice has the element once.
if (!customElements.get(NAVN)) customElements.define(NAVN, Tilbud)
