import json
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from legation import views
from legation.exchange.news.atom import atom
from legation.exchange.news.json import to_json
from legation.exchange.news.markdown import markdown
from legation.record.record import Record
from legation.views.news_parts import News

_ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def found(news_place: Path) -> News:
    with Record(news_place) as record:
        return views.new(record, "2026-01-05T00:00:00Z")


@pytest.fixture(scope="module")
def everything(news_place: Path) -> News:
    with Record(news_place) as record:
        return views.new(record, "2000-01-01T00:00:00Z")


def _feed(found: News) -> etree._Element:
    return etree.fromstring(atom(found).encode())


@pytest.mark.parametrize("which", ["found", "everything"])
def test_the_feed_has_what_atom_demands(which: str, request: pytest.FixtureRequest) -> None:
    feed = _feed(request.getfixturevalue(which))
    for of in [feed, *feed.findall("a:entry", _ATOM)]:
        for name in ("id", "title", "updated"):
            (only,) = of.findall(f"a:{name}", _ATOM)
            assert only.text
        assert datetime.fromisoformat(of.findtext("a:updated", namespaces=_ATOM)).tzinfo
    assert feed.findtext("a:author/a:name", namespaces=_ATOM) == "Legation"
    ids = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(ids) == len(set(ids))
    assert all(one.startswith("tag:legation,2026:") for one in ids)


def test_an_entry_tells_what_happened_in_the_words_of_its_sources(found: News) -> None:
    entries = {
        one.findtext("a:id", namespaces=_ATOM).rpartition("/")[2]: one
        for one in _feed(found).findall("a:entry", _ATOM)
    }
    assert set(entries) == {"entered", "delivered", "value"}
    assert "from ordered to delivered" in entries["delivered"].findtext("a:title", namespaces=_ATOM)
    assert "June 2021" in entries["delivered"].findtext("a:content", namespaces=_ATOM)
    assert "trained together" in entries["entered"].findtext("a:content", namespaces=_ATOM)
    assert "conferred" not in entries["entered"].findtext("a:content", namespaces=_ATOM)


def test_documents_words_are_escaped_in_the_feed(everything: News) -> None:
    text = atom(everything)
    contents = [one.text for one in _feed(everything).iter("{http://www.w3.org/2005/Atom}content")]
    assert any("&lt;script&gt;" in content for content in contents)
    assert not any("<script" in content or "<b>" in content for content in contents)
    links = [one.get("href") for one in _feed(everything).iter("{http://www.w3.org/2005/Atom}link")]
    assert set(links) == {"https://gazette.example/visit?a=1&b=2"}
    assert atom(everything) == text


def test_ids_do_not_depend_on_the_moment_asked(found: News, everything: News) -> None:
    def entered(of: News) -> set[str]:
        ids = (one.text for one in _feed(of).iter("{http://www.w3.org/2005/Atom}id"))
        return {one for one in ids if one.endswith("/entered")}

    assert entered(found) <= entered(everything)


def test_markdown_and_json_have_all_three(found: News) -> None:
    text = markdown(found)
    for title in ("Entered", "Moved a stage", "Now in dispute", "1 entry gained sources"):
        assert title in text
    told = json.loads(to_json(found))
    assert told["moved"]["shown"][0]["after"] == "delivered"


def test_no_news_says_so(news_place: Path) -> None:
    with Record(news_place) as record:
        nothing = views.new(record, "2030-01-01T00:00:00Z")
    assert "Nothing new" in markdown(nothing)
    assert not _feed(nothing).findall("a:entry", _ATOM)
