"""A spreadsheet of one's own, by a mapping file."""

from pathlib import Path

import pytest

from legation.errors import DocumentError
from legation.exchange.importing.form import Given, Outcome
from legation.exchange.importing.opening import Opening
from legation.schema import Claim

HERE = Path(__file__).with_name("registers")


def read(table: Path, mapping: Path) -> tuple[list[Claim], dict[int, Outcome]]:
    claims: list[Claim] = []
    outcomes: dict[int, Outcome] = {}
    for reading, became in Opening("spreadsheet", mapping).source(table).readings(Given()):
        outcomes |= {one.row: one for one in became}
        claims += reading.claims if reading else ()
    return claims, outcomes


def made(tmp_path: Path, table: str, mapping: str) -> tuple[list[Claim], dict[int, Outcome]]:
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    (tmp_path / "m.toml").write_text(mapping, encoding="utf-8")
    return read(tmp_path / "t.csv", tmp_path / "m.toml")


def test_the_diary() -> None:
    claims, outcomes = read(HERE / "diary.csv", HERE / "diary.toml")
    first, second, third, fourth = claims
    assert (first.kind, first.form, first.parties) == ("meeting", "visit", ("NOR", "POL"))
    assert first.when and (str(first.when.start), str(first.when.end)) == ("2024-03-12", "2024-03-13")
    (guest,) = first.participants
    assert (guest.name, guest.role, guest.office, guest.state) == (
        *("Oleksandr Nowak", "visitor", "Defence Minister"),
        "POL",
    )
    assert first.where and first.where.state == "NOR"
    assert second.when and second.when.precision == "month"
    assert third.participants[0].name == "=Ida Berg"  # guarded by an apostrophe in the file
    assert outcomes[5].reason == "not sound: Value error, meeting has no form 'telegram'"
    assert outcomes[6].notes == ["ends before it starts (31.12.2023 – 30.12.2023): kept with its start alone"]
    assert fourth.parties == ("NOR",)
    assert outcomes[7].notes == ["'Narnia' is no party that the record knows; left out"]


def test_transfers_and_spans(tmp_path: Path) -> None:
    claims, _ = made(
        tmp_path,
        'who,to,what,how many,price,day\nFrance,India,Rafale,36,"7,870,000,000",2016-09-23\n',
        """
[constants]
kind = "transfer"
form = "ordered"
currency = "EUR"
[columns]
supplier = "who"
recipient = "to"
item = "what"
quantity = "how many"
amount = "price"
start = "day"
""",
    )
    details = claims[0].details
    assert (details.supplier, details.recipient) == ("FRA", "IND")
    assert details.items[0].model_dump() == {"name": "Rafale", "category": "aircraft", "quantity": 36}
    assert details.value and (details.value.amount, details.value.currency) == (7_870_000_000, "EUR")
    claims, _ = made(
        tmp_path,
        "speaker,country,words\nAnn,Norway,we are glad\n",
        '[constants]\nkind = "statement"\nform = "direct"\n'
        '[columns]\nparties = "country"\ncontent = "words"\n'
        '[[participants]]\nname = "speaker"\nrole = "=speaker"\n',
    )
    assert claims[0].details.content and claims[0].details.content.text == "we are glad"


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("kind = ", "not TOML"),
        ("[constant]\nkind = 'meeting'", "no 'constant'; there are register, constants"),
        ("[constants]\nform = 'visit'", "kind is neither among [constants] nor [columns]"),
        ("[constants]\nkind='meeting'\nform='visit'\n[columns]\nhost='a'", "[columns]: no 'host'"),
        (
            "[constants]\nkind='meeting'\nform='visit'\n[columns]\nstart=['a','b']",
            "[columns] start: one column",
        ),
        ("[constants]\nkind='meeting'\nform='visit'\n[columns]\nstart='z'", "no column 'z'; there are a, b"),
        ("[constants]\nkind='meeting'\nform='visit'\n[[participants]]\nname='a'", "needs a name and a role"),
        (
            "[register]\nheader=0\n[constants]\nkind='meeting'\nform='visit'",
            "header is the number of the row",
        ),
    ],
)
def test_what_is_wrong_in_a_mapping_is_one_line(tmp_path: Path, mapping: str, said: str) -> None:
    with pytest.raises(DocumentError) as error:
        made(tmp_path, "a,b\n1,2\n", mapping)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
