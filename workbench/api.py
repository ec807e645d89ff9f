"""The contract's Python calls, each a thin road through the rooms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.alignment.links import Link
    from workbench.comparison.model import Translation
    from workbench.documents.model import Document
    from workbench.glossary.model import Glossary


def translate(
    phrases: Sequence[str], source: str = "fr", target: str = "en", glossary: Glossary | str | Path | None = None
) -> list[str]:
    """Translate each phrase; one out per in, in the same order; a blank phrase stays blank.

    `glossary`: a path to a TOML glossary or a loaded Glossary that steers the wording.
    Raises WorkError when no package serves the pair.
    """
    from workbench.text.segments import sentences
    from workbench.translation.steering import steered_translator

    translator = steered_translator(source, target, glossary)
    parts = [[phrase[s:e] for s, e in sentences(phrase, source)] for phrase in phrases]
    made = iter(translator.translate([part for group in parts for part in group]))
    return [" ".join(next(made).text for _ in group) for group in parts]


def translate_document(document: Document, target: str, glossary: Glossary | str | Path | None = None) -> Translation:
    """Translate a document sentence by sentence, with the offsets of each sentence.

    Raises WorkError when no package serves the pair.
    """
    from workbench.comparison.translating import translate_sentences
    from workbench.translation.steering import steered_translator

    return translate_sentences(document, steered_translator(document.lang, target, glossary))


def align(
    a: Document | Sequence[str], b: Document | Sequence[str], *, lang_a: str | None = None, lang_b: str | None = None
) -> list[Link]:
    """Link the segments of two lists, or the sentences of two documents.

    The language of a list is identified when it is not given.
    """
    from workbench.alignment.aligning import align as align_segments

    texts_a, lang_a = _segments(a, lang_a)
    texts_b, lang_b = _segments(b, lang_b)
    return align_segments(texts_a, texts_b, lang_a, lang_b)


def _segments(side: Document | Sequence[str], lang: str | None) -> tuple[list[str], str]:
    from workbench.documents.model import Document
    from workbench.text.language import identify

    if isinstance(side, Document):
        return [side.slice(span) for span in side.sentences], lang or side.lang
    texts = list(side)
    return texts, lang or identify(" ".join(texts))


def read(path: str | Path) -> Document:
    """Read any supported format. Raises UserError with one sentence on bad input."""
    from workbench.documents.reading import read as read_path

    return read_path(path)
