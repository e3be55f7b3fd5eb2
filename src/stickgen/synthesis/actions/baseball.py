"""Baseball: batting, pitching, running the bases.

Order and timing of the phases follow the biomechanics of the game: the pitch after Dillman,
Fleisig & Andrews (1993), the swing after Welch et al. (1995): the hips open before the shoulders,
the shoulders before the arm, the forearm last.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import GRAVITY, J
from stickgen.synthesis.action import Action
from stickgen.synthesis.actions.key_poses import KeyClock
from stickgen.synthesis.actions.locomotion import running_gait
from stickgen.synthesis.actions.throws import glove
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, noise
from stickgen.synthesis.gait import gait_controls
from stickgen.synthesis.overlay import chest_frame
from stickgen.synthesis.stance import stand
from stickgen.synthesis.variation import Variation

_SHOULDER = 0.19  # metres from the middle of the chest to a shoulder
_APART = 0.035  # metres from the middle of the grip to each wrist

_LOAD = (  # of the swing: pelvis
    (-1.0, -0.04, -0.13, 0),
    (-0.55, -0.13, -0.13, 0),
    (-0.2, -0.01, -0.16, 0),
    (0.0, 0.08, -0.14, 0),
    (0.35, 0.12, -0.09, 0),
    (1.3, 0.10, -0.03, 0),
)
_SWING_HIPS = (
    (-1.0, 14, -6, 0),
    (-0.5, 14, -24, 0),
    (-0.2, 12, -2, 0),
    (0.0, 6, 70, -4),
    (0.25, 2, 88, -2),
    (0.7, 4, 84, 0),
    (1.5, 2, 66, 0),
)
_SWING_CHEST = (
    (-1.0, 14, -8, 0),
    (-0.5, 14, -26, 0),
    (-0.16, 12, -38, 4),
    (0.0, 10, -8, -10),
    (0.2, 4, 22, -8),
    (0.6, 4, 18, 0),
    (1.4, 4, 4, 0),
)
_BACK_FOOT = (
    (-0.15, -1.0, 0, 0.015, 0, -4),
    (0.12, -1.0, 0, 0.015, 42, 62),
)  # left in half stances
_FRONT_FOOT = (
    (-0.55, 0.88, 0, 0.015, 0, 18),
    (-0.38, 1.12, 0.09, 0.02, 8, 24),
    (-0.2, 1.55, 0, 0.02, 0, 42),
    (0.1, 1.55, 0, 0.02, 0, 56),
)
_GRIP = (  # middle of the hands from the middle of the shoulders: left, up, ahead
    (-1.0, -0.21, 0.00, 0.20),
    (-0.5, -0.25, 0.06, 0.14),
    (-0.16, -0.24, 0.02, 0.16),
    (-0.07, -0.14, -0.16, 0.30),
    (0.0, 0.02, -0.24, 0.36),
    (0.09, 0.15, -0.10, 0.34),
    (0.22, 0.20, 0.08, 0.25),
    (0.45, 0.20, 0.14, 0.17),
    (0.75, 0.18, 0.06, 0.20),
    (1.4, 0.02, -0.30, 0.30),
)
_BAT = ((-0.5, -0.3, 1, -0.2), (-0.1, -0.5, 0.7, 0.3), (0.0, -0.2, 0, 1), (0.3, 0.8, 0.5, 0))


def batting(v: Variation) -> Controls:
    """Stance with a waggle, load, stride, hips, shoulders, arms, contact, follow-through."""
    c, clock = stand(v), KeyClock.of(v, 1.3, 1.7)
    turn, wide = v.size**0.5, (0.30 + 0.05 * v.size) * v.spread**0.5
    c.pelvis += clock.places(_LOAD)
    c.hips += clock.angles(_SWING_HIPS, turn)
    c.spine += clock.angles(_SWING_CHEST, turn)
    clock.foot(c, v.side, _BACK_FOOT, (wide, 1.0, 1.0))
    clock.foot(c, v.other, _FRONT_FOOT, (wide, 1.0, 1.0))
    clock.look(c, [(-1.2, 6, 72), (0.1, 14, 74), (0.6, 2, 95)])
    waggle = 0.02 * noise(v.t, v.rng, 3, 0.8, 1.8) * ease((-0.75 - clock.t) / 0.3)[:, None]
    grip, bat = clock.curve(_GRIP) + waggle, normalize(clock.curve(_BAT))
    for hand, outward, elbow in (
        (v.side, -1.0, (1.0, -0.45, -0.4)),
        (v.other, 1.0, (0.5, -1.0, 0.1)),
    ):
        wrist = (grip - outward * _APART * bat) * [outward, 1.0, 1.0]
        c.arm(hand, reach(wrist - [_SHOULDER, 0.0, 0.0], elbow), 1.0)
    _grip(c, v.side, bat * [clock.sign, 1.0, 1.0])
    return c


def _grip(c: Controls, side: int, bat: FloatArray) -> None:
    """Hold one bat with both hands; ``bat [T, 3]`` is its direction in the chest's frame."""
    joints = solve(c)
    middle = joints[:, [J["left_wrist"], J["right_wrist"]]].mean(axis=1)
    along = (chest_frame(joints) @ bat[..., None])[..., 0]
    for hand in (LEFT, RIGHT):
        c.hold(hand, middle + (_APART if hand == side else -_APART) * along, 1.0)


