"""Keys that many wordings share give way to finer ones, whatever the order of arrival."""

import random
from pathlib import Path

import pytest
from sqlalchemy import func, select

from legation.record import blocks
from legation.record.record import Record
from legation.record.store.tables import block, likeness, wording
from legation.schema import Reading

Set = tuple[list[Reading], dict[str, tuple[str, str]]]


def _likenesses(record: Record) -> set[tuple[int, int, float]]:
    """Pairs that are alike, by what they say."""
    one, other = wording.alias(), wording.alias()
    query = (
        select(one.c.signature, other.c.signature, likeness.c.score)
        .join(one, one.c.number == likeness.c.one)
        .join(other, other.c.number == likeness.c.other)
    )
    with record.reading() as connection:
        rows = connection.execute(query).all()
    return {(min(a, b), max(a, b), score) for a, b, score in rows}


def _most(record: Record) -> int:
    counted = select(func.count().label("n")).select_from(block).group_by(block.c.key).subquery()
    with record.reading() as connection:
        return connection.execute(select(func.max(counted.c.n))).scalar_one()


@pytest.mark.parametrize(("most", "kept"), [(1, 0.05), (2, 0.3), (4, 0.6)])
def test_crowded_keys_give_the_same_in_any_order(
    tmp_path: Path, merge_set: Set, monkeypatch: pytest.MonkeyPatch, most: int, kept: float
) -> None:
    readings = merge_set[0][:35]
    with Record(tmp_path / "roomy.db") as roomy:
        roomy.add(readings)
        every = _likenesses(roomy)
    monkeypatch.setattr(blocks, "MOST", most)
    found = []
    for seed in range(3):
        chance = random.Random(seed)
        with Record(tmp_path / f"{seed}.db") as record:
            waiting = chance.sample(readings, len(readings))
            while waiting:
                size = chance.choice((1, 5, 40))
                record.add(waiting[:size])
                waiting = waiting[size:]
            found.append((_likenesses(record), [record.entry(one.id) for one in record.entries()]))
    assert all(one == found[0] for one in found[1:])
    assert found[0][0] < every
    assert len(found[0][0]) > kept * len(every)


def test_a_rebuild_finds_the_same_crowded_keys(
    tmp_path: Path, merge_set: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "MOST", 2)
    with Record(tmp_path / "a.db") as record:
        for one in merge_set[0][:20]:
            record.add([one])
        before = _likenesses(record)
        record.rebuild()
        assert _likenesses(record) == before
    with Record(tmp_path / "a.db") as again:
        again.rebuild()
        assert _likenesses(again) == before
        assert _most(again) > 2
