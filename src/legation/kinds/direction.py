"""Which state supplies and which receives: scores by rule, from the words between the states and the verb."""

from legation.actors.cast import Cast
from legation.language.parsed import Parsed


def direction_scores(parsed: Parsed, cast: Cast, start: int, end: int) -> dict[str, tuple[float, float]]:
    """For each state named in `text[start:end]`, how far the words make it the supplier and the recipient."""
    return {}
