"""Word lists of names: given names, family names that lead, and what no name holds."""

from functools import cache

from legation import lexicon


@cache
def given_names() -> dict[str, str]:
    """Given name → gender (m, f or empty)."""
    return {row["name"]: row["gender"] for row in lexicon.table("given_names")}


@cache
def family_names() -> frozenset[str]:
    """Family names that open a full name, as in Xi Jinping."""
    return frozenset(row["name"] for row in lexicon.table("family_names"))


@cache
def notable_names() -> frozenset[str]:
    """Full names of known office-holders, in lower case."""
    return frozenset(row["name"].lower() for row in lexicon.table("notables"))


@cache
def not_names() -> frozenset[str]:
    """Capitalised words that are no part of a person's name."""
    return frozenset(lexicon.words("body_words")["not_names"]["words"])


@cache
def body_heads() -> frozenset[str]:
    """Capitalised nouns of which a body's name has one."""
    return frozenset(lexicon.words("body_words")["heads"]["words"])


@cache
def addressing() -> frozenset[str]:
    """Verbs of saying behind which the person spoken to stands, and no speaker."""
    return frozenset(lexicon.words("references")["addressing"]["words"])


@cache
def sayings() -> frozenset[str]:
    """Verbs whose subject is a person."""
    return frozenset(lexicon.words("body_words")["sayings"]["words"])


@cache
def particles() -> frozenset[str]:
    """Lower-case words inside a name."""
    return frozenset(lexicon.words("ranks")["particles"]["words"])


@cache
def suffixes() -> frozenset[str]:
    """What may follow a name: "Jr", "III"."""
    return frozenset(word.rstrip(".") for word in lexicon.words("ranks")["suffixes"]["words"])
