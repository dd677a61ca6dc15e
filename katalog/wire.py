"""One web address in, what its server answered out: as little of it as can be, from the open internet alone, within a bound of time.

The standard library's client is used as it stands but for one thing: which address it connects to is looked at first, each time,
so that no link, and nothing that a link leads on to, can make this machine ask its own network.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

# What the parts of an address after its server may hold as they stand; all else is written as %xx.
_SAFE = "!$%&()*+,/:;=?@~"
_MOST_ADDRESSES = 4
# IPv6 that is another way to write an IPv4 address: RFC 6052.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Resolve = Callable[[str, int], Sequence[str]]


class Failed(Exception):
    """No answer came; `code` says why, as `answered.py` has it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Limits:
    """How many seconds to wait for a connection, for each piece of an answer and for all of it, and how much of a page is read."""

    connect: float = 10.0
    read: float = 15.0
    total: float = 30.0
    page: int = 16_384


@dataclass(frozen=True)
class Answer:
    """What a server answered: its number, where it leads on to, how long it wants to be left alone, and the start of what it sent."""

    status: int
    location: str = ""
    retry_after: str = ""
    body: bytes = b""


def is_open(address: str) -> bool:
    """Return whether an address is one of the open internet: no network of this machine's own, nor one that only looks like another."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_open(str(inner))
    return found.is_global and not found.is_multicast


def resolved(host: str, port: int) -> Sequence[str]:
    """Return the addresses that a name has today."""
    return list(dict.fromkeys(str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def host_of(url: str) -> str:
    """Return the name of an address's server as the network writes it (`xn--brum-voa.no`); empty where it has none that can be."""
    try:
        return (urlsplit(url).hostname or "").encode("idna").decode("ascii")
    except ValueError:
        return ""


def escaped(part: str) -> str:
    """Return a part of an address as it is sent: letters outside ASCII, and what could end a text, as the bytes they stand for."""
    return quote(part, _SAFE, errors="surrogateescape")


class Wire:
    """Asks servers, and says who is asking. `allowed` says which addresses may be asked: only tests give another than the open ones."""

    def __init__(
        self,
        agent: str,
        limits: Limits | None = None,
        resolve: Resolve = resolved,
        allowed: Callable[[str], bool] = is_open,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
        self.limits = limits or Limits()
        self._resolve, self._allowed = resolve, allowed
        self.context = context or ssl.create_default_context()

    def ask(self, method: str, url: str, most: int | None = None) -> Answer:
        """Return what is answered to *method*, with at most *most* bytes of what is sent; raise Failed where nothing is."""
        host = host_of(url)
        try:
            parts, port = urlsplit(url), urlsplit(url).port
        except ValueError:
            raise Failed("adresse") from None
        if not host or parts.scheme not in ("http", "https"):
            raise Failed("adresse")
        kind = _Secure if parts.scheme == "https" else _Plain
        path = f"{escaped(parts.path or '/')}{'?' * bool(parts.query)}{escaped(parts.query)}"
        with _bounded(kind(self, host, port), self.limits.total) as connection:
            connection.request(method, path, headers=self._headers)
            answer = connection.getresponse()
            body = b"" if method == "HEAD" else _start_of(answer, self.limits.page if most is None else most)
            return Answer(answer.status, answer.getheader("Location") or "", answer.getheader("Retry-After") or "", body)

    def connect(self, host: str, port: int) -> socket.socket:
        """Return a connection to the first of a name's addresses that may be asked and answers."""
        found = [one for one in self._resolve(host, port) if self._allowed(one)]
        if not found:
            raise Failed("privat")
        error: OSError = ConnectionRefusedError()
        for address in found[:_MOST_ADDRESSES]:
            try:
                connected = socket.create_connection((address, port), self.limits.connect)
            except OSError as stopped:
                error = stopped
            else:
                connected.settimeout(self.limits.read)
                return connected
        raise error


class _Plain(http.client.HTTPConnection):
    """The library's own connection, but for where it leads."""

    def __init__(self, wire: Wire, host: str, port: int | None) -> None:
        super().__init__(host, port)
        self._wire = wire
        # The library lets go of its own once an answer has begun that nothing follows.
        self.held: socket.socket | None = None

    def connect(self) -> None:
        self.held = self.sock = self._wire.connect(self.host, self.port)


class _Secure(_Plain):
    default_port = 443

    def connect(self) -> None:
        super().connect()
        self.held = self.sock = self._wire.context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock.do_handshake()


@contextlib.contextmanager
def _bounded(connection: _Plain, seconds: float) -> Iterator[_Plain]:
    """Give a connection that is cut after so many seconds, however slowly it goes on answering; what stops it is raised as Failed."""
    cut = threading.Event()

    def stop() -> None:
        cut.set()
        if connection.held is not None:
            with contextlib.suppress(OSError):
                # Past the encryption, which another thread may be in the middle of.
                socket.socket.shutdown(connection.held, socket.SHUT_RDWR)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield connection
        if cut.is_set():
            raise Failed("tid")
    except Failed:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Failed("tid" if cut.is_set() else _why(error)) from None
    finally:
        timer.cancel()
        connection.close()


def _why(error: Exception) -> str:
    """Return the code of what stopped a connection."""
    if isinstance(error, socket.gaierror):
        return "navn" if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)) else "navn-naa"
    kinds: tuple[tuple[type[Exception], str], ...] = (
        (ssl.SSLCertVerificationError, "sertifikat"),
        (ssl.SSLError, "kryptering"),
        (TimeoutError, "tid"),
        (ConnectionRefusedError, "nekter"),
        (http.client.RemoteDisconnected, "avbrutt"),
        (OSError, "avbrutt"),
    )
    return next((code for kind, code in kinds if isinstance(error, kind)), "uforstaaelig")


def _start_of(answer: http.client.HTTPResponse, most: int) -> bytes:
    """Return at most so much of what is sent, as it is sent: nothing is unpacked, so nothing can swell."""
    found = b""
    while len(found) < most and (more := answer.read1(most - len(found))):
        found += more
    return found
