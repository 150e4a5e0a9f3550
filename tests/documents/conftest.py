"""Small files of each format, made for the tests."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from legation.documents import Failure

WORDS = "The ministers of defence of Ruritania and Freedonia met in Strelsau and signed a letter of intent."


def failure_line(found: Sequence[object]) -> str:
    """The one line of the only failure among `found`."""
    (failure,) = found
    assert isinstance(failure, Failure)
    line = str(failure.error)
    assert line and "\n" not in line and len(line) < 500
    return line


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


def column(
    lines: Sequence[str], top: float = 780, left: float = 72, pitch: float = 14
) -> list[tuple[float, float, str]]:
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
    out += (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{start}\n%%EOF".encode()
    )
    return out


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def docx(body: str, *, title: str | None = None, extra: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file with `body` as the XML inside its body element."""
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<?xml version="1.0"?><w:document xmlns:w="{names}"><w:body>{body}</w:body></w:document>'
    core = (
        '<?xml version="1.0"?><cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title or ''}</dc:title></cp:coreProperties>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("docProps/core.xml", core)
        for part, content in (extra or {}).items():
            archive.writestr(part, content)
    return out.getvalue()


def run(*texts: str, style: str | None = None) -> str:
    """A paragraph of a Word file, one run for each text."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{properties}{runs}</w:p>"


Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture
def site() -> Iterator[Callable[[Mapping[str, Answer]], str]]:
    """Starts a local site that gives the answers by path; gives its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(answers: Mapping[str, Answer]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, headers, content = answers.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                return

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def make() -> "Makers":
    return Makers()


class Makers:
    """The makers of this file, for tests to ask for."""

    words = WORDS
    pdf = staticmethod(pdf)
    column = staticmethod(column)
    docx = staticmethod(docx)
    run = staticmethod(run)
    failure_line = staticmethod(failure_line)
