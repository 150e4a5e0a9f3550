"""The site over a record in PostgreSQL shows what it shows over one in SQLite."""

import re
from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient

from legation.record import choosing
from legation.record.record import Record
from legation.schema import Reading
from legation.web.app import create_app
from legation.web.settings import Settings

PAGES = (
    *("/", "/dyads", "/states", "/persons", "/sources", "/documents", "/network", "/map", "/about"),
    *("/dyad/NOR/PRT", "/state/PRT", "/document/lisbon-daily-1", "/documents?source=Oslo+Wire"),
    *("/persons?name=duarte", "/person/person:ana-duarte:PRT", "/person/person:ana-duarte:PRT?kind=meeting"),
    *(
        "/search",
        "/search?party=NOR&party=PRT",
        "/search?differ=1",
        "/search?person=Lunde",
    ),
    *("/search?source=oslo", "/search?source=nobody", "/search?decision=none", "/search?since=2031-03-05"),
    *("/review", "/review?show=unsure", "/review?show=differing&kind=transfer&party=NOR"),
    *("/review?show=merges", "/decisions", "/agreement"),
)


@pytest.fixture(scope="module")
def on_postgresql(samples: list[Reading], empty_database: Callable[[], str]) -> Iterator[TestClient]:
    """The site over the samples in PostgreSQL."""
    place = empty_database()
    with Record(place) as record:
        record.add(samples)
    app = create_app(Settings(record=place))
    with TestClient(app, base_url="http://localhost") as made:
        yield made


def main_of(client: TestClient, path: str) -> str:
    """What a page says between its head and foot."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.sub(r'name="csrf" value="\w+"', "", answer.text.partition("<main")[2].partition("</main>")[0])


def test_every_page_is_the_same(client: TestClient, on_postgresql: TestClient) -> None:
    entries = set(re.findall(r"/entry/e\w+", main_of(client, "/search")))
    assert len(entries) > 4
    for path in [*PAGES, *sorted(entries)]:
        assert main_of(on_postgresql, path) == main_of(client, path), path
    found = (
        set(re.findall(r"/entry/e\w+", main_of(one, "/search?q=ships"))) for one in (client, on_postgresql)
    )
    assert next(found) == next(found) != set()


@pytest.mark.parametrize("many", [0, 5_000])
def test_an_outlets_entries_either_way(
    many: int, client: TestClient, on_postgresql: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "_MANY_DOCUMENTS", many)
    for site in (client, on_postgresql):
        record = site.app.state.site.record  # type: ignore[attr-defined]
        chosen = record.entries(choosing.Filter(source="osLO"))
        assert {claim.outlet for claim in record.claims(source="Oslo wire")} >= {"Oslo Wire"}
        assert len(chosen) == 4
        assert not record.entries(choosing.Filter(source="nobody"))
