"""Throwing, catching and fielding a ball."""

from __future__ import annotations

from types import MappingProxyType

from stickgen.geometry import FloatArray
from stickgen.synthesis.action import Action
from stickgen.synthesis.actions.key_poses import KeyClock
from stickgen.synthesis.controls import LEFT, RIGHT, Controls
from stickgen.synthesis.curves import ease
from stickgen.synthesis.stance import stand
from stickgen.synthesis.variation import Variation

_WEIGHT = (  # of the overarm throw: pelvis; ahead in strides
    (-1.0, 0, 0, 0),
    (-0.5, -0.05, -0.05, -0.19),
    (-0.18, -0.02, -0.10, 0.22),
    (0.0, 0.0, -0.09, 0.5),
    (0.3, 0.03, -0.06, 0.68),
)
_HIPS = (
    (-0.95, 0, 0, 0),
    (-0.45, -2, -62, 0),
    (-0.2, 2, -40, 0),
    (0.0, 6, 2, 0),
    (0.2, 14, 22, 0),
    (0.8, 6, 8, 0),
)
_CHEST = (  # follows the hips by a tenth of a second
    (-0.95, 2, 0, 0),
    (-0.45, -4, -22, -6),
    (-0.2, -8, -36, 4),
    (0.02, 8, 0, 12),
    (0.3, 24, 22, 8),
    (0.8, 8, 6, 0),
)
_PIVOT = (  # the foot on the side of the throwing hand
    (-0.9, -0.10, 0, 0.0, 0, 0),
    (-0.6, -0.10, 0, -0.02, 0, -60),
    (-0.2, -0.10, 0, -0.02, 0, -60),
    (0.05, -0.09, 0, -0.01, 40, -20),
    (0.25, -0.09, 0, 0.0, 48, -8),
)
_STEP = (  # the other foot
    (-0.62, 0.11, 0, 0, 0, 2),
    (-0.4, 0.11, 0.13, 0.4, -4, -8),
    (-0.16, 0.10, 0, 1.0, 0, 2),
)
_ARM = (  # back, up, laid back, whipped, across
    (-0.9, 0.15, -0.95, 0.2, -0.2, -0.2, 0.9),
    (-0.5, 0.6, -0.7, -0.4, 0.5, -0.6, -0.4),
    (-0.34, 0.95, -0.05, -0.35, 0.45, 0.7, -0.4),
    (-0.17, 0.95, 0.15, 0.05, 0.2, 0.65, -0.7),
    (0.0, 0.8, 0.2, 0.5, 0.3, 0.65, 0.65),
    (0.16, 0.45, -0.1, 0.85, 0.1, -0.15, 0.95),
    (0.34, -0.1, -0.65, 0.75, -0.5, -0.6, 0.5),
    (0.8, 0.15, -0.95, 0.15, -0.1, -0.8, 0.5),
)
_GLOVE = (  # meets the ball hand, points to the target, tucks in at the chest
    (-1.1, 0.05, -0.8, 0.55, -0.55, 0.25, 0.8),
    (-0.62, 0.1, -0.9, 0.45, -0.5, 0.1, 0.8),
    (-0.4, 0.7, -0.55, 0.4, 0.7, -0.2, 0.6),
    (-0.15, 0.95, -0.05, 0.3, 0.9, 0.1, 0.3),
    (0.0, 0.55, -0.75, 0.1, -0.2, 0.2, 0.9),
    (0.25, 0.4, -0.8, -0.35, 0.1, -0.2, 0.9),
    (1.0, 0.2, -0.9, 0.1, -0.1, -0.5, 0.8),
)


def throwing(v: Variation) -> Controls:
    """An overarm throw with a step, or a pass from the chest with both hands."""
    return _chest_pass(v) if v.kind == "pass" else _overarm(v)


def _overarm(v: Variation) -> Controls:
    c, clock = stand(v), KeyClock.of(v, 1.1, 0.9)
    stride, turn = 0.52 * v.spread * v.size**0.4, v.size**0.4
    c.pelvis += clock.places(_WEIGHT, (1.0, 1.0, stride))
    c.hips += clock.angles(_HIPS, turn)
    c.spine += clock.angles(_CHEST, turn)
    clock.foot(c, v.side, _PIVOT)
    clock.foot(c, v.other, _STEP, (1.0, 1.0, stride))
    clock.look(c, [(-0.9, 0, 0), (0.3, 6, 2)])
    c.arm(v.side, clock.limb(_ARM), ease((clock.t + 1.05) / 0.3))
    c.arm(v.other, glove(clock), ease((clock.t + 0.95) / 0.4) * ease((1.0 - clock.t) / 0.5))
    return c


def glove(clock: KeyClock) -> FloatArray:
    """Pose ``[T, 2, 3]`` of the arm that does not throw."""
    return clock.limb(_GLOVE)


