"""Review without a browser's help: plain forms, each decision, what others did meanwhile."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.record.record import Record
from legation.web.app import create_app
from legation.web.csrf import HEADER, local_token
from legation.web.review.passage import passage
from legation.web.settings import Settings


@pytest.fixture
def client(own_record: Path) -> Iterator[TestClient]:
    settings = Settings(record=str(own_record), local_name="Ann")
    with TestClient(create_app(settings), base_url="http://localhost") as made:
        made.headers[HEADER] = local_token()
        yield made


@pytest.fixture
def record(own_record: Path) -> Iterator[Record]:
    with Record(own_record, create=False) as opened:
        yield opened


def form_of(page: str, action: str) -> dict[str, Any]:
    """The fields of the form that posts there, as a browser would send them untouched."""
    found = re.search(
        rf'<form method="post" action="{re.escape(action)}" id="correct">(.*?)</form>', page, re.S
    )
    assert found, action
    fields: dict[str, Any] = {}
    for tag in re.findall(r"<input [^>]+>", found[1]):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if said["type"] != "checkbox":
            fields[said["name"]] = said.get("value", "")
        elif " checked" in tag:
            fields.setdefault(said["name"], []).append(said["value"])
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', found[1], re.S):
        values = re.findall(r'<option value="([^"]*)"( selected)?', options)
        fields[name] = next((value for value, chosen in values if chosen), values[0][0])
    return fields


def decide(client: TestClient, verb: str, target: str, **more: Any) -> Any:
    return client.post("/review/decide", data={"verb": verb, "target": target, **more})


def claim_of(record: Record, kind: str, words: str = "") -> Any:
    return next(one for one in record.claims(kind=kind) if words in one.evidence)


def test_the_queue_says_why_and_forgets_what_is_decided(client: TestClient, record: Record) -> None:
    page = client.get("/review").text
    first = re.search(r'data-review="(e\w+)"', page)
    assert first
    assert record.entry(first[1]).summary.disagreements
    assert "≠ 2 disagreements" in page
    assert "one source" in page
    assert first[1] not in decide(client, "accept", first[1]).text.partition('aria-label="Queue"')[2]
    assert record.entry(first[1]).summary.decision == "accepted"
    assert "Cold Atlantic" not in client.get("/review?show=differing").text
    assert "Cold Atlantic" in client.get("/review?kind=activity&party=Norway").text
    assert "Nothing waits" in client.get("/review?show=unsure").text
    assert client.get("/review?party=Atlantis").status_code == 422


@pytest.mark.parametrize("verb", ["accept", "reject"])
def test_a_claim_is_decided_on_and_undone(client: TestClient, record: Record, verb: str) -> None:
    claim = claim_of(record, "commitment")
    page = decide(client, verb, claim.id, reason="seen", back=f"/review/entry/{claim.entry}").text
    assert f"Ann {verb}ed" in page
    [made] = record.decisions()
    assert (made.by, made.verb, made.claims, made.reason) == ("Ann", verb, (claim.id,), "seen")
    assert f'value="{made.id}"' in page
    decide(client, "undo", made.id)
    assert record.decisions()[-1].undoes == made.id
    assert record.entry(claim.entry).summary.decision is None


def test_an_untouched_form_changes_nothing(client: TestClient, record: Record) -> None:
    for claim in record.claims():
        path = f"/review/claim/{claim.id}"
        sent = client.post(path, data=form_of(client.get(path).text, path))
        assert sent.status_code == 422
        assert "nothing was changed" in sent.text, claim.kind
    assert record.decisions() == []


def test_every_field_is_corrected(client: TestClient, record: Record) -> None:
    claim = claim_of(record, "transfer", "Portugal ordered two")
    path = f"/review/claim/{claim.id}"
    form = form_of(client.get(path).text, path)
    form |= {
        "form": "delivered",
        "status": "planned",
        "parties": "NOR, PRT ESP",
        "source": "the ministry",
        "when-start": "2031-03-01",
        "when-end": "2031-03-31",
        "precision": "month",
        "when-text": "March",
        "where-name": "Lisbon",
        "where-state": "prt",
        "supplier": "esp",
        "amount": "315,000,000",
        "currency": "usd",
        "item-0-quantity": "4",
        "item-1-name": "Skagen radars",
        "item-1-category": "sensors",
        "who-0-name": "Kari Lunde",
        "who-0-role": "supplier",
        "who-0-state": "NOR",
        "topics": ["maritime", "air"],
        "reason": "by the contract",
    }
    assert client.post(path, data=form).status_code == 200
    now = next(one for one in record.claims() if one.id == claim.id).body
    assert (now["form"], now["status"], now["parties"]) == ("delivered", "planned", ["ESP", "NOR", "PRT"])
    assert now["when"] == {
        "start": "2031-03-01", "end": "2031-03-31", "precision": "month", "text": "March"
    }  # fmt: skip
    assert now["where"] == {"name": "Lisbon", "state": "PRT"}
    assert now["details"]["supplier"] == "ESP"
    assert now["details"]["value"] == {"amount": 315_000_000, "currency": "USD"}
    assert [one["quantity"] for one in now["details"]["items"]] == [4, None]
    assert [one["name"] for one in now["participants"]] == ["Kari Lunde"]
    assert now["topics"] == ["air", "maritime"]
    assert now["source"] == "the ministry"
    made = record.decisions()
    assert len(made) == 11
    assert {one.reason for one in made} == {"by the contract"}
    assert {one.by for one in made} == {"Ann"}


def test_a_kind_is_changed(client: TestClient, record: Record) -> None:
    claim = claim_of(record, "commitment")
    path = f"/review/claim/{claim.id}"
    page = client.get(f"{path}?kind=instrument").text
    assert "It was read as commitment" in page
    form = form_of(page, path) | {"form": "agreement", "title": "logistics accord", "action": "signed"}
    assert client.post(path, data=form).status_code == 200
    now = next(one for one in record.claims() if one.id == claim.id).body
    assert (now["kind"], now["details"]) == ("instrument", {"title": "logistics accord", "action": "signed"})


def test_evidence_is_redrawn_by_two_words(client: TestClient, record: Record) -> None:
    claim = claim_of(record, "instrument", "The two signed")
    path = f"/review/claim/{claim.id}"
    form = form_of(client.get(path).text, path)
    text = client.get(f"/api/v1/documents/{claim.document}").json()["document"]["text"]
    start = text.index("signed a memorandum")
    form |= {"evidence-0-start": str(start), "evidence-0-end": str(start + len("signed a memorandum"))}
    assert client.post(path, data=form).status_code == 200
    assert next(one for one in record.claims() if one.id == claim.id).evidence == "signed a memorandum"
    back = form | {"evidence-0-start": "9", "evidence-0-end": "2"}
    wrong = client.post(path, data=back)
    assert wrong.status_code == 422
    assert "choose a first word" in wrong.text


def test_what_was_typed_stays_when_it_is_refused(client: TestClient, record: Record) -> None:
    path = f"/review/claim/{claim_of(record, 'meeting').id}"
    form = form_of(client.get(path).text, path) | {"amount": "1", "parties": "[oops", "reason": "my reason"}
    page = client.post(path, data=form)
    assert page.status_code == 422
    assert "my reason" in page.text
    assert "[oops" in page.text
    assert record.decisions() == []


def test_a_value_is_chosen_where_sources_differ(client: TestClient, record: Record) -> None:
    [entry] = record.entries(kind="transfer")
    decide(client, "correct", entry.id, field="value", value="EUR 340,000,000", reason="budget law")
    best = [v for v in record.entry(entry.id).values if v.field == "value" and v.best]
    assert [v.value for v in best] == ["EUR 340,000,000"]


def test_entries_are_split_and_merged_again(client: TestClient, record: Record) -> None:
    [entry] = record.entries(kind="transfer")
    off = claim_of(record, "transfer", "Oslo will deliver").id
    page = decide(client, "split", entry.id, claims=[off], back=f"/review/entry/{entry.id}")
    assert page.url.path.startswith("/review/entry/")
    assert len(record.entries(kind="transfer")) == 2
    one, other = (found.id for found in record.entries(kind="transfer"))
    assert f'value="{other}"' in client.get(f"/review/entry/{one}").text
    decide(client, "merge", one, other=f"http://localhost/entry/{other}")
    assert len(record.entries(kind="transfer")) == 1
    assert decide(client, "split", one, claims=[]).status_code in (404, 422)


def test_a_note_is_seen(client: TestClient, record: Record) -> None:
    entry = record.entries(kind="activity")[0].id
    decide(client, "annotate", entry, reason="ask <b>Oslo</b>")
    for path in (f"/entry/{entry}", f"/review/entry/{entry}", "/decisions"):
        page = client.get(path).text
        assert "ask &lt;b&gt;Oslo" in page
    assert decide(client, "annotate", entry, reason="  ").status_code == 422


def test_who_comes_second_is_told_and_loses_nothing(client: TestClient, record: Record) -> None:
    claim = claim_of(record, "meeting")
    path = f"/review/claim/{claim.id}"
    form = form_of(client.get(path).text, path) | {"source": "my own words"}
    record.reject(claim.id, by="Bo", reason="another meeting")
    answer = client.post(path, data=form)
    assert answer.status_code == 409
    assert "Bo</bdi>" in answer.text or "Bo rejected" in answer.text
    assert "another meeting" in answer.text
    assert "my own words" in answer.text
    assert f"<dt>on</dt><dd><bdi>{claim.evidence[:30]}" in answer.text
    assert [one.by for one in record.decisions()] == ["Bo"]
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', answer.text))
    assert client.post(path, data=again).status_code == 200
    assert [one.by for one in record.decisions()] == ["Bo", "Ann"]
    told = client.get(f"/review/state/{claim.id}").json()
    assert told["state"] == record.states(claim.id)[claim.id]


def test_merges_are_looked_at(client: TestClient, record: Record) -> None:
    page = client.get("/review?show=merges").text
    pairs = re.findall(r'data-review="(e\w+)"', page)
    assert len(pairs) == len(re.findall(r"score [\d.]+", page)) > 0
    decide(client, "accept", pairs[0], back="/review?show=merges")
    assert record.entry(pairs[0]).summary.decision == "accepted"


def test_the_journal_and_agreement_say_who(client: TestClient, record: Record) -> None:
    ids = [one.id for one in record.claims()]
    for name in ids[:6]:
        record.accept(name, by="Ann")
        record.accept(name, by="Bo") if name != ids[0] else record.reject(name, by="Bo")
    page = client.get("/decisions?by=Bo&verb=reject").text
    assert page.count("Bo rejected") == 1
    assert "Bo accepted" not in page
    page = client.get("/agreement?one=Ann&other=Bo").text
    assert "83 %" in page
    assert "0.00" in page
    assert client.get("/decisions?page=7").status_code == 200


def test_a_passage_is_words_in_place_and_never_too_many() -> None:
    text = "One two.\n\nThree four five.\n\n" + "word " * 2_000 + "\n\nend"
    near = passage(text, [text.index("four")])
    assert [text[word.start : word.end] for word in near.words[:5]] == ["One", "two", ".", "Three", "four"]
    far = passage(text, [text.index("end") - 3_000])
    assert 0 < len(far.words) <= 450
    assert far.before is not None
    assert far.after is not None
    assert passage("", [0]).words == ()


def test_evidence_that_is_near_is_shown_together_and_what_is_far_in_words(client: TestClient) -> None:
    from legation.web.review.claim_form import _elsewhere, _places

    near, far = {"start": 400, "end": 460}, {"start": 9_000, "end": 9_040}
    first = {"start": 100, "end": 180}
    assert _places([first, near, far]) == [100, 179, 400, 459]
    text = "The two ministers signed the memorandum on naval cooperation."
    assert _elsewhere(text, "4", "start") == "two ministers signed the …"
    assert _elsewhere(text, "28", "end") == "… two ministers signed the"
    assert _elsewhere(text, "²<b>", "end") == "²<b>"
    assert _elsewhere(text, "99999", "start") == " …"


def test_nobody_is_compared_with_nobody(client: TestClient, record: Record) -> None:
    assert "<select" not in client.get("/agreement").text
    entry = record.entries(kind="transfer")[0]
    record.accept(entry.id, by="Ann")
    assert "<select" not in client.get("/agreement").text
    record.accept(entry.id, by="Bob")
    assert client.get("/agreement").text.count("<select") == 2


def test_a_late_decision_names_what_it_is_about(client: TestClient, record: Record) -> None:
    [entry] = record.entries(kind="transfer")
    seen = record.states(entry.id)[entry.id]
    record.accept(entry.id, by="Bo")
    answer = decide(client, "reject", entry.id, state=f"{entry.id}:{seen}")
    assert answer.status_code == 409
    assert "<dt>decision</dt><dd><bdi>reject</bdi></dd>" in answer.text
    assert entry.headline.split(":")[-1].strip() in answer.text
