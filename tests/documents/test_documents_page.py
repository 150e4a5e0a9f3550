import time
from datetime import date

import pytest

from legation.documents import document_of
from legation.documents.furniture import is_byline, is_furniture, without_furniture
from legation.errors import DocumentError

_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ruritania, Freedonia sign pact | The Daily Planet</title>
<meta property="og:site_name" content="The Daily Planet">
<meta property="og:title" content="Ruritania, Freedonia sign pact">
<meta property="article:published_time" content="2022-06-02T18:30:00+05:30">
<script>var x = "Also read";</script></head><body>
<div id="cookie-banner"><p>We use cookies to improve your experience. By continuing you agree.</p></div>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<main><article><h1>Ruritania, Freedonia sign pact</h1>
<p class="byline">By <a href="/a">Jane Doe</a>, Diplomatic Correspondent</p>
<div class="share-buttons"><a>Facebook</a> <a>WhatsApp</a></div>
<figure><img src="a.jpg"><figcaption>The ministers at the ceremony. (File photo)</figcaption></figure>
<p>STRELSAU: The defence ministers of Ruritania and Freedonia on Thursday signed a letter of intent on
future technolo&shy;gies, the ministry&nbsp;said in a statement.</p>
<p><strong>Also read: <a href="/x">Freedonia to buy twelve frigates, says admiral</a></strong></p>
<p>“We will deepen our ties,” said Minister Rassendyll after the talks, which lasted for two hours.</p>
<div class="ad">Advertisement</div>
<blockquote class="twitter-tweet"><p>Delighted to meet my friend in Strelsau today. Our partnership is
strong.</p>&mdash; R. Firefly (@firefly)</blockquote>
<h2>What the pact covers</h2>
<ul><li>Joint research on drones and radars by both sides.</li></ul>
<table><tr><td>Frigates</td><td>4</td></tr></table>
<p>(With inputs from agencies)</p>
<div class="related-posts"><h3>Related stories</h3><ul><li><a href="/z">Sylvania sends destroyers to
Klopstokia as tension rises at sea</a></li></ul></div>
</article></main><aside><h3>Most read</h3><p>Graustark and Ixania agree on a treaty at last.</p></aside>
<footer><p>© 2022 The Daily Planet. All rights reserved.</p></footer></body></html>"""


def test_an_article_and_nothing_else() -> None:
    document = document_of(_PAGE.encode(), name="pact.html")
    assert document.title == "Ruritania, Freedonia sign pact"
    assert document.source == "The Daily Planet"
    assert document.published == date(2022, 6, 2)
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0].endswith(
        "letter of intent on future technologies, the ministry said in a statement."
    )
    assert paragraphs[1].startswith("“We will deepen our ties,”")
    for kept in ("Delighted to meet my friend", "What the pact covers", "Joint research", "Frigates | 4"):
        assert kept in document.text
    for furniture in (
        *("cookies", "Home", "Jane Doe", "Facebook", "File photo", "Also read", "Advertisement"),
        *("inputs from", "Related", "Sylvania", "Most read", "Graustark", "rights reserved", "var x"),
    ):
        assert furniture not in document.text


def test_what_a_person_says_counts_over_the_page() -> None:
    document = document_of(_PAGE.encode(), name="a.html", title="Mine", source="Me", published="3 June 2022")
    assert (document.title, document.source, document.published) == ("Mine", "Me", date(2022, 6, 3))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_encodings_of_a_page(encoding: str) -> None:
    page = f'<meta charset="{encoding}"><p>“The ministers met in Strelsau – as planned,” he said.</p>'
    assert (
        "“The ministers met in Strelsau – as planned,”"
        in document_of(page.encode(encoding), name="a.htm").text
    )


def test_a_short_page_is_read() -> None:
    assert document_of(b"<p>The ministers met.</p>", name="a.html").text == "The ministers met."


@pytest.mark.parametrize(
    "page",
    [
        b"<html></html>",
        b"<",
        b"<!-- -->",
        b"<script>var words = 1</script>",
        b"<p>&#128512;</p>",
        b"\x00" * 99,
    ],
)
def test_pages_without_words(page: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^a\.html: ") as raised:
        document_of(page, name="a.html")
    assert "\n" not in str(raised.value)


def test_fifty_megabytes_of_scripts_are_stepped_over() -> None:
    page = b"<p>The ministers met in Strelsau.</p><script>" + b"x = 1;" * 8_000_000 + b"</script>"
    assert document_of(page, name="a.html").text == "The ministers met in Strelsau."


def test_fifty_megabytes_of_words_are_refused() -> None:
    with pytest.raises(DocumentError, match="a page of 50,0"):
        document_of(b"<html><p>" + b"word " * 10_000_000, name="a.html")


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 100_000 + b"The ministers met.",
        b"<div>" * 200 + b"<a href=x>y z</a> " * 20_000,
        b"<p " + b"a=b " * 100_000 + b">The ministers met.",
        b"<ul><li class=share><p>met " * 5_000,
    ],
)
def test_hostile_pages_take_bounded_time(page: bytes) -> None:
    start = time.process_time()
    try:
        document_of(page, name="a.html")
    except DocumentError as error:
        assert "\n" not in str(error)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "block",
    [
        "Also read: Sylvania buys ships",
        "READ MORE | Sylvania buys ships",
        "» Read also – Sylvania buys ships",
        "Share",
        "ADVERTISEMENT",
        "* * *",
        "The ministers in Strelsau. (Photo: Agency)",
        "The ministers in Strelsau | Photo Credit: Agency",
        "(With inputs from agencies)",
        "Don’t miss: all the news",
        "© 2022 The Daily Planet",
    ],
)
def test_furniture(block: str) -> None:
    assert is_furniture(block)


@pytest.mark.parametrize(
    "block",
    [
        "Related talks took place in Strelsau in May.",
        "Donated vehicles reached Freedonia on Monday.",
        "Sharing of intelligence was agreed.",
        "Topics included maritime security (radars, sonars) and more.",
        "Sponsored by Ruritania, the resolution passed.",
        "Watching the drill were both ministers.",
        "Shared interests bind us. " * 20,
        "Homeland security was discussed.",
        "The images of the satellite were shared - imagery of the coast.",
    ],
)
def test_reports_are_no_furniture(block: str) -> None:
    assert not is_furniture(block)


def test_bylines() -> None:
    assert is_byline("By Jane Doe in Strelsau")
    assert is_byline("Written by: Jane Doe, John Roe and Staff")
    assert not is_byline("By 2025 Freedonia wants twelve frigates.")
    assert not is_byline("By Monday the ministers had agreed")


def test_other_stories_within_an_article() -> None:
    prose = "The ministers of both states went on to sign the letter of intent in the palace on the same day."
    blocks = [
        "The ministers met.",
        "Also read",
        "Sylvania buys ships",
        prose,
        "Comments",
        "I don't like it at all.",
    ]
    assert list(without_furniture(blocks)) == ["The ministers met.", prose]


def test_a_release_that_is_dated_by_a_label_outside_its_text() -> None:
    page = (
        "<body><form><div class='head'><h2>Ministers meet in Strelsau</h2><div>Posted On: 02 JUN 2022 5:37PM"
        " by Press Office</div></div><p>The defence ministers of Ruritania and Freedonia met in Strelsau"
        " and talked about ships for a very long time.</p><p>They adopted a"
        " vision.</p><p>*****</p></form></body>"
    )
    document = document_of(page.encode(), name="a.html")
    assert document.published == date(2022, 6, 2)
    assert document.text.endswith("They adopted a vision.")


def test_paragraphs_that_are_parted_by_line_breaks() -> None:
    page = (
        "<body><div>By Our Correspondent<br>STRELSAU: The army chief arrived on Friday for a visit of three"
        " days.<br><br>READ MORE: Sylvania buys tanks<br> <br>He will meet the minister of"
        " defence there.</div></body>"
    )
    assert document_of(page.encode(), name="a.html").text.split("\n\n") == [
        "STRELSAU: The army chief arrived on Friday for a visit of three days.",
        "He will meet the minister of defence there.",
    ]
