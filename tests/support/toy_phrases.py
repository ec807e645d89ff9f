"""A toy phrase model made by the whole recipe from a few hundred generated sentences with known word links."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from models.recipe import phrase_extract, phrase_lm, phrase_pack, phrase_score

_NOUNS = {"navire": "ship", "pont": "bridge", "village": "village", "port": "port", "train": "train", "camp": "camp"}
_ADJECTIVES = {"russe": "Russian", "ancien": "old", "détruit": "destroyed", "blanc": "white", "syrien": "Syrian"}
_VERBS = {"brûle": "burns", "avance": "advances", "attend": "waits", "tombe": "falls", "résiste": "resists"}


def build(work: Path) -> Path:
    """Run extraction, scoring, the language model and packing in `work`; returns the model file."""
    rows = [
        (f"le {n} {a} {v} .", f"the {_ADJECTIVES[a]} {_NOUNS[n]} {_VERBS[v]} .", "0-0 1-2 2-1 3-3 4-4")
        for n, a, v in product(_NOUNS, _ADJECTIVES, _VERBS)
    ]
    rows += [
        (f"en $year , $num {n}s ont péri .", f"in $year , $num {_NOUNS[n]}s perished .", "0-0 1-1 2-2 3-3 4-4 6-5 7-6")
        for n in _NOUNS
    ] * 3
    rows += [(f'" {v} " !', f'" {e} " !', "0-0 1-1 2-2 3-3") for v, e in _VERBS.items()] * 3
    columns = {"fr.txt": 0, "en.txt": 1, "fwd.txt": 2, "rev.txt": 2}
    for name, column in columns.items():
        (work / name).write_text("\n".join(row[column] for row in rows) + "\n", "utf-8")
    (work / "weight.txt").write_text("1.0\n" * len(rows))
    phrase_extract.make(work)
    phrase_score.make(work)
    phrase_lm.make(work, [0, 0.0, 0.0, 0.0])
    path = work / "toy.npz"
    phrase_pack.pack(work, path, phrase_pack.WEIGHTS, version="0", most=10, margin=3.0)
    return path
