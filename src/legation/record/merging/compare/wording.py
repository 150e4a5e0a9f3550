"""How far two wordings speak for one thing."""

from dataclasses import dataclass

from legation.record.merging.facts import Facts
from legation.record.merging.tally import Tally
from legation.record.merging.words import likeness


@dataclass(frozen=True, slots=True)
class Levels:
    """From which likeness (0 to 1) on two wordings are `close` or `near`, and below which `far`, each with
    the weight that it has; `between` near and far. Without a weight for `far`, it parts the two."""

    close: tuple[float, float]
    near: tuple[float, float]
    between: float
    far: tuple[float, float | None]


def compare_wording(a: Facts, b: Facts, name: str, levels: Levels, tally: Tally) -> None:
    """Adds what the two wordings say, under the field `name`."""
    alike = likeness(a.wording, b.wording)
    note = f"wording {alike:.0%} alike"
    if alike >= levels.close[0]:
        tally.add(name, levels.close[1], note)
    elif alike >= levels.near[0]:
        tally.add(name, levels.near[1], note)
    elif alike >= levels.far[0]:
        if levels.between:
            tally.add(name, levels.between, note)
    elif levels.far[1] is None:
        tally.part(name, note)
    else:
        tally.add(name, levels.far[1], note)
