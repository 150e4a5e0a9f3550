"""Search: words, facets, filters, pages by key."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.record.record import Record
from legation.schema import Claim, Document, ReaderInfo, Reading, Span
from legation.web.app import create_app
from legation.web.settings import Settings

_OTHERS = (
    "USA CHN RUS IND FRA GBR DEU JPN KOR AUS ISR TUR UKR POL ITA ESP SWE FIN DNK GRC EGY SAU ARE QAT PAK VNM "
    "IDN PHL SGP MYS THA BRA CHL ARG COL MEX CAN ZAF NGA KEN ETH MAR DZA TUN GEO ARM AZE KAZ UZB MNG NZL NLD "
    "BEL CZE SVK HUN ROU BGR SRB HRV"
).split()


def _entries(page: str) -> list[str]:
    return re.findall(r'class="go" href="/entry/(e[0-9a-f]+)"', page)


def test_words_are_found_and_marked(client: TestClient) -> None:
    page = client.get("/search?q=memorandum").text
    assert "<mark class=hit>memorandum</mark>" in page
    assert "Ministers meet in Lisbon" in page
    assert len(_entries(page)) == 1


def test_a_phrase_is_a_phrase(client: TestClient) -> None:
    assert _entries(client.get('/search?q="Skagen patrol ships"').text)
    assert not _entries(client.get('/search?q="ships patrol"').text)


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("kind=transfer", "Skagen patrol ships", "Cold Atlantic"),
        ("status=planned&party=norway", "Cold Atlantic", "IND–JPN"),
        ("party=IND&party=Japan", "IND–JPN", "Cold Atlantic"),
        ("person=duarte", "Talks NOR–PRT", "Cold Atlantic"),
        ("source=Tokyo+Post", "IND–JPN", "Cold Atlantic"),
        ("until=2030-12-31", "IND–JPN", "Cold Atlantic"),
        ("differ=1", "Skagen patrol ships", "Cold Atlantic"),
    ],
)
def test_filters_narrow(client: TestClient, query: str, there: str, gone: str) -> None:
    page = client.get(f"/search?{query}").text.partition('<h2 id="results">')[2]
    assert there in page
    assert gone not in page


def test_facets_count_and_lead_on(client: TestClient) -> None:
    page = client.get("/search").text
    link = re.search(r'<a href="(/search\?kind=transfer)">transfer</a> <span class="count">1<', page)
    assert link
    assert len(_entries(client.get(link[1]).text)) == 1


def test_what_is_not_understood_is_named_and_left_out(client: TestClient) -> None:
    answer = client.get("/search?kind=party&since=2031-02-30&party=Atlantis&decision=maybe")
    assert answer.status_code == 200
    for named in ("party: not known here", "2031-02-30: no day", "Atlantis", "maybe"):
        assert named in answer.text


def test_no_word_is_a_page_that_says_so(client: TestClient) -> None:
    answer = client.get('/search?q="%20"')
    assert answer.status_code == 422
    assert "needs a word" in answer.text


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Sixty meetings, five of them on the same day, four without any."""
    place = tmp_path_factory.mktemp("crowded") / "many.db"
    with Record(place) as record:
        record.add([_meeting(number) for number in range(60)])
    with TestClient(create_app(Settings(record=str(place))), base_url="http://localhost") as client:
        yield client


def _meeting(number: int) -> Reading:
    other = _OTHERS[number]
    text = f"An envoy of Norway met a delegation from the state called {other}, document {number}."
    day = None if number >= 56 else f"2031-{number // 5 % 12 + 1:02}-10"
    fields: dict[str, Any] = {
        "kind": "meeting",
        "form": "talks",
        "status": "occurred",
        "parties": ("NOR", other),
        "when": {"start": day, "end": day, "precision": "day", "text": "then"} if day else None,
        "evidence": [Span.of(text, 0, len(text) - 1)],
    }
    document = Document(id=f"m{number}", text=text, source=f"Outlet {number % 3}")
    return Reading(
        document=document, claims=(Claim.make(text, **fields),), reader=ReaderInfo(version="0", model="x")
    )


@pytest.mark.parametrize("path", ["/search", "/search?party=NOR", "/state/NOR"])
def test_pages_by_key_show_every_entry_once(crowded: TestClient, path: str) -> None:
    seen: list[str] = []
    link: str | None = path
    while link:
        page = crowded.get(link).text
        seen += _entries(page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        link = found[1].replace("&amp;", "&") if found else None
        assert len(seen) <= 60
    with Record(crowded.app.state.site.settings.record) as record:  # type: ignore[attr-defined]
        every = [one.id for one in record.entries(newest=True)]
    assert seen == every
    assert len(seen) == 60


def test_documents_come_in_pages(crowded: TestClient) -> None:
    first = crowded.get("/documents").text
    found = re.search(r'rel="next" href="([^"]+)"', first)
    assert found
    second = crowded.get(found[1].replace("&amp;", "&")).text
    names = [re.findall(r'class="go" href="/document/(m\d+)"', page) for page in (first, second)]
    assert len(names[0]) == 40
    assert sorted(names[0] + names[1]) == sorted(f"m{n}" for n in range(60))


@pytest.mark.parametrize("after", ["x", "~", "2031-99-99~e1", "~e1", "9999-12-31~" + "e" * 500])
def test_a_broken_key_is_no_error(client: TestClient, after: str) -> None:
    assert client.get("/search", params={"after": after}).status_code == 200
    assert client.get("/documents", params={"after": after}).status_code == 200


def test_words_come_in_pages(crowded: TestClient) -> None:
    first, second = (crowded.get(f"/search?q=delegation&page={n}").text for n in (1, 2))
    assert len(_entries(first)) == len(_entries(second)) == 25
    assert not set(_entries(first)) & set(_entries(second))
