"""The tool that holds a draft against the record."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from legation.documents import text_document
from legation.errors import QuestionError
from legation.mcp_server import answers
from legation.reader import Reader
from legation.record.record import Record
from legation.views.checks import Checked, Held
from legation.views.checks import check as hold

_MOST_SOURCES: Final = 5


def check_tool(record: Record) -> Callable[..., Any]:
    """`check`, on an open record; the reader is made when first asked for."""

    @cache
    def reader() -> Reader:
        return Reader()

    def check(text: str, published: str | None = None) -> dict[str, Any]:
        """Hold a draft (English, at most 40,000 characters) against the record: each claim that it makes is
        supported, partly supported, contradicted, or not in the record, with the fields that differ and the
        words of the sources. published is the draft's day (2022-06-02), which relative dates count from."""
        if len(text) > answers.LONGEST_TEXT:
            raise QuestionError(f"text: over {answers.LONGEST_TEXT:,} characters; check it in parts")
        day = answers.day("published", published)
        draft = text_document(text.replace("\x00", " "), published=day, title=None, source=None)
        return _answer(hold(record, reader().read(draft)))

    return check


def _answer(found: Checked) -> dict[str, Any]:
    held = found.held[: answers.MOST_CLAIMS]
    return {
        "counts": dict(found.counts),
        "claims": [_claim(one) for one in held],
        "claims_left_out": len(found.held) - len(held),
    }


def _claim(one: Held) -> dict[str, Any]:
    """A claim of the draft with its verdict, and the words of the sources that speak for it or against it."""
    return {
        **{"verdict": one.verdict, "kind": one.claim.kind, "form": one.claim.form},
        "words": answers.cut(one.claim.evidence[0].text, answers.LONGEST_WORDS),
        **{"entry": one.entry, "headline": one.headline},
        **{"differs": list(one.differs), "missing": list(one.missing)},
        "sources": [
            {
                **{"claim": source.id, "words": answers.cut(source.evidence, answers.LONGEST_WORDS)},
                **{"outlet": source.outlet, "published": answers.plain(source.published)},
            }
            for source in one.sources[:_MOST_SOURCES]
        ],
    }
