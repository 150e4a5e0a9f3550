"""The model: a MiniLM encoder in int8 under onnxruntime, and its tokenizer. Weights are in the package."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from legation.encoder.decoding import COLUMNS, names_of, probabilities, proposals_of
from legation.encoder.signals import Signals
from legation.encoder.windows import Pieces, pieces_of, windows_of
from legation.language.parsed import Parsed

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WEIGHTS = Path(str(files("legation.encoder"))) / "weights"


@dataclass(frozen=True, slots=True)
class Model:
    """The trained encoder with its settings (`model.json`)."""

    session: "InferenceSession"
    tokenizer: "Tokenizer"
    settings: dict[str, Any]

    @property
    def name(self) -> str:
        """The name and version of the weights."""
        return str(self.settings["name"])

    @property
    def least(self) -> float:
        """Confidence below which a claim does more harm than good, found on held-out gold."""
        return float(self.settings.get("least", 0.0))

    @property
    def calibration(self) -> dict[str, float]:
        """Weights of `legation.kinds.confidence`, by column."""
        return dict(self.settings.get("confidence", {}))

    def signals(self, parsed: Parsed) -> Signals:
        """All that the model proposes for a document."""
        sentences = [(sentence.start, sentence.end) for sentence in parsed.sentences]
        pieces = pieces_of(self.tokenizer, parsed.text, sentences)
        hidden, logits = self._encode(pieces, sentences)
        chances = probabilities(logits)
        found = proposals_of(chances, pieces, parsed.text, sentences, float(self.settings["threshold"]))
        return Signals(
            names=tuple(sorted(names_of(chances, pieces, parsed.text), key=lambda n: (n.start, n.end))),
            proposals=tuple(sorted(found, key=lambda p: (p.start, p.end, p.kind, p.form))),
            starts=pieces.starts,
            ends=pieces.ends,
            hidden=hidden,
            kinds=chances[:, COLUMNS["inside_kind"]],
            forms=chances[:, COLUMNS["inside"]],
        )

    def _encode(
        self, pieces: Pieces, sentences: list[tuple[int, int]]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        first, last = self.settings["cls"], self.settings["sep"]
        hidden, logits = [], []
        for window in windows_of(pieces, sentences):
            ids = np.concatenate(([first], pieces.ids[window.context : window.end], [last]))[None]
            states, scores = self.session.run(None, {"ids": ids.astype(np.int64)})
            own = slice(window.start - window.context + 1, -1)
            hidden.append(states[0, own])
            logits.append(scores[0, own])
        if not hidden:
            width, columns = self.settings["width"], sum(s.stop - s.start for s in COLUMNS.values())
            return np.zeros((0, width), np.float32), np.zeros((0, columns), np.float32)
        return np.concatenate(hidden), np.concatenate(logits)


@cache
def load(threads: int = 1) -> Model:
    """The model in the package, loaded once; `threads` is how many processor threads a document takes."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(WEIGHTS / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Model(session, tokenizer, json.loads((WEIGHTS / "model.json").read_text("utf-8")))
