"""Pinned floors: what quality may never silently fall below.

`floors.toml` holds a section a benchmark: the hash of the data it was measured on, and a least value a measure.
`python -m benchmarks.floors SECTION` measures and raises the floors; it refuses to lower one unless told
`--lower "why"`, and writes the reason beside it (after trafilatura's evaluation gate).
`python -m benchmarks.floors --check [SECTION …]` measures the sections, or all of them, and fails where one fell.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floors.toml")
SLACK = 0.02  # a floor is pinned this far below what was measured: other machines round otherwise


def load(section: str) -> dict[str, Any]:
    """The floors of one section; empty if there is none."""
    return dict(tomllib.loads(FILE.read_text("utf-8")).get(section, {})) if FILE.exists() else {}


def corpus_hash(paths: Iterable[Path]) -> str:
    """A short hash of the files a measure was taken on, names and order left out."""
    digests = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)
    return hashlib.sha256("".join(digests).encode()).hexdigest()[:12]


def broken(section: str, measured: Mapping[str, float]) -> list[str]:
    """A sentence for each measure that fell below its floor, or has none to hold it."""
    floors = load(section)
    sentences = []
    for name, value in measured.items():
        least = floors.get(name)
        if least is None:
            sentences.append(f"{section}: {name} has no floor; run `python -m benchmarks.floors {section}`.")
        elif value < least:
            sentences.append(f"{section}: {name} is {value:.3f}, below its floor {least:.3f}.")
    return sentences


def update(
    section: str, measured: Mapping[str, float], corpus: str, lower: str | None = None, slack: float = SLACK
) -> None:
    """Raise the section's floors to what was measured less the slack.

    Raises SystemExit when a floor would fall and no reason was given.
    """
    tables = tomllib.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    old = tables.get(section, {})
    new: dict[str, Any] = {"corpus": corpus}
    for name, value in measured.items():
        floor = round(max(0.0, value - slack), 3)
        before = old.get(name, 0.0)
        if floor < before and lower is None:
            if value < before:
                raise SystemExit(f"{name} would fall from {before} to {floor}; give a reason: --lower 'why'.")
            floor = before
        new[name] = floor
    if lower:
        new["lowered"] = lower
    tables[section] = new
    FILE.write_text(_toml(tables), encoding="utf-8")


def _toml(tables: Mapping[str, Mapping[str, Any]]) -> str:
    lines = ["# Least values, pinned by `python -m benchmarks.floors SECTION`; a test holds the program to them."]
    for section in sorted(tables):
        lines += ["", f"[{section}]"]
        lines += [f'"{key}" = {value!r}'.replace("'", '"') for key, value in tables[section].items()]
    return "\n".join(lines) + "\n"


def check(sections: Sequence[str]) -> int:
    """Measure the sections and print what fell below its floor: 0 when nothing did."""
    fallen: list[str] = []
    for section in sections or tomllib.loads(FILE.read_text("utf-8")):
        module = importlib.import_module(f"benchmarks.{section}")
        try:
            values, corpus = module.measure()
        except FileNotFoundError:
            print(f"{section}: skipped: no data")
            continue
        stale = load(section)["corpus"] != corpus
        found = [f"{section}: the data changed; measure again and pin."] if stale else broken(section, values)
        print(f"{section}: " + ("below its floor" if found else "holds"))
        fallen += found
    print("\n".join(fallen))
    return int(bool(fallen))


def main(arguments: list[str]) -> None:
    """Measure a section's benchmark module (its `measure()` gives values and corpus hash) and pin it."""
    if arguments[:1] == ["--check"]:
        raise SystemExit(check(arguments[1:]))
    section = arguments[0]
    reason = arguments[arguments.index("--lower") + 1] if "--lower" in arguments else None
    module = importlib.import_module(f"benchmarks.{section}")
    values, corpus = module.measure()
    update(section, values, corpus, reason, getattr(module, "SLACK", SLACK))


if __name__ == "__main__":
    main(sys.argv[1:])
