"""What is told of a finished site, in bokmål and in Danish."""

SITE: dict[str, tuple[str, str]] = {
    "script_outside": (
        "«{value}» ligger utenfor {folder}/. Legg filen i den mappen, og rett linjen.",
        "«{value}» ligger uden for {folder}/. Læg filen i den mappe, og ret linjen.",
    ),
    "script_ring": (
        "skriptene trenger hverandre i ring: {value}. Flytt det de deler, til en egen fil.",
        "scripterne bruger hinanden i ring: {value}. Flyt det, de deler, til en fil for sig.",
    ),
    "script_name": (
        "«{value}» blir ikke eksportert fra {other}{hint} Rett navnet, eller skriv export foran det der.",
        "«{value}» bliver ikke eksporteret fra {other}{hint} Ret navnet, eller skriv export foran det dér.",
    ),
    "script_twice": (
        "skriptet har samme navn som {other}, og på en side kan bare ett hete det. Gi det ene et annet navn.",
        "scriptet har samme navn som {other}, og på en side kan kun ét hedde det. Giv det ene et andet navn.",
    ),
    "script_line": (
        "linjen kan ikke brukes her. Skriv import {{ navn }} from './fil.js' uten semikolon; export foran const, class eller function.",
        "linjen kan ikke bruges her. Skriv import {{ navn }} from './fil.js' uden semikolon; export foran const, class eller function.",
    ),
    "site_link": (
        "lenken «{value}» fører ingen steder på nettstedet. Rett den på siden den står på.",
        "linket «{value}» fører ingen steder hen på webstedet. Ret det på den side, hvor det står.",
    ),
    "site_anchor": (
        "lenken «{value}» peker på en del av siden som ikke finnes. Rett delen etter #.",
        "linket «{value}» peger på en del af siden, som ikke findes. Ret delen efter #.",
    ),
    "site_foreign": (
        "siden henter «{value}» fra et annet nettsted. Legg filen på nettstedet selv.",
        "siden henter «{value}» fra et andet websted. Læg filen på webstedet selv.",
    ),
    "site_lang": (
        "siden sier at språket er «{value}», men ligger under «{wanted}».",
        "siden siger, at sproget er «{value}», men ligger under «{wanted}».",
    ),
    "site_heading": (
        "siden har {count} overskrifter på øverste nivå. Den skal ha én.",
        "siden har {count} overskrifter på øverste niveau. Den skal have én.",
    ),
    "site_title": ("siden har samme tittel som {other}. Gi dem hver sin.", "siden har samme titel som {other}. Giv dem hver sin."),
    "site_untitled": ("siden mangler tittel.", "siden mangler titel."),
    "site_twice": ("id «{value}» står to ganger på siden. Gi dem hver sin.", "id «{value}» står to gange på siden. Giv dem hver sin."),
    "site_mark": ("merket «{value}» er ikke fylt ut.", "mærket «{value}» er ikke udfyldt."),
    "site_part": ("en del til andres sider kan ikke ha {value}. Ta det bort.", "en del til andres sider kan ikke have {value}. Fjern det."),
    "site_empty": ("mappen har ingen sider. Bygg nettstedet først: make site.", "mappen har ingen sider. Byg webstedet først: make site."),
    "site_busy": (
        "et annet bygg er i gang i samme mappe. Vent til det er ferdig, og prøv igjen.",
        "et andet byg er i gang i samme mappe. Vent, til det er færdigt, og prøv igen.",
    ),
    "site_mount": (
        "mappen er en disk for seg (i en beholder: et volum) og kan ikke byttes ut. Bygg i en mappe som ligger i den.",
        "mappen er en disk for sig (i en container: en volume) og kan ikke skiftes ud. Byg i en mappe, der ligger i den.",
    ),
    "site_strange": (
        "her ligger noe dette nettstedet ikke har laget ({value}), og det ville bli slettet. Flytt det, eller bygg i en annen mappe.",
        "her ligger noget, dette websted ikke har lavet ({value}), og det ville blive slettet. Flyt det, eller byg i en anden mappe.",
    ),
    "setting_wanted": (
        "her må det stå «{value}», ellers kan ikke nettstedet bygges. Hent linjen tilbake slik den var.",
        "her skal der stå «{value}», ellers kan webstedet ikke bygges. Hent linjen tilbage, som den var.",
    ),
    "setting_bad": (
        "«{value}» kan ikke stå slik det står her. Skriv «{wanted}», eller hent linjene tilbake slik de var.",
        "«{value}» kan ikke stå, som det står her. Skriv «{wanted}», eller hent linjerne tilbage, som de var.",
    ),
    "setting_unknown": (
        "MkDocs har ingen innstilling som heter «{value}»{hint} Rett navnet, eller ta linjen bort.",
        "MkDocs har ingen indstilling, der hedder «{value}»{hint} Ret navnet, eller fjern linjen.",
    ),
    "setting_languages": (
        "her og i data/ord/ står ikke de samme språkene. Legg til eller ta bort ett av stedene: {value}.",
        "her og i data/ord/ står ikke de samme sprog. Tilføj eller fjern ét af stederne: {value}.",
    ),
    "setting_moment": (
        "«{value}» er ikke et antall sekunder siden 1970. Skriv det med bare tall, eller ta bort variabelen.",
        "«{value}» er ikke et antal sekunder siden 1970. Skriv det med tal alene, eller fjern variablen.",
    ),
    "serve_address": (
        "adressen til forhåndsvisningen er opptatt eller finnes ikke. Stopp den som går fra før, med Ctrl+C, eller skriv en annen port: "
        "dev_addr: 127.0.0.1:8001",
        "adressen til forhåndsvisningen er optaget eller findes ikke. Stop den, der kører i forvejen, med Ctrl+C, eller skriv en anden "
        "port: dev_addr: 127.0.0.1:8001",
    ),
    "setting_nowhere": (
        "«{value}» finnes ikke{hint} Rett navnet, eller ta linjen bort.",
        "«{value}» findes ikke{hint} Ret navnet, eller fjern linjen.",
    ),
    "setting_yes_no": ("«{value}» kan ikke brukes her. Skriv ja eller nei.", "«{value}» kan ikke bruges her. Skriv ja eller nej."),
    "setting_address": (
        "«{value}» er ingen hel adresse. Skriv den slik den står i nettleseren, med https:// først.",
        "«{value}» er ikke en hel adresse. Skriv den, som den står i browseren, med https:// først.",
    ),
    "site_write": (
        "nettstedet kan ikke skrives: {why:nb}",
        "webstedet kan ikke skrives: {why:da}",
    ),
}
