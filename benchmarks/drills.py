"""Grading of typed answers against the teacher's verdicts of samples/drills, and the speed of the due list."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parent.parent / "samples" / "drills" / "graded.jsonl"
ANSWERS_A_QUESTION = 6


def main() -> None:
    """Print accuracy by label and half of the gold, and milliseconds for what is due among 10,000 cards."""
    measured = grading()
    print(f"{'label':12} {'right':>6} {'of':>4}")
    for label, (right, total) in measured["labels"].items():
        print(f"{label:12} {right:6} {total:4}")
    print(f"accuracy {measured['accuracy']:.3f}; odd questions {measured['odd']:.3f}, even {measured['even']:.3f}")
    print(f"right answers graded wrong-side: {measured['right_graded_wrong_side']}")
    for line in measured["errors"]:
        print(f"  {line}")
    print("\nunusual answers: right ones passed / left to the teacher, wrong ones refused / left to the teacher")
    for number, row in unusual().items():
        right, wrong = row["right"], row["wrong"]
        print(f"  set {number}: {right['passed']} / {right['unsure']} of {right.total()}, "
              f"{wrong['refused']} / {wrong['unsure']} of {wrong.total()}")  # fmt: skip
    print(f"due list of 10,000 cards: {due_milliseconds():.1f} ms (median of 7)")
    print(f"glossaries {measured['digest']}")


def measure() -> tuple[dict[str, float], str]:
    """What floors.toml pins: accuracy on either half, and that no right answer was turned into a wrong side."""
    from benchmarks.floors import corpus_hash

    found = grading()
    values = {name: found[name] for name in ("accuracy", "odd", "even")}
    values["right_never_wrong_side"] = 1.0 - found["right_graded_wrong_side"] / 200
    return values, corpus_hash([GOLD])


def due_milliseconds(cards: int = 10_000, rounds: int = 7) -> float:
    """Median milliseconds to compute what is due among `cards`, three quarters of which have come due."""
    from workbench.drills import schedule, store

    with tempfile.TemporaryDirectory() as folder:
        db = store.open_store(Path(folder) / "drills.db")
        who = store.trainee_named(db, "benchmark")
        who = store.save_settings(db, who, replace(who.settings, reviews_per_day=cards))
        now = datetime.now(UTC)
        rows = [
            (who.id, f"cloze/fr/c{n}/x", f"c{n // 3}", (now + timedelta(minutes=n % 2000 - 1500)).timestamp(),
             (now - timedelta(days=9)).timestamp())
            for n in range(cards)
        ]  # fmt: skip
        with store.transaction(db):
            db.executemany(
                "INSERT INTO card (trainee, item, kind, lang, concept, sibling, state, stability, difficulty, due,"
                " last_review, introduced) VALUES (?1, ?2, 'cloze', 'fr', ?3, ?3, 2, 9.0, 5.0, ?4, ?5, ?5)",
                rows,
            )
        taken = []
        for _ in range(rounds):
            began = time.perf_counter()
            schedule.due(db, who, now)
            taken.append((time.perf_counter() - began) * 1000)
        db.close()
    return statistics.median(taken)


def unusual() -> dict[int, dict[str, Counter[str]]]:
    """Per set and verdict of `unusual.jsonl`: how many answers passed, were refused, or left open."""
    from workbench.drills.answering import grade
    from workbench.drills.session import find_item
    from workbench.glossary.loading import default_glossary

    glossary = default_glossary()
    found: dict[int, dict[str, Counter[str]]] = {}
    for line in (GOLD.parent / "unusual.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        item = find_item(row["item"], glossary)
        if item is None:
            raise LookupError(f"{row['item']} is no exercise any more; take it out of unusual.jsonl")
        verdict = grade(item, row["answer"], glossary)
        outcome = "passed" if verdict.passed else "unsure" if verdict.doubtful else "refused"
        found.setdefault(row["set"], {"right": Counter(), "wrong": Counter()})[row["verdict"]][outcome] += 1
    return found


def grading() -> dict[str, Any]:
    """Accuracy over the gold: whole, by half (every other question), by label."""
    from workbench.drills.grading import grade_term
    from workbench.drills.model import Item
    from workbench.glossary.loading import default_glossary

    glossary = default_glossary()
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    errors, turned = [], 0
    for number, line in enumerate(GOLD.read_text("utf-8").splitlines()):
        row = json.loads(line)
        item = Item("gold", row["exercise"], row["lang"], row["concept"], "", row["prompt"], "", term=row["term"],
                    accepted=tuple(row["accepted"]))  # fmt: skip
        verdict = grade_term(item, row["answer"], glossary)
        half = "odd" if (number // ANSWERS_A_QUESTION) % 2 else "even"
        good = verdict.label == row["label"]
        for key in (half, row["label"], "all"):
            totals[key] += 1
            hits[key] += good
        turned += row["label"] in ("right", "variant", "inflected", "typo") and verdict.label == "wrong-side"
        if not good:
            errors.append(f"{row['term']} | {row['answer']} | {row['label']} graded {verdict.label}")
    labels = {k: (hits[k], totals[k]) for k in totals if k not in ("odd", "even", "all")}
    shares = {key: hits[key] / totals[key] for key in ("all", "odd", "even")}
    return {"accuracy": shares["all"], "odd": shares["odd"], "even": shares["even"], "labels": labels,
            "right_graded_wrong_side": turned, "errors": errors, "digest": glossary.digest}  # fmt: skip


if __name__ == "__main__":
    main()
