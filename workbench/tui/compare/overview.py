"""The inspector when no mark is in hand: what the whole comparison amounts to."""

from __future__ import annotations

from textual.content import Content

from workbench.comparison.model import Comparison, Witness
from workbench.reports.kinds import LOOKS
from workbench.reports.leaning import tally
from workbench.text.spans import Span
from workbench.tui.compare.layout import Texts
from workbench.tui.compare.placing import RAILS, counts
from workbench.tui.wording import language, say


def overview(comparison: Comparison) -> Content:
    """Shares of reuse, counts by kind, provenance of both texts, signature."""
    summary = comparison.summary
    shares = [
        (RAILS["verbatim"], "verbatim", f"{summary.verbatim:.0%} {say('overview.verbatim')}"),
        (RAILS["rewritten"], "rewritten", f"{summary.rewritten:.0%} {say('overview.rewritten')}"),
        ("+", "addition", f"{summary.new:.0%} {say('overview.new')}"),
        ("-", "omission", f"{summary.omitted:.0%} {say('overview.omitted')}"),
    ]
    first = Content("   ").join(
        [Content.assemble((sign + " ", f"$mark-{kind}"), words) for sign, kind, words in shares]
    )
    kinds = [
        Content.assemble((LOOKS[kind].letter, f"bold $mark-{kind}"), f" {count} {LOOKS[kind].name(language())}")
        for kind, count in counts(comparison.marks).items()
        if kind not in ("verbatim", "rewritten")
    ]
    return Content("\n").join(
        [
            first,
            Content("   ").join(kinds),
            *(Content(sentence) for sentence in tally(comparison, language())),
            _provenance("inspect.article", comparison.article),
            _provenance("inspect.origin", comparison.origin),
            Content.styled(f"{say('overview.made by')} {comparison.signature}", "$ink-dim"),
            Content.styled(say("overview.hint"), "$ink-dim italic"),
        ]
    )


def _provenance(role: str, witness: Witness) -> Content:
    parts = [
        witness.lang,
        witness.outlet,
        witness.published,
        witness.author,
        witness.url,
        f"SHA-256 {witness.sha256[:12]}…",
    ]
    return Content.assemble(
        (f"{say(role)}  ", "$ink-dim"),
        witness.title or witness.id,
        ("  " + " · ".join(p for p in parts if p), "$ink-dim"),
    )


def translated_spans(comparison: Comparison, texts: Texts, spans: tuple[Span, ...]) -> list[Span]:
    """Where the translation column shows the sentences that overlap `spans` of the article."""
    if comparison.translation is None:
        return []
    found: list[Span] = []
    for number, (first, last) in enumerate(comparison.article.paragraphs):
        if not any(start < last and first < end for start, end in spans):
            continue
        position = texts.paragraphs["translation"][number][0]
        for sentence in comparison.translation.sentences:
            if first <= sentence.source[0] < last:
                length = len(sentence.text)
                if any(s < sentence.source[1] and sentence.source[0] < e for s, e in spans):
                    found.append((position, position + length))
                position += length + 1
    return found
