"""Step 1 of the neural model: weighted, annotated, noised pairs; word pieces; the corpus as numbers.

    python -m models.recipe.prepare --clean clean.tsv --links links.txt --news news.tsv --work WORK [--share 0.01]

clean.tsv: source TAB French TAB English; links.txt: "i-j" word links, a line a pair. Writes WORK/pairs.tsv,
sentencepiece.model, corpus.npz, held_out.npz and closing.npz: what the last minutes of training are given to.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path

import numpy as np
import sentencepiece

from models.recipe import lexicon
from models.recipe.annotate import MARKS, annotate, noise
from models.recipe.corpus import WRITTEN, Pair, table_pairs
from models.recipe.unpack import read_package

PAD, UNKNOWN, START, END = 0, 1, 2, 3
_ANNOTATED, _NOISED, _STRAIGHT = 0.22, 0.06, 0.3
_MOST_PIECES = 180
_WEIGHTY = 3.0  # news, parliament, the United Nations: what the program is for
_BLOCK = 20_000


def linked_pairs(clean: Path, links: Path) -> Iterator[tuple[Pair, list[tuple[int, int]]]]:
    """Every pair of the corpus with its word links."""
    with clean.open(encoding="utf-8") as lines, links.open() as link_lines:
        for line, link_line in zip(lines, link_lines, strict=True):
            found = (link.partition("-") for link in link_line.split())
            yield Pair(*line.rstrip("\n").split("\t")), [(int(i), int(j)) for i, _, j in found]


def copies(pair: Pair, rng: random.Random) -> int:
    """How often a pair is seen in one pass: its weight, the fraction by chance."""
    return int(pair.weight) + (rng.random() < pair.weight % 1)


def training_rows(
    clean: Path,
    links: Path,
    tables: Mapping[str, Path],
    share: float,
    seed: int = 1,
    most_words: int | None = None,
    least_weight: float = 0.0,
) -> Iterator[tuple[str, str]]:
    """French and English as the model sees them; held-out pairs are left out.

    most_words: for a model that is trained for hours on a CPU, the shorter sentences alone and a share of the large,
    narrow sources. least_weight: only the sources that count so much.
    """
    rng = random.Random(seed)
    for pair, word_links in linked_pairs(clean, links):
        if pair.held_out or rng.random() >= share or (most_words and not pair.is_drawn(most_words)):
            continue
        if pair.weight < least_weight:
            continue
        for _ in range(copies(pair, rng)):
            yield _one_row(pair, word_links, rng)
    for pair in table_pairs(tables):
        for _ in range(0 if pair.held_out else copies(pair, rng)):
            yield _one_row(pair, [], rng)


def dictionary_rows(path: Path) -> Iterator[tuple[str, str]]:
    """Every word of a written dictionary with its usual rendering."""
    seen: set[str] = set()
    for french, english, _ in lexicon.read_dictionary(path):
        if french not in seen:
            seen.add(french)
            yield french, english


def closing_rows(pairs: Path, weighty: list[tuple[str, str]], seed: int = 1) -> list[tuple[str, str]]:
    """`weighty` rows, and as many drawn from all (at least a thousand), so that nothing is forgotten.

    The rate is low by then, and what is learnt last is kept best (Hu et al. 2024, MiniCPM).
    """
    with pairs.open(encoding="utf-8") as lines:
        count = sum(1 for _ in lines)
    drawn = set(random.Random(seed).sample(range(count), min(count, max(len(weighty), 1000))))
    with pairs.open(encoding="utf-8") as lines:
        others = (line.rstrip("\n").split("\t") for i, line in enumerate(lines) if i in drawn)
        return weighty + [(french, english) for french, english in others]


def held_out_rows(clean: Path, tables: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """The pairs that training never sees, as they are."""
    with clean.open(encoding="utf-8") as lines:
        for pair in chain((Pair(*line.rstrip("\n").split("\t")) for line in lines), table_pairs(tables)):
            if pair.held_out:
                yield pair.french, pair.english


def _one_row(pair: Pair, links: list[tuple[int, int]], rng: random.Random) -> tuple[str, str]:
    french, english = pair.french, pair.english
    if rng.random() < _ANNOTATED:
        french = annotate(french, english, links, rng)
    if french == pair.french and rng.random() < _NOISED:
        french = noise(french, rng)
    if rng.random() < _STRAIGHT:
        english = english.translate(str.maketrans("“”’", '""\''))
    return french, english


def train_pieces(pairs: Path, model: Path, size: int) -> None:
    """A joint unigram model that keeps the glossary marks whole and spells out what it does not know in bytes."""
    sides = (side for line in pairs.open(encoding="utf-8") for side in line.rstrip("\n").split("\t"))
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=sides, model_prefix=str(model.with_suffix("")), vocab_size=size, model_type="unigram",
        character_coverage=0.9998, byte_fallback=True, user_defined_symbols=list(MARKS), hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc", input_sentence_size=3_000_000, shuffle_input_sentence=True,
        pad_id=PAD, unk_id=UNKNOWN, bos_id=START, eos_id=END, minloglevel=2,
    )  # fmt: skip


def encode(pairs: Path, model: Path, out: Path) -> int:
    """corpus.npz: all source and target sentences in a row each, and their lengths. Returns the number of pairs."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
    source, target, lengths = [], [], []
    with pairs.open(encoding="utf-8") as lines:
        while block := [line.rstrip("\n").split("\t") for line in islice(lines, _BLOCK)]:
            for f, e in zip(pieces.encode([b[0] for b in block]), pieces.encode([b[1] for b in block]), strict=True):
                if 1 <= len(f) <= _MOST_PIECES and 1 <= len(e) <= _MOST_PIECES:
                    source.append(np.array([*f, END], np.uint16))
                    target.append(np.array([START, *e, END], np.uint16))
                    lengths.append((len(f) + 1, len(e) + 2))
    np.savez(out, source=np.concatenate(source), target=np.concatenate(target), lengths=np.array(lengths, np.int32))
    return len(lengths)


