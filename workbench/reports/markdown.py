"""The comparison as Markdown: for notes, issues and e-mails."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.comparison.model import Comparison, Mark, Witness
from workbench.reports.kinds import GROUND, LOOKS
from workbench.reports.leaning import facts, tally
from workbench.reports.rows import Row, rows
from workbench.reports.wording import WORDS


def render_markdown(comparison: Comparison, language: str = "en") -> str:
    """Summary, counts, then each row with both texts quoted and its marks as a list."""
    return "\n".join(_lines(comparison, language)) + "\n"


def _lines(comparison: Comparison, language: str) -> Iterator[str]:
    words = WORDS[language]
    yield f"# {words['comparison']}: {_escape(comparison.article.title or comparison.article.id)}"
    yield ""
    for role, witness in ((words["article"], comparison.article), (words["origin"], comparison.origin)):
        yield f"- **{role}**: {_witness(witness)}"
    summary = comparison.summary
    shares = ", ".join(f"{words[name]} {getattr(summary, name):.0%}" for name in ("verbatim", "rewritten", "new"))
    yield f"- **{words['reuse']}**: {shares}; {words['left out']} {summary.omitted:.0%} {words['of origin']}"
    counts = [f"{look.name(language)} {summary.marks[k]}" for k, look in LOOKS.items() if _is_counted(k, summary.marks)]
    yield f"- **{words['marks']}**: {', '.join(counts) or words['no marks']}"
    yield from (f"- {sentence}" for sentence in tally(comparison, language))
    yield ""
    yield f"_{words['method']}_"
    for row in rows(comparison):
        yield from _row(comparison, row, language)
    yield ""
    yield f"`{comparison.signature}`"


def _is_counted(kind: str, marks: object) -> bool:
    return kind not in GROUND and bool(marks.get(kind))  # type: ignore[attr-defined]


def _witness(witness: Witness) -> str:
    facts = [witness.title or witness.id, witness.lang, witness.outlet, witness.published, witness.url]
    return f"{_escape(' · '.join(f for f in facts if f))} (SHA-256 `{witness.sha256}`)"


def _row(comparison: Comparison, row: Row, language: str) -> Iterator[str]:
    words = WORDS[language]
    sides = [
        f"{words[name]} {', '.join(str(i + 1) for i in indices)}"
        for name, indices in (("article", row.link.a), ("origin", row.link.b))
        if indices
    ]
    yield ""
    yield f"## {' ↔ '.join(sides)}{' (' + words['moved'] + ')' if row.link.moved else ''}"
    for witness, indices in ((comparison.article, row.link.a), (comparison.origin, row.link.b)):
        for index in indices:
            yield ""
            yield f"> **{witness.lang}** {_escape(witness.slice(witness.paragraphs[index]))}"
    marks = [m for m in row.marks if m.kind not in GROUND]
    if marks:
        yield ""
    for mark in marks:
        yield _mark(mark, language)


def _mark(mark: Mark, language: str) -> str:
    look = LOOKS[mark.kind]
    entry = "".join(f"; {name}: {_escape(value)}" for name, value in facts(mark, language))
    said = f"{_escape(mark.explanation)} ({mark.confidence:.0%}{entry})"
    return f"- **{look.letter}{mark.id[1:]} {look.name(language)}** {said}"


def _escape(text: str) -> str:
    """One line of plain text: Markdown's own signs lose their power."""
    flat = " ".join(text.split())
    for sign in "\\`*_[]<>#|":
        flat = flat.replace(sign, f"\\{sign}")
    return flat
