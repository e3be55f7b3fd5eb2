"""The sounds of contact, by name: which layers each is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from stickgen.sound.layers import Burst, Grains, Layer, Ring, Sweep, Whoosh
from stickgen.sound.waves import Signal, fade, samples

_VARIED = 0.06  # of a frequency, standard deviation from one footstep to the next
_DULL, _BRIGHT = 0.35, 1.6  # force of the softest and the hardest sound

STEPS: Mapping[str, tuple[Layer, ...]] = MappingProxyType(
    {
        "grass": (
            Burst(50, 170, 0.10, 0.7),
            Grains(1800, 7000, 0.11, 26, 0.5),
            Grains(2500, 9000, 0.08, 14, 0.25, delay=0.09),
        ),
        "wood": (
            Burst(1200, 5200, 0.018, 0.5),
            Ring((92, 178, 301, 466, 712), 0.17, 0.95),
            Burst(90, 700, 0.07, 0.5, delay=0.075),
        ),
        "carpet": (Burst(55, 260, 0.10, 0.9), Burst(500, 1800, 0.05, 0.12)),
        "sand": (
            Burst(60, 240, 0.08, 0.5),
            Grains(900, 5200, 0.16, 60, 0.55, grain=0.008),
            Grains(1500, 6500, 0.12, 36, 0.3, delay=0.11, grain=0.008),
        ),
        "snow": (
            Burst(70, 300, 0.06, 0.35),
            Grains(500, 3200, 0.20, 70, 0.75, grain=0.010),
            Grains(2600, 8000, 0.16, 40, 0.25, delay=0.05, grain=0.006),
        ),
        "stone": (
            Burst(1600, 7000, 0.016, 0.75),
            Ring((210, 388, 655, 1240), 0.09, 0.6),
            Burst(700, 4500, 0.03, 0.3, delay=0.07),
        ),
        "water": (
            Burst(200, 2600, 0.16, 0.6, attack=0.004),
            Sweep(420, 980, 0.09, 0.35, delay=0.04),
            Sweep(640, 1450, 0.06, 0.25, delay=0.09),
            Grains(2000, 7000, 0.22, 24, 0.3, delay=0.03),
        ),
        "metal": (
            Burst(2000, 8000, 0.012, 0.5),
            Ring((148, 402, 787, 1301, 1944, 2713), 0.42, 0.5, tilt=0.8),
        ),
    }
)
"""Surface → what a step on it is made of."""

_MADE: Mapping[str, tuple[Layer, ...]] = MappingProxyType(
    {
        "paw": (Burst(90, 500, 0.05, 0.5), Burst(1500, 4000, 0.02, 0.12)),
        "hoof": (Burst(900, 3800, 0.02, 0.7), Ring((310, 690, 1150), 0.08, 0.7)),
        "body_fall": (
            Burst(38, 150, 0.28, 1.3),
            Burst(200, 1400, 0.12, 0.45),
            Burst(60, 420, 0.16, 0.5, delay=0.13),
        ),
        "clap": (
            Burst(800, 3200, 0.08, 0.8, attack=0.0008),
            Burst(2200, 6500, 0.02, 0.35, attack=0.0006),
            Burst(600, 1700, 0.15, 0.35, attack=0.003),
        ),
        "punch": (
            Burst(60, 260, 0.13, 1.3, attack=0.0006),
            Burst(500, 2600, 0.045, 0.8, attack=0.0006),
            Sweep(150, 55, 0.14, 0.8),
        ),
        "kick_body": (Burst(45, 200, 0.18, 1.4, attack=0.0008), Burst(300, 1600, 0.06, 0.6)),
        "clash": (
            Burst(3000, 11000, 0.02, 0.6, attack=0.0005),
            Ring((1180, 1967, 2854, 3920, 5110, 6640), 0.75, 0.38, tilt=0.92),
        ),
        "kick_ball": (
            Burst(70, 300, 0.10, 1.1, attack=0.0008),
            Burst(900, 3000, 0.025, 0.5),
            Sweep(210, 90, 0.12, 0.7),
        ),
        "bat": (
            Burst(1500, 6500, 0.012, 0.9, attack=0.0004),
            Ring((520, 1090, 1780, 2650), 0.14, 1.0, tilt=0.75),
        ),
        "racket": (Burst(900, 4500, 0.02, 0.5), Ring((430, 610, 1340), 0.16, 0.7)),
        "bounce": (
            Burst(80, 420, 0.07, 0.9, attack=0.0008),
            Ring((96, 204, 347), 0.12, 0.8),
            Burst(1200, 3200, 0.012, 0.25),
        ),
        "catch": (Burst(120, 900, 0.06, 1.0), Burst(1200, 3600, 0.025, 0.45)),
        "push_ball": (Burst(150, 1100, 0.045, 0.5),),
        "swish": (Whoosh(350, 3400, 0.26, 0.28),),
        "door_open": (
            Burst(900, 4200, 0.02, 0.7),
            Ring((680, 1420, 2300), 0.06, 0.4, delay=0.012),
            Burst(120, 600, 0.10, 0.3, delay=0.05),
            Sweep(190, 330, 0.34, 0.12, delay=0.10),
            Grains(300, 1500, 0.36, 30, 0.35, delay=0.10, grain=0.02),
        ),
        "door_close": (
            Burst(45, 190, 0.22, 1.4),
            Ring((110, 196, 330), 0.20, 0.7),
            Burst(900, 4200, 0.03, 0.5, delay=0.02),
        ),
        "lid": (Burst(400, 2400, 0.04, 0.6), Ring((230, 540, 980), 0.12, 0.6)),
        "key": (Burst(1500, 5200, 0.018, 0.7), Burst(400, 1500, 0.04, 0.7, delay=0.003)),
        "page": (
            Grains(1800, 9000, 0.30, 60, 0.5, grain=0.014),
            Burst(2500, 9000, 0.05, 0.3, delay=0.26),
        ),
        "cup": (Burst(2500, 8000, 0.01, 0.4), Ring((2140, 3480, 5230), 0.18, 0.5)),
        "sip": (Grains(900, 3600, 0.28, 34, 0.35, grain=0.02), Sweep(380, 620, 0.10, 0.1, 0.2)),
        "crunch": (Grains(700, 4200, 0.16, 28, 0.6, grain=0.014),),
        "set_down": (Burst(150, 900, 0.05, 0.8), Ring((240, 510, 860), 0.08, 0.5)),
        "brush": (Grains(1500, 7000, 0.26, 90, 0.4, grain=0.01),),
        "grip": (Burst(150, 1000, 0.06, 0.6), Grains(900, 3000, 0.06, 8, 0.2)),
        "splash": (
            Burst(250, 3600, 0.30, 0.8, attack=0.006),
            Grains(1800, 8000, 0.40, 50, 0.5, delay=0.03, grain=0.02),
            Sweep(380, 1100, 0.12, 0.3, delay=0.05),
        ),
        "flap": (Whoosh(90, 900, 0.22, 0.4),),
        "thunder": (
            Burst(28, 260, 3.2, 2.0, attack=0.02),
            Burst(60, 1400, 0.5, 0.9),
            Grains(40, 380, 2.2, 26, 2.0, delay=0.15, grain=0.5),
        ),
    }
)
SOUNDS: Mapping[str, tuple[Layer, ...]] = MappingProxyType(
    {**{f"step_{surface}": layers for surface, layers in STEPS.items()}, **_MADE}
)
"""Name of a sound → its layers."""
LEADS: Mapping[str, float] = MappingProxyType({"swish": 0.13, "flap": 0.11})
"""Name → seconds by which a sound begins before the moment that it belongs to."""


@dataclass(frozen=True)
class Take:
    """A sound as it is heard once.

    Attributes:
        samples: ``[N]``.
        lead: seconds of it that come before its moment.
    """

    samples: Signal
    lead: float


def play(sound: str, force: float, rng: np.random.Generator) -> Take:
    """One sound, a little different each time.

    Args:
        sound: a name of ``SOUNDS``.
        force: 1 for the usual one: how loud and how bright it is.
        rng: its chance.
    """
    layers = SOUNDS[sound]
    pitch = float(np.exp(_VARIED * rng.standard_normal()))
    bright = float(np.clip(force, _DULL, _BRIGHT))
    out = np.zeros(samples(max(x.delay + x.length for x in layers)) + 1, dtype=np.float32)
    for layer in layers:
        made = layer.make(rng, pitch, bright)
        start = samples(layer.delay)
        out[start : start + len(made)] += made[: len(out) - start]
    return Take(fade(np.float32(force) * out, start=0.0), LEADS.get(sound, 0.0))
