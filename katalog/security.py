"""What the host has said in, security.txt out: only where there is somebody to tell of a hole, until the day the host has chosen."""

import re
from datetime import date

from katalog.problems import Problem, ProblemsFound

FILE = ".well-known/security.txt"
_CONTACT = re.compile(r"mailto:[^\s@]+@[^\s@]+\.[^\s@]+|https://[^\s/]+\.[^\s/]+\S*|tel:\+[0-9-]{6,}")


def security_txt(contact: str, until: str, url: str, languages: tuple[str, ...], *, today: date) -> str:
    """Return the file (RFC 9116), or raise ProblemsFound where it would not be true; *url* is the site's, or empty.

    Nothing is in it where nobody has said anything.
    """
    if not (contact or until):
        return ""
    problems = []
    if not (_CONTACT.fullmatch(contact) and contact.isprintable()):
        problems.append(Problem("KATALOG_SIKKERHET", 0, "site_contact", {"value": contact}))
    try:
        if date.fromisoformat(until) <= today:
            problems.append(Problem("KATALOG_SIKKERHET_TIL", 0, "site_expired", {"value": until}))
    except ValueError:
        problems.append(Problem("KATALOG_SIKKERHET_TIL", 0, "date_bad", {"value": until, "wanted": f"{today.year + 1}-01-01"}))
    if problems:
        raise ProblemsFound(problems)
    rows = [f"Contact: {contact}", f"Expires: {until}T00:00:00Z", f"Preferred-Languages: {', '.join([*languages, 'en'])}"]
    rows += [f"Canonical: {url}{FILE}"] if url.startswith("https://") else []
    return "\n".join([*rows, ""])
