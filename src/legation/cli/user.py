"""`legation user …`: the accounts of a team's site."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli.record_options import Place
from legation.errors import OutputError

if TYPE_CHECKING:
    from legation.web.accounts.accounts import Accounts

Role = Literal["reader", "reviewer", "editor", "admin"]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name that decisions carry in the journal.")]
Where = Annotated[
    str | None,
    typer.Option(
        "--accounts",
        metavar="FILE|URL",
        envvar="LEGATION_ACCOUNTS",
        help="Where the accounts are kept (beside the record).",
    ),
]

user = typer.Typer(
    no_args_is_help=True,
    help="Make and change the accounts of a team's site. They are kept beside the record, never in it.",
)


def _epilog(*examples: str) -> str:
    return "Examples:" + "".join(f"\n\n  {example}" for example in examples)


@user.command(
    epilog=_epilog(
        "legation user add 'Ann Berg' --role reviewer",
        "printf '%s' \"$PASSWORD\" | legation user add 'Ann Berg' --role admin",
    )
)
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help="What they may do; each may all that those before it may.")],
    record: Place = None,
    accounts: Where = None,
) -> None:
    """Add somebody; the password is asked for, or read from standard input."""
    with _opened(record, accounts) as store:
        store.add(name, role, _password())
        typer.echo(f"{name} may sign in, as {role}")


@user.command("list", epilog=_epilog("legation user list", "legation user list --record team.db"))
def listed(record: Place = None, accounts: Where = None) -> None:
    """List who there is, and the tokens they have."""
    from legation.cli.terminal import escape

    with _opened(record, accounts) as store:
        for one in store.everyone():
            state = one.role if one.active else "removed"
            typer.echo(f"{escape(one.name):<30} {state:<9} since {one.created[:10]}")
            for its in store.tokens(one.name):
                typer.echo(f"  token {its.id}  {its.role:<9} {its.created[:10]}  {escape(its.label)}")


@user.command(epilog=_epilog("legation user role 'Ann Berg' editor"))
def role(
    name: Name,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="reader, reviewer, editor or admin.")],
    record: Place = None,
    accounts: Where = None,
) -> None:
    """Give somebody another role; it counts at once."""
    with _opened(record, accounts) as store:
        store.set_role(name, role)


@user.command(epilog=_epilog("legation user password 'Ann Berg'"))
def password(name: Name, record: Place = None, accounts: Where = None) -> None:
    """Give somebody another password; their sessions end."""
    with _opened(record, accounts) as store:
        store.set_password(name, _password())


@user.command(epilog=_epilog("legation user remove 'Ann Berg'"))
def remove(name: Name, record: Place = None, accounts: Where = None) -> None:
    """Take somebody's way in, with sessions and tokens. What they decided stays in the journal."""
    with _opened(record, accounts) as store:
        store.remove(name)


@user.command(
    epilog=_epilog(
        "legation user token 'Ann Berg' --role reader --label notebook --days 90",
        "legation user token 'Ann Berg' --revoke t1a2b3c4",
    )
)
def token(
    name: Name,
    role: Annotated[Role | None, typer.Option(help="A lesser role than the person's own.")] = None,
    label: Annotated[str, typer.Option(metavar="TEXT", help="What it is for.")] = "",
    days: Annotated[int | None, typer.Option(min=1, max=3650, help="How long it counts; for ever.")] = None,
    revoke: Annotated[str | None, typer.Option(metavar="ID", help="End the token of this id.")] = None,
    record: Place = None,
    accounts: Where = None,
) -> None:
    """Make a token for a program to show in a person's place; it is printed once and never again."""
    with _opened(record, accounts) as store:
        if revoke:
            store.revoke(revoke)
        else:
            typer.echo(store.new_token(name, role, label, days))


@contextmanager
def _opened(record: str | None, accounts: str | None) -> "Iterator[Accounts]":
    try:
        from legation.web.accounts.accounts import Accounts
        from legation.web.accounts.store import place_beside
    except ImportError as error:
        raise OutputError(f"accounts need {error.name}: pip install 'legation[web]'") from None
    store = Accounts(accounts or place_beside(record))
    try:
        yield store
    finally:
        store.close()


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
