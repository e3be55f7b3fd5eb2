"""Games with a big ball, and the run round the bases: kicking, dribbling, shooting, running.

The kick after Lees & Nolan (1998): the standing foot beside the ball, the hip extended and the
knee bent behind, the thigh first and the shin after it, the opposite arm across. The jump shot
after Okazaki, Rodacki & Satern (2015): dip, ball to the brow, the elbow under it, let go near the
top of the leap, the hand held up after it.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.corpus.synth.action import Action
from stickgen.corpus.synth.actions.key_poses import Beat, air_time, leap
from stickgen.corpus.synth.body import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.corpus.synth.curves import ease, follow, pulse
from stickgen.corpus.synth.gait import Gait, stride
from stickgen.corpus.synth.stance import begin, stand
from stickgen.corpus.synth.variation import Variation
from stickgen.skeleton import FOOT_HEIGHT as F


def kicking(v: Variation) -> Controls:
    """Two steps up to the ball, the standing foot beside it, and a swing of the other leg."""
    c, b = stand(v), Beat.of(v, 1.5, 1.2)
    far, side, other = 0.62 * v.spread * v.size**0.3, v.side, v.other
    high = 0.55 + 0.5 * (v.size - 0.7)
    c.pelvis += b.places(
        [
            (-1.35, 0, 0, -1.75 * far),
            (-0.8, -0.03, -0.03, -1.05 * far),
            (-0.3, 0.02, -0.07, -0.2 * far),
            (0.0, 0.05, -0.06, 0.05),
            (0.35, 0.05, -0.02, 0.22),
            (0.8, 0.0, -0.03, 0.28),
        ]
    )
    c.hips += b.angles(
        [
            (-1.35, 2, 0, 0),
            (-0.6, 4, 6, 0),
            (-0.18, 8, -24, -4),
            (0.02, -4, 14, -8),
            (0.25, -14, 26, -4),
            (0.8, 2, 4, 0),
        ]
    )
    c.spine += b.angles(
        [
            (-1.35, 2, 0, 0),
            (-0.2, -6, 26, 0),
            (0.02, 10, -14, 6),
            (0.25, 20, -24, 4),
            (0.85, 2, 0, 0),
        ]
    )
    b.foot(
        c,
        side,
        [
            (-1.3, -0.10, F, 0.08 - 1.75 * far, 0, -3),
            (-1.0, -0.10, F + 0.09, 0.08 - 1.2 * far, 4, -3),
            (-0.75, -0.10, F, 0.10 - 0.7 * far, 0, -3),
            (-0.35, -0.10, F, 0.10 - 0.7 * far, 30, -3),
            (-0.1, -0.10, 0.3, -0.2, 50, -4),
            (0.5, -0.10, 0.3, 0.5, 20, -4),
            (0.85, -0.12, F, 0.46, 0, -4),
        ],
    )
    b.foot(
        c,
        other,
        [
            (-0.85, 0.11, F, 0.08 - 1.75 * far, 18, 3),
            (-0.5, 0.11, F + 0.10, 0.0 - 0.6 * far, 10, 3),
            (-0.22, 0.12, F, 0.12, 0, 5),
            (0.12, 0.12, F, 0.12, 0, 5),
            (0.35, 0.12, F, 0.12, 22, 5),
            (0.7, 0.12, F, 0.12, 0, 5),
        ],
    )
    c.legs[:, side] = _kicking_leg(b, high)
    c.free[:, side] = pulse(b.t, -0.42, 0.82, 0.2, 0.3)
    c.soles[:, side, 0] += np.radians(30) * pulse(b.t, -0.3, 0.6, 0.2, 0.3)
    b.look(c, [(-1.4, 10, 0), (-0.2, 34, 0), (0.1, 28, 0), (0.5, 0, 0)])
    _kicking_arms(c, b, v)
    return c


def _kicking_leg(b: Beat, high: float) -> np.ndarray:
    """Thigh and shin of the kicking leg in the pelvis' frame."""
    return b.limb(
        [
            (-0.5, 0.02, -0.95, -0.15, 0.0, -0.9, -0.4),
            (-0.2, 0.10, -0.85, -0.50, 0.0, -0.35, -0.95),
            (-0.08, 0.05, -0.97, 0.10, 0.0, -0.60, -0.80),
            (0.0, 0.0, -0.92, 0.36, 0.0, -0.98, 0.15),
            (0.14, -0.08, -0.90 + 0.6 * high, 0.75, -0.1, -0.75 + 0.6 * high, 0.85),
            (0.26, -0.10, -0.90 + 0.7 * high, 0.80, -0.1, -0.85 + 0.5 * high, 0.70),
            (0.7, 0.0, -0.95, 0.25, 0.0, -1.0, -0.1),
        ]
    )


def _kicking_arms(c: Controls, b: Beat, v: Variation) -> None:
    """The arm across from the kicking leg goes back and out, then across; the other back."""
    across = b.limb(
        [
            (-1.0, 0.15, -0.95, 0.1, 0.05, -0.8, 0.5),
            (-0.2, 0.85, -0.35, -0.35, 0.9, -0.25, -0.1),
            (0.12, 0.25, -0.75, 0.6, -0.4, -0.35, 0.8),
            (0.8, 0.15, -0.95, 0.1, 0.05, -0.8, 0.5),
        ]
    )
    beside = b.limb(
        [
            (-1.0, 0.15, -0.95, 0.1, 0.05, -0.8, 0.5),
            (-0.2, 0.3, -0.9, 0.35, 0.1, -0.6, 0.8),
            (0.12, 0.55, -0.7, -0.5, 0.6, -0.7, -0.1),
            (0.8, 0.15, -0.95, 0.1, 0.05, -0.8, 0.5),
        ]
    )
    share = ease((b.t + 1.2) / 0.4) * ease((1.1 - b.t) / 0.4)
    c.arm(v.other, across, share)
    c.arm(v.side, beside, share)


