"""The planner as an ONNX graph that samples one plan token a call."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from stickgen.motion_model.config import PLAN_START, PlannerConfig
from stickgen.motion_model.goals import CONTROL_DIM
from stickgen.motion_model.plan import LEVELS, PLAN_DIM, Codebook
from stickgen.networks.export import Graph
from stickgen.networks.layers import TransformerBlock, rope_angles, rotate
from stickgen.networks.planner import Planner


class PlannerStep(nn.Module):
    """One call of the planner: read sentences and plans, sample the next token of each plan.

    R plans, perhaps of different takes, are read side by side, and K tokens are sampled of each.
    Guidance and sampling are inside the graph: of the 2·R rows the first R are conditioned, the
    others are not; Gumbel noise from outside makes the choice random and repeatable.
    """

    def __init__(self, planner: Planner, codebook: Codebook) -> None:
        super().__init__()
        self.planner = planner
        self.tables = nn.Parameter(torch.from_numpy(codebook.tables), requires_grad=False)

    def forward(
        self,
        text: Tensor,  # [R, L, text_dim]; L may be 0
        plan: Tensor,  # [R, P, 71] tokens not read yet
        start: Tensor,  # [P, 1] 1 where a token is the start token
        position: Tensor,  # [R] position of the first of them
        hidden: Tensor,  # [2·R, S0 + S + L + P] 1 where a row must not attend
        gumbel: Tensor,  # [R, K, LEVELS, CODES]
        *rest: Tensor,  # guidance, temperature, log of min-p, [] each; controls
        # [R, P, CONTROL_DIM] of a planner that reads them; then the KV cache: keys and values of
        # each layer, first those that R/T plans share, [2·T, H, S0, D/H], then those of each
        # plan, [2·R (rows), H, S, D/H]
    ) -> tuple[Tensor, ...]:
        """Codes ``[R, K, LEVELS]``, action logits ``[R, 64]``, and the new keys and values."""
        p, settings = self.planner, rest[:3]
        told, cache = (rest[3:4], rest[4:]) if p.controls else ((), rest[3:])
        length, patches = text.shape[1], plan.shape[1]
        words = torch.cat([p.text(text), p.text(p.null_text.expand_as(text))])
        tokens = torch.where(start > 0.5, p.start, p.plan(plan)).repeat(2, 1, 1)
        if p.controls is not None:
            of_token, of_state = p.controls(told[0])
            tokens = tokens + torch.cat([of_token, torch.zeros_like(of_token)])
        x = torch.cat([words, tokens], dim=1)  # [2·R, L + P, D]
        of_words = torch.arange(length).expand(plan.shape[0], -1)
        where = torch.cat([of_words, position[:, None] + torch.arange(patches)], dim=1)
        half = len(cache) // 2
        mask = _step_mask(length, patches, hidden)
        rope = rope_angles(where.repeat(2, 1), p.config.dim // p.config.heads)
        kept: list[Tensor] = []
        for i, block in enumerate(p.blocks):
            assert isinstance(block, TransformerBlock)
            layer = slice(2 * i, 2 * i + 2)
            y, kv = _attend(block, x, mask, rope, cache[:half][layer], cache[half:][layer])
            x = x + y
            x = x + block.feed_forward(block.norm2(x))
            kept += kv
        state = p.norm(x)[:, -1].unflatten(0, (2, -1))  # [2, R, D]
        if p.controls is not None:
            state = torch.stack([state[0] + of_state[:, -1], state[1]])
        codes = self._sample(state[:, :, None], gumbel, settings)
        action = p.heads["action"](state[0])
        return codes, action, *kept

    def _sample(
        self,
        state: Tensor,  # [2, R, 1, D] conditioned, unconditioned
        gumbel: Tensor,
        settings: tuple[Tensor, ...],  # guidance, temperature, log of min-p
    ) -> Tensor:
        """One code a level ``[R, K, LEVELS]`` by the Gumbel-max trick, rare codes left out."""
        guidance, temperature, log_min_p = settings
        codes = []
        chosen = torch.zeros(*gumbel.shape[:2], PLAN_DIM)
        for level in range(LEVELS):
            logits = self.planner.code_head.level_logits(state, chosen, level)
            mixed = logits[1] + guidance * (logits[0] - logits[1])
            log_p = torch.log_softmax(mixed, -1)
            rare = log_p < log_p.amax(-1, keepdim=True) + log_min_p
            code = (log_p / temperature + gumbel[:, :, level]).masked_fill(rare, -1e9).argmax(-1)
            chosen = chosen + self.tables[level][code]
            codes.append(code)
        return torch.stack(codes, dim=-1)


def _attend(
    block: TransformerBlock,
    x: Tensor,  # [2·R, L + P, D]
    mask: Tensor,
    rope: tuple[Tensor, Tensor],
    shared: tuple[Tensor, ...],  # keys and values [2·T, H, S0, D/H]
    own: tuple[Tensor, ...],  # keys and values [2·R, H, S, D/H]
) -> tuple[Tensor, tuple[Tensor, Tensor]]:
    """``TransformerBlock``'s attention, where plans of one take read some keys and values together:
    its output, and each plan's own keys and values with the new ones."""
    a = block.attention
    z = block.norm1(x)
    q, (k, v) = a.split(a.q(z)), (a.split(part) for part in a.kv(z).chunk(2, -1))
    q, k = rotate(q, *rope), rotate(k, *rope)
    k, v = torch.cat([own[0], k], dim=2), torch.cat([own[1], v], dim=2)
    # [2·T, plans of a take, H, P, D/H]; what they share is broadcast and never copied.
    queries, keys, values = (part.unflatten(0, (shared[0].shape[0], -1)) for part in (q, k, v))
    common, scale = shared[0].shape[2], q.shape[-1] ** -0.5
    both = (shared[0][:, None], keys)
    score = torch.cat([queries @ part.transpose(-1, -2) * scale for part in both], dim=-1)
    mask = mask.unflatten(0, (shared[0].shape[0], -1))
    weights = (score + mask).softmax(-1)
    y = weights[..., :common] @ shared[1][:, None] + weights[..., common:] @ values
    return a.out(y.flatten(0, 1).transpose(1, 2).flatten(-2)), (k, v)


