"""A record in, what it lacks of the least that a parent needs out: may I make contact, how, when, what then, what does it cost."""

from collections.abc import Callable, Mapping

from katalog.model import Felles, Nasjonalt

# Asked of a record: whether it has it.
_HAS: Mapping[str, Callable[[Felles], bool]] = {
    "kontakt_selv": lambda one: one.kontakt_selv != "ukjent",
    "slik_får_du_hjelp": lambda one: one.slik_faar_du_hjelp is not None,
    "hva_skjer_så": lambda one: one.hva_skjer_saa is not None,
    "telefon": lambda one: any(kontakt.telefon for kontakt in one.kontakt),
    "åpningstid": lambda one: bool(one.aapent or one.aapningstid or one.doegnaapent),
    "pris": lambda one: one.pris is not None and "ukjent" not in one.pris.ord.values(),
    "ventetid": lambda one: one.ventetid is not None,
    "rettighet": lambda one: bool(one.rettighet),
    "lenke": lambda one: any(link.status == "bekreftet" for link in one.lenke) or any(kontakt.nettsted for kontakt in one.kontakt),
}
FIELDS = tuple(_HAS)
# What is asked of each kind of national record; and of a service, by whether a parent may make contact.
_OF_NATIONAL = {
    "hjelpelinje": ("telefon", "åpningstid"),
    "lovpålagt": ("kontakt_selv", "slik_får_du_hjelp", "hva_skjer_så"),
    "rettighet": ("rettighet", "slik_får_du_hjelp"),
    "ressurs": ("lenke",),
}
_OF_SERVICE = {
    **dict.fromkeys(("ja", "ukjent"), ("kontakt_selv", "slik_får_du_hjelp", "hva_skjer_så", "telefon", "pris", "ventetid")),
    "via skolen": ("kontakt_selv", "slik_får_du_hjelp", "hva_skjer_så", "pris", "ventetid"),
    # Background for staff: nobody is to ring.
    "nei": ("kontakt_selv",),
}


def asked(one: Felles) -> tuple[str, ...]:
    """Return what a record should have; hours only where there is a number that somebody answers."""
    if isinstance(one, Nasjonalt):
        return _OF_NATIONAL[one.slag]
    wanted = _OF_SERVICE[one.kontakt_selv]
    return (*wanted, "åpningstid") if "telefon" in wanted and _HAS["telefon"](one) else wanted


def lacking(one: Felles) -> list[str]:
    """Return what a record should have and has not."""
    return [field for field in asked(one) if not _HAS[field](one)]
