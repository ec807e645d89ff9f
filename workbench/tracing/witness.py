"""A text made ready for comparison with many others: words, sentences, runs, names; each made when first needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from workbench.archive.folding import words
from workbench.archive.model import Entry, Text
from workbench.archive.prints import bridge, run_hashes
from workbench.text.segments import sentences
from workbench.text.stopwords import STOPWORDS
from workbench.text.words import fold
from workbench.tracing.datelines import Dateline, dateline
from workbench.tracing.quoting import Quote, quotes
from workbench.tracing.times import Interval, interval, not_before

if TYPE_CHECKING:
    from workbench.documents.model import Document

RUN = 3
"""Words in a row that count as the same wording."""
_LARGE = ("quotes", "sentences", "sentence_sizes", "words", "runs", "run_set", "sentence_bridges", "capitalised")
_CAPITALISED = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True)
class Witness:
    """One text of a story. Without slots: derived tables are cached on it."""

    entry: Entry
    text: str

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def lang(self) -> str:
        return self.entry.lang

    def forget(self) -> None:
        """Drop the large tables; they are made again when asked for."""
        for name in _LARGE:
            self.__dict__.pop(name, None)

    @cached_property
    def time(self) -> Interval:
        """When it can have appeared: as published, and not before the day of its dateline."""
        known = interval(self.entry.published)
        return not_before(known, self.dateline.day) if self.dateline and self.dateline.day else known

    @cached_property
    def dateline(self) -> Dateline | None:
        return dateline(self.text, self.lang)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Its quotations of four words and more."""
        return quotes(self.text, self.lang)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Sentences that hold a word, the title's paragraph included where the text opens with it."""
        found = (self.text[start:end] for start, end in sentences(self.text, self.lang))
        return tuple(one for one in found if words(one))

    @cached_property
    def sentence_sizes(self) -> tuple[int, ...]:
        """Words in each sentence."""
        return tuple(len(words(one)) for one in self.sentences)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(words(self.text))

    @cached_property
    def runs(self) -> Any:
        """The hash of the run that begins at each word: uint32, shape (words - RUN + 1,)."""
        return run_hashes(self.words, RUN)

    @cached_property
    def run_set(self) -> Any:
        """`runs`, sorted, each once."""
        import numpy as np

        return np.unique(self.runs)

    @cached_property
    def sentence_bridges(self) -> tuple[frozenset[int], ...]:
        """For each sentence the hashes of what survives translation (archive.prints.bridge)."""
        return tuple(frozenset(bridge(one, words(one), self.lang).tolist()) for one in self.sentences)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """Words with a capital and four letters or more, folded: names, as they are spelled here."""
        stops = STOPWORDS.get(self.lang, frozenset())
        found = (m[0] for m in _CAPITALISED.finditer(self.text))
        return frozenset(
            fold(one) for one in found if one[0].isupper() and len(one) > 3 and one.casefold() not in stops
        )


def witnesses(texts: Sequence[Text]) -> list[Witness]:
    """Witnesses of stored texts."""
    return [Witness(one.entry, one.text) for one in texts]


def witness_of(document: Document) -> Witness:
    """The witness of a document that need not be in an archive (its key is -1)."""
    entry = Entry(
        -1, document.id, document.sha256, document.lang, document.title, document.outlet, document.published,
        document.url, document.captured, "", pointers=document.pointers,
    )  # fmt: skip
    return Witness(entry, document.text)
