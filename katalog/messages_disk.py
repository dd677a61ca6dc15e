"""What is told when the machine will not read or write a file: why, and what to do, in bokmål and in Danish."""

import errno
from dataclasses import dataclass

_FOLDER = (
    "det ligger en mappe med dette navnet. Gi mappen et annet navn, og legg filen her.",
    "der ligger en mappe med dette navn. Giv mappen et andet navn, og læg filen her.",
)
_ABOVE = (
    "noe foran i navnet er en fil og ingen mappe. Se over navnet.",
    "noget forrest i navnet er en fil og ikke en mappe. Se navnet igennem.",
)
_CIRCLE = ("den er en lenke som går i ring. Slett den, og legg filen her.", "den er et link, der går i ring. Slet det, og læg filen her.")
_LONG = ("navnet er for langt. Velg et kortere.", "navnet er for langt. Vælg et kortere.")
_FULL = ("disken er full. Gjør plass, og prøv igjen.", "disken er fuld. Skaf plads, og prøv igen.")
_LARGE = (
    "filene blir større enn det er lov til her. Be den som passer på maskinen om mer plass.",
    "filerne bliver større, end der er lov til her. Bed den, der passer maskinen, om mere plads.",
)
_MANY = (
    "for mange filer er åpne på maskinen. Lukk noen programmer, og prøv igjen.",
    "for mange filer er åbne på maskinen. Luk nogle programmer, og prøv igen.",
)
_NO_READING = (
    "du har ikke lov til å lese den. Be den som eier filen om tilgang.",
    "du har ikke lov til at læse den. Bed den, der ejer filen, om adgang.",
)
_NO_WRITING = (
    "du har ikke lov til å skrive her. Be den som eier mappen om tilgang, eller skriv et annet sted.",
    "du har ikke lov til at skrive her. Bed den, der ejer mappen, om adgang, eller skriv et andet sted.",
)
_ONLY_READING = (
    "disken kan bare leses. Skriv et annet sted.",
    "disken kan kun læses. Skriv et andet sted.",
)
_NOWHERE = (
    "mappen finnes ikke. Lag den først, eller skriv et annet sted.",
    "mappen findes ikke. Lav den først, eller skriv et andet sted.",
)
_OTHER_THING = (
    "det ligger noe annet der med samme navn. Flytt det, eller skriv et annet sted.",
    "der ligger noget andet med samme navn. Flyt det, eller skriv et andet sted.",
)
_BUSY = (
    "et annet program bruker den. Lukk den der, og prøv igjen.",
    "et andet program bruger den. Luk den dér, og prøv igen.",
)
_OTHER = (
    "maskinen svarte {code}. Prøv igjen; hjelper det ikke, si fra til den som passer på maskinen.",
    "maskinen svarede {code}. Prøv igen; hjælper det ikke, så sig til hos den, der passer maskinen.",
)
_ALIKE = {
    errno.EISDIR: _FOLDER,
    errno.ENOTDIR: _ABOVE,
    errno.ELOOP: _CIRCLE,
    errno.ENAMETOOLONG: _LONG,
    errno.EMFILE: _MANY,
    errno.ENFILE: _MANY,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _LARGE,
    errno.EBUSY: _BUSY,
    errno.EEXIST: _OTHER_THING,
    errno.EROFS: _ONLY_READING,
}
_READING = {**_ALIKE, errno.EACCES: _NO_READING, errno.EPERM: _NO_READING}
_WRITING = {**_ALIKE, errno.EACCES: _NO_WRITING, errno.EPERM: _NO_WRITING, errno.ENOENT: _NOWHERE}


@dataclass(frozen=True)
class Reason:
    """Why the machine would not; a message shows it in its own language: `{why:nb}`, `{why:da}`."""

    number: int | None
    writing: bool

    def __format__(self, language: str) -> str:
        nb, da = (_WRITING if self.writing else _READING).get(self.number or 0, _OTHER)
        return (da if language == "da" else nb).format(code=errno.errorcode.get(self.number or 0, "?"))


def unread(error: OSError) -> Reason:
    """Return why a file cannot be read."""
    return Reason(error.errno, writing=False)


def unwritten(error: OSError) -> Reason:
    """Return why a file cannot be written."""
    return Reason(error.errno, writing=True)
