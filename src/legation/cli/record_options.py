"""Options that commands on the record share."""

from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from legation.record.record import Record

Place = Annotated[
    str | None,
    typer.Option(
        "--record",
        "-r",
        metavar="FILE|URL",
        help="The record: a SQLite file or a postgresql:// address (LEGATION_RECORD, or legation.db).",
    ),
]
By = Annotated[str, typer.Option("--by", metavar="NAME", envvar="LEGATION_NAME", help="Who decides.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")]
Output = Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="What to write.")]


def opened(place: str | None, *, create: bool = False) -> "AbstractContextManager[Record]":
    """The record, opened; only a command that adds makes one."""
    from legation.record.record import Record

    return Record(place, create=create)


def day(text: str | None, name: str) -> date | None:
    """A day given on the command line."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2022-06-02", param_hint=name) from None
