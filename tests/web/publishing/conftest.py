"""A static site, made once."""

import shutil
from pathlib import Path

import pytest

from legation.record.record import Record
from legation.schema import Reading
from legation.web.publishing import Choices, publish


@pytest.fixture(scope="session")
def published(
    tmp_path_factory: pytest.TempPathFactory, sample_record: Path, hostile_document: Reading
) -> tuple[Path, Path]:
    """The site over the samples and the hostile document, and its record."""
    home = tmp_path_factory.mktemp("published")
    place = home / "sample.db"
    shutil.copy(sample_record, place)
    with Record(place) as record:
        record.add([hostile_document])
        publish(record, home / "site", Choices(title="Two navies", base_url="https://example.org/navies"))
    return home / "site", place
