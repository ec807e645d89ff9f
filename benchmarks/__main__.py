"""Every benchmark, one after the other; each says "skipped: no data" where its data are absent."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks

_NOT_RUN = {"__main__", "floors", "scoring", "gale_church", "terminal"}


def main(names: list[str]) -> None:
    """Run the named benchmarks, or all that have a `main`."""
    found = [m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name not in _NOT_RUN]
    for name in names or found:
        module = importlib.import_module(f"benchmarks.{name}")
        if not hasattr(module, "main") or name.startswith("fit_"):
            continue
        print(f"\n== {name}: {(module.__doc__ or '').strip().splitlines()[0]}", flush=True)
        module.main()


if __name__ == "__main__":
    main(sys.argv[1:])
