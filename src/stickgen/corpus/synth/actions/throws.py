"""Baseball and its kin: batting, pitching, throwing, catching, fielding.

Order and timing of the phases follow the biomechanics of the games: the pitch after Dillman,
Fleisig & Andrews (1993), the swing after Welch et al. (1995): the hips open before the shoulders,
the shoulders before the arm, the lower arm last.
"""

from __future__ import annotations

from types import MappingProxyType

from stickgen.corpus.synth.action import Action
from stickgen.corpus.synth.actions.key_poses import Beat
from stickgen.corpus.synth.body import LEFT, RIGHT, Controls, reach, solve
from stickgen.corpus.synth.curves import ease, noise
from stickgen.corpus.synth.overlay import chest_frame
from stickgen.corpus.synth.stance import stand
from stickgen.corpus.synth.variation import Variation
from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import FOOT_HEIGHT as F
from stickgen.skeleton import J

SHOULDER = 0.19
"""Metres from the middle of the chest to a shoulder."""


def batting(v: Variation) -> Controls:
    """Stance with a waggle, load, stride, hips, shoulders, arms, contact, follow-through."""
    c, b = stand(v), Beat.of(v, 1.3, 1.7)
    swing, wide = v.size**0.5, 0.30 + 0.05 * v.size
    waggle = 0.02 * noise(v.t, v.rng, 3, 0.8, 1.8) * ease((-0.75 - b.t) / 0.3)[:, None]
    c.pelvis += b.places(
        [
            (-1.0, -0.04, -0.13, 0),
            (-0.55, -0.13, -0.13, 0),
            (-0.2, -0.01, -0.16, 0),
            (0.0, 0.08, -0.14, 0),
            (0.35, 0.12, -0.09, 0),
            (1.3, 0.10, -0.03, 0),
        ]
    )
    c.hips += b.angles(
        [
            (-1.0, 14, -6, 0),
            (-0.5, 14, -24, 0),
            (-0.2, 12, -2, 0),
            (0.0, 6, 70, -4),
            (0.25, 2, 88, -2),
            (0.7, 4, 84, 0),
            (1.5, 2, 66, 0),
        ],
        swing,
    )
    c.spine += b.angles(
        [
            (-1.0, 14, -8, 0),
            (-0.5, 14, -26, 0),
            (-0.16, 12, -38, 4),
            (0.0, 10, -8, -10),
            (0.2, 4, 22, -8),
            (0.6, 4, 18, 0),
            (1.4, 4, 4, 0),
        ],
        swing,
    )
    side, other = v.side, v.other
    b.foot(c, side, [(-0.15, -wide, F, 0.095, 0, -4), (0.12, -wide, F, 0.095, 42, 62)])
    b.foot(
        c,
        other,
        [
            (-0.55, wide - 0.04, F, 0.095, 0, 18),
            (-0.38, wide + 0.04, F + 0.09, 0.1, 8, 24),
            (-0.2, wide + 0.18 * v.spread, F, 0.1, 0, 42),
            (0.1, wide + 0.18 * v.spread, F, 0.1, 0, 56),
        ],
    )
    b.look(c, [(-1.2, 6, 72), (0.1, 14, 74), (0.6, 2, 95)])
    # The hands' middle from the middle of the shoulders: left, up, ahead in the chest's frame.
    grip = b.curve(
        [
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
        ]
    )
    bat = normalize(
        b.curve(
            [(-0.5, -0.3, 1, -0.2), (-0.1, -0.5, 0.7, 0.3), (0.0, -0.2, 0, 1), (0.3, 0.8, 0.5, 0)]
        )
    )
    grip = grip + waggle
    for hand, along in ((side, 0.035), (other, -0.035)):
        wrist = grip + along * bat
        outward, elbow = (-1.0, (1.0, -0.45, -0.4)) if hand == side else (1.0, (0.5, -1.0, 0.1))
        c.arm(hand, reach(wrist * [outward, 1.0, 1.0] - [SHOULDER, 0.0, 0.0], elbow), 1.0)
    _grip(c, side, bat * [b.sign, 1.0, 1.0])
    return c


