"""The interface for programs: answers as the record has them, in pages and forms; and who may write."""

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import polars
import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

import legation
from legation import views
from legation.errors import QuestionError, RecordError, StaleError
from legation.record.record import Record
from legation.web.accounts import passwords
from legation.web.app import create_app
from legation.web.settings import Settings

API = "/api/v1"
WRITES = (
    ("/decisions", {"verb": "accept", "target": "TARGET"}),
    ("/decisions", {"verb": "reject", "target": "TARGET"}),
    ("/decisions", {"verb": "annotate", "target": "TARGET", "reason": "x"}),
    ("/decisions", {"verb": "correct", "target": "TARGET", "values": {"form": "call"}}),
    ("/readings", {"text": "Norway met Portugal.", "keep": True}),
)
FORMS = (
    ("/review/decide", {"verb": "accept", "target": "TARGET"}),
    ("/review/claim/CLAIM", {"kind": "meeting"}),
    ("/add", {"what": "text", "text": "Norway met Portugal."}),
    ("/add/none/keep", {}),
    ("/add/none/change", {}),
    ("/add/none/drop", {}),
)


@pytest.fixture
def record(own_record: Path) -> Iterator[Record]:
    with Record(own_record, create=False) as opened:
        yield opened


@pytest.fixture
def own(own_record: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(record=str(own_record))), base_url="http://localhost") as made:
        yield made


