"""Step 1 of the phrase model: draw the pairs, cut them into tokens, find the true case of English words.

    python -m models.recipe.phrase_prepare --clean clean.tsv --news news.tsv --out WORK

writes WORK/fr.txt, en.txt (tokens parted by spaces), weight.txt, and the held-out pairs tune.fr, tune.en.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import islice, pairwise
from pathlib import Path

from models.recipe.corpus import WRITTEN, Pair, read_pairs
from workbench.translation.phrase_text import english_tokens, french_key, french_tokens, number_class, reading_order

_SENTENCE_OPENERS = {".", "?", "!", ":", '"', "...", "(", "–", ";", "•", "-"}
_BLOCK = 20_000


def tokenised(pairs: list[Pair]) -> list[tuple[str, str, float]]:
    """French keys and English tokens (numbers by class), each joined by spaces, with the pair's weight."""
    rows = []
    for pair in pairs:
        keys = [french_key(pair.french[a:b]) for a, b in french_tokens(pair.french)]
        french = [keys[i] for i in reading_order(keys)]
        english = [number_class(t) or t for t in english_tokens(pair.english)]
        if french and english and len(french) <= 100 and len(english) <= 100:
            rows.append((" ".join(french), " ".join(english), pair.weight))
    return rows


def count_case(lines: list[str]) -> Counter[str]:
    """How often each form stands where its case means something; headlines in capitals are left out."""
    forms: Counter[str] = Counter()
    for line in lines:
        tokens = line.split()
        words = [t for t in tokens if t[0].isalpha()]
        if len(words) > 3 and sum(w[0].isupper() for w in words) > 0.6 * len(words):
            continue
        for before, token in pairwise(tokens):
            if token[0].isalpha() and before not in _SENTENCE_OPENERS:
                forms[token] += 1
    return forms


def usual_forms(forms: Counter[str]) -> dict[str, str]:
    """For each lower-cased word the form it most often has."""
    by_word: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for form, count in forms.items():
        by_word[form.lower()].append((count, form))
    return {word: max(found)[1] for word, found in by_word.items()}


def truecase(line: str, usual: dict[str, str]) -> str:
    """Words that open a sentence, and all words of a headline, in their usual form."""
    tokens = line.split()
    words = [t for t in tokens if t[0].isalpha()]
    all_over = len(words) > 3 and sum(w[0].isupper() for w in words) > 0.6 * len(words)
    out = []
    for i, token in enumerate(tokens):
        opens = i == 0 or tokens[i - 1] in _SENTENCE_OPENERS
        out.append(usual.get(token.lower(), token) if (opens or all_over) and token[0].isupper() else token)
    return " ".join(out)


_ = None


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw and tokenise the pairs of the phrase model.")
    parser.add_argument("--clean", type=Path, required=True)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--written", type=Path, default=WRITTEN)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--processes", type=int, default=2)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    kept, held = [], []
    tables = {"news": args.news} if args.news else {}
    for pair in read_pairs(args.clean, {**tables, "written": args.written}):
        (held if pair.held_out else kept).append(pair)
    for name, lines in ("tune.fr", [p.french for p in held]), ("tune.en", [p.english for p in held]):
        (args.out / name).write_text("\n".join(lines) + "\n", "utf-8")
    with ProcessPoolExecutor(args.processes) as pool:
        iterator = iter(kept)
        blocks = list(iter(lambda: list(islice(iterator, _BLOCK)), []))
        rows = [row for block in pool.map(tokenised, blocks) for row in block]
    usual = usual_forms(count_case([english for _, english, _ in rows]))
    for name, lines in (
        ("fr.txt", (french for french, _, _ in rows)),
        ("en.txt", (truecase(english, usual) for _, english, _ in rows)),
        ("weight.txt", (str(weight) for _, _, weight in rows)),
    ):
        with (args.out / name).open("w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in lines)
    print(f"{len(rows):,} pairs, {len(held):,} held out")


if __name__ == "__main__":
    main()
