from importlib import resources

import pytest

from legation import lexicon


def names(suffix: str) -> list[str]:
    folder = resources.files("legation.lexicon")
    return sorted(
        f.name.removesuffix(suffix) for f in folder.iterdir() if f.is_file() and f.name.endswith(suffix)
    )


@pytest.mark.parametrize("name", names(".csv"))
def test_every_table_has_whole_rows(name: str) -> None:
    for row in lexicon.table(name):
        assert None not in row, f"{name}.csv: too many cells in {dict(row)}"
        assert None not in row.values(), f"{name}.csv: too few cells in {dict(row)}"


@pytest.mark.parametrize("name", names(".toml"))
def test_every_word_list_loads(name: str) -> None:
    assert lexicon.words(name)


@pytest.mark.parametrize(
    "filename", [f"{n}.csv" for n in names(".csv")] + [f"{n}.toml" for n in names(".toml")]
)
def test_every_list_says_where_its_facts_come_from(filename: str) -> None:
    text = resources.files("legation.lexicon").joinpath(filename).read_text(encoding="utf-8")
    assert text.startswith("# ")


def test_a_list_is_read_once() -> None:
    for name in names(".csv")[:1]:
        assert lexicon.table(name) is lexicon.table(name)


def test_a_list_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon.table("no-such-list")
