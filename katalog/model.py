"""What the data must be: types of every record, with messages an editor can act on. The only importer of pydantic.

| word       | meaning                                             | English (HSDS)      | Danish            |
| ---------- | --------------------------------------------------- | ------------------- | ----------------- |
| tiltak     | something a family can turn to or be met by         | service             | tilbud            |
| kommune    | a municipality that has described its services      | organization        | kommune           |
| sted       | a municipality of the register, described or not    | service area        | kommune           |
| målgruppe  | who it is for                                       | eligibility         | målgruppe         |
| trinn      | step of schooling                                   | –                   | klassetrin        |
| lovpålagt  | what every municipality must have                   | statutory service   | lovpligtig        |
| belegg     | how well a fact is known                            | –                   | belæg             |
| kontrollert| a person at the owner looked and found it true      | assured_date        | kontrolleret      |
| rettighet  | what a law gives                                    | legal resource      | rettighed         |
| ord        | the words of the pages; of the glossary             | –                   | ord               |

A key becomes an identifier by one rule, `words.spell_out`: `målgruppe` is `maalgruppe`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypedDict, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"]+@[a-z0-9æøå-]+(\.[a-z0-9æøå-]+)+", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
# Whole numbers as the countries' numbering plans have them: eight digits from 2 up, 116 xxx, and each country's short ones.
_PHONE = {
    "NO": re.compile(r"[2-9]\d{7}|0\d{4}|116\d{3}|11[0-9]|1[2-9]\d{2}"),
    "DK": re.compile(r"[2-9]\d{7}|116\d{3}|11[0-9]|18\d{2}"),
}
_DIAL_CODE = {"NO": "+47", "DK": "+45"}
MAX_AGE = 25


class Kontekst(TypedDict):
    """What a record cannot say itself: today, its country, its own language, the site's languages."""

    today: date
    land: str
    spraak: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Uttrykk:
    """One text as a page shows it: the words, and the language they are in."""

    ord: str
    spraak: str


@dataclass(frozen=True)
class Tekst:
    """One text in one or more languages; `eget` is the language it falls back to."""

    ord: Mapping[str, str]
    eget: str

    def i(self, language: str) -> Uttrykk:
        """Return the text in *language*, or in its own where it has none."""
        chosen = language if language in self.ord else self.eget
        return Uttrykk(self.ord[chosen], chosen)


def fail(code: str, **values: Any) -> PydanticCustomError:
    """Return the error that ends as the Problem *code*. `at` in *values* leads on into the value."""
    return PydanticCustomError(code, code, values)  # type: ignore[arg-type]


def _context(info: ValidationInfo) -> Kontekst:
    assert info.context is not None
    return info.context  # type: ignore[return-value]


def _filled(value: str) -> str:
    if not value.strip():
        raise fail("text_empty")
    return value.strip()


def _text_of(limit: int, any_language: bool = False) -> Callable[[Any, ValidationInfo], Tekst]:
    def read(value: Any, info: ValidationInfo) -> Tekst:
        context = _context(info)
        if isinstance(value, str):
            value = {context["spraak"]: value}
        if not isinstance(value, dict) or not value:
            raise fail("text_wanted")
        allowed = (*context["languages"], "nn", "en", "se") if any_language else context["languages"]
        wrong = [
            *({"code": "language_unknown", "at": k, "value": k, "known": ", ".join(allowed)} for k in value if k not in allowed),
            *({"code": "text_wanted", "at": k} for k, v in value.items() if not isinstance(v, str)),
            *({"code": "text_empty", "at": k} for k, v in value.items() if isinstance(v, str) and not v.strip()),
            *(
                {"code": "text_long", "at": k, "length": len(v), "limit": limit}
                for k, v in value.items()
                if isinstance(v, str) and len(v.strip()) > limit
            ),
        ]
        if wrong:
            raise fail("several", several=wrong)
        own = context["spraak"] if context["spraak"] in value else next(iter(value))
        return Tekst({k: v.strip() for k, v in value.items()}, own)

    return read


