"""A translation model's word on answers that the rules cannot judge: how likely it finds them beside the reference.

Only an installed Argos package of the pair is asked, since it gives the probability of a given text (`score_batch`).
What ships with the program was measured on unusual answers (samples/drills/unusual.jsonl) and cannot tell the right
from the wrong: area under the curve .50-.52 for sentence vectors, .42 for the lexicon, .56 for the phrase model's
language model. So without a package nobody is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.drills.model import GAP, Item, Verdict

if TYPE_CHECKING:
    from workbench.translation.model import Translator

REFERENCES = 6
# How much less likely per piece than the best reference an answer may be (nats).
MARGIN = 0.5


def second_look(item: Item, answer: str, verdict: Verdict, scorer: Translator | None = None) -> Verdict:
    """The verdict, raised from "unsure" to "probable" where the model finds the answer about as likely as a reference.

    Nothing else is ever changed: what the glossary calls wrong, loaded or right stays so.
    """
    if not verdict.unsure or item.kind not in ("reverse", "translate", "cloze"):
        return verdict
    source, target = _pair(item)
    model = scorer or scorer_for(source, target)
    behind = _behind(item, answer, model) if model else None
    if behind is None or behind > MARGIN:
        return verdict
    return replace(verdict, label="probable", right=(verdict.given,), missed=(), doubtful=True)


@lru_cache(maxsize=4)
def scorer_for(source: str, target: str) -> Translator | None:
    """The installed package that can score texts of the pair, or None."""
    from workbench.translation.engines import find_translator

    found = find_translator(source, target, remember=False)
    return found if found is not None and found.engine == "argos" and found.likelihood(["a"], ["a"]) else None


def _pair(item: Item) -> tuple[str, str]:
    return (item.beside_lang if item.kind == "cloze" else item.text_lang), item.lang


def _behind(item: Item, answer: str, model: Translator) -> float | None:
    """How far the answer falls behind the best reference, in nats per piece; below zero it is likelier."""
    source, references, given = sides(item, answer)
    if item.kind == "translate":
        references = [model.translate([source])[0].text]
    scores = model.likelihood([source] * (len(references) + 1), [given, *references])
    if not scores:
        return None
    means = [_mean(score) for score in scores]
    return max(means[1:]) - means[0]


def sides(item: Item, answer: str) -> tuple[str, list[str], str]:
    """What the model reads: a source, the references for it, and the answer put in their place.

    A gap is filled in its own sentence, on the source side by its cue, so that answer and reference are weighed in
    the same surroundings; a term is weighed against the marked words; a sentence against the model's own rendering.
    """
    answer = answer.strip()
    wordings = [item.term, *item.accepted[: REFERENCES - 1]]
    if item.kind == "cloze":
        return (
            item.text.replace(GAP, item.beside),
            [item.text.replace(GAP, one) for one in wordings],
            (item.text.replace(GAP, answer)),
        )
    if item.kind == "translate":
        return item.text, [], answer
    marked = " ".join(item.text[start:end] for start, end in item.marked)
    return marked, wordings, answer


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores) if scores else float("-inf")
