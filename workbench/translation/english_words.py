"""The English words that the corpus knows, by frequency: what is none of them may be made up.

Built by models/recipe/english_words.py.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache

from workbench.resources import models_dir

_OPENERS = {".", "?", "!", ":", '"'}


@cache
def ranks() -> Mapping[str, int]:
    """The place of each form, as it stands in mid-sentence, in the list of all, the most frequent being 0."""
    words = gzip.decompress((models_dir() / "words.en.txt.gz").read_bytes()).decode().splitlines()
    return {word: place for place, word in enumerate(words)}


def in_mid_sentence(tokens: list[str]) -> list[str]:
    """The tokens without the capital that only the beginning of a sentence gives them."""
    rank, made, opens = ranks(), list[str](), True
    for token in tokens:
        low = token[0].lower() + token[1:]
        begins = opens and token[0].isupper() and not token.isupper()
        made.append(low if begins and rank.get(low, len(rank)) < rank.get(token, len(rank)) else token)
        opens = token in _OPENERS or (opens and not token[0].isalnum())
    return made
