"""What editors are told of a spreadsheet or a form that cannot be used as it is, in bokmål and in Danish."""

TABLES: dict[str, tuple[str, str]] = {
    # The file
    "sheet_encrypted": (
        "filen er låst med passord. Åpne den i Excel, ta bort passordet under Fil → Informasjon → Beskytt arbeidsbok, og lagre på nytt.",
        "filen er låst med adgangskode. Åbn den i Excel, fjern adgangskoden under Filer → Oplysninger → Beskyt projektmappe, og gem igen.",
    ),
    "sheet_old": (
        "filen er lagret i et format som ikke kan leses ({kind}). Åpne den, velg «Lagre som» og «Excel-arbeidsbok "
        "(.xlsx)» eller «CSV UTF-8».",
        "filen er gemt i et format, der ikke kan læses ({kind}). Åbn den, vælg «Gem som» og «Excel-projektmappe "
        "(.xlsx)» eller «CSV UTF-8».",
    ),
    "sheet_no_table": (
        "filen er ikke et regneark ({kind}). Bruk filen du fikk fra «python -m katalog export».",
        "filen er ikke et regneark ({kind}). Brug den fil, du fik fra «python -m katalog export».",
    ),
    "sheet_broken": (
        "regnearket er skadet og kan ikke leses. Åpne det i Excel eller LibreOffice, og lagre det på nytt.",
        "regnearket er beskadiget og kan ikke læses. Åbn det i Excel eller LibreOffice, og gem det igen.",
    ),
    "sheet_big": (
        "regnearket er for stort: høyst {limit}. Ta bort rader du ikke skal endre; de blir ikke slettet av det.",
        "regnearket er for stort: højst {limit}. Fjern de rækker, du ikke skal ændre; de bliver ikke slettet af det.",
    ),
    "sheet_rows": (
        "regnearket er for stort: høyst {limit} rader. Ta bort rader du ikke skal endre; de blir ikke slettet av det.",
        "regnearket er for stort: højst {limit} rækker. Fjern de rækker, du ikke skal ændre; de bliver ikke slettet af det.",
    ),
    "sheet_unpacked": (
        "regnearket blir for stort når det pakkes ut: høyst {limit} MB. Ta bort rader du ikke skal endre; de blir ikke slettet av det.",
        "regnearket bliver for stort, når det pakkes ud: højst {limit} MB. Fjern de rækker, du ikke skal ændre; "
        "de bliver ikke slettet af det.",
    ),
    "sheet_which": (
        "det er flere ark ({known}), og ingen av dem heter «Tiltak». Gi arket med tiltakene navnet «Tiltak».",
        "der er flere ark ({known}), og ingen af dem hedder «Tiltak». Giv arket med tilbuddene navnet «Tiltak».",
    ),
    "sheet_empty": (
        "det er ingen rader under overskriftene. Bruk filen du fikk fra «python -m katalog export».",
        "der er ingen rækker under overskrifterne. Brug den fil, du fik fra «python -m katalog export».",
    ),
    "sheet_encoding": (
        "bokstavene er blitt feil ({value}): filen er lagret med én tegnkoding og åpnet med en annen. "
        "Hent filen på nytt, og lagre den som «CSV UTF-8» eller .xlsx.",
        "bogstaverne er blevet forkerte ({value}): filen er gemt med én tegnkodning og åbnet med en anden. "
        "Hent filen igen, og gem den som «CSV UTF-8» eller .xlsx.",
    ),
    # Headings
    "column_unknown": (
        "ingen kolonne heter «{value}»{hint} Rett overskriften. Er kolonnen din egen, sett # først i overskriften, så hopper vi over den.",
        "ingen kolonne hedder «{value}»{hint} Ret overskriften. Er kolonnen din egen, så sæt # først i overskriften, "
        "så springer vi den over.",
    ),
    "column_unnamed": (
        "her står noe, men kolonnen har ingen overskrift. Skriv overskriften i rad 1, eller tøm kolonnen.",
        "her står noget, men kolonnen har ingen overskrift. Skriv overskriften i række 1, eller tøm kolonnen.",
    ),
    "column_twice": (
        "overskriften «{value}» står i kolonne {first} også. Behold én av dem.",
        "overskriften «{value}» står også i kolonne {first}. Behold én af dem.",
    ),
    "sheet_headings": (
        "dette er ikke overskriftene. Første rad skal være den fra filen du fikk, med «id» og «kommune». "
        "Slett radene over den, eller sett den inn igjen.",
        "det er ikke overskrifterne. Første række skal være den fra den fil, du fik, med «id» og «kommune». "
        "Slet rækkerne over den, eller sæt den ind igen.",
    ),
    "column_missing": (
        "kolonnen «{value}» mangler i rad 1. Sett den inn igjen; uten «kommune» og «id» vet vi ikke hvilket tiltak raden gjelder.",
        "kolonnen «{value}» mangler i række 1. Sæt den ind igen; uden «kommune» og «id» ved vi ikke, hvilket tilbud rækken gælder.",
    ),
    # Forms
    "form_none": (
        "teksten er ikke et av skjemaene. Åpne skjemaet på nytt fra siden, og fyll det ut der.",
        "teksten er ikke en af formularerne. Åbn formularen igen fra siden, og udfyld den dér.",
    ),
    "form_long": ("det er mer enn {limit} tegn. Kort ned svarene.", "der er mere end {limit} tegn. Gør svarene kortere."),
    "form_before": (
        "noe står over den første overskriften. Slett det; svarene skal stå under overskriftene.",
        "der står noget over den første overskrift. Slet det; svarene skal stå under overskrifterne.",
    ),
    "form_heading": (
        "ingen overskrift heter «{value}»{hint} La overskriftene stå som de er, og begynn ingen linje i svarene med ###.",
        "ingen overskrift hedder «{value}»{hint} Lad overskrifterne stå, som de er, og begynd ingen linje i svarene med ###.",
    ),
    "form_twice": (
        "overskriften «{value}» står to ganger. Behold den ene.",
        "overskriften «{value}» står to gange. Behold den ene.",
    ),
    "form_missing": (
        "overskriften «{value}» mangler. Sett den inn igjen: ### {value}",
        "overskriften «{value}» mangler. Sæt den ind igen: ### {value}",
    ),
    "form_there": (
        "tiltaket står i katalogen fra før: {key}. Bruk skjemaet for å endre et tiltak. Er det et annet tiltak, gi det et annet navn.",
        "tilbuddet står i kataloget i forvejen: {key}. Brug formularen til at ændre et tilbud. "
        "Er det et andet tilbud, så giv det et andet navn.",
    ),
    "form_unticked": (
        "alle boksene her må krysses av. Les dem, og kryss av det som stemmer.",
        "alle felterne her skal krydses af. Læs dem, og sæt kryds ved det, der passer.",
    ),
    "form_empty": (
        "her må du svare. Rediger saken, og skriv svaret under overskriften.",
        "her skal du svare. Redigér sagen, og skriv svaret under overskriften.",
    ),
    "form_stays": (
        "dette kan ikke tas bort, for uten det kan ingen bruke siden. Skriv det som er riktig.",
        "det her kan ikke fjernes, for uden det kan ingen bruge siden. Skriv det, der er rigtigt.",
    ),
    "form_markup": (
        "svaret skal være ren tekst, uten {what}. Ta det bort, og skriv med vanlige ord; punkter kan begynne med «- ».",
        "svaret skal være ren tekst, uden {what}. Fjern det, og skriv med almindelige ord; punkter kan begynde med «- ».",
    ),
    "form_several": (
        "tiltaket har flere måter å ta kontakt på, og skjemaet vet ikke hvilken du mener. Skriv det som en vanlig sak i stedet.",
        "tilbuddet har flere måder at få kontakt på, og formularen ved ikke, hvilken du mener. Skriv det som en almindelig sag i stedet.",
    ),
    "form_nothing": (
        "ingenting blir endret: alle svarene står i katalogen fra før. Skriv det som skal være annerledes.",
        "intet bliver ændret: alle svarene står i kataloget i forvejen. Skriv det, der skal være anderledes.",
    ),
    # Rows
    "row_twice": (
        "«{value}» står i rad {first} også. Ett tiltak skal ha én rad; slett den ene.",
        "«{value}» står også i række {first}. Ét tilbud skal have én række; slet den ene.",
    ),
    "row_same_name": (
        "tiltaket i rad {first} ({value}) har samme navn. Er det det samme tiltaket, slett den ene raden; er det et annet, gi det et "
        "annet navn.",
        "tilbuddet i række {first} ({value}) har samme navn. Er det det samme tilbud, så slet den ene række; er det et andet, så giv "
        "det et andet navn.",
    ),
    "row_no_kommune": (
        "raden sier ikke hvilken kommune tiltaket er i. Skriv kommunens id: {known}. Er raden et notat, slett den.",
        "rækken siger ikke, hvilken kommune tilbuddet er i. Skriv kommunens id: {known}. Er rækken en note, så slet den.",
    ),
    "row_kommune": (
        "kommunen «{value}» er ikke med i katalogen{hint} Skriv en av: {known}. Er kommunen ny, må noen legge den inn først.",
        "kommunen «{value}» er ikke med i kataloget{hint} Skriv en af: {known}. Er kommunen ny, skal nogen lægge den ind først.",
    ),
    "row_id_changed": (
        "tiltaket heter «{wanted}» i katalogen, og id endres aldri. Skriv «{wanted}». Er det et annet tiltak, gi det et annet navn.",
        "tilbuddet hedder «{wanted}» i kataloget, og id ændres aldrig. Skriv «{wanted}». Er det et andet tilbud, så giv det et andet navn.",
    ),
    # Cells
    "cell_formula": (
        "her står en formel ({value}). Skriv selve verdien; i Excel: kopier cellen, og lim inn som «Verdier».",
        "her står en formel ({value}). Skriv selve værdien; i Excel: kopiér cellen, og indsæt som «Værdier».",
    ),
    "cell_error": (
        "her står feilmeldingen {value} fra regnearket, ikke en verdi. Skriv verdien, eller tøm cellen.",
        "her står fejlmeddelelsen {value} fra regnearket, ikke en værdi. Skriv værdien, eller tøm cellen.",
    ),
    "cell_bool": (
        "her står sann eller usann, og det er ikke et svar vi kan bruke. Skriv i stedet: {known}.",
        "her står sand eller falsk, og det er ikke et svar, vi kan bruge. Skriv i stedet for: {known}.",
    ),
    "cell_date": (
        "regnearket har gjort verdien om til en dato ({value}). Sett cellens format til «Tekst», og skriv verdien på nytt{wanted}.",
        "regnearket har gjort værdien om til en dato ({value}). Sæt cellens format til «Tekst», og skriv værdien igen{wanted}.",
    ),
    "cell_number": (
        "her står tallet {value}. Sett cellens format til «Tekst», og skriv det slik det skal leses.",
        "her står tallet {value}. Sæt cellens format til «Tekst», og skriv det, som det skal læses.",
    ),
    "cell_serial": (
        "her står tallet {value}, som regnearket regner datoer med. Sett cellens format til «Dato», og se at datoen er riktig.",
        "her står tallet {value}, som regnearket regner datoer med. Sæt cellens format til «Dato», og se, at datoen er rigtig.",
    ),
    "cell_away": (
        "«{value}» er ikke noe en leser har nytte av. Tøm cellen, så blir feltet tatt bort.",
        "«{value}» er ikke noget, en læser har gavn af. Tøm cellen, så bliver feltet fjernet.",
    ),
    "cell_digits": (
        "regnearket har gjort om et langt tall til {value}, og noen av sifrene er borte. Sett cellens format til "
        "«Tekst», og skriv tallet på nytt.",
        "regnearket har lavet et langt tal om til {value}, og nogle af cifrene er væk. Sæt cellens format til «Tekst», "
        "og skriv tallet igen.",
    ),
    "cell_zero": (
        "nummeret «{value}» kan ikke ringes. Begynte det med 0, har regnearket tatt bort nullen: sett cellens format "
        "til «Tekst», og skriv det på nytt.",
        "nummeret «{value}» kan ikke ringes op. Begyndte det med 0, har regnearket fjernet nullet: sæt cellens format "
        "til «Tekst», og skriv det igen.",
    ),
    "cell_merged": (
        "cellene {value} er slått sammen, så vi vet ikke hvilken rad teksten gjelder. Velg dem, og trykk «Slå sammen "
        "og midtstill» én gang til.",
        "cellerne {value} er flettet, så vi ved ikke, hvilken række teksten gælder. Vælg dem, og tryk «Flet og centrer» én gang til.",
    ),
    "cell_hours": (
        "åpningstiden «{value}» kan ikke leses. Skriv hver dag for seg, med klokkeslett: mandag 09:00–15:00 | tirsdag 09:00–15:00. "
        "En dag som er stengt, skrives ikke.",
        "åbningstiden «{value}» kan ikke læses. Skriv hver dag for sig med klokkeslæt: mandag 09:00–15:00 | tirsdag 09:00–15:00. "
        "En dag, hvor der er lukket, skrives ikke.",
    ),
    "cell_outside": (
        "her står noe til høyre for den siste kolonnen. Flytt det inn i en kolonne, eller slett det.",
        "her står noget til højre for den sidste kolonne. Flyt det ind i en kolonne, eller slet det.",
    ),
}
