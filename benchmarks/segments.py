"""Sentence splitting against the gold set and translated news, beside sentencex alone; speed of the text room.

python -m benchmarks.segments
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.floors import corpus_hash
from workbench.text.segments import paragraphs, sentences
from workbench.text.spans import Span, trim
from workbench.text.words import tokens
from workbench.version import VERSION

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "golden" / "sentences.txt"
NEWS = ROOT.parent / "shared" / "eval" / "mt"
LINES_A_PARAGRAPH = 4
Splitter = Callable[[str, str], list[Span]]


def sentencex_alone(text: str, lang: str) -> list[Span]:
    """What sentencex says without our repairs."""
    from sentencex import get_sentence_boundaries

    spans = [trim(text, one["start_index"], one["end_index"]) for one in get_sentence_boundaries(lang, text)]
    return [span for span in spans if span is not None]


SLACK = 0.01  # one case in a hundred
SPLITTERS: dict[str, Splitter] = {"workbench": sentences, "sentencex alone": sentencex_alone}


def gold_accuracy(split: Splitter) -> dict[str, tuple[int, int]]:
    """Per language: cases of the gold set split exactly as marked, and cases."""
    counts: dict[str, tuple[int, int]] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        lang, marked = line.split("\t")
        text = marked.replace("‖", "")
        right = [text[start:end] for start, end in split(text, lang)] == [part.strip() for part in marked.split("‖")]
        done, of = counts.get(lang, (0, 0))
        counts[lang] = (done + right, of + 1)
    return counts


def boundary_scores(lines: Sequence[str], lang: str, split: Splitter) -> tuple[float, float]:
    """Precision and recall of boundaries where one-sentence lines are run together, four to a paragraph."""
    right = made = wanted = 0
    for first in range(0, len(lines) - LINES_A_PARAGRAPH + 1, LINES_A_PARAGRAPH):
        text, ends = "", set()
        for line in lines[first : first + LINES_A_PARAGRAPH]:
            text += (" " if text else "") + line.strip()
            ends.add(len(text))
        found = {end for _, end in split(text, lang)} - {len(text)}
        ends.discard(len(text))
        right, made, wanted = right + len(found & ends), made + len(found), wanted + len(ends)
    return right / max(1, made), right / max(1, wanted)


def measure() -> tuple[dict[str, float], str]:
    """Values for the floors, and the hash of the gold set."""
    counts = gold_accuracy(sentences)
    return {f"sentences {lang}": done / of for lang, (done, of) in counts.items()}, corpus_hash([GOLD])


def main() -> None:
    """Print accuracy on the gold set, boundary scores on translated news and microseconds a word."""
    print(f"{'gold set':24}" + "".join(f"{lang:>10}" for lang in gold_accuracy(sentences)))
    for name, split in SPLITTERS.items():
        print(f"{name:24}" + "".join(f"{done:>6}/{of:<3}" for done, of in gold_accuracy(split).values()))
    if not NEWS.exists():
        print("translated news: skipped: no data")
    else:
        _news()
    _speed()
    print(f"workbench {VERSION}|sentences {corpus_hash([GOLD])}")


def _news() -> None:
    print("\nboundaries, one-sentence lines run together (a line that holds two sentences counts as an error)")
    for path in sorted(NEWS.glob("*.??")):
        lines, lang = path.read_text(encoding="utf-8").splitlines(), path.suffix[1:]
        for name, split in SPLITTERS.items():
            precision, recall = boundary_scores(lines, lang, split)
            print(f"{path.name:16}{name:18} P {precision:.3f}  R {recall:.3f}")


def _speed() -> None:
    """On the gold set's own sentences, repeated: microseconds a word, the machine as busy as it is."""
    rows = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines() if "\t" in line]
    print("\nmicroseconds a word")
    for lang in ("fr", "en", "ru"):
        page = " ".join(text.replace("‖", "") for of, text in rows if of == lang)
        document = "\n\n".join([page] * 40)
        words = len(document.split())
        times = {
            "paragraphs": _timed(lambda document=document: paragraphs(document)),  # type: ignore[misc]
            "sentences": _timed(lambda document=document, lang=lang: sentences(document, lang)),  # type: ignore[misc]
            "tokens": _timed(lambda document=document, lang=lang: tokens(document, lang)),  # type: ignore[misc]
        }
        print(f"{lang:4}" + "  ".join(f"{name} {seconds / words * 1e6:.2f}" for name, seconds in times.items()))


def _timed(work: Callable[[], object]) -> float:
    """Seconds of the best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    main()
