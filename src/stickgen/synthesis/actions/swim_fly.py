"""Off the ground: swim and fly."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, follow, keyed, noise
from stickgen.synthesis.stance import breathe, stand
from stickgen.synthesis.variation import Variation

_CRAWL = (  # key phases of a front crawl: upper arm and forearm, (outward, up, ahead = down)
    (0.00, (0.18, 1.00, 0.10), (0.00, 1.00, 0.18)),
    (0.18, (0.28, 0.85, 0.45), (-0.10, 0.75, 0.65)),
    (0.36, (0.45, 0.25, 0.85), (-0.35, -0.25, 0.90)),
    (0.55, (0.25, -0.90, 0.35), (0.00, -1.00, 0.25)),
    (0.70, (0.60, -0.65, -0.45), (0.25, -0.85, 0.25)),
    (0.85, (0.85, 0.25, -0.45), (0.10, 0.55, 0.80)),
)
_BREAST = (
    (0.00, (0.14, 1.00, 0.06), (-0.05, 1.00, 0.10)),
    (0.30, (0.75, 0.75, 0.25), (0.65, 0.75, 0.35)),
    (0.50, (0.75, 0.10, 0.50), (-0.45, 0.55, 0.75)),
    (0.64, (0.20, -0.45, 0.70), (-0.55, 0.75, 0.40)),
    (0.82, (0.10, 0.75, 0.45), (-0.20, 1.00, 0.10)),
)


def _stroke(
    cycle: FloatArray, keys: tuple[tuple[float, tuple[float, ...], tuple[float, ...]], ...]
) -> FloatArray:
    """Arm poses ``[T, 2, 3]`` at ``cycle [T]`` strokes of a stroke with key phases ``keys``."""
    at = [phase for phase, _, _ in keys]
    poses = [[upper, fore] for _, upper, fore in keys]
    times = [p - 1.0 for p in at] + at + [p + 1.0 for p in at]
    return normalize(keyed(cycle % 1.0, times, np.array(poses * 3)))


def swimming(v: Variation) -> Controls:
    """Level in the water: front crawl with a flutter kick, or breaststroke."""
    t = v.t
    c = Controls.rest(len(t))
    crawl = v.kind == "crawl"
    rate = (0.62 if crawl else 0.5) * v.tempo * v.uniform(0.92, 1.08)
    cycle = rate * t + v.uniform(0.0, 1.0)
    angle = 2 * np.pi * cycle
    surge = 0.0 if crawl else 0.10 * np.sin(angle + 1.0)
    c.pelvis[:] = np.stack(
        [
            0.015 * np.sin(angle),
            0.75 + 0.02 * np.sin(2 * angle) + 0.02 * noise(t, v.rng, 1, 0.1, 0.3)[:, 0],
            (1.15 if crawl else 0.85) * v.spread * v.tempo * t + surge,
        ],
        axis=-1,
    )
    c.hips[:, BEND] = 1.50 + (0.0 if crawl else 0.05 * np.sin(angle))
    c.soles[:, :, 0] = 1.05
    _strokes(c, v, cycle)
    if crawl:
        c.spine[:, TURN] = 0.42 * np.sin(angle + 0.6)
        breath = np.clip(np.sin(angle / 2 + 0.6), 0.0, 1.0) ** 3
        c.head[:, BEND] = -0.30
        c.head[:, TURN] = 0.9 * breath - 0.15 * np.sin(angle + 0.6)
    else:
        rise = np.clip(np.sin(angle - 1.6), 0.0, 1.0)
        c.spine[:, BEND] = -0.12 - 0.22 * rise
        c.head[:, BEND] = -0.25 - 0.45 * rise
    return c


def _strokes(c: Controls, v: Variation, cycle: FloatArray) -> None:
    """Set arms and legs of a swimmer at ``cycle [T]`` strokes."""
    for side in (LEFT, RIGHT):
        if v.kind == "crawl":
            c.arm(side, _stroke(cycle + 0.5 * side, _CRAWL), 1.0)
            beat = 2 * np.pi * 3.0 * cycle + np.pi * side
            lift = 0.13 * v.size * np.sin(beat)
            bend = 0.16 - 0.17 * np.sin(beat - 1.0)
            out = np.full_like(lift, 0.05)
        else:
            c.arm(side, _stroke(cycle, _BREAST), 1.0)
            # The knees are drawn up while the arms come in; the legs kick out and close.
            drawn = keyed((cycle - 0.30) % 1.0, [0.0, 0.35, 0.6, 1.0], [0.0, 1.0, 0.0, 0.0])
            lift = 0.85 * drawn - 0.03
            bend = 1.75 * drawn + 0.06
            wide = keyed((cycle - 0.30) % 1.0, [0.0, 0.3, 0.48, 0.68, 1.0], [0, 0.5, 0.7, 0, 0])
            out = 0.05 + wide
            c.soles[:, side, 0] = 1.05 - 0.9 * drawn
        thigh = np.stack([out, -np.cos(lift), np.sin(lift)], -1)
        shin = np.stack([0.6 * out, -np.cos(lift - bend), np.sin(lift - bend)], -1)
        c.legs[:, side] = normalize(np.stack([thigh, shin], axis=1))
        c.free[:, side] = 1.0


def flying(v: Variation) -> Controls:
    """Crouch and push off, then fly level with a fist ahead or hover with the arms as wings."""
    c, t = stand(v), v.t
    start = v.uniform(0.5, 0.8)
    off = start + 0.25
    aloft = ease((t - off) / 0.4)
    crouch = keyed(t, [0.1, start, off], [0.0, 1.0, 0.0])
    rise = ease((t - off + 0.15) / 1.6) * v.uniform(0.9, 1.4)
    hover = 0.05 * np.sin(2 * np.pi * 0.5 * t) * ease((t - off) / 1.5)
    lift = rise + hover
    c.pelvis[:, 1] += lift - 0.26 * crouch
    level = ease((t - off) / 1.4)
    ahead = v.kind == "ahead"
    speed = (2.2 if ahead else 0.8) * v.tempo * v.spread
    s = np.maximum(t - off, 0.0)
    gone = speed * (s - 0.6 * (1.0 - np.exp(-s / 0.6)))
    c.pelvis[:, 2] += gone
    c.feet[:, :, 2] += gone[:, None]
    c.feet[:, :, 1] += np.maximum(lift, 0.0)[:, None]
    c.soles[:, :, 0] += (0.8 * ease((t - off + 0.15) / 0.4))[:, None]
    c.hips[:, BEND] += 0.4 * crouch + (1.25 if ahead else 0.45) * level
    c.spine[:, BEND] += 0.3 * crouch - 0.10 * level
    c.head[:, BEND] -= (0.75 if ahead else 0.35) * level
    _flying_limbs(c, v, aloft, level)
    breathe(c, v, 0.6)
    return c


def _flying_limbs(c: Controls, v: Variation, aloft: FloatArray, level: FloatArray) -> None:
    """Free the legs by ``aloft [T]``; raise an arm or spread both by ``level [T]``."""
    t = v.t
    raised = ease(level / 0.6)
    bank = 0.12 * noise(t, v.rng, 1, 0.15, 0.35)[:, 0]
    c.spine[:, TURN] += bank * level
    for side in (LEFT, RIGHT):
        swing = 0.07 * np.sin(2 * np.pi * 0.6 * t + 2.0 * side) + 0.04
        knee = 0.22 if side == v.side else 0.55
        thigh = np.stack([0.05 + 0 * t, -np.cos(swing), np.sin(swing)], -1)
        shin = np.stack([0 * t, -np.cos(swing - knee), np.sin(swing - knee)], -1)
        c.legs[:, side] = normalize(np.stack([thigh, shin], axis=1))
        c.free[:, side] = aloft
        if v.kind == "wings":
            flap = follow(np.sin(2 * np.pi * v.tempo * 0.9 * t), 3.0) * 0.22 * v.size
            upper = np.stack([np.cos(flap), 0.1 + np.sin(flap), 0.1 + 0 * t], -1)
            late = follow(flap, 2.0)
            fore = np.stack([np.cos(late), 0.05 + np.sin(late), 0.05 + 0 * t], -1)
            c.arm(side, normalize(np.stack([upper, fore], axis=1)), level)
        elif side == v.side or v.mood in ("keen", "happy"):
            c.arm(side, reach((-0.05, 0.48, 0.12), (1.0, 0.0, 0.2)), raised)
        else:
            c.arm(side, reach((0.12, -0.48, -0.05), (0.8, -0.4, -0.3)), level)


ACTIONS = MappingProxyType(
    {
        "swimming": Action(
            swimming,
            {
                "crawl": (
                    "*swim",
                    "*swim front crawl",
                    "*swim freestyle",
                    "*swim through the water",
                    "*swim forward with the arms turning over",
                ),
                "breast": (
                    "*swim",
                    "*swim breaststroke",
                    "*do the breaststroke",
                    "*swim through the water",
                    "*swim forward with wide strokes",
                ),
            },
            seconds=(4.0, 7.0),
        ),
        "flying": Action(
            flying,
            {
                "ahead": (
                    "*fly",
                    "*take off and *fly",
                    "*fly like a superhero",
                    "*fly through the air with an arm stretched ahead",
                    "*fly forward",
                ),
                "wings": (
                    "*fly",
                    "*fly like a bird",
                    "*take off and *fly with the arms as wings",
                    "*float in the air and *flap the arms",
                    "*hover in the air with the arms spread",
                ),
            },
            seconds=(4.0, 6.5),
        ),
    }
)
