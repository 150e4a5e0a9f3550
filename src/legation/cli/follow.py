"""`legation follow`: feeds, once or for ever."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import exits
from legation.cli.record_options import Output, Place, opened

if TYPE_CHECKING:
    from legation.bulk.feed_state import Standing
    from legation.bulk.follow import Round


def follow(
    feeds: Annotated[
        Path, typer.Argument(metavar="FEEDS.toml", help="The list of feeds: a [[feeds]] with a url for each.")
    ],
    record: Place = None,
    once: Annotated[bool, typer.Option("--once", help="Look at every feed once, and end.")] = False,
    status: Annotated[
        bool, typer.Option("--status", help="Fetch nothing; show what came in, by feed, and what fails.")
    ] = False,
    days: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="With --status: only what came in these days.")
    ] = None,
    format: Output = "table",
    state: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Where to keep what was seen; beside the record (….follow) unless named."
        ),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let addresses lead to hosts of a private network.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what fails.")] = False,
) -> None:
    """Follow RSS, Atom, JSON feeds and sitemaps: read what is new, and keep it in the record.

    Looks at each feed when it is due, keeps to robots.txt and to a pace for each host, and passes over
    what is outside the field. A feed that fails is tried again, later each time. Ctrl-C or SIGTERM end it.
    """
    from legation.bulk.feed_list import feed_list
    from legation.bulk.feed_state import State

    listed = feed_list(feeds)
    with State(state or _beside(record)) as kept:
        if status:
            since = datetime.now(UTC) - timedelta(days=days) if days else None
            _show(kept.standing(since.isoformat() if since else None), format)
            return
        from legation.bulk.fetcher import Fetcher
        from legation.bulk.follow import Follower
        from legation.bulk.work import Settings, Work

        with opened(record, create=True) as base, _stopping() as stop:
            fetcher = Fetcher(pace=listed.pace, allow_private=allow_private, sleep=lambda s: _nap(stop, s))
            work = Work(Settings(record=base.url))
            follower = Follower(listed, kept, work, base.add, fetcher=fetcher, stop=stop)
            if not once:
                follower.forever(lambda round: _say(round, quiet=quiet))
                return
            rounds = follower.once(lambda round: _say(round, quiet=quiet))
    failed = sum(round.error is not None for round in rounds)
    raise typer.Exit(
        exits.NOTHING_READ if failed == len(rounds) else exits.SOME_FAILED if failed else exits.DONE
    )


def _beside(record: str | None) -> Path:
    """The file of state that belongs to a record: beside a SQLite file, else in the working folder."""
    from legation.record.store import engine as store

    path = store.file_of(store.address(record))
    return path.with_name(path.name + ".follow") if path else Path("legation.follow")


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that SIGTERM and Ctrl-C set; a second one ends the program at once."""
    stop = threading.Event()

    def end(number: int, _frame: object) -> None:
        if stop.is_set():
            os._exit(exits.INTERRUPTED)
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _nap(stop: threading.Event, seconds: float) -> None:
    stop.wait(seconds)


def _say(round: "Round", *, quiet: bool) -> None:
    from legation.cli.terminal import complain, note

    name, counts = round.feed.name, round.outcome.counts
    for one in round.outcome.failed:
        complain(one.why if one.name in one.why else f"{one.name}: {one.why}")
    if round.error is not None:
        complain(f"{name}: {round.error}")
    elif not quiet and counts.documents:
        passed = counts.outside + counts.foreign
        failed = f", {counts.failed} failed" if counts.failed else ""
        note(f"{name}: {counts.documents} new, {counts.kept} kept, {passed} passed over{failed}")
    elif not quiet:
        note(f"{name}: nothing new")


def _show(rows: "list[Standing]", format: str) -> None:
    import json
    from dataclasses import asdict

    if format == "json":
        typer.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=True, indent=2))
        return
    from rich.table import Table

    from legation.cli.table import console_for
    from legation.cli.terminal import one_line

    table = Table("feed", "looked at", "kept", "passed over", "failed", "last kept", "trouble", box=None)
    for row in rows:
        trouble = f"{one_line(row.error or '')} ({row.failures} in a row)" if row.failures else ""
        passed = str(row.outside + row.foreign + row.known)
        cells = (one_line(row.name), row.checked or "never", str(row.kept), passed, str(row.failed))
        table.add_row(*cells, row.last_kept or "", trouble)
    console_for(plain=False).print(table, markup=False)
