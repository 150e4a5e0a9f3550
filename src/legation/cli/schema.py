"""`legation schema`: the JSON Schema of what Legation writes."""

from typing import Annotated, Literal

import typer


def schema(
    subject: Annotated[
        Literal["reading", "claim"],
        typer.Argument(help="What the schema describes.", metavar="reading|claim"),
    ],
) -> None:
    """Print the JSON Schema of a reading, or of a claim."""
    from legation.exchange.json_schema import schema_file

    typer.echo(schema_file(subject).read_text(encoding="utf-8"), nl=False)
