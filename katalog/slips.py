"""The slips that everybody makes: how they show in lines of YAML, and what editors are told of each, in bokmål and in Danish."""

import re
from datetime import date
from itertools import islice

SLIPS: dict[str, tuple[str, str]] = {
    "conflict": (
        "to har endret det samme, og git har merket stedet. Behold det som er riktig, og slett linjene med <<<<<<<, ======= og >>>>>>>.",
        "to har ændret det samme, og git har mærket stedet. Behold det rigtige, og slet linjerne med <<<<<<<, ======= og >>>>>>>.",
    ),
    "yaml_curly_quote": (
        'anførselstegnene er buede (“ ”), og da virker de ikke. Skriv rette: "…".',
        'citationstegnene er buede (“ ”), og så virker de ikke. Skriv lige: "…".',
    ),
    "yaml_hard_blank": (
        "her står et hardt mellomrom, som ofte følger med fra Word eller en nettside. Slett det, og trykk på mellomromstasten.",
        "her står et hårdt mellemrum, som tit følger med fra Word eller en webside. Slet det, og tryk på mellemrumstasten.",
    ),
    "yaml_no_blank": (
        "det mangler et mellomrom etter kolon eller bindestrek. Skriv «navn: …» og «- id: …».",
        "der mangler et mellemrum efter kolon eller bindestreg. Skriv «navn: …» og «- id: …».",
    ),
    "yaml_table": (
        "dette ser ut som en tabell limt inn fra Word eller Excel. Skriv hver rad på en egen linje under feltet, med «- » først.",
        "det ligner en tabel, der er sat ind fra Word eller Excel. Skriv hver række på sin egen linje under feltet, med «- » først.",
    ),
    "yaml_hash": (
        'alt etter # er en kommentar, også slutten på parentesen. Sett verdien i anførselstegn: "#…".',
        'alt efter # er en kommentar, også slutningen af parentesen. Sæt værdien i anførselstegn: "#…".',
    ),
    "date_order": (
        "datoen «{value}» må ha året først. Skriv {wanted}.",
        "datoen «{value}» skal have året først. Skriv {wanted}.",
    ),
    "link_email": (
        "«{value}» er en e-postadresse. Flytt den til feltet «epost»; her skal adressen til en side stå.",
        "«{value}» er en e-mailadresse. Flyt den til feltet «epost»; her skal adressen på en side stå.",
    ),
    "link_slashes": (
        "lenken «{value}» må ha to skråstreker etter kolon: {wanted}.",
        "linket «{value}» skal have to skråstreger efter kolon: {wanted}.",
    ),
    "link_bare": (
        "lenken «{value}» må begynne med https://. Skriv {wanted}, og se at siden åpner seg.",
        "linket «{value}» skal begynde med https://. Skriv {wanted}, og se, at siden åbner.",
    ),
    "link_none": (
        "«{value}» er ikke adressen til en side. Skriv hele adressen, med https:// først, eller ta den bort.",
        "«{value}» er ikke adressen på en side. Skriv hele adressen med https:// først, eller fjern den.",
    ),
    "link_more": (
        "«{value}» er mer enn en adresse. La bare adressen stå: {wanted}",
        "«{value}» er mere end en adresse. Lad kun adressen stå: {wanted}",
    ),
    "link_alike": (
        "nettstedet i lenken «{value}» har et tegn som lett forveksles med et annet ({char}). Kopier adressen på nytt fra nettleseren.",
        "webstedet i linket «{value}» har et tegn, der let forveksles med et andet ({char}). Kopiér adressen igen fra browseren.",
    ),
    "email_link": (
        "«{value}» er adressen til en side. Flytt den til feltet «nettsted»; her skal det stå en e-postadresse.",
        "«{value}» er adressen på en side. Flyt den til feltet «nettsted»; her skal der stå en e-mailadresse.",
    ),
    "yaml_bullet": (
        "verdiene i en liste begynner med «- », ikke med «* ». Bytt ut stjernen.",
        "værdierne i en liste begynder med «- », ikke med «* ». Skift stjernen ud.",
    ),
    "yaml_dash": (
        "streken foran er en tankestrek (–), og da virker den ikke. Bytt den ut med en bindestrek: «- id: …».",
        "stregen foran er en tankestreg (–), og så virker den ikke. Skift den ud med en bindestreg: «- id: …».",
    ),
    "yaml_block": (
        "teksten går over flere linjer og har kolon i seg. Skriv |- etter feltnavnets kolon her: «{key}: |-».",
        "teksten går over flere linjer og har kolon i sig. Skriv |- efter feltnavnets kolon her: «{key}: |-».",
    ),
    "yaml_id_twice": (
        "«id» står på linje {first} også, så to oppføringer er lest som én. Begynner en ny her, sett «- » foran: «- id: …». Er det den "
        "samme, slett denne linjen.",
        "«id» står også på linje {first}, så to poster er læst som én. Begynder en ny her, så sæt «- » foran: «- id: …». Er det den samme, "
        "så slet denne linje.",
    ),
    "yaml_language": (
        "hvert språk må stå på sin egen linje under feltet, rykket lenger inn: «nb: …» og «da: …», også det teksten alt er skrevet på.",
        "hvert sprog skal stå på sin egen linje under feltet, rykket længere ind: «nb: …» og «da: …», også det, teksten allerede er "
        "skrevet på.",
    ),
    "yaml_list_below": (
        "listen står på linjene under, så her kan det ikke stå noe etter kolon. Ta det bort.",
        "listen står på linjerne nedenunder, så her må der ikke stå noget efter kolon. Fjern det.",
    ),
    "yaml_top_twice": (
        "«{key}:» står på linje {first} også, og skal bare stå én gang i filen. Slett denne linjen, og la det som står under den, stå.",
        "«{key}:» står også på linje {first} og skal kun stå én gang i filen. Slet denne linje, og lad det, der står under den, stå.",
    ),
    "entries_wanted": (
        "hver oppføring må begynne med bindestrek og mellomrom: «- id: …». Sett det inn foran «id», og rykk resten inn like langt.",
        "hver post skal begynde med bindestreg og mellemrum: «- id: …». Sæt det ind foran «id», og ryk resten lige så langt ind.",
    ),
    "list_shape": (
        "her skal det stå en liste. Skriv det slik, med det som er riktig for dere: {wanted}",
        "her skal der stå en liste. Skriv det sådan, med det, der passer hos jer: {wanted}",
    ),
    "fields_shape": (
        "her skal det stå felt med navn og kolon. Skriv det slik, med det som er riktig for dere: {wanted}",
        "her skal der stå felter med navn og kolon. Skriv det sådan, med det, der passer hos jer: {wanted}",
    ),
    "day_unknown": (
        "«{value}» er ikke en ukedag{hint} Skriv hver dag for seg, med hele navnet: {known}.",
        "«{value}» er ikke en ugedag{hint} Skriv hver dag for sig, med hele navnet: {known}.",
    ),
    "phone_more": (
        "«{value}» er mer enn ett telefonnummer. La bare ett nummer stå: {wanted}. Skriv tider i feltet for åpningstid, "
        "og et nummer til som en måte til å ta kontakt på.",
        "«{value}» er mere end ét telefonnummer. Lad kun ét nummer stå: {wanted}. Skriv tider i feltet til åbningstid, "
        "og endnu et nummer som endnu en måde at få kontakt på.",
    ),
    "email_more": (
        "«{value}» er mer enn en e-postadresse. Skriv bare adressen: {wanted}",
        "«{value}» er mere end en e-mailadresse. Skriv kun adressen: {wanted}",
    ),
    "field_elsewhere": (
        "«{key}» hører hjemme under «{where}». Flytt det dit, rykket inn under «{where}:».",
        "«{key}» hører hjemme under «{where}». Flyt det derhen, rykket ind under «{where}:».",
    ),
    "yaml_pasted": (
        "her står tegn som følger med når noe limes inn fra en samtale eller en e-post (``` eller >). Slett dem, på alle linjer.",
        "her står tegn, der følger med, når noget sættes ind fra en samtale eller en mail (``` eller >). Slet dem på alle linjer.",
    ),
    "field_outside": (
        "«{key}» står inni «{where}», men hører til utenfor. Flytt det ut, like langt inn som «{where}:».",
        "«{key}» står inde i «{where}», men hører til udenfor. Flyt det ud, lige så langt inde som «{where}:».",
    ),
}
# How a field is written that takes more than one word, with what nobody would mistake for their own.
SHAPES = {
    "målgruppe": "målgruppe: [foreldre, elever]",
    "trinn": "trinn: [1-4, 5-7]",
    "tema": "tema: [fravaer, psykisk-helse]",
    "samarbeid": "samarbeid: [skolene, helsesykepleier]",
    "hverdagsord": "hverdagsord: {nb: [ringe noen], da: [ringe til nogen]}",
    "alder": "alder: {fra: 6, til: 16}",
    "kontakt": "kontakt: {hvem: Rådgiverne, telefon: 22 22 22 22}",
    "åpent": 'åpent: [{dag: tirsdag, fra: "12:00", til: "15:00"}]',
    "tidspunkt": "tidspunkt: [{start: 2026-12-01T18:00, sted: Eksempel skole}]",
    "ventetid": "ventetid: {tekst: To til fire uker, per: 2026-11-02}",
    "rettighet": 'rettighet: [{lov: opplæringslova, paragraf: "§ 11-13", land: "NO"}]',
    "lenke": "lenke: {tekst: Om tjenesten, url: https://www.example.org/om, status: bekreftet}",
    "kilde": "kilde: {tittel: Råd til foreldre, url: https://www.example.org/rad}",
    "kontrollert": "kontrollert: {dato: 2026-11-02, av: enhetsleder}",
    "oversettelse": "oversettelse: {da: {av: oversetter}}",
}
_MARK = re.compile(r"(?m)^[ \t]*(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$")
# So many are enough to see what has happened.
_MARKS = 50
_INNER_MARK = re.compile(r"(?m)^[ \t]*={7}$")
# What many write before a date.
_LEAD = re.compile(r"(?:[a-zæøå]+dag,? +)?(?:d(?:en|\.) *)?", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{1,2})[./-] ?([0-9]{1,2})(?:[./-] ?| )([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})")
_MONTHS = {
    name: i // 2 + 1 for i, name in enumerate(re.findall("...", "janjanfebfebmarmarapraprmaimajjunjunjuljulaugaugsepsepoktoktnovnovdesdec"))
}
_WITH_WORDS = re.compile(rf"([0-9]{{1,2}})\.? *({'|'.join(_MONTHS)})[a-z.]* *([0-9]{{4}})", re.IGNORECASE)
_TIME = re.compile(r"(?:kl(?:okken|okka)?\.? *)?([0-9]{1,2})(?:[.:]?([0-9]{2}))?", re.IGNORECASE)
# In the order they are looked for: the slip, and how the line shows it.
_SHOWN = (
    ("yaml_hard_blank", re.compile(r" *-? *\u00a0|[ -]*\w+\u00a0*:\u00a0")),
    ("yaml_pasted", re.compile(r" *(?:`{3}|~{3}|> )")),
    ("yaml_dash", re.compile(r" *[–—] *\w+:")),
    ("yaml_hash", re.compile(r"[^#\"']*[{\[][^#\"'}\]]*: #")),
    # A value in brackets that goes on behind them, or one with a star before it.
    ("yaml_start", re.compile(r"[ -]*\w+: +(?:\[[^\]]*\]|\{[^}]*\}) *[^\s#,\]}]|[ -]*\w+: +\*")),
    ("yaml_no_blank", re.compile(r" *-\w+:(?: |$)|[ -]*[^\W\d]\w*:[^\s/:]")),
)


