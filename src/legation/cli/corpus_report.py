"""What failed in a corpus and why, as a file."""

import csv
import json
from dataclasses import asdict
from pathlib import Path

import typer

from legation.bulk.outcome import Counts, Failed
from legation.cli.target import FileTarget


class Report:
    """Writes failures as they come, as CSV, or as JSON with the counts after them."""

    def __init__(self, path: Path) -> None:
        if path.suffix.casefold() not in (".csv", ".json"):
            raise typer.BadParameter("a report is a .csv or a .json file", param_hint="--report")
        self._is_csv = path.suffix.casefold() == ".csv"
        self._target = FileTarget(path)
        self._written = 0
        if self._is_csv:
            self._row("where", "why", "fault of Legation")
        else:
            self._target.write('{"failed": [')

    def write(self, failed: Failed) -> None:
        """Takes a failure."""
        if self._is_csv:
            self._row(_cell(failed.name), _cell(failed.why), "yes" if failed.is_fault else "no")
        else:
            row = json.dumps({"where": failed.name, "why": failed.why, "is_fault": failed.is_fault})
            self._target.write(("," if self._written else "") + "\n" + row)
        self._written += 1

    def finish(self, counts: Counts) -> None:
        """Ends the report and puts it in its place."""
        if not self._is_csv:
            self._target.write(f'\n], "counts": {json.dumps(asdict(counts))}}}\n')
        self._target.keep()

    def discard(self) -> None:
        """Drops the report: the reading was stopped, and will write it when it goes on."""
        self._target.discard()

    def _row(self, *cells: str) -> None:
        class _Line:
            write = staticmethod(self._target.write)

        csv.writer(_Line, lineterminator="\n").writerow(cells)


def _cell(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
