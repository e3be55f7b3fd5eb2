"""What differs from one performance of an action to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS
from stickgen.synthesis.body import LEFT, RIGHT
from stickgen.synthesis.curves import noise


@dataclass(frozen=True)
class Mood:
    """How somebody feels, as far as it shows in the body.

    Attributes:
        tempo, size: factors on speed and amplitude.
        slump: radians by which the spine is bent forward; negative is upright and proud.
        words: adverbs that may say so; none when it does not show.
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
    """One draw of everything that may vary.

    Attributes:
        rng: for whatever else an action draws; seeded by the clip.
        seconds: length of the clip.
        tempo: 1 is the usual speed; from 0.7 to 1.4.
        size: 1 is the usual amplitude; from 0.7 to 1.35.
        side: the hand or foot that acts, ``LEFT`` or ``RIGHT``.
        mood: a key of ``MOODS``.
        stance: what the rest of the body does, one of the action's stances.
        kind: which of the action's kinds this is, such as a front kick; empty for the only one.
        spread: factor on the way over the ground.
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
        """Seconds of every frame, ``[T]``."""
        return np.arange(round(self.seconds * FPS)) / FPS

    @property
    def other(self) -> int:
        """The side that does not act."""
        return 1 - self.side

    @property
    def inward(self) -> float:
        """+1 when a move from the acting side to the middle goes left (+X), else −1."""
        return -1.0 if self.side == LEFT else 1.0

    def span(self) -> tuple[float, float]:
        """When a gesture begins and ends, seconds: there is rest before and after it."""
        return self.draw(0.25, 0.8), self.seconds - self.draw(0.15, 0.6)

    def rhythm(self, rate: float) -> FloatArray:
        """Cycles ``[T]`` done at ``rate`` a second, hurrying and lagging by about a tenth.

        Nobody repeats a movement like a clockwork; whatever goes to and fro follows this.
        """
        late = 0.021 * noise(self.t, self.rng, 1, 0.3, 1.1)[:, 0]
        return rate * (self.t + late) + float(self.rng.uniform())

    def uneven(self, share: float = 0.15) -> FloatArray:
        """A factor ``[T]`` about 1 by which one swing is larger than the next."""
        return 1.0 + share * noise(self.t, self.rng, 1, 0.4, 1.6)[:, 0]

    def draw(self, low: float, high: float) -> float:
        """A number between two."""
        return float(self.rng.uniform(low, high))


def vary(
    rng: np.random.Generator,
    seconds: tuple[float, float],
    stances: Sequence[str],
    kinds: Sequence[str] = ("",),
    moods: Sequence[str] = (),
) -> Variation:
    """Draw a performance; two in five are in no special mood and seven in ten right-sided."""
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
