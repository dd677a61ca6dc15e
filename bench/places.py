"""The name of a municipality in, its Sted of the register out."""

from collections.abc import Iterable, Mapping

from katalog.hints import hint
from katalog.registers import Sted
from katalog.words import slug

SPRAAK: Mapping[str, str] = {"NO": "nb", "DK": "da"}


class Navneliste:
    """Every name that a municipality goes by: its address, what pages call it, its official names."""

    def __init__(self, steder: Iterable[Sted]) -> None:
        self._by_address: dict[str, Sted] = {}
        self._by_name: dict[str, dict[str, Sted]] = {}
        for sted in steder:
            self._by_address[sted.slug] = sted
            for name in (sted.navn, sted.navn.split(" (")[0], sted.fullt_navn, *sted.fullt_navn.split(" - ")):
                self._by_name.setdefault(slug(name), {})[sted.slug] = sted

    def find(self, name: str) -> Sted:
        """Return the municipality called *name*, or raise a LookupError that says what to write instead."""
        written = slug(name)
        found = self._by_name.get(written, {})
        if sted := self._by_address.get(written) or (next(iter(found.values())) if len(found) == 1 else None):
            return sted
        if found:
            choices = ", ".join(f"«{sted.navn}»" for sted in found.values())
            raise LookupError(f"flere kommuner heter «{name}». Skriv en av: {choices}.")
        names = [sted.navn for sted in self._by_address.values()]
        raise LookupError(f"kommunen «{name}» finnes ikke i registeret{hint(name, names)} Skriv navnet slik det står i data/register/.")