def conflicts(text: str) -> list[int]:
    """Return the lines, from 1, where git has marked what two have changed."""
    if not any(7 * sign in text for sign in "<>|="):
        return []
    found = {text.count("\n", 0, mark.start()) + 1 for mark in islice(_MARK.finditer(text), _MARKS)}
    if found:
        found |= {text.count("\n", 0, mark.start()) + 1 for mark in islice(_INNER_MARK.finditer(text), _MARKS)}
    return sorted(found)


def better_told(lines: list[str], line: int, code: str) -> tuple[int, str]:
    """Return where a stumble of the parser, with its message, has its cause, and the message that says it best."""
    for number in (line - 1, line):
        for slip, shown in _SHOWN:
            if number and shown.match(lines[number - 1]):
                return number, slip
    this = lines[line - 1]
    if code == "yaml_anchor" and re.match(r" *\* ", this):
        return line, "yaml_bullet"
    if code == "yaml_colon" and re.match(r"[ -]*\w+: +[a-z]{2}: ", this):
        return line, "yaml_language"
    if code == "yaml_colon" and re.search(r"(?:: |- |\[)[“”„]", this):
        return line, "yaml_curly_quote"
    if code == "yaml_no_colon" and "\t" in this:
        return line, "yaml_table"
    if code == "yaml_indent":
        above = _above(lines, line)
        over = lines[above - 1] if above else ""
        if re.fullmatch(r" *[a-z]{2}: *(?:#.*)?", over):
            return above, "yaml_block"
        if re.match(r" *- ", this) and re.fullmatch(r"[ -]*\w+: +(?:\[.*\]|\{.*\}|null|~) *(?:#.*)?", over):
            return above, "yaml_list_below"
        if re.match(r" +(?!id:|av:)[a-z]{2}:(?: |$)", this) and re.match(r"[ -]*\w{3,}: +[^#\s]", over):
            return line, "yaml_language"
        return _too_far_left(lines, line), code
    return line, code


