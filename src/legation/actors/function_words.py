"""Small words that tell what stands beside them, by their use."""

from functools import cache

from legation import lexicon


@cache
def function_words(use: str) -> frozenset[str]:
    """The words of one section of function_words.toml, such as `locative`."""
    return frozenset(lexicon.words("function_words")[use]["words"])
