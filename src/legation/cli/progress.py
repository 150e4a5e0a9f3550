"""A bar on standard error that says how far a long reading has come."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Given = TypeVar("Given")


def counted(inputs: Iterable[Given], *, shown: bool) -> Iterator[Given]:
    """The inputs as they come; from the second on, a bar counts them if `shown` and on a terminal."""
    if not shown or not sys.stderr.isatty():
        yield from inputs
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("reading"), MofNCompleteColumn(), TimeElapsedColumn()
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    task = bar.add_task("reading", total=None)
    try:
        for number, given in enumerate(inputs, 1):
            if number == 2:
                bar.start()
            bar.update(task, completed=number)
            yield given
    finally:
        bar.stop()
