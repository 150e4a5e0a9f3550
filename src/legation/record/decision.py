"""A person's decision on claims or entries, as it stands in the journal."""

from dataclasses import dataclass
from typing import Any, Final, Literal

Verb = Literal["accept", "reject", "correct", "merge", "split", "annotate", "undo"]
Scope = Literal["claim", "entry", "decision"]

VERBS: Final[tuple[Verb, ...]] = ("accept", "reject", "correct", "merge", "split", "annotate", "undo")


@dataclass(frozen=True, slots=True)
class Decision:
    """`claims` are those it is about, as they stood when it was taken; for a merge or a split,
    `against` are those of the other side. `at` is UTC, ISO 8601."""

    id: str
    at: str
    by: str
    verb: Verb
    scope: Scope
    target: str
    claims: tuple[str, ...]
    against: tuple[str, ...] = ()
    field: str | None = None
    value: Any = None
    reason: str | None = None
    undoes: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Its JSON form."""
        form: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        form["claims"], form["against"] = list(self.claims), list(self.against)
        return form
