"""What those are told who keep the data true: of a forge that is asked, of links, of spelling, in bokmål and in Danish."""

UPKEEP: dict[str, tuple[str, str]] = {
    "finding_column": (
        "kolonnen «{key}» mangler i første rad. En kommando skriver denne filen: slett den, og kjør kommandoen på nytt.",
        "kolonnen «{key}» mangler i første række. En kommando skriver denne fil: slet den, og kør kommandoen igen.",
    ),
    "finding_row": (
        "raden kan ikke brukes: datoen skal være ÅÅÅÅ-MM-DD, og hver rute ha en verdi som kommandoen skriver. Slett raden, og kjør "
        "kommandoen på nytt.",
        "rækken kan ikke bruges: datoen skal være ÅÅÅÅ-MM-DD, og hver celle have en værdi, som kommandoen skriver. Slet rækken, og kør "
        "kommandoen igen.",
    ),
    "known_word": (
        "«{value}» er ikke ett ord. Skriv ett ord på hver linje, bare med bokstaver og bindestrek.",
        "«{value}» er ikke ét ord. Skriv ét ord på hver linje, kun med bogstaver og bindestreg.",
    ),
    "speller_missing": (
        "stavekontrollen er ikke gjort: pakken chunspell mangler. Kjør: make spell",
        "stavekontrollen er ikke gjort: pakken chunspell mangler. Kør: make spell",
    ),
    "dictionary_missing": (
        "ikke stavekontrollert: ordboken {name} finnes ikke på denne maskinen. Installer den (på Debian: apt-get install hunspell-no "
        "hunspell-da), eller sett KATALOG_ORDBOK til mappen den ligger i.",
        "ikke stavekontrolleret: ordbogen {name} findes ikke på denne maskine. Installér den (på Debian: apt-get install hunspell-no "
        "hunspell-da), eller sæt KATALOG_ORDBOK til den mappe, den ligger i.",
    ),
    "translation_own": (
        "«{language}» er språket oppføringen er skrevet på, og ingen oversettelse. Velg et annet med --språk: {known}.",
        "«{language}» er det sprog, posten er skrevet på, og ingen oversættelse. Vælg et andet med --språk: {known}.",
    ),
    "translation_missing": (
        "{key} mangler «{language}» i {fields}. Oversett det først, og kjør på nytt.",
        "{key} mangler «{language}» i {fields}. Oversæt det først, og kør igen.",
    ),
    "forge_unknown": (
        "det er ikke sagt hvilket prosjekt sakene skal ligge i. Sett {key} (i en arbeidsflyt på GitHub gjør den det selv).",
        "det er ikke sagt, hvilket projekt sagerne skal ligge i. Sæt {key} (i et workflow på GitHub gør det det selv).",
    ),
    "forge_refused": (
        "kodelageret svarte ikke som det skulle ({why}). Sjekk at nøkkelen har lov til å skrive saker, og kjør på nytt: "
        "det som er gjort, blir ikke gjort igjen.",
        "kodelageret svarede ikke, som det skulle ({why}). Tjek, at nøglen må skrive sager, og kør igen: "
        "det, der er gjort, bliver ikke gjort igen.",
    ),
}
