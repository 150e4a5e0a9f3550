"""What a host's robots.txt allows."""

from urllib.robotparser import RobotFileParser

NAME = "Legation"
"""The name that robots.txt files may call this program by."""
_MOST_BYTES = 500_000
"""RFC 9309, 2.5: a parser reads at least this much."""


def rules(status: int, content: bytes) -> RobotFileParser:
    """The rules of a robots.txt: none where there is no such file, all closed where the host fails.

    RFC 9309, 2.3.1; as many do, a file that may not be read closes the host too.
    """
    parser = RobotFileParser()
    if status in (401, 403):
        parser.disallow_all = True  # type: ignore[attr-defined]
    elif 400 <= status < 500:
        parser.allow_all = True  # type: ignore[attr-defined]
    elif status >= 500:
        parser.disallow_all = True  # type: ignore[attr-defined]
    else:
        parser.parse(content[:_MOST_BYTES].decode("utf-8", "replace").splitlines())
    return parser


def delay(parser: RobotFileParser) -> float:
    """Seconds between two requests that the rules ask for; 0 where they ask for none."""
    asked = parser.crawl_delay(NAME)
    return float(asked) if asked else 0.0
