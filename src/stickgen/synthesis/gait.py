"""Walking and running: feet that stand and swing along a path, and the body above them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import FOOT_HEIGHT
from stickgen.synthesis.body import FOOT
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, STANDING, TURN, Controls
from stickgen.synthesis.curves import keyed, noise
from stickgen.synthesis.variation import MOODS, Variation

_HEEL = float(-FOOT[0, 1]) + FOOT_HEIGHT  # height of a standing ankle, metres


@dataclass(frozen=True)
class Gait:
    """Parameters of walking or running.

    Attributes:
        speed: metres a second.
        cadence: steps a second.
        duty: share of a stride in which each foot is on the floor; below 0.5 there is flight.
        lift: metres by which the ball of a swinging foot rises.
        bob: amplitude of the pelvis' vertical movement, metres.
        elbow_bend: radians at the elbow.
        swing: amplitude of the upper arms, radians.
        lean: radians by which the trunk leans forward.
        crouch: metres by which the pelvis is lower than standing.
        curve: radians by which the path turns left each metre.
    """

    speed: float
    cadence: float
    duty: float
    lift: float
    bob: float
    elbow_bend: float
    swing: float
    lean: float
    crouch: float
    curve: float = 0.0

    def path(self, t: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Positions ``[..., 3]`` on the floor and headings ``[...]`` at times ``[...]``."""
        s, k = self.speed * t, self.curve + 1e-9
        place = np.stack([(1 - np.cos(k * s)) / k, np.zeros_like(s), np.sin(k * s) / k], -1)
        return place, k * s


def walking_gait(v: Variation) -> Gait:
    """A walk in the variation's tempo and size (step length and cadence: Grieve & Gear 1966)."""
    cadence = 1.8 * v.tempo**0.6 * v.uniform(0.94, 1.06)
    step = min(0.60 * v.size**0.5 * v.tempo**0.3 * v.spread * v.uniform(0.92, 1.08), 0.78)
    curve = v.uniform(-0.16, 0.16) if v.rng.random() < 0.3 else v.uniform(-0.02, 0.02)
    return Gait(
        speed=cadence * step,
        cadence=cadence,
        duty=0.62,
        lift=0.05,
        bob=0.016,
        elbow_bend=v.uniform(0.2, 0.45),
        swing=0.36 * v.size,
        lean=0.03,
        crouch=0.018,
        curve=curve,
    )


def _stance_place(
    gait: Gait, number: FloatArray, offset: float, side: int, width: float
) -> tuple[FloatArray, FloatArray]:
    """Position of the ball of a foot in its ``number``-th stance, and its heading."""
    middle = (number + gait.duty / 2 - offset) * 2.0 / gait.cadence
    place, heading = gait.path(middle)
    out = width if side == LEFT else -width
    # A runner's foot lands nearly under the body and leaves the floor far behind it.
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
    # Steps vary: each lands a little off and swings higher or lower.
    off = rng.normal(0.0, 1.0, (64, 3)) * [0.014, 0.0, 0.03]
    high = 1.0 + 0.17 * rng.normal(0.0, 1.0, 64)[number.astype(int)]
    here, there = here + off[number.astype(int)], there + off[number.astype(int) + 1]
    s = np.clip((f - gait.duty) / (1 - gait.duty), 0.0, 1.0)
    # A runner's foot leaves the floor before it goes ahead and is in place before it lands.
    ahead = np.clip((s - 0.05) / 0.92, 0.0, 1.0) if running else s
    along = 0.5 - 0.5 * np.cos(np.pi * ahead)
    ball = here + along[:, None] * (there - here)
    pitch = _pitch(f, gait.duty)
    if running:  # held up until just before it lands
        lift = keyed(s, [0.0, 0.14, 0.38, 0.82, 1.0], [0.0, 0.35, 1.0, 0.42, 0.0])
    else:
        lift = keyed(s, [0.0, 0.3, 1.0], [0.0, 1.0, 0.0])
    ball[:, 1] = _lowest(pitch) + gait.lift * high * lift
    return ball, np.stack([pitch, turn + along * (next_turn - turn)], -1)


def _pitch(f: FloatArray, duty: float) -> FloatArray:
    """Pitch of a sole (toes down, ``[T]`` radians) at shares ``f`` of its stride."""
    running = duty < 0.5
    push, strike = (1.0, -0.05) if running else (0.85, -0.3)
    trail = 1.25 if running else 0.45
    swing = 1 - duty
    keys = [0.0, 0.16 * duty, 0.55 * duty, duty, duty + 0.35 * swing, 1 - 0.12 * swing, 1.0]
    return keyed(f, keys, [strike, 0.0, 0.03, push, trail, strike - 0.03, strike])


def _lowest(pitch: FloatArray) -> FloatArray:
    """Height ``[T]`` of the ball of a foot at which neither it nor the heel is below the floor."""
    heel_down = np.clip(-pitch, 0.0, None)
    ball = _HEEL + FOOT[0, 1] * np.cos(heel_down) + FOOT[0, 2] * np.sin(heel_down)
    return np.maximum(FOOT_HEIGHT, ball)


def gait_controls(v: Variation, gait: Gait) -> tuple[Controls, FloatArray]:
    """Controls of a walk or run, and its phase ``[T]`` in strides (whole: the right foot lands)."""
    t = v.t
    c = Controls.rest(len(t))
    phase = v.rhythm(gait.cadence / 2)
    for side, offset in ((RIGHT, 0.0), (LEFT, 0.5)):
        ball, sole = _foot(gait, phase + offset, offset, side, v.rng)
        c.feet[:, side], c.soles[:, side] = ball, sole
    place, heading = gait.path(phase * 2.0 / gait.cadence)
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
    """Swing the arms against the legs; forearms lag behind and bend more in front."""
    for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        more, bent, wide = drift[:, 3 * side : 3 * side + 3].T
        swing = gait.swing * (1.0 + 0.12 * more)
        upper = (
            swing * sign * np.cos(angle - 0.25)
            - 0.06
            - 0.3 * gait.elbow_bend * (gait.elbow_bend > 1)
        )
        late = sign * np.cos(angle - 0.75)
        fore = upper + gait.elbow_bend + 0.08 * bent + 0.35 * swing * (1.0 + late)
        for bone, lift, out in ((0, upper, 0.16), (1, fore, -0.02 - 0.22 * (gait.elbow_bend > 1))):
            direction = np.stack([out + 0.05 * wide, -np.cos(lift), np.sin(lift)], -1)
            c.arms[:, side, bone] = normalize(direction)
