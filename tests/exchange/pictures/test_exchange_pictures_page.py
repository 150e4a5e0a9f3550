"""The interactive page: whole in one file, safe, and readable without its script."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import html

from legation.exchange.pictures.figure import Figure
from legation.exchange.pictures.page import page

SHOWN = ["timeline", "trend", "ranking", "network", "changes", "map", "map_of_one"]


@pytest.mark.parametrize("name", SHOWN)
def test_nothing_comes_from_elsewhere_and_scripts_are_named_by_hash(
    figures: dict[str, Figure], name: str
) -> None:
    text = page(figures[name])
    tree = html.fromstring(text)
    assert not tree.xpath("//@src | //link | //iframe | //style[contains(., 'url(')]")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "unsafe" not in policy and policy.startswith("default-src 'none'")
    inline = re.findall(r"<script>(.*?)</script>", text, re.S)
    assert len(inline) == 2
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


@pytest.mark.parametrize("name", SHOWN)
def test_the_table_holds_what_the_chart_shows(figures: dict[str, Figure], name: str) -> None:
    figure = figures[name]
    tree = html.fromstring(page(figure))
    tables = tree.xpath("//table")
    assert [len(table.xpath("tbody/tr")) for table in tables] == [len(one.rows) for one in figure.tables]
    words = tables[0].text_content()
    for row in figure.tables[0].rows:
        assert row["evidence"].split(" ")[0] in words


def test_hostile_words_are_shown_not_run(figures: dict[str, Figure]) -> None:
    text = page(figures["hostile"])
    assert "<script>alert" not in text
    assert "\u202e" not in re.sub(r"<script.*?</script>", "", text, flags=re.S)
    assert "U+202E" in text
    assert "\\u003cscript>alert" in text


@pytest.mark.parametrize("name", ["no_timeline", "no_trend", "no_ranking", "no_network", "no_map"])
def test_a_page_with_nothing_to_show_says_so(figures: dict[str, Figure], name: str) -> None:
    text = page(figures[name])
    assert str(figures[name].nothing) in html.fromstring(text).text_content()
    assert "<script>" not in text


def test_it_draws_and_fits_in_a_browser(figures: dict[str, Figure], tmp_path: Path) -> None:
    """From a file, in Chromium, wide and narrow; a mark pointed at shows its sentence as text."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not Path("/usr/bin/chromium").exists():
        pytest.skip("no Chromium here")
    (tmp_path / "figure.html").write_text(page(figures["hostile"]), encoding="utf-8")
    with sync_api.sync_playwright() as program:
        browser = program.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for width in (1280, 390):
            opened = browser.new_page(viewport={"width": width, "height": 800})
            said: list[str] = []
            opened.on("console", lambda message, said=said: said.append(message.text))
            opened.on("pageerror", lambda error, said=said: said.append(str(error)))
            opened.goto((tmp_path / "figure.html").as_uri())
            opened.wait_for_selector("#chart svg")
            assert opened.evaluate("document.documentElement.scrollWidth") <= width
            opened.locator("#chart .mark-symbol path").first.hover()
            opened.wait_for_selector("#vg-tooltip-element.visible")
            tooltip = opened.locator("#vg-tooltip-element")
            assert "<script>alert('x')</script>" in tooltip.inner_text()
            assert tooltip.locator("script").count() == 0
            assert said == []
            opened.close()
        browser.close()
