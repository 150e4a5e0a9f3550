"""Headers, foreign hosts, foreign pages, floods, prefixes."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation.web.app import create_app
from legation.web.settings import Settings


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/site.css", "/search?q=ships", "/entry/zzz"])
def test_every_answer_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_no_page_has_script_or_style_in_it(client: TestClient) -> None:
    for path in (
        "/",
        "/search",
        "/dyad/NOR/PRT",
        "/network",
        "/map",
        "/add",
        "/about",
        "/document/lisbon-daily-1",
    ):
        text = client.get(path).text
        assert "<script>" not in text
        assert "<style" not in text
        assert " style=" not in text
        assert "onclick" not in text
        assert 'src="http' not in text


def test_a_foreign_name_gets_no_answer(client: TestClient) -> None:
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "record" not in answer.text.lower()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_foreign_page_may_not_write(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/add", data={"what": "text", "text": "Norway met Portugal."}, headers=headers)
    assert answer.status_code == 403


def test_a_flood_is_refused(sample_record: Path) -> None:
    settings = Settings(record=str(sample_record), most_upload=20_000)
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        told = client.post("/add", data={"what": "text", "text": "x" * 30_000})
        untold = client.post(
            "/add",
            content=(b"x" * 1_000 for _ in range(40)),
            headers={"content-type": "multipart/form-data; boundary=b"},
        )
    assert (told.status_code, untold.status_code) == (413, 413)


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py"])
def test_a_path_that_climbs_out_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_strangers_and_readers_may_not_add(sample_record: Path) -> None:
    team = Settings(record=str(sample_record), team=True)
    public = Settings(record=str(sample_record), public=True)
    for settings, reading in ((team, 401), (public, 200)):
        with TestClient(create_app(settings)) as client:
            assert client.get("/", follow_redirects=False).status_code in (reading, 303)
            assert client.get("/add", follow_redirects=False).status_code in (401, 403, 303)
            sent = client.post("/add", data={"what": "text", "text": "x"}, follow_redirects=False)
            assert sent.status_code in (401, 403)


@pytest.mark.parametrize("taken_away", [True, False])
def test_under_a_prefix_every_link_has_it(sample_record: Path, taken_away: bool) -> None:
    """Whether the proxy takes the prefix away or not."""
    settings = Settings(record=str(sample_record), root_path="legation/")
    prefix = "" if taken_away else "/legation"
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        for path in ("/", "/dyad/NOR/PRT", "/search?q=ships", "/document/ships-3", "/static/site.css"):
            answer = client.get(prefix + path)
            assert answer.status_code == 200, path
            for link in answer.text.split('href="')[1:]:
                target = link.partition('"')[0]
                assert target.startswith(("/legation/", "#", "https://lisbon.example")), target
        moved = client.get(f"{prefix}/dyad/portugal/norway", follow_redirects=False)
    assert moved.headers["location"] == "/legation/dyad/NOR/PRT"
