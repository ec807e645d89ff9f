"""The user's own glossary: one TOML file a theme in the data folder, layered over the shipped ones."""

from __future__ import annotations

from pathlib import Path

from workbench import paths
from workbench.errors import UserError
from workbench.glossary.loading import parse_glossary, user_glossaries_dir
from workbench.glossary.model import STATUSES, Concept
from workbench.glossary.writing import to_toml


def own_file(theme: str) -> Path:
    return user_glossaries_dir() / f"{theme}.toml"


def own_concepts(theme: str) -> dict[str, Concept]:
    """The user's concepts of a theme. Raises UserError when the file is damaged."""
    place = own_file(theme)
    if not place.exists():
        return {}
    try:
        return {concept.id: concept for concept in parse_glossary(place.read_text("utf-8"), str(place))}
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{place} cannot be read ({error}): mend or remove it.") from error


def as_toml(concept: Concept) -> str:
    """A concept as the text that is edited."""
    return to_toml([concept], concept.theme)


def keep(text: str, theme: str) -> Concept:
    """Check an edited concept and write it into the user's file of its theme, whole or not at all.

    Raises UserError naming what is wrong; nothing is written then.
    """
    concepts = parse_glossary(text, f"{theme}.toml")
    if len(concepts) != 1:
        raise UserError(f"Write exactly one [[concept]] here; there are {len(concepts)}.")
    concept = concepts[0]
    wrong = [term for term in concept.terms if term.status not in STATUSES]
    if wrong:
        raise UserError(
            f"The term {wrong[0].text!r} has the status {wrong[0].status!r}; use one of {', '.join(STATUSES)}."
        )
    if not concept.terms:
        raise UserError(f"The concept {concept.id!r} has no term: add at least one [[concept.term]].")
    known = own_concepts(theme) | {concept.id: concept}
    place = own_file(theme)
    paths.ensure(place.parent)
    paths.write_atomically(place, to_toml(known.values(), theme).encode())
    return concept


def drop(concept_id: str, theme: str) -> None:
    """Take the user's version of a concept away; the shipped one shows again. Raises OSError."""
    known = own_concepts(theme)
    known.pop(concept_id, None)
    place = own_file(theme)
    if known:
        paths.write_atomically(place, to_toml(known.values(), theme).encode())
    else:
        place.unlink(missing_ok=True)


BLANK = """[glossary]
id = "{theme}"

[[concept]]
id = "{theme}.new"
definition = {{ en = "", fr = "" }}

[[concept.term]]
lang = "fr"
text = ""
status = "preferred"
"""
