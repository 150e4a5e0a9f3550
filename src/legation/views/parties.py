"""The parties of a question: codes of the record format, from codes or names as people write them."""

from collections.abc import Iterable, Mapping
from functools import cache

from legation import lexicon
from legation.errors import QuestionError
from legation.record.merging.words import folded

_LOOSE = frozenset({"prefix", "capital", "metonym"})


def party_codes(words: Iterable[str]) -> tuple[str, ...]:
    """The codes of these parties, sorted, each once; raises `QuestionError` for one nobody knows."""
    return tuple(sorted({party_code(one) for one in words}))


def party_code(words: str) -> str:
    """`IND` for `IND`, `ind`, `India` or `indian`; `NATO` for `Nato`. Raises `QuestionError` for others."""
    said = " ".join(words.split())
    if said.upper() in _names():
        return said.upper()
    found = _forms().get(folded(said).removeprefix("the "))
    if found is None:
        raise QuestionError(f"{said or 'nothing'}: no party of this name or code{_nearest(said)}")
    return found


def party_name(code: str) -> str:
    """`India` for `IND`; a code without a name in the lexicon stands for itself."""
    return _names().get(code, code)


def parties_name(codes: Iterable[str]) -> str:
    """`India – Israel`, in the codes' order."""
    return " – ".join(party_name(code) for code in codes)


def _nearest(said: str) -> str:
    from rapidfuzz.process import extractOne

    near = extractOne(folded(said), list(_forms()), score_cutoff=70) if said else None
    if near is None:
        return "; write an ISO 3166-1 alpha-3 code (IND) or a name (India)"
    code = _forms()[near[0]]
    return f"; did you mean {party_name(code)} ({code})?"


@cache
def _names() -> Mapping[str, str]:
    """From code to its first name in the lexicon; an organisation goes by its short name."""
    found: dict[str, str] = {}
    for row in lexicon.table("states"):
        if row["how"] == "name":
            found.setdefault(row["code"], row["form"])
    for row in lexicon.table("organisations"):
        found[row["code"]] = row["code"] if row["code"] != "QUAD" else "Quad"
    return found


@cache
def _forms() -> Mapping[str, str]:
    """From a form in lower case without accents to its code; names before looser forms."""
    found: dict[str, str] = {}
    rows = [*lexicon.table("states"), *lexicon.table("organisations")]
    for row in sorted(rows, key=lambda row: row["how"] in _LOOSE):
        if row["code"]:
            found.setdefault(folded(row["form"]).removeprefix("the "), row["code"])
    return found
