"""The commands that draw a record: timeline, trend, ranking, network, map."""

import typer

from legation.cli.map import map_of_ties
from legation.cli.network import network
from legation.cli.ranking import ranking
from legation.cli.timeline import timeline
from legation.cli.trend import trend


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
    app.command(
        epilog="Examples:\n\n  legation timeline IND ISR"
        "\n\n  legation timeline India Israel --kind transfer --output india-israel.html"
        "\n\n  legation timeline --person 'Rajnath Singh' --since 2020-01-01"
        "\n\n  legation timeline --entry e6d08d6f --output deal.svg"
    )(timeline)
    app.command(
        epilog="Examples:\n\n  legation trend JPN PHL --by year"
        "\n\n  legation trend --kind transfer --kind instrument --since 2015-01-01 --output trend.png"
    )(trend)
    app.command(
        epilog="Examples:\n\n  legation ranking India --kind activity"
        "\n\n  legation ranking TUR --by-year --output partners.html"
        "\n\n  legation ranking NATO --since 2022-01-01 --format csv"
    )(ranking)
    app.command(
        epilog="Examples:\n\n  legation network --since 2022-01-01 --at-least 2"
        "\n\n  legation network India --periods 2010:2015 2016:2022 --output change.html"
        "\n\n  legation network --weight instrument=3 --weight statement=0.5 --output ties.gexf"
        "\n\n  legation network --format csv --table states"
    )(network)
    app.command(
        name="map",
        epilog="Examples:\n\n  legation map IND --output partners.svg"
        "\n\n  legation map --kind transfer --since 2015-01-01 --output arms.html",
    )(map_of_ties)
