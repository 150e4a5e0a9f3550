"""Bars on standard error that say how far long work has come."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
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


@contextmanager
def steps() -> Iterator[Callable[[str, int], None]]:
    """A function to be told what is being done and how much more of it is; on a terminal a line shows it."""
    if not sys.stderr.isatty():
        yield lambda step, count: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task, done = bar.add_task("starting", total=None), dict[str, int]()

        def watch(step: str, count: int) -> None:
            done[step] = done.get(step, 0) + count
            bar.update(task, description=f"{step}: {done[step]:,}")

        yield watch
