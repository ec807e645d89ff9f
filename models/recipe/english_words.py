"""The list by which the program tells an English word from a made-up one: forms as they stand in mid-sentence.

    python -m models.recipe.english_words --clean clean.tsv --news news.tsv models/words.en.txt.gz

One form a line, the frequent ones first; case counts, so that London is a name and army is none.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from models.recipe.corpus import WRITTEN, read_pairs
from workbench.translation.word_tokens import english_tokens

_OPENERS = {".", "?", "!", ":", '"', "...", "(", "–", ";", "•", "-"}
_HEADLINE = 0.6  # of the words with a capital: there the case says nothing
_LEAST = 3  # occurrences in the corpus; below are slips of the keyboard
_WRITTEN = 2  # what an occurrence counts in the pairs written for this project, which were checked


def forms_of(sentence: str) -> Iterable[str]:
    """The words of an English sentence whose case means something."""
    tokens = english_tokens(sentence)
    words = [t for t in tokens if t[0].isalpha()]
    if len(words) > 3 and sum(w[0].isupper() for w in words) > _HEADLINE * len(words):
        return []
    return [token for before, token in pairwise([".", *tokens]) if token[0].isalpha() and before not in _OPENERS]


def usual(counts: Counter[str]) -> list[str]:
    """Forms that are frequent enough, the most frequent first."""
    return [form for form, n in sorted(counts.items(), key=lambda row: (-row[1], row[0])) if n >= _LEAST]


def main() -> None:
    parser = argparse.ArgumentParser(description="List the English words of the corpus.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--clean", type=Path, required=True)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--written", type=Path, default=WRITTEN)
    args = parser.parse_args()
    tables = {"news": args.news} if args.news else {}
    counts: Counter[str] = Counter()
    for pair in read_pairs(args.clean, tables | {"written": args.written}):
        for form in forms_of(pair.english):
            counts[form] += _WRITTEN if pair.source == "written" else 1
    words = usual(counts)
    args.out.write_bytes(gzip.compress(("\n".join(words) + "\n").encode(), 9, mtime=0))
    print(f"{len(words):,} forms, {args.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
