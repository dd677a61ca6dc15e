"""A parent with a shortlist, as tests look at it."""

from besoek import Visit

RAAD = "baerum/konsultasjon-med-barnevernet"
LOS = "larvik/los"
SIX = [
    RAAD,
    "baerum/konsultasjonstelefon",
    "baerum/pp-tjenesten",
    "baerum/fravaersoppfoelging",
    LOS,
    "baerum/ressursteam-skole",
]
LISTE, NOTATER = "skolenaervaer.huskeliste", "skolenaervaer.notater"
NOTHING = [{}, {}, ""]


def kept(one: Visit) -> list[object]:
    """Return what the browser keeps: in the tab, on the device, and in cookies."""
    found: list[object] = one.page.evaluate("[{...sessionStorage}, {...localStorage}, document.cookie]")
    return found


def shown(one: Visit) -> list[str]:
    """Return the services on the sheet, when it is there."""
    one.wait_until("/[^…]$/.test(document.querySelector('[data-status]')?.textContent ?? '…')")
    return list(one.page.locator("[data-rader] > li").evaluate_all("rows => rows.map(li => li.dataset.tiltak)"))


def shared(keys: list[str], folder: str = "") -> str:
    return f"{folder}huskeliste/#liste={','.join(keys)}"


def fill_from_link(one: Visit, keys: list[str]) -> None:
    """Make a list one's own by the way of a link."""
    one.go(shared(keys))
    shown(one)
    one.page.get_by_role("button", name="Legg disse i min liste").click()
    one.wait_until("document.querySelector('[data-delt]').hidden")


def add(one: Visit, key: str) -> None:
    one.go(f"kommune/{key}/")
    one.page.get_by_role("button", name="Ta med i huskelista").click()