def _identifier(value: str) -> str:
    if not _ID.fullmatch(value):
        raise fail("id_bad", value=value)
    return value


def _date(value: str) -> date:
    try:
        if _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise fail("date_bad", value=value)


def _past_date(value: date, info: ValidationInfo) -> date:
    if value > _context(info)["today"]:
        raise fail("date_future", value=value.isoformat())
    return value


def _moment(value: str) -> datetime:
    try:
        return datetime.strptime(value, "%Y-%m-%dT%H:%M")
    except ValueError:
        raise fail("moment_bad", value=value) from None


def _time(value: str) -> str:
    if not _TIME.fullmatch(value):
        raise fail("time_bad", value=value)
    return value


def _age(value: str) -> int:
    if not (value.isdecimal() and int(value) <= MAX_AGE):
        raise fail("age_bad", value=value, limit=MAX_AGE)
    return int(value)


def _yes_no(value: str) -> bool:
    if value not in ("ja", "nei"):
        raise fail("yes_no", value=value)
    return value == "ja"


def _phone(value: str, info: ValidationInfo) -> "Telefon":
    land = _context(info)["land"]
    digits = re.sub(r"[\s\u00a0.-]", "", value)
    for country, code in _DIAL_CODE.items():
        for written in (code, code.replace("+", "00")):
            if digits.startswith(written):
                digits, land = digits.removeprefix(written), country
                if len(digits) < 8:
                    raise fail("phone_bad", value=value)
    if not _PHONE[land].fullmatch(digits):
        raise fail("phone_bad", value=value)
    return Telefon(value, f"tel:{_DIAL_CODE[land]}{digits}" if len(digits) == 8 else f"tel:{digits}")


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise fail("email_bad", value=value)
    return value


def _link(value: str) -> str:
    if any(c.isspace() or c in "<>\"'`\\" for c in value):
        raise fail("link_blank", value=value)
    try:
        parts = urlsplit(value)
        host, credentials = parts.hostname or "", parts.username or parts.password or "@" in parts.netloc
        _ = parts.port
    except ValueError:
        raise fail("link_bad", value=value) from None
    if parts.scheme not in ("http", "https"):
        raise fail("link_scheme", value=value)
    if credentials:
        raise fail("link_credentials", value=value)
    if "." not in host.strip("."):
        raise fail("link_bad", value=value)
    return value


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, dict | str) else value


@dataclass(frozen=True)
class Telefon:
    """A number as it is read and as it is dialled (`tel:+4767504770`; short numbers without country code)."""

    lest: str
    href: str


Ord = Annotated[str, AfterValidator(_filled)]
Id = Annotated[str, AfterValidator(_identifier)]
Dato = Annotated[str, AfterValidator(_date)]
ForbiDato = Annotated[str, AfterValidator(_date), AfterValidator(_past_date)]
Klokkeslett = Annotated[str, AfterValidator(_time)]
Alderstall = Annotated[str, AfterValidator(_age)]
Nummer = Annotated[str, AfterValidator(_phone)]
Epost = Annotated[str, AfterValidator(_email)]
Lenkeadresse = Annotated[str, AfterValidator(_link)]
JaNei = Annotated[str, AfterValidator(_yes_no)]
Navn = Annotated[Any, BeforeValidator(_text_of(120))]
Setning = Annotated[Any, BeforeValidator(_text_of(300))]
Avsnitt = Annotated[Any, BeforeValidator(_text_of(1200))]
Begrep = Annotated[Any, BeforeValidator(_text_of(200, any_language=True))]
Land = Literal["NO", "DK"]
Ukedag = Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]


