"""`legation new`: what entered the record since a moment, what moved a stage, what now disagrees."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from legation.cli import exits
from legation.cli.record_options import Place, opened

if TYPE_CHECKING:
    from legation.views.news_parts import News

Format = Literal["text", "markdown", "atom", "json"]
_AGO: Final = re.compile(r"(\d{1,5})([hdw])")
_UNITS: Final = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def new(
    since: Annotated[
        str, typer.Option("--since", metavar="WHEN", help="yesterday, today, 12h, 7d, 2w, or 2026-01-01.")
    ] = "yesterday",
    party: Annotated[
        list[str] | None, typer.Option(metavar="PARTY", help="A code or name; all given are parties.")
    ] = None,
    record: Place = None,
    full: Annotated[bool, typer.Option("--full", help="Show every line.")] = False,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")
    ] = None,
) -> None:
    """Tell what entered the record since a moment, what moved a stage, and what sources now disagree on."""
    from legation import views

    moment = moment_of(since, datetime.now().astimezone())
    with opened(record) as kept:
        found = views.new(kept, moment, party or (), full=full)
    _write(found, format, output)
    if found.empty:
        raise typer.Exit(exits.NOTHING_ON_RECORD)


def moment_of(words: str, now: datetime) -> str:
    """The moment in UTC, ISO 8601: days begin at midnight where `now` is."""
    said = words.strip().lower()
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if ago := _AGO.fullmatch(said):
        found = now - int(ago[1]) * _UNITS[ago[2]]
    elif said in ("today", "yesterday"):
        found = today - timedelta(days=1) if said == "yesterday" else today
    else:
        try:
            given = datetime.fromisoformat(words.strip())
        except ValueError:
            message = f"{words!r} is no moment; write yesterday, 7d or 2026-01-01"
            raise typer.BadParameter(message, param_hint="--since") from None
        found = given if given.tzinfo else given.replace(tzinfo=now.tzinfo)
    return found.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _write(found: "News", format: Format, output: Path | None) -> None:
    from legation.cli.table import console_for
    from legation.cli.written import write_text

    match format:
        case "text":
            from legation.exchange.news.text import text

            write_text(text(found, console_for(plain=output is not None)), output)
        case "markdown":
            from legation.exchange.news.markdown import markdown

            write_text(markdown(found), output)
        case "atom":
            from legation.exchange.news.atom import atom

            write_text(atom(found), output)
        case "json":
            from legation.exchange.news.json import to_json

            write_text(to_json(found), output)
