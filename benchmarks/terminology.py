"""Does the translation say what the glossary wants? Adherence on samples/terminology, with and without the glossary."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.floors import corpus_hash
from workbench.errors import WorkError
from workbench.glossary.loading import default_glossary, load_glossaries
from workbench.glossary.matching import find_terms
from workbench.translation.steering import steered_translator
from workbench.translation.terminology import OPEN

FOLDER = Path(__file__).resolve().parent.parent / "samples" / "terminology"
SLACK = 0.03


def sentences() -> list[dict[str, Any]]:
    lines = (FOLDER / "sentences.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def run() -> tuple[dict[str, float], Counter[str], list[str], str]:
    """Shares of the wanted renderings found, the fates, the sentences that missed one, the package."""
    rows = sentences()
    shipped, own = default_glossary(), load_glossaries([FOLDER / "user.toml"])
    fates: Counter[str] = Counter()
    found = dict.fromkeys(("steered", "plain"), 0)
    wanted, missed, leftover = 0, [], 0
    package = ""
    for glossary in (shipped, own):
        mine = [r for r in rows if all((t["concept"] in own.concepts) == (glossary is own) for t in r["terms"])]
        texts = [r["fr"] for r in mine]
        made = {
            "steered": steered_translator("fr", "en", glossary).translate(texts),
            "plain": steered_translator("fr", "en").translate(texts),
        }
        package = steered_translator("fr", "en").package
        for k, row in enumerate(mine):
            fates.update(term.fate for term in made["steered"][k].terms)
            leftover += OPEN in made["steered"][k].text
            wanted += len(row["terms"])
            for name, renderings in made.items():
                there = [t["en"].casefold() in renderings[k].text.casefold() for t in row["terms"]]
                found[name] += sum(there)
                if name == "steered" and not all(there):
                    missed.append(
                        f"{row['fr']}\n    → {renderings[k].text}\n    wanted {[t['en'] for t in row['terms']]}"
                    )
    values = {"adherence": found["steered"] / wanted, "without glossary": found["plain"] / wanted}
    return values | {"sentences without leftover marks": 1 - leftover / len(rows)}, fates, missed, package


def measure() -> tuple[dict[str, float], str]:
    """Values for the floors, and the hash of the test set."""
    values, *_ = run()
    return {"adherence": values["adherence"]}, corpus_hash(FOLDER.glob("*.*l*"))


def main(verbose: bool = False) -> None:
    """Print adherence, fates and the speed of finding terms."""
    try:
        values, fates, missed, package = run()
    except WorkError as error:
        print(f"skipped: {error}")
        return
    for name, value in values.items():
        print(f"{name:34} {value:6.3f}")
    print("fates:", ", ".join(f"{fate} {count}" for fate, count in fates.most_common()))
    _matching_speed()
    print(f"{package}|glossaries {default_glossary().digest}|{len(sentences())} sentences")
    if verbose:
        print("\n".join(missed))


def _matching_speed() -> None:
    """Seconds to find the shipped terms in 10,000 words, the matcher built."""
    glossary = default_glossary()
    text = " ".join(row["fr"] for row in sentences())
    text = " ".join((text.split() * (10_000 // len(text.split()) + 1))[:10_000])
    find_terms(glossary, text, "fr")
    start = time.perf_counter()
    find_terms(glossary, text, "fr")
    terms = sum(len(c.terms_in("fr")) for c in glossary)
    print(f"finding {terms:,} French terms in 10,000 words: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    import sys

    main("-v" in sys.argv)
