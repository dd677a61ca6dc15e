"""A lock of npm packages in, a folder with them out. They measure and judge, and are never shipped."""

import shutil
import subprocess
from pathlib import Path

from bench.unreadable import Unreadable

ROOM = Path(__file__).parent
_LOCK = "package-lock.json"
# Nothing of a package is run here, and nothing is told to the registry.
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def ready(folder: Path, npm: str | None, room: Path = ROOM) -> Path:
    """Return the folder under *folder* with the packages that *room* has a lock for, installed where they are not.

    Unreadable says why there are none.
    """
    packages = folder / "node_modules"
    # npm writes its own list when all is there.
    if (packages / ".package-lock.json").exists() and _read(folder / _LOCK) == _read(room / _LOCK):
        return packages
    if npm is None:
        raise Unreadable(["npm finnes ikke her. Installer det: sudo apt-get install npm"])
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", _LOCK):
        shutil.copyfile(room / name, folder / name)
    done = subprocess.run([npm, *_INSTALL], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        why = next((line for line in done.stderr.splitlines() if "error" in line), "ukjent grunn")
        raise Unreadable([f"npm fikk ikke hentet pakkene ({why}). Sjekk nettforbindelsen."])
    return packages


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
