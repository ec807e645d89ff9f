"""The neural model in PyTorch: a pre-norm Transformer, its parts named as models/recipe/argos.py reads them."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.recipe.argos import sinusoids
from models.recipe.cross_entropy import cross_entropy

PAD = 0


@dataclass(frozen=True, slots=True)
class Sizes:
    """Encoder deeper than decoder (Kasai et al. 2021): nearly as good, much faster to decode."""

    pieces: int
    width: int = 512
    heads: int = 8
    inner: int = 2048
    encoder: int = 6
    decoder: int = 3
    longest: int = 512

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


class SelfAttention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)

    def forward(self, x: Tensor, mask: Tensor | None, causal: bool) -> Tensor:
        q, k, v = self.qkv(x).chunk(3, -1)
        return self.out(attend(q, k, v, self.heads, mask, causal))


class CrossAttention(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.kv, self.out = nn.Linear(width, width), nn.Linear(width, 2 * width), nn.Linear(width, width)

    def forward(self, x: Tensor, memory: Tensor, mask: Tensor | None) -> Tensor:
        k, v = self.kv(memory).chunk(2, -1)
        return self.out(attend(self.q(x), k, v, self.heads, mask, causal=False))


def attend(q: Tensor, k: Tensor, v: Tensor, heads: int, mask: Tensor | None, causal: bool) -> Tensor:
    """Multi-head attention of (batch, length, width) arrays."""

    def split(x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], heads, -1).transpose(1, 2)

    if q.device.type == "cpu" and mask is None:
        return _plain(split(q), split(k), split(v), causal).transpose(1, 2).reshape(q.shape)
    mixed = functional.scaled_dot_product_attention(split(q), split(k), split(v), attn_mask=mask, is_causal=causal)
    return mixed.transpose(1, 2).reshape(q.shape)


def _plain(q: Tensor, k: Tensor, v: Tensor, causal: bool) -> Tensor:
    """On a CPU the backward pass of PyTorch's attention takes a quarter of a training step; this takes a tenth."""
    batch, heads, length, depth = q.shape
    q, k, v = (x.reshape(batch * heads, -1, depth) for x in (q, k, v))
    with torch.autocast("cpu", enabled=False):
        weight = torch.bmm(q * depth**-0.5, k.transpose(1, 2))
        if causal:
            weight = weight + torch.full((length, length), -1e4, dtype=weight.dtype).triu(1)
        return torch.bmm(weight.softmax(-1), v).view(batch, heads, length, depth)


class Layer(nn.Module):
    def __init__(self, sizes: Sizes, dropout: float, *, crossing: bool) -> None:
        super().__init__()
        width = sizes.width
        self.norm_self = nn.LayerNorm(width)
        self.add_module("self", SelfAttention(width, sizes.heads))
        if crossing:
            self.norm_cross, self.cross = nn.LayerNorm(width), CrossAttention(width, sizes.heads)
        self.norm_feed = nn.LayerNorm(width)
        self.feed_in, self.feed_out = nn.Linear(width, sizes.inner), nn.Linear(sizes.inner, width)
        self.crossing, self.drop = crossing, nn.Dropout(dropout)
        # Each part begins by adding nothing: a deep model starts as the shallow one that learns fastest.
        for name in ("self.out", "cross.out", "feed_out") if crossing else ("self.out", "feed_out"):
            for parameter in self.get_submodule(name).parameters():
                nn.init.zeros_(parameter)

    def forward(
        self, x: Tensor, mask: Tensor | None, memory: Tensor | None = None, seen: Tensor | None = None
    ) -> Tensor:
        attention = self.get_submodule("self")
        x = x + self.drop(attention(self.norm_self(x), mask, self.crossing))
        if self.crossing:
            x = x + self.drop(self.cross(self.norm_cross(x), memory, seen))
        return x + self.drop(self.feed_out(self.drop(functional.relu(self.feed_in(self.norm_feed(x))))))


class Translator(nn.Module):
    """Source and target share the embedding matrix with the output."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.sizes = sizes
        self.embed = nn.Embedding(sizes.pieces, sizes.width)
        nn.init.normal_(self.embed.weight, std=sizes.width**-0.5)
        self.register_buffer("positions", torch.from_numpy(sinusoids(sizes.longest, sizes.width)), persistent=False)
        self.encoder = nn.ModuleList(Layer(sizes, dropout, crossing=False) for _ in range(sizes.encoder))
        self.decoder = nn.ModuleList(Layer(sizes, dropout, crossing=True) for _ in range(sizes.decoder))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(sizes.width), nn.LayerNorm(sizes.width)
        self.drop = nn.Dropout(dropout)

    def _inputs(self, ids: Tensor) -> Tensor:
        return self.drop(self.embed(ids) * math.sqrt(self.sizes.width) + self.positions[: ids.shape[1]])

    def encode(self, source: Tensor, mask: Tensor | None = None) -> Tensor:
        x = self._inputs(source)
        for layer in self.encoder:
            x = layer(x, mask)
        return self.encoder_norm(x)

    def decode(self, memory: Tensor, target: Tensor, seen: Tensor | None = None) -> Tensor:
        """Hidden states (batch, length, width) of the target read from the left."""
        x = self._inputs(target)
        for layer in self.decoder:
            x = layer(x, None, memory, seen)
        return self.decoder_norm(x)

    def loss(self, source: Tensor, target: Tensor, smoothing: float = 0.1) -> tuple[Tensor, Tensor]:
        """Summed cross entropy with label smoothing, and the number of pieces. All sources have one length."""
        hidden, gold = self.decode(self.encode(source), target[:, :-1]), target[:, 1:]
        kept = gold != PAD
        return cross_entropy(hidden[kept], self.embed.weight, gold[kept], smoothing), kept.sum()

    @torch.no_grad()
    def log_probabilities(self, source: Tensor, target: Tensor) -> Tensor:
        """Log-probability of each piece of a target after its first, given its source: score_batch must equal it."""
        hidden = self.decode(self.encode(source), target[:, :-1])
        logits = functional.linear(hidden, self.embed.weight).float().log_softmax(-1)
        return logits.gather(-1, target[:, 1:, None]).squeeze(-1)
