"""Other ways to go: in a circle, sideways, backward, up and down stairs."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.synthesis.rules.rule import Draw, Rule, Take
from stickgen.synthesis.rules.travel import begin, finish, step_beat
from stickgen.synthesis.rules.wording import number_word


def circle(d: Draw) -> Take:
    """A walk or run around a full circle."""
    running = d.rng.random() < 0.25
    n = int(d.rng.integers(8, 13))
    w = begin(d, (0.1, 0.5))
    beat, length = (0.33, 0.75) if running else (step_beat(d, 0.9), 0.5 * d.v.uniform(0.85, 1.1))
    n = n + 4 if running else n
    for k in range(n):
        share = 1.3 if running and k > 0 else 0.76
        w.go(
            length,
            turn=d.to_left * 2 * np.pi / n,
            beat=beat,
            share=share,
            lift=0.12 if running else 0.07,
        )
    w.close()
    verb = "*run" if running else "*walk"
    side = d.side
    phrases = (
        f"{verb} in a circle",
        f"{verb} in a circle to the {side}",
        f"{verb} around in a circle",
        f"{verb} a full circle",
        f"{verb} once around in a circle to the {side}",
        f"{verb} in a {side} circle",
        f"{verb} round in a circle and *stop",
    )
    return finish(d, w, phrases, "run" if running else "walk", rest=(0.2, 0.8))


def sidestep(d: Draw) -> Take:
    """Side steps to a side, the other foot brought beside it."""
    n = int(d.rng.integers(1, 6))
    w, beat, wide = begin(d), step_beat(d, 0.85), d.v.uniform(0.32, 0.5)
    for _ in range(n):
        w.go(0.0, left=d.to_left * wide, beat=beat, foot=d.v.side, lift=0.06)
        w.go(0.0, beat=beat, foot=d.v.other, lift=0.05)
    side = d.side
    phrases = [
        f"*step sideways to the {side}",
        f"*walk sideways to the {side}",
        f"*take side steps to the {side}",
        f"*sidestep {side}",
        f"*move sideways to the {side}",
        f"*shuffle sideways to the {side}",
    ]
    if n <= 4:
        count, s = number_word(n, d.rng), "" if n == 1 else "s"
        phrases = [
            f"*take {count} side step{s} to the {side}",
            f"*sidestep to the {side} {count} time{s}",
            f"*take {count} step{s} to the {side}",
            *(phrases[:4] if n > 1 else ()),
        ]
    return finish(d, w, tuple(phrases), swing=0.1)


def backward(d: Draw) -> Take:
    """A walk backward."""
    w, beat, length = begin(d, (0.2, 0.8)), step_beat(d), d.v.uniform(0.34, 0.48)
    for _ in range(int(d.rng.integers(4, 9))):
        w.go(-length, beat=beat)
    w.close(beat)
    phrases = (
        "*walk backwards",
        "*walk backward",
        "*go backwards",
        "*step back",
        "*back away",
        "*move backwards",
        "*retreat slowly",
        "*walk in reverse",
    )
    return finish(d, w, phrases, rest=(0.3, 1.2), swing=0.3)


def stairs(d: Draw) -> Take:
    """Stairs up or down, forward or backward."""
    up, back = d.rng.random() < 0.6, d.rng.random() < 0.35
    n, rise = int(d.rng.integers(4, 7)), d.v.uniform(0.15, 0.19)
    w, beat = begin(d, (0.2, 0.7)), step_beat(d, 1.15)
    for _ in range(n):
        w.go(-0.3 if back else 0.34, up=rise if up else -rise, beat=beat, lift=0.08)
    w.close(beat)
    way, things = (
        ("up" if up else "down"),
        d.pick("the stairs", "some stairs", "a staircase", "steps"),
    )
    phrases = (
        (
            f"*walk backwards {way} {things}",
            f"*go {way} {things} backwards",
            f"*climb {way} {things} backward",
            f"*step backwards {way} {things}",
        )
        if back
        else (
            f"*walk {way} {things}",
            f"*go {way} {things}",
            f"*climb {way} {things}",
            f"*step {way} {things} step by step",
            f"*take the stairs {way}",
        )
    )
    return finish(d, w, phrases, swing=0.25, also=("climbing",))


def off_aside(d: Draw) -> Take:
    """A turn to a side and a walk that way, in one."""
    w, beat, length = begin(d, (0.2, 0.9)), step_beat(d), 0.62 * d.v.uniform(0.85, 1.1)
    for part in range(3):
        w.go(0.3 * part * length, turn=d.to_left * np.pi / 6, beat=beat)
    for _ in range(int(d.rng.integers(3, 7))):
        w.go(length, beat=beat)
    stops = d.rng.random() < 0.5
    if stops:
        w.close(beat)
    side = d.side
    phrases = (
        f"*walk off to the {side}",
        f"*walk away to the {side}",
        f"*leave to the {side}",
        f"*walk to the {side}",
        f"*go off to the {side}",
        f"*turn {side} and *walk off",
        f"*turn to the {side} and *walk away",
        f"*walk out to the {side}",
    )
    return finish(d, w, phrases, rest=(0.4, 1.2) if stops else (-0.3, -0.2))


RULES = MappingProxyType(
    {
        "off_aside": Rule(off_aside, weight=4),
        "circle": Rule(circle, weight=4),
        "sidestep": Rule(sidestep, weight=4),
        "backward": Rule(backward, weight=4),
        "stairs": Rule(stairs, weight=4),
    }
)
