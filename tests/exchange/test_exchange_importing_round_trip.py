"""Out and in again: each form gives back the claims that it can carry."""

import json
import tempfile
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from legation.exchange.export import export
from legation.exchange.importing.form import Given
from legation.exchange.importing.importer import import_files
from legation.exchange.importing.opening import Opening
from legation.exchange.register import header
from legation.record.record import Record
from legation.schema import CATEGORIES, Claim, Reading

FEW = settings(
    max_examples=2,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
"""Examples are long lists, and each makes a record."""
STATES = ("ARG", "BRA", "CHL", "EGY", "FRA", "GBR", "IDN", "IND", "JPN", "KEN", "NOR", "POL", "THA")
DYADS = list(combinations(STATES, 2))
WORDS = st.text(st.sampled_from("abdeiklmnorstu"), min_size=4, max_size=9).map(str.capitalize)
NAMES = st.lists(WORDS, min_size=2, max_size=3, unique=True).map(" ".join)
OFFICES = st.sampled_from(["Secretary of the Navy", "Secretary of the Army"])
DAYS = st.dates(date(1995, 1, 1), date(2024, 12, 1))


@st.composite
def times(draw: st.DrawFn, *precisions: str) -> dict[str, Any]:
    """A day, month, year or some days."""
    precision, first = draw(st.sampled_from(precisions)), draw(DAYS)
    last = first
    if precision == "range":
        last = first + timedelta(days=draw(st.integers(1, 20)))
    elif precision == "month":
        first = first.replace(day=1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    elif precision == "year":
        first, last = date(first.year, 1, 1), date(first.year, 12, 31)
    return {"start": f"{first}", "end": f"{last}", "precision": precision, "text": str(first.year)}


Bodies = list[dict[str, Any]]


def claims(make: Callable[[tuple[str, str]], st.SearchStrategy[dict[str, Any]]]) -> st.SearchStrategy[Bodies]:
    """Claims of different dyads, so that none is merged with another."""
    dyads = st.lists(st.sampled_from(DYADS), min_size=1, max_size=6, unique=True)
    return dyads.flatmap(lambda chosen: st.tuples(*map(make, chosen)).map(list))


def instrument(dyad: tuple[str, str]) -> st.SearchStrategy[dict[str, Any]]:
    return times("day", "month", "year").map(lambda when: {
        "kind": "instrument", "form": "agreement", "parties": dyad, "when": when,
        "details": {"action": "signed"},
    })  # fmt: skip


def transfer(dyad: tuple[str, str]) -> st.SearchStrategy[dict[str, Any]]:
    item = st.fixed_dictionaries(
        {"name": NAMES, "category": st.sampled_from(CATEGORIES), "quantity": st.integers(1, 900)}
    )
    ends = st.permutations(dyad)
    return st.builds(lambda form, when, item, ends: {
        "kind": "transfer", "form": form, "parties": dyad, "when": when,
        "details": {"supplier": ends[0], "recipient": ends[1], "items": [item]},
    }, st.sampled_from(["ordered", "delivered"]), times("year"), item, ends)  # fmt: skip


def exercise(dyad: tuple[str, str]) -> st.SearchStrategy[dict[str, Any]]:
    topics = st.lists(st.sampled_from(["air", "land", "maritime", "cyber"]), unique=True)
    return st.builds(lambda when, name, place, topics: {
        "kind": "activity", "form": "exercise", "parties": dyad, "when": when, "where": {"name": place},
        "topics": topics, "details": {"name": name},
    }, times("day", "month", "range"), NAMES, NAMES, topics)  # fmt: skip


def visit(dyad: tuple[str, str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(lambda when, name, office: {
        "kind": "meeting", "form": "visit", "parties": ("USA", dyad[0]), "when": when,
        "participants": [{"name": name, "type": "person", "role": "visitor", "state": "USA",
                          "office": office}],
    }, times("day", "range"), NAMES, OFFICES)  # fmt: skip


def event(dyad: tuple[str, str]) -> st.SearchStrategy[dict[str, Any]]:
    kinds = [("meeting", "visit"), ("meeting", "call"), ("meeting", "talks"), ("instrument", "agreement")]
    return st.builds(lambda kind, when: {
        "kind": kind[0], "form": kind[1], "parties": dyad, "when": when,
        "details": {"action": "signed"} if kind[0] == "instrument" else {},
    }, st.sampled_from(kinds), times("day"))  # fmt: skip


def readings(bodies: Bodies, what: str = "Dispatch") -> list[Reading]:
    made = []
    for number, body in enumerate(bodies):
        text = f"{what} {number} tells of a matter of record."
        span = {"start": 0, "end": len(text), "text": text}
        claim = {"status": "occurred", **body, "evidence": [span]}
        document = {"id": f"d{number}", "text": text, "published": "2025-01-01", "source": "Wire"}
        reader = {"version": "1", "model": "by hand"}
        made.append(Reading.model_validate({"document": document, "claims": [claim], "reader": reader}))
    return made


def out_and_in(bodies: Bodies, format: str, name: str, **options: Any) -> tuple[list[Claim], list[Claim]]:
    """The claims that went out, and those that came in."""
    with tempfile.TemporaryDirectory() as folder:
        with Record(f"{folder}/record.db") as record:
            went = readings(bodies)
            record.add(went)
            export(record, format, f"{folder}/{name}", options=options)
        opened = Opening().source(Path(folder, name))
        came = [claim for one, _ in opened.readings(Given()) if one for claim in one.claims]
    return [claim for one in went for claim in one.claims], came


def same(one: Iterable[Claim], other: Iterable[Claim], of: Callable[[Claim], Any]) -> None:
    assert sorted(map(repr, map(of, one))) == sorted(map(repr, map(of, other)))


def when_of(claim: Claim) -> Any:
    return (claim.when.start, claim.when.end, claim.when.precision) if claim.when else None


@FEW
@given(claims(instrument))
def test_dcad(bodies: Bodies) -> None:
    went, came = out_and_in(bodies, "dcad", "dcad.csv")
    same(went, came, lambda c: (c.parties, c.form, c.details.action, when_of(c)))


@pytest.mark.parametrize("layout", ["classic", "2025"])
@FEW
@given(bodies=claims(transfer))
def test_sipri(layout: str, bodies: Bodies) -> None:
    went, came = out_and_in(bodies, "sipri", "sipri.csv", layout=layout)

    def told(c: Claim) -> Any:
        item = c.details.items[0]
        quantity = item.quantity if c.form == "delivered" or layout == "classic" else None
        return (
            c.details.supplier,
            c.details.recipient,
            c.form,
            when_of(c),
            item.name,
            item.category,
            quantity,
        )

    same(went, came, told)


@FEW
@given(claims(exercise))
def test_mme(bodies: Bodies) -> None:
    went, came = out_and_in(bodies, "mme", "mme.csv")
    same(
        went,
        came,
        lambda c: (c.parties, when_of(c), c.details.name, c.where and c.where.name, sorted(c.topics)),
    )


@FEW
@given(claims(visit))
def test_colt(bodies: Bodies) -> None:
    by_host = {body["parties"][1]: body for body in bodies}
    went, came = out_and_in(list(by_host.values()), "colt", "visits.csv")
    same(went, came, lambda c: (
        c.parties, when_of(c), [(p.name, p.office, p.role, p.state) for p in c.participants]
    ))  # fmt: skip


@pytest.mark.parametrize(("format", "name"), [("gdelt", "events.CSV"), ("polecat", "events.tsv")])
@FEW
@given(bodies=claims(event))
def test_event_tables(format: str, name: str, bodies: Bodies) -> None:
    went, came = out_and_in(bodies, format, name)
    same(went, came, lambda c: (c.kind, c.form, c.parties, c.details.action, when_of(c)))


@FEW
@given(claims(event))
def test_followthemoney(bodies: Bodies) -> None:
    went, came = out_and_in(bodies, "followthemoney", "entities.ftm.json")
    same(went, came, lambda c: (c.kind, c.form, c.status, c.parties, when_of(c)))


def test_gdelts_mentions_bring_each_outlets_report(tmp_path: Path) -> None:
    when = {"start": "2022-06-02", "end": "2022-06-02", "precision": "day", "text": "2 June"}
    bodies = [{"kind": "meeting", "form": "visit", "parties": ("IND", "NOR"), "when": when}] * 3
    with Record(tmp_path / "one.db") as record:
        record.add(readings(bodies))
        export(record, "gdelt", f"{tmp_path}/gdelt/")
    with Record(tmp_path / "two.db") as record:
        done = import_files(record, sorted((tmp_path / "gdelt").iterdir()))
        assert (done.report.rows, done.report.refused) == (4, 0)
        (entry,) = record.entries()
        assert (entry.kind, entry.form, entry.start) == ("meeting", "visit", date(2022, 6, 2))
        assert {one.source for one in record.documents()} == {"GDELT Project", "Wire"}


@FEW
@given(claims(transfer), claims(exercise))
def test_a_dump_gives_back_the_same_ids(one: Bodies, other: Bodies) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Record(f"{folder}/one.db") as record:
            record.add(readings([*one, *other]))
            record.dump(f"{folder}/copy")
            before = [(c.id, json.dumps(c.body)) for c in record.claims()]
        with Record(f"{folder}/two.db") as record:
            record.add(
                readings([{"kind": "relation", "form": "alliance", "parties": ("FRA", "GBR")}], "Letter")
            )
            import_files(record, [Path(folder, "copy")])
            after = [(c.id, json.dumps(c.body)) for c in record.claims() if c.kind != "relation"]
    assert before == after


@pytest.mark.parametrize(
    ("format", "cells", "named"),
    [
        (
            "dcad",
            {"ccode1": "265", "cowName1": "GDR", "ccode2": "680", "cowName2": "YPR", "signYear": "1983"},
            ["265,GDR,680,YPR"],
        ),
        (
            "mme",
            {
                **{"MMEID": "1", "Ex_Name": "Shield", "StartDate": "1983-05-xx", "s.year": "1983"},
                **{"s.month": "5", "StateA": "German Democratic Republic"},
                "StateB": "People's Democratic Republic of Yemen",
            },
            ["German Democratic Republic", "People's Democratic Republic of Yemen"],
        ),
    ],
)
def test_states_that_another_took_in_have_their_codes_again(
    format: str, cells: dict[str, str], named: list[str], tmp_path: Path
) -> None:
    names = header(format)
    rows = ",".join(names), ",".join(cells.get(name, "") for name in names)
    (tmp_path / "in.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    with Record(tmp_path / "one.db") as record:
        done = import_files(record, [tmp_path / "in.csv"], format)
        assert done.report.refused == 0, list(done.report.lines())
        (entry,) = record.entries()
        assert entry.parties == ("DEU", "YEM")
        export(record, format, tmp_path / "out.csv")
        export(record, "panel", tmp_path / "panel.csv", parties=("DEU", "YEM"))
    out = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert all(name in out for name in named)
    assert "DEU,YEM,0,DDR,265,265,YMD,680,680" in (tmp_path / "panel.csv").read_text(encoding="utf-8")
