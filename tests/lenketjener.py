"""Other people's servers, played on this machine: every way to answer a link that we know of, good and bad."""

import contextlib
import gzip
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

# A certificate that nobody has signed but itself, for sikker.skole.no; the key beside it opens nothing.
PEM = Path(__file__).parent / "lenker/proeve.pem"
PAGE = b"<!doctype html><title>Side</title>"
# Longer than any test waits for.
STUCK = 4.0


@dataclass
class Lenketjener:
    """What it has been asked: each as `GET navn /sti`, with who asked. `robots` is what its robots.txt is answered with."""

    port: int = 0
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    robots: bytes = b""
    times: dict[str, int] = field(default_factory=dict)
    at_once: int = 0
    most_at_once: int = 0

    def url(self, path: str, host: str = "skole.no", scheme: str = "http") -> str:
        """Return the address of one of its pages; every name leads to it."""
        return f"{scheme}://{host}:{self.port}{path}"

    def pages(self) -> list[str]:
        """Return what has been asked beside robots.txt."""
        return [one for one in self.asked if not one.endswith("/robots.txt")]


Out = Callable[[bytes], object]


def said(status: str, *headers: str, body: bytes = b"") -> bytes:
    """Return a whole answer."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1", "surrogateescape") + body


def _to(path: str, status: str = "301 Moved Permanently") -> bytes:
    return said(status, f"Location: {path}")


def _slowly(out: Out, start: bytes) -> None:
    """Send *start*, and then a byte now and then, for longer than anybody waits."""
    out(start)
    for _ in range(int(STUCK / 0.1)):
        time.sleep(0.1)
        out(b"x")


def _endless(out: Out) -> None:
    """Send more than anybody should read."""
    out(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    for _ in range(2000):
        out(b"0" * 65536)


# What is answered whichever way it is asked.
PLAIN: dict[str, bytes] = {
    "/": said("200 OK", body=PAGE),
    "/ok": said("200 OK", body=PAGE),
    "/bør/æ ø": said("200 OK", body=PAGE),
    "/404": said("404 Not Found"),
    "/410": said("410 Gone"),
    "/301": _to("/ok"),
    "/308": _to("ok", "308 Permanent Redirect"),
    "/302": _to("/ok", "302 Found"),
    "/303": _to("/ok", "303 See Other"),
    "/307": _to("/ok", "307 Temporary Redirect"),
    "/301-301": _to("/301"),
    "/301-302": _to("/302"),
    "/302-301": _to("/301", "302 Found"),
    "/301-404": _to("/404"),
    "/301-403": _to("/403"),
    "/ring": _to("/ring2"),
    "/ring2": _to("/ring"),
    "/seg-selv": _to("/seg-selv"),
    "/uten-sted": said("301 Moved Permanently"),
    "/til-forsiden": _to("/"),
    "/til-index": _to("/nb/index.html"),
    "/nb/index.html": said("200 OK", body=PAGE),
    "/til-annen-forside": _to("http://annen.skole.no:{port}/"),
    "/min-side": _to("/login?next=/min-side", "302 Found"),
    "/login?next=/min-side": said("200 OK", body=PAGE),
    "/401": said("401 Unauthorized"),
    "/403": said("403 Forbidden"),
    "/451": said("451 Unavailable For Legal Reasons"),
    "/999": said("999 Request denied"),
    "/400": said("400 Bad Request"),
    "/500": said("500 Internal Server Error"),
    "/regler": said("200 OK", body=b"User-agent: *\nDisallow: /lukket\n"),
    "/til-fil": _to("file:///etc/passwd"),
    "/til-skript": _to("javascript:alert(1)"),
    "/til-post": _to("mailto:post@example.org"),
    "/til-passord": _to("http://navn:ord@skole.no/"),
    "/til-metadata": _to("http://169.254.169.254/latest/meta-data/"),
    "/til-intern": _to("http://intern.skole.no:{port}/ok"),
    "/til-tegn": _to("/ok\x1b[2Jhei"),
    "/til-langt": _to("/" + "a" * 5000),
    "/til-apostrof": _to('/o\'k<"b">'),
    "/o%27k%3C%22b%22%3E": said("200 OK", body=PAGE),
    # Letters as a server writes them that does not know it may not.
    "/til-norsk": b"HTTP/1.1 301 Moved\r\nLocation: /b\xc3\xb8r/\xc3\xa6 \xc3\xb8\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    "/b%C3%B8r/%C3%A6%20%C3%B8": said("200 OK", body=PAGE),
    "/til-idn": "HTTP/1.1 301 M\r\nLocation: http://bærum.skole.no:{port}/ok\r\nContent-Length: 0\r\n\r\n".encode(),
    "/rar-hode": b"HTTP/1.1 200 OK\r\nX-\xff\xfe: \x01\x80\r\nContent-Length: 0\r\n\r\n",
    "/langt-hode": b"HTTP/1.1 200 OK\r\nX-Mye: " + b"a" * 70_000 + b"\r\n\r\n",
    "/ikke-http": b"SSH-2.0-OpenSSH_9\r\n",
    "/tomt": b"",
}


def _answer(held: Lenketjener, method: str, host: str, path: str, out: Out) -> None:
    held.times[path] = tries = held.times.get(path, 0) + (method != "HEAD")
    whole = PLAIN.get(path, said("404 Not Found") if path.startswith("/404?") else None)
    if path == "/robots.txt":
        whole = held.robots or said("404 Not Found")
    elif path in ("/405", "/hode-404", "/hode-stille"):
        whole = said("200 OK", body=PAGE)
        if method == "HEAD":
            whole = {"/405": said("405 Method Not Allowed"), "/hode-404": said("404 Not Found"), "/hode-stille": b""}[path]
    elif path == "/429":
        whole = said("429 Too Many Requests", "Retry-After: 7") if tries < 2 else said("200 OK", body=PAGE)
    elif path == "/429-lenge":
        whole = said("429 Too Many Requests", "Retry-After: 86400")
    elif path == "/503":
        whole = said("503 Service Unavailable", "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT") if tries < 3 else said("200 OK", body=PAGE)
    elif path == "/treg":
        time.sleep(STUCK)
    elif path == "/drypp-i-hodet":
        _slowly(out, b"HTTP/1.1 200 OK\r\nX-Drypp: ")
    elif path == "/drypp-i-siden":
        _slowly(out, said("405 Method Not Allowed") if method == "HEAD" else b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    elif path == "/uendelig":
        _endless(out) if method != "HEAD" else out(said("405 Method Not Allowed"))
    elif path == "/bombe":
        packed = gzip.compress(b"0" * 50_000_000, 1)
        whole = said("405 No") if method == "HEAD" else said("200 OK", "Content-Encoding: gzip", body=packed)
    elif path.startswith("/lenke-"):
        time.sleep(0.01)
        whole = said("200 OK", body=PAGE)
    if whole is not None:
        out(whole.replace(b"{port}", str(held.port).encode()))


@contextlib.contextmanager
def lenketjener(*, secure: bool = False) -> Iterator[Lenketjener]:
    """Run the servers, and give what they have been asked."""
    held = Lenketjener()
    counting = threading.Lock()

    def done() -> None:
        with counting:
            held.at_once -= 1

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            lines = iter(lambda: self.rfile.readline().strip(), b"")
            method, path, _ = next(lines, b"- - -").decode("latin-1").split(" ", 2)
            headers = dict(line.decode("latin-1").split(": ", 1) for line in lines)
            host = headers.get("Host", "").split(":")[0]
            with counting:
                held.asked.append(f"{method} {host} {path}")
                held.agents.add(headers.get("User-Agent", ""))
                held.at_once += 1
                held.most_at_once = max(held.most_at_once, held.at_once)
            # No longer asked once it begins to answer: whoever has the answer may ask again before this line of work is done.
            begun = contextlib.ExitStack()
            begun.callback(done)

            def out(part: bytes) -> object:
                begun.close()
                return self.wfile.write(part)

            # Whoever asks may have had enough.
            with begun, contextlib.suppress(OSError):
                _answer(held, method, host, path, out)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 50

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: a client that trusts nobody has hung up."""

        def get_request(self) -> tuple[socket.socket, object]:
            connected, address = super().get_request()
            return (context.wrap_socket(connected, server_side=True, do_handshake_on_connect=False) if secure else connected), address

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    with Server(("127.0.0.1", 0), Handler) as server:
        held.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield held
        server.shutdown()


@contextlib.contextmanager
def full() -> Iterator[int]:
    """Give a port that takes no more connections and refuses none: whoever asks there waits."""
    with socket.socket() as listening, contextlib.ExitStack() as held:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(4):
            one = held.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(listening.getsockname())
        time.sleep(0.05)
        yield listening.getsockname()[1]
