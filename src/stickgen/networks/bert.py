"""The sentence encoder's network: BERT without its pooler, in plain torch.

Notable choices: post-norm layers and exact GELU as in Devlin et al. 2018 (arXiv:1810.04805), so
that published weights load; no dropout, since it is only ever adapted for minutes; the token type
is always 0 and is folded into the positions; only as many positions as the longest sentence needs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from torch import Tensor, nn


@dataclass(frozen=True)
class BertConfig:
    """Sizes; the defaults are those of all-MiniLM-L6-v2."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    feed_forward: int = 1536
    max_length: int = 64
    norm_eps: float = 1e-12


class BertLayer(nn.Module):
    """Self-attention and feed-forward, each added and then normalised."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.heads = config.heads
        self.scale = (config.width / config.heads) ** -0.5
        self.query = nn.Linear(config.width, config.width)
        self.key = nn.Linear(config.width, config.width)
        self.value = nn.Linear(config.width, config.width)
        self.out = nn.Linear(config.width, config.width)
        self.attention_norm = nn.LayerNorm(config.width, eps=config.norm_eps)
        self.up = nn.Linear(config.width, config.feed_forward)
        self.down = nn.Linear(config.feed_forward, config.width)
        self.norm = nn.LayerNorm(config.width, eps=config.norm_eps)

    def _split(self, x: Tensor) -> Tensor:
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)  # [B, H, L, D/H]

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` [B, L, D]; ``bias`` [B, 1, 1, L] is added to the attention scores."""
        query, key, value = (self._split(f(x)) for f in (self.query, self.key, self.value))
        scores = (query * self.scale) @ key.transpose(-1, -2) + bias
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)  # [B, L, D]
        x = self.attention_norm(x + self.out(mixed))
        hidden = nn.functional.gelu(self.up(x))
        return self.norm(x + self.down(hidden))


class Bert(nn.Module):
    """Token ids to token states."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.config = config
        self.words = nn.Embedding(config.vocabulary, config.width)
        self.positions = nn.Embedding(config.max_length, config.width)
        self.norm = nn.LayerNorm(config.width, eps=config.norm_eps)
        self.blocks = nn.ModuleList(BertLayer(config) for _ in range(config.layers))

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """States ``[B, L, width]`` of ids and mask ``[B, L]`` (mask 1 = a token, 0 = padding)."""
        x = self.words(input_ids) + self.positions.weight[: input_ids.shape[1]]
        x = self.norm(x)
        bias = (1.0 - attention_mask[:, None, None, :].to(x.dtype)) * -1e4
        for block in self.blocks:
            x = block(x, bias)
        return x


_NAMES = (  # (pattern of the published name, our name), applied in this order
    (r"^embeddings\.LayerNorm\.", "norm."),
    (r"^embeddings\.word_embeddings\.", "words."),
    (r"^embeddings\.position_embeddings\.", "positions."),
    (r"^encoder\.layer\.", "blocks."),
    (r"\.attention\.self\.", "."),
    (r"\.attention\.output\.dense\.", ".out."),
    (r"\.attention\.output\.LayerNorm\.", ".attention_norm."),
    (r"\.intermediate\.dense\.", ".up."),
    (r"\.output\.dense\.", ".down."),
    (r"\.output\.LayerNorm\.", ".norm."),
)


def from_published(weights: Mapping[str, Tensor], config: BertConfig) -> Bert:
    """Build a network from the weights of a Hugging Face BERT checkpoint.

    Raises:
        RuntimeError: a weight is missing, unknown or of another shape.
    """
    renamed: dict[str, Tensor] = {}
    for name, value in weights.items():
        if name.startswith("pooler.") or name.endswith(
            ("position_ids", "token_type_embeddings.weight")
        ):
            continue
        for published, name_here in _NAMES:
            name = re.sub(published, name_here, name)
        renamed[name] = value
    token_type = weights["embeddings.token_type_embeddings.weight"][0]
    renamed["positions.weight"] = renamed["positions.weight"][: config.max_length] + token_type
    network = Bert(config)
    network.load_state_dict(renamed)
    return network
