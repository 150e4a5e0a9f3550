"""A reading as one self-contained HTML page, and an index of such pages."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from legation.exchange import wording
from legation.exchange.page.card import card
from legation.exchange.page.markup import address, spelled, visible
from legation.exchange.page.segments import Segment, paragraphs
from legation.schema import KINDS, Claim, Reading
from legation.schema.vocabulary import Kind

SLOTS = "abc"
"""Places for lines of colour under one word; the page's style has as many."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A document on the index page: `href` leads to its page."""

    href: str
    title: str
    source: str | None
    published: str | None
    claims: dict[Kind, int]

    @classmethod
    def of(cls, reading: Reading, href: str) -> "IndexRow":
        """The row of a reading whose page is at `href`."""
        document = reading.document
        published = document.published.isoformat() if document.published else None
        counts = wording.by_kind(reading.claims)
        return cls(href, wording.heading(document), document.source, published, counts)


def page(reading: Reading) -> str:
    """The document with each claim's evidence marked, and the claims' fields beside it.

    The page needs no other file and no network, and reads without JavaScript.
    """
    counts = wording.by_kind(reading.claims)
    return _fill(
        "reading.html.j2",
        "\n".join([_part("style.css"), _kind_rules(), _claim_rules(reading.claims)]),
        document=reading.document,
        heading=wording.heading(reading.document),
        address=address(reading.document.url),
        reader=reading.reader,
        paragraphs=paragraphs(reading.document.text, reading.claims),
        cards=[card(number, claim) for number, claim in enumerate(reading.claims, 1)],
        counts={kind: counts[kind] for kind in KINDS if kind in counts},
        colours=_Colours(reading.claims),
    )


def index(rows: Iterable[IndexRow]) -> str:
    """A page that lists documents, each with how many claims of which kind it makes."""
    rows = list(rows)
    kinds = [kind for kind in KINDS if any(kind in row.claims for row in rows)]
    total = sum(sum(row.claims.values()) for row in rows)
    style = "\n".join([_part("style.css"), _kind_rules()])
    return _fill("index.html.j2", style, rows=rows, kinds=kinds, total=total)


class _Colours:
    """Which kinds' colours a segment bears."""

    def __init__(self, claims: tuple[Claim, ...]) -> None:
        self._kinds = [claim.kind for claim in claims]

    def of(self, number: int) -> str:
        """The kind of a claim by its number."""
        return self._kinds[number - 1]

    def classes(self, segment: Segment) -> str:
        """`a-meeting b-statement c1 c4`: up to three kinds in place, and every claim."""
        kinds = dict.fromkeys(self.of(number) for number in segment.claims)
        slots = [f"{slot}-{kind}" for slot, kind in zip(SLOTS, kinds, strict=False)]
        return " ".join([*slots, *(f"c{number}" for number in segment.claims)])


def _kind_rules() -> str:
    """Colours by kind, in each of the three places; a kind that is not ticked loses colour and cards."""
    rules = []
    for kind in KINDS:
        hidden = f":root:has(#show-{kind}:not(:checked))"
        rules += [
            f".k-{kind}{{--k:var(--{kind})}}",
            *(f".{slot}-{kind}{{--{slot}:var(--{kind})}}" for slot in SLOTS),
            f"{hidden} #text{{--{kind}:transparent}}",
            f"{hidden} :is(.claim,.ref).k-{kind}{{display:none}}",
        ]
    return "\n".join(rules)


def _claim_rules(claims: tuple[Claim, ...]) -> str:
    """Lights up a claim's words and card when either is the page's target."""
    rules = []
    for number, claim in enumerate(claims, 1):
        chosen = f':root:has([id^="w{number}-"]:target,#claim-{number}:target)'
        tint = f"color-mix(in srgb,var(--{claim.kind}) 32%,transparent)"
        rules.append(f"{chosen} mark.c{number}{{background-color:{tint}}}")
        rules.append(f"{chosen} #claim-{number}{{border-color:var(--k);box-shadow:0 0 0 2px var(--k)}}")
    return "\n".join(rules)


def _fill(template: str, style: str, **values: object) -> str:
    script = _part("script.js")
    values |= {"style": style, "style_hash": _hash(style), "script": script, "script_hash": _hash(script)}
    return _templates().get_template(template).render(values)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("legation.exchange", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(visible=visible, spelled=spelled, number=wording.number)
    return environment


@cache
def _part(name: str) -> str:
    return (files("legation.exchange") / "page" / name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
