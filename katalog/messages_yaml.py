"""What editors are told of text that cannot be read as YAML, or as CSV, in bokmål and in Danish."""

YAML: dict[str, tuple[str, str]] = {
    "yaml_tab": ("her er det brukt tabulator. Bytt den ut med mellomrom.", "her er der brugt tabulator. Skift den ud med mellemrum."),
    "yaml_colon": (
        'et kolon midt i teksten gjør at linjen ikke kan leses. Sett teksten i anførselstegn: "…".',
        'et kolon midt i teksten gør, at linjen ikke kan læses. Sæt teksten i citationstegn: "…".',
    ),
    "yaml_quote": (
        'anførselstegnene går ikke opp. Sett ett " der teksten begynner, og ett der den slutter.',
        'citationstegnene går ikke op. Sæt ét ", hvor teksten begynder, og ét, hvor den slutter.',
    ),
    "yaml_escape": (
        'en bakstrek (\\) kan ikke stå i tekst mellom ". Bytt " ut med \', eller skriv /.',
        'en omvendt skråstreg (\\) kan ikke stå i tekst mellem ". Skift " ud med \', eller skriv /.',
    ),
    "yaml_no_colon": (
        "linjen er ikke et felt, for den har ikke kolon. Sett kolon etter feltnavnet, eller rykk teksten inn under feltet den hører til.",
        "linjen er ikke et felt, for den har ikke kolon. Sæt kolon efter feltnavnet, eller ryk teksten ind under det felt, den hører til.",
    ),
    "yaml_bracket": (
        "en liste med [ eller {{ er ikke skrevet riktig. Se etter et komma eller en parentes som mangler.",
        "en liste med [ eller {{ er ikke skrevet rigtigt. Se efter et komma eller en parentes, der mangler.",
    ),
    "yaml_start": (
        "verdien begynner med et tegn som har en egen mening i YAML (for eksempel [, {{, *, @, %, > eller |). "
        'Sett hele verdien i anførselstegn: "…".',
        "værdien begynder med et tegn, som har en særlig betydning i YAML (for eksempel [, {{, *, @, %, > eller |). "
        'Sæt hele værdien i citationstegn: "…".',
    ),
    "yaml_indent": (
        "innrykket stemmer ikke. La linjen begynne like langt inn som linjene den hører sammen med.",
        "indrykningen passer ikke. Lad linjen begynde lige så langt inde som de linjer, den hører sammen med.",
    ),
    "yaml_broken": (
        "linjen kan ikke leses som YAML. Sammenlign med en oppføring som virker.",
        "linjen kan ikke læses som YAML. Sammenlign med en post, der virker.",
    ),
    "yaml_anchor": (
        "anker og alias (& og *) er ikke tillatt. Skriv teksten helt ut, eller sett den i anførselstegn hvis tegnet hører til teksten.",
        "anker og alias (& og *) er ikke tilladt. Skriv teksten helt ud, eller sæt den i citationstegn, hvis tegnet hører til teksten.",
    ),
    "yaml_tag": (
        "«{tag}» er ikke tillatt. Ta det bort, eller sett teksten i anførselstegn hvis utropstegnet hører til den.",
        "«{tag}» er ikke tilladt. Fjern det, eller sæt teksten i citationstegn, hvis udråbstegnet hører til den.",
    ),
    "yaml_duplicate": (
        "«{key}» står to ganger, første gang på linje {first}. Behold den ene.",
        "«{key}» står to gange, første gang på linje {first}. Behold den ene.",
    ),
    "yaml_key": (
        "et feltnavn må være tekst. Sjekk kolon og parenteser på linjen.",
        "et feltnavn skal være tekst. Tjek kolon og parenteser på linjen.",
    ),
    "yaml_two_documents": (
        "«---» deler filen i to. Ta bort linjen, så alt står i én liste.",
        "«---» deler filen i to. Fjern linjen, så alt står i én liste.",
    ),
    "yaml_many": (
        "her er mer enn {keys} felt i én oppføring, eller mer enn {items} i én liste. Se etter noe som er limt inn for mange ganger.",
        "her er mere end {keys} felter i én post, eller mere end {items} i én liste. Se efter noget, der er sat ind for mange gange.",
    ),
    "yaml_deep": (
        "det er mer enn {limit} nivåer inni hverandre. Sjekk innrykk og parenteser.",
        "der er mere end {limit} niveauer inden i hinanden. Tjek indrykning og parenteser.",
    ),
    "csv_broken": ("raden kan ikke leses. Sjekk anførselstegnene.", "rækken kan ikke læses. Tjek citationstegnene."),
}