class Post(BaseModel):
    """A record: unknown keys are refused, and nothing changes after it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, arbitrary_types_allowed=True)


class Alder(Post):
    fra: Alderstall | None = Field(None, description="Yngste alder i hele år, 0–25.")
    til: Alderstall | None = Field(None, description="Eldste alder i hele år, 0–25.")


class Aapent(Post):
    dag: Ukedag = Field(description="Ukedagen, skrevet helt ut.")
    fra: Klokkeslett = Field(description="Når det åpner: TT:MM.")
    til: Klokkeslett = Field(description="Når det stenger: TT:MM.")


class Kontakt(Post):
    hvem: Navn | None = Field(None, description="Hvem som svarer.")
    telefon: Nummer | None = Field(None, description="Nummeret slik det skal leses: 67 50 47 70.")
    epost: Epost | None = Field(None, description="E-postadressen til en rolle, ikke en person.")
    adresse: Setning | None = Field(None, description="Gateadressen folk kan møte opp på.")
    nettsted: Lenkeadresse | None = Field(None, description="Adressen til siden der man tar kontakt.")


class Hendelse(Post):
    start: Annotated[str, AfterValidator(_moment)] = Field(description="Dag og klokkeslett: ÅÅÅÅ-MM-DDTTT:MM.")
    slutt: Annotated[str, AfterValidator(_moment)] | None = Field(None, description="Når det er slutt.")
    sted: Setning | None = Field(None, description="Hvor det er.")
    paamelding: Lenkeadresse | None = Field(None, alias="påmelding", description="Adressen der man melder seg på.")


class Ventetid(Post):
    tekst: Setning = Field(description="Ventetiden med ord.")
    per: ForbiDato = Field(description="Dagen den ble oppgitt.")


class Rettighet(Post):
    lov: Navn = Field(description="Navnet på loven.")
    paragraf: Ord | None = Field(None, description="Paragrafen: § 11-6.")
    url: Lenkeadresse | None = Field(None, description="Adressen til lovteksten.")
    land: Land = Field(description="NO eller DK.")


class Lenke(Post):
    tekst: Navn = Field(description="Hvor lenken fører, med ord som gir mening alene.")
    url: Lenkeadresse | None = Field(None, description="Adressen. Må finnes når status er bekreftet.")
    status: Literal["bekreftet", "delvis", "ubekreftet"] = Field("ubekreftet", description="Bare «bekreftet» vises som lenke.")


class Kilde(Post):
    tittel: Navn = Field(description="Hva kilden heter.")
    url: Lenkeadresse | None = Field(None, description="Adressen til kilden.")
    fil: Ord | None = Field(None, description="Filnavn, når kilden er et dokument.")
    dato: ForbiDato | None = Field(None, description="Dagen kilden er fra eller ble lest.")


class Kontrollert(Post):
    dato: ForbiDato = Field(description="Dagen noen hos eieren så på teksten og fant den riktig.")
    av: Ord = Field(description="Rollen til den som kontrollerte, ikke navnet.")


class Oversettelse(Post):
    av: Ord | None = Field(None, description="Rollen til den som oversatte.")
    fra_hash: Ord | None = Field(None, description="Fingeravtrykk av originalen oversettelsen er laget fra.")


class Felles(Post):
    """What municipal and national services share."""

    id: Id = Field(description="Siste del av adressen: a–z, 0–9 og bindestrek. Endres aldri.")
    navn: Navn = Field(description="Navnet folk ser.")
    type: Ord = Field(description="Verdi fra vokabular.yaml.")
    maalgruppe: list[Ord] = Field(alias="målgruppe", min_length=1, description="Hvem det er for: verdier fra vokabular.yaml.")
    alder: Alder | None = Field(None, description="Alder i hele år.")
    trinn: list[Ord] = Field((), description="Skoletrinn: verdier fra vokabular.yaml.")  # type: ignore[assignment]
    tema: list[Ord] = Field((), description="Hva det handler om: verdier fra vokabular.yaml.")  # type: ignore[assignment]
    kontakt_selv: Literal["ja", "via skolen", "nei", "ukjent"] = Field("ukjent", description="Kan en forelder ta kontakt selv?")
    beskrivelse: Avsnitt = Field(description="Hva man får, i klart språk. Høyst 1200 tegn.")
    slik_faar_du_hjelp: Avsnitt | None = Field(None, alias="slik_får_du_hjelp", description="Stegene for å få hjelpen.")
    hva_skjer_saa: Avsnitt | None = Field(None, alias="hva_skjer_så", description="Hva som skjer etterpå.")
    kontakt: Annotated[list[Kontakt], BeforeValidator(_as_list)] = Field((), description="Én måte å ta kontakt på, eller en liste.")  # type: ignore[assignment]
    aapent: list[Aapent] = Field((), alias="åpent", description="Åpningstider, én linje per dag.")  # type: ignore[assignment]
    doegnaapent: JaNei | None = Field(None, alias="døgnåpent", description="ja, når det er åpent hele døgnet. Da uten «åpent».")
    aapningstid: Setning | None = Field(None, alias="åpningstid", description="Åpningstid med ord, når dager og klokkeslett ikke er nok.")
    tidspunkt: list[Hendelse] = Field((), description="Kurs og møter med dato.")  # type: ignore[assignment]
    ventetid: Ventetid | None = Field(None, description="Ventetid og dagen den ble oppgitt.")
    pris: Setning | None = Field(None, description="gratis, ukjent, eller prisen med ord.")
    del_av: Id | None = Field(None, description="id til tiltaket dette er en del av, i samme kommune.")
    bygger_paa: Id | None = Field(None, alias="bygger_på", description="id til den lovpålagte tjenesten i nasjonalt.yaml.")
    samarbeid: list[Setning] = Field((), description="Hvem tjenesten arbeider sammen med.")  # type: ignore[assignment]
    rettighet: list[Rettighet] = Field((), description="Loven som gir rett til dette.")  # type: ignore[assignment]
    lenke: Annotated[list[Lenke], BeforeValidator(_as_list)] = Field((), description="Lenker med tekst og status.")  # type: ignore[assignment]
    kilde: Annotated[list[Kilde], BeforeValidator(_as_list)] = Field(min_length=1, description="Hvor opplysningene kommer fra.")
    kontrollert: Kontrollert | None = Field(None, description="Når og av hvilken rolle det ble kontrollert. Å redigere er ikke å kontrollere.")
    neste_kontroll: Dato | None = Field(None, description="Når det skal kontrolleres igjen.")
    oversettelse: dict[str, Oversettelse] = Field({}, description="Hvem som oversatte, og fra hvilken original.")
    status: Literal["aktiv", "pause", "nedlagt"] = Field("aktiv", description="aktiv, pause eller nedlagt.")
    varsel: Setning | None = Field(None, description="Melding som vises øverst.")
    intern_merknad: Ord | None = Field(None, description="Til andre redaktører. Vises aldri.")


class Tiltak(Felles):
    """One service of one municipality."""

    kommune: Id = Field(description="id fra kommuner.yaml.")

    @property
    def key(self) -> str:
        """The one name of a service: address, `data-tiltak`, search hit, export."""
        return f"{self.kommune}/{self.id}"


class Nasjonalt(Felles):
    """One record that holds in a whole country."""

    land: Land = Field(description="NO eller DK.")
    slag: Literal["hjelpelinje", "lovpålagt", "rettighet", "ressurs"] = Field(description="Hva slags oppføring det er.")
    gruppe: Ord | None = Field(None, description="Gruppen en hjelpelinje vises i: verdi fra vokabular.yaml.")
    omraade: list[Ord] = Field((), alias="område", description="Fylker eller regioner den gjelder for, når det ikke er hele landet.")  # type: ignore[assignment]
    belegg: Literal["bekreftet", "annenhånds", "ubekreftet"] = Field("ubekreftet", description="Hvor godt opplysningen er kjent. ubekreftet vises ikke.")

    @property
    def key(self) -> str:
        return f"nasjonalt/{self.id}"


class Profil(Post):
    farge: Ord | None = Field(None, description="Hovedfargen som #rrggbb.")
    logo: Ord | None = Field(None, description="Fil i content/assets/.")


class Kommune(Post):
    """A municipality that has described its services."""

    id: Id = Field(description="Navnet som adresse: baerum.")
    nummer: Ord = Field(description="Kommunenummeret: 4 sifre i Norge, 3 i Danmark.")
    spraak: Ord = Field(alias="språk", description="Språket kommunen skriver på.")
    kontakt: Kontakt | None = Field(None, description="Kommunens sentralbord, e-post og nettsted.")
    ansvarlig: Ord | None = Field(None, description="Rollen som passer på oppføringene.")
    profil: Profil | None = Field(None, description="Farge og logo til kommunens eget nettsted.")
    organisasjonsnummer: Ord | None = Field(None, description="Organisasjonsnummer. Aldri gjettet.")


class Ordforklaring(Post):
    """One concept of the glossary with its words in each language."""

    id: Id = Field(description="a–z, 0–9 og bindestrek.")
    gruppe: Ord = Field(description="Verdi fra vokabular.yaml, ordgruppe.")
    ord: Begrep = Field(description="Ordet på hvert språk.")
    forklaring: Avsnitt = Field(description="Hva det betyr, for en forelder.")
    synonymer: dict[str, list[Ord]] = Field({}, description="Ord med samme mening, per språk.")
    fraser: dict[str, list[Ord]] = Field({}, description="Slik folk sier det, per språk.")
    samsvar: Literal["likt", "omtrentlig"] = Field("likt", description="omtrentlig: ordningene er ulike i landene.")
    merknad: Ord | None = Field(None, description="Til andre redaktører. Vises aldri.")


class Verdi(Post):
    """One controlled value: its label, and the everyday words that mean it."""

    navn: Navn = Field(description="Det folk ser.")
    hverdagsord: dict[str, list[Ord]] = Field({}, description="Ord folk bruker, per språk.")


def fields_at(model: type[Post], path: tuple[str | int, ...]) -> dict[str, str]:
    """Return the keys an editor may write at *path* of a record, each with its description."""
    current: Any = model
    for part in (p for p in path if isinstance(p, str)):
        info = next((f for n, f in current.model_fields.items() if (f.alias or n) == part), None)
        inner = _models_in(info.annotation) if info else []
        if not inner:
            return {}
        current = inner[0]
    return {f.alias or n: f.description or "" for n, f in current.model_fields.items()}


def _models_in(annotation: Any) -> list[type[Post]]:
    if isinstance(annotation, type) and issubclass(annotation, Post):
        return [annotation]
    return [m for part in getattr(annotation, "__args__", ()) for m in _models_in(part)]


P = TypeVar("P", bound=Post)


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a record: where in it, and which message."""

    path: tuple[str | int, ...]
    code: str
    values: dict[str, Any]


