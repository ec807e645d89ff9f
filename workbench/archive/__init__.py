"""The archive: documents with their bytes, searched and checked, in one file."""

from __future__ import annotations

from workbench.archive.model import Archive, Decision, Entry, Hit, Query, Record
from workbench.archive.store import SqliteArchive, default_path

__all__ = ["Archive", "Decision", "Entry", "Hit", "Query", "Record", "SqliteArchive", "default_path"]
