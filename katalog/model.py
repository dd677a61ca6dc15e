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

from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, ValidationError

from katalog import values
from katalog.faults import Fault as Fault
from katalog.faults import faults_in
from katalog.fields import WEEKDAYS as WEEKDAYS
from katalog.fields import (
    Alderstall,
    Avsnitt,
    Begrep,
    Dato,
    Field,
    ForbiDato,
    Id,
    JaNei,
    Klokkeslett,
    Lenkeadresse,
    Navn,
    Ord,
    OrdPerSpraak,
    Setning,
    SoekeordPerSpraak,
    Stund,
)
from katalog.fields import KontaktSelv as KontaktSelv
from katalog.fields import Land as Land
from katalog.fields import Post as Post
from katalog.fields import Ukedag as Ukedag
from katalog.operators import Kontakt as Kontakt
from katalog.operators import Proevd as Proevd
from katalog.operators import Profil as Profil
from katalog.operators import Vert as Vert
from katalog.values import Kontekst as Kontekst
from katalog.values import Tekst as Tekst
from katalog.values import Telefon as Telefon
from katalog.values import Uttrykk as Uttrykk


class Alder(Post):
    fra: Alderstall | None = Field(None, description="Yngste alder i hele år, 0–25.")
    til: Alderstall | None = Field(None, description="Eldste alder i hele år, 0–25.")


class Aapent(Post):
    dag: Ukedag = Field(description="Ukedagen, skrevet helt ut.")
    fra: Klokkeslett = Field(description="Når det åpner: TT:MM.")
    til: Klokkeslett = Field(description="Når det stenger: TT:MM.")


class Hendelse(Post):
    start: Stund = Field(description="Dag og klokkeslett: ÅÅÅÅ-MM-DDTTT:MM.")
    slutt: Stund | None = Field(None, description="Når det er slutt.")
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
    trinn: list[Ord] = Field(default_factory=list, description="Skoletrinn: verdier fra vokabular.yaml.")
    tema: list[Ord] = Field(default_factory=list, description="Hva det handler om: verdier fra vokabular.yaml.")
    hverdagsord: OrdPerSpraak = Field(
        default_factory=dict, description="Ord folk bruker når de trenger nettopp dette, per språk. De styrer søket."
    )
    kontakt_selv: KontaktSelv = Field("ukjent", description="Kan en forelder ta kontakt selv?")
    beskrivelse: Avsnitt = Field(description="Hva man får, i klart språk. Høyst 1200 tegn.")
    slik_faar_du_hjelp: Avsnitt | None = Field(None, alias="slik_får_du_hjelp", description="Stegene for å få hjelpen.")
    hva_skjer_saa: Avsnitt | None = Field(None, alias="hva_skjer_så", description="Hva som skjer etterpå.")
    kontakt: Annotated[list[Kontakt], BeforeValidator(values.as_list)] = Field(
        default_factory=list, description="Én måte å ta kontakt på, eller en liste."
    )
    aapent: list[Aapent] = Field(default_factory=list, alias="åpent", description="Åpningstider, én linje per dag.")
    doegnaapent: JaNei | None = Field(None, alias="døgnåpent", description="ja, når det er åpent hele døgnet. Da uten «åpent».")
    aapningstid: Setning | None = Field(None, alias="åpningstid", description="Åpningstid med ord, når dager og klokkeslett ikke er nok.")
    tidspunkt: list[Hendelse] = Field(default_factory=list, description="Kurs og møter med dato.")
    ventetid: Ventetid | None = Field(None, description="Ventetid og dagen den ble oppgitt.")
    pris: Setning | None = Field(None, description="gratis, ukjent, eller prisen med ord.")
    del_av: Id | None = Field(None, description="id til tiltaket dette er en del av, i samme kommune.")
    bygger_paa: Id | None = Field(None, alias="bygger_på", description="id til den lovpålagte tjenesten i nasjonalt.yaml.")
    samarbeid: list[Setning] = Field(default_factory=list, description="Hvem tjenesten arbeider sammen med.")
    rettighet: list[Rettighet] = Field(default_factory=list, description="Loven som gir rett til dette.")
    lenke: Annotated[list[Lenke], BeforeValidator(values.as_list)] = Field(default_factory=list, description="Lenker med tekst og status.")
    kilde: Annotated[list[Kilde], BeforeValidator(values.as_list)] = Field(min_length=1, description="Hvor opplysningene kommer fra.")
    kontrollert: Kontrollert | None = Field(
        None, description="Når og av hvilken rolle det ble kontrollert. Å redigere er ikke å kontrollere."
    )
    neste_kontroll: Dato | None = Field(None, description="Når det skal kontrolleres igjen.")
    oversettelse: Annotated[dict[str, Oversettelse], BeforeValidator(values.per_language())] = Field(
        default_factory=dict, description="Hvem som oversatte, og fra hvilken original."
    )
    status: Literal["aktiv", "pause", "nedlagt"] = Field("aktiv", description="aktiv, pause eller nedlagt.")
    varsel: Setning | None = Field(None, description="Melding som vises øverst.")
    intern_merknad: Ord | None = Field(None, description="Til andre redaktører. Vises aldri.")

    @property
    def numre(self) -> list[Kontakt]:
        """Whom one can ring."""
        return [one for one in self.kontakt if one.telefon]


