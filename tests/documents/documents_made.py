"""Small files of each format, made for the tests."""

from collections.abc import Sequence


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], title: str | None = None) -> bytes:
    """A PDF in Helvetica 11: each page a list of (x, y, text), in points from the lower left corner."""
    font = len(pages) * 2 + 3
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for n, lines in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 {font} 0 R >> >> /Contents {4 + 2 * n} 0 R >>"
        )
        stream = "".join(f"BT /F1 11 Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, text in lines)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(f"<< /Title ({_escaped(title or '')}) >>")
    return _file(objects)


def column(lines: Sequence[str], top: float = 780, left: float = 72, pitch: float = 14) -> list[tuple[float, float, str]]:
    """Lines one below the other; an empty one leaves a gap."""
    return [(left, top - n * pitch, line) for n, line in enumerate(lines) if line]


def _file(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"<< /Size {count} /Root 1 0 R /Info {len(objects)} 0 R >>"
    out += f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{start}\n%%EOF".encode()
    return out


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
