"""Counted movements: one to five, with a stand before and after."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType

import numpy as np

from stickgen.synthesis.actions.strikes import guard
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import LEFT, RIGHT
from stickgen.synthesis.rules.footwork import take
from stickgen.synthesis.rules.gestures import GESTURES
from stickgen.synthesis.rules.rule import Draw, Rule, Take, standing_body
from stickgen.synthesis.rules.travel import begin, finish
from stickgen.synthesis.rules.walker import WIDTH
from stickgen.synthesis.rules.wording import Wording, number_word, times, words_of

_ONCE = 0.5
"""Share of the wordings of a single movement that do not say "once"."""


def gesture(name: str, d: Draw, count: int | None = None) -> Take:
    """A gesture, ``count`` times or as often as is drawn."""
    g = GESTURES[name]
    n = count or int(d.rng.integers(1, g.most + 1))
    first = d.v.uniform(0.5, 1.4) + g.lead
    beat = d.v.uniform(*g.beat)
    at = [first + k * beat * d.v.uniform(0.97, 1.03) for k in range(n)]
    end = at[-1] + g.beat[1] * 0.5 + d.v.uniform(0.9, 1.9)
    d = replace(d, v=replace(d.v, seconds=end))
    c = guard(d.v) if g.guards else standing_body(d)
    g.add(c, d, at)
    rests = ((0.0, first - g.lead), (end - 0.8, end))
    return Take(solve(c), Wording(gesture_phrases(name, n, d)), (g.action,), rests)


def gesture_phrases(name: str, n: int, d: Draw) -> tuple[str, ...]:
    """What a gesture done ``n`` times is called; a single one often without a number."""
    often = times(n, d.rng)
    words = {"side": d.side, "other": d.other, "count": number_word(n, d.rng), "n": often}
    words |= {"s": "" if n == 1 else "s", "es": "" if n == 1 else "es"}
    phrases = tuple(p.format(**words) for p in words_of(f"count_{name}").phrases)
    if n > 1 or d.rng.random() > _ONCE:
        return phrases
    return tuple(" ".join(p.replace(often, "").split()).replace(" ,", ",") for p in phrases)


def star_jumps(d: Draw) -> Take:
    """Jumping jacks: feet apart and arms up, and back."""
    n = int(d.rng.integers(1, 6))
    w = begin(d, (0.5, 1.1))
    for _ in range(n):
        w.leap((LEFT, RIGHT), 0.26, ground=0.3, width=0.3)
        w.leap((LEFT, RIGHT), 0.26, ground=0.24, width=WIDTH)
    s, count = "" if n == 1 else "s", number_word(n, d.rng)
    phrases = (
        f"*do {count} jumping jack{s}",
        f"*do {count} star jump{s}",
        f"*perform {count} jumping jack{s}",
        f"*make {count} jumping jack{s} and *stop",
        f"*jump with arms and legs apart {times(n, d.rng)}",
    )
    made = finish(d, w, phrases, "jump")
    c = take(replace(d.v, seconds=len(made.joints) / 25), w.steps)
    apart = np.linalg.norm(c.feet[:, LEFT] - c.feet[:, RIGHT], axis=-1)
    up = np.clip((apart - 2 * WIDTH) / (0.6 - 2 * WIDTH), 0.0, 1.0)
    angle = (np.pi * 0.93) * up
    pose = np.stack([np.sin(angle) + 0.12, -np.cos(angle), np.full(len(up), 0.08)], -1)
    pose /= np.linalg.norm(pose, axis=-1, keepdims=True)
    for side in (LEFT, RIGHT):
        c.arms[:, side] = np.stack([pose, pose], axis=1)
    return replace(made, joints=solve(c))


RULES = MappingProxyType(
    {
        f"count_{name}": Rule(partial(gesture, name), base=("idle", ""), weight=2)
        for name in GESTURES
    }
    | {"star_jumps": Rule(star_jumps, weight=2)}
)