def _grip(c: Controls, side: int, bat: FloatArray) -> None:
    """Bring both hands onto one bat, whose direction is given in the chest's frame."""
    joints = solve(c)
    middle = joints[:, [J["left_wrist"], J["right_wrist"]]].mean(axis=1)
    along = (chest_frame(joints) @ bat[..., None])[..., 0]
    for hand in (LEFT, RIGHT):
        c.hold(hand, middle + (0.035 if hand == side else -0.035) * along, 1.0)


def pitching(v: Variation) -> Controls:
    """Wind-up with a high knee, stride, arm cocked, trunk, arm whip, release, follow-through."""
    c, b = stand(v), Beat.of(v, 2.0, 1.4)
    far = 0.98 * v.spread * v.size**0.3
    knee = 0.42 + 0.10 * min(v.size, 1.2)
    side, other = v.side, v.other
    c.pelvis += b.places(
        [
            (-1.8, 0, 0, 0),
            (-1.35, -0.04, -0.01, -0.03),
            (-0.85, -0.07, 0.0, -0.02),
            (-0.45, -0.06, -0.09, 0.18 * far),
            (-0.15, -0.04, -0.20, 0.52 * far),
            (0.0, 0.0, -0.19, 0.72 * far),
            (0.25, 0.06, -0.20, 0.90 * far),
            (0.8, 0.02, -0.06, 0.93 * far),
            (1.3, 0.02, -0.02, 0.93 * far),
        ]
    )
    c.hips += b.angles(
        [
            (-1.7, 2, 0, 0),
            (-1.25, 0, -62, 0),
            (-0.85, -4, -96, 4),
            (-0.4, 4, -84, 2),
            (-0.15, 6, -34, 0),
            (-0.04, 10, 2, 0),
            (0.2, 32, 22, 4),
            (0.85, 12, 12, 0),
            (1.4, 3, 4, 0),
        ]
    )
    c.spine += b.angles(
        [
            (-1.7, 4, 0, 0),
            (-0.85, 10, -10, 0),
            (-0.3, -2, -12, 0),
            (-0.1, -14, -42, 12),
            (0.0, 14, 4, 20),
            (0.2, 42, 26, 12),
            (0.9, 12, 8, 0),
            (1.4, 4, 2, 0),
        ]
    )
    b.foot(
        c,
        side,
        [
            (-1.6, -0.08, F, 0.08, 0, 0),
            (-1.25, -0.09, F, 0.07, 0, -82),
            (-0.3, -0.09, F, 0.07, 4, -80),
            (-0.1, -0.09, F, 0.10, 46, -50),
            (0.06, -0.07, F + 0.03, 0.34 * far, 66, -10),
            (0.28, -0.16, F + 0.30, 0.62 * far, 55, 4),
            (0.7, -0.20, F, 0.95 * far, 0, -4),
        ],
    )
    b.foot(
        c,
        other,
        [
            (-1.6, 0.10, F, 0.08, 0, 0),
            (-1.35, 0.12, F, -0.10, 0, -10),
            (-1.2, 0.10, F, -0.08, 20, -40),
            (-0.85, -0.22, knee, 0.14, 30, -84),
            (-0.5, -0.04, 0.26, 0.34 * far, 10, -70),
            (-0.15, 0.06, F, far + 0.1, 0, -10),
        ],
    )
    b.look(c, [(-1.8, 2, 0), (0.0, 6, 0), (0.3, 10, 4)])
    c.arm(side, _pitching_arm(b), 1.0)
    c.arm(other, _glove(b), 1.0)
    return c


