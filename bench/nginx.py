"""A finished site in, a real nginx that gives it out by our own recipe out: what measures as a visitor meets it."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.unreadable import Unreadable
from katalog import recipes
from katalog.hosts import Standing

_HOLDS = """daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/feil;
events {{}}
http {{
client_body_temp_path {folder}/a;
proxy_temp_path {folder}/b;
fastcgi_temp_path {folder}/c;
uwsgi_temp_path {folder}/d;
scgi_temp_path {folder}/e;
{http}
}}
"""


def program(name: str, package: str) -> str:
    """Return where a program of the machine is, also where only root has it on the path; Unreadable says how to get it."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/bin:/sbin")
    if not found:
        raise Unreadable([f"{name} finnes ikke her. Installer det: sudo apt-get install {package}"])
    return found


def host(site: Path, folders: dict[str, str], listen: str) -> str:
    """Return our own recipe for *site*, whose languages lie in *folders*; *listen* is what stands after the word in it."""
    standing = Standing("/", folders, (), False)
    return recipes.nginx(standing, str(site), "localhost").replace("listen 80;", f"listen {listen};")


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(http: str, port: int) -> Iterator[Path]:
    """Run nginx with *http* as what it serves until it is left; yield its own folder, which *http* calls `{folder}`.

    Where nothing else is said, nginx notes each visit in a file of the machine.
    """
    found = program("nginx", "nginx")
    with TemporaryDirectory(prefix="katalog-") as name:
        file = Path(name, "nginx.conf")
        file.write_text(_HOLDS.format(folder=name, http=http.replace("{folder}", name)), encoding="utf-8")
        with subprocess.Popen([found, "-c", file, "-p", name], stderr=subprocess.DEVNULL) as process:
            try:
                _wait(port, process)
                yield Path(name)
            finally:
                process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Unreadable(["nginx kom ikke i gang."])
