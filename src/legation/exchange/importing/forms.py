"""The forms of register that Legation takes in, and which of them a file is of."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Final

from legation.exchange.importing.form import Form

HEADED: Final = ("dcad", "sipri-classic", "sipri-2025", "mme", "colt", "polecat")
"""Forms of tables that are told by their header."""
ALIKE: Final[Mapping[str, tuple[str, ...]]] = {"sipri": ("sipri-classic", "sipri-2025")}
"""Names that stand for several of them, of which the header tells the one."""
OTHERS: Final = ("gdelt", "followthemoney", "tables", "dump", "spreadsheet")
"""Forms that have no header of their own."""


def every_name() -> tuple[str, ...]:
    """All names that a person may give."""
    return (*HEADED, *ALIKE, *OTHERS)


@cache
def form(name: str) -> Form:
    """The headed form of this name."""
    module = import_module(f"legation.exchange.importing.{name.replace('-', '_')}")
    found: Form = module.FORM
    return found


def forms(name: str | None) -> tuple[Form, ...]:
    """The headed forms that a name stands for; all where none is given."""
    names = HEADED if name is None else ALIKE.get(name, (name,))
    return tuple(form(one) for one in names)


def fitting(cells: Sequence[str], among: Sequence[Form]) -> Form | None:
    """The form whose header these cells are."""
    return next((one for one in among if one.layout(cells) is not None), None)
