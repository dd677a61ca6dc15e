"""A built site in, the site over HTTP out as a good host gives it: compressed, kept by the browser, and weighed."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

# Seconds that a browser keeps a file without asking again. A page is asked for each time, so that a new number is seen at once.
_KEPT = {".html": 0, ".css": 86400, ".js": 86400, ".svg": 86400, ".json": 86400}


@contextmanager
def serve(site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Give the site out on this machine and note what each path that is asked for weighs, gzip."""
    sent: dict[str, int] = {}

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def send_head(self) -> BytesIO | BinaryIO | None:
            file = Path(self.translate_path(self.path))
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file():
                self.send_error(404)
                return None
            body = gzip.compress(file.read_bytes(), 9)
            sent[self.path] = len(body)
            self.send_response(200)
            # A page without its alphabet in the header is read twice by some tools.
            kind = self.guess_type(file)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", f"max-age={_KEPT.get(file.suffix, 0)}")
            self.end_headers()
            return BytesIO(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        # Asked often whether it is to end, or whoever serves a site for a moment would wait for it.
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", sent
        server.shutdown()
        thread.join()