def _pitching_arm(b: Beat) -> FloatArray:
    """The throwing arm: out of the glove, down and back, cocked, laid back, whipped, across."""
    return b.limb(
        [
            (-1.1, 0.05, -0.8, 0.55, -0.55, 0.25, 0.8),
            (-0.62, 0.1, -0.9, 0.45, -0.5, 0.1, 0.8),
            (-0.42, 0.45, -0.85, -0.25, 0.3, -0.9, -0.3),
            (-0.24, 0.9, -0.25, -0.45, 0.7, 0.35, -0.5),
            (-0.12, 1.0, 0.05, -0.2, 0.25, 0.95, -0.15),
            (-0.05, 1.0, 0.05, 0.1, 0.25, 0.45, -0.85),
            (0.0, 0.85, 0.12, 0.45, 0.45, 0.6, 0.65),
            (0.06, 0.5, -0.15, 0.85, 0.15, -0.3, 0.95),
            (0.2, -0.2, -0.65, 0.75, -0.6, -0.65, 0.4),
            (0.5, -0.1, -0.85, 0.5, -0.4, -0.8, 0.4),
            (1.0, 0.1, -0.9, 0.2, -0.1, -0.7, 0.6),
        ]
    )


def _glove(b: Beat) -> FloatArray:
    """The glove arm: meets the ball hand, points to the target, tucks in at the chest."""
    return b.limb(
        [
            (-1.1, 0.05, -0.8, 0.55, -0.55, 0.25, 0.8),
            (-0.62, 0.1, -0.9, 0.45, -0.5, 0.1, 0.8),
            (-0.4, 0.7, -0.55, 0.4, 0.7, -0.2, 0.6),
            (-0.15, 0.95, -0.05, 0.3, 0.9, 0.1, 0.3),
            (0.0, 0.55, -0.75, 0.1, -0.2, 0.2, 0.9),
            (0.25, 0.4, -0.8, -0.35, 0.1, -0.2, 0.9),
            (1.0, 0.2, -0.9, 0.1, -0.1, -0.5, 0.8),
        ]
    )


def throwing(v: Variation) -> Controls:
    """An overarm throw with a step, or a ball pushed from the chest with both hands."""
    return _chest_pass(v) if v.kind == "pass" else _overarm(v)


def _overarm(v: Variation) -> Controls:
    c, b = stand(v), Beat.of(v, 1.1, 0.9)
    far, side, other = 0.52 * v.spread * v.size**0.4, v.side, v.other
    turn = v.size**0.4
    c.pelvis += b.places(
        [
            (-1.0, 0, 0, 0),
            (-0.5, -0.05, -0.05, -0.10),
            (-0.18, -0.02, -0.10, 0.22 * far),
            (0.0, 0.0, -0.09, 0.5 * far),
            (0.3, 0.03, -0.06, 0.68 * far),
        ]
    )
    c.hips += b.angles(
        [
            (-0.95, 0, 0, 0),
            (-0.45, -2, -62, 0),
            (-0.2, 2, -40, 0),
            (-0.05, 6, 0, 0),
            (0.2, 14, 22, 0),
            (0.8, 6, 8, 0),
        ],
        turn,
    )
    c.spine += b.angles(
        [
            (-0.95, 2, 0, 0),
            (-0.45, -4, -22, -6),
            (-0.12, -8, -36, 4),
            (0.0, 8, 2, 12),
            (0.18, 24, 22, 8),
            (0.8, 8, 6, 0),
        ],
        turn,
    )
    b.foot(
        c,
        side,
        [
            (-0.9, -0.10, F, 0.08, 0, 0),
            (-0.6, -0.10, F, 0.06, 0, -60),
            (-0.2, -0.10, F, 0.06, 0, -60),
            (0.05, -0.09, F, 0.07, 40, -20),
            (0.25, -0.09, F, 0.08, 48, -8),
        ],
    )
    b.foot(
        c,
        other,
        [
            (-0.62, 0.11, F, 0.08, 0, 2),
            (-0.4, 0.11, F + 0.13, 0.08 + 0.4 * far, -4, -8),
            (-0.16, 0.10, F, 0.10 + far, 0, 2),
        ],
    )
    b.look(c, [(-0.9, 0, 0), (0.3, 6, 2)])
    c.arm(side, _throwing_arm(b), ease((b.t + 1.05) / 0.3))
    c.arm(other, _glove(b), ease((b.t + 0.95) / 0.4) * ease((1.0 - b.t) / 0.5))
    return c


