"""A translator that obeys a glossary: inline where the engine can, by choice among its n best, by replacement last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.errors import WorkError
from workbench.glossary.loading import load_glossaries
from workbench.glossary.model import Glossary
from workbench.text.spans import Span
from workbench.translation.engines import find_translator, missing_package
from workbench.translation.memory import RememberingTranslator
from workbench.translation.model import Fault, Rendering, Translator
from workbench.translation.terminology import NAMES, TermFate, Wanted, annotated, met, wanted_terms

_ALTERNATIVES = 8
_FEW, _MOST_MARKS = 4, 3  # words of a name, names in a sentence: so many did the small model learn to obey


def steered_translator(source: str, target: str, glossary: Glossary | str | Path | None = None) -> Translator:
    """The translator for the pair, steered where a glossary (loaded, or a TOML file's path) is given.

    Raises WorkError, saying what to install, when no package serves the pair.
    """
    if isinstance(glossary, str | Path):
        glossary = load_glossaries([Path(glossary)])
    translator = find_translator(source, target, remember=glossary is None)
    if translator is None:
        raise WorkError(missing_package(source, target))
    if glossary is None:
        return translator
    return RememberingTranslator(SteeredTranslator(translator, glossary), glossary_hash=glossary.digest)


def translator_with_names(source: str, target: str, glossary: Glossary) -> Translator | None:
    """The translator for the pair, or None; one that obeys marks is told the glossary's names.

    Institutions, places and people, that is, in a few words; of other terms it is told nothing: what a reading aid
    calls things by is the model's choice, not the program's.
    """
    translator = find_translator(source, target, remember=False)
    if translator is None or not getattr(translator, "annotates", False):
        return find_translator(source, target)
    few = {c.id: tuple(t for t in c.terms if len(t.text.split()) <= _FEW) for c in glossary if c.kind in NAMES}
    names = replace(glossary, concepts={c.id: replace(c, terms=few[c.id]) for c in glossary if c.id in few})
    steered = SteeredTranslator(translator, names, _MOST_MARKS)
    return RememberingTranslator(steered, glossary_hash=f"names of {glossary.digest}")


class SteeredTranslator:
    """Wraps an engine; each rendering reports the fate of every term in `terms`."""

    def __init__(self, translator: Translator, glossary: Glossary, most: int | None = None) -> None:
        """`most`: so many terms of a sentence, the first ones; all if it is None."""
        self._translator, self._glossary, self._most = translator, glossary, most
        self.engine, self.package = translator.engine, translator.package
        self.source, self.target = translator.source, translator.target

    def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> list[Rendering]:
        """Sentences without terms take the engine's own road; the others are steered."""
        wanted = [wanted_terms(self._glossary, s, self.source, self.target)[: self._most] for s in sentences]
        inline = bool(getattr(self._translator, "annotates", False))
        asked = [annotated(s, terms) if inline and terms else s for s, terms in zip(sentences, wanted, strict=True)]
        made = self._translator.translate(asked, alternatives=max(alternatives, 1 if inline else _ALTERNATIVES))
        rows = zip(sentences, wanted, made, strict=True)
        return [self._steer(s, terms, r, alternatives) if terms else _trimmed(r, alternatives) for s, terms, r in rows]

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> list[tuple[float, ...]] | None:
        return self._translator.likelihood(sentences, references)

    def _steer(self, sentence: str, wanted: list[Wanted], made: Rendering, alternatives: int) -> Rendering:
        texts = [h.text for h in made.alternatives] or [made.text]
        kept = met(texts[0], wanted, self._glossary, self.target)
        counts = [sum(met(text, wanted, self._glossary, self.target)) for text in texts]
        best = counts.index(max(counts))
        ranked = met(texts[best], wanted, self._glossary, self.target)
        text, replaced = self._replace(sentence, texts[best], wanted, ranked)
        fates = [_fate(sentence, term, k, r, p) for term, k, r, p in zip(wanted, kept, ranked, replaced, strict=True)]
        missed = tuple(fate.wanted for fate in fates if fate.fate == "missed")
        doubts = [doubt for doubt in made.doubts if doubt.kind != "mark"] + ([Fault("mark", missed)] if missed else [])
        return replace(_trimmed(made, alternatives), text=text, terms=tuple(fates), doubts=tuple(doubts))

    def _replace(self, sentence: str, text: str, wanted: list[Wanted], have: list[bool]) -> tuple[str, list[bool]]:
        """Put the missing renderings where the engine's alignment says their source words went."""
        align = getattr(self._translator, "alignment", None)
        if all(have) or align is None:
            return text, [False] * len(wanted)
        pairs: list[tuple[Span, Span]] = align(sentence, text)
        replaced = [False] * len(wanted)
        edits: list[tuple[Span, str]] = []
        for index, term in enumerate(wanted):
            span = None if have[index] else _target_of(term.span, pairs)
            if span and not any(s < span[1] and span[0] < e for (s, e), _ in edits):
                edits.append((span, term.words))
                replaced[index] = True
        for (start, end), words in sorted(edits, reverse=True):
            text = text[:start] + words + text[end:]
        return text, replaced


def _target_of(span: Span, pairs: Sequence[tuple[Span, Span]], most: int = 6) -> Span | None:
    """The stretch of target words tied to the source span, if it hangs together."""
    tied = sorted(t for s, t in pairs if s[0] < span[1] and span[0] < s[1])
    if not tied or len(tied) > most:
        return None
    return tied[0][0], tied[-1][1]


def _fate(sentence: str, term: Wanted, kept: bool, ranked: bool, replaced: bool) -> TermFate:
    fate: Any = "kept" if kept and ranked else "re-ranked" if ranked else "replaced" if replaced else "missed"
    return TermFate(sentence[term.span[0] : term.span[1]], term.concept, term.words, fate)


def _trimmed(rendering: Rendering, alternatives: int) -> Rendering:
    return replace(rendering, alternatives=rendering.alternatives[:alternatives])
