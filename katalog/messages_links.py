"""What is told about links: what is wrong in the files about them, and what a server's answer means, in bokmål and in Danish."""

LINKS: dict[str, tuple[str, str]] = {
    "answer_class": (
        "«{value}» er ikke en tilstand for en lenke{hint} Velg en av: {known}. Filen skrives av: python -m katalog links",
        "«{value}» er ikke en tilstand for et link{hint} Vælg en af: {known}. Filen skrives af: python -m katalog links",
    ),
    "answer_twice": (
        "lenken står også på linje {first}. Behold den raden som sist ble kontrollert.",
        "linket står også på linje {first}. Behold den række, der sidst blev kontrolleret.",
    ),
    "answer_nowhere": (
        "lenken er flyttet, men «naa» sier ikke hvor. Kjør: python -m katalog links",
        "linket er flyttet, men «naa» siger ikke hvorhen. Kør: python -m katalog links",
    ),
    "exception_one": (
        "et unntak gjelder enten én lenke («url») eller en hel tjener («tjener»). Skriv én av dem.",
        "en undtagelse gælder enten ét link («url») eller en hel server («tjener»). Skriv én af dem.",
    ),
    "exception_host": (
        "«{value}» er ikke navnet på en tjener. Skriv bare navnet, uten https:// og uten skråstrek: www.kommune.no.",
        "«{value}» er ikke navnet på en server. Skriv kun navnet, uden https:// og uden skråstreg: www.kommune.dk.",
    ),
    "exception_twice": (
        "unntaket står også på linje {first}. Behold det ene.",
        "undtagelsen står også på linje {first}. Behold kun den ene.",
    ),
    "exception_expired": (
        "unntaket for {value} gikk ut {day}, så lenken blir kontrollert igjen. Ta det bort, eller gi det en ny dato hvis grunnen "
        "fortsatt gjelder.",
        "undtagelsen for {value} udløb {day}, så linket bliver kontrolleret igen. Fjern den, eller giv den en ny dato, hvis grunden "
        "stadig gælder.",
    ),
    "exception_idle": (
        "unntaket for {value} gjelder ingen lenke lenger. Ta det bort.",
        "undtagelsen for {value} gælder ikke noget link længere. Fjern den.",
    ),
    "links_offline": (
        "ingen av lenkene svarte, så det er nok nettet her som er nede. Sjekk at maskinen er på nett uten proxy, og prøv igjen. "
        "Ingenting er skrevet.",
        "ingen af linkene svarede, så det er nok nettet her, der er nede. Tjek, at maskinen er på nettet uden proxy, og prøv igen. "
        "Intet er skrevet.",
    ),
}

# Class: how many there are of it, and what to do with them.
HEADINGS: dict[str, tuple[str, str]] = {
    "borte": (
        "Borte ({count}). Finn en ny adresse, eller ta lenken bort:",
        "Væk ({count}). Find en ny adresse, eller fjern linket:",
    ),
    "flyttet": (
        "Flyttet for godt ({count}). «links --fix» bytter adressen alle steder:",
        "Flyttet for altid ({count}). «links --fix» skifter adressen alle steder:",
    ),
    "sperret": (
        "Slipper ikke maskiner inn ({count}). Åpne siden selv; er den riktig, skriv et unntak i data/lenkeunntak.yaml:",
        "Lukker ikke maskiner ind ({count}). Åbn siden selv; er den rigtig, så skriv en undtagelse i data/lenkeunntak.yaml:",
    ),
    "ukjent": (
        "Vet ikke ({count}). Prøv igjen en annen dag, eller åpne siden selv:",
        "Ved ikke ({count}). Prøv igen en anden dag, eller åbn siden selv:",
    ),
    "fungerer": ("Fungerer: {count}.", "Fungerer: {count}."),
    "unntatt": ("Ikke kontrollert, fordi det er skrevet et unntak: {count}.", "Ikke kontrolleret på grund af en undtagelse: {count}."),
}

# The last word or number of what was answered: what it means.
MEANINGS: dict[str, tuple[str, str]] = {
    "200": ("svarer som den skal", "svarer, som det skal"),
    "401": ("krever innlogging", "kræver login"),
    "403": ("slipper ikke maskiner inn", "lukker ikke maskiner ind"),
    "404": ("siden finnes ikke", "siden findes ikke"),
    "410": ("siden er tatt bort for godt", "siden er fjernet for altid"),
    "429": ("tjeneren vil ikke spørres så ofte", "serveren vil ikke spørges så tit"),
    "451": ("sperret av juridiske grunner", "spærret af juridiske grunde"),
    "navn": ("det finnes ingen tjener med dette navnet", "der findes ingen server med dette navn"),
    "navn-naa": ("navnet kunne ikke slås opp nå", "navnet kunne ikke slås op nu"),
    "tid": ("svarte ikke i tide", "svarede ikke i tide"),
    "nekter": ("tar ikke imot", "tager ikke imod"),
    "avbrutt": ("forbindelsen ble brutt", "forbindelsen blev afbrudt"),
    "sertifikat": ("sertifikatet kan ikke stoles på", "certifikatet er ikke til at stole på"),
    "kryptering": ("krypteringen virker ikke", "krypteringen virker ikke"),
    "uforstaaelig": ("svaret kunne ikke forstås", "svaret kunne ikke forstås"),
    "privat": ("fører til et privat nett", "fører til et privat net"),
    "adresse": ("sender videre til noe som ikke er en nettadresse", "sender videre til noget, der ikke er en webadresse"),
    "ring": ("sender videre i ring", "sender videre i ring"),
    "forside": ("sender videre til forsiden, så siden er borte", "sender videre til forsiden, så siden er væk"),
    "annen-forside": ("sender videre til forsiden på et annet nettsted", "sender videre til forsiden på et andet websted"),
    "innlogging": ("sender videre til innlogging", "sender videre til login"),
    "ukryptert": ("sender videre til en side uten kryptering", "sender videre til en side uden kryptering"),
    "robots": ("robots.txt vil ikke ha maskiner her", "robots.txt vil ikke have maskiner her"),
    "robots-feil": ("robots.txt kunne ikke leses, så siden er ikke spurt", "robots.txt kunne ikke læses, så siden er ikke spurgt"),
}
# What is true of every number that is not named above, by its first digit.
SERVER_FAILS = ("tjeneren har en feil nå", "serveren har en fejl nu")
OTHER_ANSWER = ("svarte noe annet enn en side", "svarede noget andet end en side")
