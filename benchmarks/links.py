"""Links of seven books, French and English, against gold; null links apart; beside a length aligner.

    python -m benchmarks links

Strict: a link counts only when both its sides equal the gold's (Xu & Yvon 2016); null links are left out of that
figure, as the usual scorers do, and reported apart, sentence by sentence. "Abridged": the same books with random
stretches, four sentences in ten, cut from one side (a fixed seed). "Words off": without the bundled lexicon. The dozen
parameters of the cost were set by hand with all seven books, the articles of `edits` and the samples in view: none of
these figures is held out.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.floors import corpus_hash
from benchmarks.gale_church import gale_church
from workbench.alignment import align
from workbench.alignment.documents import paragraph_links
from workbench.alignment.embeddings import MODEL
from workbench.version import VERSION

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "links"
Tie = tuple[tuple[int, ...], tuple[int, ...]]
Aligner = Callable[["Book"], list[Tie]]


@dataclass(frozen=True, slots=True)
class Book:
    """French (a) and English (b) sentences, the paragraph of each, and gold ties."""

    name: str
    a: list[str]
    b: list[str]
    paragraph_a: list[int]
    paragraph_b: list[int]
    gold: list[Tie]
    paragraph_pairs: frozenset[tuple[int, int]] | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, made, wanted."""

    right: int = 0
    made: int = 0
    wanted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.made + other.made, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.made + self.wanted) if self.made + self.wanted else 1.0


def counted(made: set[object], wanted: set[object]) -> Counts:
    return Counts(len(made & wanted), len(made), len(wanted))


def strict(made: Sequence[Tie], gold: Sequence[Tie]) -> Counts:
    """Links equal on both sides, null links left out."""
    return counted({tie for tie in made if all(tie)}, {tie for tie in gold if all(tie)})


def nulls(made: Sequence[Tie], gold: Sequence[Tie]) -> Counts:
    """Sentences without a counterpart, of both sides."""
    return counted(_alone(made), _alone(gold))


def _alone(ties: Sequence[Tie]) -> set[object]:
    left = {("a", i) for a, b in ties if not b for i in a}
    return left | {("b", j) for a, b in ties if not a for j in b}


def books() -> list[Book]:
    """The seven books, or none where the data is absent."""
    return [_book(path.name.removesuffix(".gold.tsv")) for path in sorted(DATA.glob("*.gold.tsv"))]


def _book(name: str) -> Book:
    a, ids_a, paragraphs_a = _side(name, "fr")
    b, ids_b, paragraphs_b = _side(name, "en")
    gold = [
        (tuple(ids_a[i] for i in fr.split()), tuple(ids_b[j] for j in en.split()))
        for en, fr in _rows(DATA / f"{name}.gold.tsv")
    ]
    number_a, number_b = _numbers(paragraphs_a), _numbers(paragraphs_b)
    file = DATA / f"{name}.paragold.tsv"
    pairs = None
    if file.exists():
        rows = [(fr.split(), en.split()) for en, fr in _rows(file)]
        pairs = frozenset((number_a[p], number_b[q]) for left, right in rows for p in left for q in right)
    return Book(name, a, b, [number_a[p] for p in paragraphs_a], [number_b[q] for q in paragraphs_b], gold, pairs)


def _side(name: str, lang: str) -> tuple[list[str], dict[str, int], list[str]]:
    rows = _rows(DATA / f"{name}.{lang}.tsv")
    return [row[2] for row in rows], {row[1]: i for i, row in enumerate(rows)}, [row[0] for row in rows]


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t", 2) for line in path.read_text("utf-8").splitlines()[1:] if line]


