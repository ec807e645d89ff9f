"""The article's translation, sentence by sentence, with the offsets of each source sentence."""

from __future__ import annotations

from collections.abc import Callable

from workbench.comparison.model import TranslatedSentence, Translation
from workbench.documents.model import Document
from workbench.translation.model import Rendering, Translator

_AT_ONCE = 256  # sentences: a translator sorts them by length, and what is done is kept if the work is stopped


def translate_sentences(
    document: Document, translator: Translator, tick: Callable[[], None] = lambda: None
) -> Translation:
    """Translate every sentence of `document` and keep the map to the original; `tick` is called as it goes on."""
    texts = [document.slice(span) for span in document.sentences]
    made: list[Rendering] = []
    for start in range(0, len(texts), _AT_ONCE):
        tick()
        made += translator.translate(texts[start : start + _AT_ONCE])
    sentences = tuple(
        TranslatedSentence(span, rendering.text, rendering.note, rendering.terms, rendering.doubts)
        for span, rendering in zip(document.sentences, made, strict=True)
    )
    return Translation(translator.engine, translator.package, sentences)
