"""Word links of two directions joined: grow-diag-final-and (Koehn et al. 2003), a block of sentences at a time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np

_NEIGHBOURS = [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)]


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences laid end to end. `french`, `english`: word numbers; `*_at`: where each sentence begins (one more than
    there are sentences); `links`: (n, 2) positions in the two rows."""

    french: np.ndarray
    english: np.ndarray
    french_at: np.ndarray
    english_at: np.ndarray
    links: np.ndarray


def parse_links(lines: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sentence number, French and English position of each "i-j" in `lines`."""
    numbers = np.fromiter((len(line.split()) for line in lines), np.int64, len(lines))
    flat = np.array("-".join(chain.from_iterable(line.split() for line in lines)).split("-"), dtype=np.int64)
    return np.repeat(np.arange(len(lines)), numbers), flat[::2], flat[1::2]


def symmetrise(forward: list[str], backward: list[str], french_at: np.ndarray, english_at: np.ndarray) -> np.ndarray:
    """Links (n, 2) in the block's rows, sorted. `forward`, `backward`: a line of French-English links a sentence.

    The cells of all sentences stand in one row with a border around each sentence, so that neighbours are offsets;
    links that grow in the same round do not see one another.
    """
    french_length, english_length = np.diff(french_at), np.diff(english_at)
    cells = (french_length + 2) * (english_length + 2)
    base = np.concatenate([[0], np.cumsum(cells)])
    votes = np.zeros(base[-1], np.uint8)
    for lines in forward, backward:
        sentence, i, j = parse_links(lines)
        votes[base[sentence] + (i + 1) * (english_length[sentence] + 2) + j + 1] += 1
    union = np.flatnonzero(votes)
    sentence = np.searchsorted(base, union, side="right") - 1
    width = english_length[sentence] + 2
    i, j = np.divmod(union - base[sentence], width)
    f, e = french_at[sentence] + i - 1, english_at[sentence] + j - 1
    chosen = votes == 2
    french_linked, english_linked = np.zeros(french_at[-1], bool), np.zeros(english_at[-1], bool)
    picked = chosen[union]
    french_linked[f[picked]], english_linked[e[picked]] = True, True
    for _ in range(6):
        waiting = np.flatnonzero(~picked & ~(french_linked[f] & english_linked[e]))
        touches = np.zeros(len(waiting), bool)
        for down, right in _NEIGHBOURS:
            touches |= chosen[union[waiting] + down * width[waiting] + right]
        grown = waiting[touches]
        if not len(grown):
            break
        picked[grown], chosen[union[grown]] = True, True
        french_linked[f[grown]], english_linked[e[grown]] = True, True
    picked |= ~french_linked[f] & ~english_linked[e]
    return np.stack([f[picked], e[picked]], axis=1)
