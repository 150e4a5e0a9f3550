"""A value typed by a person, as the JSON form that a claim's field has."""

import json
import re
from typing import Any, Final

from legation.errors import RecordError
from legation.record.entry_rows import parse_when
from legation.schema import FORMS

_SUM = re.compile(r"([A-Z]{3}) (\d{1,3}(?:,\d{3}){1,6}|\d{1,18})")
_OF_ANY: Final = ("when", "where", "form")
_OF_KIND: Final[dict[str, tuple[str, ...]]] = {
    "instrument": ("title",),
    "activity": ("name",),
    "programme": ("subject",),
    "transfer": ("supplier", "recipient", "value", "quantity"),
}
"""The fields that an entry shows and a person may correct; its kind, status and parties are its claims'."""
_WHEN = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}-\d\d-\d\d)?")


def entry_value(kind: str, field: str, value: Any) -> str:
    """A value for an entry's field, in the form that the entry shows.

    Raises `RecordError` where an entry of this kind has no such field, or the value is none of its.
    """
    shown, name = str(value).strip(), field.partition(":")[0]
    known = (*_OF_ANY, *_OF_KIND.get(kind, ()))
    if name not in known:
        there = ", ".join(known)
        raise RecordError(
            f"{field}: not to be corrected on a {kind} as a whole ({there} are), but on a claim"
        )
    if name == "when":
        _when(shown)
    elif name == "form" and shown not in FORMS[kind]:  # type: ignore[index]
        raise RecordError(f"{shown!r} is no form of a {kind}: {', '.join(FORMS[kind])}")  # type: ignore[index]
    elif name == "quantity" and not shown.isdecimal():
        raise RecordError(f"{shown!r} is no number")
    elif name == "value":
        return _sum(shown)
    elif not shown:
        raise RecordError(f"{field}: an entry's value can't be empty")
    return shown


def _sum(shown: str) -> str:
    found = _SUM.fullmatch(shown)
    if not found:
        raise RecordError(f"{shown!r} is no sum; write USD 2,900,000,000")
    return f"{found[1]} {int(found[2].replace(',', '')):,}"


def parsed(field: str, text: str) -> Any:
    """`2022-06` for `when` becomes its days; JSON is taken as JSON; `IND ISR` for `parties` as two codes.

    Raises `RecordError` where a date is none.
    """
    if field == "when" and not text.startswith(("{", "null")):
        return _when(text)
    if field == "parties" and not text.startswith("["):
        return sorted(set(text.replace(",", " ").upper().split()))
    if field == "where" and not text.startswith(("{", "null")):
        return {"name": text, "state": None}
    if text == "null" or text[:1] in "{[" or text.lstrip("-").isdigit():
        try:
            return json.loads(text)
        except ValueError as error:
            raise RecordError(f"{field}: not JSON ({error})") from None
    return text


def _when(text: str) -> dict[str, Any]:
    try:
        if not _WHEN.fullmatch(text):
            raise ValueError
        start, end, precision = parse_when(text)
    except ValueError:
        raise RecordError(f"{text!r} is no date; write 2022-06-02, 2022-06, 2022 or a range") from None
    return {"start": str(start), "end": str(end), "precision": precision, "text": text}
