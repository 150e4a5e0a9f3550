"""Addresses lead to their pages, whatever stands in an id."""

import pytest
from fastapi.testclient import TestClient

from legation.web.addresses import Addresses

to = Addresses("/x")


@pytest.mark.parametrize("name", ["a/b c", "..", "%2e%2e/secret", "é?#&", "x" * 200])
def test_an_id_stays_one_segment(name: str) -> None:
    path = to.document(name).removeprefix("/x")
    assert path.startswith(("/document/", "/document?id="))
    assert "/" not in path.removeprefix("/document").removeprefix("/")
    assert "#" not in path


def test_a_claim_is_an_anchor() -> None:
    assert to.document("d", "c1 2") == "/x/document/d#claim-c1%202"


def test_a_dyad_has_one_address() -> None:
    assert to.dyad("PRT", "NOR") == to.dyad("NOR", "PRT") == "/x/dyad/NOR/PRT"


def test_what_is_empty_is_left_out() -> None:
    assert to.page("/search", q="a b", kind="", party=("NOR", ""), since=None) == "/x/search?q=a+b&party=NOR"


def test_a_document_whose_id_has_a_slash_opens(client: TestClient) -> None:
    answer = client.get(Addresses("").document("oslo/wire 2"))
    assert answer.status_code == 200
    assert "Lunde in Lisbon" in answer.text
