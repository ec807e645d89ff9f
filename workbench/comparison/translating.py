"""The article's translation, sentence by sentence, with the offsets of each source sentence."""

from __future__ import annotations

from workbench.comparison.model import TranslatedSentence, Translation
from workbench.documents.model import Document
from workbench.translation.model import Translator


def translate_sentences(document: Document, translator: Translator) -> Translation:
    """Translate every sentence of `document` in one batch and keep the map to the original."""
    made = translator.translate([document.slice(span) for span in document.sentences])
    sentences = tuple(
        TranslatedSentence(span, rendering.text, rendering.note, rendering.terms)
        for span, rendering in zip(document.sentences, made, strict=True)
    )
    return Translation(translator.engine, translator.package, sentences)
