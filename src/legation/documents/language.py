"""The language of a text, by its script and its function words."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from legation import lexicon
from legation.errors import LanguageError
from legation.schema import Document

_SAMPLE = 6_000
"""Characters at the head of a text that are looked at."""
_WORD = re.compile(r"[^\s\d.,;:!?()\[\]{}\"'“”‘’«»„…|/*_–—।،؛؟-]{1,40}")
"""Up to a blank or a sign; `\\w` would break words of scripts whose vowels are marks."""
_READ = "en"
_ENOUGH = 4.0
"""Weight of function words from which Latin letters may be another language than English."""
_SHORT = (3, 0.1, 3)
"""For less than that, in a short text: how many different function words of the other language it
takes, their least weight for each word of the text, and how many words beside them in small letters.
Headlines of names ("Lula da Silva", "Força Aérea do Brasil") have none of these."""
_CLEARLY = 1.6


def identify(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, `und` for a script that is not known.

    Words of Latin script are English unless the function words of another language clearly
    outweigh the English ones: names, headlines and tables have none.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return _by_words(sample, "latin")
    script = _script(sample)
    if script is None:
        return "und"
    return _by_words(sample, script)


def language_name(code: str) -> str:
    """The English name of the language, or the code itself."""
    name: str = lexicon.words("languages")["names"].get(code, code)
    return name


def require_english(document: Document) -> None:
    """Raises `LanguageError`, in one line, for a document in a language that Legation does not read."""
    if document.language == _READ:
        return
    what = f"document {document.title!r}" if document.title else f"document {document.id}"
    code = document.language
    raise LanguageError(f"{what} is in {language_name(code)} ({code}); Legation reads English", code)


def _script(sample: str) -> str | None:
    """The script of most letters; Han with some kana is Japanese, with some Hangul Korean."""
    ranges = _script_of()
    counts: Counter[str | None] = Counter()
    for character, count in Counter(sample).items():
        if character.isalpha():
            counts[ranges.get(ord(character) >> 4)] += count
    if not counts:
        return "latin"
    total = sum(counts.values())
    if counts["kana"] > 0.05 * total and counts["latin"] < 0.5 * total:
        return "kana"
    return counts.most_common(1)[0][0]


@cache
def _script_of() -> Mapping[int, str]:
    """Script by code point ÷ 16: the blocks of the list start and end near multiples of 16."""
    found: dict[int, str] = {}
    for script, entry in lexicon.words("languages")["scripts"].items():
        for first, last in entry["ranges"]:
            for row in range(first >> 4, (last >> 4) + 1):
                found.setdefault(row, script)
    return MappingProxyType(found)


def _by_words(sample: str, script: str) -> str:
    languages = _languages(script)
    if len(languages) == 1:
        return languages[0]
    scores = _scores(sample, script)
    best = max(languages, key=lambda code: scores[code])
    if script != "latin":
        return best
    is_clear = scores[best] > _CLEARLY * scores[_READ]
    is_other = is_clear and (scores[best] >= _ENOUGH or _is_short_of(sample, best, scores[best]))
    return best if is_other else _READ


def _is_short_of(sample: str, code: str, score: float) -> bool:
    """Whether a text too short to weigh reads as a sentence of the language `code`."""
    different, weight, beside = _SHORT
    words = _WORD.findall(sample)
    own = {word for word in words if code in _codes_of(word.casefold())}
    others = [word for word in words if word.islower() and word not in own]
    return len(own) >= different and score >= weight * len(words) and len(others) >= beside


def _codes_of(word: str) -> tuple[str, ...]:
    return tuple(code for code, _ in _weights("latin").get(word, ()))


def _scores(sample: str, script: str) -> Mapping[str, float]:
    """Weight of the function words of each language of the script."""
    weights = _weights(script)
    scores = dict.fromkeys(_languages(script), 0.0)
    for word, count in Counter(_WORD.findall(sample.casefold())).items():
        for code, weight in weights.get(word, ()):
            scores[code] += count * weight
    return scores


@cache
def _weights(script: str) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """By word, the languages whose function word it is; one of several is shared out among them."""
    lists = lexicon.words("languages")["function_words"]
    speakers: dict[str, list[str]] = {}
    for code in _languages(script):
        for word in set(lists[code].split()):
            speakers.setdefault(word, []).append(code)
    return MappingProxyType(
        {word: tuple((code, 0.3 + 0.7 / len(codes)) for code in codes) for word, codes in speakers.items()}
    )


def _languages(script: str) -> list[str]:
    languages: list[str] = lexicon.words("languages")["scripts"][script]["languages"]
    return languages
