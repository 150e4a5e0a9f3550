"""Adding: read, look, change, keep; as jobs that are their owner's. The reader is a stand-in, save once."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.record.record import Record
from legation.schema import Claim, Document, ReaderInfo, Reading, Span
from legation.web.adding import drafts
from legation.web.app import create_app
from legation.web.settings import Settings

TEXT = "Norway and Portugal held talks in Oslo on Thursday."


class Reads:
    """Makes one claim of a document's first sentence, at its day of publication."""

    def __init__(self) -> None:
        self.slow = 0.0

    def read(self, document: Document) -> Reading:
        time.sleep(self.slow)
        day = document.published.isoformat() if document.published else None
        when = {"start": day, "end": day, "precision": "day", "text": "Thursday"} if day else None
        claim = Claim.make(
            document.text,
            kind="meeting",
            form="talks",
            status="occurred",
            parties=("NOR", "PRT"),
            when=when,
            evidence=(Span.of(document.text, 0, min(50, len(document.text))),),
            confidence=0.7,
        )
        return Reading(document=document, claims=(claim,), reader=ReaderInfo(version="0", model="stand-in"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    made = Reads()
    monkeypatch.setattr(drafts, "reader", lambda: made)
    return made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "new.db"


@pytest.fixture
def client(place: Path, reads: Reads) -> Iterator[TestClient]:
    settings = Settings(record=str(place), most_upload=200_000, most_waiting=2)
    with TestClient(create_app(settings), base_url="http://localhost") as made:
        yield with_token(made)


def with_token(client: TestClient) -> TestClient:
    """The client, which sends the token that the site's forms have."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/add").text)
    assert found
    client.headers["x-csrf-token"] = found[1]
    return client


def give(client: TestClient, files: Any = None, **fields: str) -> str:
    """Sends it; gives the address of its job."""
    sent = client.post("/add", data=fields, files=files or {"files": ("", b"")}, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    return str(sent.headers["location"])


def see(client: TestClient, job: str) -> str:
    """The page of a job once it is over."""
    until = time.monotonic() + 60
    while True:
        page = client.get(job).text
        if "<progress" not in page or time.monotonic() > until:
            return page


def test_a_text_is_read_changed_and_kept(client: TestClient, place: Path) -> None:
    job = give(client, what="text", text=TEXT, published="2 June 2031")
    page = see(client, job)
    assert "Read, not kept yet: 1 claim." in page
    assert "2031-06-02" in page
    with Record(place) as record:
        assert record.counts()["document"] == 0
    changed = client.post(
        job + "/change",
        data={"document": "1", "published": "2031-06-05", "source": "Oslo Wire", "title": "Talks"},
        follow_redirects=False,
    )
    page = see(client, changed.headers["location"])
    assert "2031-06-05 (“Thursday”)" in page
    assert client.get(job).status_code == 404
    kept = client.post(changed.headers["location"] + "/keep", data={"keep": "1"}, follow_redirects=False)
    page = see(client, kept.headers["location"])
    assert "1 new document; 1 new claim" in page
    link = re.search(r'<li><a href="(/document/[^"]+)"', page)
    assert link
    assert "Oslo Wire" in client.get(link[1]).text
    with Record(place) as record:
        assert [str(one.start) for one in record.entries()] == ["2031-06-05"]
    assert "1 document" in client.get("/").text


def test_of_several_files_those_ticked_are_kept(client: TestClient, place: Path) -> None:
    files = [
        ("files", ("a.txt", TEXT.encode())),
        ("files", ("b.html", b"<p>Norway and Portugal signed a pact in Lisbon.</p>" * 4)),
        ("files", ("c.pdf", b"%PDF-1.7 broken")),
    ]
    job = give(client, files=files, what="files", source="Desk")
    page = see(client, job)
    assert "2 documents read" in page
    assert "c.pdf" in page
    assert "Norway and Portugal signed" in client.get(f"{job}?document=2").text
    done = client.post(f"{job}/keep", data={"keep": "2"}, follow_redirects=False)
    assert "1 new document" in see(client, done.headers["location"])
    with Record(place) as record:
        assert [one.source for one in record.documents()] == ["Desk"]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x",
        "http://localhost/",
        "http://[::1]/",
        "http://169.254.169.254/meta",
        "http://10.0.0.1/",
    ],
)
def test_a_private_address_is_refused(client: TestClient, address: str) -> None:
    page = see(client, give(client, what="address", address=address))
    assert "Nothing could be read" in page
    assert 'class="problem"' in page


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "/etc/passwd", "ftp://example.org/x", "gopher://x"]
)
def test_what_is_no_address_of_the_web_is_refused(client: TestClient, address: str) -> None:
    page = see(client, give(client, what="address", address=address))
    assert "not an address of the web" in page
    assert "root:" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"what": "text", "text": " "}, "no text"),
        ({"what": "files"}, "no file"),
        ({"what": "text", "text": TEXT, "published": "30 February 2031"}, "no such day"),
    ],
)
def test_what_can_not_be_read_is_said_at_once(client: TestClient, fields: dict[str, str], said: str) -> None:
    answer = client.post("/add", data=fields)
    assert answer.status_code == 422
    assert said in answer.text
    if fields.get("text", "").strip():
        assert TEXT in answer.text


def test_long_work_shows_how_far_it_is_and_can_be_left(
    client: TestClient, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("legation.web.pages.add._PATIENCE", 0.0)
    reads.slow = 0.4
    job = give(client, what="text", text=TEXT)
    page = client.get(job).text
    assert '<meta http-equiv="refresh"' in page
    assert "<progress" in page
    assert job in client.get("/add").text
    assert "Read, not kept yet" in see(client, job)
    client.post(f"{job}/drop")
    assert client.get(job).status_code == 404


def test_a_form_without_its_token_is_refused(client: TestClient, place: Path) -> None:
    del client.headers["x-csrf-token"]
    answer = client.post("/add", data={"what": "text", "text": TEXT})
    assert answer.status_code == 403
    assert client.get("/add").text.count("/add/") == 0


def test_a_full_queue_says_so(client: TestClient, reads: Reads) -> None:
    reads.slow = 0.3
    answers = [
        client.post("/add", data={"what": "text", "text": TEXT}, follow_redirects=False) for _ in range(6)
    ]
    assert [a.status_code for a in answers].count(422) >= 2
    assert "try again in a few minutes" in answers[-1].text


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "9" * 30])
def test_a_document_that_is_not_there(client: TestClient, number: str) -> None:
    job = give(client, what="text", text=TEXT)
    see(client, job)
    assert client.post(f"{job}/change", data={"document": number}).status_code == 422
    assert client.post(f"{job}/keep", data={"keep": number}).status_code == 422


def test_the_real_reader_reads(place: Path) -> None:
    text = (
        "India's Defence Minister Rajnath Singh met Israel's Defence Minister Benjamin Gantz "
        "in New Delhi on Thursday."
    )
    with TestClient(create_app(Settings(record=str(place))), base_url="http://localhost") as client:
        job = give(with_token(client), what="text", text=text, published="2022-06-03")
        page = see(client, job)
    assert "Rajnath Singh" in page
    assert "2022-06-02" in page


def test_what_is_given_is_told_by_its_words(client: TestClient) -> None:
    text = (
        "Ana Duarte met Kari Lunde in Lisbon on Thursday to speak of ships, of training in the cold, "
        "of pay and of pensions."
    )
    job = give(client, what="text", text=text)
    see(client, job)
    listed = client.get("/add").text
    assert "of training in the …</bdi>" in listed
    assert "read, not kept yet" in listed
    kept = client.post(job + "/keep", data={"keep": "1"}, follow_redirects=False)
    page = see(client, kept.headers["location"])
    assert "<bdi>Ana Duarte met Kari Lunde in Lisbon" in page.partition("<ul>")[2].partition("</main>")[0]
    assert '<span class="soft">kept</span>' in client.get("/add").text
    see(client, give(client, what="address", address="http://127.0.0.1/"))
    assert "nothing could be read" in client.get("/add").text
