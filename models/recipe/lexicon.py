"""The bilingual lexicon from word links: counts in, one sorted and compressed table out.

    python -m models.recipe.lexicon counts.tsv models/lexicon.fr-en.tsv.gz

counts.tsv: French word TAB English word TAB count (further columns are passed over), as word links give them; an
earlier lexicon (.gz) will do too. The dictionary of models/written is added: words that the corpus has not, or hardly.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu)'(?=\w\w)")
_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|s')$|'$")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?")
WRITTEN = Path(__file__).resolve().parent.parent / "written" / "dictionary.fr-en.tsv.xz"
_BY_RANK = 8, 4, 2, 2  # what the first, second, … translation of a dictionary counts
_MOST = 12
_LEAST_SHARE = 0.015


def french_word(token: str) -> str:
    """The word without what is elided before it: l'armée → armée."""
    return _ELIDED.sub("", token.lower().replace("’", "'"), count=1)


def english_word(token: str) -> str:
    """The word without a possessive: Moscow's → moscow."""
    return _POSSESSIVE.sub("", token.lower().replace("’", "'"))


def build(rows: Iterable[tuple[str, str, int]], least: int = 2) -> dict[str, list[tuple[str, int]]]:
    """French word → English words with counts, best first; words alone, no identifiers, no chance links."""
    joint: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for french, english, count in rows:
        f, e = french_word(french), english_word(english)
        if _WORD.fullmatch(f) and _WORD.fullmatch(e):
            joint[f][e] += count
    lexicon = {}
    for word, found in joint.items():
        total = sum(found.values())
        kept = [(e, n) for e, n in found.items() if n >= least and n >= _LEAST_SHARE * total]
        if kept and (set(dict(kept)) != {word} or total >= 5):
            lexicon[word] = sorted(kept, key=lambda row: (-row[1], row[0]))[:_MOST]
    return lexicon


def write(lexicon: dict[str, list[tuple[str, int]]], path: Path) -> None:
    """One French word a line: word, then English word and count in turn, all parted by tabs."""
    lines = ("\t".join([word, *(f"{e}\t{n}" for e, n in lexicon[word])]) for word in sorted(lexicon))
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))


def read_counts(path: Path) -> Iterable[tuple[str, str, int]]:
    if path.suffix == ".gz":
        for line in gzip.decompress(path.read_bytes()).decode().splitlines():
            french, *fields = line.split("\t")
            yield from ((french, e, int(n)) for e, n in zip(fields[::2], fields[1::2], strict=True))
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            french, english, count = line.rstrip("\n").split("\t")[:3]
            yield french, english, int(count)


def read_dictionary(path: Path) -> Iterable[tuple[str, str, int]]:
    """French word, TAB, English ones parted by semicolons, the usual ones first."""
    for line in lzma.decompress(path.read_bytes()).decode().splitlines():
        french, _, renderings = line.partition("\t")
        yield from ((french, e, n) for e, n in zip(renderings.split("; "), _BY_RANK, strict=False))


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the bilingual lexicon from word-link counts.")
    parser.add_argument("counts", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--written", type=Path, default=WRITTEN)
    args = parser.parse_args()
    lexicon = build(chain(*map(read_counts, args.counts), read_dictionary(args.written)))
    write(lexicon, args.out)
    pairs = sum(len(found) for found in lexicon.values())
    print(f"{len(lexicon):,} French words, {pairs:,} pairs, {args.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
