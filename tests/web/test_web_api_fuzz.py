"""schemathesis over the interface, in this process: whatever is asked or sent, no answer is a crash."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from legation.web.app import create_app
from legation.web.settings import Settings

EXAMPLES = 5
"""For each of the operations; benchmarks/api_fuzz.py asks more, and has readings too."""


@pytest.mark.filterwarnings("ignore")
def test_no_request_makes_a_crash(sample_record: Path, tmp_path: Path) -> None:
    schemathesis = pytest.importorskip("schemathesis", reason="fuzzing needs schemathesis")
    from schemathesis.checks import not_a_server_error

    place = Path(shutil.copy(sample_record, tmp_path / "fuzzed.db"))
    hosts = ("localhost", "127.0.0.1", "testserver")
    app = create_app(Settings(record=str(place), hosts=hosts, writes_a_minute=9_999))
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
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            answer = case.call_and_validate(checks=[not_a_server_error])
            asked.setdefault(case.operation.path, []).append(answer.status_code)

        ask()
    assert len(asked) >= 20
    assert sum(map(len, asked.values())) >= 20 * EXAMPLES - 20
    assert any(code < 300 for codes in asked.values() for code in codes)
