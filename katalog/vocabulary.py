"""Files of words and of controlled values in, both out: what pages say in each language, and what fields may hold."""

import re
from collections.abc import Mapping

from katalog import rules
from katalog.model import Soek, Verdi
from katalog.problems import Problem, ProblemsFound, relative
from katalog.reading import YamlMap, line_of, read_yaml
from katalog.records import Reader, hinted
from katalog.registers import Sted
from katalog.values import unbroken

# A copy of a file (nb (1).yaml) would be a language of its own, with a whole site.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def words(reader: Reader) -> dict[str, dict[str, str]]:
    """Read data/ord: every language has the same keys with the same blanks, or a page would have a hole in it."""
    files = sorted((reader.root / "data/ord").glob("*.yaml"), key=lambda p: (p.stem != "nb", p.stem))
    reader.problems += [Problem(relative(path, reader.root), 0, "words_name") for path in files if not _LANGUAGE.fullmatch(path.stem)]
    files = [path for path in files if _LANGUAGE.fullmatch(path.stem)]
    read: dict[str, YamlMap] = {}
    if not files:
        raise ProblemsFound([Problem("data/ord/nb.yaml", 0, "file_missing"), *reader.problems])
    for path in files:
        name = relative(path, reader.root)
        node, found = read_yaml(path, name)
        reader.problems += found
        if isinstance(node, YamlMap):
            read[path.stem] = node
        elif not found:
            reader.tell(name, 0, "top_wrong" if node else "file_empty", key="spraaknavn")
    # A language whose file cannot be read is still one, or every text in it would be told as foreign.
    reader.languages = tuple(path.stem for path in files)
    reader.problems += rules.words(read)
    return {language: _isolated(dict(node)) for language, node in read.items()}


def values(reader: Reader, steder: Mapping[str, Sted]) -> tuple[dict[str, dict[str, Verdi]], dict[str, list[str]], Soek]:
    """Return the controlled values, the names of all that are written, right or wrong, and what the search knows."""
    path = "data/vokabular.yaml"
    top = reader.load(path, *rules.VOCABULARIES, rules.SEARCH)
    lists: dict[str, dict[str, Verdi]] = {name: {} for name in rules.VOCABULARIES}
    names: dict[str, list[str]] = {}
    for name, values in top.items():
        if name not in lists:
            continue
        if not isinstance(values, YamlMap):
            reader.tell(path, top.lines[name], "fields_wanted")
            continue
        names[name] = list(values)
        for value, node in values.items():
            if not isinstance(node, YamlMap):
                reader.tell(path, values.lines[value], "fields_wanted")
            elif record := reader.record(Verdi, node, path, "NO", "nb"):
                lists[name][value] = record
    if path not in reader.unread:
        reader.problems += rules.vocabulary(path, top)
    return lists, names, _search_words(reader, path, top, lists["type"], steder)


def _isolated(words: dict[str, str]) -> dict[str, str]:
    """Return the words of a language; from right to left, numbers and what fills a blank keep their own direction (FSI … PDI)."""
    if words.get("skriveretning") != "rtl":
        return words
    return {key: re.sub(r"\{\w+\}", "\u2068\\g<0>\u2069", unbroken(text)) for key, text in words.items()}


def _search_words(reader: Reader, path: str, top: YamlMap, types: Mapping[str, Verdi], steder: Mapping[str, Sted]) -> Soek:
    node = top.get(rules.SEARCH)
    if not isinstance(node, YamlMap):
        if node is not None:
            reader.tell(path, top.lines[rules.SEARCH], "fields_wanted")
        return Soek()
    soek = reader.record(Soek, node, path, "NO", "nb") or Soek()
    for at, code, values in rules.search_words(soek, types, [s.navn.split(" (")[0] for s in steder.values()]):
        reader.tell(path, line_of(node, at), code, **hinted(values))
    return soek
