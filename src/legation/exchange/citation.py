"""A citation of a selection, with the version of Legation and a hash of what is selected."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final, Literal

from legation.record.choosing import Filter
from legation.record.identity import canonical
from legation.record.selection import Selection
from legation.version import __version__

CitationForm = Literal["bibtex", "csl"]
_SPECIAL: Final = re.compile(r"[\\{}%&_#$~^]")
_ESCAPED: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says of a selection; `hash` is the same for the same claims, entries and decisions."""

    chosen: Filter
    entries: int
    claims: int
    last: date | None
    hash: str

    @property
    def described(self) -> str:
        """The selection in words: `parties IND, ISR; kind transfer; since 2022-01-01`."""
        given = {name: value for name, value in asdict(self.chosen).items() if value}
        shown = (f"{name} {_shown(value)}" for name, value in given.items())
        return "; ".join(shown) or "the whole record"


def cited(selection: Selection) -> Cited:
    """Goes through the selection and takes its hash (SHA-256): over the claims in their order, each with its
    entry and decision, and with its body where a person corrected it."""
    digest = hashlib.sha256()
    last: date | None = None
    for claim in selection.claims():
        corrected = claim.body if claim.decision == "corrected" else None
        digest.update(canonical([claim.id, claim.entry, claim.decision, corrected]).encode() + b"\n")
        if claim.published:
            last = max(last or claim.published, claim.published)
    entries, claims = selection.count()
    return Cited(selection.chosen, entries, claims, last, digest.hexdigest())


def citation(
    its: Cited, form: CitationForm, *, title: str, author: tuple[str, ...] = (), accessed: date | None = None
) -> str:
    """The citation as text; `accessed` is left out where it is null."""
    if form == "csl":
        return json.dumps([_csl(its, title, author, accessed)], ensure_ascii=False, indent=2) + "\n"
    return _bibtex(its, title, author, accessed)


def _note(its: Cited) -> str:
    return (
        f"Selection: {its.described}. {its.claims:,} claims on {its.entries:,} entries. "
        f"Legation {__version__}. SHA-256 {its.hash}"
    )


def _bibtex(its: Cited, title: str, author: tuple[str, ...], accessed: date | None) -> str:
    fields = {
        "title": title,
        "author": " and ".join(author),
        "year": str(its.last.year) if its.last else "",
        "howpublished": "Record of defence cooperation made with Legation",
        "version": f"Legation {__version__}, {its.hash[:12]}",
        "note": _note(its),
        "urldate": accessed.isoformat() if accessed else "",
    }
    lines = [f"  {name} = {{{_tex(value)}}}" for name, value in fields.items() if value]
    return f"@misc{{legation-{its.hash[:12]},\n" + ",\n".join(lines) + "\n}\n"


def _csl(its: Cited, title: str, author: tuple[str, ...], accessed: date | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"legation-{its.hash[:12]}",
        "type": "dataset",
        "title": title,
        "author": [{"literal": name} for name in author],
        "version": f"Legation {__version__}, {its.hash[:12]}",
        "note": _note(its),
        "issued": _parts(its.last),
        "accessed": _parts(accessed),
    }
    return {name: value for name, value in found.items() if value}


def _parts(day: date | None) -> dict[str, Any] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _tex(text: str) -> str:
    plain = " ".join(text.split())
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], "\\" + found[0]), plain)


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
