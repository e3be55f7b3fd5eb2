"""Travel by the numbers: counted steps, metres, named turns and directions, starts and stops."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from stickgen.synthesis.body import solve
from stickgen.synthesis.rules.footwork import take
from stickgen.synthesis.rules.rule import Draw, Rule, Take
from stickgen.synthesis.rules.walker import Walker
from stickgen.synthesis.rules.wording import Wording, number_word

_STEP = 0.62
"""Metres of a usual step."""


def begin(d: Draw, rest: tuple[float, float] = (0.4, 1.3)) -> Walker:
    """A walker who stands for a moment; the acting side steps first."""
    return Walker(d.v.uniform(*rest), d.v.side)


def finish(
    d: Draw,
    w: Walker,
    phrases: tuple[str, ...],
    action: str = "walk",
    *,
    rest: tuple[float, float] = (0.7, 1.8),
    swing: float = 0.45,
    also: tuple[str, ...] = (),
) -> Take:
    """The walker's steps, with a stand after them."""
    end = w.t + d.v.uniform(*rest)
    v = replace(d.v, seconds=end)
    c = take(v, w.steps, swing * d.v.size)
    rests = ((0.0, w.steps[0].off - 0.1), (w.t + 0.2, end))
    deepest = min(0.0, *(step.height for step in w.steps))
    return Take(solve(c) - [0.0, deepest, 0.0], Wording(phrases), (action, *also), rests)


def step_beat(d: Draw, slow: float = 1.0) -> float:
    return slow * d.v.uniform(0.5, 0.62)


def steps(d: Draw) -> Take:
    """So many steps, then a stand."""
    n = int(d.rng.integers(1, 7))
    w, beat, length = begin(d), step_beat(d), _STEP * d.v.uniform(0.8, 1.1)
    back = d.rng.random() < 0.25
    also_closing = n == 1 or d.rng.random() < 0.5
    for _ in range(n if also_closing else n - 1):
        w.go(-0.65 * length if back else length, beat=beat)
    w.close(beat)
    count, s = number_word(n, d.rng), "" if n == 1 else "s"
    way = "backward" if back else "forward"
    plain = (
        f"*take {count} step{s} {way}",
        f"*walk {count} step{s} {way}",
        f"*make {count} step{s} {way} and *stop",
        f"*step {way} {count} time{s} and *stand still",
    )
    ahead = (
        f"*take {count} step{s}",
        f"*take {count} step{s} and *stop",
        f"*walk {count} step{s} and *stand still",
        f"*take just {count} step{s}, then *stop",
        f"*go {count} step{s} ahead and *halt",
        f"*take exactly {count} step{s} and *halt",
    )
    return finish(d, w, plain if back else (*plain, *ahead))


def metres(d: Draw) -> Take:
    """A named way, then a stand."""
    far = float(d.rng.choice([1.0, 1.5, 2.0, 3.0, 4.0]))
    n = max(1, round(far / (_STEP * d.v.uniform(0.9, 1.1))))
    w, beat = begin(d), step_beat(d)
    for _ in range(n):
        w.go(far / n, beat=beat)
    w.close(beat)
    count = {1.5: "one and a half"}.get(far) or number_word(int(far), d.rng)
    unit = d.pick("metre", "meter") + ("" if far == 1.0 else "s")
    phrases: tuple[str, ...] = (
        f"*walk {count} {unit}",
        f"*walk {count} {unit} forward",
        f"*walk {count} {unit} and *stop",
        f"*go {count} {unit} ahead",
        f"*move forward {count} {unit} and *stand still",
        f"*walk straight ahead for {count} {unit}",
    )
    return finish(d, w, phrases)


def turn(d: Draw) -> Take:
    """A turn on the spot by a named angle."""
    degrees = int(d.rng.choice([45, 90, 90, 90, 180, 180, 270, 360]))
    w, beat = begin(d), step_beat(d)
    n = max(2, round(degrees / 50))
    first = d.v.side
    for k in range(n):
        w.go(
            0.0,
            turn=d.to_left * np.radians(degrees) / n,
            beat=beat,
            foot=first if k % 2 == 0 else 1 - first,
            lift=0.05,
        )
    w.close(beat)
    return finish(d, w, _turn_phrases(degrees, d.side), "spin" if degrees == 360 else "stand")


