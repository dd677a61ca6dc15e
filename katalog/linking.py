"""The command `links`: what each link out of the site is today, kept for the report; and `--fix`, new addresses for what has moved."""

import argparse
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from katalog import editing, linkbook, settings
from katalog.annotations import plain
from katalog.answered import BLOCKED, FINE, GONE, MOVED, UNKNOWN, Verdict
from katalog.catalog import Catalog
from katalog.linkbook import Svar, Unntak
from katalog.links import Link, links
from katalog.loading import loaded
from katalog.messages_links import HEADINGS
from katalog.own import named
from katalog.problems import Problem, ProblemsFound, in_language
from katalog.progress import told, waiting
from katalog.readdressing import replaced
from katalog.replacing import says

if TYPE_CHECKING:
    from katalog.manners import Manners

# What a reader wants to hear first: what is to be done.
_ORDER = (GONE, MOVED, BLOCKED, UNKNOWN)
# A forge takes no longer text than 65,536 characters.
_MOST_IN_MARKDOWN = 40


def links_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `links` takes."""
    parser.add_argument("--kommune", default=argparse.SUPPRESS, help="bare disse kommunene, med komma mellom: id, navn eller nummer")
    parser.add_argument("--fix", action="store_true", help="bytt adressen til det som er flyttet for godt, alle steder")
    parser.add_argument("--dry-run", action="store_true", help="si bare hva som ville bli skrevet")
    parser.add_argument("--json", action="store_true", help="skriv svarene som JSON")
    parser.add_argument("--markdown", action="store_true", help="si det som Markdown")
    parser.add_argument("--url", default=os.environ.get("KATALOG_URL", ""), help="nettstedets adresse, så de som blir spurt vet av hvem")
    parser.set_defaults(run=check_links)


def check_links(options: argparse.Namespace) -> str:
    """Ask for every link, write what they are, and say it; end with 1 where any is gone."""
    found = loaded(options.root, options.today)
    # What it asks with takes a while to load, which no other command needs to wait for.
    from katalog.manners import Manners
    from katalog.wire import Wire

    return checked(found, options, Manners(Wire(agent(settings.address(options.url, "--url"), found))))


def agent(url: str, found: Catalog) -> str:
    """Return who we say that we are: the site's address, and where its owner is reached, as far as they are known."""
    known = [f"+{url}" if url.startswith(("http://", "https://")) else "", str((found.vert and found.vert.epost) or "")]
    said = "; ".join(one for one in known if one and one.isascii() and one.isprintable())
    return f"skolenaervaer-lenker/1 ({said})" if said else "skolenaervaer-lenker/1"


def checked(found: Catalog, options: argparse.Namespace, guest: "Manners") -> str:
    """Do what `links` does, with *guest* to ask."""
    slugs = named(found, options.kommune)
    with waiting(in_language("Leter etter lenker", "Leder efter links")):
        everywhere = links(options.root, found)
    those = [one for one in everywhere if not slugs or one.kommune in slugs]
    excepted = [one for one in found.lenker.unntak if one.til >= options.today]
    asked = [one.url for one in those if not any(rule.covers(one.url) for rule in excepted)]
    verdicts = _ask(list(dict.fromkeys(asked)), guest)
    moved = {url: one.naa for url, one in verdicts.items() if one.klasse == MOVED}
    with waiting(in_language("Bytter adresser", "Skifter adresser")):
        texts, left = replaced(options.root, those, moved) if options.fix else ({}, [])
        if texts:
            editing.checked(options.root, {name: text for name, text in texts.items() if name.startswith("data/")}, options.today)
    kept = _kept(found, everywhere, excepted, verdicts, options.today)
    files = {**texts, linkbook.ANSWERS: linkbook.written(_renamed(kept, those, left, moved) if texts else kept)}
    files = {name: text for name, text in files.items() if not says(options.root / name, text)}
    if not options.dry_run:
        editing.write(options.root, files)
    said = _json(those, verdicts, options.today) if options.json else "\n\n".join(_told(found, those, verdicts, left, options, files))
    if any(one.klasse == GONE for one in verdicts.values()):
        print(said)
        raise SystemExit(1)
    return said


def _ask(urls: Sequence[str], guest: "Manners") -> dict[str, Verdict]:
    """Return what each address is; raise ProblemsFound where nobody answered, for then it is we who are cut off."""
    from katalog.rounds import check

    what = in_language("Spør etter lenke", "Spørger efter link")
    verdicts = dict(told(what, check(urls, guest), len(urls), lambda one: one[0]))
    if verdicts and not any(one.reached for one in verdicts.values()):
        raise ProblemsFound([Problem(linkbook.ANSWERS, 0, "links_offline")])
    return verdicts


