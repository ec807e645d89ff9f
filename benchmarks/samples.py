"""Marks and links of the program against the gold of samples/."""

from __future__ import annotations

from pathlib import Path

import workbench
from benchmarks.scoring import gold_marks, link_score, load_sample, sample_folders, tally

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
KINDS = (
    "number", "date", "name", "quotation-marks", "addition", "omission", "moved",
    "loaded-term", "attribution", "certainty", "agency",
)  # fmt: skip


def main(verbose: bool = False) -> None:
    """Print precision and recall a kind, and F1 of paragraph links."""
    scored, right, made, wanted = [], 0, 0, 0
    signature = ""
    for folder in sample_folders(SAMPLES):
        article_path, origin_path, gold = load_sample(folder)
        result = workbench.compare(workbench.read(article_path), workbench.read(origin_path))
        signature = result.signature
        golds = gold_marks(gold["marks"], result.article.text, result.origin.text)
        scored.append((result.marks, golds))
        counts = link_score(result, gold)
        right, made, wanted = right + counts[0], made + counts[1], wanted + counts[2]
        if verbose:
            _details(folder.name, result, golds)
    counts_by_kind = tally(scored, KINDS)
    print(f"{'kind':18} {'P':>6} {'R':>6}   found  missed  false")
    for kind in KINDS:
        print(
            f"{kind:18} {counts_by_kind.precision(kind):6.2f} {counts_by_kind.recall(kind):6.2f}   "
            f"{counts_by_kind.found[kind]:5}  {counts_by_kind.missed[kind]:6}  {counts_by_kind.false[kind]:5}"
        )
    print(f"paragraph links: strict F1 {2 * right / (made + wanted):.3f} ({right} of {wanted})")
    print(signature)


def _details(name: str, result: workbench.Comparison, golds: list) -> None:  # type: ignore[type-arg]
    from benchmarks.scoring import matches

    print(f"== {name}")
    for wanted in golds:
        if not any(matches(mark, wanted) for mark in result.marks):
            print("  missed", wanted.kind, wanted.article and result.article.slice(wanted.article)[:60], "|",
                  wanted.origin and result.origin.slice(wanted.origin)[:60])  # fmt: skip
    for mark in result.marks:
        if mark.kind in (*KINDS, "no-match") and not any(matches(mark, wanted) for wanted in golds):
            print("  false ", mark.kind, (mark.to or "")[:60], "|", (mark.from_ or "")[:60], mark.confidence)


if __name__ == "__main__":
    import sys

    main("-v" in sys.argv)