def dribbling(v: Variation) -> Controls:
    """One hand pushes the ball down and meets it again; the other arm guards, the knees give."""
    c, t = begin(v), v.t
    rate = v.draw(1.55, 2.1) * v.tempo ** (0.5 if v.stance == "walk" else 1.0)
    beat = 2 * np.pi * rate * t + v.draw(0, 6)
    # The hand rides with the ball: down fast, up a little slower, still for a moment at the top.
    pump = np.sin(beat + 0.35 * np.sin(beat))
    low = 0.10 if v.stance == "walk" else v.draw(0.10, 0.24)
    size = 0.085 * np.clip(v.size, 0.85, 1.3)
    ahead, aside = v.draw(0.26, 0.34), v.draw(0.04, 0.16)
    flat = np.ones_like(t)
    wrist = np.stack([aside * flat, -0.24 + size * pump, ahead * flat + 0.02 * pump], axis=-1)
    c.arm(v.side, reach(wrist, (0.6, -0.6, -0.9)), 1.0)
    guard = reach((0.02, -0.2, 0.27), (1.0, -0.7, 0.1))
    c.arm(v.other, guard, 1.0 if v.stance == "stand" else 0.6)
    c.pelvis[:, 1] -= low + 0.012 * follow(pump, 3.0)
    c.hips[:, BEND] += 0.9 * low
    c.spine[:, BEND] += 0.14 + 0.9 * low + 0.02 * pump
    c.spine[:, LEAN] += -0.05 * v.inward
    c.head[:, BEND] -= 0.1 + 0.8 * low
    if v.stance == "stand":
        for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
            c.feet[:, side] += [sign * 0.10, 0.0, 0.08 if side == v.other else -0.08]
    return c


def shooting(v: Variation) -> Controls:
    """A jump shot: dip, lift, leap, the arm stretched at the top and held, landing."""
    c, b = stand(v), Beat.of(v, 1.3, 1.3)
    side, height = v.side, 0.14 + 0.14 * np.clip(v.size - 0.6, 0.1, 0.8)
    flight = air_time(height)
    rise = leap(v, b.second - 0.45 * flight, height)
    up, down = -0.45 * flight * v.tempo, 0.55 * flight * v.tempo
    c.pelvis += b.places(
        [
            (-1.0, 0, -0.03, 0),
            (up - 0.28, 0, -0.24, -0.05),
            (up, 0, 0.02, 0.02),
            (down, 0, 0.0, 0.06),
            (down + 0.18, 0, -0.14, 0.05),
            (down + 0.6, 0, -0.01, 0.05),
        ]
    )
    c.hips += b.angles([(-1.0, 4, -6, 0), (up - 0.28, 22, -8, 0), (up, -2, -4, 0), (1.0, 2, 0, 0)])
    c.spine += b.angles([(-1.0, 4, 0, 0), (up - 0.28, 12, 0, 0), (up, -8, 0, 0), (1.0, 2, 0, 0)])
    c.pelvis[:, 1] += rise
    toes = np.radians(48) * pulse(b.t, up - 0.08, down + 0.06, 0.12, 0.12)
    for foot, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        c.feet[:, foot, 1] += rise
        c.feet[:, foot, 2] += 0.06 * ease((b.t - up) / max(down - up, 0.1))
        c.feet[:, foot, 0] += 0.02 * sign
        c.soles[:, foot, 0] += toes
    b.look(c, [(-1.0, 0, 0), (up - 0.3, -8, 0), (0.0, -22, 0), (0.4, -18, 0), (1.0, 0, 0)])
    c.arm(side, _shooting_hand(b, up), ease((1.25 - b.t) / 0.45))
    c.arm(v.other, _guide_hand(b, up), ease((0.95 - b.t) / 0.5))
    return c


def _shooting_hand(b: Beat, up: float) -> np.ndarray:
    """The hand under the ball: waist, dip, brow with the elbow ahead, stretched and held."""
    return b.hand(
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


def _guide_hand(b: Beat, up: float) -> np.ndarray:
    """The hand at the side of the ball: goes along, stays lower when the other lets go."""
    return b.hand(
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


def running_bases(v: Variation) -> Controls:
    """A run along an arc, leaning into it, round the bases (to the left, as the game goes)."""
    speed = (3.6 + 0.9 * (v.tempo - 1.0)) * v.spread**0.5
    radius = v.draw(4.2, 6.5)
    gait = Gait(
        speed=speed,
        cadence=2.85 * v.tempo**0.5,
        duty=0.36,
        lift=0.22,
        bob=0.03,
        bent=1.5,
        swing=0.75 * v.size**0.5,
        lean=0.16,
        crouch=0.05,
        curve=1.0 / radius,
    )
    c, _ = stride(v, gait)
    inward = float(np.arctan(speed**2 / (radius * 9.81)))
    c.hips[:, LEAN] += 0.45 * inward
    c.spine[:, LEAN] += 0.10 * inward
    c.head[:, LEAN] -= 0.3 * inward
    c.head[:, TURN] += 0.25
    return c


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
                    "*run up and *shoot a football with the {side} foot",
                )
            },
            seconds=(3.2, 4.6),
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
            seconds=(3.0, 4.4),
        ),
        "running_bases": Action(
            running_bases,
            {
                "": (
                    "*run the bases",
                    "*run around the bases",
                    "*round a base",
                    "*run fast in a curve around the bases",
                    "*sprint from base to base",
                )
            },
            ("run",),
            seconds=(2.6, 4.5),
        ),
    }
)
