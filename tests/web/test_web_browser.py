"""The site in a real browser: wide and narrow, by keyboard alone, without JavaScript, judged by axe-core."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
PAGES = {
    "home": "/",
    "search": "/search?q=ships",
    "entries": "/search?party=NOR&differ=1",
    "dyad": "/dyad/NOR/PRT",
    "dyads": "/dyads",
    "state": "/state/PRT",
    "states": "/states",
    "person": "person",
    "persons": "/persons",
    "entry": "entry",
    "instrument": "instrument",
    "document": "/document/lisbon-daily-1",
    "hostile": "hostile",
    "network": "/network",
    "map": "/map",
    "sources": "/sources",
    "documents": "/documents",
    "about": "/about",
    "add": "/add",
    "missing": "/entry/nothing",
}
_WIDEST = (
    "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
    ".map(e => e.outerHTML.slice(0, 160)).slice(0, 4)"
)
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def _open(browser: Any, **options: Any) -> Any:
    page = browser.new_context(reduced_motion="reduce", **options).new_page()
    page.set_default_timeout(15_000)
    return page


@pytest.fixture(scope="module")
def wide(browser: Any) -> Iterator[Any]:
    yield _open(browser, viewport=WIDE)


@pytest.fixture(scope="module")
def narrow(browser: Any) -> Iterator[Any]:
    yield _open(browser, viewport=NARROW, color_scheme="dark", has_touch=True)


@pytest.fixture(scope="module")
def scriptless(browser: Any) -> Iterator[Any]:
    yield _open(browser, viewport=NARROW, java_script_enabled=False)


@pytest.fixture(scope="module")
def places(serving: str, browser: Any) -> dict[str, str]:
    """The address of each page."""
    page = _open(browser, java_script_enabled=False)

    def first(path: str, link: str) -> str:
        page.goto(serving + path)
        return str(page.locator(link).first.get_attribute("href"))

    found = {
        "entry": first("/search?kind=transfer", 'a.go[href*="/entry/"]'),
        "instrument": first("/search?kind=instrument&party=NOR", 'a.go[href*="/entry/"]'),
        "person": first("/persons?name=duarte", 'a.go[href*="/person/"]'),
        "hostile": first("/search?q=hacked", 'a.cite[href*="/document/"]').partition("#")[0],
    }
    return {name: serving + found.get(path, path) for name, path in PAGES.items()}


def judged(page: Any) -> list[str]:
    """What axe-core finds wrong, in WCAG 2.2 A and AA and its best practices."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    # The strict policy of the site forbids foreign script in the page; axe runs from outside of it.
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def overflow(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_page_fits_and_axe_finds_nothing(
    request: pytest.FixtureRequest, places: dict[str, str], name: str, width: str
) -> None:
    """Light when wide, dark when narrow; nothing is fetched from elsewhere, nothing is complained of."""
    page = request.getfixturevalue(width)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(places[name])
    assert overflow(page) <= 0, page.evaluate(_WIDEST)
    assert judged(page) == []
    assert page.evaluate("window.hacked") is None
    home = urlsplit(places["home"]).netloc
    assert [url for url in asked if urlsplit(url).netloc != home] == []
    assert [line for line in said if "404" not in line] == []
    if os.environ.get("LEGATION_SCREENS") and name in ("dyad", "entry", "document"):
        SCREENS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENS / f"{name}-{width}.png")


@pytest.mark.parametrize("name", [name for name in PAGES if name != "missing"])
def test_a_page_works_without_javascript(scriptless: Any, places: dict[str, str], name: str) -> None:
    scriptless.goto(places[name])
    assert scriptless.locator("h1").first.is_visible()
    assert scriptless.locator("main").inner_text().strip()
    assert not scriptless.locator("button.theme").is_visible()


def test_words_lead_to_a_claim_and_its_entry_without_javascript(
    scriptless: Any, places: dict[str, str]
) -> None:
    scriptless.goto(places["home"])
    scriptless.locator("main input[type=search]").fill("memorandum")
    scriptless.locator("main button", has_text="Search").click()
    scriptless.wait_for_url("**/search?q=memorandum")
    scriptless.locator("a.cite .outlet").first.click()
    scriptless.wait_for_url("**#claim-*")
    lit = scriptless.locator("mark").evaluate_all(
        "all => all.filter(m => getComputedStyle(m).backgroundColor === 'rgb(246, 227, 161)')"
        ".map(m => m.textContent)"
    )
    assert "memorandum" in " ".join(lit)
    scriptless.locator("#text a.ref").first.click()
    assert scriptless.locator(".claim:target").is_visible()
    scriptless.locator(".claim:target .links a", has_text="its entry").click()
    scriptless.wait_for_url("**/entry/*")


