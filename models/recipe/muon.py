"""Muon: momentum made orthogonal, for the matrices inside a Transformer (Jordan et al. 2024).

Needs fewer steps than Adam, whose place is left with embeddings, norms and biases.
"""

from __future__ import annotations

import torch
from torch import Tensor

_MOMENTUM, _DECAY, _ROUNDS = 0.95, 0.02, 5
_QUINTIC = (3.4445, -4.7750, 2.0315)  # of Newton and Schulz, steep at zero: singular values end between 0.7 and 1.2


class Muon(torch.optim.Optimizer):
    """`parameters`: matrices; those that hold several projections one above the other are taken apart by width."""

    def __init__(self, parameters: list[torch.nn.Parameter], lr: float) -> None:
        super().__init__(parameters, {"lr": lr})

    @torch.no_grad()
    def step(self) -> None:  # type: ignore[override]
        for group in self.param_groups:
            parts = [part for p in group["params"] for part in _projections(self._ahead(p))]
            steps = iter(_orthogonal_together(parts))
            for p in group["params"]:
                update = torch.cat([next(steps) for _ in _projections(p)])
                p.mul_(1 - group["lr"] * _DECAY).add_(update, alpha=-group["lr"])

    def _ahead(self, p: torch.nn.Parameter) -> Tensor:
        """The gradient with its momentum, looked at one step ahead (Nesterov)."""
        assert p.grad is not None
        state = self.state[p]
        momentum = state["momentum"] = state.get("momentum", torch.zeros_like(p)).lerp(p.grad, 1 - _MOMENTUM)
        return p.grad.lerp(momentum, _MOMENTUM)


def _projections(matrix: Tensor) -> tuple[Tensor, ...]:
    """Keys, values and queries are matrices of their own, though they stand in one."""
    rows, columns = matrix.shape
    return matrix.chunk(rows // columns) if rows in (2 * columns, 3 * columns) else (matrix,)


def _orthogonal_together(parts: list[Tensor]) -> list[Tensor]:
    """`orthogonal` for matrices of a few shapes, those of one shape at once: small products keep no processor busy."""
    found: list[Tensor] = parts.copy()
    for shape in dict.fromkeys(part.shape for part in parts):
        places = [i for i, part in enumerate(parts) if part.shape == shape]
        scale = max(1.0, shape[0] / shape[1]) ** 0.5
        for i, matrix in zip(places, orthogonal(torch.stack([parts[i] for i in places])), strict=True):
            found[i] = matrix * scale
    return found


def orthogonal(matrices: Tensor) -> Tensor:
    """(n, rows, columns) matrices with the same singular vectors and singular values near one."""
    x = matrices.bfloat16()
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    tall = x.shape[-2] > x.shape[-1]
    x = x.mT if tall else x
    a, b, c = _QUINTIC
    for _ in range(_ROUNDS):
        square = x @ x.mT
        x = a * x + (b * square + c * (square @ square)) @ x
    return (x.mT if tall else x).to(matrices.dtype)
