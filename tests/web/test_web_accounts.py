"""A team's accounts: signing in and out, sessions that end, forms of this site alone, limits, tokens."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from legation.cli.main import app as program
from legation.errors import AccountError
from legation.record.record import Record
from legation.web.accounts import passwords
from legation.web.accounts.accounts import Accounts
from legation.web.accounts.sessions import IDLE_SECONDS, LONGEST_SECONDS
from legation.web.app import create_app
from legation.web.csrf import HEADER, SESSION
from legation.web.settings import Settings

PASSWORD = "nine lives and one more"
TEAM = {"Rhea": "reader", "Rob": "reviewer", "Edda": "editor", "Ada": "admin"}


@pytest.fixture
def now() -> list[float]:
    """The time by the accounts' clock; the tests move it."""
    return [2_000_000_000.0]


@pytest.fixture
def site(
    own_record: Path, now: list[float], monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[TestClient, Accounts]]:
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)
    app = create_app(Settings(record=str(own_record), team=True, writes_a_minute=20))
    accounts: Accounts = app.state.accounts
    accounts.clock = lambda: now[0]
    for name, role in TEAM.items():
        accounts.add(name, role, PASSWORD)  # type: ignore[arg-type]
    with TestClient(app, base_url="http://record.example") as client:
        yield client, accounts


