"""A municipality that has been read is there without a network, and nothing is kept that the visitor does not want kept."""

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from besoek import PHONE, Visit, visit
from conftest import _Quiet, build, copy_project
from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.browser

KEPT = "(async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys())))).flat().map(one => one.url))()"
BORN = 18  # services of Bærum
LANGUAGES = [
    pytest.param("", "Du er uten nett. Denne siden ble hentet", id="nb"),
    pytest.param("da/", "Du har ikke internet lige nu. Siden her blev hentet", id="da"),
]
SERVICE = "kommune/baerum/konsultasjon-med-barnevernet/"
NOTICE = "main [role=status].notis"


class Host(_Quiet):
    """A host that can be made to fail, and remembers what it was asked for."""

    asked: list[str]
    status = 200
    held: threading.Event | None = None

    def do_GET(self) -> None:
        host: Any = self.server
        host.asked.append(self.path)
        if host.held:
            host.held.wait(30)
        if host.status != 200:
            return self.send_error(host.status)
        return super().do_GET()


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    """The built site in a copy that a test may change, under the path its 404 pages link from."""
    return Path(shutil.copytree(built_site, tmp_path / "sub"))


@pytest.fixture
def host(site: Path) -> Iterator[Any]:
    """A web server of the test's own."""
    server: Any = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(site.parent)))
    server.asked, server.status, server.held = [], 200, None
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    one = browser.new_context(viewport=PHONE)
    yield one
    one.close()


@pytest.fixture
def parent(context: BrowserContext, host: Any) -> Visit:
    return visit(context, f"http://127.0.0.1:{host.server_port}/sub/")


def read(parent: Visit, folder: str = "") -> None:
    """Open Bærum, begin to read, and go on until all that belongs to it is kept."""
    parent.go(f"{folder}kommune/baerum/")
    parent.page.mouse.wheel(0, 200)
    parent.wait_until(f"{KEPT}.then(all => all.filter(url => url.endsWith('/')).length >= 23)")


def test_x(parent: Visit, host: Any) -> None:
    read(parent)
    print(parent.page.evaluate(KEPT))
    parent.page.context.set_offline(True)
    parent.go(SERVICE)
    print(parent.page.inner_text("main")[:300])
    parent.go("kommune/oslo/")
    print(parent.page.inner_text("main")[:900], parent.errors)
    parent.page.screenshot(path="/tmp/w/bilder-nett/borte.png")
    print(host.asked)
    assert 0
