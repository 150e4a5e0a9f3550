"""The search for reference cycles while a record is added to."""

import gc

import pytest

from legation.record.collecting import rarely


def test_the_last_to_leave_restores_what_was() -> None:
    usual = gc.get_threshold()
    with rarely:
        rare = gc.get_threshold()
        assert rare[0] > usual[0]
        with rarely:
            assert gc.get_threshold() == rare
        assert gc.get_threshold() == rare
    assert gc.get_threshold() == usual


def test_an_error_restores_what_was() -> None:
    usual = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), rarely:
        raise ZeroDivisionError
    assert gc.get_threshold() == usual
