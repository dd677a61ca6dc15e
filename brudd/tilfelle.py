"""A seed and a number in, one case out: what is broken in which project, which command meets it, and which promises did not hold."""

import json
import random
import shutil
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from brudd import dom, grunnlag, rekke
from brudd.barn import Barn, Oppdrag, Utfall
from brudd.grunnlag import SHELL, TODAY, linked
from brudd.innhold import VALUES
from brudd.mappe import HVA, Steg, happen

# How often each kind of command is met, of a hundred; only the small project is built whole.
KINDS = {
    "sjekk": 42,
    "github": 4,
    "orden": 4,
    "sammenlign": 3,
    "regneark": 2,
    "forfall": 2,
    "bygg": 12,
    "eget": 5,
    "om": 8,
    "skadet": 6,
    "drept": 4,
    "mkdocs": 4,
    "rekke": 3,
    "to": 1,
}
OVERRIDES = grunnlag.PROJECT / "overrides"
_ARGUMENTS = {
    "sjekk": ["check"],
    "github": ["check", "--github"],
    "orden": ["fmt"],
    "sammenlign": ["diff"],
    "regneark": ["export", "--csv"],
    "forfall": ["due"],
}
# What a build writes beside the site and may not leave there.
_LEFT = (".site-new", ".site-deler", ".site-old", ".site-laget-ny", ".site-lest-ny")
_SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
_TROUBLED = ("KOMMUNE", "KATALOG_SOURCE", "KATALOG_SIKKERHET", "KATALOG_SIKKERHET_TIL", "KATALOG_KOMPRIMERT", "KATALOG_UTEN_NETT", "URL")


