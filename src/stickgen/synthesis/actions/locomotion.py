"""Locomotion on two feet: walk, run, sprint, jump."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import GRAVITY
from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEFT, RIGHT, Controls, reach
from stickgen.synthesis.curves import ease, follow, keyed
from stickgen.synthesis.gait import Gait, gait_controls, walking_gait
from stickgen.synthesis.stance import stand
from stickgen.synthesis.variation import Variation


def walk(v: Variation) -> Controls:
    """A walk straight ahead or along a curve to one side."""
    gait = walking_gait(v)
    if v.kind:
        gait = replace(gait, curve=v.uniform(0.25, 0.55) * (1.0 if v.side == LEFT else -1.0))
    return gait_controls(v, gait)[0]


def run(v: Variation) -> Controls:
    """A steady run: short stances, a flight between, elbows bent."""
    speed = 2.9 * v.tempo**0.8 * v.spread**0.6 * v.uniform(0.9, 1.1)
    return gait_controls(v, running_gait(v, speed, cadence=2.65 + 0.25 * (speed - 2.9)))[0]


def sprint(v: Variation) -> Controls:
    """A sprint: on the toes, knees high, arms pumping."""
    speed = min(5.1 * v.tempo**0.3 * v.spread**0.4 * v.uniform(0.95, 1.05), 5.4)
    gait = running_gait(v, speed, cadence=3.6 + 0.35 * (speed - 5.5))
    return gait_controls(
        v, replace(gait, duty=0.2, lift=0.28, swing=0.55, lean=0.32, elbow_bend=1.45)
    )[0]


def running_gait(v: Variation, speed: float, cadence: float) -> Gait:
    """A runner's gait; step rate and contact shares after Cavanagh & Kram (1989)."""
    return Gait(
        speed=speed,
        cadence=cadence,
        duty=0.31,
        lift=0.2,
        bob=0.045,
        elbow_bend=v.uniform(1.25, 1.5),
        swing=0.5 * v.size**0.5,
        lean=v.uniform(0.16, 0.28),
        crouch=0.08,
        curve=v.uniform(-0.03, 0.03),
    )


@dataclass(frozen=True)
class _Jump:
    """Timing and size of one jump.

    Attributes:
        start: second at which it begins.
        dip, push, flight: durations of its phases, seconds; the landing lasts as long as the push.
        deep: metres by which the pelvis sinks before the push.
        tall: metres above its standing height at which the pelvis takes off.
        ahead: metres of the way forward.
    """

    start: float
    dip: float
    push: float
    flight: float
    deep: float
    tall: float
    ahead: float

    @property
    def off(self) -> float:
        """Second at which the feet leave the floor."""
        return self.start + self.dip + self.push

    @property
    def down(self) -> float:
        """Second at which the feet are on the floor again."""
        return self.off + self.flight


def jump(v: Variation) -> Controls:
    """Crouch with the arms back, fly on a parabola, land on bent knees; once or several times."""
    c = stand(v)
    high = v.uniform(0.2, 0.36) * v.size**0.5  # metres the pelvis rises after take-off
    ahead = v.uniform(0.5, 0.95) * v.size**0.5 * v.spread if v.kind == "forward" else 0.0
    flight = 2.0 * np.sqrt(2.0 * high / GRAVITY)
    deep, tall = v.uniform(0.24, 0.34), 0.05
    push = 2.0 * (deep + tall) / (GRAVITY * flight / 2.0)  # constant acceleration
    dip = v.uniform(0.45, 0.65) / v.tempo
    cycle = dip + push + flight + push + 0.75
    start, count = v.uniform(0.2, 0.6), 1
    if v.kind == "again":
        count = max(1, int((v.seconds - start) / cycle))
    for k in range(count):
        one = _Jump(start + k * cycle, dip, push, flight, deep, tall, ahead)
        _jump_path(c, v.t, one)
        _jump_trunk(c, v.t, one)
        _jump_arms(c, v.t, one)
    return c