def _above(lines: list[str], line: int) -> int:
    """Return the nearest line above that stands further left, under which this one is read; 0 where none does."""
    deep = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    filled = (number for number in range(line - 1, 0, -1) if lines[number - 1].strip())
    return next((number for number in filled if len(lines[number - 1]) - len(lines[number - 1].lstrip()) < deep), 0)


def _too_far_left(lines: list[str], line: int) -> int:
    """Return the line that stands further left than those around it, where it is the one before *line*; else *line*."""
    filled = [number for number in range(1, line + 1) if lines[number - 1].strip()][-3:]
    if len(filled) == 3:
        widths = [len(lines[number - 1]) - len(lines[number - 1].lstrip(" -")) for number in filled]
        if widths[1] < widths[0] == widths[2]:
            return filled[1]
    return line


def day_of(value: str) -> str:
    """Return the date that *value* says in another way than it must be written; nothing where it says none."""
    value = _LEAD.sub("", value, count=1)
    if found := _DAY.fullmatch(value):
        day, month, year = (int(part) for part in found.groups())
    elif found := _YEAR_FIRST.fullmatch(value):
        year, month, day = (int(part) for part in found.groups())
    elif found := _WITH_WORDS.fullmatch(value):
        day, month, year = int(found[1]), _MONTHS[found[2].lower()], int(found[3])
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def time_of(value: str) -> str:
    """Return the time that *value* says in another way than it must be written; nothing where it says none."""
    found = _TIME.fullmatch(value.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def moment_of(value: str) -> str:
    """Return the day and time that *value* says in another way than they must be written; nothing where it does not say both."""
    day, _, time = value.partition("T") if "T" in value else re.sub(r"^(.*[0-9]{4}|[0-9-]{8,10}),? +", r"\1|", value).partition("|")
    there, then = day_of(day), time_of(time)
    return f"{there}T{then}" if there and then else ""
