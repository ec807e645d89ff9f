"""From bytes to text: byte order marks, UTF-8, and the eight-bit encodings that French and Russian files
come in."""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from workbench.errors import UserError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 64 * 1024


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """The text of `data` and the encoding it was in; line ends become "\\n".

    `declared` is what the file says of itself: believed where it decodes. Raises UserError for binary data.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lines(_strict(data, encoding, name)), encoding.removesuffix("-sig")
    if _looks_binary(data):
        raise UserError(f"{name} is not text but binary data: give a text, HTML, PDF, DOCX, e-mail or WARC file.")
    for claimed in ("utf-8", declared):
        if claimed:
            try:
                return _lines(data.decode(claimed)), codecs.lookup(claimed).name
            except (UnicodeDecodeError, LookupError):
                continue
    if _nearly_utf8(data):
        return _lines(data.decode("utf-8", errors="replace")), "utf-8"
    encoding = guess(data)
    return _lines(data.decode(encoding, errors="replace")), encoding


def _nearly_utf8(data: bytes) -> bool:
    """UTF-8 that lost a byte here and there: by far the most letters beyond ASCII decode.

    Text in an eight-bit encoding hardly ever holds a well-formed sequence.
    """
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return damaged * 5 < sum(char > "\x7f" for char in text) - damaged


def guess(data: bytes) -> str:
    """The likeliest of windows-1252, windows-1251 and koi8-r for bytes that are not UTF-8.

    Cyrillic encodings put nearly every letter above 0x7f. Read in the wrong one of the two, Russian gets rare letters
    and capitals inside words.
    """
    sample = data[:_SAMPLE]
    high = sum(byte >= 0xC0 for byte in sample)
    ascii_letters = sum(chr(byte).isalpha() for byte in sample if byte < 0x80)
    if high > ascii_letters:
        return max(("cp1251", "koi8-r"), key=lambda encoding: _russian(sample.decode(encoding, "replace")))
    return _by_normalizer(sample)


_FREQUENT = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"


def _russian(text: str) -> float:
    """How Russian a text looks: frequent letters high, capitals after small letters low."""
    letters = [char for char in text if char.isalpha()]
    ranks = sum(_FREQUENT.find(char) % 40 for char in map(str.lower, letters))
    jumps = sum(one.islower() and other.isupper() for one, other in pairwise(text))
    return -(ranks + 40 * jumps) / max(1, len(letters))


def _by_normalizer(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    candidates = ["cp1252", "cp1251", "koi8_r", "iso8859_15", "mac_roman", "cp1250"]
    best = from_bytes(sample, cp_isolation=candidates, preemptive_behaviour=False).best()
    encoding = best.encoding if best is not None else "cp1252"
    if encoding in {"cp1250", "iso8859_15", "latin_1"}:  # western bytes: cp1252 is a superset in practice
        return "cp1252"
    try:
        sample.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return "cp1252"
    return codecs.lookup(encoding).name


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UserError(f"{name} says it is {encoding} but is damaged: save it again as UTF-8.") from None


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return b"\x00" in sample or len(_CONTROL.findall(sample)) > max(2, len(sample) // 200)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