def _kept(
    found: Catalog, everywhere: Sequence[Link], excepted: Sequence[Unntak], verdicts: Mapping[str, Verdict], today: date
) -> dict[str, Svar]:
    """Return what is known of each link that is still in the project and not excepted: from today, or from the last time."""
    new = {url: Svar(one.klasse, today, one.naa, one.sagt) for url, one in verdicts.items()}
    wanted = {one.url for one in everywhere if not any(rule.covers(one.url) for rule in excepted)}
    return {url: one for url, one in {**found.lenker.svar, **new}.items() if url in wanted}


def _renamed(kept: Mapping[str, Svar], those: Sequence[Link], left: Sequence[Link], moved: Mapping[str, str]) -> dict[str, Svar]:
    """Return the answers under the addresses that stand in the files now: what moved led somewhere that was fine."""
    staying = {one.url for one in left}
    gone = {one.url for one in those if one.url in moved and one.url not in staying}
    new = {moved[url]: Svar(FINE, kept[url].kontrollert, "", kept[url].sagt.split()[-1]) for url in gone}
    return {**new, **{url: one for url, one in kept.items() if url not in gone}}


# Words


def _told(
    found: Catalog,
    those: Sequence[Link],
    verdicts: Mapping[str, Verdict],
    left: Sequence[Link],
    options: argparse.Namespace,
    files: Mapping[str, str],
) -> Iterator[str]:
    """Yield what the command says, a part at a time: what is to be done first."""
    for klasse in _ORDER:
        some = [one for one in those if one.url in verdicts and verdicts[one.url].klasse == klasse]
        if some:
            head = in_language(*HEADINGS[klasse]).format(count=len({one.url for one in some}))
            yield "\n".join([head, "", *_lines(some, verdicts)] if options.markdown else [head, *_lines(some, verdicts, "  ")])
    counts = {"fungerer": sum(one.klasse == FINE for one in verdicts.values())}
    counts["unntatt"] = len({one.url for one in those} - set(verdicts))
    yield "\n".join(in_language(*HEADINGS[key]).format(count=count) for key, count in counts.items() if count or key == FINE)
    notes = [*linkbook.expired(found.lenker.unntak, options.today), *_idle(found, those, options)]
    if notes:
        yield "\n".join(map(str, notes))
    if left:
        head = in_language("Disse må byttes for hånd:", "Disse skal skiftes i hånden:")
        yield "\n".join([head, "", *_lines(left, verdicts)] if options.markdown else [head, *_lines(left, verdicts, "  ")])
    if files:
        yield f"{_would(options.dry_run)}: {', '.join(files)}."


def _would(dry: bool) -> str:
    return in_language("Dette ville bli skrevet", "Dette ville blive skrevet") if dry else in_language("Skrevet", "Skrevet")


def _lines(those: Sequence[Link], verdicts: Mapping[str, Verdict], mark: str = "") -> Iterator[str]:
    """Yield a line for each place; without a *mark* as the items of a list in Markdown, and not all of very many."""
    for one in those if mark else those[:_MOST_IN_MARKDOWN]:
        verdict = verdicts[one.url]
        said = f"→ {verdict.naa}" if verdict.klasse == MOVED else f"– {linkbook.meaning(verdict.sagt)}"
        line = f"{one.file}:{one.line}: {one.url} {said}"
        yield f"{mark}{line}" if mark else f"- {plain(line)}"
    if not mark and (more := len(those) - _MOST_IN_MARKDOWN) > 0:
        yield in_language(f"- og {more} til, som står i data/lenker.csv", f"- og {more} mere, som står i data/lenker.csv")


def _idle(found: Catalog, those: Sequence[Link], options: argparse.Namespace) -> Iterator[Problem]:
    """Yield each exception that no link needs any more; only who looks at all of them can tell."""
    for one in found.lenker.unntak if not options.kommune else ():
        if not any(one.covers(link.url) for link in those):
            yield Problem(linkbook.EXCEPTIONS, one.line, "exception_idle", {"value": one.what})


def _json(those: Sequence[Link], verdicts: Mapping[str, Verdict], today: date) -> str:
    places: dict[str, list[dict[str, Any]]] = {}
    for one in those:
        places.setdefault(one.url, []).append({"fil": one.file, "linje": one.line})
    listed = [
        {"url": url, "klasse": one.klasse, "naa": one.naa, "sagt": one.sagt, "steder": places[url]} for url, one in sorted(verdicts.items())
    ]
    return json.dumps({"dag": today.isoformat(), "lenker": listed}, ensure_ascii=False, indent=1)
