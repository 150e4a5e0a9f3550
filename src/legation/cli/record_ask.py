"""`legation search`, `who` and `why`: questions to the record."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli import exits
from legation.cli.record_options import Output, Place, day, opened

if TYPE_CHECKING:
    from rich.table import Table

    from legation.record.answers import EntrySummary
    from legation.record.who import Person

_IN = ("entries", "claims", "documents")
_DECISIONS = ("accepted", "rejected", "corrected", "none")


def search(
    words: Annotated[
        str, typer.Argument(metavar="[WORDS]", help='Words, or a "phrase"; none lists entries.')
    ] = "",
    record: Place = None,
    within: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="WHERE", help="entries, claims or documents; may be repeated."),
    ] = None,
    kind: Annotated[str | None, typer.Option(help="meeting, instrument, transfer, …")] = None,
    form: Annotated[str | None, typer.Option(help="visit, memorandum, delivered, …")] = None,
    status: Annotated[str | None, typer.Option(help="occurred, planned, proposed or denied.")] = None,
    party: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="A party (IND, India); twice for a dyad.")
    ] = None,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="A person who takes part.")] = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="To this day.")] = None,
    source: Annotated[str | None, typer.Option(metavar="OUTLET", help="Reported by this outlet.")] = None,
    decision: Annotated[str | None, typer.Option(help="accepted, rejected, corrected, or none.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many of each sort.")] = 20,
    format: Output = "table",
) -> None:
    """Search documents, claims and entries for words, with filters; the words are shown in their sentence."""
    from legation.record.choosing import Filter
    from legation.views.parties import party_codes

    where = within or list(_IN)
    _known(where, kind, form, status, decision)
    chosen = Filter(
        kind=kind,
        form=form,
        status=status,
        parties=party_codes(party or ()),
        person=person,
        since=day(since, "--since"),
        until=day(until, "--until"),
        source=source,
        decision=decision,
    )
    with opened(record) as kept:
        if not words.strip():
            found: Any = kept.entries(chosen, limit=limit, newest=True)
            _write(found, format, lambda: _entries(found))
        else:
            hits: Any = kept.search(words, within=where, chosen=chosen, limit=limit)  # type: ignore[arg-type]
            _write(hits, format, lambda: _hits(hits))
            for note in hits.notes:
                typer.echo(note, err=True)


def _known(
    where: list[str], kind: str | None, form: str | None, status: str | None, decision: str | None
) -> None:
    """Refuses what no entry can be, rather than find nothing."""
    from legation.schema import FORMS, KINDS, STATUSES

    forms = sorted({one for its in KINDS if kind in (None, its) for one in FORMS[its]})
    for option, given, there in (
        *(("--in", one, _IN) for one in where),
        ("--kind", kind, KINDS),
        ("--status", status, STATUSES),
        ("--form", form, forms),
        ("--decision", decision, _DECISIONS),
    ):
        if given is not None and given not in there:
            raise typer.BadParameter(f"{given!r}: there are {', '.join(there)}", param_hint=option)


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or a part of one.")],
    record: Place = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many entries of each person.")] = 10,
    format: Output = "table",
) -> None:
    """Show a person's names, offices over time, and entries."""
    with opened(record) as kept:
        persons = kept.who(name)
        theirs = [(one, list(kept.entries_of(one.id, limit=limit))) for one in persons]
    if format == "json":
        typer.echo(
            json.dumps(
                [{**asdict(p), "entries": [asdict(e) for e in es]} for p, es in theirs],
                ensure_ascii=False,
                default=str,
                indent=2,
            )
        )
        return
    if not theirs:
        typer.echo(f"{name}: nobody of this name is on record")
        raise typer.Exit(exits.NOTHING_ON_RECORD)
    console = _console()
    for one, entries in theirs:
        console.print(_person(one), highlight=False)
        if entries:
            console.print(_entries(entries))


def why(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="An entry's id, or its beginning.")],
    record: Place = None,
    format: Output = "table",
) -> None:
    """Explain an entry: its claims with their words, what agreed, what differed, with what score; of a
    commitment also what came of it."""
    with opened(record) as kept:
        full, reasons = kept.entry(entry), kept.why(entry)
        outcome = kept.outcome(entry) if full.summary.kind == "commitment" else None
    if format == "json":
        typer.echo(
            json.dumps(
                {
                    "entry": asdict(full),
                    "why": asdict(reasons),
                    "outcome": asdict(outcome) if outcome else None,
                },
                ensure_ascii=False,
                default=str,
                indent=2,
            )
        )
        return
    from legation.cli.record_pages import explained

    _console().print(explained(full, reasons, outcome), highlight=False)


def _write(rows: Any, format: str, table: Any) -> None:
    if format == "json":
        for row in rows:
            typer.echo(json.dumps(asdict(row), ensure_ascii=False, default=str))
    elif len(rows):
        _console().print(table())
    else:
        typer.echo("nothing on record fits")
    if not len(rows):
        raise typer.Exit(exits.NOTHING_ON_RECORD)


def _console() -> Any:
    from legation.cli.table import console_for

    return console_for(plain=False)


def _hits(hits: Any) -> "Table":
    from rich.table import Table
    from rich.text import Text

    from legation.cli.terminal import one_line

    table = Table(box=None, pad_edge=False)
    for name in ("in", "entry", "day", "words", "source"):
        table.add_column(name, ratio=1 if name == "words" else None, no_wrap=name in ("in", "entry", "day"))
    for hit in hits:
        outlet = hit.outlet or ""
        table.add_row(
            hit.within,
            (hit.entry or "")[:9],
            str(hit.day or ""),
            Text(one_line(hit.words)),
            Text(one_line(outlet)),
        )
    return table


def _entries(entries: "list[EntrySummary]") -> "Table":
    from rich.table import Table
    from rich.text import Text

    from legation.cli.terminal import one_line
    from legation.record.merging.summary import shown_days

    table = Table(box=None, pad_edge=False)
    for name in ("entry", "day", "kind", "stage", "what", "sources"):
        table.add_column(name, ratio=1 if name == "what" else None, no_wrap=name != "what")
    for one in entries:
        differ = " ≠" if one.disagreements else ""
        table.add_row(
            one.id[:9],
            shown_days(one.start, one.end, one.precision) or str(one.day or ""),
            one.kind,
            one.stage,
            Text(one_line(one.headline)),
            f"{one.sources}{differ}",
        )
    return table


def _person(one: "Person") -> str:
    from legation.cli.terminal import one_line

    others = [name for name in one.names if name != one.name]
    lines = ["also: " + ", ".join(others)] if others else []
    for tenure in one.tenures:
        span = str(tenure.first) if tenure.first == tenure.last else f"{tenure.first} – {tenure.last}"
        offices = {office.casefold(): office for office in reversed(tenure.offices)}
        lines.append(
            f"{span}: {', '.join(sorted(offices.values()))} "
            f"(in documents of {tenure.days} day{'s' * (tenure.days > 1)})"
        )
    heading = one_line(one.name + (f" ({one.state})" if one.state else "") + f"  {one.id}")
    return "\n".join(["", heading, *(f"  {one_line(line)}" for line in lines)])
