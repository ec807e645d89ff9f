"""Marks of framing against the gold pairs of samples/framing: precision and recall a kind, false marks on plain pairs.

Files called `dev` are for looking at (`-v` shows every error there); of those called `test` only the figures are shown.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scoring import GoldMark, gold_marks

GOLD = Path(__file__).resolve().parent.parent / "samples" / "framing"
KINDS = ("loaded-term", "attribution", "certainty", "quotation-marks", "agency")


@dataclass(frozen=True, slots=True)
class Scored:
    """One gold pair with what was found in it."""

    pair: dict[str, Any]
    gold: list[GoldMark]
    found: list[Any]

    @property
    def is_plain(self) -> bool:
        return not self.gold


def score(name: str) -> list[Scored]:
    """Find the marks of every pair of `name`.jsonl; the two texts of a pair are linked by force."""
    from workbench.comparison.framing import findings

    lines = (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()
    scored = []
    for pair in map(json.loads, lines):
        gold = gold_marks(pair["marks"], pair["article"], pair["origin"])
        scored.append(Scored(pair, gold, list(findings(linked(pair)))))
    return scored


def linked(pair: dict[str, Any]) -> Any:
    """The two texts of a pair as one link, ready for the finders of marks."""
    from workbench.alignment.links import Link
    from workbench.comparison.context import Context, pair_up
    from workbench.documents.model import document_from_text
    from workbench.glossary.loading import default_glossary

    sides = []
    for side in ("article", "origin"):
        text = pair[side]
        title = (0, len(text)) if pair.get("headline") else None
        sides.append(document_from_text(text, lang=pair[f"{side}_lang"], headline=title))
    article, origin = sides
    link = Link(tuple(range(len(article.sentences))), tuple(range(len(origin.sentences))), 1.0, False)
    return Context(
        article=article,
        origin=origin,
        translation=None,
        links=(link,),
        sentence_links=(link,),
        pairs=pair_up(article, origin, [link]),
        glossary=default_glossary(),
    )


def meets(finding: Any, gold: GoldMark) -> bool:
    """The same kind, and overlapping words; where both name a side, the words must overlap there too."""
    if finding.kind != gold.kind:
        return False
    sides = [(gold.article, finding.article), (gold.origin, finding.origin)]
    named = [(span, spans) for span, spans in sides if span is not None]
    touched = [any(s < span[1] and span[0] < e for s, e in spans) for span, spans in named]
    return any(touched) and all(t or not spans for t, (_, spans) in zip(touched, named, strict=True))


def figures(scored: Sequence[Scored]) -> dict[str, float]:
    """Precision and recall a kind, and how often a plain pair stays without a false mark of a framing kind."""
    values: dict[str, float] = {}
    for kind in KINDS:
        wanted = [(one, mark) for one in scored for mark in one.gold if mark.kind == kind]
        made = [(one, mark) for one in scored for mark in one.found if mark.kind == kind]
        right = sum(any(meets(mark, gold) for gold in one.gold) for one, mark in made)
        found = sum(any(meets(mark, gold) for mark in one.found) for one, gold in wanted)
        values[f"{kind} precision"] = right / len(made) if made else 1.0
        values[f"{kind} recall"] = found / len(wanted) if wanted else 1.0
    plain = [one for one in scored if one.is_plain]
    values["plain pairs unmarked"] = 1 - sum(len(_framing(one)) for one in plain) / len(plain)
    return values


def over_all(scored: Sequence[Scored]) -> dict[str, float]:
    """Precision and recall of all kinds together, and plain pairs unmarked: what a few dozen pairs can bear."""
    wanted = [(one, gold) for one in scored for gold in one.gold if gold.kind in KINDS]
    made = [(one, mark) for one in scored for mark in _framing(one)]
    right = sum(any(meets(mark, gold) for gold in one.gold) for one, mark in made)
    found = sum(any(meets(mark, gold) for mark in one.found) for one, gold in wanted)
    return {
        "precision": right / len(made) if made else 1.0,
        "recall": found / len(wanted) if wanted else 1.0,
        "plain pairs unmarked": figures(scored)["plain pairs unmarked"],
    }


def _framing(one: Scored) -> list[Any]:
    return [mark for mark in one.found if mark.kind in KINDS]


def measure() -> tuple[dict[str, float], str]:
    """What floors.toml pins, on the test pairs, with the hash of both gold files."""
    from benchmarks.floors import corpus_hash

    return figures(score("test")), corpus_hash([GOLD / "dev.jsonl", GOLD / "test.jsonl"])


def _errors(scored: Sequence[Scored]) -> Iterator[str]:
    for one in scored:
        missed = [gold for gold in one.gold if gold.kind in KINDS and not any(meets(m, gold) for m in one.found)]
        false = [mark for mark in _framing(one) if not any(meets(mark, gold) for gold in one.gold)]
        if missed or false:
            yield f"{one.pair['id']}\n  {one.pair['article']}\n  {one.pair['origin']}"
        for gold in missed:
            texts = [s and one.pair[n][s[0] : s[1]] for n, s in (("origin", gold.origin), ("article", gold.article))]
            yield f"    missed {gold.kind}: {texts[0]!r} -> {texts[1]!r}"
        for mark in false:
            yield f"    false {mark.kind} ({mark.rule}): {mark.from_!r} -> {mark.to!r}"


def _table(scored: dict[str, list[Scored]]) -> None:
    tables = {name: figures(pairs) for name, pairs in scored.items()}
    print(f"{'kind':18}" + "".join(f" {name + ' P':>15} {name + ' R':>15}" for name in scored))
    for kind in KINDS:
        cells = (f" {table[f'{kind} {what}']:15.2f}" for table in tables.values() for what in ("precision", "recall"))
        print(f"{kind:18}" + "".join(cells))
    together = [over_all(pairs) for pairs in scored.values()]
    print(f"{'all':18}" + "".join(f" {one[what]:15.2f}" for one in together for what in ("precision", "recall")))
    for name, table in tables.items():
        print(f"{name}: {20 * (1 - table['plain pairs unmarked']):.2f} false marks in 20 plain pairs")


def main(verbose: bool = False) -> None:
    """Print both tables and what made them."""
    from workbench.glossary.loading import default_glossary
    from workbench.version import VERSION

    for names in (("dev", "test"), ("second-dev", "second-test"), ("russian-dev", "russian-test")):
        scored = {name: score(name) for name in names}
        if verbose:
            print("\n".join(_errors(scored[names[0]])))
        _table(scored)
    print(f"workbench {VERSION}|glossaries {default_glossary().digest}|span overlap, same kind")


if __name__ == "__main__":
    main("-v" in sys.argv)
