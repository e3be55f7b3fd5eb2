"""Actions of two people: handshake, high five, hug.

Each body acts in its own frame, facing ahead; ``_face`` then puts them on both sides of the
origin, the first facing +Z and the second −Z. Hands that touch are held at one place in the world.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import yaw_matrix
from stickgen.synthesis.action import Action
from stickgen.synthesis.actions.key_poses import KeyClock, pace
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, pulse
from stickgen.synthesis.stance import stand
from stickgen.synthesis.variation import Variation

_TOUCH = np.array([0.0, 0.0, 0.007])
"""Distance ``[3]`` metres of each wrist from the place where two hands meet."""


def _face(first: Controls, second: Controls, apart: float) -> None:
    """Put two bodies ``apart`` metres from each other, face to face, the origin between them."""
    first.pelvis[:, 2] -= apart / 2
    first.feet[..., 2] -= apart / 2
    about = yaw_matrix(np.pi)
    second.pelvis[:] = second.pelvis @ about.T + [0.0, 0.0, apart / 2]
    second.feet[:] = second.feet @ about.T + [0.0, 0.0, apart / 2]
    second.hips[:, TURN] += np.pi
    second.soles[..., 1] += np.pi


def handshake(v: Variation) -> tuple[Controls, Controls]:
    """Right hands reach out, meet half-way, go up and down a few times and separate."""
    first, second = stand(v), stand(v)
    start, end = v.uniform(0.3, 0.7), v.seconds - v.uniform(0.3, 0.6)
    t, rise = v.t, 0.7 / v.tempo
    out = pulse(t, start, end, rise, 0.7)
    held = pulse(t, start + 0.25 * rise, end - 0.15, 0.75 * rise, 0.45)
    rate, size = v.uniform(2.0, 2.8) * v.tempo**0.5, 0.032 * v.size
    shaking = pulse(t, start + rise, end - 0.45, 0.2, 0.35)
    shake = size * np.sin(2 * np.pi * rate * (t - start - rise)) * shaking
    for c in (first, second):
        c.arm(RIGHT, reach((-0.12, -0.27, 0.36), (0.5, -1.0, -0.3)), out)
        lean = v.uniform(0.08, 0.16)
        c.spine[:, BEND] += lean * out + 0.25 * shake
        c.spine[:, TURN] += v.uniform(0.16, 0.26) * out
        c.head[:, TURN] -= 0.2 * out
        c.head[:, BEND] += -0.5 * lean * out + v.uniform(0.05, 0.2) * pulse(
            t, start + rise, start + rise + 0.8, 0.35, 0.4
        )
        c.feet[:, LEFT, 2] -= v.uniform(0.04, 0.12)
    _face(first, second, v.uniform(0.68, 0.76))
    place = np.stack([np.zeros_like(t), v.uniform(1.0, 1.08) + shake, np.zeros_like(t)], axis=-1)
    first.hold(RIGHT, place - _TOUCH, held)
    second.hold(RIGHT, place + _TOUCH, held)
    return first, second


def high_five(v: Variation) -> tuple[Controls, Controls]:
    """Hands are drawn back beside the head, slap together above it, bounce off and sink."""
    clock = KeyClock.of(v, 1.1, 1.1)
    first, second = stand(v), stand(v)
    sides = (LEFT, RIGHT) if v.kind == "both" else (v.side,)
    high = v.uniform(1.60, 1.68)
    for c in (first, second):
        _slap(c, v, clock, sides)
    _face(first, second, v.uniform(0.70, 0.80))
    held = ease((clock.t + 0.34) / 0.32) * ease((0.38 - clock.t) / 0.34)
    for side in sides:
        aside = 0.16 * (1 if side == LEFT else -1) if v.kind == "both" else 0.0
        first.hold(side, np.array([aside, high, 0.0]) - _TOUCH, held)
        second.hold(side, np.array([-aside, high, 0.0]) + _TOUCH, held)
    return first, second


def _slap(c: Controls, v: Variation, clock: KeyClock, sides: tuple[int, ...]) -> None:
    """Swing the hands of ``sides`` and rise on the toes as they meet."""
    back = 0.14 * v.size
    wrist = (
        (-1.05, 0.06, -0.45, 0.12),
        (-0.70, 0.18, -0.12, 0.24),
        (-0.34, 0.18, 0.26, -back),
        (-0.13, 0.10, 0.34, 0.16),
        (0.0, -0.12, 0.28, 0.36),
        (0.28, 0.08, 0.26, 0.22),
        (0.62, 0.18, -0.12, 0.24),
        (1.0, 0.06, -0.45, 0.12),
    )
    for side in sides:
        pose = clock.hand(wrist, (0.8, -0.5, 0.2))
        c.arm(side, pose, pulse(clock.t, -1.1, 1.1, 0.35, 0.35))
    turn = 0.0 if v.kind == "both" else -12.0
    c.spine += clock.angles(
        [(-0.9, 0, 0, 0), (-0.3, -5, turn, 0), (0.0, 7, -turn, 0), (0.3, 2, 0, 0), (0.9, 0, 0, 0)]
    )
    up = pulse(clock.t, -0.4, 0.4, 0.35, 0.35)
    c.pelvis += np.stack([0 * up, 0.03 * up, 0.05 * up], axis=-1)
    c.soles[..., 0] += 0.25 * up[:, None]
    c.head[:, BEND] -= 0.14 * up


def hug(v: Variation) -> tuple[Controls, Controls]:
    """Two steps towards each other, arms wide, one arm over and one under; a pat, and apart."""
    long = max(0.9, v.seconds * pace(v) - 2.9)
    clock = KeyClock.of(v, 1.5, 1.3 + long)
    first, second = stand(v), stand(v)
    for c in (first, second):
        _approach(c, clock, v, long)
        _open_arms(c, clock, v, long)
    held = ease((clock.t + 0.35) / 0.45) * ease((long + 0.25 - clock.t) / 0.5)
    pat = 0.02 * np.sin(2 * np.pi * 2.2 * clock.t) * pulse(clock.t, 0.3, long, 0.3, 0.3)
    apart = 0.27
    _face(first, second, apart)
    sign = 1.0 if v.side == LEFT else -1.0
    for c, way in ((first, 1.0), (second, -1.0)):
        behind = way * (apart / 2 + 0.11)
        over = np.stack([0 * pat + way * sign * 0.03, 1.22 + pat, 0 * pat + behind], axis=-1)
        c.hold(v.side, over, held)
        c.hold(v.other, np.array([way * sign * 0.02, 1.12, behind - way * 0.02]), held)
    rock = 0.015 * np.sin(2 * np.pi * 0.45 * clock.t) * held
    for c in (first, second):
        c.pelvis[:, 0] += rock
        c.hands[..., 0] += rock[:, None]
    return first, second


def _approach(c: Controls, clock: KeyClock, v: Variation, long: float) -> None:
    """Step up to the other person, lean to the side of the upper arm, and step back."""
    far, sign = 0.38 * v.spread, clock.sign
    c.pelvis += clock.places(
        [
            (-1.35, 0, 0, -far - 0.06),
            (-0.2, 0, -0.01, -0.08),
            (0.1, -0.05, -0.015, -0.07),
            (long, -0.05, -0.015, -0.07),
            (long + 0.9, 0, 0, -0.26),
        ]
    )
    c.hips[:, BEND] += 0.10 * pulse(clock.t, -0.5, long + 0.5, 0.6, 0.6)
    close = ease((clock.t + 0.4) / 0.5) * ease((long + 0.4 - clock.t) / 0.5)
    c.spine[:, BEND] += 0.13 * close
    c.spine[:, LEAN] -= sign * 0.19 * close
    c.head[:, LEAN] -= sign * 0.40 * close
    c.head[:, BEND] -= 0.05 * close
    _approach_with_feet(c, clock, v, long)


def _approach_with_feet(c: Controls, clock: KeyClock, v: Variation, long: float) -> None:
    """Set the steps of ``_approach``."""
    far = 0.38 * v.spread
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
    clock.foot(c, v.side, near)
    clock.foot(c, v.other, late)


def _open_arms(c: Controls, clock: KeyClock, v: Variation, long: float) -> None:
    """Open the arms on the way, put them round the other person, and open them again."""
    wide = 0.9 * v.size
    for side, high in ((v.side, 0.30), (v.other, -0.35)):
        pose = clock.limb(
            [
                (-1.2, 0.2, -0.95, 0.1, 0.1, -0.9, 0.3),
                (-0.55, wide, high - 0.1, 0.6, 0.6 * wide, high, 0.8),
                (0.0, 0.35, high, 0.85, -0.7, -high, 0.65),
                (long, 0.35, high, 0.85, -0.7, -high, 0.65),
                (long + 0.45, 0.7, -0.45, 0.6, 0.4, -0.3, 0.85),
                (long + 1.0, 0.2, -0.95, 0.1, 0.1, -0.9, 0.3),
            ]
        )
        c.arm(side, pose, pulse(clock.t, -1.3, long + 1.15, 0.4, 0.4))


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
            pair_phrases=(
                "shake hands",
                "greet each other with a handshake",
                "reach out and shake hands",
            ),
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
            pair_phrases=("hug", "hug each other", "embrace", "step up to each other and hug"),
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
            pair_phrases=("give each other a high five", "high-five", "slap their hands together"),
        ),
    }
)
