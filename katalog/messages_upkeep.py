"""What those are told who keep the data true: of a forge that is asked, of links, of spelling, in bokmål and in Danish."""

UPKEEP: dict[str, tuple[str, str]] = {
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
