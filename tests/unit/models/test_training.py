"""The trainer of the neural model, where torch is at hand; the program itself never needs it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is for training alone")

from models.recipe.argos import Shape, build_spec, sinusoids, write_package  # noqa: E402
from models.recipe.cross_entropy import cross_entropy  # noqa: E402
from models.recipe.export import load  # noqa: E402
from models.recipe.muon import orthogonal  # noqa: E402
from models.recipe.network import Sizes, Translator  # noqa: E402
from models.recipe.train import Batches, Progress, Run, held_out_loss, optimisers, take_over, train  # noqa: E402

SIZES = Sizes(40, width=16, heads=2, inner=32, encoder=1, decoder=1)


def test_the_loss_and_its_gradients_are_those_of_torch() -> None:
    torch.manual_seed(3)
    gold = torch.randint(0, 50, (700,))
    gradients = []
    for ours in (True, False):
        torch.manual_seed(4)
        hidden, weight = torch.randn(700, 8, requires_grad=True), torch.randn(50, 8, requires_grad=True)
        if ours:
            loss = cross_entropy(hidden, weight, gold, 0.1)
        else:
            loss = torch.nn.functional.cross_entropy(hidden @ weight.T, gold, reduction="sum", label_smoothing=0.1)
        (loss / 3).backward()
        gradients.append((loss.item(), hidden.grad, weight.grad))
    assert gradients[0][0] == pytest.approx(gradients[1][0], rel=1e-5)
    assert torch.allclose(gradients[0][1], gradients[1][1], atol=1e-4)
    assert torch.allclose(gradients[0][2], gradients[1][2], atol=1e-3)


@pytest.mark.parametrize("shape", [(16, 16), (64, 16), (16, 64)])
def test_an_orthogonal_step_stretches_no_direction(shape: tuple[int, int]) -> None:
    torch.manual_seed(5)
    strength = torch.linalg.svdvals(orthogonal(torch.randn(3, *shape)))
    assert strength.min() > 0.5 and strength.max() < 1.3


def test_attention_without_a_mask_is_attention_with_an_empty_one() -> None:
    torch.manual_seed(6)
    model = Translator(SIZES, dropout=0.0).eval()
    source, target = torch.randint(4, 40, (3, 7)), torch.randint(4, 40, (3, 5))
    mask = torch.ones(3, 1, 1, 7, dtype=torch.bool)
    plain, masked = model.decode(model.encode(source), target), model.decode(model.encode(source, mask), target, mask)
    assert torch.allclose(plain, masked, atol=1e-5)


def test_a_deeper_model_begins_as_good_as_the_shallow_one_it_takes_over() -> None:
    torch.manual_seed(9)
    shallow, deep = Translator(SIZES, dropout=0.0), Translator(replace(SIZES, encoder=3, decoder=2), dropout=0.0)
    for weight in shallow.parameters():
        torch.nn.init.normal_(weight, std=0.3)
    take_over(deep, {name: value.numpy() for name, value in shallow.state_dict().items()})
    source, target = torch.randint(4, 40, (3, 7)), torch.randint(4, 40, (3, 5))
    assert torch.allclose(deep.log_probabilities(source, target), shallow.log_probabilities(source, target), atol=1e-5)


def test_exported_weights_may_be_the_mean_of_two_models(tmp_path: Path) -> None:
    torch.manual_seed(4)
    model = Translator(SIZES, dropout=0.0)
    average = {name: value.clone() for name, value in model.state_dict().items()}
    Run(model, average, optimisers(model, 1e-3, 0.01), Progress()).save(tmp_path)
    names = [*(chr(0x4E00 + i) for i in range(SIZES.pieces))]
    shape = Shape(SIZES.encoder, SIZES.decoder, SIZES.heads, SIZES.width)
    rng = np.random.default_rng(3)
    other = {name: rng.normal(size=value.shape).astype(np.float32) for name, value in average.items()}
    (tmp_path / "pieces").write_bytes(b"")
    spec = build_spec(other, shape, sinusoids(SIZES.longest, SIZES.width), names)
    package = tmp_path / "x.argosmodel"
    write_package(package, spec, tmp_path / "pieces", source="fr", target="en", version="0.1", kind="float32")
    mixed = load(tmp_path, package, 0.7).state_dict()
    for name, value in average.items():
        assert torch.allclose(mixed[name], 0.7 * value + 0.3 * torch.from_numpy(other[name]), atol=1e-5), name


def corpus(path: Path, pairs: int) -> Path:
    """Targets that repeat their sources: what a model learns first."""
    rng = np.random.default_rng(7)
    source = [np.array([*rng.integers(4, 40, 5), 3], np.uint16) for _ in range(pairs)]
    target = [np.array([2, *s], np.uint16) for s in source]
    lengths = np.tile(np.array([6, 7], np.int32), (pairs, 1))
    np.savez(path, source=np.concatenate(source), target=np.concatenate(target), lengths=lengths)
    return path


def arguments(work: Path, minutes: float) -> argparse.Namespace:
    return argparse.Namespace(
        work=work, minutes=minutes, total_minutes=0.2, rate=5e-3, muon=0.02, warmup=5, batch=400, accumulate=1,
        report=3600, save=60, closing=0.1,
    )  # fmt: skip


def test_training_lowers_the_loss_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    def begin() -> Run:
        torch.manual_seed(8)
        model = Translator(SIZES, dropout=0.0)
        average = {k: v.clone() for k, v in model.state_dict().items()}
        return Run(model, average, optimisers(model, 5e-3, 0.02), Progress())

    batches = Batches(corpus(tmp_path / "corpus.npz", 500), 400, 1)
    held_out = Batches(corpus(tmp_path / "held_out.npz", 40), 400, 1)
    run = begin()
    before = held_out_loss(run, held_out, "cpu")
    train(run, iter(batches), iter(()), held_out, arguments(tmp_path, 0.05), "cpu")
    after = held_out_loss(run, held_out, "cpu")
    assert after < before
    again = begin()
    again.resume(tmp_path, "cpu")
    assert again.progress == run.progress
    assert held_out_loss(again, held_out, "cpu") == pytest.approx(after, abs=1e-3)


def test_the_last_share_of_the_time_is_given_to_the_closing_pairs(tmp_path: Path) -> None:
    torch.manual_seed(8)
    model = Translator(SIZES, dropout=0.0)
    run = Run(model, dict(model.state_dict()), optimisers(model, 5e-3, 0.02), Progress())
    batches = Batches(corpus(tmp_path / "corpus.npz", 500), 400, 1)
    asked: list[str] = []

    def watched(name: str) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        for batch in batches:
            asked.append(name)
            yield batch

    args = arguments(tmp_path, 0.05)
    args.total_minutes, args.closing = 0.05, 0.5
    train(run, watched("all"), watched("closing"), Batches(corpus(tmp_path / "held_out.npz", 40), 400, 1), args, "cpu")
    assert asked == sorted(asked) and set(asked) == {"all", "closing"}
