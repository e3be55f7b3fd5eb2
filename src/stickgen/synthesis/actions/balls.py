"""Football and basketball: kicking, dribbling, shooting.

The kick after Lees & Nolan (1998): the standing foot beside the ball, the hip extended and the
knee bent behind, the thigh first and the shin after it, the opposite arm across. The jump shot
after Okazaki, Rodacki & Satern (2015): dip, ball to the brow, the elbow under it, let go near the
top of the leap, the hand held up after it.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS
from stickgen.synthesis.action import Action
from stickgen.synthesis.actions.key_poses import KeyClock, air_time, leap
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, Controls, reach
from stickgen.synthesis.curves import ease, follow, noise, pulse
from stickgen.synthesis.stance import stance_controls, stand
from stickgen.synthesis.variation import Variation

_RUN_UP = (  # of the kick: pelvis; ahead in steps
    (-1.35, 0, 0, -1.75),
    (-0.8, -0.03, -0.03, -1.05),
    (-0.3, 0.02, -0.07, -0.2),
    (0.0, 0.05, -0.04, 0.08),
    (0.35, 0.05, -0.02, 0.35),
    (0.8, 0.0, -0.03, 0.45),
)
_KICK_HIPS = (
    (-1.35, 2, 0, 0),
    (-0.6, 4, 6, 0),
    (-0.18, 8, -24, -4),
    (0.02, -4, 14, -8),
    (0.25, -14, 26, -4),
    (0.8, 2, 4, 0),
)
_KICK_CHEST = (
    (-1.35, 2, 0, 0),
    (-0.2, -6, 26, 0),
    (0.02, 10, -14, 6),
    (0.25, 20, -24, 4),
    (0.85, 2, 0, 0),
)
_KICKING_FOOT = (  # before and after it is free
    (-1.3, -0.10, 0, -1.75, 0, -3),
    (-1.0, -0.10, 0.09, -1.2, 4, -3),
    (-0.75, -0.10, 0, -0.68, 0, -3),
    (-0.35, -0.10, 0, -0.68, 30, -3),
    (-0.1, -0.10, 0.28, -0.45, 40, -4),
    (0.45, -0.10, 0.20, 0.75, 10, -4),
    (0.80, -0.12, 0, 0.6, 0, -4),
)
_STANDING_FOOT = (
    (-0.85, 0.11, 0, -1.75, 18, 3),
    (-0.5, 0.11, 0.10, -0.7, 10, 3),
    (-0.22, 0.12, 0, 0.07, 0, 5),
    (0.12, 0.12, 0, 0.07, 0, 5),
    (0.35, 0.12, 0, 0.07, 22, 5),
    (0.7, 0.12, 0, 0.07, 0, 5),
)
_LEG_BEFORE = (  # thigh and shin of the kicking leg
    (-0.5, 0.02, -0.95, -0.15, 0.0, -0.9, -0.4),
    (-0.22, 0.10, -0.85, -0.50, 0.0, -0.35, -0.95),
    (-0.10, 0.05, -0.88, 0.38, 0.0, -0.40, -0.92),
    (0.0, 0.0, -0.70, 0.74, 0.0, -0.90, -0.36),
)
_LEG_AFTER = (0.55, 0.0, -0.72, 0.68, 0.0, -0.9, -0.45)
_HANGING = (0.15, -0.95, 0.1, 0.05, -0.8, 0.5)
_ARM_ACROSS = (
    (-1.0, *_HANGING),
    (-0.2, 0.85, -0.35, -0.35, 0.9, -0.25, -0.1),
    (0.12, 0.25, -0.75, 0.6, -0.4, -0.35, 0.8),
    (0.8, *_HANGING),
)
_ARM_BESIDE = (
    (-1.0, *_HANGING),
    (-0.2, 0.3, -0.9, 0.35, 0.1, -0.6, 0.8),
    (0.12, 0.55, -0.7, -0.5, 0.6, -0.7, -0.1),
    (0.8, *_HANGING),
)


def kicking(v: Variation) -> Controls:
    """Two steps to the ball, the standing foot beside it, and a swing of the other leg."""
    c, clock = stand(v), KeyClock.of(v, 1.5, 1.2)
    step = 0.62 * v.spread * v.size**0.3
    c.pelvis += clock.places(_RUN_UP, (1.0, 1.0, step))
    c.hips += clock.angles(_KICK_HIPS)
    c.spine += clock.angles(_KICK_CHEST)
    clock.foot(c, v.side, _KICKING_FOOT, (1.0, 1.0, step))
    clock.foot(c, v.other, _STANDING_FOOT, (1.0, 1.0, step))
    rise = 0.33 + 0.3 * (v.size - 0.7)
    through = (
        (0.16, -0.08, rise - 0.9, 0.75, -0.1, rise - 0.75, 0.85),
        (0.30, -0.10, 1.15 * rise - 0.9, 0.80, -0.1, 0.85 * rise - 0.85, 0.70),
    )
    c.legs[:, v.side] = clock.limb((*_LEG_BEFORE, *through, _LEG_AFTER))
    c.free[:, v.side] = pulse(clock.t, -0.38, 0.72, 0.16, 0.3)
    clock.look(c, [(-1.4, 10, 0), (-0.2, 34, 0), (0.1, 28, 0), (0.5, 0, 0)])
    share = ease((clock.t + 1.2) / 0.4) * ease((1.1 - clock.t) / 0.4)
    c.arm(v.other, clock.limb(_ARM_ACROSS), share)
    c.arm(v.side, clock.limb(_ARM_BESIDE), share)
    return c


def dribbling(v: Variation) -> Controls:
    """One hand pushes the ball down and meets it again; the other arm guards, the knees bend."""
    c, t = stance_controls(v), v.t
    walks = v.stance == "walk"
    rate = v.uniform(1.55, 2.1) * v.tempo ** (0.5 if walks else 1.0)
    drift = noise(t, v.rng, 6, 0.2, 0.9)  # bounces vary
    beat = 2 * np.pi * np.cumsum(rate * (1 + 0.11 * drift[:, 0])) / FPS + v.uniform(0, 6)
    # The hand follows the ball: down fast, up a little slower, still for a moment at the top.
    pump = np.sin(beat + 0.35 * np.sin(beat))
    low = 0.10 if walks else v.uniform(0.10, 0.24)
    size = 0.115 * np.clip(v.size, 0.8, 1.25)
    aside, ahead = v.uniform(0.04, 0.16), v.uniform(0.26, 0.34)
    height = -0.22 + size * (1 + 0.18 * drift[:, 1]) * pump
    wrist = np.stack([aside, 0.0, ahead]) + 0.025 * drift[:, 1:4]
    wrist += np.stack([0 * t, height, 0.02 * pump], axis=-1)
    c.arm(v.side, reach(wrist, (0.6, -0.6, -0.9)), 1.0)
    guard = np.array([0.02, -0.2, 0.27]) + 0.03 * drift[:, 3:]
    c.arm(v.other, reach(guard, (1.0, -0.7, 0.1)), 0.6 if walks else 1.0)
    c.pelvis[:, 1] -= low + 0.012 * follow(pump, 3.0)
    c.hips[:, BEND] += 0.9 * low
    c.spine[:, BEND] += 0.14 + 0.9 * low + 0.02 * pump
    c.spine[:, LEAN] -= 0.05 * v.inward
    c.head[:, BEND] -= 0.1 + 0.8 * low
    if not walks:
        for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
            c.feet[:, side] += [sign * 0.10, 0.0, 0.08 if side == v.other else -0.08]
    return c


def shooting(v: Variation) -> Controls:
    """A jump shot: dip, lift, leap, the arm stretched at the top and held, landing."""
    c, clock = stand(v), KeyClock.of(v, 1.3, 1.3)
    height = 0.14 + 0.14 * float(np.clip(v.size - 0.6, 0.1, 0.8))
    flight = air_time(height)
    body, feet = leap(v, clock.second - 0.45 * flight, height, dip=0.25, give=0.16)
    up, down = (clock.pace * share * flight for share in (-0.45, 0.55))
    drift = ((-1.0, 0, 0, 0), (up - 0.28, 0, 0, -0.05), (up, 0, 0, 0.02), (down, 0, 0, 0.06))
    c.pelvis += clock.places(drift)
    c.pelvis[:, 1] += body
    c.hips += clock.angles(
        [(-1.0, 4, -6, 0), (up - 0.28, 22, -8, 0), (up, -2, -4, 0), (1.0, 2, 0, 0)]
    )
    c.spine += clock.angles(
        [(-1.0, 4, 0, 0), (up - 0.28, 12, 0, 0), (up, -8, 0, 0), (1.0, 2, 0, 0)]
    )
    c.feet[..., 1] += feet[:, None]
    c.feet[..., 2] += 0.06 * ease((clock.t - up) / (down - up))[:, None]
    c.soles[..., 0] += np.radians(48) * pulse(clock.t, up - 0.08, down + 0.06, 0.12, 0.12)[:, None]
    clock.look(c, [(-1.0, 0, 0), (up - 0.3, -8, 0), (0.0, -22, 0), (0.4, -18, 0), (1.0, 0, 0)])
    c.arm(v.side, _shooting_hand(clock, up), ease((1.25 - clock.t) / 0.45))
    c.arm(v.other, _guide_hand(clock, up), ease((0.95 - clock.t) / 0.5))
    return c


def _shooting_hand(clock: KeyClock, up: float) -> FloatArray:
    """The hand under the ball: waist, dip, brow with the elbow ahead, stretched and held."""
    return clock.hand(
        [
            (-1.1, -0.06, -0.26, 0.27),
            (up - 0.30, -0.04, -0.34, 0.25),
            (up - 0.08, -0.06, -0.06, 0.24),
            (min(up + 0.06, -0.10), -0.06, 0.20, 0.13),
            (0.02, -0.06, 0.45, 0.22),
            (0.5, -0.06, 0.44, 0.22),
            (0.9, -0.02, 0.1, 0.3),
        ],
        (0.25, -0.5, 1.0),
    )


def _guide_hand(clock: KeyClock, up: float) -> FloatArray:
    """The hand at the side of the ball: rises with it, stays lower when the other one releases."""
    return clock.hand(
        [
            (-1.1, -0.08, -0.25, 0.28),
            (up - 0.30, -0.06, -0.33, 0.26),
            (up - 0.08, -0.10, -0.04, 0.25),
            (min(up + 0.06, -0.10), -0.16, 0.20, 0.17),
            (0.04, -0.14, 0.30, 0.22),
            (0.35, -0.08, 0.22, 0.26),
            (0.8, 0.0, -0.1, 0.3),
        ],
        (0.8, -0.6, 0.4),
    )


ACTIONS = MappingProxyType(
    {
        "kicking": Action(
            kicking,
            {
                "": (
                    "*kick a ball",
                    "*kick a ball with the {side} foot",
                    "*kick a soccer ball",
                    "*take a few steps and *kick a ball",
                    "*step up and *shoot a football with the {side} foot",
                )
            },
            seconds=(3.5, 4.8),
        ),
        "dribbling": Action(
            dribbling,
            {
                "": (
                    "*dribble a basketball",
                    "*dribble a ball with the {side} hand",
                    "*bounce a ball on the floor",
                    "*bounce a basketball with the {side} hand",
                    "*dribble",
                )
            },
            ("stand", "walk"),
            seconds=(3.0, 6.0),
        ),
        "shooting": Action(
            shooting,
            {
                "": (
                    "*shoot a basketball",
                    "*take a jump shot",
                    "*jump and *shoot at the basket",
                    "*shoot a hoop with the {side} hand",
                    "*throw a basketball at the hoop",
                )
            },
            seconds=(3.4, 4.6),
        ),
    }
)
