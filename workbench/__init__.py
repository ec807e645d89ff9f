"""Lay a French article beside the text it came from, offline, and see what changed in the telling."""

from __future__ import annotations

from workbench.version import VERSION as __version__

__all__ = ["__version__"]
