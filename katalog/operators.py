"""Who runs a site: how they are reached, how it looks, and what the law wants said of it; in one record that many places share."""

from katalog.fields import (
    Avsnitt,
    Dato,
    Epost,
    Erklaering,
    Farge,
    Field,
    ForbiDato,
    Land,
    Lenkeadresse,
    Navn,
    Nummer,
    Ord,
    Post,
    Setning,
)


class Kontakt(Post):
    hvem: Navn | None = Field(None, description="Hvem som svarer.")
    telefon: Nummer | None = Field(None, description="Nummeret slik det skal leses: 22 22 22 22.")
    epost: Epost | None = Field(None, description="E-postadressen til en rolle, ikke en person.")
    adresse: Setning | None = Field(None, description="Gateadressen folk kan møte opp på.")
    nettsted: Lenkeadresse | None = Field(None, description="Adressen til siden der man tar kontakt.")


class Profil(Post):
    farge: Farge | None = Field(None, description='Hovedfargen, i anførselstegn: "#0b5394".')
    logo: Ord | None = Field(None, description="Fil i content/assets/: .svg eller .png.")


class Drift(Post):
    """Who runs the server, and what it keeps: what a statement on privacy must say."""

    hvem: Navn = Field(description="Hvem som driver serveren.")
    land: Navn = Field(description="Landet serveren står i.")
    logg: Setning | None = Field(None, description="Om det føres logg, hva som står i den, og hvor lenge den blir lagret.")
    grunnlag: Setning | None = Field(None, description="Hvorfor loggen trengs, og hvilken regel i GDPR den bygger på.")


class Proeve(Post):
    """When people last tried the site themselves, and how."""

    dato: ForbiDato = Field(description="Dagen nettstedet sist ble prøvd av mennesker: ÅÅÅÅ-MM-DD.")
    hvordan: Setning = Field(description="Hvem som prøvde, og hvordan.")


class Vert(Post):
    """The one who owns and runs a site."""

    eier: Navn | None = Field(None, description="Navnet på den som eier nettstedet.")
    land: Land | None = Field(None, description="Landet eieren hører til, NO eller DK: loven der gjelder.")
    organisasjonsnummer: Ord | None = Field(None, description="Organisasjonsnummer (Norge) eller CVR-nummer (Danmark). Aldri gjettet.")
    telefon: Nummer | None = Field(None, description="Telefon for spørsmål og feil på nettstedet.")
    epost: Epost | None = Field(None, description="E-post til en rolle, for spørsmål og feil på nettstedet.")
    adresse: Setning | None = Field(None, description="Postadressen til eieren.")
    svar: Setning | None = Field(None, description="Hvor fort man kan vente svar.")
    erklaering: Erklaering | None = Field(
        None, alias="erklæring", description="Lenken til tilgjengelighetserklæringen: hos uustatus.no (Norge) eller was.digst.dk (Danmark)."
    )
    mangler: Avsnitt | None = Field(None, description="Feil og mangler man vet om, og når de blir rettet.")
    testet: Proeve | None = Field(None, description="Når mennesker sist prøvde nettstedet, og hvordan.")
    personvernombud: Kontakt | None = Field(None, description="Personvernombudet (DPO): hvem, telefon og epost.")
    drift: Drift | None = Field(None, description="Hvem som driver serveren, og hva den lagrer.")
    uten_nett: Setning | None = Field(None, description="Hvilken regel det bygger på at sider kan leses uten nett.")
    innsyn: Setning | None = Field(None, description="Hvordan man ber om å få se, rette eller slette noe om seg.")
    sett_over: ForbiDato | None = Field(None, description="Dagen personvern og tilgjengelighet sist ble sett over.")
    profil: Profil | None = Field(None, description="Farge og logo til nettstedet.")
    forslag: Lenkeadresse | None = Field(
        None, description="Adressen til prosjektet på GitHub, der skjemaene for forslag ligger: https://github.com/eier/prosjekt."
    )


# Where nobody has said anything.
UNKNOWN = Vert.model_validate({})


class Proevd(Post):
    """What the project's own tests last found, on the site that all municipalities share; written by `make evidence`."""

    # A command writes it by its own clock: nobody is told of a day that has not been.
    dato: Dato = Field(description="Dagen prøvene ble kjørt.")
    axe: Ord = Field(description="Utgaven av axe-core.")
    chromium: Ord = Field(description="Utgaven av Chromium.")
    regler: list[Ord] = Field(min_length=1, description="Reglene i axe-core som ble prøvd.")
    bredder: list[Ord] = Field(min_length=1, description="Bredden på skjermen i hver prøve, i piksler.")
    sider: Ord = Field(description="Hvor mange sider det ble sett på.")
    funn: Ord = Field(description="Hvor mange feil det ble funnet.")
    tastatur: Ord = Field(description="Hvor mange prøver med bare tastatur det var.")
