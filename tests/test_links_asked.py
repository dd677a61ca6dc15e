"""A link is what its server says that it is, whatever it says: asked for politely, for a short while, and never inside our own network.

Nothing here leaves this machine: every name leads to a server of our own.
"""

import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from email.utils import formatdate
from urllib.parse import urlsplit

import pytest
from lenketjener import PEM, STUCK, Lenketjener, full, lenketjener, said

from katalog.answered import Verdict
from katalog.manners import Manners, Pace, pause_of
from katalog.rounds import check, follow
from katalog.wire import Answer, Failed, Limits, Wire, is_open

LOOPBACK = "127.0.0.1"
PATIENT, SHORT = Limits(), Limits(connect=0.3, read=0.3, total=0.5)
# Reading whom the system trusts takes longer than most tests here.
TRUSTED = ssl.create_default_context()
AGENT = "skolenaervaer-lenker/1 (+https://skole.example.org/)"


class Clock:
    """A clock that goes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def tell(self) -> float:
        return self.now


def at_home(host: str, port: int) -> Sequence[str]:
    """Look a name up: every one leads to this machine, but those that lead nowhere."""
    if host.startswith("finnes-ikke"):
        raise socket.gaierror(socket.EAI_NONAME, "no")
    if host.startswith("nede"):
        raise socket.gaierror(socket.EAI_AGAIN, "no")
    return ["127.0.0.2" if host == "intern.skole.no" else host if host[0].isdigit() else LOOPBACK]


def wire(limits: Limits = PATIENT, context: ssl.SSLContext | None = None) -> Wire:
    return Wire(AGENT, limits, at_home, lambda address: address == LOOPBACK, context or TRUSTED)


def manners(clock: Clock | None = None, pace: Pace | None = None, through: Wire | None = None) -> Manners:
    clock = clock or Clock()
    return Manners(through or wire(), pace or Pace(between=0.0), clock.sleep, clock.tell)


@pytest.fixture(scope="module")
def shared() -> Iterator[Lenketjener]:
    """Servers that nobody counts the questions to."""
    with lenketjener() as found:
        yield found


@pytest.fixture
def held() -> Iterator[Lenketjener]:
    with lenketjener() as found:
        yield found


@pytest.mark.parametrize(
    ("path", "klasse", "sagt"),
    [
        ("/ok", "fungerer", "200"),
        ("/ok#oppe", "fungerer", "200"),
        ("/bør/æ ø".replace(" ", "%20"), "fungerer", "200"),
        ("/404", "borte", "404"),
        ("/410", "borte", "410"),
        ("/302", "fungerer", "302 200"),
        ("/303", "fungerer", "303 200"),
        ("/307", "fungerer", "307 200"),
        ("/302-301", "fungerer", "302 301 200"),
        ("/301-404", "borte", "301 404"),
        ("/301-403", "sperret", "301 403"),
        ("/ring", "ukjent", "301 301 ring"),
        ("/seg-selv", "ukjent", "301 ring"),
        ("/uten-sted", "ukjent", "301 adresse"),
        ("/til-forsiden", "borte", "301 200 forside"),
        ("/til-index", "borte", "301 200 forside"),
        ("/til-annen-forside", "ukjent", "301 200 annen-forside"),
        ("/min-side", "sperret", "302 200 innlogging"),
        ("/401", "sperret", "401"),
        ("/403", "sperret", "403"),
        ("/451", "sperret", "451"),
        ("/999", "sperret", "999"),
        ("/400", "ukjent", "400"),
        ("/500", "ukjent", "500"),
        ("/405", "fungerer", "200"),
        ("/hode-404", "fungerer", "200"),
        ("/hode-stille", "fungerer", "200"),
        ("/429", "fungerer", "200"),
        ("/429-lenge", "sperret", "429"),
        ("/503", "fungerer", "200"),
        ("/rar-hode", "fungerer", "200"),
        ("/langt-hode", "ukjent", "uforstaaelig"),
        ("/ikke-http", "ukjent", "uforstaaelig"),
        ("/tomt", "ukjent", "avbrutt"),
        ("/til-fil", "ukjent", "301 adresse"),
        ("/til-skript", "ukjent", "301 adresse"),
        ("/til-post", "ukjent", "301 adresse"),
        ("/til-passord", "ukjent", "301 adresse"),
        ("/til-tegn", "ukjent", "301 adresse"),
        ("/til-langt", "ukjent", "301 adresse"),
        ("/til-metadata", "ukjent", "301 privat"),
        ("/til-intern", "ukjent", "301 privat"),
    ],
)
def test_a_link_is_what_its_server_says(shared: Lenketjener, path: str, klasse: str, sagt: str) -> None:
    assert follow(shared.url(path), manners()) == Verdict(klasse, "", sagt)


@pytest.mark.parametrize(
    ("path", "naa", "sagt"),
    [
        ("/301", "/ok", "301 200"),
        ("/308", "/ok", "308 200"),
        ("/301-301", "/ok", "301 301 200"),
        ("/301-302", "/302", "301 302 200"),
        ("/til-norsk", "/b%C3%B8r/%C3%A6%20%C3%B8", "301 200"),
        ("/til-apostrof", "/o%27k%3C%22b%22%3E", "301 200"),
    ],
)
def test_what_has_moved_for_good_says_where_as_far_as_that_is_for_good(shared: Lenketjener, path: str, naa: str, sagt: str) -> None:
    assert follow(shared.url(path), manners()) == Verdict("flyttet", shared.url(naa), sagt)


def test_a_name_with_other_letters_is_asked_for_and_led_to(held: Lenketjener) -> None:
    direct = follow(held.url("/ok", "bærum.skole.no"), manners())
    led = follow(held.url("/til-idn"), manners())

    assert (direct.klasse, led.naa) == ("fungerer", held.url("/ok", "xn--brum-voa.skole.no"))
    assert "HEAD xn--brum-voa.skole.no /ok" in held.asked


@pytest.mark.parametrize(("path", "naa"), [("/301#del", "/ok#del"), ("/301", "/ok")])
def test_the_part_of_a_page_that_a_link_names_goes_with_it(shared: Lenketjener, path: str, naa: str) -> None:
    ((_, verdict),) = check([shared.url(path)], manners())

    assert verdict.naa == shared.url(naa)


@pytest.mark.parametrize(
    ("url", "klasse", "sagt"),
    [
        ("http://finnes-ikke.skole.no/", "borte", "navn"),
        ("http://nede.skole.no/", "ukjent", "navn-naa"),
        ("http://127.0.0.1:9/", "ukjent", "nekter"),
        ("http://skole.no:99999/", "ukjent", "adresse"),
        ("http://a..b.no/", "ukjent", "adresse"),
        (f"http://{'a' * 70}.no/æ", "ukjent", "adresse"),
        ("ftp://skole.no/", "ukjent", "adresse"),
    ],
)
def test_a_server_that_is_not_there_is_told_by_why(url: str, klasse: str, sagt: str) -> None:
    assert follow(url, manners()) == Verdict(klasse, "", sagt)


@pytest.mark.parametrize("path", ["/treg", "/drypp-i-hodet", "/drypp-i-siden"])
def test_a_server_that_is_stuck_is_not_waited_for(shared: Lenketjener, path: str) -> None:
    begun = time.monotonic()

    found = follow(shared.url(path), manners(pace=Pace(0.0, ()), through=wire(SHORT)))

    assert found == Verdict("ukjent", "", "tid")
    assert time.monotonic() - begun < STUCK


def test_a_server_that_takes_no_more_is_not_waited_for() -> None:
    with full() as port:
        assert follow(f"http://skole.no:{port}/", manners(pace=Pace(0.0, ()), through=wire(SHORT))).sagt == "tid"


# Encryption


@pytest.fixture(scope="module")
def secure() -> Iterator[Lenketjener]:
    with lenketjener(secure=True) as found:
        yield found


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(PEM))


@pytest.mark.parametrize(
    ("host", "trusted", "sagt"),
    [("sikker.skole.no", True, "200"), ("annen.skole.no", True, "sertifikat"), ("sikker.skole.no", False, "sertifikat")],
)
def test_a_certificate_is_its_server_s_own_and_signed_by_whom_we_trust(secure: Lenketjener, host: str, trusted: bool, sagt: str) -> None:
    through = wire(context=trusting() if trusted else None)

    assert follow(secure.url("/ok", host, "https"), manners(through=through)).sagt == sagt


def test_what_speaks_no_encryption_is_told(shared: Lenketjener) -> None:
    assert follow(shared.url("/ok", scheme="https"), manners(through=wire(SHORT), pace=Pace(0.0, ()))).sagt in ("kryptering", "tid")


class Leading:
    """A wire on which an address with encryption leads to one without."""

    def ask(self, method: str, url: str, most: int | None = None) -> Answer:
        return Answer(301, "http://skole.no/side") if urlsplit(url).scheme == "https" and "robots" not in url else Answer(200)


def test_a_safe_link_is_never_given_an_unsafe_address() -> None:
    found = follow("https://skole.no/side", manners(through=Leading()))  # type: ignore[arg-type]

    assert found == Verdict("ukjent", "", "301 200 ukryptert")


# Our own network


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
    ],
)
def test_an_address_of_no_open_network_is_never_asked(address: str) -> None:
    through = Wire(AGENT, SHORT, lambda host, port: [address], context=TRUSTED)

    with pytest.raises(Failed) as failed:
        through.ask("HEAD", "http://skole.no/")

    assert failed.value.code == "privat"


@pytest.mark.parametrize("address", ["193.213.112.4", "2a02:2e02::1", "::ffff:193.213.112.4"])
def test_an_address_of_the_open_internet_may_be_asked(address: str) -> None:
    assert is_open(address)


def test_nothing_is_sent_to_a_network_of_our_own_that_a_link_leads_on_to(held: Lenketjener) -> None:
    follow(held.url("/til-intern"), manners())

    assert {one.split()[1] for one in held.asked} == {"skole.no"}


# How little is fetched


@pytest.mark.parametrize("path", ["/uendelig", "/bombe"])
def test_of_a_page_without_end_only_the_start_is_read_as_it_is_sent(shared: Lenketjener, path: str) -> None:
    answer = wire().ask("GET", shared.url(path))

    assert (answer.status, len(answer.body)) == (200, 16_384)
    assert follow(shared.url(path), manners()).klasse == "fungerer"


def test_a_page_is_asked_for_only_where_its_head_says_nothing_sure(held: Lenketjener) -> None:
    found = [follow(held.url(path), manners()).klasse for path in ("/ok", "/405")]

    assert found == ["fungerer", "fungerer"]
    assert [one.replace("skole.no ", "") for one in held.pages()] == ["HEAD /ok", "HEAD /405", "GET /405"]
    assert held.agents == {AGENT}


# Manners


@pytest.mark.parametrize(
    ("path", "slept"),
    [("/429", [7.0]), ("/503", [2.0, 8.0]), ("/500", [2.0, 8.0]), ("/429-lenge", []), ("/404", []), ("/tomt", [2.0, 8.0])],
)
def test_a_busy_server_is_left_alone_as_long_as_it_says(held: Lenketjener, path: str, slept: list[float]) -> None:
    clock = Clock()

    follow(held.url(path), manners(clock))

    assert clock.slept == slept


def test_a_time_of_day_to_come_again_is_understood() -> None:
    assert 50 < pause_of(formatdate(time.time() + 60, usegmt=True)) <= 60


@pytest.mark.parametrize("value", ["", "straks", "-5", "١٢", "Sun, 99 Foo 2026", "9" * 5000])
def test_a_time_that_nobody_understands_stops_nothing(value: str) -> None:
    assert pause_of(value) in (0.0, 999_999_999.0)


def test_one_server_is_asked_by_one_at_a_time_with_pauses(held: Lenketjener) -> None:
    clock = Clock()
    urls = [held.url(f"/lenke-{number}") for number in range(6)]

    found = dict(check(urls, manners(clock, Pace(between=1.0))))

    assert {one.klasse for one in found.values()} == {"fungerer"}
    assert held.most_at_once == 1
    assert clock.slept == [1.0] * 6


def test_several_servers_are_asked_at_once(held: Lenketjener) -> None:
    urls = [held.url(f"/lenke-{number}", f"s{number % 8}.skole.no") for number in range(64)]

    found = dict(check(urls, manners()))

    assert len(found) == 64
    assert held.most_at_once > 1
    assert sum(one.endswith("/robots.txt") for one in held.asked) == 8


@pytest.mark.parametrize(
    ("robots", "sagt"),
    [
        (b"", "200"),
        (said("200 OK", body=b"User-agent: *\nDisallow: /lukket\n"), "200"),
        (said("200 OK", body=b"User-agent: *\nDisallow: /o*k$\n"), "robots"),
        (said("200 OK", body=b"User-agent: *\nDisallow: /\n\nUser-agent: skolenaervaer\nAllow: /\n"), "200"),
        (said("200 OK", body=b"User-agent: skolenaervaer\nDisallow: /\n"), "robots"),
        (said("200 OK", body=b"\xff\xfe\x00 ikke tekst \x80" * 1000), "200"),
        (said("403 Forbidden"), "200"),
        (said("500 Internal Server Error"), "robots-feil"),
        (said("301 Moved", "Location: /regler"), "200"),
        (said("301 Moved", "Location: /robots.txt"), "200"),
        (said("301 Moved", "Location: file:///etc/passwd"), "adresse"),
    ],
    ids=["none", "another page", "a pattern", "we may", "we may not", "no text", "closed", "broken", "moved", "in a circle", "to a file"],
)
def test_what_robots_txt_says_is_done(held: Lenketjener, robots: bytes, sagt: str) -> None:
    held.robots = robots

    found = follow(held.url("/ok"), manners())

    assert found.sagt == sagt
    assert bool(held.pages()) == (sagt == "200")


def test_a_server_may_ask_for_longer_pauses_but_not_for_ever(held: Lenketjener) -> None:
    held.robots = said("200 OK", body=b"User-agent: *\nCrawl-delay: 3\n")
    clock = Clock()

    list(check([held.url("/ok"), held.url("/302")], manners(clock, Pace(between=1.0))))

    assert clock.slept == [1.0, 3.0, 3.0]
    held.robots = said("200 OK", body=b"User-agent: *\nCrawl-delay: 90000\n")
    list(check([held.url("/ok"), held.url("/302")], manners(clock, Pace(between=1.0))))
    assert max(clock.slept) == 10.0


def test_a_fault_of_ours_is_no_dead_link() -> None:
    class Broken:
        def ask(self, url: str) -> Answer:
            raise KeyError(url)

    with pytest.raises(KeyError):
        list(check(["http://skole.no/"], Broken()))  # type: ignore[arg-type]
