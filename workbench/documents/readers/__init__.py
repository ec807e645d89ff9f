"""One small module per format. `sniff` names the format of bytes, `READERS` maps it to its reader."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from workbench.documents.readers.found import Found
from workbench.documents.readers.sniffing import sniff

Reader = Callable[[bytes, str], list[Found]]


def _lazy(module: str) -> Reader:
    def read(data: bytes, name: str) -> list[Found]:
        found: list[Found] = import_module(f"workbench.documents.readers.{module}").read(data, name)
        return found

    return read


READERS: dict[str, Reader] = {kind: _lazy(kind) for kind in ("plain", "html", "pdf", "docx", "mail", "warc", "wacz")}

__all__ = ["READERS", "Reader", "sniff"]
