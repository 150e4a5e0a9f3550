"""Many readers at once: how long each sort of page takes, and whether any fails.

    legation serve --record million.db --port 8765
    python benchmarks/web_load.py http://127.0.0.1:8765 --readers 20 --requests 10000

Addresses are taken from the site's own pages first (entries, documents, persons, dyads, states), then asked
for in a random order fixed by `--seed`: a reader asks for one page, waits for all of it, asks for the next.
Of dyads, states and searches, `--warm` each are asked for once before, unless `--cold`. Exits with 1 where a
request fails, or p95 of any sort is over `--limit` milliseconds.
"""

import argparse
import asyncio
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

_WORDS = ("drones", "submarine", "training", "naval training", "frigates", "cyber", "artillery", "minister")
_LINK = re.compile(r'href="([^"#]*)')
_SORTS = ("/entry/", "/document/", "/person/", "/dyad/", "/state/")
_PAGES = ("/", "/dyads", "/states", "/persons", "/sources", "/documents", "/network", "/map", "/about")


class Failed(Exception):
    """An answer that is no page."""


async def page(host: str, port: int, path: str) -> bytes:
    """The body that a path gives; one connection each, as a reader's first visit."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        answer = await reader.read()
    finally:
        writer.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    status = head.split(b" ", 2)[1] if b" " in head else b"none"
    if status != b"200":
        raise Failed(f"{path}: {status.decode()}")
    return body


def links(body: bytes) -> Iterator[str]:
    """Paths of the pages that a page leads to."""
    for link in _LINK.findall(body.decode("utf-8", "replace")):
        yield unescape(link)


async def addresses(host: str, port: int, chance: random.Random) -> dict[str, list[str]]:
    """Paths by sort, found from page to page."""
    found: dict[str, set[str]] = defaultdict(set)
    waiting = [
        *_PAGES,
        "/search",
        *(f"/search?kind={kind}" for kind in ("transfer", "meeting", "instrument")),
    ]
    seen = set(waiting)
    for _ in range(90):
        if not waiting:
            break
        path = waiting.pop(0)
        for link in links(await page(host, port, path)):
            sort = next((sort for sort in _SORTS if link.startswith(sort)), None)
            if sort:
                found[sort].add(link)
            follow = sort in ("/state/", "/entry/") or (link.startswith("/search?") and "after=" in link)
            if follow and link not in seen and len(seen) < 400:
                seen.add(link)
                waiting.append(link)
    chosen = {sort: chance.sample(sorted(its), min(len(its), 300)) for sort, its in sorted(found.items())}
    chosen["/search?q"] = [f"/search?q={word.replace(' ', '+')}" for word in _WORDS]
    parties = [urlsplit(path).path.rsplit("/", 1)[1] for path in chosen.get("/state/", [])]
    chosen["/search?party"] = [f"/search?party={party}" for party in parties]
    chosen["pages"] = list(_PAGES)
    return {sort: paths for sort, paths in chosen.items() if paths}


async def load(host: str, port: int, options: argparse.Namespace) -> bool:
    """Runs it all; gives whether everything held."""
    chance = random.Random(options.seed)
    by_sort = await addresses(host, port, chance)
    if not options.cold:
        for sort in ("/dyad/", "/state/", "/search?q", "/search?party", "pages"):
            by_sort[sort] = by_sort.get(sort, [])[: options.warm]
            for path in by_sort[sort]:
                await page(host, port, path)
        by_sort = {sort: paths for sort, paths in by_sort.items() if paths}
    sorts = sorted(by_sort)
    asked = iter([chance.choice(sorts) for _ in range(options.requests)])
    took: dict[str, list[float]] = defaultdict(list)
    errors: list[str] = []

    async def read() -> None:
        for sort in asked:
            path = chance.choice(by_sort[sort])
            start = time.perf_counter()
            try:
                await asyncio.wait_for(page(host, port, path), 60)
            except (Failed, OSError, TimeoutError) as error:
                errors.append(f"{path}: {error!r}")
            took[sort].append((time.perf_counter() - start) * 1000)

    start = time.perf_counter()
    await asyncio.gather(*(read() for _ in range(options.readers)))
    return _report(took, errors, time.perf_counter() - start, options)


def _report(
    took: dict[str, list[float]], errors: list[str], seconds: float, options: argparse.Namespace
) -> bool:
    print(f"{'sort':16}{'asked':>7}{'median':>9}{'p95':>9}{'most':>9}  ms, {options.readers} readers")
    held = not errors
    for sort in [*sorted(took), "all"]:
        times = sorted(took[sort] if sort != "all" else [t for its in took.values() for t in its])
        p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        held = held and p95 <= options.limit
        print(f"{sort:16}{len(times):7}{times[len(times) // 2]:9.0f}{p95:9.0f}{times[-1]:9.0f}")
    print(f"{sum(map(len, took.values())) / seconds:.0f} pages a second; {len(errors)} errors")
    for line in errors[:5]:
        print(line)
    return held


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("site", help="its address, such as http://127.0.0.1:8765")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--limit", type=float, default=200, help="milliseconds that p95 may be")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--warm", type=int, default=40, help="pages of a heavy sort that are asked for before"
    )
    parser.add_argument("--cold", action="store_true", help="ask for nothing before")
    options = parser.parse_args()
    site = urlsplit(options.site)
    held = asyncio.run(load(site.hostname or "127.0.0.1", site.port or 80, options))
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
