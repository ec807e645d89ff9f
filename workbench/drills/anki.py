"""Exercises as an Anki deck, and notes of an Anki deck as exercises; the same items give the same ids."""

from __future__ import annotations

import hashlib
import html
import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.drills.feedback import cue, kind_title, option_text, question
from workbench.drills.model import GAP, Item
from workbench.errors import UserError
from workbench.glossary.model import Glossary

_CSS = """.card { font: 20px sans-serif; max-width: 40em; margin: 1em auto; text-align: left; }
.task { color: #667; font-size: 16px; } .mark { font-weight: bold; text-decoration: underline; }
.note { font-size: 16px; border-top: 1px solid #999; padding-top: .5em; }"""
_MODEL = "workbench drill"
_FIELDS = ("Id", "Task", "Question", "Answer", "Note")


def to_apkg(items: Sequence[Item], title: str, glossary: Glossary, language: str) -> bytes:
    """An .apkg of the items. Deck, note type and notes get ids from their names, so that a second import updates."""
    import genanki

    model = genanki.Model(
        _number(_MODEL), _MODEL, fields=[{"name": name} for name in _FIELDS], css=_CSS,
        templates=[{
            "name": "drill",
            "qfmt": '<p class="task">{{Task}}</p><p>{{Question}}</p>',
            "afmt": '{{FrontSide}}<hr id="answer"><p>{{Answer}}</p><p class="note">{{Note}}</p>',
        }],
    )  # fmt: skip
    deck = genanki.Deck(_number(f"deck {title}"), title)
    for item in items:
        fields = (item.id, *_sides(item, glossary, language))
        deck.add_note(genanki.Note(model=model, fields=list(fields), guid=genanki.guid_for(item.id),
                                   tags=[item.kind, item.theme or "drill"]))  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(str(path), timestamp=0.0)
        return _steady(path.read_bytes())


def _steady(data: bytes) -> bytes:
    """The package with its zip dates set, so that the same deck is the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _number(name: str) -> int:
    """A positive id that fits 31 bits, from a name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") >> 1


def _sides(item: Item, glossary: Glossary, language: str) -> tuple[str, str, str, str]:
    text, last = "", 0
    for start, end in item.marked if item.kind != "spot" else ():
        text += f'{html.escape(item.text[last:start])}<span class="mark">{html.escape(item.text[start:end])}</span>'
        last = end
    text += html.escape(item.text[last:])
    shown = [html.escape(item.beside), text] if item.beside and item.kind != "cloze" else [text]
    if item.kind == "cloze":
        shown.append(f"({html.escape(cue(item, language))})")
    shown += [f"– {html.escape(option_text(item, option, glossary, language))}" for option in item.options]
    right = next((option_text(item, o, glossary, language) for o in item.options if o.right), item.term)
    answer = item.text.replace(GAP, item.term) if item.kind == "cloze" else ""
    also = ", ".join(item.accepted[:4]) if not item.options else ""
    parts = [f"<b>{html.escape(right)}</b>", html.escape(answer), html.escape(also)]
    note = item.note.get(language) or item.note.get("en") or ""
    return (
        html.escape(f"{kind_title(item, language)}: {question(item, language)}"),
        "<br>".join(shown),
        "<br>".join(part for part in parts if part),
        html.escape(" ".join(part for part in (note, item.source) if part)),
    )


def from_apkg(data: bytes, lang: str) -> list[Item]:
    """Notes of an Anki package as typed exercises: first field asked, second field the answer in `lang`.

    Notes of our own decks keep their id and are left to the glossaries. Raises UserError where it is no package.
    """
    rows = _notes(data)
    made = []
    for fields in rows:
        front, back = (_plain(field) for field in fields[:2])
        if front and back:
            key = hashlib.sha256(front.encode()).hexdigest()[:12]
            accepted = tuple(part.strip() for part in back.split(";"))
            made.append(Item(f"reverse/{lang}/anki-{key}/card", "reverse", lang, "", "anki", front,
                             "en" if lang == "fr" else "fr", ((0, len(front)),), term=accepted[0],
                             accepted=accepted[1:], made_from="anki"))  # fmt: skip
    return made


def _notes(data: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            name = next(n for n in ("collection.anki21", "collection.anki2") if n in names)
            content = package.read(name)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "collection"
            path.write_bytes(content)
            db = sqlite3.connect(path)
            try:
                rows: list[Any] = db.execute("SELECT flds FROM notes ORDER BY id").fetchall()
            finally:
                db.close()
    except (zipfile.BadZipFile, StopIteration, sqlite3.Error) as error:
        raise UserError(f"This is no Anki package that can be read ({error}); export it for older versions.") from error
    notes = [row[0].split("\x1f") for row in rows]
    return [fields for fields in notes if len(fields) >= 2 and not _ours(fields)]


def _ours(fields: Sequence[str]) -> bool:
    return len(fields) == len(_FIELDS) and fields[0].count("/") == 3


def _plain(field: str) -> str:
    import re

    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", field)).split())
