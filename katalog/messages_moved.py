"""What is told about addresses, in bokmål and in Danish: those that have moved or are gone, and where to tell of a hole."""

MOVED: dict[str, tuple[str, str]] = {
    "moved_key": (
        "«{value}» er ikke en adresse i katalogen. Skriv kommune/id (baerum/los), eller bare kommunen (baerum).",
        "«{value}» er ikke en adresse i kataloget. Skriv kommune/id (baerum/los) eller kun kommunen (baerum).",
    ),
    "moved_twice": (
        "«{value}» er flyttet før, på linje {first}. Behold den ene.",
        "«{value}» er allerede flyttet på linje {first}. Behold kun den ene.",
    ),
    "moved_in_use": (
        "«{value}» er i bruk og kan ikke samtidig være flyttet. Ta bort henvisningen, eller sett tiltaket til «status: nedlagt».",
        "«{value}» er i brug og kan ikke samtidig være flyttet. Fjern henvisningen, eller sæt tilbuddet til «status: nedlagt».",
    ),
    "moved_chain": (
        "«{value}» er selv flyttet, så leseren måtte hoppe to ganger. Skriv hvor det er nå: «til: {wanted}».",
        "«{value}» er selv flyttet, så læseren skulle hoppe to gange. Skriv, hvor det er nu: «til: {wanted}».",
    ),
    "moved_away": (
        "«{value}» er selv borte uten noe i stedet. Ta bort «til», eller skriv noe som finnes.",
        "«{value}» er selv væk uden noget i stedet. Fjern «til», eller skriv noget, der findes.",
    ),
    "moved_circle": (
        "henvisningene går i ring: {chain}. Ta bort ett av leddene.",
        "henvisningerne går i ring: {chain}. Fjern ét af leddene.",
    ),
    "moved_closed": (
        "«{value}» er nedlagt, så leseren finner ingen hjelp der. Skriv noe som er åpent, eller ta bort «til».",
        "«{value}» er nedlagt, så læseren finder ingen hjælp dér. Skriv noget, der er åbent, eller fjern «til».",
    ),
    "moved_nowhere": (
        "«{value}» finnes ikke{hint} Rett adressen, eller ta bort «til».",
        "«{value}» findes ikke{hint} Ret adressen, eller fjern «til».",
    ),
    "site_contact": (
        "«{value}» kan ikke brukes i security.txt. Skriv mailto:navn@kommune.no, https://… eller tel:+47….",
        "«{value}» kan ikke bruges i security.txt. Skriv mailto:navn@kommune.dk, https://… eller tel:+45….",
    ),
    "site_expired": (
        "datoen {value} er ute, så ingen ville stole på security.txt. Velg en dag innen et år, og sjekk at kontakten stemmer.",
        "datoen {value} er udløbet, så ingen ville stole på security.txt. Vælg en dag inden for et år, og tjek, at kontakten passer.",
    ),
    "address_gone": (
        "«{value}» er borte uten henvisning, og folk kan ha lagret adressen. Hent den tilbake, sett den til «status: nedlagt», "
        "eller skriv i data/flyttet.yaml hvor den er nå: «- {{fra: {value}, til: …, dato: ÅÅÅÅ-MM-DD}}».",
        "«{value}» er væk uden henvisning, og folk kan have gemt adressen. Hent den tilbage, sæt den til «status: nedlagt», "
        "eller skriv i data/flyttet.yaml, hvor den er nu: «- {{fra: {value}, til: …, dato: ÅÅÅÅ-MM-DD}}».",
    ),
}
