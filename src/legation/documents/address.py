"""Addresses of the web: fetched within bounds, and only from the public Internet."""

import asyncio
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from legation.documents.normalise import shown
from legation.documents.vetting import vetted
from legation.errors import AddressError

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 30_000_000
"""Bytes that an address may give."""
MOST_SECONDS = 30.0
"""Seconds that an address may take, redirects included."""
MOST_REDIRECTS = 8
_STEP_SECONDS = 10.0
_REDIRECTS = (301, 302, 303, 307, 308)
_CODINGS = ("", "identity", "gzip", "deflate")
_HEADERS = {
    "User-Agent": "Legation (reads reports; https://pypi.org/project/legation/)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, application/json, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Accept-Language": "en",
}
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Fetched:
    """What an address gave; `url` is where the last redirect led, `content_type` in lower case.

    `status` and `headers` (names in lower case) are of the last answer.
    """

    url: str
    content: bytes
    content_type: str
    charset: str | None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Asked:
    """`headers` are sent beside the usual ones; `any_status`: an error's answer counts as an answer."""

    headers: Mapping[str, str] = field(default_factory=dict)
    any_status: bool = False


def fetch(url: str, *, allow_private: bool = False, seconds: float = MOST_SECONDS) -> Fetched:
    """What `url` gives.

    Every host on the way is resolved once, its numeric addresses are vetted, and the connection goes
    to a vetted one, so that a name can't lead elsewhere between the two. Proxies of the environment are
    not used. Raises `AddressError`: an address that is not there, that must not be fetched, that gives
    more than `MOST_BYTES`, takes longer than `seconds`, or redirects more than `MOST_REDIRECTS` times.
    """
    return _completed(_fetch_in_time(url, allow_private, seconds, _Asked()))


def ask(
    url: str, headers: Mapping[str, str], *, allow_private: bool = False, seconds: float = MOST_SECONDS
) -> Fetched:
    """What `url` answers to these headers, also where that is an error or "not modified".

    The same bounds and errors as `fetch`, except that any status is an answer.
    """
    return _completed(_fetch_in_time(url, allow_private, seconds, _Asked(headers, any_status=True)))


async def _fetch_in_time(url: str, allow_private: bool, seconds: float, asked: _Asked) -> Fetched:
    try:
        async with asyncio.timeout(seconds):
            return await _follow(url, allow_private, asked)
    except TimeoutError:
        raise AddressError(f"{shown(url)}: gave no whole answer in {seconds:g} seconds") from None


async def _follow(url: str, allow_private: bool, asked: _Asked) -> Fetched:
    import httpx

    start = url
    timeout = httpx.Timeout(_STEP_SECONDS)
    async with httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=timeout) as client:
        for _ in range(MOST_REDIRECTS + 1):
            numeric = await vetted(url, allow_private=allow_private)
            try:
                found = await _one_answer(client, httpx.URL(url), numeric, asked)
            except httpx.InvalidURL:
                raise AddressError(f"{shown(url)}: not an address of the web") from None
            except httpx.HTTPError as error:
                raise AddressError(f"{shown(url)}: can't be fetched: {_reason(error)}") from None
            if isinstance(found, Fetched):
                return found
            url = found
    raise AddressError(f"{shown(start)}: redirects more than {MOST_REDIRECTS} times")


async def _one_answer(
    client: "httpx.AsyncClient", url: "httpx.URL", numeric: list[str], asked: _Asked
) -> Fetched | str:
    """The answer of the first of the `numeric` addresses that can be reached, or where it redirects."""
    import httpx

    failure: httpx.HTTPError | None = None
    for address in numeric:
        request = client.build_request(
            "GET",
            url.copy_with(host=address),
            headers={**_HEADERS, **asked.headers, "Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        try:
            response = await client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
            continue
        try:
            return await _answer(response, url, asked)
        finally:
            await response.aclose()
    raise failure or httpx.ConnectError("no address")


async def _answer(response: "httpx.Response", url: "httpx.URL", asked: _Asked) -> Fetched | str:
    if response.status_code in _REDIRECTS and "location" in response.headers:
        return str(url.join(response.headers["location"]))
    if not response.is_success and not asked.any_status:
        raise AddressError(
            f"{shown(str(url))}: answers {response.status_code} {response.reason_phrase}".rstrip()
        )
    if response.headers.get("content-encoding", "").strip().lower() not in _CODINGS:
        raise AddressError(f"{shown(str(url))}: answers in a compression that was not asked for")
    content = bytearray()
    async for piece in response.aiter_bytes(65_536):
        content += piece
        if len(content) > MOST_BYTES:
            raise AddressError(f"{shown(str(url))}: gives more than {MOST_BYTES // 1_000_000} MB")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Fetched(str(url), bytes(content), kind, response.charset_encoding, response.status_code, headers)


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _completed(work: Coroutine[None, None, _Result]) -> _Result:
    """The result of `work`, in a thread of its own where this one already runs a loop."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