def _throwing_arm(b: Beat) -> FloatArray:
    """The throwing arm of one who stands ready: back, up, laid back, whipped, across."""
    return b.limb(
        [
            (-0.9, 0.15, -0.95, 0.2, -0.2, -0.2, 0.9),
            (-0.5, 0.6, -0.7, -0.4, 0.5, -0.6, -0.4),
            (-0.26, 0.95, -0.05, -0.35, 0.45, 0.7, -0.4),
            (-0.06, 0.95, 0.15, 0.05, 0.2, 0.6, -0.75),
            (0.0, 0.8, 0.2, 0.5, 0.3, 0.65, 0.65),
            (0.07, 0.45, -0.1, 0.85, 0.1, -0.15, 0.95),
            (0.24, -0.1, -0.65, 0.75, -0.5, -0.6, 0.5),
            (0.8, 0.15, -0.95, 0.15, -0.1, -0.8, 0.5),
        ]
    )


def _chest_pass(v: Variation) -> Controls:
    c, b = stand(v), Beat.of(v, 0.9, 0.8)
    far, side = 0.34 * v.spread * v.size**0.4, v.side
    c.pelvis += b.places(
        [
            (-0.8, 0, -0.05, 0),
            (-0.28, 0, -0.10, -0.03),
            (0.0, 0, -0.06, 0.55 * far),
            (0.5, 0, -0.04, 0.6 * far),
        ]
    )
    c.spine += b.angles([(-0.8, 4, 0, 0), (-0.3, -2, 0, 0), (0.0, 14, 0, 0), (0.6, 6, 0, 0)])
    b.foot(
        c,
        side,
        [
            (-0.36, -0.12, F, 0.08, 0, -5),
            (-0.2, -0.12, F + 0.07, 0.08 + 0.5 * far, -6, -4),
            (-0.04, -0.12, F, 0.10 + far, 0, -4),
        ],
    )
    b.look(c, [(-0.8, 4, 0), (0.3, 0, 0)])
    push = b.hand(
        [
            (-0.8, -0.07, -0.24, 0.27),
            (-0.25, -0.06, -0.14, 0.19),
            (-0.12, -0.07, -0.14, 0.19),
            (0.02, -0.07, -0.07, 0.50),
            (0.25, -0.04, -0.09, 0.49),
        ],
        (0.9, -0.6, -0.3),
    )
    for hand in (LEFT, RIGHT):
        c.arm(hand, push, ease((0.85 - b.t) / 0.45))
    return c


def catching(v: Variation) -> Controls:
    """Both hands go out to meet a ball and give way with it; the knees give too."""
    c, b = stand(v), Beat.of(v, 1.0, 1.0)
    aside = 0.12 * v.size if v.kind == "side" else v.draw(-0.04, 0.04)
    high = {"high": 0.16, "low": -0.34}.get(v.kind, v.draw(-0.16, -0.04))
    low = -0.36 if v.kind == "low" else -0.05
    ahead = 0.38 if v.kind == "high" else 0.44
    c.pelvis += b.places(
        [
            (-0.9, 0, -0.05, 0),
            (-0.1, 1.2 * aside, low, 0.05),
            (0.25, 1.3 * aside, low - 0.04, 0.02),
            (0.9, 0.8 * aside, -0.02, 0.0),
        ]
    )
    bend = 16.0 if v.kind == "low" else 8.0
    c.spine += b.angles(
        [(-0.9, 8, 0, 0), (0, bend, 40 * aside, 0), (0.3, bend + 6, 0, 0), (0.95, 4, 0, 0)]
    )
    b.look(c, [(-0.9, -8, 0), (0.0, -50 * high, 160 * aside), (0.35, 26, 60 * aside), (0.9, 6, 0)])
    for hand, into in ((v.side, -1.0), (v.other, 1.0)):
        out = into * aside - 0.07
        pose = b.hand(
            [
                (-0.9, -0.02, -0.26, 0.26),
                (-0.45, -0.02, -0.24, 0.24),
                (-0.02, out, high, ahead),
                (0.18, 0.7 * out - 0.02, 0.5 * high - 0.12, 0.24),
                (0.3, 0.5 * out - 0.03, -0.22, 0.17),
                (0.8, -0.07, -0.24, 0.2),
            ],
            (0.7, -0.8, -0.2),
        )
        c.arm(hand, pose, ease((b.t + 1.0) / 0.35))
    return c


