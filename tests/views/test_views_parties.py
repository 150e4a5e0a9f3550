import pytest

from legation.errors import QuestionError
from legation.views.parties import parties_name, party_code, party_codes, party_name


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("IND", "IND"),
        ("ind", "IND"),
        ("india", "IND"),
        ("the Netherlands", "NLD"),
        ("South  Korea", "KOR"),
        ("Turkiye", "TUR"),
        ("nato", "NATO"),
        ("European Union", "EU"),
        ("Israeli", "ISR"),
    ],
)
def test_codes_and_names_are_understood(said: str, code: str) -> None:
    assert party_code(said) == code


def test_parties_are_sorted_and_single() -> None:
    assert party_codes(["Israel", "IND", "india"]) == ("IND", "ISR")
    assert parties_name(("IND", "ISR")) == "India – Israel"
    assert party_name("XXX") == "XXX"


@pytest.mark.parametrize(("said", "hint"), [("Isreal", "Israel"), ("Qqqqq", "alpha-3"), (" ", "nothing")])
def test_unknown_ones_are_refused_in_one_line(said: str, hint: str) -> None:
    with pytest.raises(QuestionError, match=hint) as caught:
        party_code(said)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
