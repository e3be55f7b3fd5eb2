"""Steps: feet that stand and swing along a way, and the body that rides on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import FOOT_HEIGHT
from stickgen.synthesis.body import BEND, FOOT, LEAN, LEFT, RIGHT, STANDING, TURN, Controls
from stickgen.synthesis.curves import keyed, noise
from stickgen.synthesis.variation import MOODS, Variation

_HEEL = float(-FOOT[0, 1]) + FOOT_HEIGHT  # height of a standing ankle, metres


@dataclass(frozen=True)
class Gait:
    """A way of going.

    Attributes:
        speed: metres a second.
        cadence: steps a second.
        duty: share of a stride for which each foot is on the floor; under 0.5 there is flight.
        lift: metres the ball of a swinging foot rises.
        bob: metres the pelvis goes up and down.
        bent: radians at the elbow.
        swing: radians of the upper arms to and fro.
        lean: radians the trunk leans ahead.
        crouch: metres the pelvis is lower than standing.
        curve: radians the way turns left each metre.
    """

    speed: float
    cadence: float
    duty: float
    lift: float
    bob: float
    bent: float
    swing: float
    lean: float
    crouch: float
    curve: float = 0.0

    def way(self, t: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Places ``[..., 3]`` on the floor and headings ``[...]`` at times ``[...]``."""
        s, k = self.speed * t, self.curve + 1e-9
        place = np.stack([(1 - np.cos(k * s)) / k, np.zeros_like(s), np.sin(k * s) / k], -1)
        return place, k * s


def walking(v: Variation) -> Gait:
    """A walk in the variation's tempo and mood (step length and cadence: Grieve & Gear 1966)."""
    cadence = 1.8 * v.tempo**0.6 * v.draw(0.94, 1.06)
    step = min(0.60 * v.size**0.5 * v.tempo**0.3 * v.spread * v.draw(0.92, 1.08), 0.78)
    curve = v.draw(-0.16, 0.16) if v.rng.random() < 0.3 else v.draw(-0.02, 0.02)
    return Gait(
        speed=cadence * step,
        cadence=cadence,
        duty=0.62,
        lift=0.05,
        bob=0.016,
        bent=v.draw(0.2, 0.45),
        swing=0.36 * v.size,
        lean=0.03,
        crouch=0.018,
        curve=curve,
    )


def _stance_place(
    gait: Gait, number: FloatArray, offset: float, side: int, width: float
) -> tuple[FloatArray, FloatArray]:
    """Where the ball of a foot stands in its ``number``-th stance, and its turn."""
    middle = (number + gait.duty / 2 - offset) * 2.0 / gait.cadence
    place, heading = gait.way(middle)
    out = width if side == LEFT else -width
    # A runner lands nearly under the body and leaves the foot far behind.
    ahead = float(FOOT[side, 2]) - (0.12 if gait.duty < 0.5 else 0.02)
    c, s = np.cos(heading), np.sin(heading)
    shift = np.stack([c * out + s * ahead, np.zeros_like(c), c * ahead - s * out], -1)
    toes = 0.09 if side == LEFT else -0.09
    return place + shift, heading + toes


