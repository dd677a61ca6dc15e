// The site opened from a disk or a USB stick (file://): there a page may fetch nothing, and a link to a folder shows a list of files.

export const paaDisk = location.protocol === 'file:'

/** Leads each link to the page in its folder, the moment it is used; what would have to fetch is as it is without scripts. */
export function lesFraDisk() {
  document.querySelector('.soksiden form')?.remove()
  // The style waits for a script that shall not come.
  for (const utvei of document.querySelectorAll('[data-uten-skript]')) utvei.style.animation = 'none'
  // The style keeps room for a field that does not come.
  for (const lenke of document.querySelectorAll('.sok-lenke')) lenke.style.width = 'auto'
  for (const navn of ['click', 'auxclick', 'contextmenu']) {
    addEventListener(navn, ({ target }) => {
      const lenke = target.closest('a[href]')
      if (lenke?.protocol === 'file:' && lenke.pathname.endsWith('/')) lenke.pathname += 'index.html'
    }, true)
  }
}
