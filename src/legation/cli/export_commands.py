"""The commands that hand a record on: export, cite."""

import typer

from legation.cli.cite import cite
from legation.cli.export import export
from legation.exchange.formats import FORMATS


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
    listed = "\n\n".join(f"  {one.name:<15}{one.means}" for one in FORMATS)
    app.command(
        epilog=f"Formats:\n\n{listed}\n\nExamples:"
        "\n\n  legation export excel --party IND --party ISR --output india-israel.xlsx"
        "\n\n  legation export csv --output tables/"
        "\n\n  legation export csv --table entries --kind transfer"
        "\n\n  legation export panel --unit year --since 1990-01-01 --balanced --output panel.csv"
    )(export)
    app.command(
        epilog="Examples:\n\n  legation cite --party IND --party ISR --since 2020-01-01"
        "\n\n  legation cite --format csl --title 'Arms and visits' --author 'Ann Lee' --accessed 2026-11-24"
    )(cite)