def _foot(
    gait: Gait, cycle: FloatArray, offset: float, side: int, rng: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """Ball ``[T, 3]`` and sole ``[T, 2]`` (pitch, turn) over a foot's stride count ``[T]``."""
    running = gait.duty < 0.5
    width = 0.06 if running else 0.085
    number = np.floor(cycle)
    f = cycle - number
    here, turn = _stance_place(gait, number, offset, side, width)
    there, next_turn = _stance_place(gait, number + 1, offset, side, width)
    # No two steps are alike: each lands a little off, swings higher or lower.
    off = rng.normal(0.0, 1.0, (64, 3)) * [0.014, 0.0, 0.03]
    high = 1.0 + 0.17 * rng.normal(0.0, 1.0, 64)[number.astype(int)]
    here, there = here + off[number.astype(int)], there + off[number.astype(int) + 1]
    s = np.clip((f - gait.duty) / (1 - gait.duty), 0.0, 1.0)
    # It leaves the floor before it goes ahead and is there before it lands.
    ahead = np.clip((s - 0.05) / 0.92, 0.0, 1.0) if running else s
    along = 0.5 - 0.5 * np.cos(np.pi * ahead)
    ball = here + along[:, None] * (there - here)
    push, strike = (1.0, -0.05) if running else (0.85, -0.3)
    d = gait.duty
    knots = [0.0, 0.16 * d, 0.55 * d, d, d + 0.35 * (1 - d), 1 - 0.12 * (1 - d), 1.0]
    trail = 1.25 if running else 0.45
    pitch = keyed(f, knots, [strike, 0.0, 0.03, push, trail, strike - 0.03, strike])
    heel_down = np.clip(-pitch, 0.0, None)
    low = np.maximum(
        FOOT_HEIGHT, _HEEL + FOOT[0, 1] * np.cos(heel_down) + FOOT[0, 2] * np.sin(heel_down)
    )
    if running:  # held up until just before it lands
        hump = keyed(s, [0.0, 0.14, 0.38, 0.82, 1.0], [0.0, 0.35, 1.0, 0.42, 0.0])
    else:
        hump = keyed(s, [0.0, 0.3, 1.0], [0.0, 1.0, 0.0])
    ball[:, 1] = low + gait.lift * high * hump
    return ball, np.stack([pitch, turn + along * (next_turn - turn)], -1)


def stride(v: Variation, gait: Gait) -> tuple[Controls, FloatArray]:
    """A body going along, and its phase ``[T]`` in strides (whole: the right foot lands)."""
    t = v.t
    c = Controls.rest(len(t))
    phase = v.rhythm(gait.cadence / 2)
    for side, offset in ((RIGHT, 0.0), (LEFT, 0.5)):
        ball, sole = _foot(gait, phase + offset, offset, side, v.rng)
        c.feet[:, side], c.soles[:, side] = ball, sole
    place, heading = gait.way(phase * 2.0 / gait.cadence)
    angle = 2.0 * np.pi * phase
    forth = np.cos(angle)  # +1 when the right foot is ahead
    over = np.cos(angle - np.pi * gait.duty)  # +1 in the middle of the right foot's stance
    landing = 0.06 if gait.duty > 0.5 else gait.duty / 2
    drift = noise(t, v.rng, 6, 0.2, 1.1)
    bob = -gait.bob * (1.0 + 0.12 * drift[:, 4]) * np.cos(2.0 * (angle - 2.0 * np.pi * landing))
    sway = -0.022 * over * (1.0 + 0.2 * drift[:, 5])
    c.pelvis = place + np.stack(
        [sway * np.cos(heading), STANDING - gait.crouch + bob, -sway * np.sin(heading)], -1
    )
    slump = MOODS[v.mood].slump
    c.hips[:, BEND] = 0.6 * gait.lean + 0.02 * drift[:, 0]
    c.hips[:, TURN] = heading + 0.09 * forth
    c.hips[:, LEAN] = 0.045 * over + 0.012 * drift[:, 5]
    c.spine[:, BEND] = 0.5 * gait.lean + slump - 0.02 * np.cos(2.0 * angle)
    c.spine[:, TURN] = -0.17 * forth * (1.0 + 0.15 * drift[:, 0])
    c.spine[:, LEAN] = -0.06 * over + 0.015 * drift[:, 1]
    c.head[:, BEND] = -0.8 * gait.lean - 0.4 * slump + 0.04 * drift[:, 2]
    c.head[:, TURN] = 0.08 * forth + 0.10 * drift[:, 3]
    _swing_arms(c, gait, angle, noise(t, v.rng, 6, 0.3, 1.6))
    return c, phase


def _swing_arms(c: Controls, gait: Gait, angle: FloatArray, drift: FloatArray) -> None:
    """Arms against the legs; the forearm comes after the elbow and bends more in front."""
    for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        more, bent, wide = drift[:, 3 * side : 3 * side + 3].T
        swing = gait.swing * (1.0 + 0.12 * more)
        upper = swing * sign * np.cos(angle - 0.25) - 0.06 - 0.3 * gait.bent * (gait.bent > 1)
        late = sign * np.cos(angle - 0.75)
        fore = upper + gait.bent + 0.08 * bent + 0.35 * swing * (1.0 + late)
        for bone, lift, out in ((0, upper, 0.16), (1, fore, -0.02 - 0.22 * (gait.bent > 1))):
            direction = np.stack([out + 0.05 * wide, -np.cos(lift), np.sin(lift)], -1)
            c.arms[:, side, bone] = normalize(direction)
