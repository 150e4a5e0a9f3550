"""The page: complete in itself, linked both ways, and safe with hostile documents."""

import base64
import hashlib
import re
import time
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from legation.exchange.controls import controls
from legation.exchange.reading_page import IndexRow, index, page
from legation.schema import KINDS, Claim, Reading

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"
ADDRESS_ATTRIBUTES = {"src", "srcset", "data", "poster", "background", "action", "formaction"}


class Elements(HTMLParser):
    """Every element with its attributes, and the text of `main`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "main" in self.inside and not {"a", "style", "script"} & set(self.inside):
            self.text += data

    def all(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(attribute))]


def test_every_link_leads_somewhere_and_every_claim_is_linked_both_ways(reading: Reading) -> None:
    parsed = Elements(page(reading))
    ids = parsed.all("id")
    assert len(ids) == len(set(ids))
    inner = [href for href in parsed.all("href") if href.startswith("#")]
    assert {href[1:] for href in inner} <= set(ids)
    for number, claim in enumerate(reading.claims, 1):
        assert f"#claim-{number}" in inner
        assert {f"#w{number}-{part}" for part in range(1, len(claim.evidence) + 1)} <= set(inner)


def test_the_text_stands_there_whole(reading: Reading) -> None:
    assert "".join(Elements(page(reading)).text.split()) == "".join(reading.document.text.split())


def test_fields_are_shown(reading: Reading) -> None:
    html = page(reading)
    for words in (
        "Portugal and Norway to train together",
        "Atlantic Courier",
        "2024-03-12",
        "Ana Duarte (Defence Minister, PRT)",
        "Lisbon, PRT",
        "93 % sure",
        "2 × patrol ships (ships)",
        "EUR 310,000,000",
        "NOR → PRT",
        "Ministry of Defence",
        "memorandum, signed",
    ):
        assert words in html


def test_nothing_comes_from_elsewhere(reading: Reading) -> None:
    html = page(reading)
    for tag, attributes in Elements(html).elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert not ADDRESS_ATTRIBUTES & set(attributes)
        assert not any(name.startswith("on") or name == "style" for name in attributes)
    assert "url(" not in html
    assert "@import" not in html


@pytest.mark.parametrize("name", ["style", "script"])
def test_the_policy_allows_this_style_and_script_only(reading: Reading, name: str) -> None:
    html = page(reading)
    (inside,) = re.findall(rf"<{name}>(.*?)</{name}>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    assert f"{name}-src 'sha256-{digest}'" in html
    assert "default-src 'none'" in html


def test_hostile_fields_show_as_text(
    make_claim: Callable[..., Claim], make_reading: Callable[..., Reading]
) -> None:
    text = f"{SCRIPT} \u202e met \x1b[2J \u2066there"
    person = {"name": SCRIPT, "type": "person", "role": "visitor", "state": SCRIPT, "office": SCRIPT}
    hostile = make_claim(
        text,
        SCRIPT,
        parties=(SCRIPT,),
        participants=(person,),
        where={"name": SCRIPT, "state": SCRIPT},
        source=SCRIPT,
        when={"start": "2024-01-01", "end": "2024-01-01", "precision": "day", "text": SCRIPT},
    )
    document = {"title": SCRIPT + "\u202e", "source": SCRIPT, "url": "javascript:alert(1)", "id": SCRIPT}
    html = page(make_reading(text, hostile, **document)) + index(
        [IndexRow.of(make_reading(text, hostile, **document), "a.html")]
    )
    parsed = Elements(html)
    assert len([tag for tag, _ in parsed.elements if tag == "script"]) == 2
    assert "img" not in [tag for tag, _ in parsed.elements]
    assert not any(href.startswith("javascript") for href in parsed.all("href"))
    assert "{{ 7*7 }}" in html
    assert controls().search(html) is None
    assert "U+202E" in html
    assert "U+001B" in html


def test_only_web_addresses_are_links(make_reading: Callable[..., Reading]) -> None:
    for url, linked in (("https://example.org/a", True), ("ftp://example.org", False), ("http://[", False)):
        assert (url in Elements(page(make_reading("text", url=url))).all("href")) is linked


def test_no_claims_says_so(make_reading: Callable[..., Reading]) -> None:
    assert "No claims" in page(make_reading("A sunny day."))


def test_index_lists_documents_with_counts(reading: Reading) -> None:
    html = index([IndexRow.of(reading, "lisbon.html"), IndexRow.of(reading, "other.html")])
    assert {"lisbon.html", "other.html"} <= set(Elements(html).all("href"))
    assert "8 claims" in html
    assert "2 documents" in html


def test_long_text_with_much_nested_evidence_is_linear(
    make_claim: Callable[..., Claim], make_reading: Callable[..., Reading]
) -> None:
    quotes = "“" * 50 + "x" + "”" * 50
    text = quotes * 50_000
    nested = [make_claim(text, text[at : 101 - at]) for at in range(50)]
    start = time.process_time()
    html = page(make_reading(text, *nested))
    assert len(html) > len(text)
    assert time.process_time() - start < 5


def luminance(colour: str) -> float:
    colour = "".join(2 * digit for digit in colour) if len(colour) == 3 else colour
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_keep_wcag_aa_contrast_light_dark_and_printed() -> None:
    style = (files("legation.exchange") / "page" / "style.css").read_text(encoding="utf-8")
    themes = [
        dict(re.findall(r"--(\w+):#([0-9a-f]{3,6})\b", block))
        for block in re.findall(r":root\{(.*?)\}", style, re.DOTALL)
    ]
    assert len(themes) == 3
    for theme in themes:
        for ground in ("paper", "card"):
            for ink in ("ink", "soft", *KINDS):
                assert contrast(theme[ink], theme[ground]) >= 4.5, (ink, ground)
        for kind in KINDS:
            assert contrast(theme["on"], theme[kind]) >= 4.5, kind
