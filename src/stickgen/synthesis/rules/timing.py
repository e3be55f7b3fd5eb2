"""Starts and stops at named times, and runs, skips, hops and jumps of named numbers."""

from __future__ import annotations

from types import MappingProxyType

from stickgen.synthesis.controls import LEFT, RIGHT
from stickgen.synthesis.rules.rule import Draw, Rule, Take
from stickgen.synthesis.rules.travel import begin, finish
from stickgen.synthesis.rules.walker import Walker
from stickgen.synthesis.rules.wording import number_word, times

_BOTH = (LEFT, RIGHT)


def run_steps(w: Walker, n: int, length: float, beat: float) -> None:
    """``n`` steps of a run that speeds up over the first two and slows down over the last two."""
    for k in range(n):
        share = min(1.0, 0.55 + 0.25 * min(k, n - 1 - k))
        w.go(
            length * share,
            beat=beat * (1.1 if share < 1.0 else 1.0),
            share=0.8 if k == 0 else 1.42,
            lift=0.16 if share < 1.0 else 0.22,
        )
    w.close(0.42)


def _seconds(d: Draw, n: int) -> str:
    return f"{number_word(n, d.rng)} second" + ("" if n == 1 else "s")


def stand_then_go(d: Draw) -> Take:
    """A stand of a named length, then a walk or run that goes on."""
    n, running = int(d.rng.integers(1, 5)), d.rng.random() < 0.5
    w = Walker(n + d.v.uniform(-0.1, 0.1), d.v.side)
    if running:
        run_steps(w, int(d.rng.integers(7, 11)), d.v.uniform(0.9, 1.15), d.v.uniform(0.32, 0.36))
        w.steps.pop()  # the run goes on at the end
    else:
        for _ in range(int(d.rng.integers(4, 8))):
            w.go(0.62 * d.v.uniform(0.9, 1.1), beat=0.54)
    go, wait = ("run" if running else "walk"), _seconds(d, n)
    phrases: tuple[str, ...] = (
        f"*stand still for {wait}, then *{go}",
        f"*wait {wait} and *{go}",
        f"*stand for {wait} before *{go}".replace("*" + go, "running" if running else "walking"),
        f"*do nothing for {wait}, then *{go} off",
        f"*stand motionless for {wait} and then *start to {go}",
        f"first *wait for {wait}, then *{go} forward",
    )
    return finish(d, w, phrases, go, rest=(-0.35, -0.15))


def go_then_stand(d: Draw) -> Take:
    """A walk or run of a named length, then a stand."""
    running = d.rng.random() < 0.35
    n = int(d.rng.integers(2 if running else 1, 4))
    w = Walker(0.05, d.v.side)
    if running:
        run_steps(w, max(4, round(n / 0.35)), d.v.uniform(0.85, 1.1), 0.34)
    else:
        beat = 0.53
        for _ in range(max(1, round(n / beat) - 1)):
            w.go(0.62 * d.v.uniform(0.9, 1.1), beat=beat)
        w.close(beat)
    go, ing, wait = (("run", "running") if running else ("walk", "walking")) + (_seconds(d, n),)
    phrases: tuple[str, ...] = (
        f"*{go} for {wait}, then *stop",
        f"*{go} for {wait} and *stand still",
        f"*stop {ing} after {wait}",
        f"*{go} {wait}, then *stop and *wait",
        f"*{go} forward for {wait} before coming to a stop",
        f"*{go} for {wait} and then *stand there",
    )
    return finish(d, w, phrases, go, rest=(1.5, 3.2))


def stop_and_go(d: Draw) -> Take:
    """A walk with a stop in between."""
    w, beat, pause = begin(d, (0.1, 0.6)), d.v.uniform(0.5, 0.58), d.v.uniform(0.9, 1.9)
    for part in range(2):
        for _ in range(int(d.rng.integers(2, 5))):
            w.go(0.6 * d.v.uniform(0.9, 1.1), beat=beat)
        w.close(beat)
        if part == 0:
            w.wait(pause)
    phrases: tuple[str, ...] = (
        "*walk, *stop, then *walk on",
        "*walk, *pause and *go on walking",
        "*walk forward, *stop for a moment and *continue",
        "*walk some steps, *stand still, then *walk again",
        "*stop and *go",
        "*walk, *halt and *move on again",
        "*walk and *stop halfway, then *go on",
    )
    return finish(d, w, phrases, rest=(0.3, 1.2))


