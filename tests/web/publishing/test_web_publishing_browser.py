"""A static site in a browser, opened as files: search, search without script, axe, nothing from outside."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NAMES = (
    "index",
    "search/index",
    "entries/2031",
    "persons-by-name/page",
    "dyad/NOR_PRT",
    "state/PRT",
    "document/lisbon-daily-1",
    "map",
    "network",
)


@pytest.fixture(scope="module")
def address(published: tuple[Path, Path]) -> str:
    return published[0].as_uri()


@pytest.fixture(params=["wide", "narrow"])
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """A page that says what it asks for and complains of; light when wide, dark when narrow."""
    wide = request.param == "wide"
    context = browser.new_context(
        viewport={"width": 1280, "height": 900} if wide else {"width": 390, "height": 844},
        color_scheme="light" if wide else "dark",
        has_touch=not wide,
    )
    made = context.new_page()
    made.set_default_timeout(30_000)
    made.asked, made.said = [], []
    made.on("request", lambda one: made.asked.append(one.url))
    made.on("console", lambda one: made.said.append(one.text) if one.type in ("error", "warning") else None)
    made.on("pageerror", lambda error: made.said.append(str(error)))
    yield made
    context.close()


def judged(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    # Fetching style sheets again is what axe preloads; the policy of these pages forbids any fetching.
    found = axe.Axe().run(page, options={"resultTypes": ["violations"], "preload": False})
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def overflow(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_pages_fit_and_axe_finds_nothing(page: Any, address: str) -> None:
    for name in NAMES:
        page.goto(f"{address}/{name}.html")
        assert overflow(page) <= 0, name
        assert judged(page) == [], name
        assert page.evaluate("window.hacked") is None
    assert page.said == []
    assert [url for url in page.asked if not url.startswith(f"{address}/")] == []


def test_words_lead_to_the_sentence(page: Any, address: str) -> None:
    page.goto(f"{address}/state/PRT.html")
    page.locator("#seek").fill("memorandum")
    page.keyboard.press("Enter")
    page.locator("#results", has_text="1 entry, newest first").wait_for()
    assert page.locator("#found mark.hit").count() >= 1
    assert judged(page) == []
    page.locator("#found a.cite bdi").first.click()
    page.wait_for_url("**/document/*.html#claim-*")
    lit = page.locator("mark").evaluate_all(
        "all => all.filter(m => getComputedStyle(m).backgroundColor.match(/rgb\\(/)).map(m => m.textContent)"
    )
    assert "signed a memorandum on naval cooperation" in " ".join(lit)
    page.locator("#claims .claim .links a").first.click()
    page.wait_for_url("**/entry/*.html")
    assert page.said == []


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("party=IND", "1 entry"),
        ("q=india", "1 entry"),
        ("q=Japan+logistics", "1 entry"),
        ("q=logis", "1 entry"),
        ("party=NOR&party=PRT&kind=transfer", "1 entry"),
        ("person=Ana+Duarte&kind=meeting", "1 entry"),
        ("since=2030-01-01&until=2030-12-31", "1 entry"),
        ("q=%22share+logistics%22", "1 entry"),
        ("q=%22logistics+share%22", "No entry fits"),
        ("q=zeppelin", "No entry fits"),
        ("source=Tokyo+Post", "1 entry"),
        ("", "8 entries"),
    ],
)
def test_a_question_in_the_address(
    published: tuple[Path, Path], browser: Any, asked: str, count: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{published[0].as_uri()}/search/index.html?{asked}")
    page.locator("#results", has_text=count).wait_for(timeout=30_000)
    assert page.locator("#found .row").count() == (
        0 if count.startswith("No") else int(count.partition(" ")[0])
    )
    context.close()


def test_hostile_questions_and_answers_stay_text(page: Any, address: str) -> None:
    nasty = "%3Cscript%3Ewindow.hacked=1%3C/script%3E"
    for asked in (
        f"q={nasty}",
        f"source={nasty}",
        f"person={nasty}&form={nasty}",
        "q=hacked",
        "page=-1&q=__proto__",
    ):
        page.goto(f"{address}/search/index.html?{asked}")
        page.locator("#results", has_text="ent").wait_for()
        assert page.evaluate("window.hacked") is None
        assert page.locator("main script, main img").count() == 0
    assert page.said == []


def test_filters_by_keyboard(page: Any, address: str) -> None:
    page.goto(f"{address}/search/index.html")
    page.locator("details.more-filters summary").focus()
    page.keyboard.press("Enter")
    page.locator("select[name=kind]").focus()
    page.keyboard.type("tra")
    page.locator("#q").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?kind=transfer")
    page.locator("#results", has_text="1 entry").wait_for()
    assert page.locator("select[name=kind]").input_value() == "transfer"


def test_without_script_every_entry_is_found_by_year(published: tuple[Path, Path], browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{published[0].as_uri()}/index.html")
    page.locator("#q").fill("memorandum")
    page.locator("main button", has_text="Search").click()
    assert page.locator("text=Searching needs JavaScript").is_visible()
    assert not page.locator("#ask").is_visible()
    page.locator("main a", has_text="2031").click()
    page.locator("a.go", has_text="emorandum").click()
    assert "naval cooperation" in page.locator("h1").inner_text()
    page.locator("a.cite bdi").first.click()
    assert "#claim-" in page.url
    context.close()
