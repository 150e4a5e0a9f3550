"""A small record made by hand, the site over it, and a browser that looks at the site."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the site needs the extra `web`")

import uvicorn
from fastapi.testclient import TestClient

from legation.record.record import Record
from legation.schema import Claim, Document, Mention, ReaderInfo, Reading, Span
from legation.web.app import create_app
from legation.web.csrf import HEADER, local_token
from legation.web.protocol import BoundedHead
from legation.web.settings import Settings

CHROMIUM = Path("/usr/bin/chromium")
NASTY = (
    "</title></textarea><script>window.hacked=1</script><img src=x onerror=window.hacked=1>\u202e\u0007'\""
)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def _claim(text: str, words: str, **fields: Any) -> Claim:
    given = {"kind": "meeting", "form": "talks", "status": "occurred", "parties": ("NOR", "PRT")}
    return Claim.make(text, **{**given, "evidence": (_span(text, words),), "confidence": 0.8, **fields})


def _person(name: str, state: str, office: str | None, role: str = "participant") -> dict[str, Any]:
    return {"name": name, "type": "person", "role": role, "state": state, "office": office}


def _day(day: str, text: str) -> dict[str, str]:
    return {"start": day, "end": day, "precision": "day", "text": text}


def make_reading(name: str, text: str, *claims: Claim, **document: Any) -> Reading:
    """A reading of a document of this id."""
    return Reading(
        document=Document(**{"id": name, "text": text, **document}),
        claims=claims,
        mentions=(Mention(**_span(text, text[: text.index(" ")]).model_dump(), type="person", actor=None),),
        reader=ReaderInfo(version="0", model="by hand"),
    )


def sample_readings() -> list[Reading]:
    """Portugal and Norway in three documents that agree and differ, and others beside them."""
    duarte, lunde = (
        _person("Ana Duarte", "PRT", "Defence Minister"),
        _person("Kari Lunde", "NOR", "Defence Minister"),
    )
    first = (
        "Defence Minister Ana Duarte met her Norwegian counterpart Kari Lunde in Lisbon on 4 March 2031.\n\n"
        "“We will train together in the Arctic,” Duarte said. "
        "The two signed a memorandum on naval cooperation.\n\n"
        "Portugal ordered two Skagen patrol ships worth EUR 310 million from Norway."
    )
    ships = {"supplier": "NOR", "recipient": "PRT"}
    items = [{"name": "Skagen patrol ships", "category": "ships", "quantity": 2}]
    memo = {"title": "memorandum on naval cooperation", "action": "signed"}
    second = (
        "Norway's Kari Lunde held talks with Ana Duarte in Lisbon on 5 March 2031, and both signed the "
        "memorandum on naval cooperation.\n\nOslo will deliver three Skagen patrol ships for EUR 340 million."
    )
    third = (
        "The first of the Skagen patrol ships ordered from Norway was delivered to Portugal on 9 July 2032."
    )
    fourth = "The navies of Portugal and Norway will hold the exercise Cold Atlantic in May 2033."
    fifth = "India and Japan agreed in Tokyo on 2 February 2030 to share logistics."
    where = {"name": "Lisbon", "state": "PRT"}
    return [
        make_reading(
            "lisbon-daily-1",
            first,
            _claim(
                first,
                "Defence Minister Ana Duarte met her Norwegian counterpart Kari Lunde in Lisbon",
                participants=[duarte, lunde],
                when=_day("2031-03-04", "4 March 2031"),
                where=where,
            ),
            _claim(
                first,
                "“We will train together in the Arctic,” Duarte said",
                kind="statement",
                form="direct",
                participants=[_person("Ana Duarte", "PRT", None, "speaker")],
                details={"content": _span(first, "We will train together in the Arctic,")},
            ),
            _claim(
                first,
                "The two signed a memorandum on naval cooperation",
                kind="instrument",
                form="memorandum",
                details=memo,
                when=_day("2031-03-04", "4 March 2031"),
            ),
            _claim(
                first,
                "Portugal ordered two Skagen patrol ships worth EUR 310 million from Norway",
                kind="transfer",
                form="ordered",
                when=_day("2031-03-04", "4 March 2031"),
                details={**ships, "items": items, "value": {"amount": 310_000_000, "currency": "EUR"}},
            ),
            title="Ministers meet in Lisbon",
            source="Lisbon Daily",
            published="2031-03-05",
            url="https://lisbon.example/1",
        ),
        make_reading(
            "oslo/wire 2",
            second,
            _claim(
                second,
                "Norway's Kari Lunde held talks with Ana Duarte in Lisbon on 5 March 2031",
                participants=[lunde, duarte],
                when=_day("2031-03-05", "5 March 2031"),
                where=where,
            ),
            _claim(
                second,
                "both signed the memorandum on naval cooperation",
                kind="instrument",
                form="memorandum",
                details=memo,
                when=_day("2031-03-05", "5 March 2031"),
            ),
            _claim(
                second,
                "Oslo will deliver three Skagen patrol ships for EUR 340 million",
                kind="transfer",
                form="ordered",
                details={
                    **ships,
                    "items": [{**items[0], "quantity": 3}],
                    "value": {"amount": 340_000_000, "currency": "EUR"},
                },
                when=_day("2031-03-04", "then"),
            ),
            title="Lunde in Lisbon",
            source="Oslo Wire",
            published="2031-03-06",
        ),
        make_reading(
            "ships-3",
            third,
            _claim(
                third,
                "The first of the Skagen patrol ships ordered from Norway was delivered to Portugal",
                kind="transfer",
                form="delivered",
                when=_day("2032-07-09", "9 July 2032"),
                details={**ships, "items": [{**items[0], "quantity": 1}]},
            ),
            title="First ship delivered",
            source="Lisbon Daily",
            published="2032-07-10",
        ),
        make_reading(
            "plan-4",
            fourth,
            _claim(
                fourth,
                fourth[:-1],
                kind="activity",
                form="exercise",
                status="planned",
                details={"name": "Cold Atlantic"},
                when={"start": "2033-05-01", "end": "2033-05-31", "precision": "month", "text": "May 2033"},
            ),
            title="Cold Atlantic planned",
            source="Oslo Wire",
            published="2032-12-01",
        ),
        make_reading(
            "tokyo-5",
            fifth,
            _claim(
                fifth,
                fifth[:-1],
                kind="commitment",
                form="undertaking",
                status="planned",
                parties=("IND", "JPN"),
                details={"pledge": _span(fifth, "share logistics")},
                when=_day("2030-02-02", "2 February 2030"),
            ),
            source="Tokyo Post",
            published="2030-02-03",
        ),
    ]


def hostile_reading() -> Reading:
    """Script and control characters wherever a document or a claim has text."""
    text = f"Ministers of Portugal and Norway met {NASTY} in Lisbon.\n\n{NASTY} said “{NASTY}” of it."
    person = {
        "name": f"Eve {NASTY}",
        "type": "person",
        "role": "participant",
        "state": "PRT",
        "office": NASTY,
    }
    return make_reading(
        f"evil {NASTY}",
        text,
        _claim(
            text,
            f"Ministers of Portugal and Norway met {NASTY} in Lisbon",
            participants=[person],
            where={"name": NASTY, "state": None},
            source=NASTY,
            when=_day("2031-03-04", "then"),
        ),
        _claim(
            text,
            f"“{NASTY}” of it",
            kind="instrument",
            form="treaty",
            details={"title": NASTY, "action": "signed"},
        ),
        title=NASTY,
        source=NASTY,
        url="javascript:window.hacked=1",
        published="2031-03-05",
    )


def make_record(place: Path, *readings: Reading) -> Path:
    """A record with these readings."""
    with Record(place) as record:
        record.add(readings)
    return place


@pytest.fixture(scope="session")
def samples() -> list[Reading]:
    """The readings that the sample record holds."""
    return sample_readings()


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample record; only read."""
    return make_record(tmp_path_factory.mktemp("web") / "sample.db", *sample_readings())


