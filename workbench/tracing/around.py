"""The texts around one article: what a chain of a single story is made from, in an archive of any size."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.archive.prints import prints
from workbench.tracing.material import Material, load
from workbench.tracing.pairing import SMALL
from workbench.tracing.trace import MOST, candidates_of
from workbench.tracing.witness import Witness, witness_of

if TYPE_CHECKING:
    from workbench.archive.store import Archive
    from workbench.documents.model import Document

_SECOND = 10  # further candidates of each candidate


def material_around(archive: Archive, article: Document) -> tuple[Material, str]:
    """The article with its candidates and theirs, and the id under which it stands among them."""
    subject = witness_of(article)
    stored = list(archive.prints())
    entries = list(archive.entries())
    own = next((e for e in entries if e.sha256 == article.sha256), None)
    if len(stored) <= SMALL:
        material = load(archive)
    else:
        keys = set(candidates_of(archive, subject, stored))
        for one in list(archive.texts(sorted(keys)))[:MOST]:
            keys.update(candidates_of(archive, Witness(one.entry, one.text), stored)[:_SECOND])
        keys |= {own.key} if own else set()
        material = load(archive, keys | _confirmed_with(archive, {e.id: e.key for e in entries}, keys))
    if own is not None:
        return material, own.id
    return _with(material, subject), _name(material, subject)


def _confirmed_with(archive: Archive, key_of: dict[str, int], keys: set[int]) -> set[int]:
    """Texts that an analyst tied to one of the given ones."""
    pairs = [(key_of.get(d.parent), key_of.get(d.child)) for d in archive.decisions() if d.verdict == "confirmed"]
    return {one for pair in pairs if keys & {*pair} for one in pair if one is not None}


def _name(material: Material, subject: Witness) -> str:
    taken = {witness.id for witness in material.witnesses}
    return f"{subject.id} (the article)" if subject.id in taken else subject.id


def _with(material: Material, subject: Witness) -> Material:
    """The material with one more text."""
    import numpy as np

    named = Witness(replace(subject.entry, id=_name(material, subject)), subject.text)
    made = prints(subject.text, subject.words, subject.lang)
    return Material(
        [*material.witnesses, named],
        [*material.words, np.frombuffer(made.words, dtype=np.uint32)],
        [*material.bridge, np.frombuffer(made.bridge, dtype=np.uint32)],
        [*material.vectors, None],
    )
