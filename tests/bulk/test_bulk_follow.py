"""Feeds followed: new items only, politely, and whatever single feeds do."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from legation.bulk.feed_list import Feed, FeedList
from legation.bulk.feed_state import MOST_TRIES, State
from legation.bulk.fetcher import Fetcher
from legation.bulk.follow import Follower, Round
from legation.bulk.work import Settings, Work
from legation.cli.main import app
from legation.schema import Reading


def feed_of(root: str, *numbers: int) -> str:
    items = "".join(
        f"<item><title>T{n}</title><link>{root}/{n}</link><guid>{n}</guid></item>" for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Desk</title>{items}</channel></rss>'


@pytest.fixture
def news(site: Any, made: Any) -> Any:
    """A site with a feed of items 0 to 2, each with its page."""
    for n in range(10):
        site.page(f"/{n}", f"<html><body><article><p>{made.text_of(n)}</p></article></body></html>")
    site.page("/feed", feed_of(site.root, 0, 1, 2), "application/rss+xml", ETag='"a"')
    return site


class Desk:
    """A follower of feeds on a clock of its own, and what it kept."""

    def __init__(self, stub: Any, folder: Path, *feeds: Feed) -> None:
        self.kept: list[Reading] = []
        self.now = 1_000_000.0
        self.state = State(folder / "state")
        fetcher = Fetcher(allow_private=True, pace=0.0, clock=lambda: self.now)
        work = Work(Settings(), stub)
        self.follower = Follower(
            FeedList(feeds), self.state, work, self.kept.extend, fetcher=fetcher, now=lambda: self.now
        )

    def round(self, *, only_due: bool = False) -> list[Round]:
        return self.follower.once(lambda _: None, only_due=only_due)


@pytest.fixture
def desk(made: Any, tmp_path: Path) -> Any:
    desks: list[Desk] = []

    def make(*feeds: Feed) -> Desk:
        desks.append(Desk(made.stub, tmp_path, *feeds))
        return desks[-1]

    yield make
    for one in desks:
        one.state.__exit__()


def test_new_items_only_and_only_what_is_within_the_field(news: Any, desk: Callable[..., Desk]) -> None:
    at = desk(Feed(f"{news.root}/feed", "Desk"))
    (first,) = at.round()
    assert (first.error, first.outcome.counts.kept, first.outcome.counts.outside) == (None, 1, 2)
    document = at.kept[0].document
    assert (document.title, document.source, document.url) == ("T0", "Desk", f"{news.root}/0")
    news.page("/feed", feed_of(news.root, 0, 1, 2, 5), ETag='"b"')
    before = len(news.asked)
    (second,) = at.round()
    assert (second.outcome.counts.documents, second.outcome.counts.kept) == (1, 1)
    assert [path for path, _ in news.asked[before:]] == ["/feed", "/5"]


def test_what_has_not_changed_is_not_sent_again(news: Any, desk: Callable[..., Desk]) -> None:
    at = desk(Feed(f"{news.root}/feed", "Desk"))
    at.round()
    news.pages["/feed"] = (304, {}, b"")
    (second,) = at.round()
    assert second.error is None
    assert news.asked[-1][1]["if-none-match"] == '"a"'


def test_a_dead_feed_is_told_and_rests_longer_each_time(news: Any, desk: Callable[..., Desk]) -> None:
    news.pages["/dead"] = (500, {}, b"")
    news.page("/bomb", '<!DOCTYPE x [<!ENTITY a "b">]><rss/>')
    feeds = [Feed(f"{news.root}/{path}", path, every=100) for path in ("dead", "bomb", "feed")]
    at = desk(*feeds)
    dead, bomb, alive = at.round()
    assert dead.error is not None and "500" in dead.error
    assert bomb.error is not None and "entities" in bomb.error
    assert alive.outcome.counts.kept == 1
    rests = []
    for _ in range(3):
        rests.append(at.state.feed(feeds[0].url).next - at.now)
        at.now += rests[-1] + 1
        at.round(only_due=True)
    assert rests[0] * 1.5 < rests[1] and rests[1] * 1.5 < rests[2]
    standing = {row.name: row for row in at.state.standing()}
    assert (standing["dead"].failures, standing["feed"].failures, standing["feed"].kept) == (4, 0, 1)


def test_a_pause_that_a_host_asks_for_is_kept(news: Any, desk: Callable[..., Desk]) -> None:
    feed = Feed(f"{news.root}/feed", "Desk", every=60)
    news.pages["/1"] = (429, {"Retry-After": "900"}, b"")
    at = desk(feed)
    (first,) = at.round()
    assert first.error is not None and "429" in first.error
    assert at.state.feed(feed.url).next - at.now >= 900
    before = len(news.asked)
    at.now += 800
    assert at.round(only_due=True) == []
    assert len(news.asked) == before
    news.page("/1", "<p>It rained all day in the hills.</p>")
    at.now += 101
    (later,) = at.round(only_due=True)
    assert (later.error, later.outcome.counts.documents) == (None, 2)


def test_an_item_that_fails_is_tried_some_times_and_no_more(news: Any, desk: Callable[..., Desk]) -> None:
    news.page("/feed", feed_of(news.root, 77, 0))
    at = desk(Feed(f"{news.root}/feed", "Desk"))
    for _ in range(MOST_TRIES + 3):
        at.round()
    assert news.paths().count("/77") == MOST_TRIES
    assert news.paths().count("/0") == 1
    assert at.state.standing()[0].failed == 1


def test_many_new_items_come_in_several_rounds_newest_first(news: Any, desk: Callable[..., Desk]) -> None:
    news.page("/feed", feed_of(news.root, *range(9)))
    at = desk(Feed(f"{news.root}/feed", "Desk", items=5))
    assert [at.round()[0].outcome.counts.documents for _ in range(3)] == [5, 4, 0]


def test_a_feed_that_holds_its_articles_costs_no_pages(
    news: Any, desk: Callable[..., Desk], made: Any
) -> None:
    items = [{"id": str(n), "url": f"/{n}", "content_html": f"<p>{made.text_of(n)}</p>"} for n in (0, 1)]
    news.page("/feed.json", json.dumps({"items": items}), "application/json")
    at = desk(Feed(f"{news.root}/feed.json", "Desk", takes_text=True))
    assert at.round()[0].outcome.counts.kept == 1
    assert news.paths() == ["/robots.txt", "/feed.json"]


def test_a_sitemap_index_is_followed(news: Any, desk: Callable[..., Desk]) -> None:
    news.page("/index.xml", f"<sitemapindex><sitemap><loc>{news.root}/m.xml</loc></sitemap></sitemapindex>")
    news.page("/m.xml", f"<urlset><url><loc>{news.root}/5</loc></url></urlset>")
    assert desk(Feed(f"{news.root}/index.xml", "Map")).round()[0].outcome.counts.kept == 1


def test_stopped_between_reading_and_writing_nothing_is_lost(news: Any, desk: Callable[..., Desk]) -> None:
    at = desk(Feed(f"{news.root}/feed", "Desk"))

    def full(_: object) -> None:
        raise KeyboardInterrupt

    at.follower._keep = full
    with pytest.raises(KeyboardInterrupt):
        at.round()
    at.follower._keep = at.kept.extend
    at.round()
    assert len(at.kept) == 1


def test_the_command_follows_once_and_tells_how_feeds_stand(news: Any, tmp_path: Path) -> None:
    feeds, place = tmp_path / "feeds.toml", tmp_path / "r.db"
    feeds.write_text(
        f'pace = 0\n[[feeds]]\nurl = "{news.root}/feed"\nname = "Desk"\n'
        f'[[feeds]]\nurl = "{news.root}/none"\nname = "Gone\\u001b[2J"\n'
    )
    asked = ["follow", str(feeds), "--record", str(place)]
    refused = CliRunner().invoke(app, [*asked, "--once"])
    assert refused.exit_code == 3
    assert "private" in refused.stderr
    done = CliRunner().invoke(app, [*asked, "--once", "--allow-private"])
    assert done.exit_code == 1
    assert "Desk: 3 new, 1 kept, 2 passed over" in done.stderr
    assert "answers 404" in done.stderr
    shown = CliRunner().invoke(app, [*asked, "--status"])
    assert "Desk" in shown.stdout and "in a row" in shown.stdout
    assert "\x1b" not in shown.stdout + done.stderr
    rows = json.loads(CliRunner().invoke(app, [*asked, "--status", "--format", "json", "--days", "1"]).stdout)
    assert {row["name"][:4]: row["kept"] for row in rows} == {"Desk": 1, "Gone": 0}


def test_sigterm_ends_it_cleanly(news: Any, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(f'pace = 0\n[[feeds]]\nurl = "{news.root}/feed"\n')
    words = [sys.executable, "-m", "legation", "follow", str(feeds), "--allow-private"]
    environment = {**os.environ, "LEGATION_RECORD": str(tmp_path / "r.db")}
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=environment) as running:
        assert running.stderr is not None
        line = running.stderr.readline()
        assert "3 new, 1 kept" in line
        time.sleep(0.1)
        running.send_signal(signal.SIGTERM)
        assert running.wait(10) == 0
        assert running.stderr.read() == ""
