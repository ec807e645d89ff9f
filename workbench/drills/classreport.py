"""What a class gets wrong, and which side its errors lean to: counted over trainees, as CSV or one page."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from workbench.drills.feedback import say
from workbench.drills.model import leaning
from workbench.drills.store import Trainee, trainees
from workbench.glossary.model import Glossary
from workbench.text.words import fold


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as the report counts it."""

    trainee: str
    kind: str
    concept: str
    lang: str
    answer: str
    credit: float
    side: str | None


@dataclass(frozen=True, slots=True)
class TermRow:
    concept: str
    lang: str
    answers: int
    wrong: int
    often: str
    neutral: str

    @property
    def share(self) -> float:
        return self.wrong / self.answers


@dataclass(frozen=True, slots=True)
class Tally:
    """A row of trainees or kinds: how many answers, and the mean credit."""

    name: str
    answers: int
    credit: float


@dataclass(frozen=True, slots=True)
class ClassReport:
    trainees: tuple[Tally, ...]
    terms: tuple[TermRow, ...]
    sides: tuple[tuple[str, int], ...]
    kinds: tuple[Tally, ...]
    answers: int


def from_store(db: sqlite3.Connection, names: Iterable[str] = ()) -> list[Given]:
    """The answers of the trainees in a database, all or those named."""
    wanted = set(names)
    chosen: list[Trainee] = [trainee for trainee in trainees(db) if not wanted or trainee.name in wanted]
    return [
        Given(trainee.name, row["kind"], row["concept"], row["lang"], row["answer"], row["credit"],
              leaning(row["kind"], row["label"], row["side"]))
        for trainee in chosen
        for row in db.execute("SELECT * FROM review WHERE trainee = ? ORDER BY at, id", (trainee.id,))
    ]  # fmt: skip


def from_export(content: Mapping[str, Any]) -> list[Given]:
    """The answers of an exported history (`drill export --json`)."""
    return [
        Given(content["trainee"], r["kind"], r["concept"], r["lang"], r["answer"], r["credit"],
              leaning(r["kind"], r["label"], r["side"]))
        for r in content["reviews"]
    ]  # fmt: skip


def from_exam(content: Mapping[str, Any]) -> list[Given]:
    """The answers of a sealed exam result."""
    return [
        Given(content["trainee"], a["kind"], a["concept"], a["item"].split("/")[1], a["answer"], a["credit"], a["side"])
        for a in content["answers"]
    ]


def class_report(given: Sequence[Given], glossary: Glossary) -> ClassReport:
    """Count; terms by how many answers were wrong, sides by how many errors chose them."""
    sides = Counter(one.side for one in given if one.side)
    return ClassReport(
        tuple(_tally(given, lambda one: one.trainee)),
        tuple(_terms(given, glossary)),
        tuple(sorted(sides.items(), key=lambda pair: (-pair[1], pair[0]))),
        tuple(_tally(given, lambda one: one.kind)),
        len(given),
    )


def _tally(given: Sequence[Given], key: Any) -> list[Tally]:
    groups: dict[str, list[float]] = {}
    for one in given:
        groups.setdefault(key(one), []).append(one.credit)
    return [
        Tally(name, len(credits), sum(credits) / len(credits)) for name, credits in sorted(groups.items(), key=_named)
    ]


def _named(group: tuple[str, list[float]]) -> tuple[str, str]:
    """By name, Élodie beside Elsa."""
    return fold(group[0].casefold()), group[0]


def _terms(given: Sequence[Given], glossary: Glossary) -> list[TermRow]:
    groups: dict[tuple[str, str], list[Given]] = {}
    for one in given:
        if one.concept:
            groups.setdefault((one.concept, one.lang), []).append(one)
    rows = []
    for (name, lang), answers in groups.items():
        wrong = [one for one in answers if one.credit < 0.5]
        often = Counter(one.answer.strip() for one in wrong if _is_wording(one)).most_common(1)
        concept = glossary.concepts.get(name)
        neutral = concept.neutral(lang) if concept else None
        if wrong:
            rows.append(TermRow(name, lang, len(answers), len(wrong), often[0][0] if often else "",
                                neutral.text if neutral else ""))  # fmt: skip
    return sorted(rows, key=lambda row: (-row.wrong, -row.share, row.concept, row.lang))


def _is_wording(one: Given) -> bool:
    """Whether the answer is a wording, and not the number of an option, the name of a side or nothing."""
    return bool(one.answer.strip()) and not one.answer.strip().isdecimal() and one.kind != "side"


def report_csv(report: ClassReport, glossary: Glossary, language: str) -> str:
    """Sections one under another, the first column says which; cells that look like formulas are defused."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")

    def write(*cells: Any) -> None:
        writer.writerow([f"'{c}" if isinstance(c, str) and c[:1] in ("=", "+", "-", "@") and c else c for c in cells])

    write("section", "name", "language", "answers", "wrong", "share_or_credit", "often_written", "neutral")
    for one in report.trainees:
        write("trainee", one.name, "", one.answers, "", f"{one.credit:.3f}", "", "")
    for row in report.terms:
        write("term", row.concept, row.lang, row.answers, row.wrong, f"{row.share:.3f}", row.often, row.neutral)
    for side, count in report.sides:
        write("side", glossary.side_label(side, language), "", "", count, "", "", "")
    for one in report.kinds:
        write("kind", one.name, "", one.answers, "", f"{one.credit:.3f}", "", "")
    return out.getvalue()


def report_html(report: ClassReport, glossary: Glossary, language: str) -> str:
    """One self-contained page. The same report gives the same bytes."""
    widest = max((count for _, count in report.sides), default=1)
    sides = [(glossary.side_label(side, language), count, count / widest) for side, count in report.sides]
    page: str = _environment().get_template("class.html.j2").render(
        report=report, sides=sides, language=language, say=lambda key: say(key, language), glossaries=glossary.digest,
        trainees=[(one.name, one) for one in report.trainees],
        kinds=[(say(f"kind.{one.name}", language), one) for one in report.kinds],
        percent=percent_sign(language),
    )  # fmt: skip
    return page


def percent_sign(language: str) -> str:
    return "\u202f%" if language == "fr" else "%"


@cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, pass_context

    environment = Environment(
        loader=PackageLoader("workbench.drills"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["percent"] = pass_context(lambda context, value: f"{100 * value:.0f}{context['percent']}")
    return environment