_DRIVE = (  # of the pitch: pelvis; ahead in strides
    (-1.8, 0, 0, 0),
    (-1.35, -0.04, -0.01, -0.03),
    (-0.85, -0.07, 0.0, -0.02),
    (-0.45, -0.06, -0.09, 0.18),
    (-0.15, -0.04, -0.20, 0.52),
    (0.0, 0.0, -0.19, 0.72),
    (0.25, 0.06, -0.20, 0.90),
    (0.8, 0.02, -0.06, 0.93),
    (1.3, 0.02, -0.02, 0.93),
)
_PITCH_HIPS = (
    (-1.7, 2, 0, 0),
    (-1.25, 0, -62, 0),
    (-0.85, -4, -96, 4),
    (-0.4, 4, -84, 2),
    (-0.15, 6, -34, 0),
    (0.0, 10, 2, 0),
    (0.2, 32, 22, 4),
    (0.85, 12, 12, 0),
    (1.4, 3, 4, 0),
)
_PITCH_CHEST = (
    (-1.7, 4, 0, 0),
    (-0.85, 10, -10, 0),
    (-0.3, -2, -12, 0),
    (-0.24, -14, -42, 12),
    (0.02, 8, -6, 18),
    (0.34, 42, 26, 12),
    (0.9, 12, 8, 0),
    (1.4, 4, 2, 0),
)
_DRIVING_FOOT = (
    (-1.6, -0.08, 0, 0, 0, 0),
    (-1.25, -0.09, 0, -0.01, 0, -82),
    (-0.3, -0.09, 0, -0.01, 4, -80),
    (-0.1, -0.09, 0, 0.02, 46, -50),
    (0.06, -0.07, 0.03, 0.27, 66, -10),
    (0.28, -0.16, 0.30, 0.55, 55, 4),
    (0.7, -0.20, 0, 0.90, 0, -4),
)
_STRIDING_FOOT = (  # up in knee lifts
    (-1.6, 0.10, 0, 0, 0, 0),
    (-1.35, 0.12, 0, -0.18, 0, -10),
    (-1.2, 0.10, 0, -0.16, 20, -40),
    (-0.85, -0.22, 1.0, 0.06, 30, -84),
    (-0.5, -0.04, 0.5, 0.28, 10, -70),
    (-0.15, 0.06, 0, 1.02, 0, -10),
)
_PITCHING_ARM = (  # out of the glove, down and back, cocked, laid back, whipped, across
    (-1.1, 0.05, -0.8, 0.55, -0.55, 0.25, 0.8),
    (-0.62, 0.1, -0.9, 0.45, -0.5, 0.1, 0.8),
    (-0.46, 0.45, -0.85, -0.25, 0.3, -0.9, -0.3),
    (-0.35, 0.9, -0.25, -0.45, 0.7, 0.35, -0.5),
    (-0.26, 1.0, 0.05, -0.2, 0.25, 0.95, -0.15),
    (-0.17, 1.0, 0.05, 0.1, 0.25, 0.55, -0.75),
    (0.0, 0.85, 0.12, 0.45, 0.45, 0.65, 0.6),
    (0.16, 0.5, -0.15, 0.85, 0.15, -0.3, 0.95),
    (0.34, -0.2, -0.65, 0.75, -0.6, -0.65, 0.4),
    (0.6, -0.1, -0.85, 0.5, -0.4, -0.8, 0.4),
    (1.0, 0.1, -0.9, 0.2, -0.1, -0.7, 0.6),
)


def pitching(v: Variation) -> Controls:
    """Wind-up with a high knee, stride, arm cocked, trunk, arm whip, release, follow-through."""
    c, clock = stand(v), KeyClock.of(v, 2.0, 1.4)
    far = min(0.96 * v.spread * v.size**0.3, 1.02)
    knee = 0.40 + 0.10 * min(v.size, 1.2)
    c.pelvis += clock.places(_DRIVE, (1.0, 1.0, far))
    c.hips += clock.angles(_PITCH_HIPS)
    c.spine += clock.angles(_PITCH_CHEST)
    clock.foot(c, v.side, _DRIVING_FOOT, (1.0, 1.0, far))
    clock.foot(c, v.other, _STRIDING_FOOT, (1.0, knee, far))
    clock.look(c, [(-1.8, 2, 0), (0.0, 6, 0), (0.3, 10, 4)])
    c.arm(v.side, clock.limb(_PITCHING_ARM), 1.0)
    c.arm(v.other, glove(clock), 1.0)
    return c


def running_bases(v: Variation) -> Controls:
    """A run along an arc to the left, leaning into it, as around the bases."""
    speed = 3.0 * v.tempo**0.4 * v.spread**0.6
    radius = v.uniform(4.2, 6.5)
    gait = running_gait(v, speed, cadence=2.65 + 0.1 * (speed - 2.9))
    gait = replace(gait, curve=1.0 / radius, swing=0.6 * v.size**0.5, lean=0.16)
    c, _ = gait_controls(v, gait)
    # The angle at which a body on an arc is in balance: tan = v² / (r g).
    balance = speed**2 / (radius * GRAVITY)
    c.hips[:, LEAN] += 0.45 * balance
    c.spine[:, LEAN] += 0.10 * balance
    c.head[:, LEAN] -= 0.3 * balance
    c.head[:, TURN] += 0.25
    return c


ACTIONS = MappingProxyType(
    {
        "batting": Action(
            batting,
            {
                "": (
                    "*swing a baseball bat",
                    "*bat",
                    "*hit a ball with a bat",
                    "*swing the bat with both hands",
                    "*step up to the plate and *swing",
                    "*hit a baseball",
                )
            },
            seconds=(3.9, 5.0),
        ),
        "pitching": Action(
            pitching,
            {
                "": (
                    "*pitch a baseball",
                    "*pitch with the {side} hand",
                    "*wind up and *throw a pitch",
                    "*lift the {other} knee, *stride and *pitch a ball",
                    "*throw a fastball from the mound",
                )
            },
            seconds=(4.4, 5.6),
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
            ("",),
            seconds=(3.2, 5.0),
        ),
    }
)
