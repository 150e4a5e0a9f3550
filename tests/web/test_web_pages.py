"""Each page says what the record has, with the way to the words."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation.record.choosing import Filter
from legation.record.record import Record

ROOT = Path(__file__).parents[2]


def entry_of(place: Path, kind: str) -> str:
    """The id of the entry of this kind with most claims."""
    with Record(place, create=False) as record:
        return max(record.entries(Filter(kind=kind)), key=lambda one: one.claims).id


def follow(client: TestClient, link: str) -> None:
    """A link to words leads to a document that has them."""
    path, _, anchor = link.partition("#")
    page = client.get(path)
    assert page.status_code == 200
    assert f'id="{anchor}"' in page.text


def test_home_says_what_there_is(client: TestClient) -> None:
    page = client.get("/").text
    assert "5 documents" in page
    assert "3 outlets" in page
    assert "/dyad/NOR/PRT" in page


def test_every_row_leads_to_its_sentence(client: TestClient) -> None:
    links = re.findall(r'class="cite" href="([^"]+)"', client.get("/search").text)
    assert len(links) >= 5
    for link in links:
        follow(client, link)


def test_an_entry_shows_who_says_what(client: TestClient, sample_record: Path) -> None:
    page = client.get(f"/entry/{entry_of(sample_record, 'transfer')}").text
    assert "EUR 310,000,000" in page
    assert "EUR 340,000,000" in page
    assert "≠ differ" in page
    assert "Delivered" in page
    assert "Why these are one" in page
    for link in re.findall(r'href="(/document/[^"]+#claim-[^"]+)"', page):
        follow(client, link)


def test_an_instrument_has_its_stages(client: TestClient, sample_record: Path) -> None:
    page = client.get(f"/entry/{entry_of(sample_record, 'instrument')}").text
    assert '<ol class="stages">' in page
    assert "Signed" in page


def test_a_shortened_id_leads_to_the_whole_one(client: TestClient, sample_record: Path) -> None:
    name = entry_of(sample_record, "meeting")
    answer = client.get(f"/entry/{name[:9]}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, f"/entry/{name}")


def test_a_document_marks_each_claim(client: TestClient, sample_record: Path) -> None:
    page = client.get("/document/lisbon-daily-1").text
    with Record(sample_record, create=False) as record:
        theirs = [one for one in record.claims() if one.document == "lisbon-daily-1"]
    assert len(theirs) == 4
    for one in theirs:
        assert f'id="claim-{one.id}"' in page
        assert f"/entry/{one.entry}" in page
    assert 'href="https://lisbon.example/1" rel="noreferrer noopener"' in page


def test_a_dyad_is_a_dossier(client: TestClient) -> None:
    page = client.get("/dyad/NOR/PRT").text
    for heading in (
        "Instruments",
        "Meetings",
        "Transfers",
        "Where sources differ",
        "Over time",
        "Sources cited",
    ):
        assert heading in page
    assert "Cold Atlantic" in page
    assert "<svg" in page
    for link in set(re.findall(r'href="(/document/[^"]+#claim-[^"]+)"', page)):
        follow(client, link)


def test_a_period_narrows_a_dyad(client: TestClient) -> None:
    page = client.get("/dyad/NOR/PRT?since=2033-01-01").text
    assert "Cold Atlantic" in page
    assert "Skagen" not in page
    assert client.get("/dyad/NOR/PRT?since=soon").status_code == 422


@pytest.mark.parametrize("path", ["/dyad/PRT/NOR", "/dyad/Norway/portugal", "/dyads?one=Norway&other=PRT"])
def test_a_dyad_has_one_address(client: TestClient, path: str) -> None:
    answer = client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/dyad/NOR/PRT")


def test_a_state_has_partners_and_persons(client: TestClient) -> None:
    page = client.get("/state/PRT").text
    assert "/dyad/NOR/PRT" in page
    assert "Ana Duarte" in page


def test_a_person_has_offices_and_entries(client: TestClient) -> None:
    found = client.get("/persons?name=duarte").text
    link = re.search(r'href="(/person/[^"]+)"', found)
    assert link
    page = client.get(link[1]).text
    assert "Defence Minister" in page
    assert "We will train together" in page
    assert (
        "We will train together"
        not in client.get(link[1] + "?kind=meeting").text.partition('<h2 id="entries"')[2]
    )


def test_outlets_lead_to_their_documents(client: TestClient) -> None:
    assert "/documents?source=Lisbon+Daily" in client.get("/sources").text
    page = client.get("/documents?source=Lisbon+Daily").text
    assert "First ship delivered" in page
    assert "Lunde in Lisbon" not in page


def test_network_and_map_draw_ties(client: TestClient) -> None:
    network = client.get("/network").text
    assert "/dyad/IND/JPN" in network
    assert "/dyad/IND/JPN" not in client.get("/network?around=Portugal").text
    drawn = client.get("/map?state=PRT").text
    assert 'href="#land-PRT"' in drawn
    assert "/dyad/NOR/PRT" in drawn
    assert client.get("/map?since=2033&until=2030").status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "/entry/e0",
        "/entry/nothing",
        "/document/nothing",
        "/person/nobody",
        "/state/Atlantis",
        "/dyad/NOR/Atlantis",
        "/no/page",
        "/document",
    ],
)
def test_what_is_not_there_is_said_in_a_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>Not on record</h1>" in answer.text


def test_the_figures_of_quality_are_those_of_the_docs() -> None:
    shown = tomllib.loads((files("legation.web") / "quality.toml").read_text(encoding="utf-8"))
    written = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    table = written.partition("`python benchmarks/quality.py corpus/dev`")[2].partition("fields right")[0]
    rows = re.findall(r"^(\w+)\s+\d+\s+\d+\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)$", table, re.M)
    told = {
        kind: dict(zip(("precision", "recall", "f1", "exact_f1"), map(float, its), strict=True))
        for kind, *its in rows
    }
    assert shown == told, "src/legation/web/quality.toml repeats docs/quality.md"


def test_about_shows_them(client: TestClient) -> None:
    page = client.get("/about").text
    assert "letter of intent" in page
    assert "Exact F1" in page


def test_an_entrys_values_are_in_words(client: TestClient, sample_record: Path) -> None:
    page = client.get(f"/entry/{entry_of(sample_record, 'transfer')}").text
    values = page.partition('<table class="values">')[2].partition("</table>")[0]
    assert "Norway (NOR)" in values
    assert "Portugal (PRT)" in values


def test_what_is_not_there_is_said_in_a_sentence(client: TestClient) -> None:
    assert "<bdi>There is no page at this address</bdi>" in client.get("/nowhere").text
