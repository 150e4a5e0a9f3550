"""Which state supplies and which receives: scores by rule, from the words between the states and the verb."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from math import exp
from typing import Final

from legation.actors.cast import Actor, ActorMention, Cast
from legation.kinds.direction_words import joint, natures, nouns_of, prepositions, side_of, standing, verbs
from legation.kinds.equipment import system_of
from legation.kinds.equipment_phrases import Phrase, phrases
from legation.language.parsed import Parsed

_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[;:.]")
_REACH: Final = 12
_LOOK_BACK: Final = 600
_CONTEXT: Final = 300
_FAR: Final = 0.3
"""Code points before the stretch that are read where it names no state, and what they weigh."""
_MAKING: Final = re.compile(r"-(?:made|built|designed|supplied|donated|produced|owned|developed|funded)\b")


@dataclass(frozen=True, slots=True)
class _Token:
    """A word; `state` where it opens a mention of one, whose words are one token."""

    start: int
    end: int
    word: str
    state: str | None = None
    actor: Actor | None = None
    nationality: bool = False
    item: bool = False


class _Scores:
    """Weights gathered for each state as supplier and as recipient."""

    def __init__(self) -> None:
        self.supplier: Counter[str] = Counter()
        self.recipient: Counter[str] = Counter()

    def supplies(self, state: str | None, weight: float) -> None:
        if state:
            self.supplier[state] += weight  # type: ignore[assignment]

    def receives(self, state: str | None, weight: float) -> None:
        if state:
            self.recipient[state] += weight  # type: ignore[assignment]

    def add(self, other: "_Scores", weight: float) -> None:
        for state, number in other.supplier.items():
            self.supplies(state, weight * number)
        for state, number in other.recipient.items():
            self.receives(state, weight * number)


def direction_scores(parsed: Parsed, cast: Cast, start: int, end: int) -> dict[str, tuple[float, float]]:
    """For each state, how far `text[start:end]` makes it the supplier and the recipient, from 0 to 1 each.

    States that only the equipment's origin speaks for are among them.
    """
    scores = _weighed(parsed, cast, start, end)
    states = {*scores.supplier, *scores.recipient}
    return {
        state: (
            _share(scores.supplier[state], scores.recipient[state]),
            _share(scores.recipient[state], scores.supplier[state]),
        )
        for state in states
    }


def direction(
    parsed: Parsed, cast: Cast, start: int, end: int, states: tuple[str, ...] = ()
) -> tuple[str | None, str | None, float]:
    """The supplier, the recipient (either may be None) and the confidence, 0 to 1.

    Only `states` are considered where they are given.
    """
    scores = direction_scores(parsed, cast, start, end)
    if states:
        scores = {state: scores.get(state, (0.0, 0.0)) for state in states}
    best: tuple[str | None, str | None] = (None, None)
    most = 0.0
    for giver, (gives, gets) in scores.items():
        for taker, (other_gives, other_gets) in scores.items():
            total = gives + other_gets - gets - other_gives
            if giver != taker and (total > most or best == (None, None)):
                best, most = (giver, taker), total
    if best == (None, None) and scores:
        only, (gives, gets) = next(iter(scores.items()))
        return (only, None, gives) if gives >= gets else (None, only, gets)
    return (*best, max(0.0, min(1.0, most / 2)))


def _share(one: float, other: float) -> float:
    return round((1 - exp(-one)) * (1 if one >= other else exp(one - other)), 3)


def _weighed(parsed: Parsed, cast: Cast, start: int, end: int) -> _Scores:
    scores = _Scores()
    found = phrases(parsed.text, start, end)
    _by_words(_tokens(parsed.text, cast, start, end, found), scores)
    _by_origin(parsed, found, start, scores)
    if not (scores.supplier and scores.recipient):
        context = _Scores()
        begin = _sentence_start(parsed, max(0, start - _CONTEXT))
        _by_words(_tokens(parsed.text, cast, begin, start, phrases(parsed.text, begin, start)), context)
        scores.add(context, _FAR)
    return scores


def _by_words(tokens: list[_Token], scores: _Scores) -> None:
    for at, token in enumerate(tokens):
        if token.state:
            _by_neighbours(tokens, at, scores)
            _by_nature(token, scores)
        elif not token.item:
            _by_verb(tokens, at, scores)


def _sentence_start(parsed: Parsed, at: int) -> int:
    place = bisect_left(parsed.sentences, at, key=lambda sentence: sentence.start)
    return parsed.sentences[place].start if place < len(parsed.sentences) else at


def _by_neighbours(tokens: list[_Token], at: int, scores: _Scores) -> None:
    """Prepositions before a state, and the nouns after it."""
    token, state = tokens[at], tokens[at].state
    before = _led_by(tokens, at)
    if before in joint("from"):
        scores.supplies(state, 1.6)
    elif before in joint("to"):
        scores.receives(state, 1.1)
    elif before in joint("by"):
        verb = next((t.word for t in reversed(tokens[max(0, at - 6) : at]) if side_of(t.word)), "")
        if side_of(verb) == "takes":
            scores.receives(state, 1.3)
        else:
            scores.supplies(state, 1.3)
    elif before in joint("in"):
        made = any(
            t.word in ("made", "built", "build", "building", "order", "ordered")
            for t in tokens[max(0, at - 8) : at]
        )
        scores.supplies(state, 0.5 if made else 0.0)
    for after in tokens[at + 1 : at + 4]:
        if after.item:
            scores.supplies(state, 0.9 if token.nationality or after is tokens[at + 1] else 0.3)
            return
        if after.word in nouns_of("recipient"):
            scores.receives(state, 0.8)
            return
        if after.word in nouns_of("supplier"):
            scores.supplies(state, 0.8)
            return
        if after.state or side_of(after.word) or after.word in ";:.":
            return


def _by_nature(token: _Token, scores: _Scores) -> None:
    """Makers supply; armed forces receive; states that make much, supply rather."""
    if _MAKING.search(token.word):
        scores.supplies(token.state, 1.2)
    if token.actor is not None and token.actor.kind == "body":
        nature = natures().get(token.actor.name)
        if nature == "company":
            scores.supplies(token.state, 1.3)
        elif nature == "force":
            scores.receives(token.state, 0.7)
    scores.supplies(token.state, standing().get(token.state or "", 0.0))
    scores.receives(token.state, 0.15)


def _by_verb(tokens: list[_Token], at: int, scores: _Scores) -> None:
    """A verb of giving or of taking, with its subject and what it takes right after it."""
    side = side_of(tokens[at].word)
    if not side:
        return
    weight = 0.4 if tokens[at].word in verbs("takes", "weak") else 1.4
    passive = any(t.word in joint("passive") for t in tokens[max(0, at - 3) : at])
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.state and side == "gives" and not after.nationality:
        scores.receives(after.state, weight)
    subject = (
        None
        if passive and tokens[at].word.endswith(("ed", "t", "n", "en", "ld", "de"))
        else _subject(tokens, at)
    )
    if subject is None:
        return
    distance = at - subject
    near = weight * (1.0 if distance <= 3 else 0.7 if distance <= 7 else 0.4)
    if side == "gives":
        scores.supplies(tokens[subject].state, near)
    else:
        scores.receives(tokens[subject].state, near)


def _subject(tokens: list[_Token], at: int) -> int | None:
    """The place of the state that is the subject of the verb at `at`, as far as word order tells."""
    for place in range(at - 1, max(-1, at - _REACH - 1), -1):
        token = tokens[place]
        if token.word in ";:.":
            return None
        if token.item and at - place <= 2:
            return None
        if token.state and not _led_by(tokens, place):
            return place
    return None


def _led_by(tokens: list[_Token], at: int) -> str:
    """The preposition that leads to the state at `at`, or nothing."""
    for token in reversed(tokens[max(0, at - 4) : at]):
        if token.word in prepositions():
            return token.word
        if token.item or side_of(token.word) or token.word in ";:.":
            return ""
        if token.state and token.end + 2 < tokens[at].start:
            return ""
    return ""


def _by_origin(parsed: Parsed, found: list[Phrase], start: int, scores: _Scores) -> None:
    """The states that make what is named here, or, where nothing is, what was named last."""
    weight = 1.0
    if not any(phrase.designated for phrase in found):
        found = phrases(parsed.text, max(0, start - _LOOK_BACK), start)
        found = [phrase for phrase in found if phrase.designated][-1:]
        weight = 0.4
    for phrase in found:
        system = system_of(phrase.text) if phrase.designated else None
        for place, state in enumerate(system.origin if system else ()):
            scores.supplies(state, weight if place == 0 else weight / 3)


def _tokens(text: str, cast: Cast, start: int, end: int, found: list[Phrase]) -> list[_Token]:
    """The words of the stretch; a mention of a state, and an item, are one token each."""
    spans = [(p.start, p.end, _Token(p.start, p.end, p.text, item=True)) for p in found]
    for mention in _mentions(cast, start, end):
        actor = cast.actors[mention.actor]
        word = text[mention.start : mention.end]
        state = actor.state if actor.kind != "person" or mention.how != "group" else None
        token = _Token(mention.start, mention.end, word, state, actor, mention.how == "nationality")
        spans.append((mention.start, mention.end, token))
    spans.sort(key=lambda span: (span[0], span[1]))
    tokens: list[_Token] = []
    at = start
    for begin, stop, token in spans:
        if begin < at:
            continue
        tokens.extend(_words(text, at, begin))
        tokens.append(token)
        at = stop
    tokens.extend(_words(text, at, end))
    return tokens


def _mentions(cast: Cast, start: int, end: int) -> list[ActorMention]:
    begin = bisect_left(cast.mentions, start, key=lambda mention: mention.start)
    found = []
    for mention in cast.mentions[begin:]:
        if mention.start >= end:
            break
        if mention.end <= end and mention.how != "group":
            found.append(mention)
    return found


def _words(text: str, start: int, end: int) -> list[_Token]:
    return [_Token(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, start, end)]
