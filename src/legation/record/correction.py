"""A value typed by a person, as the JSON form that a claim's field has."""

import json
import re
from typing import Any

from legation.errors import RecordError
from legation.record.entry_rows import parse_when

_WHEN = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}-\d\d-\d\d)?")


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
