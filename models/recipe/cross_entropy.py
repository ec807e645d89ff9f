"""Cross entropy against a large vocabulary without ever holding all its logits: far less memory traffic on a CPU."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

_ROWS = {"cpu": 512, "cuda": 16_384}  # a block fits the cache of a core; a GPU wants fewer, larger ones


class _CrossEntropy(torch.autograd.Function):
    """Summed over rows, with label smoothing; the gradients are made on the way forward, while a block is at hand."""

    @staticmethod
    def forward(ctx: Any, hidden: Tensor, weight: Tensor, gold: Tensor, smoothing: float) -> Tensor:
        total = hidden.new_zeros((), dtype=torch.float32)
        of_hidden, of_weight = torch.empty_like(hidden), torch.zeros_like(weight, dtype=torch.float32)
        size = _ROWS[hidden.device.type]
        for at in range(0, len(hidden), size):
            rows, wanted = hidden[at : at + size], gold[at : at + size, None]
            logits = functional.linear(rows, weight).float()
            whole = logits.logsumexp(-1, keepdim=True)
            right = logits.gather(1, wanted)
            total += (1 - smoothing) * (whole - right).sum() + smoothing * (whole[:, 0] - logits.mean(-1)).sum()
            off = logits.sub_(whole).exp_().sub_(smoothing / logits.shape[1])
            off.scatter_add_(1, wanted, torch.full_like(right, smoothing - 1))
            off = off.to(hidden.dtype)
            of_hidden[at : at + size] = off @ weight
            of_weight += off.T @ rows
        ctx.save_for_backward(of_hidden, of_weight)
        return total

    @staticmethod
    def backward(ctx: Any, *outer: Tensor) -> tuple[Tensor, Tensor, None, None]:
        of_hidden, of_weight = ctx.saved_tensors
        return of_hidden * outer[0].to(of_hidden.dtype), of_weight * outer[0], None, None


def cross_entropy(hidden: Tensor, weight: Tensor, gold: Tensor, smoothing: float) -> Tensor:
    """The sum over rows of `hidden` (rows, width); `weight` (pieces, width); `gold` (rows,) the right pieces."""
    half = torch.bfloat16 if torch.is_autocast_enabled(hidden.device.type) else hidden.dtype
    with torch.autocast(hidden.device.type, enabled=False):
        return _CrossEntropy.apply(hidden.to(half), weight.to(half), gold, smoothing)
