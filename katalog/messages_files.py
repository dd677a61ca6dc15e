"""What is told of a file as a whole, in bokmål and in Danish."""

FILES: dict[str, tuple[str, str]] = {
    "file_missing": (
        "filen mangler. Hent den tilbake, eller lag den på nytt etter CONTRIBUTING.md.",
        "filen mangler. Hent den tilbage, eller lav den igen efter CONTRIBUTING.md.",
    ),
    "code_broken": (
        "filen er en del av programmet, og den mangler eller er skadet. Hent den tilbake slik den var.",
        "filen er en del af programmet, og den mangler eller er beskadiget. Hent den tilbage, som den var.",
    ),
    "file_unreadable": (
        "filen kan ikke leses: {why:nb}",
        "filen kan ikke læses: {why:da}",
    ),
    "file_special": (
        "her er ingen vanlig fil, men noe som leses uten ende. Legg en vanlig tekstfil her.",
        "her er ingen almindelig fil, men noget, der læses uden ende. Læg en almindelig tekstfil her.",
    ),
    "file_too_big": (
        "filen er større enn {limit} MB. Del den i flere filer under data/tiltak/.",
        "filen er større end {limit} MB. Del den i flere filer under data/tiltak/.",
    ),
    "file_lines": (
        "filen har mer enn {limit} linjer. Ta bort de tomme, eller del den i flere filer.",
        "filen har mere end {limit} linjer. Fjern de tomme, eller del den i flere filer.",
    ),
    "entries_elsewhere": (
        "filen blir ikke lest. Legg den rett i data/tiltak/, med et navn som slutter på .yaml.",
        "filen bliver ikke læst. Læg den direkte i data/tiltak/ med et navn, der slutter på .yaml.",
    ),
    "data_elsewhere": (
        "filen blir ikke lest{hint} Legg tiltak i mappen data/tiltak/. I data/ selv leses bare: {known}.",
        "filen bliver ikke læst{hint} Læg tilbud i mappen data/tiltak/. I selve data/ læses kun: {known}.",
    ),
    "words_name": (
        "navnet er ikke et språk. Gi filen navn etter språkets kode (nb.yaml), eller flytt den ut av data/ord/.",
        "navnet er ikke et sprog. Giv filen navn efter sprogets kode (da.yaml), eller flyt den ud af data/ord/.",
    ),
    "page_big": (
        "siden er større enn {limit} kB. Del den i flere sider.",
        "siden er større end {limit} kB. Del den i flere sider.",
    ),
    "page_name": (
        "navnet på filen har tegn som ikke kan stå i adressen til en side. Bruk a–z, tall og bindestrek.",
        "filens navn har tegn, der ikke kan stå i en sides adresse. Brug a–z, tal og bindestreg.",
    ),
    "page_language": (
        "«{value}» er ikke et av språkene på nettstedet{hint} Derfor blir siden ikke med. Flytt den til mappen for et av dem: {known}.",
        "«{value}» er ikke et af webstedets sprog{hint} Derfor kommer siden ikke med. Flyt den til mappen for et af dem: {known}.",
    ),
    "page_device": (
        "«{value}» er et navn Windows bruker selv, og der kan ingen side hete det. Gi siden et annet navn.",
        "«{value}» er et navn, Windows selv bruger, og dér kan ingen side hedde det. Giv siden et andet navn.",
    ),
    "page_link": (
        "her ligger en lenke til en mappe, eller ut av content/. Slett den, og legg selve filene her.",
        "her ligger et link til en mappe eller ud af content/. Slet det, og læg selve filerne her.",
    ),
    "page_ending": (
        "navnet slutter på {value}, og da blir filen ingen side. Gi den et navn som slutter på .md.",
        "navnet slutter på {value}, og så bliver filen ikke til en side. Giv den et navn, der slutter på .md.",
    ),
    "page_twice": (
        "siden får samme adresse som {other}, for store og små bokstaver er det samme på mange disker. Gi den ene et annet navn.",
        "siden får samme adresse som {other}, for store og små bogstaver er det samme på mange diske. Giv den ene et andet navn.",
    ),
    "page_taken": (
        "nettstedet har selv {value}, og det er bare plass til én. Gi filen et annet navn, eller slett den.",
        "webstedet har selv {value}, og der er kun plads til én. Giv filen et andet navn, eller slet den.",
    ),
    "page_marks": (
        "det står mer enn {limit} av tegnene [ < {{ * _ uten en tom linje mellom. Del avsnittet, eller ta bort dem som ikke hører til.",
        "der står mere end {limit} af tegnene [ < {{ * _ uden en tom linje imellem. Del afsnittet, eller fjern dem, der ikke hører til.",
    ),
    "page_crowded": (
        "siden har mer enn {headings} overskrifter, eller mer enn {limit} av tegnene [ < {{ * _. Del den i flere sider.",
        "siden har mere end {headings} overskrifter eller mere end {limit} af tegnene [ < {{ * _. Del den i flere sider.",
    ),
    "page_folder": (
        "her ligger en fil, der nettstedet har en mappe det lager selv. Gi filen et annet navn, eller legg den et annet sted.",
        "her ligger en fil, hvor webstedet har en mappe, det selv laver. Giv filen et andet navn, eller læg den et andet sted.",
    ),
    "head_open": (
        "det som står øverst om siden, er ikke avsluttet. Skriv --- på en linje for seg før teksten begynner.",
        "det, der står øverst om siden, er ikke afsluttet. Skriv --- på en linje for sig, før teksten begynder.",
    ),
    "head_wrong": (
        "mellom linjene med --- skal det stå «title: …» og «description: …», hver på sin linje.",
        "mellem linjerne med --- skal der stå «title: …» og «description: …», hver på sin linje.",
    ),
    "head_unknown": (
        "«{value}» kan ikke stå øverst på en side{hint} Her kan det stå: {known}.",
        "«{value}» kan ikke stå øverst på en side{hint} Her kan der stå: {known}.",
    ),
    "head_text": (
        "«{key}» skal være tekst på én linje. Sett teksten i anførselstegn.",
        "«{key}» skal være tekst på én linje. Sæt teksten i anførselstegn.",
    ),
    "head_list": (
        "«{key}» skal være ord med komma mellom: [mal, brev, e-post].",
        "«{key}» skal være ord med komma imellem: [skabelon, brev, mail].",
    ),
    "head_choice": (
        "«{value}» kan ikke stå som «{key}». Skriv: {known}.",
        "«{value}» passer ikke til «{key}». Skriv: {known}.",
    ),
    "file_empty": ("filen er tom. Den skal begynne med «{key}:».", "filen er tom. Den skal begynde med «{key}:»."),
    "not_utf8": (
        "filen er ikke lagret som UTF-8. Lagre den på nytt med tegnkoding UTF-8.",
        "filen er ikke gemt som UTF-8. Gem den igen med tegnkodning UTF-8.",
    ),
    "marks_many": (
        "her står mange tegn oppå én bokstav, så ingen kan lese den. Slett dem, eller skriv ordet på nytt.",
        "her står mange tegn oven på ét bogstav, så ingen kan læse det. Slet dem, eller skriv ordet igen.",
    ),
    "bad_character": (
        "her står et usynlig tegn ({char}) som ikke kan brukes. Slett det, eller skriv linjen på nytt.",
        "her står et usynligt tegn ({char}), som ikke kan bruges. Slet det, eller skriv linjen igen.",
    ),
}