def run(d: Draw, stops: bool | None = None) -> Take:
    """A run from a stand, ending in a stand or going on (drawn where ``stops`` is None)."""
    w = begin(d, (0.1, 0.7))
    fast = d.rng.random() < 0.4
    length, beat = (d.v.uniform(1.35, 1.6), 0.27) if fast else (d.v.uniform(0.85, 1.15), 0.34)
    run_steps(w, int(d.rng.integers(9, 14)), length, beat)
    stops = d.rng.random() < 0.5 if stops is None else stops
    if not stops:
        w.steps.pop()
    verbs = (
        (
            "*sprint",
            "*sprint as fast as possible",
            "*run at top speed",
            "*run as fast as the legs *go".replace("*go", "can go"),
            "*dash off",
            "*race away",
        )
        if fast
        else ("*run", "*start running", "*run forward", "*jog", "*run straight ahead")
    )
    phrases = tuple(f"{p} and *stop" for p in verbs[:4]) if stops else verbs
    action = "sprint" if fast else "run"
    return finish(d, w, phrases, action, rest=(0.5, 1.4) if stops else (-0.3, -0.2), swing=0.6)


def skip(d: Draw) -> Take:
    """Skipping: a step and a hop on each foot in turn."""
    w, ahead = begin(d, (0.1, 0.5)), d.v.uniform(0.28, 0.4)
    flight, beat, ground = d.v.uniform(0.24, 0.29), 0.34, 0.16
    for k in range(int(d.rng.integers(5, 9))):
        foot = d.v.side if k % 2 == 0 else d.v.other
        # The other foot swings ahead from before the hop until it lands.
        share = 0.8 if k == 0 else (beat + flight + 0.12) / beat
        w.go(ahead, beat=beat, share=share, foot=foot, lift=0.16)
        w.leap((foot,), flight, ahead, ground=ground, lift=0.04)
    w.close(0.4)
    phrases: tuple[str, ...] = (
        "*skip",
        "*skip along",
        "*skip forward",
        "*skip happily",
        "*skip like a child",
        "*skip along the road",
        "*hop and *skip along in joy",
        "*skip around cheerfully",
    )
    return finish(d, w, phrases, "jump", rest=(0.2, 0.8), swing=0.8, also=("walk",))


def hop(d: Draw) -> Take:
    """Hops on one leg, the other foot held up."""
    n = int(d.rng.integers(1, 6))
    ahead = d.v.uniform(0.15, 0.35) if d.rng.random() < 0.6 else 0.0
    standing = d.v.side
    w = begin(d, (0.3, 0.8))
    w.raise_foot(1 - standing, 60.0, d.v.uniform(0.22, 0.36))
    w.wait(0.45)
    for _ in range(n):
        w.leap((standing,), d.v.uniform(0.24, 0.32), ahead, ground=d.v.uniform(0.26, 0.36))
    w.wait(d.v.uniform(0.4, 0.8))
    w.put_down()
    side, count = d.side, times(n, d.rng)
    way = " forward" if ahead else ""
    phrases = [
        f"*hop{way} on the {side} leg {count}",
        f"*hop{way} on the {side} foot {count}",
        f"*jump{way} on the {side} leg {count}",
        f"*hop {count}{way} on one leg",
        f"*stand on the {side} leg and *hop {count}",
    ]
    if n >= 3:
        phrases += [
            f"*hop{way} on the {side} leg",
            f"*hop{way} on the {side} foot",
            f"*hop on the {side} foot with the {d.other} one held up",
            f"*jump on one leg, the {side} one",
            "*hop on one foot",
        ]
    return finish(d, w, tuple(phrases), "jump")


def jump(d: Draw) -> Take:
    """So many jumps with both feet, with a stand before, between and after."""
    n = int(d.rng.integers(1, 6))
    ahead = d.v.uniform(0.4, 0.9) if d.rng.random() < 0.3 else 0.0
    flight = d.v.uniform(0.36, 0.54)
    quick = d.rng.random() < 0.4
    w = begin(d, (0.4, 1.2))
    for _ in range(n):
        ground = d.v.uniform(0.3, 0.4) if quick else d.v.uniform(0.86, 1.2)
        w.leap(_BOTH, flight, ahead, ground=ground, lift=0.08)
    count, way = times(n, d.rng), " forward" if ahead else ""
    s = "" if n == 1 else "s"
    phrases: tuple[str, ...] = (
        f"*jump{way} {count}",
        f"*jump {count}{way}",
        f"*leap{way} {count}",
        f"*do {number_word(n, d.rng)} jump{s}{way}",
        f"*make {number_word(n, d.rng)} jump{s}{way}",
        f"*jump{way} {count} with both feet",
        f"*jump{way} {count} and *stop",
    )
    if not ahead:
        phrases += (
            f"*jump up {count}",
            f"*jump into the air {count}",
            f"*jump on the spot {count}",
        )
    return finish(d, w, phrases, "jump", rest=(0.8, 1.8))


RULES = MappingProxyType(
    {
        "stand_then_go": Rule(stand_then_go, weight=4),
        "go_then_stand": Rule(go_then_stand, weight=4),
        "stop_and_go": Rule(stop_and_go, weight=4),
        "run": Rule(run, weight=4),
        "skip": Rule(skip, weight=4),
        "hop": Rule(hop, weight=4),
        "jump": Rule(jump, weight=4),
    }
)
