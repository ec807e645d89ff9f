"""The pairs compared of late."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import paths

if TYPE_CHECKING:
    from workbench.tui.messages import Compared

MOST = 40


@dataclass(frozen=True, slots=True)
class Recent:
    """A pair of files, what they are called, and when they were last compared."""

    article: str
    origin: str
    title: str
    languages: str
    marks: int
    when: str


def recent_file() -> Path:
    return paths.state_dir() / "recent.json"


def load() -> list[Recent]:
    """The latest first; what cannot be read is no history."""
    try:
        entries = json.loads(recent_file().read_text("utf-8"))
        return [Recent(**entry) for entry in entries]
    except (OSError, ValueError, TypeError):
        return []


def add(compared: Compared, when: str | None = None) -> None:
    """Put a pair at the top; texts that came from no file are not remembered."""
    article, origin, comparison = compared.article, compared.origin, compared.comparison
    if not article.source_path or not origin.source_path:
        return
    entry = Recent(
        str(Path(article.source_path).absolute()),
        str(Path(origin.source_path).absolute()),
        comparison.article.title or comparison.article.id,
        f"{comparison.article.lang}⇄{comparison.origin.lang}",
        sum(count for kind, count in comparison.summary.marks.items() if kind not in ("verbatim", "rewritten")),
        when or datetime.now(UTC).isoformat(timespec="minutes"),
    )
    others = [one for one in load() if (one.article, one.origin) != (entry.article, entry.origin)]
    data = json.dumps([asdict(one) for one in [entry, *others][:MOST]], ensure_ascii=False, indent=1)
    try:
        paths.ensure(paths.state_dir())
        paths.write_atomically(recent_file(), data.encode())
    except OSError:
        return
