from datetime import date
from email.message import EmailMessage

import pytest

from legation.documents import document_of
from legation.errors import DocumentError

_TEXT = """The defence ministers of Ruritania and Freedonia met in Strelsau on
Thursday and signed a letter of intent, the ministry said in a note
to the press.

They will meet again in autumn.

-- 
Press office
Tel. 555
"""


def _mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ministry of Defence of Ruritania <press@mod.example>"
    message["Subject"] = "Fwd: Ministers meet in Strelsau"
    message["Date"] = "Thu, 02 Jun 2022 23:30:00 +0530"
    for name, value in headers.items():
        message[name] = value
    return message


def test_a_mail_of_text() -> None:
    mail = _mail()
    mail.set_content(_TEXT)
    document = document_of(mail.as_bytes(), name="a.eml")
    assert document.title == "Ministers meet in Strelsau"
    assert document.source == "Ministry of Defence of Ruritania"
    assert document.published == date(2022, 6, 2)
    first, second = document.text.split("\n\n")
    assert "\n" not in first and first.endswith("the ministry said in a note to the press.")
    assert second == "They will meet again in autumn."


def test_the_text_of_a_mail_in_two_forms() -> None:
    mail = _mail()
    mail.set_content("The ministers met in Strelsau.\n\nUnsubscribe here\n")
    mail.add_alternative("<p>Another <b>form</b></p>", subtype="html")
    assert document_of(mail.as_bytes(), name="a.eml").text == "The ministers met in Strelsau."


def test_a_mail_of_html_with_an_attachment() -> None:
    mail = _mail()
    mail.set_content("<html><p>The ministers met in “Strelsau”.</p></html>", subtype="html", charset="cp1252")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    document = document_of(mail.as_bytes(), name="a.eml")
    assert document.text == "The ministers met in “Strelsau”."
    assert document.source == "Ministry of Defence of Ruritania"


def test_a_mail_is_known_without_its_suffix() -> None:
    mail = _mail()
    mail.set_content("The ministers met in Strelsau.")
    assert document_of(mail.as_bytes(), name="standard input").title == "Ministers meet in Strelsau"


def test_flowed_lines_go_on() -> None:
    raw = (
        b"From: a@b.example\nSubject: Talks in Strelsau\nContent-Type: text/plain; format=flowed\n\n"
        b"The ministers met \nin Strelsau.\n"
    )
    document = document_of(raw, name="a.eml")
    assert document.text == "The ministers met in Strelsau."
    assert (document.source, document.published) == ("a@b.example", None)


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: nothing\n\n",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"Content-Type: application/pdf\n\nJVBERi0=",
        b"Date: not a date\nFrom: =?x?q?=\n\n",
        b"Content-Transfer-Encoding: base64\n\n!!!!",
    ],
)
def test_mails_without_words(raw: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^a\.eml: ") as raised:
        document_of(raw, name="a.eml")
    assert "\n" not in str(raised.value)


def test_a_broken_date_says_nothing() -> None:
    raw = b"From: a@b.example\nDate: Thu, 99 Jun 2022\nContent-Type: text/plain; charset=x\n\nThey met."
    assert document_of(raw, name="a.eml").published is None
