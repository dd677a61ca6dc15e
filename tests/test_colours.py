"""Whatever colour a municipality has, what is written in it or on it can be read, in the light and in the dark; a strong one is kept."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prosjekt import PROJECT

from katalog import colours
from katalog.colours import DARK, LIGHT, Scheme, Shades, contrast, shades, style

STYLE = (PROJECT / "overrides/assets/katalog.css").read_text(encoding="utf-8")
NAMED = {"yellow": "#ffd500", "black": "#000000", "white": "#ffffff", "blue": "#0b5394", "grey": "#777777", "lime": "#00ff00"}


def weakest(one: Shades, scheme: Scheme) -> float:
    """Return the least contrast of all that stands on something."""
    grounds = (*scheme.grounds, one.lys)
    on_ground = [contrast(colour, ground) for colour in (one.hoved, one.hoved_moerk) for ground in grounds]
    on_colour = [contrast(one.paa_hoved, one.hoved), contrast(one.paa_hoved, one.hoved_moerk)]
    return min(*on_ground, *on_colour, *(contrast(ink, one.lys) for ink in scheme.inks))


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_can_be_read_wherever_it_stands(number: int) -> None:
    light, dark = shades(f"#{number:06x}")

    assert weakest(light, LIGHT) >= colours.ENOUGH
    assert weakest(dark, DARK) >= colours.ENOUGH


@pytest.mark.parametrize("colour", NAMED.values(), ids=NAMED)
def test_a_colour_is_as_strong_as_it_must_be(colour: str) -> None:
    light, dark = shades(colour)

    assert weakest(light, LIGHT) >= colours.ENOUGH
    assert weakest(dark, DARK) >= colours.ENOUGH


def test_a_colour_that_is_strong_enough_is_kept() -> None:
    assert shades("#0b5394")[0].hoved == "#0b5394"


def test_a_weak_colour_becomes_the_nearest_that_is_strong_enough() -> None:
    used = shades("#ffd500")[0].hoved

    red, green, blue = (int(used[i : i + 2], 16) for i in (1, 3, 5))
    assert (blue, red > green > 90) == (0, True)


def test_the_contrast_of_black_and_white_is_that_of_the_standard() -> None:
    assert (contrast("#000000", "#ffffff"), round(contrast("#777777", "#ffffff"), 2)) == (21, 4.48)


@pytest.mark.parametrize("name", ["bakgrunn", "flate", "varm", "fare-lys", "blekk", "dempet"])
def test_the_colours_reckoned_with_are_those_of_the_style(name: str) -> None:
    light, dark = re.findall(rf"--{name}: (#[0-9a-f]+);", STYLE)

    whole = "#" + "".join(digit * 2 for digit in light[1:]) if len(light) == 4 else light
    assert whole in (*LIGHT.grounds, *LIGHT.inks)
    assert dark in (*DARK.grounds, *DARK.inks)


def test_the_rules_name_only_what_the_style_names() -> None:
    assert {*re.findall(r"--[a-z-]+(?=:)", style("#0b5394"))} <= {*re.findall(r"--[a-z-]+(?=:)", STYLE)}
