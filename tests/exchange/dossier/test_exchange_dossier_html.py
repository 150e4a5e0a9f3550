from lxml import html as parser

from legation.exchange.dossier.blocks import Brief
from legation.exchange.dossier.html import html


def test_every_reference_leads_to_a_source(of_the_dyad: Brief) -> None:
    page = parser.fromstring(html(of_the_dyad))
    targets = set(page.xpath("//sup/a/@href"))
    ids = {f"#{one}" for one in page.xpath("//*/@id")}
    assert targets == {f"#s{source.number}" for source in of_the_dyad.sources}
    assert targets <= ids
    assert set(page.xpath("//nav//a/@href")) <= ids


def test_the_page_needs_nothing_else_and_runs_nothing(of_the_dyad: Brief) -> None:
    text = html(of_the_dyad)
    page = parser.fromstring(text)
    assert not page.xpath("//script | //link | //img | //iframe | //*[@style] | //*[@onclick]")
    assert "default-src 'none'" in text
    assert "<b>strong" not in text
    assert {link for link in page.xpath("//a/@href") if not link.startswith("#")} == {
        "https://gazette.example/visit?a=1&b=2"
    }
    assert html(of_the_dyad) == text


def test_an_empty_page_says_so(of_nothing: Brief) -> None:
    page = parser.fromstring(html(of_nothing))
    assert "nothing on this" in page.text_content()
    assert not page.xpath("//nav")
