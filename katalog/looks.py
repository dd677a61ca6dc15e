"""The catalogue in, how its host's site looks out: colour and logo checked, and put into the finished folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from katalog import colours, logos
from katalog.catalog import Catalog, Place
from katalog.logos import Logo as Logo
from katalog.problems import Problem

_STYLE, _ICON = "katalog.css", "favicon.svg"
# The colour that the icon is drawn in where no host has one.
_OWN = "#0b5a5e"


@dataclass(frozen=True)
class Look:
    """What a host has chosen, and what it is told about that; nothing of it where no host has."""

    colour: str = ""
    logo: Logo | None = None
    told: tuple[Problem, ...] = ()


PLAIN = Look()


def of(catalog: Catalog, root: Path) -> Look:
    """Return how the site looks, or raise ProblemsFound where the logo cannot be used."""
    profil = catalog.vert.profil if catalog.vert else None
    if profil is None:
        return PLAIN
    owner = catalog.egne[0] if len(catalog.egne) == 1 else "vert"
    place = catalog.places.get(f"profil/{owner}") or Place("data/vert.yaml", 0)
    logo = logos.read(root, profil.logo, place.file, place.line) if profil.logo else None
    told = _changed(profil.farge, place) if profil.farge else ()
    return Look(profil.farge or "", logo, told)


def _changed(colour: str, place: Place) -> tuple[Problem, ...]:
    used = colours.shades(colour)[0].hoved
    if used == colour:
        return ()
    values = {"value": colour, "used": used, "ratio": f"{colours.weakest(colour):.1f}".replace(".", ",")}
    return (Problem(place.file, place.line, "host_colour", values),)


def dressed(look: Look, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the site's files by name with the colour last in the style, where it wins, and in the icon."""
    if not look.colour:
        return {**texts}
    style = texts[_STYLE] + colours.style(look.colour)
    return {**texts, _STYLE: style, _ICON: texts[_ICON].replace(_OWN, colours.shades(look.colour)[0].hoved)}


def add_logo(look: Look, out: Path) -> None:
    """Put the logo where the frame looks for it."""
    if look.logo:
        (out / "assets").mkdir(exist_ok=True)
        (out / "assets" / look.logo.name).write_bytes(look.logo.content)


def others(catalog: Catalog) -> frozenset[str]:
    """Return the logos of all municipalities, as they lie under content/: each site publishes its own, and no other's."""
    profiles = [*(one.profil for one in catalog.kommuner.values()), *(one.vert.profil for one in catalog.kommuner.values() if one.vert)]
    return frozenset(one.logo.removeprefix("content/") for one in profiles if one and one.logo)
