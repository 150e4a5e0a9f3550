"""States, organisations and places among the known names of a text, told apart by their neighbours."""

from collections import Counter
from collections.abc import Sequence

from legation.actors.cast import How, Place
from legation.actors.function_words import function_words
from legation.actors.gazetteer import Entry, Hit
from legation.actors.stage import ORGANISATION_CODES, Stage
from legation.actors.words import Words

_HOW: dict[str, How] = {
    "name": "name",
    "nationality": "nationality",
    "capital": "metonym",
    "metonym": "metonym",
    "prefix": "nationality",
    "alias": "alias",
}


def put_states(stage: Stage, hits: Sequence[Hit]) -> None:
    """Adds the mentions of states and organisations, and the places, that no other mention has taken."""
    counts = Counter(hit.entry.code for hit in hits if hit.entry.kind in ("state", "organisation"))
    for hit in hits:
        if not stage.free(hit.first, hit.last) or _in_sum(stage, hit):
            continue
        entry = hit.entry
        if entry.kind == "place":
            _put_place(stage, hit, entry)
        elif entry.kind in ("state", "organisation") and entry.code:
            _put_state(stage, hit, entry, counts)


def _put_place(stage: Stage, hit: Hit, entry: Entry) -> None:
    start, end = stage.words.starts[hit.first], stage.words.ends[hit.last - 1]
    stage.places.append(Place(start, end, stage.words.text[start:end], entry.code))


def _put_state(stage: Stage, hit: Hit, entry: Entry, counts: Counter[str | None]) -> None:
    words = stage.words
    code = entry.code or ""
    last = hit.last - 1 if entry.how == "prefix" else hit.last
    if entry.how == "capital":
        if _locative(words, hit) or _dateline(words, hit):
            _put_place(stage, hit, entry)
        if words.forms[hit.first] == "Brussels":
            code = _brussels(counts, _locative(words, hit))
    elif code == "GEO" and _of_the_union(words, hit):
        return _put_place(stage, hit, Entry("place", "USA", "name", entry.name))
    elif (
        code == "COD"
        and entry.name in ("Congo", "Congolese")
        and counts["COG"]
        and not _other(stage, "COD", entry)
    ):
        code = "COG"
    name = words.between(hit.first, last) if entry.how in ("name", "alias") and code == entry.code else ""
    if entry.how == "name":
        name = name.removeprefix("the ").removeprefix("The ")
    actor = stage.state(code, name if entry.how == "name" else "")
    stage.mention([actor], hit.first, last, _HOW[entry.how])
    return None


def _other(stage: Stage, code: str, entry: Entry) -> bool:
    known = stage.actors.get(f"state:{code}")
    return known is not None and known.name not in (entry.name, code)


def _in_sum(stage: Stage, hit: Hit) -> bool:
    """Whether the name is part of a sum of money ("US$", "Swiss francs")."""
    start, end = stage.words.starts[hit.first], stage.words.ends[hit.last - 1]
    return any(money.start <= start and end <= money.end for money in stage.parsed.sums)


def _locative(words: Words, hit: Hit) -> bool:
    i = hit.first - 1
    return i >= 0 and not words.apart(hit.first) and words.lowers[i] in function_words("locative")


def _dateline(words: Words, hit: Hit) -> bool:
    """ "NEW DELHI, 2 June" or "Seoul (Yonhap) —" at the head of a line."""
    after = words.forms[hit.last] if hit.last < len(words) else ""
    return words.apart(hit.first) and after in (",", "-", "—", "(", ":", "/", "|")


def _brussels(counts: Counter[str | None], locative: bool) -> str:
    """Brussels stands for the union or the alliance where they are spoken of more than Belgium."""
    best = max(("EU", "NATO", "BEL"), key=lambda code: counts[code] - (code == "BEL"))
    return best if counts[best] and not (locative and counts["BEL"] > 1) else "BEL"


def _of_the_union(words: Words, hit: Hit) -> bool:
    """Whether Georgia is the American state: "Atlanta, Georgia", "Georgia National Guard"."""
    before = words.lowers[max(0, hit.first - 2) : hit.first]
    after = words.lowers[hit.last : hit.last + 2]
    return after == ["national", "guard"] or (
        before[-1:] == [","] and before[0] in function_words("georgian_cities")
    )


def home_states(stage: Stage) -> list[str]:
    """The states of the document, those it speaks of most first."""
    counts: Counter[str] = Counter()
    for mention in stage.mentions:
        state = stage.actors[mention.actor].state
        if state and state not in ORGANISATION_CODES:
            counts[state] += 1
    return [code for code, _ in counts.most_common()]
