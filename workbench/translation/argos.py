"""Argos packages on CTranslate2: our own sentence loop, so that no sentence is joined, cut or lost unseen."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from workbench.text.spans import Span
from workbench.translation.model import Hypothesis, Rendering, Translator
from workbench.translation.pieces import is_looping, piece_spans, split_at_clauses
from workbench.translation.terminology import OPEN

_MOST_PIECES = 160  # the models are trained on sentences; beyond this they drop words
_BATCH_TOKENS = 512  # as fast as larger ones on two cores, with half the memory
_SCORED_TOKENS = 512  # a batch; scoring many renderings of a sentence is fastest in small ones
_BEAM = 4
_SPACE = "\u2581"


class ArgosTranslator:
    """One installed Argos package. `folder` holds metadata.json, model/ and a SentencePiece or BPE model."""

    engine = "argos"

    def __init__(self, folder: Path, *, threads: int = 0, workers: int = 1) -> None:
        """`threads` in all (0: one a processor, at most four), shared by `workers` batches at a time."""
        from workbench.translation.packages import open_package

        self._package = open_package(folder)
        self._threads, self._workers = threads or most_threads(), workers
        self.source: str = self._package.from_code
        self.target: str = self._package.to_code
        version = self._package.package_version.replace(".", "_")
        self.package = f"translate-{self.source}_{self.target}-{version}"

    @cached_property
    def _engine(self) -> Any:
        import ctranslate2

        # "int8" and not "auto": auto picks a type by machine, and the same input must give the same output.
        return ctranslate2.Translator(
            str(self._package.package_path / "model"),
            device="cpu",
            compute_type="int8",
            inter_threads=self._workers,
            intra_threads=max(1, self._threads // self._workers),
        )

    @cached_property
    def _pieces(self) -> Any | None:
        """The SentencePiece model, or None for a package with BPE."""
        path = self._package.package_path / "sentencepiece.model"
        if not path.exists():
            return None
        import sentencepiece

        return sentencepiece.SentencePieceProcessor(model_file=str(path))

    @cached_property
    def annotates(self) -> bool:
        """Whether the model was trained to obey ⟦ source ¦ target ⟧: then the sign is a piece of its own."""
        return self._pieces is not None and self._pieces.piece_to_id(OPEN) != self._pieces.unk_id()

    def encode(self, sentence: str) -> list[str]:
        if self._pieces is None:
            return list(self._package.tokenizer.encode(sentence))
        return list(self._pieces.encode(sentence, out_type=str))

    def decode(self, pieces: list[str]) -> str:
        # Argos's own decoder turns every underscore into a space; the processor alone does not.
        if self._pieces is None:
            return str(self._package.tokenizer.decode(pieces))
        return str(self._pieces.decode_pieces(pieces)).replace(_SPACE, " ").strip()

    def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> list[Rendering]:
        """One rendering a sentence, all in one length-sorted batch. Blank sentences come back empty."""
        parts = [split_at_clauses(s, self.encode, _MOST_PIECES) if s.strip() else [] for s in sentences]
        flat = [part for group in parts for part in group]
        translated = iter(self._translate_parts(flat, alternatives))
        return [_join([next(translated) for _ in group]) for group in parts]

    def _translate_parts(self, parts: list[str], alternatives: int) -> list[tuple[Hypothesis, ...]]:
        if not parts:
            return []
        encoded = [self.encode(part) for part in parts]
        results = self._decode(encoded, alternatives)
        loops = [i for i, found in enumerate(results) if is_looping(parts[i], found[0].text)]
        if loops:
            again = self._decode([encoded[i] for i in loops], alternatives, no_repeat_ngram_size=3)
            for i, found in zip(loops, again, strict=True):
                results[i] = found
        return results

    def _decode(self, encoded: list[list[str]], alternatives: int, **options: Any) -> list[tuple[Hypothesis, ...]]:
        prefix = [[self._package.target_prefix]] * len(encoded) if self._package.target_prefix else None
        longest = max(len(pieces) for pieces in encoded)
        results = self._engine.translate_batch(
            encoded,
            target_prefix=prefix,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            beam_size=max(_BEAM, alternatives),
            num_hypotheses=alternatives,
            max_input_length=0,
            max_decoding_length=3 * longest + 40,
            replace_unknowns=True,
            return_scores=True,
            **options,
        )
        return [self._hypotheses(result) for result in results]

    def _hypotheses(self, result: Any) -> tuple[Hypothesis, ...]:
        skip = 1 if self._package.target_prefix else 0
        return tuple(
            Hypothesis(self.decode(pieces[skip:]), float(score))
            for pieces, score in zip(result.hypotheses, result.scores, strict=True)
        )

    def alignment(self, sentence: str, text: str) -> list[tuple[Span, Span]]:
        """Word spans of `sentence` and of its rendering `text` that the decoder's attention ties.

        `text` is given as a prefix, so that the attention is that of this very rendering.
        """
        source, target = self.encode(sentence), self.encode(text)
        if not source or not target:
            return []
        result = self._engine.translate_batch(
            [source], target_prefix=[target], beam_size=1, max_decoding_length=len(target) + 1, return_attention=True
        )[0]
        spans_a, spans_b = piece_spans(sentence, source), piece_spans(text, target)
        ties = []
        for span, weights in zip(spans_b, result.attention[0], strict=False):
            best = max(range(len(source)), key=lambda i: weights[i])
            ties.append((spans_a[best], span))
        return ties

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> list[tuple[float, ...]]:
        """Log-probability per piece of each reference given its sentence (the end token included)."""
        results = self._engine.score_batch(
            [self.encode(s) for s in sentences],
            [self.encode(r) for r in references],
            max_batch_size=_SCORED_TOKENS,
            batch_type="tokens",
            max_input_length=0,
        )
        return [tuple(float(p) for p in result.log_probs) for result in results]


class PivotTranslator:
    """Two translators in a row, through English."""

    engine = "argos"

    def __init__(self, first: Translator, second: Translator) -> None:
        self._first, self._second = first, second
        self.source, self.target = first.source, second.target
        self.package = f"{first.package}+{second.package}"

    def translate(self, sentences: Sequence[str], *, alternatives: int = 1) -> list[Rendering]:
        middle = self._first.translate(sentences)
        last = self._second.translate([m.text for m in middle], alternatives=alternatives)
        return [
            replace(r, note=m.note or r.note, doubts=(*m.doubts, *r.doubts)) for m, r in zip(middle, last, strict=True)
        ]

    def likelihood(self, sentences: Sequence[str], references: Sequence[str]) -> None:
        """A pivot has no single model that could score a pair."""
        return None


@lru_cache(maxsize=4)
def load(folder: Path, *, workers: int = 1) -> ArgosTranslator:
    """The translator of `folder`, loaded once a process; with several `workers` it is faster at many short batches."""
    return ArgosTranslator(folder, workers=workers)


def most_threads() -> int:
    return min(4, os.cpu_count() or 1)


def _join(parts: list[tuple[Hypothesis, ...]]) -> Rendering:
    if not parts:
        return Rendering("")
    if len(parts) == 1:
        return Rendering(parts[0][0].text, parts[0])
    text = " ".join(part[0].text for part in parts)
    score = sum(part[0].score for part in parts) / len(parts)
    return Rendering(text, (Hypothesis(text, score),), f"long sentence, translated in {len(parts)} parts")
