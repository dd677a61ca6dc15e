// Gives each text to send a button that copies it. The words stand in a template of the page; without the script there is no button.

/** Puts the text where it can be pasted from, and tells whether that went well; old browsers and pages without https refuse. */
export async function kopier(tekst) {
  try {
    await navigator.clipboard.writeText(tekst)
    return true
  } catch {
    return false
  }
}

function merk(avsnitt) {
  const siste = avsnitt.at(-1)
  getSelection().setBaseAndExtent(avsnitt[0], 0, siste, siste.childNodes.length)
}

/** Puts the button and what it says below one text. */
function giKnapp(brev, mal) {
  const avsnitt = [...brev.querySelectorAll('p, pre')]
  const fot = document.createElement('div')
  const svar = document.createElement('span')
  fot.className = 'brev-fot'
  svar.setAttribute('role', 'status')
  fot.append(mal.content.cloneNode(true), svar)
  brev.append(fot)
  const knapp = fot.firstElementChild
  // Many buttons say the same, so each is described by the heading it stands under.
  let over = brev
  while (over && !over.matches('h2, h3')) over = over.previousElementSibling
  if (over) knapp.setAttribute('aria-describedby', over.id)
  knapp.addEventListener('click', async () => {
    // Emptied first, so that a second press is told as well.
    svar.textContent = ''
    const kopiert = await kopier(avsnitt.map((ett) => ett.innerText.trim()).join('\n\n'))
    if (!kopiert) merk(avsnitt)
    svar.textContent = kopiert ? mal.dataset.ferdig : mal.dataset.merket
  })
}

/** Gives each text on the page its button. */
export function lagKopierknapper() {
  const mal = document.querySelector('template[data-kopier]')
  if (mal) for (const brev of document.querySelectorAll('.brev')) giKnapp(brev, mal)
}
