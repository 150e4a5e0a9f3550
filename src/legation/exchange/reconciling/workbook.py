"""A reconciliation as an Excel file: the deals, the words of both sides, and what each column means."""

from pathlib import Path
from typing import Final

from legation.errors import OutputError
from legation.exchange.reconciling.columns import HEADER, rows
from legation.exchange.reconciling.deal import Deal
from legation.exchange.reconciling.reconcile import STATUSES, Reconciliation

_WORDS: Final = ("status", "rows", "entry", "side", "words", "claim", "document", "outlet", "published")
_MEANS: Final = {
    "confirmed": "both have the deal, and nothing differs",
    "moved on": "the record has a delivery that the register lacks",
    "differing": "both have the deal, and a number, year or sum can't be right in both",
    "only here": "the record alone has the deal",
    "only there": "the register alone has it",
    "rows": "rows of the register's file, as a spreadsheet counts them",
    "there, here": "there is the register, here is the record",
    "10 (2023?)": "ten in 2023, and the register marks it as uncertain",
    "10 (reported 2024)": "ten, of which the report of 2024 gives no date",
}
_LONGEST_CELL: Final = 32_000


def write_workbook(found: Reconciliation, path: Path) -> None:
    """Writes the file; text is written as text, so that no cell can run. Raises `OutputError`."""
    try:
        import xlsxwriter
    except ImportError:
        raise OutputError("Excel needs an extra: pip install 'legation[exchange]'") from None
    try:
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            bold, wrap = (
                book.add_format({"bold": True}),
                book.add_format({"text_wrap": True, "valign": "top"}),
            )
            sheet = book.add_worksheet("deals")
            sheet.write_row(0, 0, HEADER, bold)
            for number, row in enumerate(rows(found), 1):
                for column, cell in enumerate(row):
                    sheet.write_string(number, column, cell[:_LONGEST_CELL], wrap)
            sheet.freeze_panes(1, 1)
            sheet.autofilter(0, 0, len(found.rows), len(HEADER) - 1)
            sheet.set_column(0, 4, 11)
            sheet.set_column(5, 14, 24)
            sheet.set_column(15, 16, 60)
            words = book.add_worksheet("evidence")
            words.write_row(0, 0, _WORDS, bold)
            for number, cells in enumerate(_evidence(found), 1):
                for column, cell in enumerate(cells):
                    words.write_string(number, column, cell[:_LONGEST_CELL])
            means = book.add_worksheet("codebook")
            means.set_column(1, 1, 80)
            counts = found.counts()
            for number, (term, meaning) in enumerate(_MEANS.items()):
                means.write_string(number, 0, term, bold)
                means.write_string(number, 1, meaning)
                if term in STATUSES:
                    means.write_number(number, 2, counts[term])
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        raise OutputError(f"{path}: can't be written: {error}") from None


def _evidence(found: Reconciliation) -> list[tuple[str, ...]]:
    """A row for each stretch of words, of either side."""
    lines: list[tuple[str, ...]] = []
    for one in found.rows:
        names = (one.register.name if one.register else "", one.record.name if one.record else "")
        sides: tuple[tuple[str, Deal | None], ...] = (("register", one.register), ("record", one.record))
        for side, deal in sides:
            for quote in deal.quotes if deal else ():
                day = quote.published.isoformat() if quote.published else ""
                lines.append((one.status, *names, side, quote.words, quote.claim or "",
                              quote.document or "", quote.outlet or "", day))  # fmt: skip
    return lines
