"""The post that an office names, so that "Minister of Defence" and "defense secretary" meet."""

from functools import cache, lru_cache

from legation import lexicon
from legation.record.merging.words import tokens


@cache
def _posts() -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    rows = lexicon.words("posts")["post"]
    return tuple((row["name"], tuple(frozenset(words) for words in row["words"])) for row in rows)


@lru_cache(maxsize=50_000)
def post(office: str) -> str:
    """The post's common name, or the office's own words where it is none of the lexicon's."""
    spelling: dict[str, str] = lexicon.words("posts")["spelling"]
    words = {spelling.get(token, token) for token in tokens(office)}
    for name, alternatives in _posts():
        if any(needed <= words for needed in alternatives):
            return name
    return " ".join(sorted(words))
