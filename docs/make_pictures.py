"""Makes the pictures of docs/pictures.md from the record's own samples: the training corpus, as its people
marked it.

    python docs/make_pictures.py

Nothing is read by the model: a reading is made of each document's marked claims, so that the pictures are the
same on every machine. Needs Pillow, which makes the files small.
"""

import json
import tempfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from legation import views
from legation.exchange.pictures.figure import Figure
from legation.exchange.pictures.image import converter
from legation.exchange.pictures.network import network_figure
from legation.exchange.pictures.timeline import timeline_figure
from legation.exchange.pictures.trend import trend_figure
from legation.exchange.pictures.world_map import map_figure
from legation.record.record import Record
from legation.schema import Claim, Reading
from legation.views.scope import Scope
from legation.views.ties import Weighing

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus" / "train"
COLOURS = 96
QUOTED = {"content", "cue", "pledge"}


def readings() -> Iterator[Reading]:
    """The corpus as readings."""
    for path in sorted(CORPUS.glob("*.json")):
        given = json.loads(path.read_text(encoding="utf-8"))
        document = {name: given[name] for name in ("id", "title", "source", "published", "text")}
        claims = [_claim(given["text"], claim) for claim in given["claims"]]
        reader = {"version": "marked", "model": "by hand"}
        yield Reading.model_validate({"document": document, "claims": claims, "reader": reader})


def _claim(text: str, marked: dict[str, Any]) -> dict[str, Any]:
    """A claim of the corpus, its quotations made spans."""
    details = {name: value for name, value in marked["details"].items() if value is not None}
    for name in QUOTED & details.keys():
        if details[name] in text:
            details[name] = _span(text, details[name])
        else:
            del details[name]
    kept = {name: value for name, value in marked.items() if name in Claim.model_fields}
    return kept | {"details": details, "evidence": [_span(text, words) for words in marked["evidence"]]}


def _span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def main() -> None:
    """Writes a PNG for each figure."""
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "samples.db") as record:
        record.add(readings())
        since = Scope(since=date(2010, 1, 1), until=date(2025, 12, 31))
        figures: dict[str, Figure] = {
            "timeline": timeline_figure(
                views.timeline_of_parties(record, ("IND", "ISR"), scope=Scope(("meeting", "instrument")))
            ),
            "trend": trend_figure(views.trend(record, scope=since)),
            "network": network_figure(views.network(record, scope=since, weighing=Weighing(at_least=4))),
            "map": map_figure(views.tie_map(record, "IND", scope=since)),
        }
        for name, figure in figures.items():
            made = Image.open(BytesIO(converter().vegalite_to_png(figure.specification("picture"), scale=1)))
            path = HERE / f"picture-{name}.png"
            made.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
            print(name, path.stat().st_size)


if __name__ == "__main__":
    main()