def _turn_phrases(degrees: int, side: str) -> tuple[str, ...]:
    """The angle by its number and, where it has one, by its name."""
    phrases = [
        f"*turn {side} by {degrees} degrees",
        f"*turn {degrees} degrees to the {side}",
        f"*rotate {degrees} degrees to the {side}",
        f"*stand, then *turn {degrees} degrees {side}",
        f"*make a {degrees} degree turn to the {side}",
    ]
    named = {
        45: (f"*turn a little to the {side}", f"*turn slightly {side}"),
        90: (f"*turn {side}", f"*turn to the {side}", f"*make a quarter turn to the {side}"),
        180: (
            "*turn around",
            f"*turn around to the {side}",
            "*turn around and *face the other way",
            f"*make a half turn to the {side}",
            "*turn back",
        ),
        360: (
            "*turn around once",
            f"*turn in a full circle to the {side}",
            f"*spin around once to the {side}",
            "*make a full turn",
        ),
    }.get(degrees, ())
    return (*phrases, *named, *named)


def walk_and_turn(d: Draw) -> Take:
    """Walk, turn to a side by a named angle, walk on."""
    degrees = int(d.rng.choice([90, 90, 45, 180]))
    w, beat, length = begin(d), step_beat(d), _STEP * d.v.uniform(0.9, 1.1)
    before, after = int(d.rng.integers(2, 5)), int(d.rng.integers(2, 5))
    for _ in range(before):
        w.go(length, beat=beat)
    n = max(2, round(degrees / 45))
    for _ in range(n):
        w.go(0.25 * length, turn=d.to_left * np.radians(degrees) / n, beat=beat)
    for _ in range(after):
        w.go(length, beat=beat)
    w.close(beat)
    side = d.side
    phrases: tuple[str, ...] = (
        f"*walk forward, *turn {side} and *walk on",
        f"*walk, *turn {degrees} degrees to the {side} and *go on",
        f"*walk straight, then *turn {side}",
        f"*walk around a corner to the {side}",
        f"*walk ahead and *make a {side} turn",
    )
    if degrees == 180:
        phrases = (
            "*walk forward, *turn around and *walk back",
            "*walk away, *turn around and *come back",
            "*walk some steps, *turn around and *return",
            "*go there and back again",
        )
    if degrees == 45:
        phrases = (f"*walk and *turn slightly {side}", f"*walk and *veer to the {side}")
    return finish(d, w, phrases)


def there_and_back(d: Draw) -> Take:
    """Walk away, turn around, walk back to the start."""
    w, beat, length = begin(d, (0.1, 0.4)), step_beat(d, 0.88), _STEP * d.v.uniform(0.9, 1.1)
    n = int(d.rng.integers(3, 5))
    for _ in range(n):
        w.go(length, beat=beat)
    for _ in range(3):
        w.go(0.0, turn=d.to_left * np.pi / 3, beat=beat)
    for _ in range(n):
        w.go(length, beat=beat)
    w.close(beat)
    phrases = (
        "*walk away, *turn around and *walk back to the start",
        "*walk there and back",
        "*walk forward, *turn around and *return to the starting point",
        "*go ahead some steps, *turn around and *come back",
        "*walk off, then *turn and *come back to the same place",
        f"*walk forward, *turn around to the {d.side} and *walk back",
        "*pace to and fro once",
    )
    return finish(d, w, phrases, rest=(0.3, 0.9))


RULES = MappingProxyType(
    {
        "steps": Rule(steps, weight=4),
        "metres": Rule(metres, weight=4),
        "turn": Rule(turn, weight=4),
        "walk_and_turn": Rule(walk_and_turn, weight=4),
        "there_and_back": Rule(there_and_back, weight=4),
    }
)
