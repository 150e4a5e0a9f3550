"""A checked draft as one HTML page: its text marked by verdict, and beside it what the record has."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from legation.exchange import wording
from legation.exchange.checking.lines import lines
from legation.exchange.checking.table import NOTHING, summary
from legation.exchange.page.markup import spelled, visible
from legation.exchange.page.segments import Segment, paragraphs
from legation.version import __version__
from legation.views.checks import VERDICTS, Checked


def html(checked: Checked) -> str:
    """The page; it needs no other file, no network and no JavaScript."""
    style = (files("legation.exchange.checking") / "checked.css").read_text(encoding="utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    verdicts = [held.verdict for held in checked.held]
    return (
        _templates()
        .get_template("checked.html.j2")
        .render(
            heading=wording.heading(checked.draft),
            summary=summary(checked),
            nothing=NOTHING,
            lines=lines(checked),
            slugs={verdict: verdict.replace(" ", "-") for verdict in VERDICTS},
            paragraphs=paragraphs(checked.draft.text, [held.claim for held in checked.held]),
            worst=lambda segment: _worst(segment, verdicts),
            version=__version__,
            style=style,
            style_hash=f"sha256-{digest}",
        )
    )


def _worst(segment: Segment, verdicts: Sequence[str]) -> str:
    """The verdict of a stretch of text that most needs a look."""
    here = {verdicts[number - 1] for number in segment.claims}
    return next(verdict for verdict in VERDICTS if verdict in here).replace(" ", "-")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("legation.exchange", "checking"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(visible=visible, spelled=spelled)
    return environment
