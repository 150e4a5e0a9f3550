"""Small corpora made by hand, and a reader that reads nothing."""

import gzip
import io
import json
import time
import zipfile
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from legation.bulk.chunks import chunks_of
from legation.bulk.corpus import units_of
from legation.bulk.done import Done
from legation.bulk.fetcher import Fetcher
from legation.bulk.outcome import Outcome
from legation.bulk.units import Opener
from legation.bulk.work import Settings, Work
from legation.schema import Document, ReaderInfo, Reading

REPORT = (
    "Defence Minister Aino Salo of Finland met her Norwegian counterpart in Oslo on Thursday. "
    "Finland and Norway signed an agreement on defence cooperation, the ministry said. Report {n}."
)
WEATHER = "It rained all day in the hills, and the river rose by a foot before evening. Day {n}."


class Stub:
    """Reads documents at no cost."""

    def read(self, document: Document) -> Reading:
        return Reading(document=document, reader=ReaderInfo(version="0", model="stub"))


def text_of(n: int) -> str:
    """Every fifth document is within the field."""
    return (REPORT if n % 5 == 0 else WEATHER).format(n=n)


def json_lines(count: int) -> bytes:
    return b"".join(json.dumps({"id": f"d{n}", "text": text_of(n)}).encode() + b"\n" for n in range(count))


def warc_record(n: int, text: str | None = None, length: int | None = None) -> bytes:
    page = f"<html><head><title>Page {n}</title></head><body><p>{text or text_of(n)}</p></body></html>"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:{n:08d}-0000-0000-0000-000000000000>\r\n"
        f"WARC-Target-URI: https://news.example/{n}\r\nWARC-Date: 2024-03-12T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def zip_of(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def parquet_of(rows: Sequence[dict[str, Any]], path: Path, group: int = 1000) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist(list(rows)), path, row_group_size=group)


def packed(content: bytes, kind: str) -> bytes:
    if kind == "gz":
        return gzip.compress(content)
    return bytes(pytest.importorskip("zstandard").ZstdCompressor().compress(content))


@pytest.fixture(scope="session")
def made() -> SimpleNamespace:
    """The makers of files, and the reader that reads nothing."""
    return SimpleNamespace(
        text_of=text_of,
        json_lines=json_lines,
        warc_record=warc_record,
        zip_of=zip_of,
        parquet_of=parquet_of,
        packed=packed,
        stub=Stub(),
    )


@pytest.fixture
def outcome_of() -> Callable[..., Outcome]:
    """What becomes of inputs, all chunks together, read by the stub."""

    def read(*inputs: Path | str, fetcher: Fetcher | None = None, **settings: Any) -> Outcome:
        work, whole = Work(Settings(**settings), Stub()), Outcome()  # type: ignore[arg-type]
        units = units_of([str(one) for one in inputs])
        for chunk in chunks_of(units, Done(), Opener(fetcher or Fetcher())):
            whole.plus(work(chunk.items))
        return whole

    return read


class Site:
    """A site on loopback: `pages` by path, each (status, headers, content) or a function of the request."""

    def __init__(self) -> None:
        self.pages: dict[str, Any] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                page = site.pages.get(self.path, (404, {}, b""))
                if callable(page):
                    page = page(self)
                    if page is None:
                        return
                status, headers, content = page
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.root = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def page(self, path: str, content: str, kind: str = "text/html", **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (200, {"Content-Type": kind, **named}, content.encode())

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site() -> Any:
    running = Site()
    yield running
    running.close()


@pytest.fixture
def benchmark_seconds() -> Callable[[Callable[[], object]], float]:
    """Processor time that a call takes."""

    def seconds(work: Callable[[], object]) -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    return seconds
