"""The commands that write about a record: dossier, compare, new."""

import typer

from legation.cli.compare import compare
from legation.cli.dossier import dossier
from legation.cli.news import new


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
    app.command(
        epilog="Examples:\n\n  legation dossier IND ISR"
        "\n\n  legation dossier India Israel --since 2015-01-01 --output brief.pdf"
        "\n\n  legation dossier NATO JPN --format markdown"
        "\n\n  legation dossier GBR ITA JPN --full --output gcap.docx"
    )(dossier)
    app.command(
        epilog="Examples:\n\n  legation compare 'IND ISR' 'IND FRA'"
        "\n\n  legation compare 'IND ISR' --periods 2010:2015 2016:2022"
        "\n\n  legation compare 'JPN KOR' 'JPN PHL' --format csv"
    )(compare)
    app.command(
        epilog="Examples:\n\n  legation new --since yesterday"
        "\n\n  legation new --since 7d --party IND --format markdown"
        "\n\n  legation new --since 2026-01-01 --format atom --output new.xml"
    )(new)
