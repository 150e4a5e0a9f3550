"""Options that commands on a corpus share."""

from typing import Annotated

import typer

Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, max=256, metavar="N", help="Processes that read, one core each; as a corpus."
    ),
]
ReportFile = Annotated[
    str | None,
    typer.Option("--report", metavar="FILE", help="Write what failed and why (.csv or .json); as a corpus."),
]
