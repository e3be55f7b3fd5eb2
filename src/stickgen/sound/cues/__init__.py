"""What is heard of a scene, and when: a cue for each contact of its bodies and things."""

from __future__ import annotations

import numpy as np

from stickgen.scene import Scene
from stickgen.sound.cues.blows import find_blows
from stickgen.sound.cues.cue import Cue
from stickgen.sound.cues.flying import find_flying
from stickgen.sound.cues.hands import find_hands
from stickgen.sound.cues.steps import Surface, find_steps
from stickgen.sound.cues.things import find_things

__all__ = ["Cue", "Surface", "find_cues"]


def find_cues(scene: Scene, surface: Surface, rng: np.random.Generator) -> list[Cue]:
    """All cues of a scene, in order of time.

    Args:
        scene: at its own frame rate.
        surface: seconds → what people walk on then.
        rng: chance of what no contact decides, such as the keys of one who types.
    """
    cues = [
        *find_steps(scene, surface),
        *find_blows(scene),
        *find_flying(scene),
        *find_hands(scene, rng),
        *find_things(scene),
    ]
    return sorted(cues, key=lambda cue: (cue.time, cue.sound))
