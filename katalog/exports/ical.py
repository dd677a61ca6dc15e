"""Properties in, the lines of a calendar out as RFC 5545 wants them: escaped, folded, with the time zones of both countries."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

ZONES = {"NO": "Europe/Oslo", "DK": "Europe/Copenhagen"}
# As long as a line may be, in octets.
_WIDTH = 75
# All that some program takes for the end of a line.
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# The same summer time in both countries, and in all of the EU since 1996.
_ZONE = """BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
_ZONES = "".join(_ZONE.format(zone=zone) for zone in ZONES.values()).replace("\n", "\r\n")


ENDED = "END:VCALENDAR\r\n"


def begun(name: str, language: str) -> str:
    """Return how a calendar begins. It has the time zones even when it has nothing else, since an empty calendar is none."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Skolenaervaer//Katalog 1.0//NB", "CALSCALE:GREGORIAN"]
    named = [said("NAME", name, language), said("X-WR-CALNAME", name), "REFRESH-INTERVAL;VALUE=DURATION:P1D"]
    return _lines((*head, *named)) + _ZONES


def event(properties: Iterable[str]) -> str:
    """Return an event of a calendar."""
    return _lines(("BEGIN:VEVENT", *properties, "END:VEVENT"))


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{folded(line)}\r\n" for line in lines)


def said(name: str, text: str, language: str = "") -> str:
    """Return a property with a text, which can end neither itself nor its line."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    # No end of a line is printed, and few texts have one.
    escaped = escaped if escaped.isprintable() else _LINE_ENDS.sub(r"\\n", escaped)
    return f"{name};LANGUAGE={language}:{escaped}" if language else f"{name}:{escaped}"


def on_day(name: str, day: date) -> str:
    """Return a property with a whole day."""
    return f"{name};VALUE=DATE:{day.isoformat().replace('-', '')}"


def at_time(name: str, moment: datetime, land: str) -> str:
    """Return a property with a moment by the clocks of a country."""
    return f"{name};TZID={ZONES[land]}:{stamp(moment)}"


def stamp(moment: datetime) -> str:
    """Return a moment as digits, with four for each year."""
    return moment.isoformat(timespec="seconds").replace("-", "").replace(":", "")


def folded(line: str) -> str:
    """Return a line with no more than 75 octets between its ends; what goes on begins with a blank, and no letter is parted."""
    octets = line.encode()
    return line if len(octets) <= _WIDTH else b"\r\n ".join(_pieces(octets)).decode()


def _pieces(octets: bytes) -> Iterator[bytes]:
    begin, end = 0, _WIDTH
    while end < len(octets):
        # All octets of a letter but its first begin with these bits.
        while octets[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        yield octets[begin:end]
        # One octet is the blank that the next piece begins with.
        begin, end = end, end + _WIDTH - 1
    yield octets[begin:]
