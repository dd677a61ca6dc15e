"""What those who write with the commands are told beside what is wrong with the data, in bokmål and in Danish."""

ANSWERS: dict[str, tuple[str, str]] = {
    "state_unknown": (
        "dette er verken en mappe med data/ i eller en utgave som git kjenner ({why}). Skriv en slik mappe, en gren eller et nummer fra "
        "git log.",
        "dette er hverken en mappe med data/ i eller en udgave, som git kender ({why}). Skriv en sådan mappe, en gren eller et nummer fra "
        "git log.",
    ),
    "file_unwritable": (
        "filen kan ikke skrives: {why:nb}",
        "filen kan ikke skrives: {why:da}",
    ),
    "file_elsewhere": (
        "her skrives ingen slik fil, så ingenting går tapt. Skriv et navn som slutter på {ending}, utenfor data/.",
        "her skrives ingen sådan fil, så intet går tabt. Skriv et navn, der slutter på {ending}, uden for data/.",
    ),
    "memory": (
        "det er ikke nok minne på maskinen. Lukk noen programmer, eller bygg på en større maskin.",
        "der er ikke nok hukommelse på maskinen. Luk nogle programmer, eller byg på en større maskine.",
    ),
    "file_refused": ("maskinen stanset her: {why:nb}", "maskinen standsede her: {why:da}"),
    "git_missing": (
        "git finnes ikke på denne maskinen, så eldre utgaver kan ikke hentes. Installer git, eller skriv navnet på en mappe.",
        "git findes ikke på denne maskine, så ældre udgaver kan ikke hentes. Installér git, eller skriv navnet på en mappe.",
    ),
    "interrupted": (
        "stanset før det var ferdig. Alt som sto der fra før, er helt; kjør kommandoen på nytt.",
        "stoppet, før det var færdigt. Alt, der stod der i forvejen, er helt; kør kommandoen igen.",
    ),
    "stopped": ("avbrutt. Ingenting er skrevet.", "afbrudt. Intet er skrevet."),
    "not_in_order": (
        "feltene eller linjene står ikke i den vanlige rekkefølgen. Kjør: python -m katalog fmt",
        "felterne eller linjerne står ikke i den sædvanlige rækkefølge. Kør: python -m katalog fmt",
    ),
    "record_unknown": (
        "ingen oppføring heter dette{hint} Skriv de to siste delene av adressen til siden: kommune/id.",
        "ingen post hedder dette{hint} Skriv de to sidste dele af sidens adresse: kommune/id.",
    ),
    "record_many": (
        "flere oppføringer heter dette: {known}. Skriv kommunen foran.",
        "flere poster hedder dette: {known}. Skriv kommunen foran.",
    ),
    "record_unwritable": (
        "oppføringen er skrevet på en måte som ikke kan endres herfra. Åpne filen, og skriv «{key}» selv.",
        "posten er skrevet på en måde, der ikke kan ændres herfra. Åbn filen, og skriv selv «{key}».",
    ),
    "argument_missing": ("noe mangler i kommandoen: {known}. Skriv det også.", "noget mangler i kommandoen: {known}. Skriv det også."),
    "argument_one": ("kommandoen må ha en av disse: {known}.", "kommandoen skal have en af disse: {known}."),
    "argument_unknown": (
        "kommandoen kjenner ikke «{value}». Se hva som kan stå, med linjen under.",
        "kommandoen kender ikke «{value}». Se, hvad der kan stå, med linjen nedenunder.",
    ),
    "argument_choice": (
        "«{value}» kan ikke stå her{hint} Skriv en av: {known}.",
        "«{value}» kan ikke stå her{hint} Skriv en af: {known}.",
    ),
    "folder_signs": (
        "mappen «{value}» har mellomrom eller tegn som betyr noe annet i oppskriftene. Skriv en med bokstaver, tall, bindestrek og /.",
        "mappen «{value}» har mellemrum eller tegn, der betyder noget andet i opskrifterne. Skriv en med bogstaver, tal, bindestreg og /.",
    ),
    "argument_alone": ("etter {key} må det stå noe. Skriv det.", "efter {key} skal der stå noget. Skriv det."),
    "argument_number": (
        "etter {key} må det stå et helt tall, ikke «{value}».",
        "efter {key} skal der stå et helt tal, ikke «{value}».",
    ),
    "argument_both": (
        "{key} og {other} kan ikke stå sammen. Behold den ene.",
        "{key} og {other} kan ikke stå sammen. Behold den ene af dem.",
    ),
    "argument_wrong": ("{key}: {why}", "{key}: {why}"),
    "answer_missing": ("«{key}» må være med. {what}", "«{key}» skal være med. På norsk: {what}"),
}
