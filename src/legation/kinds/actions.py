"""Actions: what was done with a text between parties (signed, ratified, terminated, …)."""

import re
from functools import cache

from legation import lexicon
from legation.kinds.heads import heads_in
from legation.language.parsed import Parsed
from legation.schema.vocabulary import Action

POSTMODIFIER = 0.5
"""Weight of a participle behind its noun (", signed in 2016, …") against a finite verb's 1."""


def action_in(parsed: Parsed, start: int, end: int) -> Action:
    """What a stretch says was done with a text: the act of highest rank that it has words for.

    Without any, what is usual with its kind of text: declarations and plans are adopted, others signed.
    """
    weights = action_weights(parsed, start, end)
    if not weights:
        return _usual(parsed.text, start, end)
    return max(weights, key=lambda action: weights[action])


def action_weights(parsed: Parsed, start: int, end: int) -> dict[Action, float]:
    """For each act that the stretch has words for, how strongly: finite verbs before participles."""
    stretch = parsed.text[start:end].lower().replace("\n", " ")
    weights: dict[Action, float] = {}
    for action, pattern in _patterns().items():
        for match in pattern.finditer(stretch):
            rank = 1 - 0.01 * list(_patterns()).index(action)
            behind = _postmodifies(stretch, match.start()) or stretch[: match.start()].endswith("due to ")
            place = rank * (POSTMODIFIER if behind else 1)
            weights[action] = max(weights.get(action, 0), place)
    if _assented(stretch):
        weights["ratified"] = 1.0
    return weights


def _assented(stretch: str) -> bool:
    """Whether a house of parliament assents, or is to assent."""
    bodies, assent = _parliament()
    return bodies.search(stretch) is not None and assent.search(stretch) is not None


@cache
def _parliament() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon.words("instruments")["parliament"]
    bodies = "|".join(re.escape(word) for word in words["bodies"])
    assent = "|".join(re.escape(word) for word in words["assent"])
    return re.compile(rf"\b(?:{bodies})\b"), re.compile(rf"\b(?:{assent})")


def _postmodifies(stretch: str, at: int) -> bool:
    """Whether the word at `at` is a participle behind the noun it belongs to."""
    before = stretch[:at].rstrip()
    return before.endswith(",") or bool(
        re.search(r"(?:agreement|pact|treaty|accord|memorandum|mou|protocol)$", before)
    )


def _usual(text: str, start: int, end: int) -> Action:
    forms = {head.form for head in heads_in(text, start, end)}
    return "adopted" if forms and forms <= {"declaration", "roadmap"} else "signed"


@cache
def _patterns() -> dict[Action, re.Pattern[str]]:
    """One pattern for each act, in order of rank."""
    return {
        action: re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + ")")
        for action, words in lexicon.words("instruments")["actions"].items()
    }