@pytest.fixture
def team(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A team's site, and a token of each role."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)
    app = create_app(Settings(record=str(own_record), team=True))
    tokens = {}
    for role in ("reader", "reviewer", "editor"):
        app.state.accounts.add(role, role, "a long password")
        tokens[role] = app.state.accounts.new_token(role, None, "", None)
    with TestClient(app) as made:
        yield made, tokens


class Through(httpx.BaseTransport):
    """Leads a `Client` to a site in this process."""

    def __init__(self, client: TestClient) -> None:
        self._client = client

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._client.request(
            request.method, str(request.url), content=request.read(), headers=dict(request.headers)
        )
        headers = [(k, v) for k, v in answer.headers.items() if k != "content-encoding"]
        return httpx.Response(answer.status_code, headers=headers, content=answer.content)


@pytest.fixture
def remote(own: TestClient) -> Iterator[legation.Client]:
    with legation.Client("http://localhost", transport=Through(own)) as made:
        yield made


def told(place: Path) -> Any:
    """All that a write could change."""
    with Record(place, create=False) as record:
        return record.counts(), record.decisions(), list(record.entries()), list(record.claims())


def test_the_client_answers_as_the_record_does(remote: legation.Client, record: Record) -> None:
    ours = record.entries(newest=True)
    assert list(remote.entries()) == list(ours)
    assert list(remote.entries(parties=("Norway", "PRT"), kind="transfer")) == list(
        record.entries(parties=("NOR", "PRT"), kind="transfer")
    )
    assert list(remote.claims()) == list(record.claims())
    assert [one.body for one in remote.claims()] == [one.body for one in record.claims()]
    for one in ours:
        assert remote.entry(one.id) == record.entry(one.id)
        assert remote.why(one.id) == record.why(one.id)
    assert remote.counts() == record.counts()
    assert {one.id for one in remote.documents()} == {one.id for one in record.documents()}
    assert remote.document("oslo/wire 2")["document"]["title"] == "Lunde in Lisbon"
    assert remote.who("duarte") == record.who("duarte")
    person = remote.who("duarte")[0].id
    assert list(remote.entries_of(person)) == list(record.entries_of(person))
    assert remote.person(person).id == person
    assert list(remote.search("ships")) == list(record.search("ships"))
    assert remote.sources()[0].name == "Lisbon Daily"
    assert remote.claim(record.claims()[0].id) == record.claims()[0]


def test_the_client_asks_the_questions(remote: legation.Client, record: Record) -> None:
    pair = ("NOR", "PRT")
    assert remote.dossier(pair) == views.dossier(record, pair, as_of=date.today())
    assert remote.timeline(pair) == views.timeline_of_parties(record, pair)
    assert remote.timeline(person="duarte") == views.timeline_of_person(record, "duarte")
    assert remote.trend(["NOR"]) == views.trend(record, ["NOR"])
    assert remote.ranking("Norway") == views.ranking(record, "NOR")
    assert remote.network() == views.network(record)
    assert remote.new("2020-01-01") == views.new(record, "2020-01-01T00:00:00Z")
    with pytest.raises(QuestionError, match="Nowhere"):
        remote.dossier(["Nowhere"])
    with pytest.raises(RecordError, match="no entry"):
        remote.entry("e0000000")


def test_the_client_decides(remote: legation.Client, record: Record) -> None:
    claim = record.claims()[0]
    seen = remote.states(claim.id)
    made = remote.reject(claim.id, reason="no", expect=seen)
    with pytest.raises(StaleError):
        remote.accept(claim.id, expect=seen)
    remote.undo(made.id)
    remote.correct(claim.id, "source", "the ministry")
    [entry] = record.entries(kind="transfer")
    off = record.entry(entry.id).claims[0].id
    remote.split(entry.id, [off])
    one, other = (found.id for found in record.entries(kind="transfer"))
    remote.merge(one, other)
    remote.annotate(one, "two ships")
    assert remote.decisions() == record.decisions()
    assert [d.verb for d in record.decisions()] == ["reject", "undo", "correct", "split", "merge", "annotate"]
    assert remote.agreement("a", "b") == []
    assert remote.second_look() == []


def test_the_documented_client_runs(
    own: TestClient, record: Record, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    [block] = re.findall(r"^```py\n(.*?)^```", page, re.M | re.S)
    made = legation.Client("http://localhost", transport=Through(own))
    monkeypatch.setattr(legation, "Client", lambda _url: made, raising=False)
    exec(compile(block, "api.md", "exec"), {})
    assert "Skagen patrol ships" in capsys.readouterr().out
    assert record.decisions()[-1].reason == "seen the contract"


def test_pages_lead_on_and_lose_nothing(own: TestClient, record: Record) -> None:
    for path, count in (("/entries", 6), ("/claims", 10), ("/documents", 5)):
        found: list[str] = []
        at = f"{API}{path}?limit=2"
        while at:
            answer = own.get(at)
            found += [one["id"] for one in answer.json()]
            link = re.fullmatch(r'<([^>]+)>; rel="next"', answer.headers.get("link", ""))
            at = link[1] if link else ""
        assert len(found) == len(set(found)) == count, path


@pytest.mark.parametrize("asked", ["?format=csv", "text/csv"])
def test_rows_come_as_csv(own: TestClient, record: Record, asked: str) -> None:
    record.annotate(record.claims()[0].id, "=cmd()", by="=Eve")
    query, accept = (asked, "*/*") if asked.startswith("?") else ("", asked)
    answer = own.get(f"{API}/decisions{query}", headers={"accept": accept})
    assert answer.headers["content-type"].startswith("text/csv")
    assert "'=cmd()" in answer.text
    assert "\n=" not in answer.text.replace('"', "")
    entries = polars.read_csv(io.BytesIO(own.get(f"{API}/entries?format=csv").content))
    assert entries["id"].to_list() == [one.id for one in record.entries(newest=True)]


def test_rows_come_as_parquet(own: TestClient, record: Record) -> None:
    answer = own.get(f"{API}/claims", headers={"accept": "application/vnd.apache.parquet"})
    rows = polars.read_parquet(io.BytesIO(answer.content))
    assert rows["id"].to_list() == [one.id for one in record.claims()]
    assert json.loads(rows["body"][0]) == record.claims()[0].body
    assert own.get(f"{API}/counts?format=parquet").status_code in (200, 406)
    nothing = own.get(f"{API}/entries?party=FJI&format=csv")
    assert nothing.text.startswith("id,kind")


def test_a_tag_lasts_until_the_record_changes(own: TestClient, record: Record) -> None:
    first = own.get(f"{API}/entries")
    tag = {"if-none-match": first.headers["etag"]}
    again = own.get(f"{API}/entries", headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert own.get(f"{API}/entries?format=csv", headers=tag).status_code == 200
    record.accept(record.entries()[0].id, by="Bo")
    changed = own.get(f"{API}/entries", headers=tag)
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


NOT_UNDERSTOOD = (
    *("/entries?limit=0", "/entries?since=soon", "/entries?kind=war", "/search?q=", "/search?q=..."),
    *("/new?since=1", "/claims?limit=9999", "/states"),
)


@pytest.mark.parametrize("path", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_one_line(own: TestClient, path: str) -> None:
    answer = own.get(API + path)
    assert answer.status_code == 422
    assert isinstance(answer.json()["detail"], str)


def test_a_text_is_read_and_kept(own: TestClient, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from legation.schema import ReaderInfo, Reading
    from legation.web.adding import drafts

    info = ReaderInfo(version="0", model="stand-in")
    monkeypatch.setattr(drafts, "read_one", lambda d: Reading(document=d, claims=(), reader=info))
    sent = {"text": "Norway met Portugal.", "published": "2031-06-02", "source": "Desk"}
    answer = own.post(f"{API}/readings", json=sent)
    assert answer.json()["document"]["published"] == "2031-06-02"
    assert record.counts()["document"] == 5
    assert own.post(f"{API}/readings", json={**sent, "keep": True}).status_code == 200
    assert record.counts()["document"] == 6
    assert own.post(f"{API}/readings", json={"text": " \n "}).status_code == 422


@pytest.mark.parametrize(("path", "sent"), WRITES)
def test_no_write_without_the_right(
    team: tuple[TestClient, dict[str, str]], own_record: Path, path: str, sent: dict[str, Any]
) -> None:
    client, tokens = team
    before = told(own_record)
    sent = {**sent, **({"target": before[2][0].id} if "target" in sent else {})}
    strangers = ({}, {"authorization": "Bearer legation_wrong"}, {"authorization": "Basic eDp5"})
    for headers in (*strangers, {"cookie": "legation_session=wrong"}):
        answer = client.post(API + path, json=sent, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
    lesser = ("reader", "reviewer") if path == "/readings" else ("reader",)
    for role in lesser:
        answer = client.post(API + path, json=sent, headers={"authorization": f"Bearer {tokens[role]}"})
        assert answer.status_code == 403
    assert told(own_record) == before


@pytest.mark.parametrize(("path", "sent"), FORMS)
def test_no_form_without_the_right(
    team: tuple[TestClient, dict[str, str]], own_record: Path, path: str, sent: dict[str, str]
) -> None:
    client, tokens = team
    before = told(own_record)
    target, claim = before[2][0].id, before[3][0].id
    sent = {name: value.replace("TARGET", target) for name, value in sent.items()}
    path = path.replace("CLAIM", claim)
    assert client.post(path, data=sent).status_code == 401
    reader = {"authorization": f"Bearer {tokens['reader']}"}
    assert client.post(path, data=sent, headers=reader).status_code == 403
    assert told(own_record) == before


def test_a_form_of_a_laptop_needs_its_token_too(own: TestClient, own_record: Path) -> None:
    before = told(own_record)
    for path, sent in FORMS:
        made = {name: value.replace("TARGET", before[2][0].id) for name, value in sent.items()}
        for more in ({}, {"csrf": "0" * 64}):
            answer = own.post(path.replace("CLAIM", before[3][0].id), data={**made, **more})
            assert answer.status_code == 403, path
    assert told(own_record) == before


def test_a_foreign_page_or_name_writes_nothing(own: TestClient, own_record: Path) -> None:
    before = told(own_record)
    sent = {"verb": "accept", "target": before[2][0].id}
    for headers, code in (
        ({"host": "evil.example"}, 421),
        ({"origin": "http://evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
    ):
        assert own.post(f"{API}/decisions", json=sent, headers=headers).status_code == code
    plain = {"content-type": "text/plain"}
    assert own.post(f"{API}/decisions", content=json.dumps(sent), headers=plain).status_code == 415
    assert told(own_record) == before


def test_too_much_is_refused(own_record: Path) -> None:
    settings = Settings(record=str(own_record), most_upload=10_000)
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        answer = client.post(f"{API}/readings", json={"text": "x" * 20_000})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path", ["/documents/../../own.db", "/documents/..%2f..%2fown.db", "/entries/..%2f.."]
)
def test_a_path_climbs_nowhere(own: TestClient, path: str) -> None:
    answer = own.get(API + path)
    assert answer.status_code == 404
    assert b"SQLite" not in answer.content


def test_the_description_is_whole_and_shown(own: TestClient) -> None:
    told = own.get(f"{API}/openapi.json").json()
    page = own.get("/api").text
    for path, calls in told["paths"].items():
        assert path in page
        for call in calls.values():
            assert call["summary"]
            assert {"401", "422"} <= set(call["responses"]), path
    assert "HTTPValidationError" not in json.dumps(told)
    assert '<script src="http' not in page
