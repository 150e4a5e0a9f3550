"""Words that tell who supplies and who receives, and what bodies and states are by nature."""

from collections import Counter
from functools import cache

from legation import lexicon
from legation.kinds.equipment import maker_states


def side_of(word: str) -> str:
    """Whether the subject of the verb `word` "gives" or "takes"; empty where it is no such verb."""
    if word in verbs("gives"):
        return "gives"
    return "takes" if word in verbs("takes") else ""


@cache
def verbs(side: str, key: str = "words") -> frozenset[str]:
    """The verbs of one side."""
    return frozenset(lexicon.words("equipment_directions")[side][key])


@cache
def nouns_of(role: str) -> frozenset[str]:
    """The nouns that belong to the supplier or to the recipient."""
    return frozenset(lexicon.words("equipment_directions")["nouns"][role])


@cache
def joint(name: str) -> frozenset[str]:
    """Prepositions and auxiliaries of one use."""
    return frozenset(lexicon.words("equipment_directions")["joints"][name])


@cache
def prepositions() -> frozenset[str]:
    """Every preposition that can lead to a state."""
    return joint("from") | joint("to") | joint("by") | joint("in") | {"with", "of", "on", "over", "against"}


@cache
def natures() -> dict[str, str]:
    """Bodies that are companies or forces, by every name."""
    found = dict.fromkeys(maker_states(), "company")
    for row in lexicon.table("bodies"):
        if row["type"] in ("company", "force"):
            for name in (row["name"], *row["aliases"].split(";")):
                found[name.strip()] = row["type"]
    return found


@cache
def standing() -> dict[str, float]:
    """How much a state's standing as a maker of arms speaks for it as the supplier."""
    makers = Counter(maker_states().values())
    return {state: min(0.4, number / 100) for state, number in makers.items()}
