"""The archive: documents with their bytes, searched and checked, in one file or on a server."""

from __future__ import annotations

from workbench.archive.model import Decision, Entry, Hit, Query, Record
from workbench.archive.store import Archive, SqliteArchive, default_path

__all__ = ["Archive", "Decision", "Entry", "Hit", "Query", "Record", "SqliteArchive", "default_path"]
