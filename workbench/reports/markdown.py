"""The comparison as Markdown: for notes, issues and e-mails."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.comparison.model import Comparison, Mark, Witness
from workbench.reports.kinds import GROUND, LOOKS, label
from workbench.reports.leaning import facts, tally
from workbench.reports.rows import Row, rows
from workbench.reports.voices import (
    Voice,
    general_notes,
    on_link,
    on_mark,
    on_sentence,
    overview,
    pair_name,
    without_hold,
)
from workbench.reports.wording import WORDS
from workbench.session.record import Record


def render_markdown(comparison: Comparison, language: str = "en", record: Record | None = None) -> str:
    """Summary, counts, then each row with both texts quoted and its marks as a list.

    With a record: what the analyst said stands under what it is about; rejected marks stay, struck through.
    """
    said = record if record and record.session.entries else None
    return "\n".join(_lines(comparison, language, said)) + "\n"


def _lines(machine: Comparison, language: str, said: Record | None) -> Iterator[str]:
    words = WORDS[language]
    shown = said.view.everything if said else machine
    yield f"# {words['comparison']}{words['colon']}{_escape(machine.article.title or machine.article.id)}"
    yield ""
    for role, witness in ((words["article"], machine.article), (words["origin"], machine.origin)):
        yield f"- **{role}**{words['colon']}{_witness(witness)}"
    summary = machine.summary
    shares = ", ".join(f"{words[name]} {getattr(summary, name):.0%}" for name in ("verbatim", "rewritten", "new"))
    omitted = f"{words['left out']} {summary.omitted:.0%} {words['of origin']}"
    yield f"- **{words['reuse']}**{words['colon']}{shares}; {omitted}"
    yield f"- **{words['marks']}**{words['colon']}{_counts(machine, language)}"
    yield from (f"- {sentence}" for sentence in tally(machine, language))
    yield ""
    yield f"_{words['method']}_"
    if said:
        yield from _analyst(said, language)
    for row in rows(shown) if shown.links else ():
        yield from _row(shown, row, language, said)
    yield ""
    yield f"`{machine.signature}`"


def _counts(comparison: Comparison, language: str) -> str:
    marks = comparison.summary.marks
    counts = [f"{look.name(language)} {marks[kind]}" for kind, look in LOOKS.items() if _is_counted(kind, marks)]
    return ", ".join(counts) or WORDS[language]["no marks"]


def _analyst(said: Record, language: str) -> Iterator[str]:
    """The analyst's part: who, how many decisions, marks as they now count, loose notes, what found no hold."""
    words = WORDS[language]
    yield ""
    yield f"## {words['analyst']}"
    yield ""
    yield from (f"- {_escape(line)}" for line in overview(said, language))
    yield f"- {words['marks']}{words['colon']}{_counts(said.view.comparison, language)}"
    yield from (_voice(voice, language) for voice in general_notes(said, language))
    lost = without_hold(said, language)
    if lost:
        yield f"- {words['without hold']}{words['colon'].rstrip()}"
        yield from (f"  - {_escape(line)}" for line in lost)
    yield "- " + words["machine's share"]


def _is_counted(kind: str, marks: object) -> bool:
    return kind not in GROUND and bool(marks.get(kind))  # type: ignore[attr-defined]


def _witness(witness: Witness) -> str:
    facts = [witness.title or witness.id, witness.lang, witness.outlet, witness.published, witness.url]
    return f"{_escape(' · '.join(f for f in facts if f))} (SHA-256 `{witness.sha256}`)"


def _row(shown: Comparison, row: Row, language: str, said: Record | None) -> Iterator[str]:
    words = WORDS[language]
    yield ""
    yield f"## {_heading(row, language)}{' (' + words['moved'] + ')' if row.link.moved else ''}"
    for witness, indices in ((shown.article, row.link.a), (shown.origin, row.link.b)):
        for index in indices:
            yield ""
            yield f"> **{witness.lang}** {_escape(witness.slice(witness.paragraphs[index]))}"
    marks = [m for m in row.marks if m.kind not in GROUND or (said and said.speaks_of(m.id))]
    told = (
        [*(_voice(v, language) for v in on_link(said, row.link, language)), *_edits(said, row, language)]
        if said
        else []
    )
    if marks or told:
        yield ""
    yield from told
    for mark in marks:
        yield from _mark(mark, language, said)


def _heading(row: Row, language: str) -> str:
    if row.link.is_null:
        side, indices = ("article", row.link.a) if row.link.a else ("origin", row.link.b)
        return f"{WORDS[language][side]} {', '.join(str(i + 1) for i in indices)}"
    return pair_name((row.link.a, row.link.b), language)


def _edits(said: Record, row: Row, language: str) -> Iterator[str]:
    """Sentences that the analyst translated: theirs, and the machine's."""
    words, article = WORDS[language], said.machine.article
    for sentence in said.machine.translation.sentences if said.machine.translation else ():
        voice = on_sentence(said, sentence.source, language)
        if voice and article.paragraph_at(sentence.source[0]) in row.link.a:
            own = _escape(said.view.edits[sentence.source])
            machine = f"{words['machine wrote']} ~~{_escape(sentence.text)}~~"
            yield f"- *{_escape(voice.text)}*{words['colon']}{own} ({machine})"


def _mark(mark: Mark, language: str, said: Record | None) -> Iterator[str]:
    entry = "".join(f"; {name}: {_escape(value)}" for name, value in facts(mark, language))
    stated = said.stated.get(mark.id) if said else None
    strike = "~~" if stated and stated.verdict == "rejected" else ""
    why = f"{_escape(mark.explanation)} ({mark.confidence:.0%}{entry})"
    yield f"- {strike}**{label(mark)} {LOOKS[mark.kind].name(language)}** {why}{strike}"
    yield from (_voice(voice, language, "  ") for voice in on_mark(said, mark, language)) if said else ()


def _voice(voice: Voice, language: str, indent: str = "") -> str:
    note = WORDS[language]["colon"] + _escape(voice.note) if voice.note else ""
    return f"{indent}- *{_escape(voice.text)}*{note}"


def _escape(text: str) -> str:
    """One line of plain text: Markdown's own signs lose their power."""
    flat = " ".join(text.split())
    for sign in "\\`*_[]<>#|~&":
        flat = flat.replace(sign, f"\\{sign}")
    return flat
