"""Marks and links of the program against the gold of samples/ and of samples/further/."""

from __future__ import annotations

from pathlib import Path

import workbench
from benchmarks.floors import corpus_hash
from benchmarks.scoring import Tally, gold_marks, link_score, load_sample, sample_folders, tally

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FURTHER = SAMPLES / "further"
FRAMING = frozenset({"loaded-term", "attribution", "certainty", "agency", "quotation-marks"})
SLACK = 0.1  # a dozen gold marks a kind: one that tips over on another processor is no regression
KINDS = (
    "number", "date", "name", "quotation-marks", "addition", "omission", "moved",
    "loaded-term", "attribution", "certainty", "agency",
)  # fmt: skip


def run(samples: Path = SAMPLES, verbose: bool = False) -> tuple[Tally, float, str]:
    """Compare every pair of a folder: counts a kind, strict F1 of paragraph links, the signature."""
    scored, right, made, wanted = [], 0, 0, 0
    signature = ""
    for folder in sample_folders(samples):
        article_path, origin_path, gold = load_sample(folder)
        if gold["relation"] == "same-event":
            continue  # nothing is linked there, so that everything is an addition: its own test looks at it
        result = workbench.compare(workbench.read(article_path), workbench.read(origin_path))
        signature = result.signature
        golds = gold_marks(gold["marks"], result.article.text, result.origin.text)
        scored.append((result.marks, golds))
        counts = link_score(result, gold)
        right, made, wanted = right + counts[0], made + counts[1], wanted + counts[2]
        if verbose:
            _details(folder.name, result, golds)
    return tally(scored, KINDS), 2 * right / (made + wanted), signature


def measure() -> tuple[dict[str, float], str]:
    """Values for the floors, and the hash of the samples."""
    return measured(SAMPLES)


def measured(samples: Path) -> tuple[dict[str, float], str]:
    """Values and hash of one set of pairs."""
    counts, links, _ = run(samples)
    values = {"paragraph links F1": links}
    for kind in KINDS:
        values[f"{kind} precision"] = counts.precision(kind)
        values[f"{kind} recall"] = counts.recall(kind)
    files = [f for folder in sample_folders(samples) for f in folder.iterdir() if f.suffix in (".txt", ".json")]
    return values, corpus_hash(files)


def main(verbose: bool = False) -> None:
    """Print precision and recall a kind, and F1 of paragraph links, of both sets."""
    for title, samples in (("samples", SAMPLES), ("further", FURTHER)):
        print(f"-- {title}")
        _table(*run(samples, verbose))


def _table(counts: Tally, links: float, signature: str) -> None:
    print(f"{'kind':18} {'P':>6} {'R':>6}   found  missed  false")
    for kind in KINDS:
        print(
            f"{kind:18} {counts.precision(kind):6.2f} {counts.recall(kind):6.2f}   "
            f"{counts.found[kind]:5}  {counts.missed[kind]:6}  {counts.false[kind]:5}"
        )
    print(f"paragraph links: strict F1 {links:.3f}")
    print(signature)


def _details(name: str, result: workbench.Comparison, golds: list) -> None:  # type: ignore[type-arg]
    from benchmarks.scoring import matches

    print(f"== {name}")
    for wanted in golds:
        if not wanted.optional and not any(matches(mark, wanted) for mark in result.marks):
            print("  missed", wanted.kind, wanted.article and result.article.slice(wanted.article)[:60], "|",
                  wanted.origin and result.origin.slice(wanted.origin)[:60])  # fmt: skip
    for mark in result.marks:
        if mark.kind in (*KINDS, "no-match") and not any(matches(mark, wanted) for wanted in golds):
            print("  false ", mark.kind, (mark.to or "")[:60], "|", (mark.from_ or "")[:60], mark.confidence)


if __name__ == "__main__":
    import sys

    main("-v" in sys.argv)
