"""The MCP server as a client sees it: what its tools answer, and what hostile arguments get."""

import asyncio
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legation.record.record import Record
from legation.schema import Claim, Document, ReaderInfo, Reading, Span

mcp = pytest.importorskip("mcp")
server = pytest.importorskip("legation.mcp_server.server")

TEXT = "India's Rajnath Singh met Israel's Benjamin Gantz in New Delhi on 2 June 2022. Drones were discussed."


def readings(times: int = 1) -> list[Reading]:
    """The same meeting, told by several outlets."""
    made = []
    for number in range(times):
        text = f"{TEXT} Outlet {number}."
        claim = Claim.make(
            text,
            kind="meeting",
            form="talks",
            status="occurred",
            parties=("IND", "ISR"),
            when={"start": "2022-06-02", "end": "2022-06-02", "precision": "day", "text": "2 June 2022"},
            participants=[
                {"name": "Rajnath Singh", "type": "person", "role": "participant", "state": "IND"},
                {"name": "Benjamin Gantz", "type": "person", "role": "participant", "state": "ISR"},
            ],
            evidence=[Span.of(text, 0, 78)],
        )
        document = Document(id=f"d{number}", text=text, source=f"Outlet {number}", published="2022-06-03")
        made.append(
            Reading(document=document, claims=(claim,), reader=ReaderInfo(version="1", model="by hand"))
        )
    return made


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mcp") / "record.db"
    with Record(path) as record:
        record.add(readings(60))
    return path


@pytest.fixture(scope="module")
def record(place: Path) -> Iterator[Record]:
    with Record(place, create=False) as opened:
        yield opened


def call(record: Record, tool: str, **arguments: Any) -> tuple[bool, str]:
    """Whether the answer is an error, and its text."""

    async def ask() -> tuple[bool, str]:
        async with mcp.Client(server.make_server(record)) as client:
            answer = await client.call_tool(tool, arguments)
            return bool(answer.is_error), answer.content[0].text

    return asyncio.run(ask())


def test_tools_say_that_they_only_read(record: Record) -> None:
    async def ask() -> Any:
        async with mcp.Client(server.make_server(record)) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(ask())
    assert [tool.name for tool in tools] == ["search", "entry", "dossier", "check"]
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_search_then_entry_with_evidence(record: Record) -> None:
    failed, text = call(record, "search", words="Gantz", parties=["India", "ISR"], since="2022-01-01")
    assert not failed, text
    hit = json.loads(text)["hits"][0]
    failed, text = call(record, "entry", id=hit["entry"][:9])
    entry = json.loads(text)
    assert entry["id"] == hit["entry"]
    claim = entry["claims"][0]
    assert claim["claim"]["evidence"][0]["text"] == TEXT[:78]
    assert claim["document"]["outlet"].startswith("Outlet ")
    assert claim["document"]["published"] == "2022-06-03"


def test_without_words_the_newest_entries(record: Record) -> None:
    _, text = call(record, "search", kind="meeting")
    (entry,) = json.loads(text)["entries"]
    assert (entry["parties"], entry["start"], entry["sources"]) == (["IND", "ISR"], "2022-06-02", 60)


def test_a_brief(record: Record) -> None:
    failed, text = call(record, "dossier", parties=["IND", "ISR"], until="2023-01-01")
    assert not failed
    assert text.startswith("# India – Israel")
    assert "[^1]" in text


def test_a_draft_held_against_the_record(record: Record) -> None:
    draft = (
        "India's Defence Minister Rajnath Singh met Israel's Defence Minister Benjamin Gantz in New Delhi on "
        "2 June 2022."
    )
    failed, text = call(record, "check", text=draft, published="2022-06-04")
    assert not failed, text
    (meeting,) = [one for one in json.loads(text)["claims"] if one["kind"] == "meeting"]
    assert meeting["verdict"] in ("supported", "partly")
    assert meeting["sources"][0]["words"] == TEXT[:78]


def test_answers_are_bounded(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    _, text = call(record, "search", words="Gantz", limit=10**9)
    assert len(json.loads(text)["hits"]) <= 100
    _, text = call(record, "search", kind="meeting")
    _, text = call(record, "entry", id=json.loads(text)["entries"][0]["id"])
    entry = json.loads(text)
    assert (len(entry["claims"]), entry["claims_left_out"]) == (50, 10)
    monkeypatch.setattr(server.answers, "LONGEST_TEXT", 300)
    _, text = call(record, "dossier", parties=["IND"])
    assert len(text) < 400
    assert text.endswith("more characters)")


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("search", {"kind": "war"}, "'war' is none; there are meeting"),
        ("search", {"since": "yesterday"}, "'yesterday' is not a day"),
        ("search", {"words": "x" * 10_000}, "over 400 characters"),
        ("search", {"words": '"" -- ;'}, "search needs a word"),
        ("search", {"parties": ["Atlantis"]}, "no party of this name"),
        ("search", {"limit": "many"}, "valid integer"),
        ("search", {"words": ["a"]}, "valid string"),
        ("entry", {"id": " "}, "name an entry"),
        ("entry", {"id": "'; DROP TABLE claim; --"}, "no entry of this id"),
        ("entry", {"id": "\x00"}, "name an entry"),
        ("entry", {}, "Field required"),
        ("dossier", {"parties": []}, "name one to ten"),
        ("dossier", {"parties": ["IND"] * 11}, "name one to ten"),
        ("dossier", {"parties": ["IND"], "since": "2023-01-01", "until": "2020-01-01"}, ""),
        ("check", {"text": "x" * 50_000}, "check it in parts"),
        ("check", {"text": "a", "published": "soon"}, "is not a day"),
        ("forget", {"id": "e1"}, "Unknown tool"),
    ],
)
def test_hostile_arguments_get_an_error(
    record: Record, tool: str, arguments: dict[str, Any], said: str
) -> None:
    failed, text = call(record, tool, **arguments)
    assert failed
    assert said in text
    assert "Traceback" not in text
    assert len(text) < 2_000


def test_nothing_is_written(record: Record, place: Path) -> None:
    def kept() -> str:
        with record.reading() as connection:
            dump = "\n".join(connection.connection.driver_connection.iterdump())
        return hashlib.sha256(dump.encode()).hexdigest()

    before = kept()
    for tool, arguments in (
        *(("search", {"words": "drones"}), ("search", {}), ("dossier", {"parties": ["IND"]})),
        ("entry", {"id": "e0000000"}),
    ):
        call(record, tool, **arguments)
    assert kept() == before


def test_over_standard_input_and_output(place: Path) -> None:
    program = ["-c", "from legation.cli.main import run; run()", "mcp", "--record", str(place)]
    parameters = mcp.StdioServerParameters(command=sys.executable, args=program)

    async def ask() -> str:
        async with mcp.Client(parameters) as client:
            answer = await client.call_tool("search", {"words": "Gantz"})
            return str(answer.content[0].text)

    assert json.loads(asyncio.run(asyncio.wait_for(ask(), 60)))["hits"]