def fielding(v: Variation) -> Controls:
    """Ready, side steps to the ball, down with both hands at the floor, scoop, up with the ball."""
    c, b = stand(v), Beat.of(v, 1.5, 1.2)
    way, wide = 0.55 * v.spread * v.size, 0.30
    c.pelvis += b.places(
        [
            (-1.4, -way, -0.16, 0),
            (-0.9, -0.85 * way, -0.20, 0.02),
            (-0.35, 0, -0.28, 0.0),
            (-0.05, 0, -0.46, -0.06),
            (0.12, 0, -0.46, -0.06),
            (0.7, 0, -0.10, 0.0),
            (1.1, 0, -0.05, 0.0),
        ]
    )
    c.hips += b.angles(
        [(-1.4, 22, 0, 0), (-0.4, 26, 0, 0), (0.0, 52, 0, 0), (0.15, 50, 0, 0), (0.8, 4, 0, 0)]
    )
    c.spine += b.angles(
        [(-1.4, 16, 0, 0), (-0.4, 18, 0, 0), (0.0, 42, 0, 0), (0.15, 42, 0, 0), (0.8, 4, 0, 0)]
    )
    b.foot(
        c,
        v.other,
        [
            (-1.2, wide - way, F, 0.1, 0, 16),
            (-1.02, wide - 0.4 * way, F + 0.06, 0.1, 0, 16),
            (-0.85, wide, F, 0.12, 0, 16),
        ],
    )
    b.foot(
        c,
        v.side,
        [
            (-0.8, -wide - way, F, 0.1, 0, -16),
            (-0.6, -wide - 0.5 * way, F + 0.06, 0.1, 0, -16),
            (-0.42, -wide, F, 0.1, 0, -16),
        ],
    )
    b.look(c, [(-1.4, 4, 0), (-0.4, 14, 0), (0.0, 62, 0), (0.3, 50, 0), (0.9, 0, 0)])
    for hand in (v.side, v.other):
        pose = b.hand(
            [
                (-1.4, 0.04, -0.36, 0.26),
                (-0.45, 0.04, -0.38, 0.26),
                (-0.05, -0.10, -0.12, 0.48),
                (0.10, -0.10, -0.13, 0.46),
                (0.35, -0.08, -0.28, 0.25),
                (0.9, -0.10, -0.18, 0.22),
            ],
            (0.8, -0.7, -0.2),
        )
        c.arm(hand, pose, 1.0)
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
            seconds=(3.6, 4.8),
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
        "throwing": Action(
            throwing,
            {
                "": (
                    "*throw a ball",
                    "*throw a ball with the {side} hand",
                    "*throw something overarm",
                    "*step and *throw a ball far",
                    "*hurl a ball with the {side} arm",
                ),
                "pass": (
                    "*pass a ball from the chest",
                    "*throw a chest pass",
                    "*push a ball away with both hands",
                    "*pass a basketball with both hands",
                ),
            },
            seconds=(3.0, 4.6),
        ),
        "catching": Action(
            catching,
            {
                "": (
                    "*catch a ball",
                    "*catch a ball with both hands",
                    "*catch a ball at the chest",
                ),
                "high": ("*catch a high ball", "*reach up and *catch a ball with both hands"),
                "low": ("*catch a low ball", "*bend down and *catch a ball with both hands"),
                "side": (
                    "*catch a ball on the {other} side",
                    "*reach to the {other} and *catch a ball",
                ),
            },
            seconds=(3.0, 4.6),
        ),
        "fielding": Action(
            fielding,
            {
                "": (
                    "*field a ground ball",
                    "*step to the {other} and *scoop up a ball",
                    "*crouch, *scoop a ball off the ground and *stand up",
                    "*field a grounder with both hands",
                    "*get down and *pick a rolling ball up",
                )
            },
            seconds=(3.6, 5.2),
        ),
    }
)
