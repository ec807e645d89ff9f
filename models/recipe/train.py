"""Step 2 of the neural model: training on one GPU (or, at toy size, on a CPU) for a fixed number of minutes.

    python -m models.recipe.train --work WORK --minutes 20 [--total-minutes 40] [--resume]

--minutes counts this call; --total-minutes shapes the learning rate and must be the same in every call. A checkpoint is
written every few minutes and at the end; --resume goes on from it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch

from models.recipe.muon import Muon
from models.recipe.network import PAD, Sizes, Translator
from models.recipe.unpack import read_package

_CORPORA = "corpus.npz", "closing.npz"
_EVERY, _WINDOW = 10, 0.1  # steps between looks of the running average, and the share of all steps that it spans


@dataclass(slots=True)
class Progress:
    step: int = 0
    seconds: float = 0.0
    pieces: int = 0


class Batches:
    """Endless shuffled batches; a batch holds sources of one length, so that no mask is needed."""

    def __init__(self, corpus: Path, pieces: int, seed: int) -> None:
        with np.load(corpus) as file:
            self.source, self.target, self.lengths = file["source"], file["target"], file["lengths"]
        self.source_at = np.concatenate([[0], np.cumsum(self.lengths[:, 0], dtype=np.int64)])
        self.target_at = np.concatenate([[0], np.cumsum(self.lengths[:, 1], dtype=np.int64)])
        self.pieces, self.rng = pieces, np.random.default_rng(seed)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        while True:
            yield from self.once()

    def once(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        """Every pair once, in a new order."""
        shuffled = self.rng.permutation(len(self.lengths))
        order = shuffled[np.lexsort((self.lengths[shuffled, 1] // 4, self.lengths[shuffled, 0]))]
        groups = []
        for run in np.split(order, np.flatnonzero(np.diff(self.lengths[order, 0])) + 1):
            size = max(1, self.pieces // int(2 * self.lengths[run[0], 0]))
            groups += np.split(run, range(size, len(run), size))
        for i in self.rng.permutation(len(groups)):
            yield self._tensors(groups[i])

    def _tensors(self, group: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        source = self.source[self.source_at[group][:, None] + np.arange(self.lengths[group[0], 0])]
        columns = np.arange(self.lengths[group, 1].max())
        inside = columns < self.lengths[group, 1][:, None]
        target = np.where(inside, self.target[np.where(inside, self.target_at[group][:, None] + columns, 0)], PAD)
        return torch.from_numpy(source.astype(np.int64)), torch.from_numpy(target.astype(np.int64))


def learning_rate(peak: float, step: int, warmup: int, done: float) -> float:
    """A linear rise over `warmup` steps, and a fall over the planned time down to a fiftieth of the peak."""
    return peak * min(1.0, step / warmup) * (1 - 0.98 * min(1.0, done))


@dataclass(slots=True)
class Run:
    """Everything that a checkpoint holds."""

    model: Translator
    average: dict[str, torch.Tensor]
    optimisers: list[torch.optim.Optimizer]
    progress: Progress

    def save(self, work: Path) -> None:
        """The checkpoint appears whole or not at all."""
        state: dict[str, Any] = {
            "sizes": self.model.sizes.as_dict(),
            "model": self.model.state_dict(),
            "average": self.average,
            "optimisers": [o.state_dict() for o in self.optimisers],
            "progress": {f.name: getattr(self.progress, f.name) for f in fields(Progress)},
        }
        torch.save(state, work / "checkpoint.new")
        (work / "checkpoint.new").replace(work / "checkpoint.pt")

    def resume(self, work: Path, device: str) -> None:
        state = torch.load(work / "checkpoint.pt", map_location=device, weights_only=True)
        self.model.load_state_dict(state["model"])
        for optimiser, saved in zip(self.optimisers, state["optimisers"], strict=True):
            optimiser.load_state_dict(saved)
        self.average, self.progress = state["average"], Progress(**state["progress"])


@torch.no_grad()
def held_out_loss(run: Run, held_out: Batches, device: str) -> float:
    """Cross entropy a piece, in nats and without smoothing, on pairs that training never sees."""
    run.model.eval()
    total, count = 0.0, 0
    for source, target in held_out.once():
        loss, pieces = run.model.loss(source.to(device), target.to(device), smoothing=0.0)
        total, count = total + float(loss), count + int(pieces)
    run.model.train()
    return total / count


def train(
    run: Run, batches: Iterator[Any], closing: Iterator[Any], held_out: Batches, args: argparse.Namespace, device: str
) -> None:
    """Steps until this call's minutes are over; `closing` are the batches of the last share of the whole time."""
    began, before, spoken, saved = time.monotonic(), run.progress.seconds, 0.0, 0.0
    while (spent := time.monotonic() - began) < 60 * args.minutes:
        run.progress.step += 1
        run.progress.seconds = before + spent
        done = run.progress.seconds / (60 * (args.total_minutes or args.minutes))
        for optimiser, peak in zip(run.optimisers, (args.rate, args.muon), strict=True):
            for group in optimiser.param_groups:
                group["lr"] = learning_rate(peak, run.progress.step, args.warmup, done)
        loss = _step(run, batches if done < 1 - args.closing else closing, args, device)
        if run.progress.step % _EVERY == 0:
            keep = max(0.0, 1 - _EVERY / (_WINDOW * run.progress.step))
            for name, value in run.model.state_dict().items():
                run.average[name].lerp_(value, 1 - keep)
        if spent - spoken > args.report:
            spoken = spent
            speed = run.progress.pieces / run.progress.seconds
            unseen = held_out_loss(run, held_out, device)
            print(f"step {run.progress.step}, {run.progress.pieces / 1e6:.1f} M pieces, loss {loss:.3f}, on held-out "
                  f"pairs {unseen:.3f}, {speed:,.0f} pieces/s, {done:.0%}", flush=True)  # fmt: skip
        if spent - saved > 60 * args.save:
            saved = spent
            run.save(args.work)
    run.save(args.work)


