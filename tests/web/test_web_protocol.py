"""A request's head has an end."""

import socket
from urllib.parse import urlsplit

import httpx

from legation.web.protocol import MOST


def _answer(site: str, *parts: bytes) -> bytes:
    where = urlsplit(site)
    with socket.create_connection((where.hostname, where.port), timeout=10) as connection:
        connection.settimeout(10)
        try:
            for part in parts:
                connection.sendall(part)
            return connection.recv(1_000)
        except ConnectionError:
            return b"closed"


def test_a_head_without_an_end_is_refused(serving: str) -> None:
    start = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: "
    assert _answer(serving, start, b"\r\n\r\n").startswith(b"HTTP/1.1 200")
    piece = b"a" * 10_000
    answer = _answer(serving, start, *[piece] * (4 * MOST // len(piece)))
    assert answer == b"closed" or answer.startswith(b"HTTP/1.1 400")


def test_many_small_headers_are_refused_too(serving: str) -> None:
    header = b"".join(b"X-%d: 1\r\n" % n for n in range(1_000))
    answer = _answer(serving, b"GET / HTTP/1.1\r\nHost: localhost\r\n", *[header] * (4 * MOST // len(header)))
    assert answer == b"closed" or answer.startswith(b"HTTP/1.1 400")


def test_a_long_body_is_no_long_head(serving: str) -> None:
    answer = httpx.post(f"{serving}/search", content=b"a" * (4 * MOST))
    assert answer.status_code == 405
