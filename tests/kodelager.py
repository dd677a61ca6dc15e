"""A forge that others run, played on this machine: its issues, its pages of a hundred, its key, and its bad days."""

import contextlib
import http.server
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "proevenoekkel"


@dataclass
class Kodelager:
    """What the forge holds, and what it has been asked. `answers` are given first, before it does as it is asked."""

    api: str = ""
    issues: list[dict[str, Any]] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    # What it says to whoever reads, in place of its issues.
    says: Any = None

    def file(self, title: str, body: str, *, state: str = "open", label: str = "kontroll", **more: Any) -> int:
        """Put an issue there, as anybody might have filed it."""
        number = len(self.issues) + 1
        self.issues.append({"number": number, "title": title, "body": body, "state": state, "labels": [{"name": label}], **more})
        return number

    def answer(self, method: str, path: str, query: dict[str, list[str]], sent: Any) -> tuple[int, Any]:
        if method == "GET" and self.says is not None:
            return 200, self.says
        if method == "GET":
            page, size = int(query["page"][0]), int(query["per_page"][0])
            label = query["labels"][0]
            found = [one for one in reversed(self.issues) if label in [name["name"] for name in one["labels"]]]
            return 200, found[(page - 1) * size : page * size]
        number = re.search(r"/issues/(\d+)", path)
        if number is None:
            (label,) = sent["labels"]
            return 201, self.issues[self.file(sent["title"], sent["body"], label=label) - 1]
        one = self.issues[int(number[1]) - 1]
        if path.endswith("/comments"):
            self.comments.append((one["number"], sent["body"]))
            return 201, {}
        one.update(sent)
        return 200, one


@contextlib.contextmanager
def kodelager() -> Iterator[Kodelager]:
    """Run the forge, and give what it holds."""
    held = Kodelager()

    class Handler(http.server.BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            sent = json.loads(self.rfile.read(length)) if length else None
            parts = urlsplit(self.path)
            held.asked.append(f"{self.command} {parts.path}")
            status, headers = held.answers.pop(0) if held.answers else (0, {})
            body: Any = {"message": "no"}
            if self.headers.get("Authorization") != f"Bearer {KEY}":
                status = 401
            elif not status:
                status, body = held.answer(self.command, parts.path, parse_qs(parts.query), sent)
            raw = json.dumps(body).encode() if status != 299 else b"<html>"
            self.send_response(200 if status == 299 else status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST = do_PATCH = handle_any

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    held.api = f"http://127.0.0.1:{server.server_port}"
    yield held
    server.shutdown()
    thread.join()
    server.server_close()
