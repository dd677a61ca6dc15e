"""What a host is told whose own site cannot be built yet, and why; in bokmål and in Danish, as in katalog/messages.py."""

HOST: dict[str, tuple[str, str]] = {
    # Whose site it is
    "own_unknown": (
        "«{value}» er ikke en kommune i Norge eller Danmark{hint} Skriv id, navn eller nummer på en som er beskrevet: {known}.",
        "«{value}» er ikke en kommune i Danmark eller Norge{hint} Skriv id, navn eller nummer på en, der er beskrevet: {known}.",
    ),
    "own_several": (
        "flere kommuner heter «{value}». Skriv hvilken: {known}.",
        "flere kommuner hedder «{value}». Skriv hvilken: {known}.",
    ),
    "own_undescribed": (
        '{navn} er ikke beskrevet, så det er ingenting å lage et eget nettsted av. Legg «id: {slug}» og «nummer: "{nummer}"» inn i '
        "data/kommuner.yaml, og minst ett tiltak. Beskrevet nå: {known}.",
        '{navn} er ikke beskrevet, så der er ikke noget at lave et eget websted af. Tilføj «id: {slug}» og «nummer: "{nummer}"» i '
        "data/kommuner.yaml og mindst ét tilbud. Beskrevet nu: {known}.",
    ),
    "host_phone": (
        '{navn} kan ikke få sitt eget nettsted ennå: «telefon» til eieren mangler. Loven krever den. Skriv under {where}: telefon: "…"',
        '{navn} kan ikke få sit eget websted endnu: «telefon» til ejeren mangler. Loven kræver den. Skriv under {where}: telefon: "…"',
    ),
    "host_email": (
        "{navn} kan ikke få sitt eget nettsted ennå: «epost» til eieren mangler. Loven krever en måte å skrive på. Skriv under {where}: "
        "epost: …",
        "{navn} kan ikke få sit eget websted endnu: «epost» til ejeren mangler. Loven kræver en måde at skrive på. Skriv under {where}: "
        "epost: …",
    ),
    "host_owner": (
        "{navn} kan ikke få et nettsted sammen ennå: «eier» mangler. Skriv hvem som eier det, under {where}: eier: …",
        "{navn} kan ikke få et websted sammen endnu: «eier» mangler. Skriv, hvem der ejer det, under {where}: eier: …",
    ),
    "host_lacks": (
        "ikke fylt ut ennå, og det sier sidene: {lacks}. Legg det til under «vert:» når dere vet det.",
        "ikke udfyldt endnu, og det siger siderne: {lacks}. Tilføj det under «vert:», når I ved det.",
    ),
    "statement_elsewhere": (
        "erklæringen må ligge på {host}, og det gjør ikke «{value}». Lag den der, og lim inn adressen du får.",
        "erklæringen skal ligge på {host}, og det gør «{value}» ikke. Lav den dér, og sæt den adresse ind, du får.",
    ),
    # How it looks
    "colour_bad": (
        '«{value}» er ikke en farge. Skriv # og seks tegn fra 0–9 og a–f, i anførselstegn: "#0b5394".',
        '«{value}» er ikke en farve. Skriv # og seks tegn fra 0–9 og a–f i citationstegn: "#0b5394".',
    ),
    "colour_empty": (
        '«{key}» står tomt, for alt etter # er en kommentar. Sett fargen i anførselstegn: "#0b5394".',
        '«{key}» står tomt, for alt efter # er en kommentar. Sæt farven i citationstegn: "#0b5394".',
    ),
    "host_colour": (
        "fargen {value} er for svak til å leses ({ratio}:1, og kravet er 4,5:1). Vi bruker {used}, den nærmeste som er sterk nok.",
        "farven {value} er for svag til at læse ({ratio}:1, og kravet er 4,5:1). Vi bruger {used}, den nærmeste, der er stærk nok.",
    ),
    "logo_missing": (
        "logoen «{value}» finnes ikke. Legg filen i content/assets/, eller rett navnet.",
        "logoet «{value}» findes ikke. Læg filen i content/assets/, eller ret navnet.",
    ),
    "logo_place": (
        "logoen «{value}» må ligge i content/assets/. Flytt filen dit, og skriv content/assets/ og filnavnet.",
        "logoet «{value}» skal ligge i content/assets/. Flyt filen derhen, og skriv content/assets/ og filnavnet.",
    ),
    "logo_big": (
        "logoen «{value}» er {size} kB, og den kan være høyst {limit} kB. Lagre den mindre, så siden ikke blir treg på telefon.",
        "logoet «{value}» er {size} kB og må højst være {limit} kB. Gem det mindre, så siden ikke bliver langsom på en telefon.",
    ),
    "logo_kind": (
        "logoen «{value}» er ikke en SVG- eller PNG-fil, eller den er ødelagt. Lagre den på nytt som .svg eller .png.",
        "logoet «{value}» er ikke en SVG- eller PNG-fil, eller den er i stykker. Gem den igen som .svg eller .png.",
    ),
    "logo_script": (
        "logoen «{value}» har noe i seg som kan kjøre eller hente noe utenfra ({what}). Lagre den som ren SVG, eller som PNG.",
        "logoet «{value}» har noget i sig, der kan køre eller hente noget udefra ({what}). Gem det som ren SVG eller som PNG.",
    ),
    # Handwritten pages
    "only_unknown": (
        "«[bare:{value}]» finnes ikke{hint} Skriv felles, eget, begge, NO, DK eller id-en til en kommune.",
        "«[bare:{value}]» findes ikke{hint} Skriv felles, eget, begge, NO, DK eller en kommunes id.",
    ),
    "only_open": (
        "«[bare:{value}]» blir ikke avsluttet. Sett [/bare] der det slutter.",
        "«[bare:{value}]» bliver ikke afsluttet. Sæt [/bare], hvor det slutter.",
    ),
    "only_shut": (
        "[/bare] står uten [bare:…] foran. Ta det bort, eller sett inn det som mangler.",
        "[/bare] står uden [bare:…] foran. Fjern det, eller sæt det ind, der mangler.",
    ),
}
