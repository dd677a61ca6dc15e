"""A record in, where its page is out: whole where the site's address is known, and else from the site's root."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from katalog.catalog import Catalog
from katalog.model import Felles, Nasjonalt, Tiltak

# What stays as it is in an address; a percent sign too, where it begins what is written so already.
_KEPT = "/?:@!$&()*+,;=-._~%"
# What is written so as it is, which most links are.
_PLAIN = re.compile(r"https?://[a-z0-9.-]+(?:/[\w./-]*)?", re.ASCII)
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# The handwritten page that shows each kind of what is national, with the record's id as anchor.
_HOMES = {"hjelpelinje": "hjelp-na/#", "lovpålagt": "hvem-gjoer-hva/#", "rettighet": "rettigheter/#", "ressurs": "ressurser/#"}


def page(one: Felles, language: str, catalog: Catalog, url: str) -> str:
    """Return the address of a record's page in *language*; what is closed has none, and then it is empty."""
    if one.status == "nedlagt":
        return ""
    own = f"kommune/{one.key}/" if isinstance(one, Tiltak) else f"{_HOMES[one.slag]}{one.id}" if isinstance(one, Nasjonalt) else ""
    return f"{url}{folder(language, catalog)}{own}"


def pages(one: Felles, catalog: Catalog, url: str) -> dict[str, str]:
    """Return the address of a record's page in each language."""
    return {language: found for language in catalog.languages if (found := page(one, language, catalog, url))}


def folder(language: str, catalog: Catalog) -> str:
    """Return a language's folder with its slash: the default one has none."""
    return "" if language == catalog.languages[0] else f"{language}/"


def form(forms: str, name: str, language: str, key: str) -> str:
    """Return where a form of the forge at *forms* opens, with the service filled in; editors are spoken to in bokmål or Danish."""
    return f"{forms.rstrip('/')}/issues/new?template={name}-{'da' if language == 'da' else 'nb'}.yml&oppfoering={quote(key)}"


def uri(link: str) -> str:
    """Return a link in ASCII alone, as the standards want it, or nothing where its host cannot be written so."""
    if _PLAIN.fullmatch(link):
        return link
    parts = urlsplit(link)
    try:
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except UnicodeError:
        return ""
    return urlunsplit((parts.scheme, host, *(quote(_LOOSE_PERCENT.sub("%25", part), _KEPT) for part in parts[2:])))