class Tiltak(Felles):
    """One service of one municipality."""

    kommune: Ord = Field(description="id fra kommuner.yaml.")

    @cached_property
    def key(self) -> str:
        """The one name of a service: address, `data-tiltak`, search hit, export. A copy with another id would keep it."""
        return f"{self.kommune}/{self.id}"


class Nasjonalt(Felles):
    """One record that holds in a whole country."""

    land: Land = Field(description="NO eller DK.")
    slag: Literal["hjelpelinje", "lovpålagt", "rettighet", "ressurs"] = Field(description="Hva slags oppføring det er.")
    gruppe: Ord | None = Field(None, description="Gruppen en hjelpelinje vises i: verdi fra vokabular.yaml.")
    omraade: list[Ord] = Field(
        default_factory=list, alias="område", description="Fylker eller regioner den gjelder for, når det ikke er hele landet."
    )
    fra_kommune: Id | None = Field(None, description="id til kommunen dette kommer fra. Andre kommuners egne nettsteder har det ikke med.")
    belegg: Literal["bekreftet", "annenhånds", "ubekreftet"] = Field(
        "ubekreftet", description="Hvor godt opplysningen er kjent. ubekreftet vises ikke."
    )

    @property
    def key(self) -> str:
        return f"nasjonalt/{self.id}"


class Kommune(Post):
    """A municipality that has described its services."""

    id: Id = Field(description="Navnet som adresse, med små bokstaver og uten æ, ø og å.")
    nummer: Ord = Field(description="Kommunenummeret: 4 sifre i Norge, 3 i Danmark.")
    spraak: Ord = Field(alias="språk", description="Språket kommunen skriver på.")
    kontakt: Kontakt | None = Field(None, description="Kommunens sentralbord, e-post og nettsted.")
    ansvarlig: Ord | None = Field(None, description="Rollen som passer på oppføringene.")
    profil: Profil | None = Field(None, description="Farge og logo til kommunens eget nettsted.")
    organisasjonsnummer: Ord | None = Field(None, description="Organisasjonsnummer. Aldri gjettet.")
    vert: Vert | None = Field(None, description="Det kommunens eget nettsted må si om eieren, når det er noe annet enn «kontakt».")


class Steg(Post):
    """Where a family may be on its way, and what to begin with there."""

    id: Id = Field(description="Ankeret til avsnittet på siden «Hva gjør jeg i dag?».")
    navn: Navn = Field(description="Hvor familien er nå, slik de selv sier det.")
    naar: Navn | None = Field(None, alias="når", description="Når det er. Uten «når» står steget ikke på tegningen.")
    gjoer: Setning = Field(alias="gjør", description="Det første å gjøre, i en eller to korte setninger.")
    hvem: list[Navn] = Field(default_factory=list, description="Hvem som er med da.")


