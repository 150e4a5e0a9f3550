"""Words as the search of a site knows them; `static/search.js` takes a question apart in the same way."""

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 40


def folded(text: str) -> str:
    """Small letters without accents: NFKD, marks taken out."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in plain if not unicodedata.category(c).startswith("M"))


def words(text: str) -> list[str]:
    """Runs of letters and digits, folded; of very long ones the beginning."""
    return [word[:_LONGEST] for word in _WORD.findall(folded(text))]


def order(word: str) -> bytes:
    """A key that sorts as JavaScript does: by UTF-16 code units."""
    return word.encode("utf-16-be", "surrogatepass")
