import gzip
import ipaddress
import socket
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents import address, intake
from legation.documents.address import fetch
from legation.documents.vetting import is_public
from legation.errors import AddressError
from legation.schema import Document

_PAGE = b"<html><head><title>Talks</title></head><p>The ministers met in Strelsau.</p></html>"
_HTML = {"Content-Type": "text/html; charset=utf-8"}
Site = Callable[[Any], str]


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://127.0.0.1/",
            "http://localhost/",
            "http://2130706433/",
            "http://0x7f000001/",
            "http://127.1/",
        ),
        *(
            "http://0177.0.0.1/",
            "http://0.0.0.0/",
            "http://[::1]/",
            "http://[::]/",
            "http://[::ffff:127.0.0.1]/",
        ),
        *("http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/latest/"),
        *(
            "http://100.64.0.1/",
            "http://224.0.0.1/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
            "http://[ff02::1]/",
        ),
        *(
            "http://[64:ff9b::7f00:1]/",
            "http://[2002:7f00:1::]/",
            "http://192.0.2.1/",
            "http://255.255.255.255/",
        ),
    ],
)
def test_private_addresses_are_refused(url: str) -> None:
    with pytest.raises(AddressError) as raised:
        fetch(url)
    assert "\n" not in str(raised.value)
    # a resolver may not know the odd spellings at all, which refuses them as well
    assert "private address" in str(raised.value) or "there is no host" in str(raised.value)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://a.example/x", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://", "names no host"),
        ("http://user:secret@a.example/", "a user name or a password"),
        ("http://a.example:99999/", "not an address"),
        ("http://[::1/", "not an address"),
        ("http://no-such-host.invalid/", "there is no host"),
    ],
)
def test_addresses_that_are_none(url: str, says: str) -> None:
    with pytest.raises(AddressError, match=says) as raised:
        fetch(url)
    assert "secret" not in str(raised.value)


def test_a_page(site: Site) -> None:
    start = site({"/a?q=1": (200, _HTML, _PAGE)})
    (document,) = intake([f"{start}/a?q=1"], allow_private=True)
    assert isinstance(document, Document)
    assert (document.text, document.title) == ("The ministers met in Strelsau.", "Talks")
    assert document.url == f"{start}/a?q=1"


def test_kinds_of_content(site: Site, make: Any) -> None:
    answers = {
        "/pdf": (200, {"Content-Type": "application/pdf"}, make.pdf([make.column([make.words])])),
        "/text": (200, {"Content-Type": "text/plain; charset=cp1252"}, "They met – again.".encode("cp1252")),
        "/json": (200, {"Content-Type": "application/json"}, b'{"text": "They met."}'),
        "/gzip": (200, {**_HTML, "Content-Encoding": "gzip"}, gzip.compress(_PAGE)),
        "/moved": (301, {"Location": "/text"}, b""),
    }
    start = site(answers)
    found = list(intake([start + path for path in answers], allow_private=True))
    texts = [one.text if isinstance(one, Document) else str(one.error) for one in found]
    assert texts == [
        *(
            make.words,
            "They met – again.",
            "They met.",
            "The ministers met in Strelsau.",
            "They met – again.",
        ),
    ]
    assert isinstance(found[-1], Document) and found[-1].url == start + "/text"


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((404, {}, b""), "answers 404 Not Found"),
        ((500, {}, b""), "answers 500"),
        ((302, {"Location": "/"}, b""), "redirects more than 8 times"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "only http and https"),
        ((200, {**_HTML, "Content-Encoding": "gzip, gzip"}, b"x"), "a compression that was not asked for"),
        ((200, {**_HTML, "Content-Encoding": "gzip"}, b"no gzip"), "can't be fetched"),
    ],
)
def test_answers_that_give_nothing(site: Site, answer: Any, says: str) -> None:
    with pytest.raises(AddressError, match=says) as raised:
        fetch(site({"/": answer}) + "/", allow_private=True)
    assert "\n" not in str(raised.value)


def test_an_empty_answer_is_a_failure(site: Site, make: Any) -> None:
    start = site({"/": (200, _HTML, b"")})
    assert "empty" in make.failure_line(list(intake([start + "/"], allow_private=True)))


def test_a_size_and_a_time_that_are_too_much(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "MOST_BYTES", 100_000)
    start = site({"/": (200, {**_HTML, "Content-Encoding": "gzip"}, gzip.compress(b"word " * 1_000_000))})
    with pytest.raises(AddressError, match="gives more than"):
        fetch(start + "/", allow_private=True)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(AddressError, match=r"no whole answer in 0\.3 seconds"):
            fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", allow_private=True, seconds=0.3)


def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(AddressError, match="can't be fetched"):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)


def _resolver(answers: dict[str, list[list[str]]], asked: list[str]) -> Any:
    def getaddrinfo(host: Any, port: Any, *_: Any, **__: Any) -> list[Any]:
        name = host.decode() if isinstance(host, bytes) else host
        asked.append(name)
        numbers = answers[name].pop(0) if name in answers else [name]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    return getaddrinfo


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", _resolver({"mixed.example": [["93.184.216.34", "10.0.0.1"]]}, [])
    )
    with pytest.raises(AddressError, match="private address"):
        fetch("http://mixed.example/")


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    start = site({"/": (302, {"Location": "http://inside.example/"}, b"")})
    public = {"outside.example": [["127.0.0.1"]], "inside.example": [["10.0.0.1"]]}
    monkeypatch.setattr(socket, "getaddrinfo", _resolver(public, []))
    monkeypatch.setattr("legation.documents.vetting.is_public", lambda number: number == "127.0.0.1")
    with pytest.raises(AddressError, match=r"^http://inside\.example/: leads to a private address"):
        fetch(f"http://outside.example:{start.rpartition(':')[2]}/")


def test_a_name_is_resolved_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second answer of the name server, the private one of a rebinding attack, is never asked for."""
    port = site({"/": (200, _HTML, _PAGE)}).rpartition(":")[2]
    asked: list[str] = []
    answers = {"rebinds.example": [["127.0.0.1"], ["10.0.0.1"]]}
    monkeypatch.setattr(socket, "getaddrinfo", _resolver(answers, asked))
    monkeypatch.setattr("legation.documents.vetting.is_public", lambda number: number == "127.0.0.1")
    assert fetch(f"http://rebinds.example:{port}/").content == _PAGE
    assert asked.count("rebinds.example") == 1


@given(st.ip_addresses())
def test_every_address_is_public_or_not(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if is_public(str(ip)):
        assert ip.is_global and not ip.is_multicast
