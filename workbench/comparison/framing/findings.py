"""The finder of the comparison room for everything that framing changes within linked sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.comparison.context import Context, Finding
from workbench.comparison.framing import agency, attribution, certainty, loaded, own_deeds, quotation_marks
from workbench.comparison.framing.telling import Both, tellings

# One module a kind of mark.
KINDS: tuple[Callable[[Both], Iterator[Finding]], ...] = (
    attribution.findings,
    own_deeds.findings,
    certainty.findings,
    quotation_marks.findings,
    agency.findings,
    loaded.findings,
)


def findings(context: Context) -> Iterator[Finding]:
    """Every mark of framing, pair by pair, read off the two originals."""
    for both in tellings(context):
        for kind in KINDS:
            yield from kind(both)