def _step(
    run: Run, batches: Iterator[tuple[torch.Tensor, torch.Tensor]], args: argparse.Namespace, device: str
) -> float:
    """One update over `args.accumulate` batches; returns the mean loss a piece."""
    run.model.zero_grad(set_to_none=True)
    total, count = 0.0, 0
    for _ in range(args.accumulate):
        source, target = (side.to(device, non_blocking=True) for side in next(batches))
        with torch.autocast(device, dtype=torch.bfloat16, enabled=_has_bfloat16(device)):
            loss, pieces = run.model.loss(source, target)
        (loss / (args.batch * args.accumulate / 2)).backward()
        run.progress.pieces += source.numel() + target.numel()
        total, count = total + float(loss.detach()), count + int(pieces)
    torch.nn.utils.clip_grad_norm_(run.optimisers[0].param_groups[0]["params"], 1.0)
    for optimiser in run.optimisers:
        optimiser.step()
    return total / count


def _has_bfloat16(device: str) -> bool:
    """Whether half the bits bring twice the speed."""
    return device == "cuda" or torch.cpu._is_avx512_bf16_supported()


def optimisers(model: Translator, rate: float, muon: float) -> list[torch.optim.Optimizer]:
    """Adam for embeddings, norms and biases, Muon for the matrices inside."""
    inside = [p for name, p in model.named_parameters() if p.ndim == 2 and not name.startswith("embed")]
    rest = [p for name, p in model.named_parameters() if p.ndim != 2 or name.startswith("embed")]
    return [torch.optim.AdamW(rest, lr=rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0), Muon(inside, muon)]


def take_over(model: Translator, weights: dict[str, np.ndarray]) -> None:
    """An earlier model's weights; layers it lacked begin by adding nothing, so `model` begins as good as it was."""
    known = {name: torch.from_numpy(value.copy()) for name, value in weights.items()}
    model.load_state_dict(model.state_dict() | known)


def start(args: argparse.Namespace, device: str) -> Run:
    import sentencepiece

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(args.work / "sentencepiece.model")).get_piece_size()
    sizes = Sizes(pieces, args.width, args.heads, args.inner, args.encoder, args.decoder)
    torch.manual_seed(1)
    model = Translator(sizes, args.dropout).to(device)
    neighbours = args.work / "embeddings.npy"
    if args.begin:
        take_over(model, read_package(args.begin)[0])
    elif neighbours.exists():
        model.embed.weight.data.copy_(torch.from_numpy(np.load(neighbours)))
    average = {k: v.clone() for k, v in model.state_dict().items()}
    run = Run(model, average, optimisers(model, args.rate, args.muon), Progress())
    if args.resume:
        run.resume(args.work, device)
    size = sum(p.numel() for p in model.parameters()) / 1e6
    print(f"{size:.1f} M parameters on {device}, from step {run.progress.step}", flush=True)
    return run


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the neural model.")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--total-minutes", type=float)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--begin", type=Path, help="an earlier package to start from, with as many layers or fewer")
    for name, value in {"width": 512, "heads": 8, "inner": 2048, "encoder": 6, "decoder": 3}.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--batch", type=int, default=60_000, help="pieces a batch, both sides counted")
    parser.add_argument("--accumulate", type=int, default=2, help="batches a step")
    parser.add_argument("--rate", type=float, default=2e-3, help="of Adam, at its peak")
    parser.add_argument("--muon", type=float, default=0.02, help="rate of Muon, at its peak")
    parser.add_argument("--warmup", type=int, default=400)
    parser.add_argument("--closing", type=float, default=0.1, help="share of the time given to WORK/closing.npz")
    parser.add_argument("--save", type=float, default=5, help="minutes between checkpoints")
    parser.add_argument("--report", type=float, default=60, help="seconds between lines")
    args = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.backends.cuda.matmul.allow_tf32 = True
    run = start(args, device)
    batches, closing = (Batches(args.work / name, args.batch, 17 + run.progress.step) for name in _CORPORA)
    held_out = Batches(args.work / "held_out.npz", args.batch, 1)
    train(run, iter(batches), iter(closing), held_out, args, device)


if __name__ == "__main__":
    main()
