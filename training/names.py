"""When two names are of one actor: the rule by which readings are scored."""

import re
import unicodedata


def plain(name: str | None) -> str:
    """Lower-case ASCII words."""
    text = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def same_name(a: str, b: str) -> bool:
    """Equal, one within the other as whole words, or the same last word."""
    a, b = plain(a), plain(b)
    if not a or not b:
        return False
    return a == b or f" {a} " in f" {b} " or f" {b} " in f" {a} " or a.split()[-1] == b.split()[-1]
