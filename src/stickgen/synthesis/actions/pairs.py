"""What two people do with each other: shake hands, slap hands, embrace.

Each body acts in its own frame, facing ahead; ``_face`` then puts them on both sides of the
origin, the first facing +Z and the second −Z. Hands that touch are held at one place of the world.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.synthesis.action import Action
from stickgen.synthesis.actions.key_poses import Beat, pace
from stickgen.synthesis.body import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, pulse
from stickgen.synthesis.stance import stand
from stickgen.synthesis.variation import Variation

_TOUCH = np.array([0.0, 0.0, 0.007])
"""Metres that each wrist stays short of the place where two hands meet."""


def _face(first: Controls, second: Controls, apart: float) -> None:
    """Put two bodies ``apart`` metres from each other, face to face, the origin between them."""
    first.pelvis[:, 2] -= apart / 2
    first.feet[..., 2] -= apart / 2
    about = yaw_matrix(np.pi)
    second.pelvis[:] = second.pelvis @ about.T + [0.0, 0.0, apart / 2]
    second.feet[:] = second.feet @ about.T + [0.0, 0.0, apart / 2]
    second.hips[:, TURN] += np.pi
    second.soles[..., 1] += np.pi


def _meet(pair: tuple[Controls, Controls], side: int, place: FloatArray, share: FloatArray) -> None:
    """Bring a hand of each to one place ``[T, 3]`` of the world."""
    for c, short in zip(pair, (-_TOUCH, _TOUCH), strict=True):
        c.hold(side, place + short, share)


def handshake(v: Variation) -> tuple[Controls, Controls]:
    """Right hands reach out, meet half-way, go up and down a few times and part."""
    first, second = stand(v), stand(v)
    start, end = v.draw(0.3, 0.7), v.seconds - v.draw(0.3, 0.6)
    t, rise = v.t, 0.7 / v.tempo
    out = pulse(t, start, end, rise, 0.7)
    held = pulse(t, start + 0.25 * rise, end - 0.15, 0.75 * rise, 0.45)
    rate, size = v.draw(2.0, 2.8) * v.tempo**0.5, 0.032 * v.size
    shaking = pulse(t, start + rise, end - 0.45, 0.2, 0.35)
    shake = size * np.sin(2 * np.pi * rate * (t - start - rise)) * shaking
    for c in (first, second):
        c.arm(RIGHT, reach((-0.12, -0.27, 0.36), (0.5, -1.0, -0.3)), out)
        lean = v.draw(0.08, 0.16)
        c.spine[:, BEND] += lean * out + 0.25 * shake
        c.spine[:, TURN] += v.draw(0.16, 0.26) * out
        c.head[:, TURN] -= 0.2 * out
        c.head[:, BEND] += -0.5 * lean * out + v.draw(0.05, 0.2) * pulse(
            t, start + rise, start + rise + 0.8, 0.35, 0.4
        )
        c.feet[:, LEFT, 2] -= v.draw(0.04, 0.12)
    _face(first, second, v.draw(0.68, 0.76))
    place = np.stack([np.zeros_like(t), v.draw(1.0, 1.08) + shake, np.zeros_like(t)], axis=-1)
    _meet((first, second), RIGHT, place, held)
    return first, second


def high_five(v: Variation) -> tuple[Controls, Controls]:
    """Hands are drawn back beside the head, slap together over it, bounce off and sink."""
    b = Beat.of(v, 1.1, 1.1)
    first, second = stand(v), stand(v)
    sides = (LEFT, RIGHT) if v.kind == "both" else (v.side,)
    back, high = 0.14 * v.size, v.draw(1.60, 1.68)
    for c in (first, second):
        for side in sides:
            slap = b.hand(
                [
                    (-1.05, 0.06, -0.45, 0.12),
                    (-0.70, 0.18, -0.12, 0.24),
                    (-0.34, 0.18, 0.26, -back),
                    (-0.13, 0.10, 0.34, 0.16),
                    (0.0, -0.12, 0.28, 0.36),
                    (0.28, 0.08, 0.26, 0.22),
                    (0.62, 0.18, -0.12, 0.24),
                    (1.0, 0.06, -0.45, 0.12),
                ],
                (0.8, -0.5, 0.2),
            )
            c.arm(side, slap, pulse(b.t, -1.1, 1.1, 0.35, 0.35))
        turn = 0.0 if v.kind == "both" else -12.0
        c.spine += b.angles(
            [
                (-0.9, 0, 0, 0),
                (-0.3, -5, turn, 0),
                (0.0, 7, -turn, 0),
                (0.3, 2, 0, 0),
                (0.9, 0, 0, 0),
            ]
        )
        up = pulse(b.t, -0.4, 0.4, 0.35, 0.35)
        c.pelvis += np.stack([0 * up, 0.03 * up, 0.05 * up], axis=-1)
        c.soles[..., 0] += 0.25 * up[:, None]
        c.head[:, BEND] -= 0.14 * up
    _face(first, second, v.draw(0.70, 0.80))
    share = ease((b.t + 0.34) / 0.32) * ease((0.38 - b.t) / 0.34)
    for side in sides:
        aside = 0.16 * (1 if side == LEFT else -1) if v.kind == "both" else 0.0
        for k, (c, short) in enumerate(((first, -_TOUCH), (second, _TOUCH))):
            mine = aside if k == 0 else -aside
            c.hold(side, np.array([mine, high, 0.0]) + short, share)
    return first, second


def hug(v: Variation) -> tuple[Controls, Controls]:
    """Two steps towards each other, arms wide, one over and one under; held, patted, let go."""
    long = max(0.9, v.seconds * pace(v) - 2.9)
    b = Beat.of(v, 1.5, 1.3 + long)
    first, second = stand(v), stand(v)
    for c in (first, second):
        _approach(c, b, v, long)
        _open_arms(c, b, v, long)
    held = ease((b.t + 0.35) / 0.45) * ease((long + 0.25 - b.t) / 0.5)
    pat = 0.02 * np.sin(2 * np.pi * 2.2 * b.t) * pulse(b.t, 0.3, long, 0.3, 0.3)
    apart = 0.27
    _face(first, second, apart)
    sign = 1.0 if v.side == LEFT else -1.0
    for c, way in ((first, 1.0), (second, -1.0)):
        behind = way * (apart / 2 + 0.11)
        over = np.stack([0 * pat + way * sign * 0.03, 1.22 + pat, 0 * pat + behind], axis=-1)
        c.hold(v.side, over, held)
        c.hold(v.other, np.array([way * sign * 0.02, 1.12, behind - way * 0.02]), held)
    rock = 0.015 * np.sin(2 * np.pi * 0.45 * b.t) * held
    for c in (first, second):
        c.pelvis[:, 0] += rock
        c.hands[..., 0] += rock[:, None]
    return first, second


def _approach(c: Controls, b: Beat, v: Variation, long: float) -> None:
    """Steps up to the other, leans in to the side of the arm that goes over, and back a step."""
    far, sign = 0.38 * v.spread, b.sign
    c.pelvis += b.places(
        [
            (-1.35, 0, 0, -far - 0.06),
            (-0.2, 0, -0.01, -0.08),
            (0.1, -0.05, -0.015, -0.07),
            (long, -0.05, -0.015, -0.07),
            (long + 0.9, 0, 0, -0.26),
        ]
    )
    c.hips[:, BEND] += 0.10 * pulse(b.t, -0.5, long + 0.5, 0.6, 0.6)
    close = ease((b.t + 0.4) / 0.5) * ease((long + 0.4 - b.t) / 0.5)
    c.spine[:, BEND] += 0.13 * close
    c.spine[:, LEAN] -= sign * 0.19 * close
    c.head[:, LEAN] -= sign * 0.40 * close
    c.head[:, BEND] -= 0.05 * close
    near = (
        (-1.3, -0.10, 0, -far, 0, -6),
        (-1.05, -0.10, 0.07, -0.5 * far, 4, -6),
        (-0.8, -0.10, 0, 0.02, 0, -6),
        (long + 0.35, -0.10, 0, 0.02, 0, -6),
        (long + 0.6, -0.10, 0.06, -0.08, 4, -6),
        (long + 0.85, -0.10, 0, -0.20, 0, -6),
    )
    late = (
        (-0.75, 0.10, 0, -far, 10, 6),
        (-0.5, 0.10, 0.06, -0.5 * far - 0.08, 6, 6),
        (-0.25, 0.10, 0, -0.14, 0, 6),
        (long + 0.1, 0.10, 0, -0.14, 0, 6),
        (long + 0.3, 0.10, 0.05, -0.20, 4, 6),
        (long + 0.5, 0.10, 0, -0.26, 0, 6),
    )
    b.foot(c, v.side, near)
    b.foot(c, v.other, late)


def _open_arms(c: Controls, b: Beat, v: Variation, long: float) -> None:
    """Arms go out wide on the way, round the other, and open again."""
    wide = 0.9 * v.size
    for side, high in ((v.side, 0.30), (v.other, -0.35)):
        pose = b.limb(
            [
                (-1.2, 0.2, -0.95, 0.1, 0.1, -0.9, 0.3),
                (-0.55, wide, high - 0.1, 0.6, 0.6 * wide, high, 0.8),
                (0.0, 0.35, high, 0.85, -0.7, -high, 0.65),
                (long, 0.35, high, 0.85, -0.7, -high, 0.65),
                (long + 0.45, 0.7, -0.45, 0.6, 0.4, -0.3, 0.85),
                (long + 1.0, 0.2, -0.95, 0.1, 0.1, -0.9, 0.3),
            ]
        )
        c.arm(side, pose, pulse(b.t, -1.3, long + 1.15, 0.4, 0.4))


ACTIONS = MappingProxyType(
    {
        "handshake": Action(
            handshake,
            {
                "": (
                    "*shake hands with somebody",
                    "*shake the hand of the person in front",
                    "*reach out the right hand and *shake hands",
                    "*greet someone with a handshake",
                    "*offer a hand and *shake it",
                )
            },
            seconds=(3.2, 5.0),
            both=("shake hands", "greet each other with a handshake", "reach out and shake hands"),
        ),
        "hug": Action(
            hug,
            {
                "": (
                    "*hug somebody",
                    "*step up to a friend and *hug them",
                    "*open the arms and *embrace someone",
                    "*give someone a hug",
                    "*embrace another person",
                )
            },
            seconds=(4.2, 6.0),
            both=("hug", "hug each other", "embrace", "step up to each other and hug"),
        ),
        "high_five": Action(
            high_five,
            {
                "": (
                    "*high-five somebody",
                    "*give a high five",
                    "*raise the {side} hand and *give a high five",
                    "*slap hands with somebody over the head",
                ),
                "both": (
                    "*give a high ten",
                    "*slap both hands with somebody",
                    "*raise both hands and *give a high five",
                ),
            },
            seconds=(3.0, 4.2),
            both=("give each other a high five", "high-five", "slap their hands together"),
        ),
    }
)
