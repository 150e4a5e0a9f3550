"""Bytes to characters: byte-order marks, UTF-8, UTF-16, and what older systems wrote."""

import codecs

from legation.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_WINDOWS_IN_FACT = ("iso8859-1", "ascii")
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})


def decode(content: bytes, name: str, declared: str | None = None) -> str:
    """The characters of `content`; `declared` is the encoding that its envelope gives, tried
    where the bytes are not UTF-8.

    Raises `DocumentError` for what is no text in any encoding. A byte that its encoding lacks
    becomes U+FFFD.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if encoding_without_mark := _wide(content):
        return content.decode(encoding_without_mark, errors="replace")
    if _is_binary(content):
        raise DocumentError(f"{name}: binary: it holds no text in any known encoding")
    for likely in ("utf-8", declared):
        if likely and (text := _strict(content, likely)) is not None:
            return text
    return _older(content)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        known = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return None
    if known.startswith(("utf-16", "utf-32")):
        return None
    try:
        return content.decode("cp1252" if known in _WINDOWS_IN_FACT else known)
    except (LookupError, ValueError):
        return None


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: nearly every other byte of Western text is zero."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def _is_binary(content: bytes) -> bool:
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return b"\x00" in sample or controls > 0.02 * len(sample)


def _older(content: bytes) -> str:
    """Broken UTF-8 stays UTF-8; Western text is Windows' own; the rest is guessed by its bytes."""
    lenient = content.decode("utf-8", errors="replace")
    head = lenient[:_SAMPLE]
    broken = head.count("\ufffd")
    whole = sum(not character.isascii() for character in head) - broken
    if whole >= broken:
        return lenient
    sample = content[:_SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)
    if high * 8 < len(sample):
        return content.decode("cp1252", errors="replace")
    from charset_normalizer import from_bytes

    best = from_bytes(sample, preemptive_behaviour=False).best()
    return content.decode(best.encoding if best else "cp1252", errors="replace")
