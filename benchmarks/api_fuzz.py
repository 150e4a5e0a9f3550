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

from hypothesis import HealthCheck, Phase, given, settings, strategies

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

    hosts = ("localhost", "127.0.0.1", "testserver")
    app = create_app(Settings(record=str(place), hosts=hosts, writes_a_minute=1_000_000))
    with Record(place, create=False) as record:
        known = [one.id for one in record.entries(limit=8)] + [one.id for one in record.claims(limit=8)]
        known += [one.id for one in record.documents(limit=4)]
    crashes = 0
    for found in schemathesis.openapi.from_asgi("/api/v1/openapi.json", app).get_all_operations():
        operation: Any = found.ok()
        most = min(examples, SLOW) if operation.path.endswith("/readings") else examples
        codes: Counter[int] = Counter()
        start = time.monotonic()
        try:
            _ask(operation, most, codes, known)
        except Exception as error:
            crashes += 1
            print(f"CRASH {operation.method} {operation.path}: {str(error)[:2000]}")
        told = " ".join(f"{code}×{count}" for code, count in sorted(codes.items()))
        print(f"{operation.method.upper():5}{operation.path:40}{time.monotonic() - start:6.1f} s  {told}")
    return 1 if crashes else 0


def _ask(operation: Any, examples: int, codes: Counter[int], known: list[str]) -> None:
    """Asks one call so often, and counts its answers; raises where one is a crash."""
    from schemathesis.checks import not_a_server_error

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), name=strategies.sampled_from([None, *known]))
    def ask(case: Any, name: str | None) -> None:
        _on_record(case, name)
        codes[case.call_and_validate(checks=[not_a_server_error]).status_code] += 1

    ask()


def _on_record(case: Any, name: str | None) -> None:
    """Puts what the record has where the call wants an id or a party, so that not all is unknown."""
    if name is None:
        return
    if "name" in (case.path_parameters or {}):
        case.path_parameters["name"] = name
    for field in ("target", "entry"):
        if field in (case.query or {}):
            case.query[field] = name
    if "party" in (case.query or {}):
        case.query["party"] = "IND"
    if isinstance(case.body, dict) and "target" in case.body:
        case.body["target"] = name


if __name__ == "__main__":
    sys.exit(main())
