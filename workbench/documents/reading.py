"""Reading a file, a folder's file or standard input into documents: dispatch by content, then by
extension."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

from workbench.documents.model import Document
from workbench.documents.readers import READERS, sniff
from workbench.documents.readers.found import Found, build
from workbench.errors import UserError

MAX_BYTES = 50 * 1024 * 1024


def read(path: str | Path, *, lang: str | None = None) -> Document:
    """The document in a file of any supported format; "-" reads standard input.

    Of an archive with several articles (WARC, WACZ) the first is taken. Raises UserError in one sentence
    where the file cannot be read.
    """
    return read_all(path, lang=lang)[0]


def read_all(path: str | Path, *, lang: str | None = None) -> list[Document]:
    """Every document in a file: several in a WARC or WACZ, else one. Raises UserError as `read` does."""
    if str(path) == "-":
        return [read_stdin(lang=lang)]
    place = Path(path)
    return read_bytes(_load(place), name=place.name, source_path=str(path), lang=lang)


def read_stdin(*, lang: str | None = None) -> Document:
    """The document on standard input, in any supported format."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UserError(f"Standard input is larger than {_megabytes(MAX_BYTES)}: split it or cut it.")
    return read_bytes(data, name="stdin", source_path=None, lang=lang)[0]


def read_bytes(data: bytes, *, name: str, source_path: str | None = None, lang: str | None = None) -> list[Document]:
    """The documents in bytes that came from `name`, whose extension only decides where the content does
    not."""
    if not data.strip():
        raise UserError(f"{name} is empty: give a file that holds text.")
    found: list[Found] = READERS[sniff(data, name)](data, name)
    return [build(one, source_path=source_path, lang=lang) for one in found]


def _load(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError(
                f"{path} is a folder: name one file in it, or add the folder to an archive with "
                "`workbench archive add`."
            )
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UserError(
                f"{path} holds {_megabytes(size)}, more than the {_megabytes(MAX_BYTES)} this program reads: "
                "cut it to the article."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"{path} does not exist{_nearest(path)}.") from None
    except PermissionError:
        raise UserError(f"{path} may not be read by you: change its permissions (chmod u+r) or copy it.") from None
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror or error}): copy it to a local disk.") from None


def _nearest(path: Path) -> str:
    """A hint at the file that was probably meant."""
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return f", nor does its folder {path.parent}: check the path"
    close = difflib.get_close_matches(path.name, names, n=1, cutoff=0.5)
    return f": did you mean {path.parent / close[0]}?".rstrip("?") if close else ": check the name and the folder"


def _megabytes(size: int) -> str:
    return f"{size / (1024 * 1024):.0f} MB"
