"""The phrase table and the language model of the phrase-based translator, and the one file they are kept in.

Made by models/recipe/phrase_pack.py. The file is a compressed .npz.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np

from workbench.errors import UserError
from workbench.translation.phrase_cache import arrays_of
from workbench.translation.phrase_lm import ORDER, UNKNOWN, LanguageModel
from workbench.translation.phrase_text import without_accents

LONGEST_FRENCH, LONGEST_ENGLISH = 5, 6
FORMAT = 1
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_RESERVED = 3  # <unk>, <s>, </s> come first in the language model


@dataclass(frozen=True)
class PhraseModel:
    """What the translator knows.

    french: word → number; english: number → word, by falling frequency; phrases: hashes of French phrases, sorted;
    begin, end: the options of each; target: English numbers of all options in a row; target_at: where each option
    begins in it; score: log-linear score of each option without its language-model part;
    turns: how each option is placed after the one before it, as `turn_logs` reads it.
    """

    french: dict[str, int]
    english: list[str]
    phrases: np.ndarray
    begin: np.ndarray
    end: np.ndarray
    target: np.ndarray
    target_at: np.ndarray
    score: np.ndarray
    turns: np.ndarray
    language: LanguageModel
    known: int  # English words that the language model knows
    settings: dict[str, float]
    version: str

    @cached_property
    def unaccented(self) -> dict[str, list[str]]:
        """French words by their form without accents: REGIME, typed in capitals, still finds régime."""
        found: dict[str, list[str]] = {}
        for word in self.french:
            if not word.isascii():
                found.setdefault(without_accents(word), []).append(word)
        return found

    @cached_property
    def english_index(self) -> dict[str, int]:
        """The English words that the language model knows, by their form."""
        return {word: i for i, word in enumerate(self.english[: self.known])}

    @cached_property
    def capital(self) -> np.ndarray:
        """Per English word whether it begins with a capital."""
        return np.fromiter((word[:1].isupper() for word in self.english), bool, len(self.english))

    def spans(self, keys: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Source start, source end and number of every option for the words `keys`."""
        ids = np.array([self.french.get(k, -1) for k in keys], np.int64)
        starts, ends, options = [], [], []
        hashes, alive = np.zeros(len(ids), np.uint64), np.ones(len(ids), bool)
        for length in range(1, min(LONGEST_FRENCH, len(ids)) + 1):
            count = len(ids) - length + 1
            word = ids[length - 1 :]
            alive = alive[:count] & (word >= 0)
            hashes = extend_hash(hashes[:count], np.maximum(word, 0))
            at = np.minimum(np.searchsorted(self.phrases, hashes), len(self.phrases) - 1)
            hits = np.flatnonzero(alive & (self.phrases[at] == hashes))
            begin, end = (a[at[hits]].astype(np.int64) for a in (self.begin, self.end))
            starts.append(np.repeat(hits, end - begin))
            ends.append(np.repeat(hits + length, end - begin))
            options.append(np.concatenate([np.arange(b, e) for b, e in zip(begin, end, strict=True)] or [hits[:0]]))
        return tuple(np.concatenate(part).astype(np.int64) for part in (starts, ends, options))  # type: ignore[return-value]

    def targets(self, options: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(n, LONGEST_ENGLISH) English word numbers of `options`, -1 beyond their lengths, and the lengths."""
        begin = self.target_at[options].astype(np.int64)
        length = self.target_at[options + 1] - begin
        columns = np.arange(LONGEST_ENGLISH)
        at = np.minimum(begin[:, None] + columns, len(self.target) - 1)
        return np.where(columns < length[:, None], self.target[at], -1), length

    def language_words(self, english: np.ndarray) -> np.ndarray:
        """The language model's numbers for English word numbers."""
        return np.where((english >= 0) & (english < self.known), english + _RESERVED, UNKNOWN).astype(np.uint64)


def extend_hash(hashes: np.ndarray, words: np.ndarray) -> np.ndarray:
    """The hash of each phrase with one more word."""
    mixed = (hashes ^ (words.astype(np.uint64) + np.uint64(1)) * _MIX[0]) * _MIX[1]
    return mixed ^ (mixed >> np.uint64(31))


def load(path: Path) -> PhraseModel:
    """Open the model file. Raises UserError if it is no model of this format."""
    try:
        return _model(arrays_of(path, _unpacked))
    except (OSError, ValueError, KeyError) as error:
        raise UserError(f"{path} cannot be read as a phrase model ({error}); install the program again.") from error


def _unpacked(path: Path) -> dict[str, np.ndarray]:
    """The fields of a model, and of its language model (`lm_…`), out of the packed file."""
    with np.load(path) as members:  # each is read when it is asked for: all at once would take twice the memory
        about = json.loads(members["about"].tobytes())
        if about["format"] != FORMAT:
            raise ValueError(f"format {about['format']}")
        language = _language(members, about["language_step"])
        hashes, sizes = _phrases(members)
        order = np.argsort(hashes)
        last = np.cumsum(sizes)
        arrays = {f"lm_{field.name}": getattr(language, field.name) for field in fields(LanguageModel)}
        return arrays | {
            "phrases": hashes[order],
            "begin": (last - sizes)[order].astype(np.uint32),
            "end": last[order].astype(np.uint32),
            "target": joined(members, "target"),
            "target_at": np.concatenate([[0], np.cumsum(members["length"], dtype=np.int64)]).astype(np.uint32),
            "score": members["score"] * np.float32(-about["step"]) + np.float32(about["shift"]),
            **{name: members[name] for name in ("turns", "french", "english", "about")},
        }


def _model(arrays: Mapping[str, np.ndarray]) -> PhraseModel:
    about = json.loads(arrays["about"].tobytes())
    plain = ("phrases", "begin", "end", "target", "target_at", "score", "turns")
    return PhraseModel(
        french={w: i for i, w in enumerate(arrays["french"].tobytes().decode().split("\n"))},
        english=arrays["english"].tobytes().decode().split("\n"),
        language=LanguageModel(**{field.name: arrays[f"lm_{field.name}"] for field in fields(LanguageModel)}),
        known=about["known"],
        settings=about["settings"],
        version=about["version"],
        **{name: arrays[name] for name in plain},
    )


def turn_logs(levels: np.ndarray) -> np.ndarray:
    """(n, 3) log-probabilities that an option goes on after the one before it, swaps with it, or stands elsewhere.

    A level holds the shares of the first two in sixteenths, four bits each.
    """
    onwards, swapped = ((levels >> 4) + 0.5) / 16, ((levels & 15) + 0.5) / 16
    elsewhere = np.maximum(1 - onwards - swapped, 0.02)
    return np.log(np.stack([onwards, swapped, elsewhere], axis=1)).astype(np.float32)


def _phrases(members: Mapping[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Hash and number of options of every French phrase. The file holds a tree: words by their parent phrase."""
    hashes, level = [], np.zeros(1, np.uint64)
    for length in range(1, LONGEST_FRENCH + 1):
        level = extend_hash(np.repeat(level, joined(members, f"children{length}")), joined(members, f"word{length}"))
        hashes.append(level)
    return np.concatenate(hashes), members["options"].astype(np.int64)


def _language(members: Mapping[str, np.ndarray], step: float) -> LanguageModel:
    """The n-grams, kept as a tree as well; logarithms in steps of `step`."""
    keys = [np.arange(len(members["log1"]), dtype=np.uint64)]
    for order in range(2, ORDER + 1):
        parents = np.repeat(keys[-1], joined(members, f"gram_children{order}"))
        keys.append((parents << np.uint64(16)) | joined(members, f"gram_word{order}").astype(np.uint64))
    logs = [members[f"log{order}"] * np.float32(-step) for order in range(1, ORDER + 1)]
    backs = [(members[f"back{order}"].astype(np.float32) - 64) * np.float32(-step) for order in range(1, ORDER)]
    return LanguageModel.build(keys, logs, backs)


def joined(members: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """Whole numbers that are kept byte by byte, low bytes first, since like bytes together compress better."""
    out = members[f"{name}.0"].astype(np.int32)
    for plane in (1, 2):
        if f"{name}.{plane}" in members:
            out |= members[f"{name}.{plane}"].astype(np.int32) << (8 * plane)
    return out


def parted(name: str, numbers: np.ndarray) -> dict[str, np.ndarray]:
    """The inverse of `joined`; numbers below 2**24."""
    planes = 1 + (numbers.max(initial=0) > 0xFF) + (numbers.max(initial=0) > 0xFFFF)
    return {f"{name}.{p}": ((numbers >> (8 * p)) & 0xFF).astype(np.uint8) for p in range(planes)}