@pytest.fixture
def own_record(sample_record: Path, tmp_path: Path) -> Path:
    """A copy of the sample record, to write to."""
    return Path(shutil.copy(sample_record, tmp_path / "own.db"))


@pytest.fixture(scope="session")
def client(sample_record: Path) -> Iterator[TestClient]:
    """The site over the sample record, on one person's machine."""
    with TestClient(create_app(Settings(record=str(sample_record))), base_url="http://localhost") as made:
        made.headers[HEADER] = local_token()
        yield made


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that runs, over a record with the samples and the hostile document."""
    place = make_record(tmp_path_factory.mktemp("serve") / "sample.db", *sample_readings(), hostile_reading())
    yield from _served(Settings(record=str(place), local_name="Ann"))


@pytest.fixture
def serve() -> Iterator[Callable[[Settings], str]]:
    """Starts sites; gives the address of each."""
    with ExitStack() as running:
        yield lambda settings: running.enter_context(contextmanager(_served)(settings))


def _served(settings: Settings) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(
        create_app(settings), host="127.0.0.1", port=port, log_level="warning", ws="none", http=BoundedHead
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}{settings.root_path}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium; while it runs, nothing else in this thread can run an event loop."""
    playwright = pytest.importorskip("playwright.sync_api", reason="browser tests need Playwright")
    if not CHROMIUM.exists():
        pytest.skip(f"browser tests need {CHROMIUM}")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield started
        started.close()


@pytest.fixture(scope="session")
def hostile_document() -> Reading:
    """The reading of a document that means harm."""
    return hostile_reading()
