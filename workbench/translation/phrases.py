"""The phrase model as a translator among others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.text.spans import Span
from workbench.translation.model import Hypothesis, Rendering
from workbench.translation.phrase import PhraseTranslator


class PhraseEngine:
    """The interim fr→en engine: rougher than a neural one, but it is here, and it obeys marks word by word."""

    engine = "phrases"
    annotates = True

    def __init__(self, path: Path, source: str = "fr", target: str = "en") -> None:
        self.source, self.target = source, target
        # From the file's name: asking the model would load it, also where the memory knows every sentence.
        self.package = path.stem.replace(".", "_")
        self._translator = PhraseTranslator(path)

    def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> list[Rendering]:
        made = self._translator.translate(sentences, n_best=alternatives)
        return [Rendering(found[0].text, tuple(Hypothesis(h.text, h.score) for h in found)) for found in made]

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> None:
        """A phrase model scores no sentence that it did not make."""
        return None

    def alignment(self, sentence: str, text: str) -> list[tuple[Span, Span]]:
        """Spans that the phrases tie, where `text` is the engine's own rendering of `sentence`."""
        (found,) = self._translator.translate([sentence], n_best=8)
        return next((list(h.alignment) for h in found if h.text == text), [])
