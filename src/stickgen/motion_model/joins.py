"""Joins of plans: where a part follows another one than it was planned to follow.

The difference of the two bodies is shared out over the patches around the join, as inertialisation
does (Bollo, Inertialization, GDC 2018), so that the body passes from one into the other in time.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.motion_model.plan import PLAN, Codebook
from stickgen.motion_model.plan_part import PlanPart

_SHARES = np.array([0.5, 0.35, 0.2, 0.08], np.float32)
"""Of the difference, in the patches on each side of a join, the nearest first. The first is one
half: with that of the other side it makes up for the whole difference."""
_BODY = np.r_[PLAN["height"], PLAN["pose"]]
"""Columns of a plan that are eased: steps, turns and contacts of the feet follow no others."""


def eased(plan: PlanPart, codebook: Codebook) -> PlanPart:
    """A plan without jumps; the same plan where every part follows what it was planned to."""
    joins = np.flatnonzero((plan.codes[:-1] != plan.before[1:]).any(axis=1)) + 1
    if not len(joins):
        return plan
    tokens = plan.tokens.copy()
    for join in joins:
        offset = (plan.tokens[join - 1] - codebook.decode(plan.before[join]))[_BODY]
        for distance, share in enumerate(_SHARES):
            if join + distance < len(tokens):
                tokens[join + distance, _BODY] += share * offset
            if join - 1 - distance >= 0:
                tokens[join - 1 - distance, _BODY] -= share * offset
    return replace(plan, tokens=tokens)
