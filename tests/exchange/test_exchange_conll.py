from legation.exchange import conll
from legation.exchange.annotations import Stretch, apart
from legation.record.selection import Selection


def test_tags_follow_the_words(selected: Selection) -> None:
    blocks = "".join(conll.export(selected)).split("# newdoc id = ")
    (tallinn,) = [block for block in blocks if block.startswith("tallinn\n")]
    lines = tallinn.split("\n")
    tokens = [line.split("\t") for line in lines if line and line[0].isdigit()]
    assert tokens[0][1:] == ["Secretary", "0", "9", "B-meeting.visit", "O"]
    names = [(token[1], token[5]) for token in tokens if token[5] != "O"]
    assert names[:4] == [
        ("Dana", "B-person"),
        ("Cole", "I-person"),
        ("Karl", "B-person"),
        ("Tamm", "I-person"),
    ]
    starts = [token[4] for token in tokens if token[4].startswith("B-")]
    assert starts == ["B-meeting.visit", "B-statement.direct"]
    assert lines[1] == "# sent_id = 1"


def test_of_overlapping_stretches_one_stays() -> None:
    given = [Stretch(0, 5, "a"), Stretch(0, 9, "b"), Stretch(8, 12, "c"), Stretch(9, 10, "d")]
    assert [one.label for one in apart(given)] == ["b", "d"]
