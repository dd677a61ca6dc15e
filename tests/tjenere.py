"""Web servers that others wrote, each started as our recipe says, on a free port of this machine."""

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from prosjekt import PROJECT

from katalog import recipes
from katalog.hosts import Standing

PATIENCE = 20
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
APACHE_MODULES = ("mpm_event", "authz_core", "mime", "dir", "alias", "headers", "rewrite", "filter", "deflate")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A running server: its name, its port, the path the site has there, and whether it can send .br."""

    name: str
    port: int
    standing: Standing
    brotli: bool = True

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.standing.path}"

    def get(self, adresse: str, **headers: str) -> Answer:
        """Return what it answers about a path from the site's root; no redirect is followed, nothing is unpacked."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", self.standing.path + adresse, headers=sent)
        answer = connection.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found


def installed(program: str, package: str) -> str:
    """Return the program's path, installing the package where we may; else the test is skipped, and says why."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/bin:/sbin")
    if not found and subprocess.run([PROJECT / "scripts/apt-install", package], cwd=PROJECT, check=False).returncode == 0:
        found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/bin:/sbin")
    if not found:
        pytest.skip(f"{package} er ikke installert, og kan ikke installeres her: sudo apt-get install {package}")
    return found


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    """Run a server until the test is done; fail with what it said where it never answers."""
    log = folder / "logg"
    environment = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    with log.open("w") as out, subprocess.Popen(command, stdout=out, stderr=out, env=environment, cwd=folder) as process:
        try:
            end = time.monotonic() + PATIENCE
            while not _answers(port):
                assert process.poll() is None and time.monotonic() < end, log.read_text(encoding="utf-8")
                time.sleep(0.05)
            yield
        finally:
            process.terminate()
            process.wait()


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@contextlib.contextmanager
def nginx(site: Path, standing: Standing, folder: Path) -> Iterator[Host]:
    program, port = installed("nginx", "nginx"), free_port()
    recipe = recipes.nginx(standing, str(site), "localhost").replace("listen 80;", f"listen 127.0.0.1:{port};")
    if BROTLI.exists():
        recipe = recipe.replace("# brotli_static on;", "brotli_static on;")
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    load = f"load_module {BROTLI};\n" if BROTLI.exists() else ""
    text = f"{load}daemon off;\nmaster_process off;\npid {folder}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{recipe}}}\n"
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    with running([program, "-c", str(folder / "nginx.conf"), "-e", "stderr", "-p", str(folder)], port, folder):
        yield Host("nginx", port, standing, BROTLI.exists())


@contextlib.contextmanager
def apache(site: Path, standing: Standing, folder: Path) -> Iterator[Host]:
    """Apache with what a Debian host has from the start, and leave for a folder to set what is its own."""
    program, port = installed("apache2", "apache2"), free_port()
    modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in APACHE_MODULES)
    place = f"DocumentRoot {site}\n" if standing.path == "/" else f"DocumentRoot {folder}\nAlias {standing.path} {site}/\n"
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    text = (
        f"ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\nErrorLog {folder}/feil\n{modules}{user}"
        f"TypesConfig /etc/mime.types\nAddOutputFilterByType DEFLATE text/html text/css\n{place}DirectoryIndex index.html\n"
        f"<Directory {site}>\nAllowOverride FileInfo\nOptions FollowSymLinks\nRequire all granted\n</Directory>\n"
    )
    (folder / "apache.conf").write_text(text, encoding="utf-8")
    with running([program, "-DFOREGROUND", "-f", str(folder / "apache.conf")], port, folder):
        yield Host("apache", port, standing)


@contextlib.contextmanager
def caddy(site: Path, standing: Standing, folder: Path) -> Iterator[Host]:
    program, port = installed("caddy", "caddy"), free_port()
    recipe = recipes.caddy(standing, str(site), f"http://127.0.0.1:{port}")
    (folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + recipe, encoding="utf-8")
    with running([program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"], port, folder):
        yield Host("caddy", port, standing)


ALL = {"nginx": nginx, "apache": apache, "caddy": caddy}
