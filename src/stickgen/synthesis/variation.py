"""Random variation of a performance: tempo, amplitude, side, mood, stance, kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS
from stickgen.synthesis.controls import LEFT, RIGHT
from stickgen.synthesis.curves import noise


@dataclass(frozen=True)
class Mood:
    """How a person feels, as far as the body shows it.

    Attributes:
        tempo, size: factors on speed and amplitude.
        slump: radians by which the spine is bent forward; negative is upright.
        words: adverbs for captions; none when the mood does not show.
    """

    tempo: float = 1.0
    size: float = 1.0
    slump: float = 0.0
    words: tuple[str, ...] = ()


MOODS = MappingProxyType(
    {
        "plain": Mood(),
        "happy": Mood(1.1, 1.15, -0.05, ("happily", "cheerfully", "in high spirits")),
        "tired": Mood(0.82, 0.85, 0.14, ("tiredly", "wearily", "without energy")),
        "proud": Mood(0.95, 1.05, -0.09, ("proudly", "confidently")),
        "shy": Mood(0.9, 0.78, 0.09, ("shyly", "timidly")),
        "keen": Mood(1.15, 1.2, -0.02, ("energetically", "eagerly")),
        "calm": Mood(0.88, 0.95, 0.0, ("calmly", "in a relaxed way")),
    }
)


@dataclass(frozen=True)
class Variation:
    """One sample of everything that may vary.

    Attributes:
        rng: random stream of the clip, for everything else that an action samples.
        seconds: length of the clip.
        tempo: factor on the usual speed, 0.7 to 1.4.
        size: factor on the usual amplitude, 0.7 to 1.35.
        side: the hand or foot that acts, ``LEFT`` or ``RIGHT``.
        mood: a key of ``MOODS``.
        stance: what the rest of the body does, one of the action's stances.
        kind: one of the action's kinds, such as a front kick; empty for the only one.
        spread: factor on the width and length of steps.
    """

    rng: np.random.Generator
    seconds: float
    tempo: float
    size: float
    side: int
    mood: str
    stance: str
    kind: str = ""
    spread: float = 1.0

    @property
    def t(self) -> FloatArray:
        """Time of every frame, ``[T]`` seconds."""
        return np.arange(round(self.seconds * FPS)) / FPS

    @property
    def other(self) -> int:
        """The side that does not act."""
        return 1 - self.side

    @property
    def inward(self) -> float:
        """+1 when the way from the acting side to the middle goes left (+X), else −1."""
        return -1.0 if self.side == LEFT else 1.0

    def span(self) -> tuple[float, float]:
        """Start and end of a gesture, seconds, with some rest before and after it."""
        return self.uniform(0.25, 0.8), self.seconds - self.uniform(0.15, 0.6)

    def rhythm(self, rate: float) -> FloatArray:
        """Phase ``[T]`` in cycles at ``rate`` cycles a second, with timing noise of about a tenth.

        People do not repeat a movement exactly; every periodic movement uses this phase.
        """
        late = 0.021 * noise(self.t, self.rng, 1, 0.3, 1.1)[:, 0]
        return rate * (self.t + late) + float(self.rng.uniform())

    def uneven(self, share: float = 0.15) -> FloatArray:
        """A factor ``[T]`` around 1 by which the size of repeated movements varies."""
        return 1.0 + share * noise(self.t, self.rng, 1, 0.4, 1.6)[:, 0]

    def uniform(self, low: float, high: float) -> float:
        """A random number between two, from ``rng``."""
        return float(self.rng.uniform(low, high))


def sample_variation(
    rng: np.random.Generator,
    seconds: tuple[float, float],
    stances: Sequence[str],
    kinds: Sequence[str] = ("",),
    moods: Sequence[str] = (),
) -> Variation:
    """Sample a variation; at least 40 % have the plain mood, 70 % act with the right side."""
    names = moods or list(MOODS)
    name = "plain" if rng.random() < 0.4 else str(names[int(rng.integers(len(names)))])
    mood = MOODS[name]
    tempo = mood.tempo * float(np.exp(rng.normal(0.0, 0.13)))
    size = mood.size * float(np.exp(rng.normal(0.0, 0.12)))
    return Variation(
        rng=rng,
        seconds=float(rng.uniform(*seconds)),
        tempo=float(np.clip(tempo, 0.7, 1.4)),
        size=float(np.clip(size, 0.7, 1.35)),
        side=RIGHT if rng.random() < 0.7 else LEFT,
        mood=name,
        stance=str(stances[int(rng.integers(len(stances)))]),
        kind=str(kinds[int(rng.integers(len(kinds)))]),
    )