def _numbers(names: Sequence[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def abridged(book: Book, seed: int, share: float = 0.4) -> Book:
    """`book` with stretches of six sentences on average cut from the French (even seeds) or the English."""
    chance = random.Random(seed)
    side = book.b if seed % 2 else book.a
    kept = set(range(len(side)))
    while len(kept) > len(side) * (1 - share):
        start = chance.randrange(len(side))
        kept -= set(range(start, start + max(1, round(chance.expovariate(1 / 6)))))
    place = {old: new for new, old in enumerate(sorted(kept))}
    cut = [side[i] for i in sorted(kept)]

    def moved(indices: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(place[i] for i in indices if i in place)

    if seed % 2:
        return replace(book, b=cut, gold=[(a, moved(b)) for a, b in book.gold])
    return replace(book, a=cut, gold=[(moved(a), b) for a, b in book.gold])


def ours(book: Book) -> list[Tie]:
    return [(link.a, link.b) for link in align(book.a, book.b, "fr", "en")]


def without_words(book: Book) -> list[Tie]:
    return [(link.a, link.b) for link in align(book.a, book.b, "fr", "en", lookup=None)]


def lengths_alone(book: Book) -> list[Tie]:
    return gale_church([len(s) for s in book.a], [len(s) for s in book.b])


def paragraph_score(book: Book) -> Counts:
    """Pairs of paragraphs that share a link; only for books whose paragraphs have gold."""
    links = align(book.a, book.b, "fr", "en")
    made = paragraph_links(links, book.paragraph_a, book.paragraph_b)
    pairs = {(p, q) for link in made for p in link.a for q in link.b}
    return counted(set(pairs), set(book.paragraph_pairs or ()))


def measure() -> tuple[dict[str, float], str]:
    """Values for the floors, and the hash of the data."""
    shelf = books()
    cut = [abridged(book, seed) for seed, book in enumerate(shelf)]
    links, alone = _totals(ours, shelf)
    values = {
        "strict F1": links.f1,
        "null recall": alone.recall,
        "null precision": alone.precision,
        "abridged strict F1": _totals(ours, cut)[0].f1,
        "paragraph pairs F1": sum((paragraph_score(b) for b in shelf if b.paragraph_pairs), Counts()).f1,
    }
    return values, corpus_hash(DATA.glob("*.tsv"))


def _totals(aligner: Aligner, shelf: Sequence[Book]) -> tuple[Counts, Counts]:
    made = [(aligner(book), book.gold) for book in shelf]
    return sum((strict(*pair) for pair in made), Counts()), sum((nulls(*pair) for pair in made), Counts())


def main() -> None:
    """Print a line a book and aligner, the totals, and the signature."""
    shelf = books()
    if not shelf:
        print("skipped: no data")
        return
    cut = [abridged(book, seed) for seed, book in enumerate(shelf)]
    align(shelf[0].a[:2], shelf[0].b[:2], "fr", "en")
    for title, aligner, texts in (
        ("ours", ours, shelf),
        ("ours, words off", without_words, shelf),
        ("Gale-Church", lengths_alone, shelf),
        ("ours, abridged", ours, cut),
        ("Gale-Church, abridged", lengths_alone, cut),
    ):
        _table(title, aligner, texts)
    print("paragraph pairs (ours)")
    for book in shelf:
        if book.paragraph_pairs:
            score = paragraph_score(book)
            print(f"  {book.name:30} P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}")
    _calibration([*shelf, *cut])
    print(f"links|strict|data:{corpus_hash(DATA.glob('*.tsv'))}|workbench:{VERSION}|{MODEL}")


def _table(title: str, aligner: Aligner, shelf: Sequence[Book]) -> None:
    print(f"{title:32} strict P      R     F1   null P (n)     R (n)   seconds")
    totals: list[tuple[Counts, Counts]] = []
    seconds_all = 0.0
    for book in shelf:
        started = time.perf_counter()
        made = aligner(book)
        seconds = time.perf_counter() - started
        seconds_all += seconds
        scores = strict(made, book.gold), nulls(made, book.gold)
        totals.append(scores)
        _line(book.name, *scores, f"{seconds:8.2f}")
    _line("all", sum((s for s, _ in totals), Counts()), sum((n for _, n in totals), Counts()), "")
    print(f"  {seconds_all:.1f} s in all\n")


def _calibration(shelf: Sequence[Book]) -> None:
    """How often links of each score tie at least one pair of sentences that the gold ties."""
    found: dict[int, list[bool]] = {}
    for book in shelf:
        gold = {(i, j) for a, b in book.gold for i in a for j in b}
        for link in align(book.a, book.b, "fr", "en"):
            if not link.is_null:
                right = any((i, j) in gold for i in link.a for j in link.b)
                found.setdefault(min(int(link.score * 5), 4), []).append(right)
    for fifth, values in sorted(found.items()):
        share = sum(values) / len(values)
        print(f"  score {fifth / 5:.1f}-{fifth / 5 + 0.2:.1f}: {len(values):5} links, {share:.3f} right")


def _line(name: str, links: Counts, alone: Counts, seconds: str) -> None:
    print(
        f"  {name:30} {links.precision:.3f}  {links.recall:.3f}  {links.f1:.3f}   "
        f"{alone.precision:.2f} ({alone.made:4})  {alone.recall:.2f} ({alone.wanted:4}) {seconds}"
    )
