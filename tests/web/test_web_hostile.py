"""Hostile documents show as text, on every page."""

import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from legation.record.record import Record
from legation.schema import Claim, Document, ReaderInfo, Reading, Span
from legation.web.app import create_app
from legation.web.settings import Settings


class Seen(HTMLParser):
    """The elements of a page and what could run in them."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        if tag == "script":
            self.scripts.append(given.get("src"))
        self.handlers += [name for name in given if name.startswith("on")]
        self.links += [str(given[name]) for name in ("href", "src", "action") if name in given]


def check(page: str) -> None:
    seen = Seen()
    seen.feed(page)
    assert seen.scripts
    assert all(source and source.startswith("/static/") for source in seen.scripts)
    assert not seen.handlers
    assert "img" not in seen.tags
    assert not [link for link in seen.links if link.lower().startswith(("javascript:", "data:", "//"))]
    assert "\u202e" not in page
    assert "\x07" not in page


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, hostile_document: Reading
) -> Iterator[tuple[TestClient, Reading]]:
    place = tmp_path_factory.mktemp("hostile") / "h.db"
    with Record(place) as record:
        record.add([hostile_document])
    with TestClient(create_app(Settings(record=str(place))), base_url="http://localhost") as client:
        yield client, hostile_document


def test_every_page_shows_it_as_text(hostile: tuple[TestClient, Reading]) -> None:
    client, reading = hostile
    document = reading.document
    waiting = [
        "/",
        "/search",
        "/search?q=Ministers",
        "/sources",
        "/documents",
        "/persons",
        "/network",
        "/map",
        "/states",
        f"/documents?source={quote(document.source or '')}",
        f"/search?source={quote(document.source or '')}",
        f"/document/{quote(document.id, safe='')}",
        "/dyad/NOR/PRT",
        "/state/PRT",
        f"/persons?name={quote('<script>')}",
    ]
    seen: set[str] = set()
    nasty = 0
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        check(answer.text)
        nasty += "&lt;script&gt;window.hacked" in answer.text
        links = re.findall(r'href="(/(?:entry|person|document)/[^"#]+)', answer.text)
        waiting += [link.replace("&amp;", "&") for link in links]
    assert nasty >= 8
    assert any(path.startswith("/person/") for path in seen)
    assert any(path.startswith("/entry/") for path in seen)


def test_control_characters_are_named(hostile: tuple[TestClient, Reading]) -> None:
    client, reading = hostile
    page = client.get(f"/document/{quote(reading.document.id, safe='')}").text
    assert '<span class="control">U+202E</span>' in page
    assert '<span class="control">U+0007</span>' in page
    assert "<bdi>" in page


@pytest.mark.parametrize(
    "query",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202eabc", "' OR 1=1 --", "{{7*7}}"],
)
def test_a_question_comes_back_as_text(client: TestClient, query: str) -> None:
    for name in ("q", "person", "source", "kind", "since", "party"):
        answer = client.get("/search", params={name: query})
        assert answer.status_code in (200, 422)
        check(answer.text)
    for path in ("/entry/", "/document/", "/person/", "/state/"):
        answer = client.get(path + quote(query, safe=""))
        assert answer.status_code == 404
        check(answer.text)


def test_five_megabytes_of_nested_quotes_show_as_text(tmp_path: Path) -> None:
    nested = "“" * 800_000 + " he said " + "”" * 800_000
    text = f"Norway met Portugal in Oslo. {nested}"
    assert len(text.encode()) > 4_800_000
    span = Span.of(text, 0, len("Norway met Portugal in Oslo."))
    fields: dict[str, Any] = {
        "kind": "statement",
        "form": "direct",
        "status": "occurred",
        "parties": ("NOR", "PRT"),
        "details": {"content": Span.of(text, 29, len(text))},
        "evidence": [span, Span.of(text, 29, len(text))],
    }
    reading = Reading(
        document=Document(id="big", text=text),
        claims=(Claim.make(text, **fields),),
        reader=ReaderInfo(version="0", model="x"),
    )
    with Record(tmp_path / "big.db") as record:
        record.add([reading])
        entry = record.entries()[0].id
    with TestClient(
        create_app(Settings(record=str(tmp_path / "big.db"))), base_url="http://localhost"
    ) as client:
        start = time.monotonic()
        whole = client.get("/document/big").text
        assert whole.count("“") >= 800_000
        for path in (f"/entry/{entry}", "/search", "/", "/dyad/NOR/PRT", "/documents", "/search?q=Oslo"):
            answer = client.get(path)
            assert answer.status_code == 200
            assert len(answer.text) < 200_000, path
        assert time.monotonic() - start < 20