def read_record(model: type[P], node: Any, context: Kontekst) -> tuple[P | None, list[Fault]]:
    """Return the record that *node* holds, or None and everything that is wrong with it."""
    try:
        return model.model_validate(node, context=context, strict=False), []
    except ValidationError as error:
        return None, [fault for one in error.errors(include_url=False) for fault in _faults(one)]


# pydantic's own kinds of error → our messages.
_CODES = {
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
    "literal_error": "value_unknown",
    "string_type": "text_wanted",
    "list_type": "list_wanted",
    "tuple_type": "list_wanted",
    "dict_type": "fields_wanted",
    "model_type": "fields_wanted",
    "model_attributes_type": "fields_wanted",
    "too_short": "list_empty",
}


def _faults(error: Any) -> list[Fault]:
    path, values = tuple(error["loc"]), dict(error.get("ctx") or {})
    if error["type"] == "several":
        return [Fault((*path, each["at"]), each["code"], {k: v for k, v in each.items() if k not in ("at", "code")}) for each in values["several"]]
    if error["type"] == "literal_error":
        values = {"value": error["input"], "known": values["expected"].replace("'", "").replace(" or ", ", ")}
    if error["type"] in ("missing", "extra_forbidden"):
        return [Fault(path[:-1], _CODES[error["type"]], {"key": path[-1]})]
    return [Fault(path, _CODES.get(error["type"], error["type"]), values)]
