"""The reader as a whole: the first report, bad input, and what holds for every text."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import legation
from legation.documents import intake
from legation.errors import LanguageError
from legation.schema import Claim, Document, Reading

SAMPLES = Path(__file__).parent.parent / "examples" / "reports"

WORDS = (
    'Kenya Ghana India Seoul NATO signed agreement met minister defence “ ” " said told the of and '
    "36 jets US$ 2.9 billion on Thursday last year 2019 will not deliver exercise . , ; : \n\n ’s – "
    "he his counterpart Mr Rossi General Ana Lima 🚢 تعاون 合作"
).split(" ")


@cache
def first_report() -> Reading:
    """The reading of the sample on India and Israel in June 2022."""
    [document] = intake([SAMPLES / "india-israel-2022-06-02.json"])
    assert isinstance(document, Document)
    return legation.Reader().read(document)


def found(kind: str, words: str) -> list[Claim]:
    """Claims of a kind with these words in their evidence."""
    return [c for c in first_report().claims if c.kind == kind and any(words in s.text for s in c.evidence)]


def people(claim: Claim, role: str) -> set[str]:
    """Names in a role."""
    return {p.name for p in claim.participants if p.role == role}


@pytest.mark.parametrize("other", ["Rajnath Singh", "Narendra Modi", "Ajit Doval"])
def test_the_three_meetings(other: str) -> None:
    pairs = [people(c, "participant") for c in first_report().claims if c.kind == "meeting"]
    assert {"Benjamin Gantz", other} in pairs


def test_the_visit() -> None:
    [visit] = [c for c in first_report().claims if (c.kind, c.form) == ("meeting", "visit")]
    assert people(visit, "visitor") == {"Benjamin Gantz"}
    assert visit.parties == ("IND", "ISR")


def test_the_vision_and_the_letter() -> None:
    vision = found("instrument", "India-Israel Vision")
    assert [(c.form, c.details.action) for c in vision] == [("declaration", "adopted")]
    letter = found("instrument", "Letter of Intent")
    assert [(c.form, c.details.action) for c in letter] == [("letter_of_intent", "exchanged")]
    assert people(letter[0], "signatory") == {"Benjamin Gantz", "Rajnath Singh"}


def test_the_research_agreement_has_both_signatories() -> None:
    [agreement] = found("instrument", "signed a cooperation agreement")
    assert agreement.details.action == "signed"
    signatories = people(agreement, "signatory")
    assert any("Research and Development Organisation" in name or name == "DRDO" for name in signatories)
    assert any("Directorate of Defense Research" in name or name == "DDR&D" for name in signatories)


def test_the_purchases_of_the_decade() -> None:
    [total] = [c for c in first_report().claims if (c.kind, c.form) == ("transfer", "total")]
    assert (total.details.supplier, total.details.recipient) == ("ISR", "IND")
    assert total.details.value is not None
    assert (total.details.value.amount, total.details.value.currency) == (2_900_000_000, "USD")
    assert [(i.name, i.category) for i in total.details.items] == [
        ("missiles", "missiles"),
        ("radars", "sensors"),
        ("UAVs", "aircraft"),
    ]
    assert total.when is not None
    assert (total.when.start.year, total.when.end.year, total.when.precision) == (2012, 2022, "range")


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("We have a great opportunity", "Benjamin Gantz"),
        ("industrial superpower", "Benjamin Gantz"),
        ("reviewed the rapid growth", "Prime Minister’s Office"),
        ("encouraged Israeli defence companies", "Narendra Modi"),
        ("further strengthen the existing framework", "Ministry of Defence"),
        ("one of the significant pillars", "Ministry of Defence"),
        ("will enable the expansion", "Gantz’s office"),
        ("reiterated their commitment", "Gantz’s office"),
    ],
)
def test_every_quotation_has_its_speaker(words: str, speaker: str) -> None:
    said = [c for c in first_report().claims if c.details.content and words in c.details.content.text]
    assert [people(c, "speaker") for c in said] == [{speaker}]


def test_mentions_resolve() -> None:
    resolved = {(m.text, m.actor) for m in first_report().mentions}
    assert ("Gantz", "person:benjamin-gantz") in resolved
    assert ("India", "state:IND") in resolved


def test_a_report_on_sport_yields_nothing() -> None:
    [document] = intake([SAMPLES / "cricket-final-2023-11-19.txt"])
    assert isinstance(document, Document)
    assert legation.Reader().read(document).claims == ()


def test_the_same_document_gives_the_same_reading() -> None:
    [document] = intake([SAMPLES / "vietnam-us-2023-09-11.txt"])
    assert isinstance(document, Document)
    once, again = (json.dumps(legation.Reader().read(document).to_dict()) for _ in range(2))
    assert once == again


def test_min_confidence_leaves_out_the_unsure() -> None:
    document = first_report().document
    sure = legation.Reader(min_confidence=0.8).read(document).claims
    assert 0 < len(sure) < len(first_report().claims)
    assert all(claim.confidence is not None and claim.confidence >= 0.8 for claim in sure)


def test_another_language_is_refused_by_name() -> None:
    text = (
        "Le ministre de la Défense a rencontré mardi son homologue indien à Paris, où les deux pays ont "
        "signé un accord de coopération militaire. Ils se sont félicités de la livraison des premiers avions."
    )
    with pytest.raises(LanguageError, match="French"):
        legation.read(text)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=120))
def test_words_of_the_field_in_any_order_are_read(words: list[str]) -> None:
    text = "The ministers of India and Israel said that the agreement was signed in May. " + " ".join(words)
    reading = legation.Reader().read(Document(id="any", text=text, published="2024-05-01"))
    Reading.model_validate(reading.to_dict())


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    document = Document(id="any", text=f"India and Israel signed a defence agreement. {text}")
    try:
        reading = legation.Reader().read(document)
    except LanguageError:
        return
    Reading.model_validate(reading.to_dict())
