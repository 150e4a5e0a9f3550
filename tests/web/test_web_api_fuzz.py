"""schemathesis over the interface, in this process: whatever is asked or sent, no answer is a crash."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies

from legation.record.record import Record
from legation.web.app import create_app
from legation.web.settings import Settings

EXAMPLES = 6
"""For each of the operations; benchmarks/api_fuzz.py asks more, and has readings too."""


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
    from schemathesis.checks import not_a_server_error

    place = Path(shutil.copy(sample_record, tmp_path / "fuzzed.db"))
    hosts = ("localhost", "127.0.0.1", "testserver")
    app = create_app(Settings(record=str(place), hosts=hosts, writes_a_minute=9_999))
    with Record(place, create=False) as record:
        known = [*(one.id for one in record.entries()), *(one.id for one in record.claims())]
    names = strategies.sampled_from([None, *known[:3], *known[-3:], "ships-3", "person:ana-duarte:PRT"])
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    asked: dict[str, list[int]] = {}
    for found in schema.get_all_operations():
        operation: Any = found.ok()
        if operation.path.endswith("/readings"):
            continue

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(), name=names)
        def ask(case: Any, name: str | None) -> None:
            on_record(case, name)
            answer = case.call_and_validate(checks=[not_a_server_error])
            asked.setdefault(case.operation.path, []).append(answer.status_code)

        ask()
    assert len(asked) >= 20
    assert sum(map(len, asked.values())) >= 20 * EXAMPLES - 20
    answered = [path for path, codes in asked.items() if any(code < 300 for code in codes)]
    assert len(answered) >= 18, asked