def _chest_pass(v: Variation) -> Controls:
    c, clock = stand(v), KeyClock.of(v, 0.9, 0.8)
    stride = 0.34 * v.spread * v.size**0.4
    weight = (
        (-0.8, 0, -0.05, 0),
        (-0.28, 0, -0.10, -0.1),
        (0.0, 0, -0.06, 0.55),
        (0.5, 0, -0.04, 0.6),
    )
    step = (
        (-0.36, -0.12, 0, 0, 0, -5),
        (-0.2, -0.12, 0.07, 0.5, -6, -4),
        (-0.04, -0.12, 0, 1.0, 0, -4),
    )
    push = (
        (-0.8, -0.07, -0.24, 0.27),
        (-0.25, -0.06, -0.15, 0.18),
        (-0.10, -0.06, -0.14, 0.17),
        (0.0, -0.07, -0.07, 0.50),
        (0.25, -0.04, -0.09, 0.49),
    )
    c.pelvis += clock.places(weight, (1.0, 1.0, stride))
    c.spine += clock.angles([(-0.8, 4, 0, 0), (-0.3, -2, 0, 0), (0.0, 14, 0, 0), (0.6, 6, 0, 0)])
    clock.foot(c, v.side, step, (1.0, 1.0, stride))
    clock.look(c, [(-0.8, 4, 0), (0.3, 0, 0)])
    for hand in (LEFT, RIGHT):
        c.arm(hand, clock.hand(push, (0.9, -0.6, -0.3)), ease((0.85 - clock.t) / 0.45))
    return c


def catching(v: Variation) -> Controls:
    """Both hands go out to meet a ball and yield with it; the knees bend too."""
    c, clock = stand(v), KeyClock.of(v, 1.0, 1.0)
    aside = min(0.19 * v.size, 0.24) if v.kind == "side" else v.uniform(-0.04, 0.04)
    high = {"high": 0.33, "low": -0.34}.get(v.kind, v.uniform(-0.16, -0.04))
    low, bend = (-0.36, 16.0) if v.kind == "low" else (-0.05, 8.0)
    ahead = {"high": 0.26, "side": 0.36}.get(v.kind, 0.44)
    weight = (
        (-0.9, 0, -0.05, 0),
        (-0.1, 0.5 * aside, low, 0.05),
        (0.25, 0.5 * aside, low - 0.04, 0.02),
        (0.9, 0.3 * aside, -0.02, 0.0),
    )
    chest = ((-0.9, 8, 0, 0), (0, bend, 120 * aside, 0), (0.3, bend + 6, 0, 0), (0.95, 4, 0, 0))
    look = ((-0.9, -8, 0), (0.0, -50 * high, 160 * aside), (0.35, 26, 60 * aside), (0.9, 6, 0))
    c.pelvis += clock.places(weight)
    c.spine += clock.angles(chest)
    clock.look(c, look)
    for hand, into in ((v.side, -1.0), (v.other, 1.0)):
        out = into * aside - 0.07
        hold = (
            (-0.9, -0.02, -0.26, 0.26),
            (-0.45, -0.02, -0.24, 0.24),
            (-0.02, out, high, ahead),
            (0.18, 0.7 * out - 0.02, 0.5 * high - 0.12, 0.24),
            (0.3, 0.5 * out - 0.03, -0.22, 0.17),
            (0.8, -0.07, -0.24, 0.2),
        )
        c.arm(hand, clock.hand(hold, (0.7, -0.8, -0.2)), ease((clock.t + 1.0) / 0.35))
    return c


_GET_DOWN = (  # of fielding: pelvis; left in side steps
    (-1.4, -1.0, -0.16, 0),
    (-0.85, -0.6, -0.20, 0.02),
    (-0.35, 0, -0.28, 0.0),
    (-0.05, 0, -0.46, -0.06),
    (0.12, 0, -0.46, -0.06),
    (0.7, 0, -0.10, 0.0),
    (1.1, 0, -0.05, 0.0),
)
_BOW = ((-1.4, 22, 0, 0), (-0.4, 26, 0, 0), (0.0, 52, 0, 0), (0.15, 50, 0, 0), (0.8, 4, 0, 0))
_CURL = ((-1.4, 16, 0, 0), (-0.4, 18, 0, 0), (0.0, 42, 0, 0), (0.15, 42, 0, 0), (0.8, 4, 0, 0))
_SCOOP = (
    (-1.4, 0.04, -0.36, 0.26),
    (-0.45, 0.04, -0.38, 0.26),
    (-0.05, -0.10, -0.12, 0.48),
    (0.10, -0.10, -0.13, 0.46),
    (0.35, -0.08, -0.28, 0.25),
    (0.9, -0.10, -0.18, 0.22),
)


def fielding(v: Variation) -> Controls:
    """Ready position, side steps, both hands down to the floor, scoop, up with the ball."""
    c, clock = stand(v), KeyClock.of(v, 1.5, 1.2)
    way, wide = min(0.42 * v.spread * v.size, 0.48), 0.28
    leading = (
        (-1.2, wide - way, 0, 0.02, 0, 16),
        (-1.02, wide - 0.4 * way, 0.06, 0.02, 0, 16),
        (-0.85, wide, 0, 0.04, 0, 16),
    )
    trailing = (
        (-0.8, -wide - way, 0, 0.02, 0, -16),
        (-0.6, -wide - 0.5 * way, 0.06, 0.02, 0, -16),
        (-0.42, -wide, 0, 0.02, 0, -16),
    )
    c.pelvis += clock.places(_GET_DOWN, (way, 1.0, 1.0))
    c.hips += clock.angles(_BOW)
    c.spine += clock.angles(_CURL)
    clock.foot(c, v.other, leading)
    clock.foot(c, v.side, trailing)
    clock.look(c, [(-1.4, 4, 0), (-0.4, 14, 0), (0.0, 62, 0), (0.3, 50, 0), (0.9, 0, 0)])
    for hand in (LEFT, RIGHT):
        c.arm(hand, clock.hand(_SCOOP, (0.8, -0.7, -0.2)), 1.0)
    return c


ACTIONS = MappingProxyType(
    {
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
