"""A table of a figure as CSV that is harmless in a spreadsheet."""

from legation.exchange.cells import line, shown
from legation.exchange.pictures.figure import Listed


def csv_text(listed: Listed) -> str:
    """A head line and a line for each row (RFC 4180), also where there are none; see `exchange.cells`."""
    columns = listed.table.columns
    rows = (line(shown(row.get(c.name), c.type) for c in columns) for row in listed.rows)
    return line(listed.table.names) + "".join(rows)
