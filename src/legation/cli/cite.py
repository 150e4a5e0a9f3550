"""`legation cite`: a citation of the record, or of what the filters let through."""

from typing import Annotated, Literal

import typer

from legation.cli.export import (
    Decision,
    Form,
    Kind,
    Party,
    Person,
    Since,
    Source,
    Status,
    Until,
    filter_of,
)
from legation.cli.record_options import Place, day, opened


def cite(
    record: Place = None,
    format: Annotated[
        Literal["bibtex", "csl"], typer.Option("--format", "-f", help="What to write.")
    ] = "bibtex",
    title: Annotated[str, typer.Option(help="The record's title.")] = "A record of defence cooperation",
    author: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Who made it; may be repeated.")
    ] = None,
    accessed: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day it was looked at.")
    ] = None,
    kind: Kind = None,
    form: Form = None,
    status: Status = None,
    party: Party = None,
    person: Person = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    decision: Decision = None,
) -> None:
    """Cite the record, or a part of it: the same selection has the same hash."""
    from legation.cli.target import Target
    from legation.exchange.citation import citation, cited

    chosen = filter_of(kind, form, status, party, person, since, until, source, decision)
    with opened(record) as kept, kept.selection(chosen) as selection:
        its = cited(selection)
    text = citation(
        its, format, title=title, author=tuple(author or ()), accessed=day(accessed, "--accessed")
    )
    Target.standard_output(errors="backslashreplace").write(text)
