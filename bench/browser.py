"""Files and a module in, what the module answers in a Chromium out. The only importer of playwright here."""

import gzip
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright

from bench.unreadable import Unreadable

_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")
_TYPES = {".js": "text/javascript", ".json": "application/json"}
_CALL = "async ([module, values]) => (await import(module)).default(...values)"


@contextmanager
def open_browser(root: Path) -> Iterator[Browser]:
    """Start the Chromium that scripts/find-chromium finds or installs; Unreadable where there is none."""
    found = subprocess.run([root / "scripts/find-chromium"], cwd=root, stdout=subprocess.PIPE, text=True, check=False)
    if found.returncode:
        raise Unreadable(["Uten nettleser blir det ingen tall."])
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=_ARGUMENTS)
        except Error as error:
            raise Unreadable([f"Nettleseren ville ikke starte: {error.message.splitlines()[0]}"]) from None
        yield browser
        browser.close()


def call(browser: Browser, files: Mapping[str, bytes], module: str, *values: Any) -> tuple[Any, int]:
    """Return what the default export of *module* answers, and how many bytes of scripts it fetched beside itself, gzip.

    The browser has *files* and nothing else, on this machine, in a context of its own.
    """
    with _serve(files) as (address, asked):
        page = browser.new_page()
        try:
            page.goto(address)
            answer = page.evaluate(_CALL, [module, list(values)])
        except Error as error:
            raise Unreadable([f"Søket stanset i nettleseren. {error.message}"]) from None
        finally:
            page.context.close()
    return answer, _weight(files, (path for path in set(asked) if path.endswith(".js") and Path(path).parent != Path(module).parent))


def _weight(files: Mapping[str, bytes], paths: Iterable[str]) -> int:
    return sum(len(gzip.compress(files[path], 9)) for path in paths if path in files)


@contextmanager
def _serve(files: Mapping[str, bytes]) -> Iterator[tuple[str, list[str]]]:
    """Give files out over 127.0.0.1 by their paths, an empty page at the root, and note what is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = b"<!doctype html><title>.</title>" if self.path == "/" else files.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", _TYPES.get(Path(self.path).suffix, "text/html; charset=utf-8"))
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()
        thread.join()
