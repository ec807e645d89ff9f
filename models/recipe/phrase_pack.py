"""Step 6 of the phrase model: weigh, prune and pack everything into one file.

python -m models.recipe.phrase_pack --work WORK --out models/phrase.fr-en.npz [--weights weights.json]
"""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from pathlib import Path

import numpy as np

from models.recipe.phrase_score import rank_within
from workbench.translation.phrase_lm import ORDER
from workbench.translation.phrase_model import FORMAT, LONGEST_FRENCH, parted

FEATURES = ("forward", "backward", "lexical_forward", "lexical_backward", "rare")
SETTINGS = ("language", "jump", "turn")
# Weights of the log-linear model, found by phrase_tune on the held-out pairs.
WEIGHTS = {
    "forward": 0.3718,
    "backward": 0.169,
    "lexical_forward": 0.13,
    "lexical_backward": 0.0338,
    "rare": 0.867,
    "phrase": -0.2,
    "word": 0.45,
    "language": 0.225,
    "jump": 0.15,
    "turn": 0.156,
}
_STEP = 0.05
_LANGUAGE_STEP = 0.06
_EPOCH = (1980, 1, 1, 0, 0, 0)


def option_scores(features: np.ndarray, length: np.ndarray, weights: dict[str, float]) -> np.ndarray:
    """Log-linear score of each option; word reward and phrase cost are part of it, the search knows of no features."""
    return features @ np.array([weights[name] for name in FEATURES]) + weights["word"] * length + weights["phrase"]


def choose(table: dict[str, np.ndarray], score: np.ndarray, most: int, margin: float) -> np.ndarray:
    """Options worth their bytes: the best `most` of each source phrase, none far worse than its best, and no phrase
    that was seen once or twice unless it is short."""
    french = table["french"]
    phrase = np.cumsum(np.concatenate([[0], np.any(french[1:] != french[:-1], axis=1)]))
    best = np.maximum.reduceat(score, np.flatnonzero(np.concatenate([[True], np.diff(phrase) > 0])))[phrase]
    length = (french >= 0).sum(1)
    prose = (table["weight"] >= 2.5 * table["times"]) & (length <= 2)
    enough = (table["times"] >= np.array([0, 1, 2, 2, 3, 3])[length]) | prose
    return np.flatnonzero((rank_within(phrase, score) < most) & (score > best - margin) & enough)


