"""schemathesis over the whole interface, readings too, in process: looks for an answer of 500 or more.

    python benchmarks/api_fuzz.py [--record RECORD] [--examples 200]

Works on a copy of the record; without one, on a record of the samples in examples/reports.
"""

import argparse
import shutil
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from legation.documents import intake
from legation.reader import Reader
from legation.record.record import Record
from legation.web.app import create_app
from legation.web.settings import Settings

SAMPLES = Path(__file__).parents[1] / "examples" / "reports"
SLOW = 20
"""Readings that are asked for, at the most."""


def main() -> int:
    """Prints how often each call was asked, and with which answers; 1 where one was a crash."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--record", type=Path)
    options.add_argument("--examples", type=int, default=200)
    asked = options.parse_args()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "fuzzed.db"
        if asked.record:
            shutil.copy(asked.record, place)
        else:
            reader = Reader()
            with Record(place) as record:
                record.add(reader.read(one) for one in intake([str(SAMPLES)]))  # type: ignore[arg-type]
        return _fuzz(place, asked.examples)


def _fuzz(place: Path, examples: int) -> int:
    import schemathesis
    from schemathesis.checks import not_a_server_error

    hosts = ("localhost", "127.0.0.1", "testserver")
    app = create_app(Settings(record=str(place), hosts=hosts, writes_a_minute=1_000_000))
    crashes = 0
    for found in schemathesis.openapi.from_asgi("/api/v1/openapi.json", app).get_all_operations():
        operation: Any = found.ok()
        codes: Counter[int] = Counter()
        start = time.monotonic()

        @settings(
            max_examples=min(examples, SLOW) if operation.path.endswith("/readings") else examples,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any, codes: Counter[int] = codes) -> None:
            codes[case.call_and_validate(checks=[not_a_server_error]).status_code] += 1

        try:
            ask()
        except Exception as error:
            crashes += 1
            print(f"CRASH {operation.method} {operation.path}: {str(error)[:2000]}")
        told = " ".join(f"{code}×{count}" for code, count in sorted(codes.items()))
        print(f"{operation.method.upper():5}{operation.path:40}{time.monotonic() - start:6.1f} s  {told}")
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
