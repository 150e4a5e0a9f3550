"""`legation decide …` and `agreement`: a person's decisions, and how far two people's agree."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import exits
from legation.cli.record_options import By, Place, Reason, opened

if TYPE_CHECKING:
    from legation.record.decision import Decision

Target = Annotated[
    str, typer.Argument(metavar="ID", help="An entry (e…) or a claim (c…), or the beginning of its id.")
]

decide = typer.Typer(
    no_args_is_help=True,
    help="Accept, reject, correct, merge, split or annotate; each goes into the journal.",
)


def _epilog(*examples: str) -> str:
    return "Examples:" + "".join(f"\n\n  {example}" for example in examples)


@decide.command(epilog=_epilog("legation decide accept e6d08d6f --by Ann --reason 'seen the communiqué'"))
def accept(target: Target, by: By, record: Place = None, reason: Reason = None) -> None:
    """Stand by a claim, or by all claims of an entry."""
    with opened(record) as kept:
        _say(kept.accept(target, by=by, reason=reason))


@decide.command(epilog=_epilog("legation decide reject c6d08d6f --by Ann --reason 'another Gantz'"))
def reject(target: Target, by: By, record: Place = None, reason: Reason = None) -> None:
    """Reject a claim, or all claims of an entry."""
    with opened(record) as kept:
        _say(kept.reject(target, by=by, reason=reason))


@decide.command(
    epilog=_epilog(
        'legation decide correct c6d08d6f where \'{"name": "Delhi", "state": "IND"}\' --by Ann',
        "legation decide correct e6d08d6f when 2022-06-02 --by Ann",
    )
)
def correct(
    target: Target,
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="when, where, status, parties, title, value, …")
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="The right value; on a claim, JSON or a date.")
    ],
    by: By,
    record: Place = None,
    reason: Reason = None,
) -> None:
    """Put a value in the place of the one that was read."""
    from legation.record.correction import parsed

    with opened(record) as kept:
        _say(
            kept.correct(
                target, field, parsed(field, value) if target[0] == "c" else value, by=by, reason=reason
            )
        )


@decide.command(epilog=_epilog("legation decide merge e6d08d6f e4abc2dc --by Ann"))
def merge(
    target: Target,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The entry to make one with it.")],
    by: By,
    record: Place = None,
    reason: Reason = None,
) -> None:
    """Make one entry of two."""
    with opened(record) as kept:
        _say(kept.merge(target, other, by=by, reason=reason))


@decide.command(
    epilog=_epilog("legation decide split e6d08d6f cd671fa4 --by Ann --reason 'the July meeting'")
)
def split(
    target: Target,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM…", help="The claims to take out of it.")],
    by: By,
    record: Place = None,
    reason: Reason = None,
) -> None:
    """Take claims out of an entry."""
    with opened(record) as kept:
        _say(kept.split(target, claims, by=by, reason=reason))


@decide.command(epilog=_epilog("legation decide annotate e6d08d6f 'see also the Hebrew text' --by Ann"))
def annotate(
    target: Target,
    note: Annotated[str, typer.Argument(metavar="NOTE", help="What to note.")],
    by: By,
    record: Place = None,
) -> None:
    """Write a note to a claim or an entry."""
    with opened(record) as kept:
        _say(kept.annotate(target, note, by=by))


@decide.command(epilog=_epilog("legation decide undo d0a1b2c3 --by Ann"))
def undo(
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="A decision's id (d…), or its beginning.")
    ],
    by: By,
    record: Place = None,
    reason: Reason = None,
) -> None:
    """Undo a decision; the undo goes into the journal too."""
    with opened(record) as kept:
        _say(kept.undo(decision, by=by, reason=reason))


@decide.command(epilog=_epilog("legation decide journal", "legation decide journal --format json"))
def journal(
    record: Place = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table or json")] = "table",
) -> None:
    """List every decision, oldest first."""
    with opened(record) as kept:
        for one in kept.decisions():
            typer.echo(json.dumps(one.to_dict(), ensure_ascii=False) if format == "json" else _line(one))


@decide.command(epilog=_epilog("legation decide review"))
def review(record: Place = None) -> None:
    """List decisions that need a second look: a newer reading no longer has what they are about."""
    with opened(record) as kept:
        for one in kept.second_look():
            typer.echo(
                f"{_line(one.decision)}\n  {one.claim} in {one.document}: {one.why}\n  “{one.evidence}”"
            )


def agreement(
    one: Annotated[str, typer.Argument(metavar="NAME", help="Who decided.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Who else did.")],
    record: Place = None,
) -> None:
    """Compare two people's decisions on the same claims: Cohen's kappa and Krippendorff's alpha, by kind."""
    with opened(record) as kept:
        found = kept.agreement(one, other)
    if not found:
        typer.echo(f"{one} and {other} have decided on no claim both")
        raise typer.Exit(exits.NOTHING_ON_RECORD)
    typer.echo(f"{'kind':<12}{'claims':>8}{'same':>8}{'kappa':>8}{'alpha':>8}")
    for row in found:
        typer.echo(f"{row.kind:<12}{row.claims:>8}{row.same:>8.0%}{_figure(row.kappa)}{_figure(row.alpha)}")


def _figure(value: float | None) -> str:
    return f"{value:>8.2f}" if value is not None else f"{'–':>8}"


def _say(decision: "Decision") -> None:
    typer.echo(_line(decision))


def _line(one: "Decision") -> str:
    from legation.cli.record_pages import shown
    from legation.cli.terminal import one_line

    value = f" {one.field} = {shown(one.value)}" if one.field else ""
    if one.verb == "merge":
        value = f" with e{min(one.against)[1:9]}"
    elif one.verb == "split":
        value = f": {' '.join(claim[:9] for claim in one.claims)} off it"
    reason = f" ({one.reason})" if one.reason else ""
    return one_line(f"{one.id}  {one.at}  {one.by}: {one.verb} {one.target[:9]}{value}{reason}")
