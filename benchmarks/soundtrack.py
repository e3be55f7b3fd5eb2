"""CPU seconds of the sound of ten seconds without voices.

Run with ``PYTHONPATH=tests python benchmarks/soundtrack.py``.
"""

from __future__ import annotations

import time

import numpy as np
from sound.scenes import scene_of, synthetic

from stickgen.motion import Motion
from stickgen.scene import Place, Scene
from stickgen.sound import soundtrack

FRAMES, ROUNDS = 250, 5


def repeated(action: str, seed: int = 0) -> Motion:
    """Ten seconds of an action, made of fewer."""
    motion = synthetic(action, FRAMES, seed)
    at = np.arange(FRAMES) % len(motion)
    return Motion(motion.joints[at], motion.actions[at])


def scenes() -> dict[str, Scene]:
    """Films whose sound differs in what it costs."""
    two = [repeated("walk"), repeated("walk", 1)]
    fight = [repeated("fight"), repeated("fight", 1)]
    return {
        "two walk in a park": scene_of(two, "park"),
        "two walk in a street": scene_of(two, "street"),
        "somebody claps in a church": scene_of([repeated("clap")], "church"),
        "two fight in a stadium": scene_of(fight, "stadium"),
        "two walk in a forest, in a storm": scene_of(two, Place("forest", weather="storm")),
        "two dance on a stage": scene_of([repeated("dance"), repeated("dance", 1)], "stage"),
    }


def main() -> None:
    """Print the least and the median CPU seconds of each film."""
    for name, scene in scenes().items():
        seconds = []
        for _ in range(ROUNDS):
            start = time.process_time()
            soundtrack(scene)
            seconds.append(time.process_time() - start)
        print(f"{name:<36} {min(seconds):.2f} {np.median(seconds):.2f}")


if __name__ == "__main__":
    main()
