"""The list of feeds to follow: a TOML file."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.errors import DocumentError

EVERY = 900.0
"""Seconds between two looks at a feed, unless the list says otherwise."""
SHORTEST = 60.0
MOST_ITEMS = 200
"""New items of one feed that one round takes, newest first; the rest follow in later rounds."""
_TIME = re.compile(r"(\d{1,9})\s?(s|sec|min|h|hours?|days?)?")
_UNITS = {"s": 1, "sec": 1, "min": 60, "h": 3600, "hour": 3600, "hours": 3600, "day": 86400, "days": 86400}
_KEYS = {"url", "name", "every", "text", "items"}
_SETTINGS = {"every", "pace", "items"}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or sitemap. `takes_text`: it holds the articles itself, and their pages are not fetched."""

    url: str
    name: str
    every: float = EVERY
    takes_text: bool = False
    items: int = MOST_ITEMS


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds, in the order of the file, and the seconds between two requests to one host."""

    feeds: tuple[Feed, ...]
    pace: float = 1.0


def feed_list(path: Path) -> FeedList:
    """The list in a file; raises `DocumentError` that names what is wrong with it, and where."""
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise DocumentError(f"{path}: can't be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path}: not TOML: {error}") from None
    unknown = said.keys() - _SETTINGS - {"feeds"}
    rows = said.get("feeds")
    if unknown or not isinstance(rows, list) or not rows:
        what = f"unknown: {', '.join(sorted(unknown))}" if unknown else "no [[feeds]]"
        raise DocumentError(f"{path}: {what}; each feed is a [[feeds]] with a url")
    pace = said.get("pace", 1.0)
    if not isinstance(pace, int | float) or isinstance(pace, bool) or not 0 <= pace <= 3600:
        raise DocumentError(f"{path}: pace: seconds between two requests to one host, 0 to 3600")
    feeds = tuple(_feed(row, said, f"{path}: feed {number}") for number, row in enumerate(rows, 1))
    twice = {feed.url for feed in feeds if sum(other.url == feed.url for other in feeds) > 1}
    if twice:
        raise DocumentError(f"{path}: twice in the list: {sorted(twice)[0]}")
    return FeedList(feeds, float(pace))


def _feed(row: Any, said: Mapping[str, Any], where: str) -> Feed:
    if not isinstance(row, dict) or not isinstance(row.get("url"), str):
        raise DocumentError(f"{where}: has no url")
    if unknown := row.keys() - _KEYS:
        raise DocumentError(f"{where}: unknown: {', '.join(sorted(unknown))}")
    url, name, text = row["url"], row.get("name", row["url"]), row.get("text", "page")
    if not url.startswith(("http://", "https://")):
        raise DocumentError(f"{where}: {url!r} is no http or https address")
    if text not in ("page", "feed"):
        raise DocumentError(f"{where}: text is 'page' (fetch each article) or 'feed' (the feed holds it)")
    items = row.get("items", said.get("items", MOST_ITEMS))
    if not isinstance(items, int) or isinstance(items, bool) or items < 1:
        raise DocumentError(f"{where}: items: how many new ones a round takes, 1 or more")
    every = _seconds(row.get("every", said.get("every", EVERY)), where)
    return Feed(url, str(name), every, text == "feed", items)


def _seconds(value: Any, where: str) -> float:
    """Seconds, from a number or a time like "15 min"; never under `SHORTEST`."""
    match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if match:
        return max(SHORTEST, float(match[1]) * _UNITS[match[2] or "s"])
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e9:
        return max(SHORTEST, float(value))
    raise DocumentError(f"{where}: every: a time like '15 min', '2 h', or seconds")
