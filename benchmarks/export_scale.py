"""Time and peak memory of `legation export` in each format, on a record that is only read.

python benchmarks/export_scale.py RECORD [FORMAT …]
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from legation.exchange.formats import FORMATS


def main(record: str, names: list[str]) -> None:
    """A line a format: seconds, megabytes at the peak, bytes written."""
    for its in FORMATS:
        if names and its.name not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            place = f"{folder}/out/" if "folder" in its.shapes else f"{folder}/out{its.suffix}"
            begun = time.perf_counter()
            command = [sys.executable, "-m", "legation", "export", its.name, "--record", record, "-o", place]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            seconds = time.perf_counter() - begun
            size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        said = done.stderr.strip().splitlines()[-1:] if done.returncode else []
        print(f"{its.name:<15}{seconds:>9.1f} s{peak:>9.0f} MB so far{size / 1e6:>12.1f} MB written", *said)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
