"""Exercises written by hand: false friends, framed sentences, dropped hedges, headlines (`courses/material`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from workbench.drills.checking import check_written
from workbench.drills.distractors import shuffled
from workbench.drills.model import Item, Option
from workbench.errors import UserError
from workbench.resources import courses_dir
from workbench.text.spans import Span

_BRACKETS = re.compile(r"\[([^\]]+)\]")


def shipped_items() -> tuple[Item, ...]:
    """Every hand-written exercise that ships with the program, in file order."""
    return _shipped(courses_dir() / "material")


@lru_cache(maxsize=2)
def _shipped(folder: Path) -> tuple[Item, ...]:
    return tuple(item for path in sorted(folder.glob("*.toml")) for item in read_material(path))


def read_material(path: Path) -> list[Item]:
    """The exercises of one TOML file. Raises UserError naming file, entry and what is wrong."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: {error}; mend the file and try again.") from error
    return items_in(table, str(path))


def items_in(table: Mapping[str, Any], where: str) -> list[Item]:
    """The hand-written exercises among the tables of a TOML file (a course may hold its own)."""
    made = []
    for key, maker in _MAKERS.items():
        for entry in table.get(key, ()):
            check_written(key, entry, f"{where}: [[{key}]] {entry.get('id', 'without id')!r}")
            made.append(maker(entry))
    return made


def _marked(entry: Mapping[str, Any], field: str) -> tuple[str, tuple[Span, ...]]:
    text, spans = unbracketed(entry[field])
    if not spans:
        raise UserError(
            f"The exercise {entry['id']!r} needs [square brackets] around the words in question in `{field}`."
        )
    return text, spans


def unbracketed(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its square brackets, and the spans that stood in them."""
    plain, spans, last = "", [], 0
    for match in _BRACKETS.finditer(text):
        plain += text[last : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        last = match.end()
    return plain + text[last:], tuple(spans)


def _friend(entry: Mapping[str, Any]) -> Item:
    text, spans = _marked(entry, "text")
    lang = entry["lang"]
    key = f"false-friend/{lang}/course/{entry['id']}"
    options = (Option(entry["right"], right=True), *(Option(wrong) for wrong in entry["wrong"]))
    return _made(entry, key, "false-friend", text, "en" if lang == "fr" else "fr", marked=spans,
                 options=shuffled(options, key), term=entry["right"], theme="false-friends")  # fmt: skip


def _spot(entry: Mapping[str, Any]) -> Item:
    text, spans = _marked(entry, "article")
    return _made(entry, f"spot/{entry['lang']}/course/{entry['id']}", "spot", text, entry["lang"], marked=spans,
                 term=", ".join(text[a:b] for a, b in spans))  # fmt: skip


def _restore(entry: Mapping[str, Any]) -> Item:
    return _made(entry, f"restore/{entry['lang']}/course/{entry['id']}", "restore", entry["article"], entry["lang"],
                 term=entry["term"], theme=entry.get("theme", "reporting"))  # fmt: skip


def _headline(entry: Mapping[str, Any]) -> Item:
    return _made(entry, f"headline/{entry['lang']}/course/{entry['id']}", "headline", entry["text"], entry["lang"],
                 term=entry["term"])  # fmt: skip


def _made(entry: Mapping[str, Any], key: str, kind: Any, text: str, text_lang: str, **values: Any) -> Item:
    shared = {
        "theme": entry.get("theme", ""),
        "beside": entry.get("origin", ""),
        "beside_lang": entry.get("origin_lang", ""),
        "side": entry.get("side"),
        "note": dict(entry.get("note", {})),
        **{name: tuple(entry.get(name, ())) for name in ("accepted", "keep", "avoid", "classes")},
    }
    return Item(key, kind, entry["lang"], entry.get("concept", ""), text=text, text_lang=text_lang,
                made_from="course", **(shared | values))  # fmt: skip


_MAKERS = {"friend": _friend, "spot": _spot, "restore": _restore, "headline": _headline}
