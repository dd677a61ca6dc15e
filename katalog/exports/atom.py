"""What a feed holds in, the feed out as RFC 4287 wants it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

# The day of what has no day of its own: never that of the build.
NEVER = date(1970, 1, 1)


@dataclass(frozen=True)
class Entry:
    """One thing that a feed tells of. `name` is its own for ever, `page` is empty where its address is not known whole."""

    name: str
    title: str
    text: str
    day: date | None
    page: str


def feed(name: str, title: str, language: str, author: str, own: str, entries: Iterable[Entry]) -> str:
    """Return a feed of *entries*, the newest first; *own* is its own address, or nothing where that is not known whole."""
    ordered = sorted(entries, key=lambda one: (-(one.day or NEVER).toordinal(), one.name))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>',
        f"<id>{_id(name)}</id>",
        f"<title>{escape(title)}</title>",
        f"<updated>{_moment(max((one.day or NEVER for one in ordered), default=NEVER))}</updated>",
        f"<author><name>{escape(author)}</name></author>",
        *([f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>'] if own else []),
    ]
    for one in ordered:
        lines += [
            "<entry>",
            f"<id>{_id(one.name)}</id>",
            f"<title>{escape(one.title)}</title>",
            f"<updated>{_moment(one.day or NEVER)}</updated>",
            *([f'<link rel="alternate" type="text/html" href={quoteattr(one.page)}/>'] if one.page else []),
            f"<content>{escape(one.text)}</content>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _id(name: str) -> str:
    """Return a name as an address that is nobody else's, wherever the site stands (RFC 4151)."""
    return f"tag:skolenaervaer,2026:{name}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
