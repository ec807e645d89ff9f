"""Glossaries from TOML: the shipped ones, the user's own over them, or a single file."""

from __future__ import annotations

import difflib
import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from workbench import paths
from workbench.errors import UserError
from workbench.glossary.model import Concept, Glossary, Term
from workbench.resources import glossaries_dir

_TABLES = ("sides", "sources")
_TERM_KEYS = tuple(f.name.rstrip("_") for f in fields(Term))
_CONCEPT_KEYS = ("id", "kind", "definition", "note", "sources", "term")
_CACHE_VERSION = 1


def user_glossaries_dir() -> Path:
    """Where the user's own glossaries lie; they layer over the shipped ones."""
    return paths.data_dir() / "glossaries"


def default_glossary() -> Glossary:
    """The shipped glossaries with the user's own layered over them."""
    return load_glossaries([*_toml_files(glossaries_dir()), *_toml_files(user_glossaries_dir())])


def load_glossaries(files: Sequence[Path]) -> Glossary:
    """Read TOML glossaries; a later file's concept of the same id is layered over an earlier one.

    Raises UserError naming file, key and the nearest known key.
    """
    contents = [(path, _read(path)) for path in files]
    digest = hashlib.sha256(b"\x00".join(data for _, data in contents)).hexdigest()[:12]
    return _load(tuple(contents), digest)


@lru_cache(maxsize=4)
def _load(contents: tuple[tuple[Path, bytes], ...], digest: str) -> Glossary:
    tables = _from_cache(digest)
    if tables is None:
        tables = [(path.stem, str(path), _parse(path, data)) for path, data in contents]
        _to_cache(digest, tables)
    concepts: dict[str, Concept] = {}
    extra: dict[str, dict[str, Any]] = {name: {} for name in _TABLES}
    for stem, path, table in tables:
        if stem in _TABLES:
            extra[stem] |= table
        else:
            for concept in _concepts(table, path):
                known = concepts.get(concept.id)
                concepts[concept.id] = layered(known, concept) if known else concept
    return Glossary(concepts, digest, **extra)


def parse_glossary(text: str, name: str = "glossary") -> tuple[Concept, ...]:
    """Concepts of one TOML text. Raises UserError as `load_glossaries` does."""
    return tuple(_concepts(_parse(Path(name), text.encode()), name))


def layered(under: Concept, over: Concept) -> Concept:
    """`over`'s words and terms where it has them; `under`'s terms of another text stay."""
    own = {(term.lang, term.text) for term in over.terms}
    kept = tuple(term for term in under.terms if (term.lang, term.text) not in own)
    return replace(
        over,
        definition={**under.definition, **over.definition},
        note={**under.note, **over.note},
        sources=tuple(dict.fromkeys((*over.sources, *under.sources))),
        terms=(*over.terms, *kept),
    )


def _toml_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml")) if folder.is_dir() else []


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}; give the path of a readable TOML glossary.") from error


def _parse(path: Path, data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{path} is not valid TOML: {error}; mend that line and try again.") from error


def _concepts(table: Mapping[str, Any], path: str) -> Iterable[Concept]:
    theme = table.get("glossary", {}).get("id", Path(path).stem)
    for entry in table.get("concept", []):
        where = f"{path}: concept {entry.get('id', '(without id)')!r}"
        _check_keys(entry, _CONCEPT_KEYS, where)
        if "id" not in entry:
            raise UserError(f'{path}: a concept has no id; give it one such as `id = "{theme}.word"`.')
        yield Concept(
            id=entry["id"],
            theme=theme,
            kind=entry.get("kind", "term"),
            definition=_texts(entry.get("definition", {})),
            note=_texts(entry.get("note", {})),
            sources=tuple(entry.get("sources", ())),
            terms=tuple(_term(term, where) for term in entry.get("term", [])),
        )


def _term(entry: Mapping[str, Any], where: str) -> Term:
    _check_keys(entry, _TERM_KEYS, f"{where}, term {entry.get('text', '')!r}")
    if not entry.get("text") or not entry.get("lang"):
        raise UserError(f"{where}: a term lacks its text or lang; write both.")
    values = {("class_" if key == "class" else key): value for key, value in entry.items()}
    for name in ("forms", "false_friends"):
        values[name] = tuple(values.get(name, ()))
    return Term(**values)


def _texts(value: Any) -> dict[str, str]:
    return {"en": value} if isinstance(value, str) else dict(value)


def _check_keys(entry: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in entry:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}."
            raise UserError(f"{where}: unknown key {key!r}; {hint}")


def _cache_file(digest: str) -> Path:
    return paths.cache_dir() / f"glossary-{_CACHE_VERSION}-{digest}.json"


def _from_cache(digest: str) -> list[Any] | None:
    """Parsed tables; reading 1,500 terms as JSON takes a twentieth of reading them as TOML."""
    try:
        return list(json.loads(_cache_file(digest).read_text("utf-8")))
    except (OSError, ValueError):
        return None


def _to_cache(digest: str, tables: list[Any]) -> None:
    try:
        paths.ensure(paths.cache_dir())
        paths.write_atomically(_cache_file(digest), json.dumps(tables, ensure_ascii=False, default=str).encode())
    except OSError:
        return
