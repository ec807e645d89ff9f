"""A small model's renderings, each held against its source before it is shown.

Of several renderings the first without a fault is shown (n-best re-ranking); where none is, the sentence is asked for
again with hints of the lexicon; what then is left of faults is told with the rendering, as doubts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from workbench.text.spans import Span
from workbench.translation.argos import ArgosTranslator
from workbench.translation.english_words import in_mid_sentence
from workbench.translation.faults import faults, read
from workbench.translation.hints import with_hints
from workbench.translation.inflection import with_articles
from workbench.translation.model import Fault, Hypothesis, Rendering
from workbench.translation.source_words import parts_of

_PROPOSED = 8  # renderings of a sentence, and the beam they come from: 4 is a tenth faster and .3 BLEU worse
_BLOCK = 128  # sentences: what was read of each is let go after them
_SEVERITY = {
    "number": 3,
    "negation": 3,
    "speech": 3,
    "name": 2,
    "mark": 2,
    "lost": 2,
    "repeat": 2,
    "quotation": 1,
    "word": 1,
}
_QUOTED = re.compile(r'"\s*([^"]*?)\s*"')


class CheckedTranslator:
    """A translator from French to English around the package that ships with the program.

    `annotates`: it obeys ⟦ source ¦ target ⟧, and what it shows was checked for that.
    """

    engine, annotates = "argos", True

    def __init__(self, inner: ArgosTranslator) -> None:
        self._inner = inner
        self.source, self.target, self.package = inner.source, inner.target, inner.package

    def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> list[Rendering]:
        """The best rendering of each sentence first, then others; a long sentence, rendered in parts, has one."""
        parted = [[sentence[slice(*part)] for part in parts_of(sentence)] for sentence in sentences]
        made = self._checked([_readable(part) for parts in parted for part in parts], max(alternatives, _PROPOSED))
        return [_joined(parts, [next(made) for _ in parts], alternatives) for parts in parted]

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> None:
        """A model that needs checking is too weak to be a judge."""
        return None

    def alignment(self, sentence: str, text: str) -> list[tuple[Span, Span]]:
        """Spans of `sentence` and its rendering `text` that the lexicon ties."""
        reading = read(sentence, text)
        return reading.links if reading else []

    def _checked(self, sources: list[str], count: int) -> Iterator[Rendering]:
        for start in range(0, len(sources), _BLOCK):
            yield from self._checked_block(sources[start : start + _BLOCK], count)

    def _checked_block(self, sources: list[str], count: int) -> list[Rendering]:
        first = self._inner.translate(sources, alternatives=count)
        tried = [_Tried(source, made.alternatives) for source, made in zip(sources, first, strict=True)]
        hinted = {one: source for one in tried if not one.is_sound and (source := one.hinted) != one.source}
        again = self._inner.translate(list(hinted.values()))
        for one, made in zip(hinted, again, strict=True):
            one.add(made.alternatives[0])
        return [one.best for one in tried]


class _Tried:
    """A source and its renderings, which are read when they are asked about."""

    def __init__(self, source: str, proposed: Sequence[Hypothesis]) -> None:
        self.source, self.proposed = source, [_tidy(one) for one in proposed]
        self._reading = cache(lambda text: read(source, text))
        self._faults = cache(lambda text: faults(found) if (found := self._reading(text)) else [])

    @property
    def is_sound(self) -> bool:
        return any(not self._faults(one.text) for one in self.proposed)

    @property
    def hinted(self) -> str:
        """The source with hints for what the first rendering lacks, as it is where there are none."""
        found = self._reading(self.proposed[0].text) if self.proposed else None
        return with_hints(found) if found else self.source

    def add(self, rendering: Hypothesis) -> None:
        self.proposed.insert(0, _tidy(rendering))

    @property
    def best(self) -> Rendering:
        if not self.proposed:
            return Rendering("")
        sound = next((one for one in self.proposed if not self._faults(one.text)), None)
        best = sound or min(self.proposed, key=lambda one: _severity(self._faults(one.text)))
        others = [one for one in self.proposed if one is not best]
        return Rendering(best.text, (best, *others), doubts=tuple(self._faults(best.text)))


def _tidy(one: Hypothesis) -> Hypothesis:
    """Articles as the next word sounds, quotation marks close to what they hold."""
    text = with_articles(one.text)
    return Hypothesis(_QUOTED.sub(r'"\1"', text) if text.count('"') % 2 == 0 else text, one.score)


def _severity(found: Sequence[Fault]) -> int:
    return sum(_SEVERITY[one.kind] * (len(one.words) if one.kind == "word" else 1) for one in found)


def _readable(french: str) -> str:
    """A headline in capitals in small letters: the model has seen too few of them."""
    return french.lower().capitalize() if french.isupper() else french


def _joined(parts: Sequence[str], made: Sequence[Rendering], alternatives: int) -> Rendering:
    if len(parts) < 2:
        (one,) = made or [Rendering("")]
        return Rendering(one.text, one.alternatives[:alternatives], doubts=one.doubts)
    last = len(parts) - 1
    texts = [_part_of(one.text, part, i == 0, i == last) for i, (part, one) in enumerate(zip(parts, made, strict=True))]
    text, scores = " ".join(texts), [one.alternatives[0].score for one in made]
    doubts = tuple(doubt for one in made for doubt in one.doubts)
    score = sum(scores) / len(scores)
    return Rendering(text, (Hypothesis(text, score),), doubts=doubts)


def _part_of(text: str, french: str, begins: bool, ends: bool) -> str:
    """The rendering of a part as it stands in the whole: no capital that only a beginning gives, and at its end the
    mark that the French has there.
    """
    if not begins:
        first, space, rest = text.partition(" ")
        text = "".join(in_mid_sentence([first])) + space + rest
    if not ends:
        text = text.rstrip(" .,;:") + (french[-1] if french[-1:] in tuple(",;:") else "")
    return text