def main() -> None:
    parser = argparse.ArgumentParser(description="Prepare the training data of the neural model.")
    parser.add_argument("--clean", type=Path, required=True)
    parser.add_argument("--links", type=Path, required=True)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--written", type=Path, default=WRITTEN)
    parser.add_argument("--dictionary", type=Path, default=lexicon.WRITTEN)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--pieces", type=int, default=16_000)
    parser.add_argument("--begin", type=Path, help="an earlier package, whose word pieces are used again")
    parser.add_argument("--share", type=float, default=1.0, help="of the corpus; a hundredth does for a trial")
    parser.add_argument("--most-words", type=int, help="leave longer sentences out, and thin the large narrow sources")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    pairs, held, closing = (args.work / f"{name}.tsv" for name in ("pairs", "held_out", "closing"))
    model = args.work / "sentencepiece.model"
    tables = {"news": args.news} if args.news else {}
    tables["written"] = args.written
    rows = training_rows(args.clean, args.links, tables, args.share, most_words=args.most_words)
    _write(pairs, chain(rows, dictionary_rows(args.dictionary)))
    _write(held, held_out_rows(args.clean, tables))
    if args.begin:
        model.write_bytes(read_package(args.begin)[1])
    else:
        train_pieces(pairs, model, args.pieces)
    encode(held, model, args.work / "held_out.npz")
    weighty = training_rows(args.clean, args.links, tables, args.share, 2, args.most_words, least_weight=_WEIGHTY)
    _write(closing, iter(closing_rows(pairs, list(weighty))))
    encode(closing, model, args.work / "closing.npz")
    print(f"{encode(pairs, model, args.work / 'corpus.npz'):,} pairs")


def _write(path: Path, rows: Iterator[tuple[str, str]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(f"{french}\t{english}\n" for french, english in rows)


if __name__ == "__main__":
    main()
