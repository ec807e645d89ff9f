"""Which pairs a model is made from, how often each counts, and which are held out for tuning."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

# Sentence pairs written for this project and published with it: everyday and news words that the corpus lacks.
WRITTEN = Path(__file__).resolve().parent.parent / "written" / "pairs.fr-en.tsv.xz"

# How much a pair counts: news and argued prose above interface strings and scripture. 0: a non-commercial licence,
# nothing of it may reach a model that is shipped.
WEIGHTS = {
    "news": 5, "written": 5, "wmt_newstest2008_2011": 4, "wmt_newsdiscussdev2015": 3, "ntrex_fra": 4, "ntrex_fra-CA": 2,
    "tico19": 3, "europarl_sample": 3, "debian_web": 1.5, "debian_www": 1.5, "cds_canada": 2, "cds_digital_canada": 2,
    "gc_tracker": 2, "canada_guides": 3, "un_sdg_targets": 3, "tails_site": 1.5, "privacyguides": 2, "riseup": 2,
    "dfak": 2, "pariscall": 3, "umbrella_tent": 3, "quaidorsay_disinfo": 3, "alaveteli": 1.5, "glossary_names": 3,
    "iati_codelists": 2, "bilinguator_books": 2, "games_text": 1.5, "tatoeba": 1.5, "stellarium_texts": 2,
    "bible": 0.5, "gnome_help": 0.7,
    "canada_laws_sentences": 0.8, "canada_laws_clauses": 0.5, "libreoffice_help": 0.6, "debian_mo_prose": 0.5,
    "progit2": 0, "salesforce_dev": 0, "african_storybook": 0,
}  # fmt: skip
DEFAULT_WEIGHT = 0.7
# The share of a large, narrow source that a small model is made from.
SHARES = {
    "canada_laws_clauses": 0.4, "canada_laws_sentences": 0.8, "debian_mo_short": 0.3, "debian_mo_prose": 0.6,
    "bible": 0.6, "adobe_workfront": 0.3, "adobe_analytics": 0.4, "debian_security": 0.4, "php_manual": 0.5,
    "manpages": 0.5, "postgresql_docs": 0.5, "django_docs": 0.6, "cakephp_docs": 0.4, "lilypond_docs": 0.5,
    "eu_eforms": 0.4, "goc_open_data_schemas": 0.5,
}  # fmt: skip
HELD_OUT = {"news": 12, "written": 50, "wmt_newstest2008_2011": 40}  # one pair in so many is kept for tuning


@dataclass(frozen=True, slots=True)
class Pair:
    """A French sentence, its English one, where they come from."""

    source: str
    french: str
    english: str

    @property
    def weight(self) -> float:
        return WEIGHTS.get(self.source, DEFAULT_WEIGHT)

    @property
    def draw(self) -> float:
        """A number in [0, 1) that depends on the text alone: the same pairs are drawn on every machine."""
        return int.from_bytes(hashlib.blake2b(self.french.encode(), digest_size=4).digest(), "big") / 2**32

    def is_drawn(self, most_words: int) -> bool:
        """Whether a small model is made from this pair."""
        drawn = self.weight > 0 and self.draw < SHARES.get(self.source, 1)
        return drawn and len(self.french.split()) <= most_words

    @property
    def held_out(self) -> bool:
        one_in = HELD_OUT.get(self.source)
        return one_in is not None and int(self.draw * 1e6) % one_in == 0


def table_pairs(tables: Mapping[str, Path]) -> Iterator[Pair]:
    """All pairs of `tables`: by the name of the source a file of French TAB English, compressed (.xz) or not."""
    for source, path in tables.items():
        with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield Pair(source, *line.rstrip("\n").split("\t"))


def read_pairs(clean: Path, tables: Mapping[str, Path], *, most_words: int = 70) -> Iterator[Pair]:
    """Pairs that may be used, from `tables` and from `clean` (source TAB French TAB English)."""
    with clean.open(encoding="utf-8") as lines:
        for pair in chain(table_pairs(tables), (Pair(*line.rstrip("\n").split("\t")) for line in lines)):
            if pair.is_drawn(most_words):
                yield pair
