"""What is new since a moment: entered, moved, in dispute."""

from pathlib import Path

from legation import views
from legation.record.record import Record


def test_what_entered_moved_and_disagrees(dossier_record: Record) -> None:
    found = views.new(dossier_record, "2026-01-05T00:00:00Z")
    assert found.documents == 2
    (entered,) = found.entered.shown
    assert entered.item.form == "training"
    assert entered.added == "2026-01-10T08:00:00Z"
    (moved,) = found.moved.shown
    assert (moved.before, moved.after) == ("ordered", "delivered")
    assert [found.sources[number - 1].document for number in moved.sources] == ["order-gazette"]
    (disputed,) = found.disputed.shown
    assert disputed.disagreement.field == "value"
    assert found.confirmed == 1
    assert found.updated == "2026-01-10T08:00:00Z"


def test_the_moment_itself_counts(dossier_record: Record) -> None:
    assert views.new(dossier_record, "2026-01-10T08:00:00Z").documents == 1
    assert views.new(dossier_record, "2026-01-10T08:00:01Z").empty
    assert views.new(dossier_record, "2000-01-01T00:00:00Z").documents == 7


def test_from_the_beginning_all_entered_and_none_moved(dossier_record: Record) -> None:
    found = views.new(dossier_record, "2000-01-01T00:00:00Z")
    assert found.entered.total == len(dossier_record.entries())
    assert found.moved.total == 0
    assert found.disputed.total == 1


def test_of_some_parties(dossier_record: Record) -> None:
    found = views.new(dossier_record, "2026-01-05T00:00:00Z", ["United States"])
    assert (found.entered.total, found.moved.total) == (1, 0)
    assert views.new(dossier_record, "2026-01-05T00:00:00Z", ["FRA"]).empty


def test_an_empty_record_has_no_news(tmp_path: Path) -> None:
    with Record(tmp_path / "empty.db") as empty:
        assert views.new(empty, "2026-01-01T00:00:00Z").empty