def phrase_members(
    french: np.ndarray, english: np.ndarray, score: np.ndarray, turns: np.ndarray
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """The phrase table as a tree of French words, and the order of its options: by node, level by level, best first."""
    members: dict[str, np.ndarray] = {}
    length = (french >= 0).sum(1)
    parent = np.zeros(len(french), np.int64)
    nodes_before, node_of = 0, np.zeros(len(french), np.int64)
    count = 1
    for level in range(1, LONGEST_FRENCH + 1):
        deep = np.flatnonzero(length >= level)
        keys = parent[deep] << 24 | french[deep, level - 1]
        unique, index = np.unique(keys, return_inverse=True)
        members |= parted(f"children{level}", np.bincount(unique >> 24, minlength=count))
        members |= parted(f"word{level}", unique & 0xFFFFFF)
        parent[deep] = index
        ends = deep[length[deep] == level]
        node_of[ends] = nodes_before + parent[ends]
        nodes_before, count = nodes_before + len(unique), len(unique)
    order = np.lexsort((-score, node_of))
    english, score = english[order], score[order]
    members["options"] = np.bincount(node_of, minlength=nodes_before).astype(np.uint8)
    members["length"] = (english >= 0).sum(1).astype(np.uint8)
    members |= parted("target", english[english >= 0])
    members["turns"] = (turn_level(turns[order, 0]) << 4 | turn_level(turns[order, 1])).astype(np.uint8)
    members["score"] = np.clip(np.rint(score / -_STEP), 0, 255).astype(np.uint8)
    return members, order


def turn_level(share: np.ndarray) -> np.ndarray:
    """A share in sixteen levels, the middle of level i being (i + 1/2) / 16."""
    return np.clip((share * 16).astype(np.int64), 0, 15)


def language_members(lm: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The n-grams as a tree; every context of an n-gram is itself an n-gram of the model."""
    members: dict[str, np.ndarray] = {}
    for order in range(1, ORDER + 1):
        keys = lm[f"keys{order}"]
        if order > 1:
            parent = np.searchsorted(lm[f"keys{order - 1}"], keys >> np.uint64(16))
            members |= parted(f"gram_children{order}", np.bincount(parent, minlength=len(lm[f"keys{order - 1}"])))
            members |= parted(f"gram_word{order}", (keys & np.uint64(0xFFFF)).astype(np.int64))
        members[f"log{order}"] = np.clip(np.rint(lm[f"log{order}"] / -_LANGUAGE_STEP), 0, 255).astype(np.uint8)
        if order < ORDER:
            back = np.rint(lm[f"back{order}"] / -_LANGUAGE_STEP) + 64
            members[f"back{order}"] = np.clip(back, 0, 255).astype(np.uint8)
    return members


def write(path: Path, members: dict[str, np.ndarray]) -> None:
    """A compressed .npz; the same members give the same bytes. LZMA would save a tenth and take six times as long."""
    with zipfile.ZipFile(path, "w") as file:
        for name, array in members.items():
            data = io.BytesIO()
            np.save(data, array)
            file.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), data.getvalue(), zipfile.ZIP_DEFLATED, 9)


def pack(work: Path, out: Path, weights: dict[str, float], *, version: str, most: int, margin: float) -> np.ndarray:
    """Write the model file; returns which row of the table each of its options is."""
    with np.load(work / "table.npz") as z:
        table = {name: z[name] for name in z.files}
    with np.load(work / "lm.npz") as z:
        lm = {name: z[name] for name in z.files}
    score = option_scores(table["features"], (table["english"] >= 0).sum(1), weights)
    kept = choose(table, score, most, margin)
    french, english, score, turns = (a[kept] for a in (table["french"], table["english"], score, table["turns"]))
    french_words, english_words = ((work / f"table.{x}").read_text("utf-8").split("\n") for x in ("fr", "en"))
    used_french, used_english = np.unique(french[french >= 0]), np.unique(english[english >= 0])
    known = len(lm["keys1"]) - 3
    top = np.arange(min(known, len(english_words)))  # the model's words keep their numbers
    used_english = np.union1d(top, used_english)
    french = np.where(french >= 0, np.searchsorted(used_french, french), -1)
    english = np.where(english >= 0, np.searchsorted(used_english, english), -1)
    shift = float(max(0.0, score.max()))
    about = {"format": FORMAT, "version": version, "step": _STEP, "language_step": _LANGUAGE_STEP, "known": known,
             "shift": shift, "settings": {name: weights[name] for name in SETTINGS}}  # fmt: skip
    phrases, order = phrase_members(french, english, score - shift, turns)
    members = {
        "about": np.frombuffer(json.dumps(about).encode(), np.uint8),
        "french": np.frombuffer("\n".join(french_words[i] for i in used_french).encode(), np.uint8),
        "english": np.frombuffer("\n".join(english_words[i] for i in used_english).encode(), np.uint8),
        **phrases,
        **language_members(lm),
    }
    write(out, members)
    print(f"{len(kept):,} options, {len(used_french):,} French words, {out.stat().st_size / 1e6:.1f} MB")
    return kept[order]


def main() -> None:
    parser = argparse.ArgumentParser(description="Pack the phrase model.")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--version", default="0.1")
    parser.add_argument("--most", type=int, default=8, help="options a source phrase")
    parser.add_argument("--margin", type=float, default=1.5, help="how much worse than the best an option may be")
    args = parser.parse_args()
    weights = json.loads(args.weights.read_text()) if args.weights else WEIGHTS
    pack(args.work, args.out, weights, version=args.version, most=args.most, margin=args.margin)


if __name__ == "__main__":
    main()