@dataclass(frozen=True)
class Tilfelle:
    """What happens to a project and to the site it had, and what is run then.

    `drept` is a signal, and when it comes as a share of what a build takes.
    """

    hva: str
    grunnlag: str = "lite"
    steg: tuple[Steg, ...] = ()
    skade: tuple[Steg, ...] = ()
    miljoe: dict[str, str] = field(default_factory=dict)
    drept: tuple[int, float] | None = None

    def text(self) -> str:
        """Return the case as a file that can be run again."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @staticmethod
    def read(text: str) -> "Tilfelle":
        """Return the case that a file tells of."""
        told = json.loads(text)
        steps, damage = (tuple(Steg(*step) for step in told[name]) for name in ("steg", "skade"))
        killed = told["drept"]
        return Tilfelle(told["hva"], told["grunnlag"], steps, damage, told["miljoe"], (killed[0], killed[1]) if killed else None)


def thrown(seed: int, number: int, files: dict[str, list[str]]) -> Tilfelle:
    """Return the case with this number; *files* are those of each project, and of the site under «sted»."""
    dice = random.Random(f"{seed} {number}")
    (kind,) = dice.choices([*KINDS], [*KINDS.values()])
    base = "helt" if kind in _ARGUMENTS and dice.random() < 0.15 else "lite"
    # Wrong data ends most builds before they begin: those that are to come further have another page broken, or nothing.
    pages = [] if kind in _ARGUMENTS else [file for file in files[base] if file.startswith("content/")]
    least = 0 if kind in ("skadet", "drept", "to") and dice.random() < 0.7 else 1
    steps = _steps(pages if pages and dice.random() < 0.5 else files[base], dice, least)
    damage = _steps(files["sted"], dice, 1) if kind == "skadet" else ()
    if kind == "rekke":
        some = [dice.choice(files[kind]) for _ in range(dice.randint(2, 6))]
        steps = tuple(Steg(file, dice.choice(rekke.ORDER), dice.randrange(1 << 30)) for file in some)
    told = {"KATALOG_LANG": dice.choice(("nb", "da"))}
    if dice.random() < 0.06:
        told[dice.choice(_TROUBLED)] = dice.choice(("nei", "ja", "https://example.org/a/", *VALUES)).replace("\0", "")[:2000]
    if kind == "eget":
        told["KOMMUNE"] = dice.choice(("baerum", "3201", "Bærum", "lyngby-taarbaek", "Bærum,Asker", "tull"))
    # Most can go wrong near the end, where one site takes the place of another.
    killed = (int(dice.choice(_SIGNALS)), round(dice.uniform(dice.choice((0, 0.8)), 1.2), 3)) if kind == "drept" else None
    if killed and not steps:
        # Each page of the new site is another than that of the old one.
        told["URL"] = "https://skole.example.org/ny/"
    return Tilfelle(kind, base, steps, damage, told, killed)


def _steps(files: list[str], dice: random.Random, least: int) -> tuple[Steg, ...]:
    count = least and dice.choice((1, 1, 1, 2, 3, 5))
    data = [file for file in files if file.startswith(("data/", "."))]
    pick = [dice.choice(data if data and dice.random() < 0.8 else files) for _ in range(count)]
    return tuple(Steg(file, dice.choice(HVA), dice.randrange(1 << 30)) for file in pick)


class Verksted:
    """Has the projects in a folder of its own, breaks a copy for each case, and looks at what comes of it."""

    def __init__(self, room: Path, barn: Barn) -> None:
        self._room, self._barn = room, barn
        self._bases = {"lite": grunnlag.small(room / "lite"), "helt": grunnlag.whole(room / "helt")}
        (room / "sted").mkdir()
        first = self._run(Tilfelle("bygg"), self._bases["lite"], room / "sted")
        assert first.kode == 0, first.feil
        self._seconds = first.sekunder
        folders = {**self._bases, "sted": room / "sted"}
        self.files = {name: sorted(_names(folder)) for name, folder in folders.items()}
        pages = [f"overrides/{path.relative_to(OVERRIDES).as_posix()}" for path in sorted(OVERRIDES.glob("[ak]*/**/*.*"))]
        # What is edited most is changed as often as all the rest.
        data = [name for name in self.files["lite"] if name.startswith("data/") and not name.endswith(".csv")]
        self.files["rekke"] = [*data, *pages, *(name for name in self.files["lite"] if name.endswith(".md"))]
        self.said = Utfall(0, "", "", 0, 0)

    def faults(self, case: Tilfelle, keep: Path | None = None) -> list[str]:
        """Return which promises did not hold; *keep* is a folder for what was broken and what was said."""
        with TemporaryDirectory(dir=self._room) as name:
            root, place = linked(self._bases[case.grunnlag], Path(name, "prosjekt")), Path(name, "sted")
            place.mkdir()
            if case.hva in ("om", "skadet", "drept", "mkdocs", "rekke", "to"):
                linked(self._room / "sted", place)
            if case.hva == "rekke":
                (root / "overrides").unlink()
                shutil.copytree(OVERRIDES, root / "overrides")
            else:
                happen(root, case.steg, self.files[case.grunnlag])
            happen(place, case.skade, self.files["sted"])
            found = list(dict.fromkeys(self._judged(case, root, place)))
            if keep:
                _kept(case, root, self._bases[case.grunnlag], self.said, found, keep)
        return found

    def smaller(self, case: Tilfelle) -> Tilfelle:
        """Return the case without the steps that it breaks as well without."""
        sign = _sign(self.faults(case))
        for step in (*case.steg, *case.skade):
            steps, damage = (tuple(one for one in some if one is not step) for some in (case.steg, case.skade))
            less = replace(case, steg=steps, skade=damage)
            if _sign(self.faults(less)) == sign:
                case = less
        return case

    def _judged(self, case: Tilfelle, root: Path, place: Path) -> Iterator[str]:
        before, site = dom.state(root), dom.state(place)
        if case.drept:
            yield from self._killed(case, root, place)
            return
        if case.hva in ("rekke", "to"):
            yield from (self._in_turn if case.hva == "rekke" else self._together)(case, root, place)
            return
        outcome = self.said = self._run(case, root, place)
        yield from dom.ended(outcome)
        if outcome.kode == 1 and case.hva != "mkdocs":
            yield from dom.told(outcome, root)
        if not (case.hva == "orden" and outcome.kode == 0) and _of(dom.state(root), "data", "content") != _of(before, "data", "content"):
            yield "har skrevet i prosjektet"
        left = [name for name in _LEFT if (place / name).exists() or (place / name).is_symlink()]
        if left and not (outcome.kode and set(left) & set(site)):
            yield f"har latt ligge igjen: {', '.join(left)}"
        if outcome.kode and _of(dom.state(place), "site") != _of(site, "site"):
            yield "feilet, og nettstedet er ikke som det var"
        if outcome.kode == 0 and case.hva in ("om", "skadet"):
            yield from self._cold(case, root, place)

    def _in_turn(self, case: Tilfelle, root: Path, place: Path) -> Iterator[str]:
        """Each change is built over the last site as it is built on nothing."""
        told = dict(case.miljoe)
        for step in case.steg:
            dice = random.Random(step.terning)
            if step.hva == rekke.SETTING:
                name = dice.choice([*rekke.SETTINGS])
                told[name] = dice.choice(rekke.SETTINGS[name])
            rekke.happen(root, place, self._bases[case.grunnlag], step, dice)
            now = replace(case, miljoe=told)
            outcome = self.said = self._run(now, root, place)
            yield from dom.ended(outcome)
            if outcome.kode == 1:
                yield from dom.told(outcome, root)
            else:
                yield from self._cold(now, root, place)
            shutil.rmtree(place / "kald", ignore_errors=True)

    def _together(self, case: Tilfelle, root: Path, place: Path) -> Iterator[str]:
        """Of two builds at once one builds, and what it builds is what it builds alone; the other is told, or comes after it."""
        before, late = dom.contents(place / "site"), random.Random(case.text()).uniform(0, 0.6)
        with Barn() as other, ThreadPoolExecutor(2) as both:
            first = both.submit(self._run, case, root, place)
            time.sleep(late)
            outcomes = [both.submit(self._run, case, root, place, other).result(), first.result()]
        for outcome in outcomes:
            self.said = outcome
            yield from dom.ended(outcome)
            if outcome.kode == 1:
                yield from dom.told(outcome, root)
        if left := [name for name in _LEFT if (place / name).exists()]:
            yield f"har latt ligge igjen: {', '.join(left)}"
        if any(outcome.kode == 0 for outcome in outcomes):
            yield from self._cold(case, root, place)
        elif dom.contents(place / "site") != before:
            yield "feilet, og nettstedet er ikke som det var"
        elif any("et annet bygg" in outcome.feil or "et andet byg" in outcome.feil for outcome in outcomes) and not case.steg:
            yield "to bygg stengte hverandre ute"

    def _cold(self, case: Tilfelle, root: Path, place: Path) -> Iterator[str]:
        """What is built on top of another site is what is built on nothing."""
        (place / "kald").mkdir()
        cold = self._run(case, root, place / "kald")
        if cold.kode or dom.contents(place / "kald/site") != dom.contents(place / "site"):
            yield "ble et annet nettsted enn et bygg uten noe fra før"

    def _killed(self, case: Tilfelle, root: Path, place: Path) -> Iterator[str]:
        """A build that is killed leaves the old site or the new one, and the next build is as if nothing had happened."""
        site = dom.contents(place / "site")
        killed = self.said = self._run(case, root, place)
        after = dom.contents(place / "site")
        if "Traceback" in killed.ut + killed.feil:
            yield "viser sitt indre når det blir stoppet"
        again = self._run(replace(case, drept=None), root, place)
        yield from dom.ended(again)
        if again.kode == 1:
            yield from dom.told(again, root)
        if after != site and (again.kode or after != dom.contents(place / "site")):
            yield "drept, og nettstedet er verken det gamle eller det nye"
        if left := [name for name in _LEFT if (place / name).exists()]:
            yield f"bygget etterpå har latt ligge igjen: {', '.join(left)}"
        if again.kode == 0:
            yield from self._cold(replace(case, drept=None), root, place)

    def _run(self, case: Tilfelle, root: Path, place: Path, barn: Barn | None = None) -> Utfall:
        barn = barn or self._barn
        told = {**case.miljoe}
        url = told.pop("URL", "https://skole.example.org/sub/")
        if case.hva == "mkdocs":
            arguments = ["build", "--strict", "--quiet", "--site-dir", str(place / "site")]
            return barn.run(Oppdrag(arguments, str(root), "mkdocs", {"KATALOG_URL": url, **told}))
        command = _ARGUMENTS.get(case.hva) or ["write", "--shell", str(SHELL), f"--url={url}", str(place / "site")]
        if case.hva == "sammenlign":
            command = [*command, str(self._bases[case.grunnlag]), str(root)]
        if case.hva == "regneark":
            command = [*command, str(place / "ut.csv")]
        killed = (case.drept[0], case.drept[1] * self._seconds) if case.drept else None
        return barn.run(Oppdrag(["--root", ".", "--today", TODAY, *command], str(root), omgivelser=told, drept=killed))


def _sign(faults: list[str]) -> str:
    return faults[0].split(":")[0] if faults else ""


def _of(state: dom.State, *folders: str) -> dict[str, tuple[int, ...]]:
    return {name: one for name, one in state.items() if name in folders or name.startswith(tuple(f"{folder}/" for folder in folders))}


def _names(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(("overrides", "hooks", "mkdocs")):
            yield name


def _kept(case: Tilfelle, root: Path, base: Path, said: Utfall, found: list[str], keep: Path) -> None:
    """Keep the case, each file that is not as it was, and what was said."""
    keep.mkdir(parents=True, exist_ok=True)
    (keep / "tilfelle.json").write_text(case.text(), encoding="utf-8")
    (keep / "sagt.txt").write_text("\n".join([*found, "", f"kode {said.kode}", said.ut, said.feil]), encoding="utf-8")
    for path in root.rglob("*"):
        same = base / path.relative_to(root)
        if path.is_file() and path.lstat().st_size < 1_000_000 and not (same.is_file() and same.samefile(path)):
            target = keep / "prosjekt" / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
