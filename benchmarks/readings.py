"""Numbers, dates, quotations and names read from both sides of parallel text: what meets nothing on the other side.

Two faithful translations state the same figures; every reading left over would be a false mark. Some are true
differences of wording (« les deux rives », "on both banks").

    python -m benchmarks.readings
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.floors import corpus_hash
from workbench.text.dates import compatible, dates
from workbench.text.names import names, same
from workbench.text.numbers import Number, numbers
from workbench.text.peoples import allusions
from workbench.text.quotations import quotations
from workbench.version import VERSION

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "eval" / "mt"
SLACK = 0.005  # rules without a model read the same everywhere
SETS = ("genre", "flores-dev")
Reader = Callable[[str, str], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of reading is made, and when two of them say the same."""

    name: str
    read: Reader
    equal: Callable[[Any, Any], bool]


def equal_numbers(first: Number, second: Number) -> bool:
    """The same value and unit, or the same order of magnitude where there is no value."""
    if first.value is None or second.value is None:
        return first.magnitude == second.magnitude
    return abs(first.value - second.value) <= 1e-6 * max(1.0, first.value) and first.unit == second.unit


KINDS = (
    Kind("numbers", numbers, equal_numbers),
    Kind("dates", dates, compatible),
    Kind("quotations", quotations, lambda first, second: True),
    Kind("names", names, same),
)


def lone(kind: Kind, french: str, english: str) -> tuple[int, int]:
    """Readings of a pair that meet nothing on the other side, and all readings."""
    ours, theirs = list(kind.read(french, "fr")), list(kind.read(english, "en"))
    count = len(ours) + len(theirs)
    for one in list(ours):
        match = next((other for other in theirs if kind.equal(one, other)), None)
        if match is not None:
            ours.remove(one)
            theirs.remove(match)
    if kind.name == "names":
        ours = [one for one in ours if one.key not in allusions(english, "en")]
        theirs = [one for one in theirs if one.key not in allusions(french, "fr")]
    return len(ours) + len(theirs), count


def table() -> dict[tuple[str, str], tuple[int, int]]:
    """By kind and set: readings that meet nothing, and all readings."""
    found = {}
    for name in SETS:
        sides = [(DATA / f"{name}.{lang}").read_text(encoding="utf-8").splitlines() for lang in ("fr", "en")]
        for kind in KINDS:
            counted = [lone(kind, french, english) for french, english in zip(*sides, strict=True)]
            found[kind.name, name] = sum(a for a, _ in counted), sum(b for _, b in counted)
    return found


def measure() -> tuple[dict[str, float], str]:
    """Values for the floors (shares of the readings that meet their like), and the hash of the data."""
    values = {f"{kind} met, {name}": 1 - left / max(1, of) for (kind, name), (left, of) in table().items()}
    return values, corpus_hash(DATA / f"{name}.{lang}" for name in SETS for lang in ("fr", "en"))


def main() -> None:
    """Print the share of readings that meet nothing, by kind and set."""
    if not DATA.exists():
        print("skipped: no data")
        return
    paths = [DATA / f"{name}.{lang}" for name in SETS for lang in ("fr", "en")]
    print(f"{'kind':12}" + "".join(f"{name:>24}" for name in SETS))
    counts = table()
    for kind in KINDS:
        cells = [f"{left:>6} of {of:<5} {left / max(1, of):6.1%}" for left, of in (counts[kind.name, s] for s in SETS)]
        print(f"{kind.name:12}" + "".join(f"{cell:>24}" for cell in cells))
    print(f"workbench {VERSION}|parallel text {corpus_hash(paths)}")


if __name__ == "__main__":
    main()