def test_ticks_hide_kinds_without_javascript(scriptless: Any, places: dict[str, str]) -> None:
    scriptless.goto(places["document"])
    cards = scriptless.locator("#claims .claim.k-transfer")
    assert cards.first.is_visible()
    scriptless.locator("#show-transfer").uncheck()
    assert not cards.first.is_visible()


def test_by_keyboard_alone(wide: Any, places: dict[str, str]) -> None:
    keys = wide.keyboard
    wide.goto(places["home"])
    keys.press("Tab")
    assert wide.evaluate("document.activeElement.textContent") == "Skip to the page"
    keys.press("Enter")
    assert wide.evaluate("document.activeElement.id") == "main"
    keys.press("/")
    keys.type("ships")
    keys.press("Enter")
    wide.wait_for_url("**/search?q=ships*")
    keys.press("j")
    assert wide.evaluate("document.activeElement.matches('.row .go')")
    keys.press("Enter")
    wide.wait_for_url("**/entry/*")
    keys.press("g")
    keys.press("h")
    wide.wait_for_url(places["home"])
    keys.press("?")
    assert wide.locator("dialog#keys").is_visible()
    keys.press("Escape")
    assert not wide.locator("dialog#keys").is_visible()


def test_claims_by_keyboard(wide: Any, places: dict[str, str]) -> None:
    wide.goto(places["document"])
    for _ in range(3):
        wide.keyboard.press("j")
    assert wide.evaluate("document.activeElement.id") == "fields-3"
    wide.keyboard.press("k")
    assert wide.evaluate("document.activeElement.id") == "fields-2"
    assert "#claim-" in wide.url
    lit = wide.locator("mark.c2").first.evaluate("m => getComputedStyle(m).backgroundColor")
    assert lit == "rgb(246, 227, 161)"
    wide.keyboard.press("o")
    wide.wait_for_url("**/entry/*")


def test_every_control_is_reached_by_tab_and_shows_it(wide: Any, places: dict[str, str]) -> None:
    wide.goto(places["dyads"])
    wanted = wide.evaluate(
        "[...document.querySelectorAll('a[href], button:not([hidden]), input, select')]"
        ".filter(e => e.getClientRects().length && e.tabIndex >= 0).length"
    )
    reached = set()
    for _ in range(wanted + 3):
        wide.keyboard.press("Tab")
        reached.add(
            wide.evaluate(
                "(() => { const e = document.activeElement; const s = getComputedStyle(e);"
                " return e === document.body ? -1 : s.outlineStyle === 'none' ? 'unseen ' + e.outerHTML"
                " : [...document.querySelectorAll('*')].indexOf(e); })()"
            )
        )
    assert not [one for one in reached if isinstance(one, str)]
    assert len(reached) >= wanted


def test_light_and_dark_are_chosen_and_kept(browser: Any, places: dict[str, str]) -> None:
    page = _open(browser, viewport=WIDE, color_scheme="light")
    shade = "getComputedStyle(document.body).backgroundColor"
    page.goto(places["home"])
    light = page.evaluate(shade)
    page.locator("button.theme").click()
    dark = page.evaluate(shade)
    page.goto(places["about"])
    assert page.evaluate(shade) == dark != light
    assert judged(page) == []
    page.context.close()


def test_it_prints_what_matters(browser: Any, places: dict[str, str]) -> None:
    page = _open(browser, viewport=WIDE, color_scheme="dark")
    page.goto(places["document"])
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("nav[aria-label=Site]").is_visible()
    assert page.locator("#claims .claim").first.is_visible()
    for name in ("document", "dyad", "entry", "person", "search"):
        page.goto(places[name])
        for waste in ("form", "button", "summary", ".links", "a:text-is('Review this')", ".contents"):
            assert not page.locator(f"main {waste}").filter(visible=True).count(), (name, waste)
    page.context.close()


def test_adding_by_keyboard_with_the_real_reader(wide: Any, places: dict[str, str]) -> None:
    wide.goto(places["add"])
    wide.locator("#paste").focus()
    wide.keyboard.insert_text(
        "Poland's Defence Minister met his Latvian counterpart in Riga on 3 May 2031 and signed an agreement."
    )
    wide.keyboard.press("Tab")
    wide.keyboard.press("Tab")
    wide.keyboard.press("Enter")
    wide.wait_for_url(re.compile(r"/add/[\w-]+"))
    wide.locator("text=Read, not kept yet").wait_for(timeout=30_000)
    assert overflow(wide) <= 0
    assert judged(wide) == []
    wide.locator("text=Keep it in the record").focus()
    wide.keyboard.press("Enter")
    wide.locator("h1", has_text="Kept").wait_for(timeout=30_000)
    assert judged(wide) == []
