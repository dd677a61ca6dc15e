"""A project and its frames in, the pages of its municipalities in them out, and nothing else: what pages alone cost.

Run in the project's folder: `python -m bench.sider FRAMES OUT`, where FRAMES is what `bench.trinn` left: {language: frame} as JSON.
"""

import json
import sys
from datetime import date
from pathlib import Path

from katalog import assets, catalog, site
from katalog.pages import Pages
from katalog.processes import collect_seldom, side_by_side

URL = "https://www.example.org/"


def main(frames: str, out: str) -> None:
    """Read the data, and write each page in the frame of its language."""
    collect_seldom()
    shells = {language: site.Shell(text) for language, text in json.loads(Path(frames).read_text(encoding="utf-8")).items()}
    found = catalog.load(Path(), today=date.today())
    files = assets.gathered(Path("overrides/assets")).paths
    pages = Pages(found, Path("overrides/katalog"), url=URL, files=files)
    address = site.Address(URL, found.languages[0])
    side_by_side(lambda some: site.write_pages(pages.of(some), shells, Path(out), address, ""), tuple(found.steder))


if __name__ == "__main__":
    main(*sys.argv[1:])
