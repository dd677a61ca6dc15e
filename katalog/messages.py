"""What editors are told: for each kind of problem what is wrong and what to do, in bokmål and in Danish."""

from katalog.messages_files import FILES
from katalog.messages_host import HOST
from katalog.messages_site import SITE
from katalog.messages_yaml import YAML

_DATA: dict[str, tuple[str, str]] = {
    # Shape
    "top_wrong": (
        "filen skal begynne med «{key}:», og innholdet skal stå under.",
        "filen skal begynde med «{key}:», og indholdet skal stå under.",
    ),
    "key_unknown": ("ukjent felt «{key}»{hint} Her kan det stå: {known}.", "ukendt felt «{key}»{hint} Her kan der stå: {known}."),
    "field_unknown": (
        "ukjent felt «{key}»{hint} Rett navnet, eller ta bort linjen.",
        "ukendt felt «{key}»{hint} Ret navnet, eller fjern linjen.",
    ),
    "field_again": (
        "ukjent felt «{key}», og «{near}» står på linje {first}. Behold den ene av linjene, under navnet «{near}».",
        "ukendt felt «{key}», og «{near}» står på linje {first}. Behold den ene af linjerne under navnet «{near}».",
    ),
    "field_missing": ("«{key}» mangler. {what}", "«{key}» mangler. Tilføj det. På norsk: {what}"),
    "field_empty": ("«{key}» står tomt. Fyll inn, eller ta bort linjen.", "«{key}» står tomt. Udfyld det, eller fjern linjen."),
    "text_comma": (
        "et komma i teksten deler den, så «{key}» er lest som et felt. Sett hele teksten i anførselstegn.",
        "et komma i teksten deler den, så «{key}» er læst som et felt. Sæt hele teksten i citationstegn.",
    ),
    "number_comma": (
        "et komma deler tallet, så «{key}» er lest som et felt. Skriv et helt tall, uten komma.",
        "et komma deler tallet, så «{key}» er læst som et felt. Skriv et helt tal uden komma.",
    ),
    "text_empty": ("teksten er tom. Skriv noe, eller ta bort linjen.", "teksten er tom. Skriv noget, eller fjern linjen."),
    "text_wanted": (
        "her skal det stå tekst, ikke en liste eller flere felt. Sjekk innrykket. Er det en tekst med kolon eller punkter i, skriv |- "
        "etter feltnavnets kolon.",
        "her skal der stå tekst, ikke en liste eller flere felter. Tjek indrykningen. Er det en tekst med kolon eller punkter i, så skriv "
        "|- efter feltnavnets kolon.",
    ),
    "text_one": (
        "her skal det stå én verdi, ikke en liste. Skriv den rett etter kolon, uten klammer og bindestreker; er det flere, behold én.",
        "her skal der stå én værdi, ikke en liste. Skriv den lige efter kolon, uden kantede parenteser og bindestreger; "
        "er der flere, så behold én.",
    ),
    "text_long": (
        "teksten er {length} tegn; den kan være høyst {limit}. Kort den ned.",
        "teksten er {length} tegn; den må højst være {limit}. Gør den kortere.",
    ),
    "list_wanted": (
        "her skal det stå en liste: én linje per verdi, med «- » foran.",
        "her skal der stå en liste: én linje per værdi med «- » foran.",
    ),
    "list_comma": (
        "her skal det stå en liste. Sett klammer rundt: {wanted}.",
        "her skal der stå en liste. Sæt kantede parenteser om: {wanted}.",
    ),
    "list_empty": ("listen er tom. Skriv minst én verdi.", "listen er tom. Skriv mindst én værdi."),
    "fields_wanted": (
        "her skal det stå felt med navn og kolon, for eksempel «navn: …».",
        "her skal der stå felter med navn og kolon, for eksempel «navn: …».",
    ),
    # Values
    "value_unknown": (
        "«{value}» er ikke en gyldig verdi{hint} Velg en av: {known}.",
        "«{value}» er ikke en gyldig værdi{hint} Vælg en af: {known}.",
    ),
    "word_unknown": (
        "«{value}» finnes ikke under «{list}» i vokabular.yaml{hint} Velg en av: {known}.",
        "«{value}» findes ikke under «{list}» i vokabular.yaml{hint} Vælg en af: {known}.",
    ),
    "list_missing": ("listen «{key}» mangler i filen. Hent den tilbake.", "listen «{key}» mangler i filen. Hent den tilbage."),
    "pattern_leads_nowhere": (
        "«{value}» er ikke et hverdagsord under «type» i samme språk{hint} Skriv et som finnes der, ellers fører mønsteret ikke fram.",
        "«{value}» er ikke et hverdagsord under «type» i samme sprog{hint} Skriv et, der findes der, ellers fører mønstret ingen steder.",
    ),
    "word_apart": (
        "«{value}» kan ikke forveksles med noe. Skriv ett ord med æ, ø eller å, eller to ord som står sammen.",
        "«{value}» kan ikke forveksles med noget. Skriv ét ord med æ, ø eller å, eller to ord, der står sammen.",
    ),
    "place_unknown": (
        "«{value}» er ikke navnet på en kommune{hint} Rett navnet, eller ta det bort.",
        "«{value}» er ikke navnet på en kommune{hint} Ret navnet, eller fjern det.",
    ),
    "value_missing": (
        "«{list}» mangler verdien «{value}», som sidene bruker. Hent den tilbake.",
        "«{list}» mangler værdien «{value}», som siderne bruger. Hent den tilbage.",
    ),
    "language_unknown": ("ukjent språk «{value}»{hint} Velg en av: {known}.", "ukendt sprog «{value}»{hint} Vælg en af: {known}."),
    "yes_no": ("«{value}» må være ja eller nei.", "«{value}» kan ikke bruges her. Skriv på norsk: ja eller nei."),
    "id_bad": (
        "id «{value}» kan bare ha a–z, 0–9 og bindestrek mellom ordene: små bokstaver, uten æ, ø og å. Høyst 90 tegn.{hint}",
        "id «{value}» må kun have a–z, 0–9 og bindestreg mellem ordene: små bogstaver, uden æ, ø og å. Højst 90 tegn.{hint}",
    ),
    "id_device": (
        "id «{value}» er et navn Windows bruker selv, og der kan ingen mappe hete det. Velg en annen, for eksempel «{value}-tilbud».",
        "id «{value}» er et navn, Windows selv bruger, og dér kan ingen mappe hedde det. Vælg et andet, for eksempel «{value}-tilbud».",
    ),
    "date_bad": (
        "«{value}» er ikke en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel {wanted}.",
        "«{value}» er ikke en dato. Skriv den som ÅÅÅÅ-MM-DD, for eksempel {wanted}.",
    ),
    "date_future": (
        "datoen {value} har ikke vært ennå. Skriv dagen det faktisk skjedde, som ÅÅÅÅ-MM-DD.",
        "datoen {value} har ikke været endnu. Skriv den dag, det faktisk skete, som ÅÅÅÅ-MM-DD.",
    ),
    "moment_bad": (
        "«{value}» er ikke dag og klokkeslett. Skriv året først, og en T foran klokkeslettet: {wanted}.",
        "«{value}» er ikke dag og klokkeslæt. Skriv året først, og et T før klokkeslættet: {wanted}.",
    ),
    "moment_order": (
        "slutten kommer før starten. Bytt om, eller rett klokkeslettet.",
        "slutningen kommer før starten. Byt om, eller ret klokkeslættet.",
    ),
    "time_bad": (
        "«{value}» er ikke et klokkeslett. Skriv TT:MM, for eksempel {wanted}.",
        "«{value}» er ikke et klokkeslæt. Skriv TT:MM, for eksempel {wanted}.",
    ),
    "time_order": (
        "«fra» ({start}) må være før «til» ({end}). Bytt om, eller rett klokkeslettet. Er det åpent over midnatt, skriv til 24:00, og "
        "resten fra 00:00 på dagen etter.",
        "«fra» ({start}) skal være før «til» ({end}). Byt om, eller ret klokkeslættet. Er der åbent hen over midnat, så skriv til 24:00 "
        "og resten fra 00:00 på dagen efter.",
    ),
    "open_twice": (
        "«åpent» og «døgnåpent: ja» kan ikke stå sammen. Behold det som er riktig.",
        "«åpent» og «døgnåpent: ja» kan ikke stå sammen. Behold det, der er rigtigt.",
    ),
    "age_bad": (
        "alderen «{value}» må være et helt tall fra 0 til {limit}.",
        "alderen «{value}» skal være et helt tal fra 0 til {limit}.",
    ),
    "age_order": (
        "alderen «fra» ({start}) er høyere enn «til» ({end}). Bytt om.",
        "alderen «fra» ({start}) er højere end «til» ({end}). Byt om.",
    ),
    "phone_bad": (
        "telefonnummeret «{value}» kan ikke ringes. Skriv 8 sifre (67 50 47 70), eventuelt med +47 foran, eller et kort nummer (116 111).",
        "telefonnummeret «{value}» kan ikke ringes op. Skriv 8 cifre (70 25 24 68), evt. med +45 foran, eller et kort nummer (116 111).",
    ),
    "phone_written": (
        "telefonnummeret «{value}» kan ikke ringes slik det står. Skriv {wanted}.",
        "telefonnummeret «{value}» kan ikke ringes op, som det står. Skriv {wanted}.",
    ),
    "email_bad": (
        "«{value}» er ikke en e-postadresse. Skriv navn@kommune.no.",
        "«{value}» er ikke en e-mailadresse. Skriv navn@kommune.dk.",
    ),
    "link_scheme": (
        "lenken «{value}» må begynne med https:// (eller http://).",
        "linket «{value}» skal begynde med https:// (eller http://).",
    ),
    "link_quoted": (
        'rundt lenken står det anførselstegn som datamaskiner ikke kjenner. Skriv: "{wanted}"',
        'om linket står der citationstegn, som computere ikke kender. Skriv: "{wanted}"',
    ),
    "link_blank": (
        "lenken «{value}» har mellomrom eller tegn som ikke hører hjemme i en adresse. Kopier adressen på nytt fra nettleseren.",
        "linket «{value}» har mellemrum eller tegn, som ikke hører hjemme i en adresse. Kopiér adressen igen fra browseren.",
    ),
    "link_credentials": (
        "lenken «{value}» har brukernavn eller passord i seg. Ta bort alt foran @.",
        "linket «{value}» har brugernavn eller adgangskode i sig. Fjern alt før @.",
    ),
    "link_bad": (
        "lenken «{value}» har ikke noe gyldig nettsted. Kopier adressen på nytt fra nettleseren.",
        "linket «{value}» har ikke et gyldigt websted. Kopiér adressen igen fra browseren.",
    ),
    "link_missing": (
        "lenken er merket «bekreftet», men mangler url. Sett inn adressen, eller sett status til ubekreftet.",
        "linket er mærket «bekreftet», men mangler url. Sæt adressen ind, eller sæt status til ubekreftet.",
    ),
    # Between records
    "id_twice": (
        "id «{value}» er brukt før, på linje {first} i {file}. Er det samme oppføring to ganger, slett den ene; ellers velg en annen id.",
        "id «{value}» er brugt før, på linje {first} i {file}. Er det samme post to gange, så slet den ene; ellers vælg et andet id.",
    ),
    "id_frame": (
        "id «{value}» har siden selv. Velg en annen, for eksempel «{value}-tilbud».",
        "id «{value}» har siden selv. Vælg et andet, for eksempel «{value}-tilbud».",
    ),
    "kommune_unknown": (
        "kommunen «{value}» finnes ikke i kommuner.yaml{hint} Rett id-en, eller legg kommunen til der.",
        "kommunen «{value}» findes ikke i kommuner.yaml{hint} Ret id'et, eller tilføj kommunen der.",
    ),
    "number_unknown": (
        "nummeret «{value}» finnes ikke i registeret over kommuner{hint} Slå opp kommunenummeret i data/register/.",
        "nummeret «{value}» findes ikke i registret over kommuner{hint} Slå kommunenummeret op i data/register/.",
    ),
    "kommune_number": (
        "nummeret {nummer} er {navn}, og «{value}» har {wanted}. Rett nummeret, eller id-en hvis det er den som er feil.",
        "nummeret {nummer} er {navn}, og «{value}» har {wanted}. Ret nummeret, eller id'et, hvis det er det, der er forkert.",
    ),
    "kommune_id": (
        "id skal være «{wanted}»: navnet fra registeret skrevet som adresse.",
        "id skal være «{wanted}»: navnet fra registret skrevet som adresse.",
    ),
    "part_unknown": (
        "«del_av» viser til «{value}», som ikke finnes i samme kommune{hint}",
        "«del_av» viser til «{value}», som ikke findes i samme kommune{hint}",
    ),
    "part_circle": ("«del_av» går i ring: {chain}. Ta bort ett av leddene.", "«del_av» går i ring: {chain}. Fjern ét af leddene."),
    "base_unknown": (
        "«bygger_på» viser til «{value}», som ikke er en lovpålagt tjeneste i samme land i nasjonalt.yaml{hint}",
        "«bygger_på» viser til «{value}», som ikke er en lovpligtig ydelse i samme land i nasjonalt.yaml{hint}",
    ),
    "area_unknown": (
        "området «{value}» finnes ikke i registeret for landet{hint} Velg en av: {known}.",
        "området «{value}» findes ikke i registret for landet{hint} Vælg en af: {known}.",
    ),
    "word_missing": (
        "ordet «{key}» mangler. Det finnes i {other}; legg det til her også.",
        "ordet «{key}» mangler. Det findes i {other}; tilføj det også her.",
    ),
    "word_placeholder": (
        "«{key}» må ha de samme feltene i krøllparentes som i {other}: {wanted}.",
        "«{key}» skal have de samme felter i krøllede parenteser som i {other}: {wanted}.",
    ),
    "word_set": (
        "«{key}» er ikke skrevet slik sidene trenger. Skriv {wanted}.",
        "«{key}» er ikke skrevet, som siderne har brug for. Skriv {wanted}.",
    ),
    "register_name": (
        "navnet «{value}» blir ikke til en adresse. Skriv det med bokstaver, høyst {limit} tegn.",
        "navnet «{value}» bliver ikke til en adresse. Skriv det med bogstaver, højst {limit} tegn.",
    ),
    "register_same": (
        "«{value}» får samme adresse som kommunen på linje {first}. Rett navnet.",
        "«{value}» får samme adresse som kommunen på linje {first}. Ret navnet.",
    ),
    "word_mark": (
        "«{key}» kan ikke ha «{value}» i seg: det er et tegn for siden selv. Skriv det på en annen måte.",
        "«{key}» må ikke indeholde «{value}»: det er et tegn for siden selv. Skriv det på en anden måde.",
    ),
    "register_number": (
        "raden mangler gyldig nummer («{value}»). Norge har 4 sifre, Danmark 3.",
        "rækken mangler et gyldigt nummer («{value}»). Norge har 4 cifre, Danmark 3.",
    ),
    "register_empty": ("registeret har ingen kommuner. Hent filen tilbake.", "registret har ingen kommuner. Hent filen tilbage."),
    "register_twice": (
        "nummeret {value} står to ganger i registeret. Behold den ene raden.",
        "nummeret {value} står to gange i registret. Behold den ene række.",
    ),
    "register_column": ("kolonnen «{key}» mangler i første rad.", "kolonnen «{key}» mangler i første række."),
    "register_cell": ("raden mangler «{key}». Fyll inn.", "rækken mangler «{key}». Udfyld den."),
    "template_lacks": (
        "her brukes «{value}», som ikke finnes. Er det et av ordene på sidene, så skriv det i data/ord/ på alle språk.",
        "her bruges «{value}», som ikke findes. Er det et af sidernes ord, så skriv det i data/ord/ på alle sprog.",
    ),
    "template_broken": ("malen kan ikke brukes: {why}.", "skabelonen kan ikke bruges: {why}."),
    # Handwritten pages
    "mark_unknown": (
        "merket «[katalog:{value}]» finnes ikke{hint} Velg en av: {known}.",
        "mærket «[katalog:{value}]» findes ikke{hint} Vælg en af: {known}.",
    ),
}
MESSAGES = {**FILES, **HOST, **SITE, **YAML, **_DATA}
