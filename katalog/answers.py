"""What those who write with the commands are told beside what is wrong with the data, in bokmål and in Danish."""

ANSWERS: dict[str, tuple[str, str]] = {
    "state_unknown": (
        "dette er verken en mappe eller en utgave som git kjenner ({why}). Skriv en mappe, en gren eller et nummer fra git log.",
        "dette er hverken en mappe eller en udgave, som git kender ({why}). Skriv en mappe, en gren eller et nummer fra git log.",
    ),
}
