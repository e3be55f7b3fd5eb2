"""Everyday actions: eat, drink, read, type, look around."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.synthesis.action import Action
from stickgen.synthesis.actions.speech import AT_MOUTH
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, follow, keyed, noise
from stickgen.synthesis.stance import stance_controls
from stickgen.synthesis.variation import Variation


def eating(v: Variation) -> Controls:
    """A hand goes from the plate to the mouth and back, the head bends towards it."""
    c, t = stance_controls(v), v.t
    plate = np.array([v.uniform(-0.16, -0.06), -0.30, v.uniform(0.30, 0.36)])
    mouth = np.array(AT_MOUTH) + [0.0, -0.02, 0.0]
    times, places, bites = [0.0], [plate], [0.0]
    at = v.uniform(0.1, 0.3)
    while at < v.seconds:
        go, stay = 0.5 / v.tempo, v.uniform(0.12, 0.28)
        rest = v.uniform(0.3, 0.75) / v.tempo
        times += [at, at + go, at + go + stay, at + 2 * go + stay]
        aside = v.rng.uniform(-0.04, 0.04, 3)
        places += [plate + aside, mouth, mouth, plate + aside]
        bites += [0.0, 1.0, 1.0, 0.0]
        at = times[-1] + rest
    path = follow(keyed(t, times, places), 5.0, 0.8)
    bite = keyed(t, times, bites)
    c.arm(v.side, reach(path, (0.75, -1.0, -0.1)), 1.0)
    hold = np.array([v.uniform(-0.16, -0.08), -0.31, 0.30]) + 0.005 * noise(t, v.rng, 3)
    c.arm(v.other, reach(hold, (0.6, -1.0, -0.3)), 1.0)
    chew = np.sin(2 * np.pi * 1.6 * t) * (1.0 - bite)
    c.head[:, BEND] += 0.16 + 0.02 * chew + 0.06 * follow(bite, 2.5)
    c.spine[:, BEND] += 0.05 + 0.05 * bite
    return c


def drinking(v: Variation) -> Controls:
    """The cup rises, the head tips back while it empties, and the cup goes down again."""
    c, t = stance_controls(v), v.t
    low = np.array([v.uniform(-0.1, 0.0), -0.30, v.uniform(0.28, 0.35)])
    lips = np.array([-0.11, 0.04, 0.21])
    times, places, tips = [0.0], [low], [0.0]
    at = v.uniform(0.25, 0.6)
    while not tips[1:] or at + 2.6 / v.tempo < v.seconds:
        go, sip = 0.75 / v.tempo, v.uniform(0.9, 1.5)
        times += [at, at + go, at + go + 0.25, at + go + sip, at + 2 * go + sip]
        places += [low, lips, lips + [0.0, 0.045, -0.01], lips + [0.0, 0.06, -0.01], low]
        tips += [0.0, 0.1, 0.8, 1.0, 0.0]
        at = times[-1] + v.uniform(0.4, 1.0)
    path = follow(keyed(t, times, places), 4.5, 0.85)
    tip = keyed(t, times, tips)
    c.arm(v.side, reach(path, (0.75, -1.0, 0.0)), 1.0)
    c.head[:, BEND] -= v.uniform(0.3, 0.45) * tip
    c.spine[:, BEND] -= 0.08 * tip
    c.spine[:, LEAN] -= 0.02 * v.inward * tip
    return c


def reading(v: Variation) -> Controls:
    """A book in both hands, the head bent over it and scanning the lines; one page is turned."""
    c, t = stance_controls(v), v.t
    height, ahead = v.uniform(-0.24, -0.12), v.uniform(0.27, 0.33)
    turn = v.uniform(0.35, 0.75) * v.seconds
    leaf = keyed(t, [turn - 0.5, turn - 0.15, turn + 0.2, turn + 0.6], [0.0, 0.5, 1.0, 0.0])
    shake = 0.004 * noise(t, v.rng, 6, 0.2, 0.8)
    for side in (LEFT, RIGHT):
        book = np.array([-0.08, height, ahead]) + shake[:, 3 * side : 3 * side + 3]
        if side == v.side:
            book = book + leaf[:, None] * np.array([-0.10, 0.06, -0.02])
        c.arm(side, reach(book, (0.6, -1.0, -0.2)), 1.0)
    line = (t * v.uniform(0.35, 0.5) * v.tempo + v.uniform(0, 1)) % 1.0
    scan = ease(line / 0.85) * (line < 0.85) + (1.0 - ease((line - 0.85) / 0.15)) * (line >= 0.85)
    c.head[:, BEND] += v.uniform(0.3, 0.42)
    c.head[:, TURN] += 0.12 * (0.5 - scan)
    c.spine[:, BEND] += 0.08
    c.head[:, BEND] += 0.03 * leaf
    return c


def typing(v: Variation) -> Controls:
    """Two hands tap on a keyboard in bursts; the head is turned to the screen."""
    c, t = stance_controls(v), v.t
    burst = np.clip(1.4 * keyed(t, *_bursts(v)), 0.0, 1.0)
    height = -0.24 if v.stance == "sit" else -0.30
    for side in (LEFT, RIGHT):
        rate = v.uniform(2.6, 3.6) * v.tempo
        tap = np.sin(
            2 * np.pi * (rate * t + v.uniform(0, 1)) + 0.8 * noise(t, v.rng, 1, 0.5, 1.5)[:, 0]
        )
        tap = np.clip(tap, -0.4, 1.0) * (0.25 + 0.75 * burst)
        roam = noise(t, v.rng, 2, 0.3, 1.1) * [0.022, 0.012]
        keys = np.stack(
            [-0.07 + roam[:, 0], height + 0.013 * v.size * tap, 0.33 + roam[:, 1]], axis=-1
        )
        c.arm(side, reach(keys, (0.5, -1.0, -0.3)), 1.0)
    c.head[:, BEND] += 0.10 + 0.10 * follow(burst, 1.5)
    c.head[:, TURN] += 0.05 * noise(t, v.rng, 1, 0.1, 0.4)[:, 0]
    c.spine[:, BEND] += 0.06 + 0.02 * burst
    return c


def _bursts(v: Variation) -> tuple[list[float], list[float]]:
    """Key times and levels of typing in bursts with short pauses."""
    times, levels = [0.0], [1.0]
    while times[-1] < v.seconds:
        times += [times[-1] + v.uniform(0.9, 2.0), times[-1] + v.uniform(2.2, 2.6)]
        levels += [1.0, v.uniform(0.3, 0.7)]
    return times, levels


def looking_around(v: Variation) -> Controls:
    """The head turns to one side and the other and stays a moment; shoulders and hips follow."""
    c, t = stance_controls(v), v.t
    times, looks, nods = [0.0], [0.0], [0.0]
    at, way = v.uniform(0.2, 0.5), v.inward
    while at < v.seconds:
        move, stay = v.uniform(0.5, 0.8) / v.tempo, v.uniform(0.25, 0.7) / v.tempo
        angle = way * v.uniform(0.85, 1.1) * min(v.size, 1.15)
        nod = v.uniform(-0.12, 0.12)
        times += [at, at + move, at + move + stay]
        looks += [looks[-1], angle, angle * v.uniform(0.92, 1.0)]
        nods += [nods[-1], nod, nod]
        at, way = times[-1] + 0.02, -way
    times = [x + 1e-3 * k for k, x in enumerate(times)]
    look = keyed(t, times, looks)
    c.head[:, TURN] += 0.62 * look
    c.head[:, BEND] += keyed(t, times, nods) + 0.06
    c.head[:, LEAN] -= 0.06 * look
    c.spine[:, TURN] += 0.42 * follow(look, 1.8, 0.8)
    c.hips[:, TURN] += 0.10 * follow(look, 1.2, 0.8)
    return c


ACTIONS = MappingProxyType(
    {
        "eating": Action(
            eating,
            {
                "": (
                    "*eat",
                    "*eat a meal",
                    "*eat with the {side} hand",
                    "*take one bite after another",
                    "*put food into the mouth with the {side} hand",
                    "*have something to eat",
                )
            },
            ("sit", "sit", "stand"),
            (4.0, 7.0),
            over_real=True,
        ),
        "drinking": Action(
            drinking,
            {
                "": (
                    "*drink",
                    "*drink from a cup",
                    "*take a sip",
                    "*lift a glass with the {side} hand and *drink",
                    "*drink with the {side} hand",
                    "*have a drink",
                )
            },
            ("stand", "stand", "sit"),
            (4.0, 7.0),
            over_real=True,
        ),
        "reading": Action(
            reading,
            {
                "": (
                    "*read",
                    "*read a book",
                    "*hold a book and *read it",
                    "*look down and *read",
                    "*turn a page and *go on reading",
                    "*read in a book held with both hands",
                )
            },
            ("stand", "sit", "sit"),
            (4.0, 8.0),
            paced=False,
        ),
        "typing": Action(
            typing,
            {
                "": (
                    "*type",
                    "*type on a keyboard",
                    "*work at a computer",
                    "*write on a computer",
                    "*type a letter",
                    "*tap on a keyboard with both hands",
                )
            },
            ("sit", "sit", "stand"),
            (3.5, 7.0),
        ),
        "looking_around": Action(
            looking_around,
            {
                "": (
                    "*look around",
                    "*look left and right",
                    "*look about",
                    "*turn the head from side to side",
                    "*search the surroundings",
                    "*glance around",
                )
            },
            ("stand",),
            (3.5, 6.5),
        ),
    }
)