class Ordforklaring(Post):
    """One concept of the glossary with its words in each language."""

    id: Id = Field(description="a–z, 0–9 og bindestrek.")
    gruppe: Ord = Field(description="Verdi fra vokabular.yaml, ordgruppe.")
    ord: Begrep = Field(description="Ordet på hvert språk.")
    forklaring: Avsnitt = Field(description="Hva det betyr, for en forelder.")
    synonymer: OrdPerSpraak = Field(default_factory=dict, description="Ord med samme mening, per språk.")
    fraser: OrdPerSpraak = Field(default_factory=dict, description="Slik folk sier det, per språk.")
    unngaa: OrdPerSpraak = Field(
        default_factory=dict, alias="unngå", description="Ord som tekstene ikke skal bruke om dette, per språk: rapporten sier fra."
    )
    fra_kommune: Id | None = Field(None, description="id til kommunen dette kommer fra. Andre kommuners egne nettsteder har det ikke med.")
    samsvar: Literal["likt", "omtrentlig"] = Field("likt", description="omtrentlig: ordningene er ulike i landene.")
    merknad: Ord | None = Field(None, description="Til andre redaktører. Vises aldri.")


class Verdi(Post):
    """One controlled value: its label, and the everyday words that mean it."""

    navn: Navn = Field(description="Det folk ser.")
    hverdagsord: OrdPerSpraak = Field(default_factory=dict, description="Ord folk bruker, per språk.")


class Moenster(Post):
    """A way of saying something without its word: one word of each list, and the parent means `gir`."""

    naar: Annotated[list[list[Ord]], Field(min_length=1)] = Field(alias="når", description="Lister: ett ord fra hver må stå i søket.")
    gir: Ord = Field(description="Ordet det betyr. Må være et hverdagsord.")


class Soek(Post):
    """What the search knows of ordinary language, for each language."""

    stoppord: SoekeordPerSpraak = Field(default_factory=dict, description="Ord som ikke sier noe om hva man leter etter.")
    forvekslingsord: SoekeordPerSpraak = Field(
        default_factory=dict, description="Ord som blir et annet ord uten å, æ og ø, og ordpar som ikke betyr det de ligner."
    )
    skrivemaater: Annotated[dict[str, dict[str, Ord]], BeforeValidator(values.per_language())] = Field(
        default_factory=dict, alias="skrivemåter", description="Skrivemåte: ordet den står for."
    )
    setningsmoenstre: Annotated[dict[str, list[Moenster]], BeforeValidator(values.per_language())] = Field(
        default_factory=dict, alias="setningsmønstre", description="Måter å si noe på uten å bruke ordet."
    )
    telefonord: SoekeordPerSpraak = Field(default_factory=dict, description="Ord som betyr at man vil ringe.")
    anonymord: SoekeordPerSpraak = Field(default_factory=dict, description="Ord som betyr at man ikke vil si hvem man er.")
    aapentord: SoekeordPerSpraak = Field(default_factory=dict, alias="åpentord", description="Ord som betyr at man trenger svar nå.")
    kriseord: SoekeordPerSpraak = Field(default_factory=dict, description="Ord som betyr at liv kan være i fare: da kommer numrene først.")
    vanlige_typer: list[Ord] = Field(
        default_factory=list, description="Typene som vises når ordene i søket sier lite, den som oftest er rett, først."
    )
    tvetydige_steder: SoekeordPerSpraak = Field(default_factory=dict, description="Kommunenavn som også er vanlige ord.")


def fields_at(model: type[Post], path: tuple[str | int, ...]) -> dict[str, str]:
    """Return the keys an editor may write at *path* of a record, each with its description."""
    current: Any = model
    for part in (p for p in path if isinstance(p, str)):
        info = next((f for n, f in current.model_fields.items() if (f.alias or n) == part), None)
        if info is None:
            # A language, where a mapping holds one record for each.
            continue
        inner = _models_in(info.annotation)
        if not inner:
            return {}
        current = inner[0]
    return {f.alias or n: f.description or "" for n, f in current.model_fields.items()}


def _models_in(annotation: Any) -> list[type[Post]]:
    if isinstance(annotation, type) and issubclass(annotation, Post):
        return [annotation]
    return [m for part in getattr(annotation, "__args__", ()) for m in _models_in(part)]


P = TypeVar("P", bound=Post)


def read_record(model: type[P], node: Any, context: Kontekst) -> tuple[P | None, list[Fault]]:
    """Return the record that *node* holds, or None and everything that is wrong with it."""
    try:
        return model.model_validate(node, context=context, strict=False), []
    except ValidationError as error:
        return None, [fault for one in error.errors(include_url=False) for fault in faults_in(one)]
