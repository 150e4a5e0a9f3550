"""schemathesis over the interface, in this process: whatever is asked or sent, no answer is a crash.

`LEGATION_FUZZ=200 pytest tests/web/test_web_api_fuzz.py` asks each call so often, and for readings too.
"""

import os
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies

from legation.record.record import Record
from legation.web.app import create_app
from legation.web.settings import Settings

LONG = int(os.environ.get("LEGATION_FUZZ", "0"))
EXAMPLES = LONG or 6
"""For each call."""
READINGS = min(LONG, 20)
"""For the call that reads a text, which takes its time."""


def on_record(case: Any, name: str | None) -> None:
    """Puts what the record has where the call wants an id or a party, so that not all is unknown."""
    if name is None:
        return
    if "name" in (case.path_parameters or {}):
        case.path_parameters["name"] = name
    for field in ("target", "entry"):
        if field in (case.query or {}):
            case.query[field] = name
    if "party" in (case.query or {}):
        case.query["party"] = "NOR"
    if isinstance(case.body, dict) and "target" in case.body:
        case.body["target"] = name


@pytest.mark.filterwarnings("ignore")
def test_no_request_makes_a_crash(sample_record: Path, tmp_path: Path) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="fuzzing needs schemathesis")
    place = Path(shutil.copy(sample_record, tmp_path / "fuzzed.db"))
    hosts = ("localhost", "127.0.0.1", "testserver")
    app = create_app(Settings(record=str(place), hosts=hosts, writes_a_minute=1_000_000))
    with Record(place, create=False) as record:
        known = [*(one.id for one in record.entries()), *(one.id for one in record.claims())]
    names = strategies.sampled_from([None, *known[:3], *known[-3:], "ships-3", "person:ana-duarte:PRT"])
    asked: dict[str, Counter[int]] = {}
    for found in schemathesis.openapi.from_asgi("/api/v1/openapi.json", app).get_all_operations():
        operation: Any = found.ok()
        examples = READINGS if operation.path.endswith("/readings") else EXAMPLES
        if examples:
            asked[f"{operation.method} {operation.path}"] = _ask(operation, names, examples)
    assert len(asked) >= 20
    assert sum(map(Counter.total, asked.values())) >= 100
    answered = [call for call, codes in asked.items() if any(code < 300 for code in codes)]
    assert len(answered) >= 18, asked


def _ask(operation: Any, names: Any, examples: int) -> Counter[int]:
    """Asks one call so often, and counts its answers; fails where one is a crash."""
    from schemathesis.checks import not_a_server_error

    codes: Counter[int] = Counter()

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=not LONG,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), name=names)
    def ask(case: Any, name: str | None) -> None:
        on_record(case, name)
        codes[case.call_and_validate(checks=[not_a_server_error]).status_code] += 1

    ask()
    return codes
