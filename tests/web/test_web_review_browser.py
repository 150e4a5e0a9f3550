"""Review in a real browser: each decision, by keyboard alone, without JavaScript, narrow and wide, by two."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from legation.record.record import Record
from legation.web.accounts import passwords
from legation.web.accounts.accounts import Accounts
from legation.web.settings import Settings

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PASSWORD = "nine lives and one more"
_POLICY = re.compile("Content Security Policy|Refused to")


@pytest.fixture
def record(own_record: Path) -> Iterator[Record]:
    with Record(own_record, create=False) as opened:
        yield opened


@pytest.fixture
def site(own_record: Path, serve: Callable[[Settings], str]) -> str:
    """One person's site over a record of its own."""
    return serve(Settings(record=str(own_record), local_name="Ann"))


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens pages; at the end none has had a failure of its own."""
    contexts, failures = [], []

    def make(viewport: dict[str, int] = WIDE, **options: Any) -> Any:
        context = browser.new_context(viewport=viewport, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda m: failures.append(m.text) if _POLICY.search(m.text) else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert failures == []


def claim_of(record: Record, kind: str, words: str = "") -> Any:
    return next(one for one in record.claims(kind=kind) if words in one.evidence)


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def press_and_go(page: Any, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_all_by_keyboard(site: str, record: Record, opened: Callable[..., Any]) -> None:
    page = opened()
    page.goto(f"{site}/review")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.closest('[data-review]').dataset.review")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.closest('[data-review]').dataset.review")
    assert first != second
    press_and_go(page, "a")
    assert record.entry(second).summary.decision == "accepted"
    assert page.evaluate("document.activeElement.matches('.row .go')")
    press_and_go(page, "u")
    assert record.entry(second).summary.decision is None
    [entry] = record.entries(kind="transfer")
    page.goto(f"{site}/review/entry/{entry.id}")
    press(page, "j", "s")
    press_and_go(page, "Enter") if page.evaluate("document.activeElement.type == 'submit'") else None
    assert page.locator("[name=claims]:checked").count() == 1
    page.locator("#split button").focus()
    press_and_go(page, "Enter")
    assert len(record.entries(kind="transfer")) == 2
    press(page, "Shift+Tab", "m")
    assert page.evaluate("document.activeElement.name") == "other"
    page.keyboard.press("Space")
    press_and_go(page, "m")
    assert len(record.entries(kind="transfer")) == 1
    page.keyboard.press("n")
    page.keyboard.type("two ships, or three?")
    page.keyboard.press("Tab")
    press_and_go(page, "Enter")
    assert record.decisions()[-1].reason == "two ships, or three?"
    page.keyboard.press("j")
    name = page.evaluate("document.activeElement.closest('[data-review]').dataset.review")
    press_and_go(page, "r")
    assert (record.decisions()[-1].verb, record.decisions()[-1].target) == ("reject", name)
    page.keyboard.press("j")
    press_and_go(page, "c")
    assert page.url.endswith(f"/review/claim/{name}")
    page.keyboard.press("?")
    assert "undo your last decision" in page.locator("#keys").inner_text()
    press(page, "Escape")
    assert [d.verb for d in record.decisions()] == ["accept", "undo", "split", "merge", "annotate", "reject"]


def test_a_key_pressed_twice_decides_once(site: str, record: Record, opened: Callable[..., Any]) -> None:
    page = opened()
    page.goto(f"{site}/review")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.closest('[data-review]').dataset.review")
    with page.expect_navigation():
        page.evaluate("""() => { for (const key of ["a", "a", "r"])
            document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true})); }""")
    assert "Somebody was here meanwhile" not in page.content()
    assert [(d.verb, d.target) for d in record.decisions()] == [("accept", first)]


def test_evidence_is_drawn_by_selecting(site: str, record: Record, opened: Callable[..., Any]) -> None:
    claim = claim_of(record, "instrument", "The two signed")
    page = opened()
    page.goto(f"{site}/review/claim/{claim.id}")
    assert page.locator(".w.in").all_inner_texts()[0] == "The"
    words = page.locator(".w")
    texts = words.all_inner_texts()
    first, last = words.nth(texts.index("signed")), words.nth(texts.index("cooperation"))
    begin, end = first.bounding_box(), last.bounding_box()
    page.mouse.move(begin["x"] + 1, begin["y"] + begin["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 1, end["y"] + end["height"] / 2, steps=4)
    page.mouse.up()
    page.locator(".w.in").first.filter(has_text=re.compile("^signed$")).wait_for()
    with page.expect_navigation():
        page.get_by_role("button", name="Save what was changed").click()
    now = next(one for one in record.claims() if one.id == claim.id)
    assert now.evidence == "signed a memorandum on naval cooperation"
    assert record.decisions()[-1].field == "evidence"


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_without_javascript(
    site: str, record: Record, opened: Callable[..., Any], viewport: dict[str, int]
) -> None:
    page = opened(viewport, java_script_enabled=False)
    claim = claim_of(record, "commitment")
    page.goto(f"{site}/review?kind=commitment")
    page.get_by_role("button", name="Accept").click()
    assert record.decisions()[-1].verb == "accept"
    page.get_by_role("button", name="Undo").click()
    page.goto(f"{site}/review/claim/{claim.id}")
    page.select_option("select[name=evidence-0-end]", label="6 Tokyo")
    page.fill("input[name=where-name]", "Tokyo")
    page.get_by_role("button", name="Save what was changed").click()
    now = next(one for one in record.claims() if one.id == claim.id)
    assert (now.evidence, now.body["where"]["name"]) == ("India and Japan agreed in Tokyo", "Tokyo")
    page.fill("textarea[name=reason]", "checked")
    page.get_by_role("button", name="Note it").click()
    page.goto(f"{site}/review/claim/{claim.id}?kind=programme")
    page.get_by_role("button", name="Reject").click()
    verbs = [d.verb for d in record.decisions()]
    assert verbs == ["accept", "undo", "correct", "correct", "annotate", "reject"]


def test_two_at_once(
    own_record: Path, serve: Callable[[Settings], str], opened: Callable[..., Any], record: Record,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)
    store = Accounts(f"{own_record}.accounts.db")
    for name in ("Ann", "Bo"):
        store.add(name, "reviewer", PASSWORD)
    store.close()
    site = serve(Settings(record=str(own_record), team=True))
    pages = {}
    for name, viewport in (("Ann", WIDE), ("Bo", NARROW)):
        pages[name] = opened(viewport)
        pages[name].goto(f"{site}/review")
        pages[name].fill("#name", name)
        pages[name].fill("#password", PASSWORD)
        pages[name].get_by_role("button", name="Sign in").click()
        assert pages[name].url == f"{site}/review"
    claim = claim_of(record, "meeting")
    ann, bo = pages["Ann"], pages["Bo"]
    ann.goto(f"{site}/review/claim/{claim.id}")
    bo.goto(f"{site}/review/entry/{claim.entry}")
    bo.locator(f"[data-review={claim.id}]").get_by_role("button", name="Reject").click()
    ann.fill("input[name=source]", "my own words")
    ann.wait_for_selector(".meanwhile:not([hidden])", timeout=15_000)
    assert "Bo rejected" in ann.locator(".meanwhile").inner_text()
    ann.get_by_role("button", name="Save what was changed").click()
    assert "Nothing of yours is kept yet" in ann.locator("main").inner_text()
    assert "my own words" in ann.locator("main").inner_text()
    ann.get_by_role("button", name="Do it all the same").click()
    bo.goto(f"{site}/review")
    assert "Ann corrected source: my own words" in bo.locator(".lately").inner_text()
    assert [(d.by, d.verb) for d in record.decisions()] == [("Bo", "reject"), ("Ann", "correct")]


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing(
    site: str, record: Record, opened: Callable[..., Any], viewport: dict[str, int]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    record.annotate(record.entries(kind="transfer")[0].id, "look", by="Bo")
    for name in ("Ann", "Bo"):
        record.accept(record.claims()[0].id, by=name)
    page = opened(viewport, color_scheme="dark" if viewport is NARROW else "light")
    claim = claim_of(record, "transfer", "Portugal ordered")
    for path in (
        "/review",
        "/review?show=merges",
        f"/review/entry/{claim.entry}",
        f"/review/claim/{claim.id}",
        "/decisions",
        "/agreement?one=Ann&other=Bo",
        "/api",
    ):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
        found = axe.run(page)
        told = [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]]
        assert told == [], path


def test_axe_finds_nothing_when_signing_in(
    own_record: Path, serve: Callable[[Settings], str], opened: Callable[..., Any]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    store = Accounts(f"{own_record}.accounts.db")
    store.add("Ann", "admin", PASSWORD)
    store.close()
    site = serve(Settings(record=str(own_record), team=True))
    page = opened(NARROW)
    page.goto(f"{site}/account")
    assert axe.run(page).response["violations"] == []
    page.fill("#name", "Ann")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account")
    for path in ("/account", "/accounts"):
        page.goto(site + path)
        assert axe.run(page).response["violations"] == [], path
