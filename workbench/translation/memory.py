"""The translation memory: what was translated once is not translated again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from workbench import paths
from workbench.translation.model import Fault, Hypothesis, Rendering, Translator
from workbench.translation.terminology import TermFate
from workbench.version import VERSION

_SCHEMA = "CREATE TABLE IF NOT EXISTS memory (key BLOB PRIMARY KEY, rendering TEXT NOT NULL) WITHOUT ROWID"
_MOST_ROWS = 500_000


class RememberingTranslator:
    """A translator with a memory keyed by sentence, package, number of alternatives, glossary hash and our version.

    The memory is a cache: a damaged, locked or read-only file slows the work down and never stops it.
    """

    def __init__(self, translator: Translator, *, glossary_hash: str = "", path: Path | None = None) -> None:
        self._translator = translator
        self._glossary_hash = glossary_hash
        self._path = path or paths.cache_dir() / "translations.sqlite"
        self.engine, self.package = translator.engine, translator.package
        self.source, self.target = translator.source, translator.target

    def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> list[Rendering]:
        keys = [self._key(sentence, alternatives) for sentence in sentences]
        known = self._recall(keys)
        missing = {key: sentence for key, sentence in zip(keys, sentences, strict=True) if key not in known}
        if missing:
            made = self._translator.translate(list(missing.values()), alternatives=alternatives)
            fresh = dict(zip(missing, made, strict=True))
            self._store(fresh)
            known |= fresh
        return [known[key] for key in keys]

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> list[tuple[float, ...]] | None:
        return self._translator.likelihood(sentences, references)

    def _key(self, sentence: str, alternatives: int) -> bytes:
        parts = (VERSION, self.engine, self.package, self._glossary_hash, str(alternatives), sentence)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()

    def _recall(self, keys: list[bytes]) -> dict[bytes, Rendering]:
        found = {}
        try:
            with closing(self._open()) as memory:
                for key in set(keys):
                    row = memory.execute("SELECT rendering FROM memory WHERE key = ?", (key,)).fetchone()
                    if row:
                        found[key] = _rendering(row[0])
        except (sqlite3.Error, OSError, ValueError, KeyError):
            return {}
        return found

    def _store(self, fresh: dict[bytes, Rendering]) -> None:
        rows = [(key, _encoded(rendering)) for key, rendering in fresh.items()]
        try:
            with closing(self._open()) as memory, memory:
                memory.executemany("INSERT OR REPLACE INTO memory VALUES (?, ?)", rows)
                (count,) = memory.execute("SELECT count(*) FROM memory").fetchone()
                if count > _MOST_ROWS:
                    memory.execute("DELETE FROM memory")
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)  # damaged: a fresh one is made next time
        except OSError:
            return

    def _open(self) -> sqlite3.Connection:
        paths.ensure(self._path.parent)
        memory = sqlite3.connect(self._path, timeout=5)
        memory.execute("PRAGMA journal_mode = WAL")
        memory.execute("PRAGMA synchronous = NORMAL")
        memory.execute(_SCHEMA)
        return memory


def _encoded(rendering: Rendering) -> str:
    alternatives = [[h.text, h.score] for h in rendering.alternatives]
    terms = [[t.source, t.concept, t.wanted, t.fate] for t in rendering.terms]
    doubts = [[d.kind, d.words] for d in rendering.doubts]
    return json.dumps([rendering.text, alternatives, rendering.note, terms, doubts], ensure_ascii=False)


def _rendering(row: str) -> Rendering:
    text, alternatives, note, terms, *more = json.loads(row)
    doubts = more[0] if more else []  # an earlier version kept none
    return Rendering(
        text,
        tuple(Hypothesis(t, s) for t, s in alternatives),
        note,
        tuple(TermFate(*term) for term in terms),
        tuple(Fault(kind, tuple(words)) for kind, words in doubts),
    )
