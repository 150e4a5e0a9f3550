"""How far a corpus has come: rate, time left, what became of the documents."""

import sys
import time
from types import TracebackType
from typing import Any, Self

from legation.bulk.outcome import Counts


class CorpusProgress:
    """A bar on standard error, if `shown` and that is a terminal; `total` is the corpus's size in bytes."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self.started = time.monotonic()
        self._bar: Any = None
        self._task: Any = None
        if shown and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            left = TimeRemainingColumn(compact=True), TextColumn("left")
            columns = BarColumn(bar_width=10), *left, TextColumn("{task.description}")
            self._bar = Progress(
                *columns, console=Console(stderr=True), transient=True, redirect_stdout=False
            )
            self._task = self._bar.add_task("starting", total=total or None)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, counts: Counts, here: int, read: int) -> None:
        """`counts` are of the whole corpus, `here` documents of this run, `read` bytes gone through."""
        if self._bar is not None:
            self._bar.update(
                self._task, completed=read or None, description=shortly(counts, here / self.seconds)
            )

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return max(time.monotonic() - self.started, 1e-6)


def shortly(counts: Counts, rate: float) -> str:
    """The counts in few words, to stand beside a bar on a narrow terminal."""
    passed = counts.outside + counts.foreign + counts.known
    return f"{rate:,.0f}/s · {counts.kept:,} kept · {passed:,} passed over · {counts.failed:,} failed"


def said(counts: Counts, here: int, seconds: float) -> str:
    """The counts in words, with the rate of the documents read in this run."""
    rate = f" · {here / seconds:,.0f} a second" if seconds > 0 and here else ""
    known = f" · {counts.known:,} known" if counts.known else ""
    return (
        f"{counts.documents:,} documents{rate} · {counts.kept:,} kept{known} · passed over: "
        f"{counts.outside:,} outside the field, {counts.foreign:,} not English · {counts.failed:,} failed"
    )
