"""Export: a trained network to the weights of the package (int8 ONNX, NumPy arrays, tokenizer, settings)."""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from network import ClaimHead, Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn


class Exported(nn.Module):
    """The encoder as the package runs it: one window of word pieces, no padding."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden states and logits of a window."""
        return self.encoder(ids, torch.ones_like(ids))


def export(state: dict[str, Tensor], base: Path, out: Path, settings: dict) -> None:
    """Write the weights of the package to `out`."""
    encoder = Encoder(base).eval()
    claims = ClaimHead(encoder.bert.config.hidden_size).eval()
    encoder.bert.config._attn_implementation = "eager"  # a fifth faster under onnxruntime than "sdpa"
    encoder.load_state_dict(_part(state, "encoder."))
    claims.load_state_dict(_part(state, "claims."))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            Exported(encoder).eval(),
            (torch.ones((1, 16), dtype=torch.int64),),
            str(plain),
            input_names=["ids"],
            output_names=["hidden", "logits"],
            dynamic_axes={"ids": {1: "pieces"}, "hidden": {1: "pieces"}, "logits": {1: "pieces"}},
            dynamo=False,
        )
        quantize_dynamic(
            plain, out / "encoder.onnx", per_channel=True, reduce_range=False, weight_type=QuantType.QInt8
        )
    arrays = {name: value.numpy().astype(np.float16) for name, value in claims.state_dict().items()}
    np.savez_compressed(out / "claims.npz", **arrays)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    settings = settings | {
        "cls": tokenizer.token_to_id("[CLS]"),
        "sep": tokenizer.token_to_id("[SEP]"),
        "width": encoder.bert.config.hidden_size,
    }
    (out / "model.json").write_text(json.dumps(settings, indent=1, sort_keys=True) + "\n", "utf-8")


def _part(state: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): value for name, value in state.items() if name.startswith(prefix)}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True, help="network.pt of training/train.py")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent.parent / "src/legation/encoder/weights"
    )
    parser.add_argument("--name", default="minilm-1")
    parser.add_argument("--threshold", type=float, default=0.4)
    options = parser.parse_args()
    settings = {"name": options.name, "threshold": options.threshold}
    export(torch.load(options.network, weights_only=True), options.base, options.out, settings)


if __name__ == "__main__":
    main()
