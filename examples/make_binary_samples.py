"""Write the sample reports that are no plain text: a Word file and a PDF. Needs python-docx and reportlab.

python examples/make_binary_samples.py [FOLDER]
"""

import sys
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

GCAP = (
    "Italy, Japan and the United Kingdom found fighter organisation",
    datetime(2023, 12, 14, 12, 0),
    [
        "Tokyo, 14 December 2023",
        "Italy, Japan and the United Kingdom have set up a body that is to run their joint fighter "
        "programme. In Tokyo on Thursday their defence ministers, Guido Crosetto, Minoru Kihara and Grant "
        "Shapps, signed the Convention on the Establishment of the Global Combat Air Programme – GCAP "
        "International Government Organisation (GIGO).",
        "The organisation will have its seat in the United Kingdom, as will the joint business that "
        "industry is to form. A Japanese will be the first chief executive of the one, an Italian the "
        "first chief executive of the other.",
        "Under the programme, which the three governments launched in December 2022, they develop a "
        "combat aircraft of the next generation that should enter service in 2035. BAE Systems, Leonardo "
        "and Mitsubishi Heavy Industries lead the work in their countries.",
        "The Convention takes effect once the three parliaments have ratified it.",
    ],
)
KOREA = (
    "Poland orders tanks and howitzers from South Korea",
    "28 August 2022",
    [
        "Poland on Friday ordered 180 K2 tanks and 212 K9 self-propelled howitzers from South Korea. The "
        "two contracts, signed at Morąg in the north of Poland, are worth $5.76 billion together, more "
        "than any arms export of South Korea before.",
        "Hyundai Rotem will supply the tanks between 2022 and 2025, and Hanwha Defense the howitzers "
        "between 2022 and 2026. Polish Defence Minister Mariusz Błaszczak attended the ceremony.",
    ],
    [
        ["System", "Maker", "Quantity", "Value"],
        ["K2 tank", "Hyundai Rotem", "180", "$3.37 billion"],
        ["K9 howitzer", "Hanwha Defense", "212", "$2.4 billion"],
    ],
    [
        "The orders are the first to follow from the framework agreements that the two states concluded "
        "in Warsaw on 27 July. These also cover 48 FA-50 light combat aircraft of Korea Aerospace "
        "Industries, for which a contract is still to be signed, and provide that a Polish version of the "
        "tank will be produced in Poland from 2026.",
        "Poland has given more than 200 tanks to Ukraine since the Russian invasion and needs "
        "replacements soon.",
    ],
)


def write_docx(path: Path) -> None:
    title, when, paragraphs = GCAP
    document = Document()
    document.core_properties.title = title
    document.core_properties.author = "Legation sample desk"
    document.core_properties.created = document.core_properties.modified = when
    document.add_heading(title, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    fix_times(path)


def fix_times(path: Path) -> None:
    """The same bytes on every run: a zip file otherwise holds the time of its making."""
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def write_pdf(path: Path) -> None:
    title, when, before, rows, after = KOREA
    styles = getSampleStyleSheet()
    table = Table(rows)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    story = [Paragraph(title, styles["Title"]), Paragraph(f"Seoul, {when}", styles["Normal"]), Spacer(1, 12)]
    for paragraphs, then in ((before, [table, Spacer(1, 12)]), (after, [])):
        for paragraph in paragraphs:
            story += [Paragraph(latin(paragraph), styles["BodyText"]), Spacer(1, 6)]
        story += then

    def page(canvas, document) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, A4[1] - 40, "Legation sample desk | Arms trade brief")
        canvas.drawRightString(A4[0] - 72, 40, f"Page {document.page}")

    SimpleDocTemplate(str(path), pagesize=A4, title=title, author="Legation sample desk", invariant=1).build(
        story, onFirstPage=page, onLaterPages=page
    )


def latin(text: str) -> str:
    """The letters that a PDF's built-in fonts have."""
    return text.replace("ą", "a").replace("ł", "l")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    write_docx(folder / "gcap-2023-12-14.docx")
    write_pdf(folder / "south-korea-poland-2022-08-28.pdf")


if __name__ == "__main__":
    main()
