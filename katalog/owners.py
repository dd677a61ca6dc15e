"""Files of municipalities and hosts in, records out: who has described something, and who runs the site."""

from collections.abc import Iterable, Mapping

from katalog.hints import hint
from katalog.model import Kommune, Proevd, Vert
from katalog.reading import YamlMap, line_of
from katalog.records import Place, Reader
from katalog.registers import SPRAAK, Sted


def kommuner(reader: Reader, steder: Mapping[str, Sted], homes: dict[str, tuple[str, str]]) -> dict[str, Kommune]:
    """Read the municipalities; *homes* gets the country and the language of each that has an id, right or wrong."""
    path = "data/kommuner.yaml"
    found: dict[str, Kommune] = {}
    numbers = {**_numbers(steder.values()), **{one.slug: one.nummer for one in steder.values()}}
    for node in reader.records(path, "kommuner"):
        sted = steder.get(str(node.get("nummer")))
        spraak = str(node.get("språk"))
        land = sted.land if sted else next((land for land, own in SPRAAK.items() if own == spraak), "NO")
        # Where the id is wrong and the number right, nobody is told to make the id of each of its services wrong as well.
        for name in (str(node.get("id")), *([sted.slug] if sted else [])):
            homes.setdefault(name, (land, spraak if spraak in reader.languages else SPRAAK[land]))
        reader.places[f"profil/{node.get('id')}"] = Place(path, line_of(node, ("profil", "logo")))
        reader.places[f"kontakt/{node.get('id')}"] = Place(path, line_of(node, ("kontakt",)))
        kommune = reader.record(Kommune, node, path, land, spraak if spraak in reader.languages else SPRAAK[land])
        own = reader.placed(node, path, "kommune", node.get("id"))
        if kommune is None or not own:
            continue
        if sted is None:
            near = numbers.get(kommune.nummer.casefold())
            values = {"value": kommune.nummer, "hint": f" – mente du «{near}»?" if near else "."}
            reader.tell(path, line_of(node, ("nummer",)), "number_unknown", **values)
        elif sted.slug != kommune.id and (own_number := numbers.get(kommune.id)):
            values = {"nummer": sted.nummer, "navn": sted.navn, "value": kommune.id, "wanted": own_number}
            reader.tell(path, line_of(node, ("id",)), "kommune_number", **values)
        elif sted.slug != kommune.id:
            reader.tell(path, line_of(node, ("id",)), "kommune_id", wanted=sted.slug)
        if kommune.spraak not in reader.languages:
            known = ", ".join(reader.languages)
            reader.tell(
                path,
                line_of(node, ("språk",)),
                "language_unknown",
                value=kommune.spraak,
                known=known,
                hint=hint(kommune.spraak, reader.languages),
            )
        found[kommune.id] = kommune
    return found


def _numbers(steder: Iterable[Sted]) -> dict[str, str]:
    """Return numbers by what else is written for one: a name, or the number without its zero or with one too many."""
    found: dict[str, str] = {}
    for sted in steder:
        for word in (sted.nummer.lstrip("0"), sted.nummer.zfill(4), sted.navn.casefold()):
            found.setdefault(word, sted.nummer)
    return found


def host(reader: Reader) -> Vert | None:
    """Read who runs the site; a catalogue may be without it."""
    path = "data/vert.yaml"
    if not (reader.root / path).exists():
        return None
    node = reader.load(path, "vert").get("vert", YamlMap(1))
    if path in reader.unread:
        return None
    if not isinstance(node, YamlMap):
        reader.tell(path, 1, "fields_wanted")
        return None
    reader.places |= {"vert": Place(path, node.line), "profil/vert": Place(path, line_of(node, ("profil", "logo")))}
    land = str(node.get("land"))
    land = land if land in SPRAAK else "NO"
    return reader.record(Vert, node, path, land, SPRAAK[land])


def tried(reader: Reader) -> Proevd | None:
    """Read what the tests last found; a catalogue may be without it."""
    path = "data/proevd.yaml"
    if not (reader.root / path).exists():
        return None
    node = reader.load(path, "proevd").get("proevd", YamlMap(1))
    if path in reader.unread:
        return None
    if not isinstance(node, YamlMap):
        reader.tell(path, 1, "fields_wanted")
        return None
    return reader.record(Proevd, node, path, "NO", "nb")
