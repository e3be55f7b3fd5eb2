"""The planner as an ONNX graph that samples one plan token a call."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from stickgen.motion_model.config import PLAN_START
from stickgen.motion_model.plan import LEVELS, PLAN_DIM, Codebook
from stickgen.networks.export import export_half
from stickgen.networks.planner import Planner


class PlannerStep(nn.Module):
    """One call of the planner: read a sentence and some plans, sample the next token of each.

    N plans of one sentence are sampled in parallel. Guidance and sampling are inside the graph:
    of the 2·N rows the first N are conditioned, the others are not; Gumbel noise from outside
    makes the choice random and repeatable.
    """

    def __init__(self, planner: Planner, codebook: Codebook) -> None:
        super().__init__()
        self.planner = planner
        self.tables = nn.Parameter(torch.from_numpy(codebook.tables), requires_grad=False)

    def forward(
        self,
        text: Tensor,  # [L, text_dim]; L may be 0
        plan: Tensor,  # [N, P, 71] tokens not read yet
        start: Tensor,  # [P, 1] 1 where a token is the start token
        position: Tensor,  # [] position of the first of them
        hidden: Tensor,  # [S + L + P] 1 where unconditioned rows must not attend
        gumbel: Tensor,  # [N, LEVELS, CODES]
        *rest: Tensor,  # guidance, temperature, log of min-p, [] each; then the KV cache:
        # keys and values of each layer, [2·N (rows), H, S, D/H]
    ) -> tuple[Tensor, ...]:
        """Codes ``[N, LEVELS]``, action logits ``[N, 64]``, and the new keys and values."""
        p, settings, cache = self.planner, rest[:3], rest[3:]
        length, (count, patches) = text.shape[0], plan.shape[:2]
        null = p.null_text.expand(length, -1)
        words = torch.cat([p.text(some).expand(count, -1, -1) for some in (text[None], null[None])])
        tokens = torch.where(start > 0.5, p.start, p.plan(plan)).repeat(2, 1, 1)
        x = torch.cat([words, tokens], dim=1)  # [2·N, L + P, D]
        where = torch.cat([torch.arange(length), position + torch.arange(patches)])[None]
        mask = _step_mask(length, patches, cache[0].shape[2], hidden, count)
        past = list(zip(cache[::2], cache[1::2], strict=True))
        states, kept = p.run(x, where.expand(2 * count, -1), mask, past)
        state = states[:, -1].unflatten(0, (2, count))  # [2, N, D]
        codes = self._sample(state, gumbel, settings)
        action = p.heads["action"](state[0])
        return codes, action, *(one for kv in kept for one in kv)

    def _sample(
        self,
        state: Tensor,  # [2, N, D] conditioned, unconditioned
        gumbel: Tensor,
        settings: tuple[Tensor, ...],  # guidance, temperature, log of min-p
    ) -> Tensor:
        """One code a level ``[N, LEVELS]`` by the Gumbel-max trick, rare codes left out."""
        guidance, temperature, log_min_p = settings
        codes = []
        chosen = torch.zeros(gumbel.shape[0], PLAN_DIM)
        for level in range(LEVELS):
            logits = self.planner.code_head.level_logits(state, chosen, level)
            mixed = logits[1] + guidance * (logits[0] - logits[1])
            log_p = torch.log_softmax(mixed, -1)
            rare = log_p < log_p.amax(-1, keepdim=True) + log_min_p
            code = (log_p / temperature + gumbel[:, level]).masked_fill(rare, -1e9).argmax(-1)
            chosen = chosen + self.tables[level][code]
            codes.append(code)
        return torch.stack(codes, dim=-1)


def _step_mask(length: int, patches: int, past: int, hidden: Tensor, count: int) -> Tensor:
    """Additive mask ``[2·N, 1, L + P, S + L + P]``: new words attend to all words, new patches to
    everything before them; ``hidden`` positions are masked in the unconditioned rows."""
    total = past + length + patches
    row = torch.arange(length + patches)[:, None]
    column = torch.arange(total)[None] - past
    future = (column > row) & ~((row < length) & (column < length))
    blocked = torch.stack([future, future | (hidden[None] > 0.5)]).repeat_interleave(count, 0)
    return torch.zeros(blocked.shape).masked_fill(blocked, -1e9)[:, None]


def export_planner(planner: Planner, codebook: Codebook, folder: Path) -> None:
    """Write the planner's step as ``folder/model.onnx`` + ``model.safetensors``."""
    c = planner.config
    count, length, patches, past = 3, 4, 2, 5
    caches, presents = c.cache_names
    examples = torch.randn(2 * c.layers, 2 * count, c.heads, past, c.dim // c.heads).unbind(0)
    inputs = {
        "text": torch.randn(length, c.text_dim),
        "plan": torch.randn(count, patches, PLAN_DIM),
        "start": torch.tensor([[1.0], [0.0]]),
        "position": torch.tensor(PLAN_START),
        "hidden": torch.zeros(past + length + patches),
        "gumbel": torch.zeros(count, LEVELS, codebook.tables.shape[1]),
        "guidance": torch.tensor(2.0),
        "temperature": torch.tensor(1.0),
        "log_min_p": torch.tensor(-3.0),
        **dict(zip(caches, examples, strict=True)),
    }
    axes = {
        "text": {0: "words"},
        "plan": {0: "plans", 1: "patches"},
        "start": {0: "patches"},
        "hidden": {0: "seen"},
        "gumbel": {0: "plans"},
        "codes": {0: "plans"},
        "action": {0: "plans"},
        **{name: {0: "rows", 2: "past"} for name in caches},
        **{name: {0: "rows", 2: "seen"} for name in presents},
    }
    outputs = ["codes", "action", *presents]
    export_half(PlannerStep(planner, codebook), inputs, outputs, axes, folder)
