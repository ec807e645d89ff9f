"""PDF with a text layer: pages joined, line breaks and hyphenation mended, running heads dropped."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence

from workbench.documents.readers.found import Found
from workbench.errors import UserError

_PAGE_NUMBER = re.compile(r"\s*(?:[-–—]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:/|of|sur)\s*\d{1,4})?(?:\s*[-–—])?\s*", re.I)
_HYPHEN = re.compile(r"[^\W\d_]{2}[-\u00ad‐]$")
_ENDS = re.compile(r"[.!?…:][»”\"’')\]\s]*$")
_MIN_LETTERS = 20


def read(data: bytes, name: str) -> list[Found]:
    """The text of a PDF. Raises UserError where it is encrypted, damaged or a scan without a text layer."""
    pages = _pages(data, name)
    if sum(char.isalpha() for page in pages for char in page) < _MIN_LETTERS:
        raise UserError(
            f"{name} has no text layer (it looks like a scan): run text recognition on it, for example with OCRmyPDF."
        )
    lines = _without_running_heads([page.splitlines() for page in pages])
    return [Found(text=mend(lines), raw=data, name=name, media_type="application/pdf")]


def _pages(data: bytes, name: str) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UserError(f"{name} is protected by a password: remove the password or print it to a new PDF.")
        return [page.extract_text() for page in reader.pages]
    except UserError:
        raise
    except DependencyError:
        raise UserError(f"{name} is encrypted: remove the encryption or print it to a new PDF.") from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError):
        raise UserError(f"{name} is a damaged PDF: fetch it again or print it to a new PDF.") from None


def _without_running_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines, less page numbers and first or last lines that return on most pages; "" parts pages from pages."""
    edges = Counter(_shape(line) for page in pages for line in {*page[:1], *page[-1:]} if line.strip())
    often = max(3, len(pages) * 0.6)
    kept: list[str] = []
    for page in pages:
        body = list(page)
        for place in (0, -1):
            while body and (not body[place].strip() or _PAGE_NUMBER.fullmatch(body[place])):
                body.pop(place)
            if body and edges[_shape(body[place])] >= often:
                body.pop(place)
        kept.extend(body)
    return kept


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def mend(lines: Sequence[str]) -> str:
    """Running text from broken lines: words hyphenated at a line's end are joined, paragraphs are told apart.

    A paragraph ends at a blank line, before an indented one, or at a line that ends a sentence well short of the
    right margin.
    """
    width = _usual_width(lines)
    paragraphs: list[str] = [""]
    last = ""
    for line in lines:
        bare = line.strip()
        if not bare:
            last = ""
            paragraphs.append("")
            continue
        if last and _parts(last, line, width):
            paragraphs.append("")
        current = paragraphs[-1]
        if _HYPHEN.search(current) and bare[:1].islower():
            paragraphs[-1] = current[:-1] + bare
        else:
            paragraphs[-1] = f"{current} {bare}" if current else bare
        last = line.rstrip()
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _usual_width(lines: Sequence[str]) -> int:
    """The length that nine lines in ten do not pass."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _parts(last: str, line: str, width: int) -> bool:
    indented = len(line) - len(line.lstrip()) >= 2 and last[:1] not in " \t"
    short = len(last) < 0.8 * width
    heading = len(last) < 0.6 * width and line.strip()[:1].isupper() and not last.endswith((",", "-"))
    return indented or (short and _ENDS.search(last) is not None) or heading
