"""`legation.open`."""

import os

from legation.record.record import Record


def open(place: str | os.PathLike[str] | None = None, *, create: bool = True) -> Record:
    """Opens the record in a SQLite file, or in PostgreSQL by `postgresql://` address.

    Without `place`, `LEGATION_RECORD` says where it is, or it is `legation.db` here. One that is not
    there is made, unless `create` is false. Raises `RecordError` where it is of another revision.

        with legation.open("legation.db") as record:
            record.add(readings)
            record.entries(parties=("IND", "ISR")).to_polars()
    """
    return Record(place, create=create)