def csrf(page: str) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', page)
    assert found
    return found[1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> Any:
    token = csrf(client.get("/sign-in").text)
    return client.post(
        "/sign-in",
        data={"csrf": token, "name": name, "password": password, **more},
        follow_redirects=False,
    )


def test_one_signs_in_and_out(site: tuple[TestClient, Accounts]) -> None:
    client, accounts = site
    moved = client.get("/search?q=ships", follow_redirects=False)
    assert moved.headers["location"] == "/sign-in?next=%2Fsearch%3Fq%3Dships"
    answer = sign_in(client, " rob ", next="/search?q=ships")
    assert answer.headers["location"] == "/search?q=ships"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    page = client.get("/").text
    assert "Rob" in page
    kept = client.cookies[SESSION]
    with accounts.reading() as connection:
        held = connection.exec_driver_sql("SELECT hash FROM session").scalars().all()
    assert held
    assert kept not in held
    assert client.post("/sign-out", data={"csrf": csrf(page)}).url.path == "/sign-in"
    client.cookies.set(SESSION, kept)
    assert client.get("/", follow_redirects=False).status_code == 303
    assert next(what for _, name, what, _ in accounts.events(3) if name == "Rob") == "signed out"


def test_a_cookie_is_secure_behind_https(site: tuple[TestClient, Accounts]) -> None:
    client, _ = site
    client.headers["x-forwarded-proto"] = "https"
    assert "Secure" in client.get("/sign-in").headers["set-cookie"]


def test_a_wrong_password_and_a_wrong_name_are_told_alike(site: tuple[TestClient, Accounts]) -> None:
    client, _ = site
    wrong, nobody = sign_in(client, "Rob", "not this one"), sign_in(client, "Nobody")
    assert (wrong.status_code, nobody.status_code) == (403, 403)
    assert "no account of this name with this password" in wrong.text
    assert "no account of this name with this password" in nobody.text
    assert SESSION not in client.cookies


def test_too_many_tries_are_stopped(site: tuple[TestClient, Accounts]) -> None:
    client, _ = site
    for _ in range(5):
        assert sign_in(client, "Rob", "not this one").status_code == 403
    stopped = sign_in(client, "Rob")
    assert stopped.status_code == 429
    assert int(stopped.headers["retry-after"]) > 0
    assert sign_in(client, "Edda").status_code == 303


@pytest.mark.parametrize("token", [None, "", "0" * 64, "ü"])
def test_to_sign_in_needs_the_forms_token(site: tuple[TestClient, Accounts], token: str | None) -> None:
    client, _ = site
    client.get("/sign-in")
    sent = {"name": "Rob", "password": PASSWORD, **({} if token is None else {"csrf": token})}
    assert client.post("/sign-in", data=sent).status_code == 403
    assert SESSION not in client.cookies


@pytest.mark.parametrize("idle", [True, False])
def test_a_session_ends(site: tuple[TestClient, Accounts], now: list[float], idle: bool) -> None:
    client, _ = site
    sign_in(client, "Rob")
    began = now[0]
    step = IDLE_SECONDS - 60
    while not idle and now[0] + step < began + LONGEST_SECONDS:
        now[0] += step
        assert client.get("/about", follow_redirects=False).status_code == 200
    now[0] += IDLE_SECONDS + 1
    assert client.get("/", follow_redirects=False).status_code == 303
    gone = client.post("/add", data={"what": "text", "text": "x"})
    assert gone.status_code == 401


@pytest.mark.parametrize(
    "then", ["//evil.example", "https://evil.example", "/\\evil.example", "/\r\nX-Evil: 1"]
)
def test_signing_in_leads_nowhere_else(site: tuple[TestClient, Accounts], then: str) -> None:
    client, _ = site
    answer = sign_in(client, "Rob", next=then)
    assert answer.headers["location"] == "/"
    assert "x-evil" not in answer.headers


def test_a_name_can_put_no_header(site: tuple[TestClient, Accounts]) -> None:
    client, accounts = site
    for name in ("Eve\x00", "Eve\u202e", " ", "E" * 81):
        with pytest.raises(AccountError):
            accounts.add(name, "reader", PASSWORD)
    accounts.add("Eve\r\nSet-Cookie: a=b", "reader", PASSWORD)
    assert sign_in(client, "Eve Set-Cookie: a=b").headers.get_list("set-cookie")[0].startswith(SESSION)
    client.cookies.clear()
    answer = client.get("/search?q=%0d%0aX-Evil:%201", follow_redirects=False)
    assert "x-evil" not in answer.headers
    assert answer.headers["location"] == "/sign-in?next=%2Fsearch%3Fq%3D%250d%250aX-Evil%3A%25201"


def test_roles_may_what_they_may(site: tuple[TestClient, Accounts]) -> None:
    client, _ = site
    wanted = {
        "Rhea": (403, 403, 403),
        "Rob": (200, 403, 403),
        "Edda": (200, 200, 403),
        "Ada": (200, 200, 200),
    }
    for name, codes in wanted.items():
        client.cookies.clear()
        sign_in(client, name)
        assert tuple(client.get(path).status_code for path in ("/review", "/add", "/accounts")) == codes, name
        assert client.get("/decisions").status_code == 200


def test_a_role_changes_at_once_and_who_is_removed_is_out(site: tuple[TestClient, Accounts]) -> None:
    client, accounts = site
    sign_in(client, "Rob")
    accounts.set_role("rob", "reader")
    assert client.get("/review").status_code == 403
    token = accounts.new_token("Rob", None, "", None)
    accounts.remove("Rob")
    assert client.get("/", follow_redirects=False).status_code == 303
    client.cookies.clear()
    headers = {"authorization": f"Bearer {token}"}
    assert client.get("/api/v1/counts", headers=headers).status_code == 401
    assert sign_in(client, "Rob").status_code == 403


def test_a_write_needs_the_token_of_its_session(site: tuple[TestClient, Accounts], own_record: Path) -> None:
    client, _ = site
    sign_in(client, "Edda")
    other = csrf(client.get("/add").text)
    client.cookies.clear()
    sign_in(client, "Rob")
    with Record(own_record, create=False) as record:
        target = record.entries()[0].id
    sent = {"verb": "accept", "target": target}
    for more in ({}, {"csrf": ""}, {"csrf": other}):
        assert client.post("/review/decide", data={**sent, **more}).status_code == 403
    json = client.post("/api/v1/decisions", json=sent)
    assert json.status_code == 403
    for headers in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        own = csrf(client.get("/review").text)
        assert client.post("/review/decide", data={**sent, "csrf": own}, headers=headers).status_code == 403
    with Record(own_record, create=False) as record:
        assert record.decisions() == []
    own = csrf(client.get("/review").text)
    assert client.post("/review/decide", data={**sent, "csrf": own}).status_code == 200
    assert client.post("/api/v1/decisions", json=sent, headers={HEADER: own}).status_code == 201
    with Record(own_record, create=False) as record:
        assert [one.by for one in record.decisions()] == ["Rob", "Rob"]


def test_writes_are_limited(site: tuple[TestClient, Accounts]) -> None:
    client, _ = site
    sign_in(client, "Rob")
    own = csrf(client.get("/review").text)
    sent = {"verb": "annotate", "target": "e0000000", "reason": "x", "csrf": own}
    codes = [client.post("/review/decide", data=sent).status_code for _ in range(22)]
    assert codes == [422] * 20 + [429] * 2


def test_one_changes_ones_password(
    site: tuple[TestClient, Accounts], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _ = site
    monkeypatch.undo()
    sign_in(client, "Rob")
    own = csrf(client.get("/account").text)
    new = "another good password"
    wrong = {"csrf": own, "old": "no", "new": new, "again": new}
    assert "The old password is another" in client.post("/account", data=wrong).text
    short = {"csrf": own, "old": PASSWORD, "new": "short", "again": "short"}
    assert "10 to 500" in client.post("/account", data=short).text
    done = client.post("/account", data={**short, "new": new, "again": new})
    assert done.url.path == "/sign-in"
    assert sign_in(client, "Rob").status_code == 403
    assert sign_in(client, "Rob", new).status_code == 303


def test_in_public_anybody_reads_and_nobody_writes(own_record: Path) -> None:
    with TestClient(create_app(Settings(record=str(own_record), team=True, public=True))) as client:
        page = client.get("/").text
        assert "Sign in" in page
        assert client.get("/api/v1/counts").status_code == 200
        assert client.get("/decisions", follow_redirects=False).status_code == 303
        sent = {"verb": "accept", "target": "e0000000"}
        assert client.post("/review/decide", data=sent).status_code == 401
        assert client.post("/api/v1/decisions", json=sent).status_code == 401
        bad = client.get("/api/v1/counts", headers={"authorization": "Bearer legation_no"})
        assert (bad.status_code, bad.headers["www-authenticate"]) == (401, "Bearer")


def test_passwords_stand_beside_the_record(site: tuple[TestClient, Accounts], own_record: Path) -> None:
    beside = own_record.with_name(own_record.name + ".accounts.db")
    assert beside.stat().st_mode & 0o077 == 0
    assert b"argon2" in beside.read_bytes() + beside.with_name(beside.name + "-wal").read_bytes()
    assert b"argon2" not in own_record.read_bytes()


def test_the_command_makes_and_changes_accounts(own_record: Path) -> None:
    run = CliRunner()
    at = ["--record", str(own_record)]

    def call(*words: str, given: str = "") -> Any:
        return run.invoke(program, ["user", *words, *at], input=given)

    made = call("add", "Zoë  Quist", "--role", "reviewer", given=f"{PASSWORD}\n")
    assert made.exit_code == 0, made.output
    assert call("add", "zoë quist", "--role", "reader", given=f"{PASSWORD}\n").exit_code == 2
    assert call("add", "Short", "--role", "reader", given="short\n").exit_code == 2
    token = call("token", "Zoë Quist", "--role", "reader", "--label", "notebook").stdout.strip()
    assert token.startswith("legation_")
    assert call("token", "Zoë Quist", "--role", "admin").exit_code == 2
    listed = call("list").stdout
    assert "Zoë Quist" in listed
    assert "notebook" in listed
    assert token not in listed
    assert call("role", "Zoë Quist", "editor").exit_code == 0
    short = re.search(r"token (t\w+)", listed)
    assert short
    assert call("token", "Zoë Quist", "--revoke", short[1]).exit_code == 0
    assert call("remove", "Zoë Quist").exit_code == 0
    assert "removed" in call("list").stdout
    assert call("role", "Nobody", "editor").exit_code == 2
