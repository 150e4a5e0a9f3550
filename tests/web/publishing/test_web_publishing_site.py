"""A static site: its files, its links, what is in it and what is not."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from legation.errors import OutputError, QuestionError
from legation.record.choosing import Filter
from legation.record.record import Record
from legation.web import publishing
from legation.web.publishing import Choices, assets, walk
from legation.web.publishing.discovery import checked, write_sitemap
from legation.web.publishing.folder import MARK, SiteFolder
from legation.web.publishing.places import slug
from legation.web.publishing.rewriting import POLICY
from legation.web.publishing.words import words


def tree(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def shard(folder: Path, name: str) -> Any:
    text = (folder / "search" / f"{name}.js").read_text()
    start = f'legationShard("{name}",'
    assert text.startswith(start)
    return json.loads(text.removeprefix(start).removesuffix(");\n"))


def pages(folder: Path) -> Iterator[tuple[Path, Any]]:
    for one in sorted(folder.rglob("*.html")):
        yield one, html.fromstring(one.read_bytes())


@pytest.fixture(scope="module")
def whole(published: tuple[Path, Path]) -> Path:
    return published[0]


def test_every_link_leads_to_a_file_and_a_place_in_it(whole: Path) -> None:
    anchors: dict[Path, set[str]] = {}
    seen = 0
    for page, root in pages(whole):
        if page.name == "404.html":
            continue
        for element in root.iter():
            link = element.get("href") or element.get("src") or element.get("action")
            if not isinstance(element.tag, str) or not link or urlsplit(link).scheme:
                continue
            parts = urlsplit(link)
            assert not parts.path.startswith("/"), (page, link)
            to = (page.parent / parts.path).resolve() if parts.path else page
            assert to.is_file(), (page, link)
            seen += 1
            if parts.fragment and element.tag == "a":
                if to not in anchors:
                    anchors[to] = {str(one) for one in html.fromstring(to.read_bytes()).xpath("//@id")}
                assert unquote(parts.fragment) in anchors[to], (page, link)
    assert seen > 500


def test_it_has_a_page_of_everything_and_nothing_that_needs_a_server(whole: Path) -> None:
    found = set(tree(whole))
    for name in ("index", "about", "states", "dyad/NOR_PRT", "state/PRT", "document/ships-3", "map", "404"):
        assert f"{name}.html" in found
    assert len([name for name in found if name.startswith("entry/")]) == 8
    for page, root in pages(whole):
        actions = {form.get("action") for form in root.iter("form")} - {None}
        search = whole / "search/index.html"
        if page.name != "404.html":
            assert {(page.parent / action).resolve() for action in actions} == {search}, page
        assert "csrf" not in etree.tostring(root, encoding="unicode")
        assert not root.xpath("//script[@type='module'] | //a[contains(@href, 'sign-in')]")
        assert root.xpath("//head/*[1]/@content") == [POLICY]


def test_hostile_text_stays_text(whole: Path) -> None:
    nasty = 0
    for name, content in tree(whole).items():
        text = content.decode()
        assert "\u202e" not in text, name
        assert "\x07" not in text, name
        if name.endswith(".js"):
            assert "<script" not in text, name
    for page, root in pages(whole):
        assert not root.xpath("//img | //iframe | //object | //*[@style]"), page
        scripts = {Path(one).name.partition("?")[0] for one in root.xpath("//script/@src")}
        assert scripts <= {"theme.js", "site.js", "search.js"}
        assert not [one for one in root.iter("script") if (one.text or "").strip()]
        assert not [name for one in root.iter() for name in one.attrib if name.lower().startswith("on")]
        assert not [link for link in root.xpath("//@href") if link.lower().startswith(("javascript", "data"))]
        nasty += "<script>window.hacked=1</script>" in root.text_content()
    assert nasty >= 8


def test_the_outside_is_told_nothing(whole: Path) -> None:
    links = [a for _, root in pages(whole) for a in root.iter("a") if urlsplit(a.get("href", "")).scheme]
    assert {a.get("href") for a in links} == {"https://lisbon.example/1"}
    assert {a.get("rel") for a in links} == {"noopener noreferrer"}


def test_the_same_record_gives_the_same_bytes(published: tuple[Path, Path], tmp_path: Path) -> None:
    again = tmp_path / "again"
    with Record(published[1], create=False) as record:
        publishing.publish(record, again, Choices(Filter(), "Two navies", "https://example.org/navies"))
    assert tree(again) == tree(published[0])


def test_a_selection_tells_of_nothing_else(published: tuple[Path, Path], tmp_path: Path) -> None:
    with Record(published[1], create=False) as record:
        made = publishing.publish(record, tmp_path / "s", Choices(Filter(parties=("IND", "JPN"))))
    assert (made.entries, made.documents) == (1, 1)
    found = tree(tmp_path / "s")
    assert {name for name in found if name.startswith("document/")} == {"document/tokyo-5.html"}
    for name, content in found.items():
        text = content.decode()
        assert not any(word in text for word in ("Duarte", "Lunde", "Skagen", "Lisbon", "NOR-PRT")), name
    assert "A selection of a larger record: India and Japan." in found["index.html"].decode()
    assert "1 document" in html.fromstring(found["index.html"]).text_content()
    assert "sitemap.xml" not in found


def test_rejected_entries_are_left_out(sample_record: Path, tmp_path: Path) -> None:
    place = tmp_path / "r.db"
    shutil.copy(sample_record, place)
    with Record(place) as record:
        gone = record.entries(kind="activity")[0].id
        record.reject(gone, by="Ann")
        made = publishing.publish(record, tmp_path / "s")
        with pytest.raises(QuestionError, match="rejected entries are not published"):
            publishing.publish(record, tmp_path / "s", Choices(Filter(decision="rejected")))
    found = tree(tmp_path / "s")
    assert made.entries == len([name for name in found if name.startswith("entry/")])
    assert f"entry/{gone}.html" not in found
    assert "document/plan-4.html" not in found
    assert not any(b"Cold Atlantic" in content for content in found.values())


def test_what_was_there_before_goes(published: tuple[Path, Path], tmp_path: Path) -> None:
    folder = tmp_path / "s"
    with SiteFolder(folder) as made:
        made.write("entry/old.html", "gone by then")
    assert (folder / "entry/old.html").exists()
    with SiteFolder(folder) as made:
        made.write("index.html", "new")
    assert set(tree(folder)) == {"index.html", MARK}
    assert [one.name for one in tmp_path.iterdir()] == ["s"]
    assert folder.stat().st_mode & 0o055 == 0o055


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    SiteFolder(mine)
    (mine / "thesis.txt").write_text("all of it")
    with pytest.raises(OutputError, match="holds files that publish did not make"):
        SiteFolder(mine)
    with pytest.raises(OutputError, match="is a file"):
        SiteFolder(mine / "thesis.txt")
    assert (mine / "thesis.txt").read_text() == "all of it"


def test_a_failure_leaves_the_old_site(
    published: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "s"
    with SiteFolder(folder) as made:
        made.write("index.html", "old")
    monkeypatch.setattr(walk, "rewritten", lambda *_: 1 / 0)
    with Record(published[1], create=False) as record, pytest.raises(ZeroDivisionError):
        publishing.publish(record, folder)
    assert (folder / "index.html").read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["s"]


def test_too_much_and_nothing_are_refused(published: tuple[Path, Path], tmp_path: Path) -> None:
    with Record(published[1], create=False) as record:
        with pytest.raises(QuestionError, match=r"8 entries are selected, more than 7: .*--limit"):
            publishing.publish(record, tmp_path / "s", Choices(most=7))
        with pytest.raises(QuestionError, match="nothing on record fits"):
            publishing.publish(record, tmp_path / "s", Choices(Filter(parties=("BRA",))))
    assert not (tmp_path / "s").exists()


def test_the_index_finds_by_words_and_by_party(whole: Path) -> None:
    meta = shard(whole, "meta")
    index = {
        word: gaps for n in range(len(meta["starts"])) for word, gaps in shard(whole, f"words-{n}").items()
    }
    rows = shard(whole, "entries-0")
    assert meta["entries"] == len(rows) == len(meta["days"]) == 8

    def found(word: str) -> list[str]:
        place, headlines = 0, []
        for gap in index[word]:
            place += gap
            headlines.append(rows[place][2])
        return headlines

    assert len(found(":party:IND")) == len(found("india")) == 1
    assert any("emorandum" in headline for headline in found("memorandum"))
    assert "duarte" in index
    claims = [claim for row in rows for claim in row[10]]
    assert all(
        (whole / f"document/{claim[0]}.html").read_text().count(f"claim-{claim[1]}") for claim in claims
    )


def test_years_list_every_entry(whole: Path) -> None:
    listed = {
        Path(link).name
        for page in (whole / "entries").glob("*.html")
        for link in html.fromstring(page.read_bytes()).xpath("//a[@class='go']/@href")
    }
    assert listed == {one.name for one in (whole / "entry").iterdir()}


def test_it_is_found_by_others(whole: Path) -> None:
    base = "https://example.org/navies/"
    sitemap = etree.fromstring((whole / "sitemap.xml").read_bytes())
    addresses = {one.text for one in sitemap.iter("{*}loc")}
    files = {str(one.relative_to(whole)) for one in whole.rglob("*.html")} - {"404.html"}
    assert addresses == {base + name.removesuffix("index.html") for name in files}
    assert f"Sitemap: {base}sitemap.xml" in (whole / "robots.txt").read_text()
    feed = etree.fromstring((whole / "feed.xml").read_bytes())
    links = feed.xpath("//*[local-name()='entry']/*[local-name()='link'][@rel='alternate']/@href")
    assert len(links) >= 8
    assert all((whole / link.removeprefix(base)).is_file() for link in links)
    lost = html.fromstring((whole / "404.html").read_bytes())
    assert {link.startswith("/navies/") for link in lost.xpath("//link/@href | //script/@src")} == {True}


def test_very_many_pages_have_several_sitemaps() -> None:
    written: dict[str, str] = {}
    write_sitemap("https://e.org/", [f"entry/{n}.html" for n in range(50_001)], written.__setitem__)
    assert written["sitemap-1.xml"].count("<url>") == 50_000
    assert written["sitemap-2.xml"].count("<url>") == 1
    assert written["sitemap.xml"].count("<sitemap>") == 2


@pytest.mark.parametrize(
    "given", ["example.org", "ftp://e.org", "https://e.org/?a", "https://", "https://e .org"]
)
def test_an_address_that_no_site_has(given: str) -> None:
    with pytest.raises(QuestionError, match="a site is at an address"):
        checked(given)


def test_names_of_files_are_one_each_on_every_disk() -> None:
    names = ["a", "A", "a/b", "a-b", "..", ".", "con", "index", "ü", "x" * 300, "a_", "", "a\x00", "\u202ea"]
    made = [slug(name) for name in names]
    assert len({one.lower() for one in made}) == len(names)
    assert all(one and set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_") for one in made)
    assert max(map(len, made)) < 80


def test_words_are_folded() -> None:
    assert words("Łódź’s Übung, MiG-29K; naïve_fact") == ["łodz", "s", "ubung", "mig", "29k", "naive", "fact"]


def test_scripts_are_bundled_whole() -> None:
    script = assets.bundled("site.js")
    assert not [line for line in script.splitlines() if line.startswith(("import ", "export "))]
    assert script.index("const legation_keys_js") < script.index("const legation_site_js")
