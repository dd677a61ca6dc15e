"""The npm packages of bench/package-lock.json in, a folder with them out. They are measured against, and never shipped."""

import shutil
import subprocess
from pathlib import Path

from bench.unreadable import Unreadable

_HERE = Path(__file__).parent
_LOCK = "package-lock.json"
# Nothing of a package is run here, and nothing is told to the registry.
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def ready(folder: Path, npm: str | None) -> Path:
    """Return the packages' folder under *folder*, installed where they are not; Unreadable says why there are none."""
    packages = folder / "node_modules"
    # npm writes its own list when all is there.
    if (packages / ".package-lock.json").exists() and _read(folder / _LOCK) == _read(_HERE / _LOCK):
        return packages
    if npm is None:
        raise Unreadable(["npm finnes ikke her, så bare vårt eget søk er målt. Installer det for å sammenligne: sudo apt-get install npm"])
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", _LOCK):
        shutil.copyfile(_HERE / name, folder / name)
    done = subprocess.run([npm, *_INSTALL], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        why = next((line for line in done.stderr.splitlines() if "error" in line), "ukjent grunn")
        raise Unreadable([f"npm fikk ikke hentet pakkene ({why}), så bare vårt eget søk er målt. Sjekk nettforbindelsen."])
    return packages


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
