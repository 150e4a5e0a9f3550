"""The commands on the record, put into the program by one call."""

import typer

from legation.cli.record_add import add
from legation.cli.record_ask import search, who, why
from legation.cli.record_decide import agreement, decide
from legation.cli.record_keep import record_commands


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
    app.command(
        epilog="Examples:\n\n  legation add reports/ --record legation.db"
        "\n\n  legation add https://example.org/news/1 --published 2022-06-03"
        "\n\n  legation add readings.jsonl --readings"
    )(add)
    app.command(
        epilog="Examples:\n\n  legation search drones --party IND --party ISR --since 2022-01-01"
        "\n\n  legation search '\"letter of intent\"' --in claims --kind instrument"
        "\n\n  legation search --person Gantz"
    )(search)
    app.command(epilog='Examples:\n\n  legation who "Gantz"')(who)
    app.command(epilog="Examples:\n\n  legation why e6d08d6f")(why)
    app.command(epilog="Examples:\n\n  legation agreement Ann Bob")(agreement)
    app.add_typer(decide, name="decide")
    app.add_typer(record_commands, name="record")
