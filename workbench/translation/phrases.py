"""The phrase model as a translator among others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from workbench.text.spans import Span
from workbench.translation.argos import load, most_threads
from workbench.translation.model import Hypothesis, Rendering
from workbench.translation.packages import PackageInfo, folder_of
from workbench.translation.phrase import PhraseTranslator

_PROPOSED = 8  # renderings of a sentence, and the beam they come from: 4 is a tenth faster and .3 BLEU worse


class PhraseEngine:
    """The interim fr→en engine: rougher than a neural one, but it is here, and it obeys marks word by word.

    `chooser`: a package, too small to be trusted with every sentence: its rendering is shown where it has no fault, and
    else lends phrases and chooses among the renderings.
    """

    engine = "phrases"
    annotates = True

    def __init__(self, path: Path, source: str = "fr", target: str = "en", chooser: PackageInfo | None = None) -> None:
        self.source, self.target = source, target
        # From the files' names: asking the models would load them, also where the memory knows every sentence.
        self.package = path.stem.replace(".", "_") + (f"+neural-{chooser.version}".replace(".", "_") if chooser else "")
        self._path, self._chooser = path, chooser

    @cached_property
    def _translator(self) -> PhraseTranslator:
        if self._chooser is None:
            return PhraseTranslator(self._path)
        neural = load(folder_of(self._chooser), workers=most_threads())

        def propose(lines: Sequence[str]) -> list[list[str]]:
            return [[one.text for one in made.alternatives] for made in neural.translate(lines, alternatives=_PROPOSED)]

        return PhraseTranslator(self._path, scorer=neural, proposer=propose)

    def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> list[Rendering]:
        made = self._translator.translate(sentences, n_best=alternatives)
        return [Rendering(found[0].text, tuple(Hypothesis(h.text, h.score) for h in found)) for found in made]

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> None:
        """A phrase model scores no sentence that it did not make, and what chooses for it is too weak to be a judge."""
        return None

    def alignment(self, sentence: str, text: str) -> list[tuple[Span, Span]]:
        """Spans that the phrases tie, where `text` is the engine's own rendering of `sentence`."""
        return self._translator.alignment(sentence, text)
