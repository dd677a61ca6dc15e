"""One colour in, the shades a site wears out: each dark or light enough wherever it stands, in the light and in the dark (WCAG 2, AA)."""

from dataclasses import dataclass

ENOUGH = 4.5
# So much of a colour is in its tint at most: how light a ground is chosen from, darker first.
_TINTS = (14, 12, 10, 8, 6, 4, 2, 0)


@dataclass(frozen=True)
class Scheme:
    """What colours are laid on, the letters that stand on their tint, what a tint is mixed into, and what makes a colour stronger."""

    grounds: tuple[str, ...]
    inks: tuple[str, ...]
    paper: str
    end: str


# As overrides/assets/katalog.css has them; a test holds the two together.
LIGHT = Scheme(("#faf7f1", "#ffffff", "#fdf1df", "#fceeea"), ("#1d282b", "#52605f"), "#ffffff", "#000000")
DARK = Scheme(("#11181a", "#1a2426", "#30251a", "#371d19"), ("#eaf0ee", "#a9b8b6"), "#11181a", "#ffffff")


@dataclass(frozen=True)
class Shades:
    """The names of katalog.css that one colour decides, in one scheme."""

    hoved: str
    hoved_moerk: str
    paa_hoved: str
    lys: str


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1, as WCAG reckons it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def weakest(colour: str) -> float:
    """Return the least contrast that a colour has with what it is laid on in the light."""
    return min(contrast(colour, ground) for ground in LIGHT.grounds)


def shades(colour: str) -> tuple[Shades, Shades]:
    """Return the shades of a colour in the light and in the dark; where it is strong enough as it is, the first begins with itself."""
    light, dark = _scheme(colour, LIGHT), _scheme(colour, DARK)
    return light, dark


def _scheme(colour: str, scheme: Scheme) -> Shades:
    hoved, lys = colour, ""
    for step in range(101):
        hoved = _mixed(colour, scheme.end, step)
        if lys := _tint(hoved, scheme):
            break
    on = max(("#ffffff", "#0a1416"), key=lambda one: contrast(hoved, one))
    return Shades(hoved, _mixed(hoved, scheme.end, 22), on, lys)


def _tint(hoved: str, scheme: Scheme) -> str:
    """Return the strongest tint that colour and letters can be read on, or nothing where the colour itself is too weak."""
    if min(contrast(hoved, one) for one in scheme.grounds) < ENOUGH:
        return ""
    tints = (_mixed(scheme.paper, hoved, part) for part in _TINTS)
    return next((one for one in tints if all(contrast(ink, one) >= ENOUGH for ink in (hoved, *scheme.inks))), "")


def _mixed(one: str, other: str, part: int) -> str:
    """Return *one* with *part* per cent of *other* in it."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part / 100):02x}" for a, b in pairs)


def style(colour: str) -> str:
    """Return the rules that give a site its colour; they stand last in its style."""
    light, dark = (
        "".join(f"--{name.replace('_', '-')}:{value};" for name, value in vars(one).items()).removesuffix(";") for one in shades(colour)
    )
    return f"\n:root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