def _step_mask(length: int, patches: int, hidden: Tensor) -> Tensor:
    """Additive mask ``[2·R, 1, L + P, S0 + S + L + P]``: new words attend to all words, new patches
    to everything before them, nobody to what is ``hidden`` from the row."""
    total = hidden.shape[1]
    row = torch.arange(length + patches)[:, None]
    column = torch.arange(total)[None] - (total - length - patches)
    future = (column > row) & ~((row < length) & (column < length))
    blocked = future | (hidden[:, None] > 0.5)
    return torch.zeros(blocked.shape).masked_fill(blocked, -1e9)[:, None]


def planner_graph(planner: Planner, codebook: Codebook) -> Graph:
    """The planner's step as it is exported."""
    c = planner.config
    caches, presents = c.cache_names
    axes = {
        "text": {0: "plans", 1: "words"},
        "plan": {0: "plans", 1: "patches"},
        "start": {0: "patches"},
        "position": {0: "plans"},
        "hidden": {0: "rows", 1: "seen"},
        "gumbel": {0: "plans", 1: "samples"},
        **({"controls": {0: "plans", 1: "patches"}} if c.controls else {}),
        "codes": {0: "plans", 1: "samples"},
        "action": {0: "plans"},
        **{name: {0: "shared_rows", 2: "shared_past"} for name in c.shared_names},
        **{name: {0: "rows", 2: "past"} for name in caches},
        **{name: {0: "rows", 2: "seen"} for name in presents},
    }
    return Graph(
        PlannerStep(planner, codebook),
        lambda size: _examples(c, codebook, size),
        ["codes", "action", *presents],
        axes,
    )


def _examples(c: PlannerConfig, codebook: Codebook, size: int) -> dict[str, Tensor]:
    count, samples, length, patches, past = 4 * size, 4 * size, 6 * size, 1 + size, 5 * size
    takes, common = 2 * size, 3 * size
    head = c.dim // c.heads
    shared = torch.randn(2 * c.layers, 2 * takes, c.heads, common, head).unbind(0)
    own = torch.randn(2 * c.layers, 2 * count, c.heads, past, head).unbind(0)
    return {
        "text": torch.randn(count, length, c.text_dim),
        "plan": torch.randn(count, patches, PLAN_DIM),
        "start": torch.tensor([[1.0], *([[0.0]] * (patches - 1))]),
        "position": torch.full((count,), PLAN_START),
        "hidden": torch.zeros(2 * count, common + past + length + patches),
        "gumbel": torch.zeros(count, samples, LEVELS, codebook.tables.shape[1]),
        "guidance": torch.tensor(2.0),
        "temperature": torch.tensor(1.0),
        "log_min_p": torch.tensor(-3.0),
        **({"controls": torch.randn(count, patches, CONTROL_DIM)} if c.controls else {}),
        **dict(zip(c.shared_names, shared, strict=True)),
        **dict(zip(c.cache_names[0], own, strict=True)),
    }
