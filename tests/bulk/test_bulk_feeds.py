"""Feeds and lists of addresses: what they hold, and what a hostile one can't do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from legation.bulk import fetcher as fetching
from legation.bulk.feed_list import feed_list
from legation.bulk.feeds import entries_of
from legation.bulk.fetcher import BusyError, Fetcher
from legation.errors import AddressError, DocumentError

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title>
<item><title>One &amp; two</title><link>https://a.example/1</link><guid>g1</guid>
<pubDate>Tue, 12 Mar 2024 08:00:00 GMT</pubDate></item>
<item><title>No link</title></item>
<item><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>e1</id><title>One &amp; two</title>
<link href="/1"/><updated>2024-03-12T08:00:00Z</updated></entry></feed>"""
JSON = (
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 7, "url": "/1", "title": "One & two", \
"date_published": "2024-03-12T08:00:00Z"}, "no item", {"id": "x"}]}'
)
MAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://a.example/1 </loc><n:news><n:publication_date>2024-03-12T08:00:00Z</n:publication_date>
<n:title>One &amp; two</n:title></n:news></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://a.example/map.xml</loc><lastmod>2024-03-12</lastmod></sitemap></sitemapindex>"""
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">%s]>
<rss version="2.0"><channel><item><title>&j;</title><link>https://a.example/1</link></item></channel>
</rss>""" % (b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)))


@pytest.mark.parametrize("content", [RSS, ATOM, JSON, MAP])
def test_every_kind_of_feed_gives_the_same_entry(content: bytes) -> None:
    (entry,) = entries_of(content, "https://a.example/feed")
    assert (entry.url, entry.title, entry.published) == ("https://a.example/1", "One & two", "2024-03-12")


def test_an_index_leads_to_sitemaps() -> None:
    (entry,) = entries_of(INDEX, "https://a.example/index.xml")
    assert entry.is_index


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused(encoding: str) -> None:
    content = LAUGHS.decode().encode(encoding)
    for hostile in (content, content.replace("rss".encode(encoding), "urlset".encode(encoding))):
        with pytest.raises(DocumentError, match="entities"):
            entries_of(hostile, "https://a.example/feed")


@pytest.mark.parametrize(
    "content", [b"", b"rain", b"{}", b"[" * 100_000, b"<html><p>x</p></html>", b"<urlset"]
)
def test_what_is_no_feed_says_so(content: bytes) -> None:
    with pytest.raises(DocumentError):
        entries_of(content, "https://a.example/feed")


def test_the_list_of_feeds_names_its_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('every = "10 min"\n[[feeds]]\nurl = "https://a.example/f"\nname = "A"\nevery = "2 h"\n')
    (feed,) = feed_list(path).feeds
    assert (feed.name, feed.every) == ("A", 7200.0)
    for wrong, said in {
        "": "feeds",
        "x = 1": "unknown: x",
        "[[feeds]]": "no url",
        '[[feeds]]\nurl = "ftp://a"': "ftp",
        '[[feeds]]\nurl = "https://a"\nspeed = 1': "unknown: speed",
        '[[feeds]]\nurl = "https://a"\nevery = "soon"': "every",
        '[[feeds]]\nurl = "https://a"\n[[feeds]]\nurl = "https://a"': "twice",
        "[[feeds]": "TOML",
    }.items():
        path.write_text(wrong)
        with pytest.raises(DocumentError, match=said):
            feed_list(path)


def local(**more: Any) -> Fetcher:
    return Fetcher(allow_private=True, pace=0.0, **more)


def test_robots_are_obeyed_and_asked_for_once(site: Any) -> None:
    site.page("/robots.txt", "User-agent: Legation\nDisallow: /closed\n", "text/plain")
    site.page("/open", "rain")
    fetcher = local()
    assert fetcher.content(f"{site.root}/open") == b"rain"
    with pytest.raises(AddressError, match=r"robots\.txt"):
        fetcher.content(f"{site.root}/closed/1")
    assert site.paths() == ["/robots.txt", "/open"]


def test_a_host_is_asked_at_its_pace(site: Any) -> None:
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", "text/plain")
    site.page("/1", "rain")
    now, slept = 100.0, []

    def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    fetcher = Fetcher(allow_private=True, pace=2.0, clock=lambda: now, sleep=sleep)
    for _ in range(3):
        fetcher.content(f"{site.root}/1")
    assert slept == [2.0, 7.0, 7.0]


@pytest.mark.parametrize(("header", "least"), [("120", 120), ("Fri, 31 Dec 1999 23:59:59 GMT", 1), ("x", 60)])
def test_a_busy_host_is_left_alone(site: Any, header: str, least: float) -> None:
    site.pages["/1"] = (429, {"Retry-After": header}, b"")
    fetcher = local()
    for _ in range(2):
        with pytest.raises(BusyError) as caught:
            fetcher.ask(f"{site.root}/1")
        assert caught.value.seconds == pytest.approx(least, abs=1)
    assert site.paths().count("/1") == 1


def test_private_addresses_are_refused_by_default(site: Any) -> None:
    with pytest.raises(AddressError, match="private"):
        Fetcher(pace=0.0).content(f"{site.root}/1")
    assert site.paths() == []


def test_a_feed_that_never_ends_is_bounded(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"<item>" * 1000)
        except OSError:
            handler.close_connection = True

    monkeypatch.setattr("legation.documents.address.MOST_BYTES", 200_000)
    site.pages["/feed"] = endless
    with pytest.raises(AddressError, match="gives more than"):
        local().content(f"{site.root}/feed")


def test_lists_and_sitemaps_and_gdelt_are_fetched_in_order(
    site: Any, made: Any, tmp_path: Path, outcome_of: Callable[..., Any]
) -> None:
    for n in range(6):
        site.page(f"/{n}", f"<html><body><article><p>{made.text_of(n)}</p></article></body></html>")
    urls = [f"{site.root}/{n}" for n in (0, 1, 5)]
    gkg = "".join(f"id{n}\t20240312081500\t1\tsite.example\t{url}\t\n" for n, url in enumerate(urls))
    mentions = "".join(f"{n}\t1\t20240312081500\t1\tsite.example\t{url}\n" for n, url in enumerate(urls))
    files = {
        "list.txt": "\n".join(urls).encode() + b"\n",
        "table.csv": ("url,date\n" + "".join(f"{url},2024-03-12\n" for url in urls)).encode(),
        "map.xml": f"<urlset>{''.join(f'<url><loc>{url}</loc></url>' for url in urls)}</urlset>".encode(),
        "x.gkg.csv.zip": made.zip_of({"x.gkg.csv": (gkg + gkg + "short\n").encode()}),
        "x.mentions.CSV": mentions.encode(),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        found = outcome_of(tmp_path / name, fetcher=local())
        assert [reading.document.url for reading in found.kept] == [urls[0], urls[2]], name
        assert len(found.failed) == ("gkg" in name), name
    assert str(found.kept[0].document.published) == "2024-03-12"
    (tmp_path / "bad.txt").write_text(f"{urls[0]}\n{site.root}/none\n")
    found = outcome_of(tmp_path / "bad.txt", fetcher=local())
    assert (found.counts.kept, [failed.why for failed in found.failed]) == (1, ["answers 404"])
    assert fetching.PACE >= 1