def _jump_path(c: Controls, t: FloatArray, jump: _Jump) -> None:
    """Move pelvis and feet up and ahead."""
    push, flight, ahead = jump.push, jump.flight, jump.ahead
    low = ease((t - jump.start) / jump.dip)
    y = -jump.deep * low
    s = np.clip((t - jump.start - jump.dip) / push, 0.0, 1.0)
    y += (jump.deep + jump.tall) * s**2
    air = np.clip(t - jump.off, 0.0, flight)
    arc = GRAVITY / 2.0 * air * (flight - air)
    landing = np.clip((t - jump.down) / push, 0.0, 1.0)
    y += arc - (jump.deep + jump.tall) * (1.0 - (1.0 - landing) ** 2)
    y += jump.deep * ease((t - jump.down - push) / 0.7)
    c.pelvis[:, 1] += y
    fly = ease((air / flight - 0.04) / 0.92) if ahead else np.zeros_like(t)
    tuck = 0.10 * np.sin(np.pi * air / flight) ** 2
    c.feet[:, :, 1] += (arc + tuck)[:, None]
    c.feet[:, :, 2] += (ahead * fly)[:, None]
    gone = np.clip((t - jump.off + push) / (flight + 2 * push), 0, 1)
    c.pelvis[:, 2] += ahead * gone * (ahead > 0)


def _jump_trunk(c: Controls, t: FloatArray, jump: _Jump) -> None:
    """Bend the trunk for push and landing, point the toes in flight."""
    off, down, landed = jump.off, jump.down, jump.down + jump.push
    keys = [jump.start + jump.dip, off, off + 0.4 * jump.flight, down, down + 0.1]
    c.soles[:, :, 0] += (0.75 * keyed(t, keys, [0.0, 1, 0.7, 0.25, 0]))[:, None]
    middle = off + jump.flight / 2
    bent = keyed(
        t,
        [jump.start, jump.start + jump.dip, off, middle, down, landed, landed + 0.65],
        [0.0, 1.0, -0.08, 0.15, 0.1, 0.85, 0.0],
    )
    c.hips[:, BEND] += 0.45 * bent
    c.spine[:, BEND] += 0.28 * bent
    c.head[:, BEND] -= 0.4 * bent


def _jump_arms(c: Controls, t: FloatArray, jump: _Jump) -> None:
    """Swing the arms back, then ahead and up."""
    start, off, landed = jump.start, jump.off, jump.down + jump.push
    swing = keyed(
        t,
        [start, start + 0.8 * jump.dip, off + 0.2, off + 0.7 * jump.flight, landed, landed + 0.6],
        [0.0, -1.0, 1.0, 0.75, 0.1, 0.0],
    )
    back, front = np.array([0.10, -0.46, -0.16]), np.array([0.10, 0.24, 0.38])
    side = np.array([0.14, -0.44, 0.08])
    hand = side + np.clip(-swing, 0, 1)[:, None] * (back - side)
    hand = hand + np.clip(swing, 0, 1)[:, None] * (front - side)
    weight = keyed(t, [start, start + 0.3, landed, landed + 0.7], [0.0, 1.0, 1.0, 0.0])
    for arm in (LEFT, RIGHT):
        c.arm(arm, reach(follow(hand, 6.0, 0.8), (0.6, -0.8, -0.6)), weight)


_CURVED = ("*walk in a curve to the {side}", "*walk along a bend to the {side}")

ACTIONS = MappingProxyType(
    {
        "walk": Action(
            walk,
            {
                "": (
                    "*walk",
                    "*walk forward",
                    "*walk straight ahead",
                    "*walk along",
                    "*go for a walk",
                ),
                "curve": (
                    *_CURVED,
                    "*walk and *turn {side}",
                    "*turn {side} while walking",
                    "*walk in an arc to the {side}",
                ),
            },
            seconds=(3.0, 7.0),
        ),
        "run": Action(
            run,
            {"": ("*run", "*run forward", "*run straight ahead", "*jog along", "*run at a trot")},
            seconds=(2.5, 5.0),
            moods=("plain", "keen", "happy"),
        ),
        "sprint": Action(
            sprint,
            {
                "": (
                    "*sprint",
                    "*sprint forward",
                    "*run at full speed",
                    "*sprint as fast as possible",
                    "*dash ahead at full speed",
                )
            },
            seconds=(2.0, 4.0),
            moods=("keen",),
            paced=False,
        ),
        "jump": Action(
            jump,
            {
                "up": ("*jump", "*jump up", "*jump straight up", "*leap into the air"),
                "forward": ("*jump forward", "*leap forward", "*jump ahead", "*do a long jump"),
                "again": (
                    "*jump up and down",
                    "*jump on the spot",
                    "*jump again and again",
                    "*hop with both feet",
                ),
            },
            seconds=(2.6, 4.5),
            moods=("plain", "keen", "happy"),
        ),
    }
)
