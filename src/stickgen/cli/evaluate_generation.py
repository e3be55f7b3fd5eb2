"""How ``evaluate`` and ``bench`` generate motion: with the public functions of the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stickgen.evaluation.prompt_samples import Bodies


def generate_bodies(
    model: str | Path | None, text: str, seconds: float, people: int, seed: int
) -> Bodies:
    """Everybody's joints ``[T, 22, 3]``; two people receive one prompt, and share a film."""
    from stickgen import pipeline
    from stickgen.script import Beat, Character, Script

    if people == 1:
        return (pipeline.generate_motion(text, seconds=seconds, seed=seed, model=model).joints,)
    # Of the first person's part only the sentences: its partner is in the prompt, too.
    script = pipeline.write_script(text, seconds=seconds)
    beats = tuple(
        Beat(text=beat.text, start=beat.start, end=beat.end) for beat in script.characters[0].beats
    )
    cast = tuple(Character(name=f"actor {number}", beats=beats) for number in range(people))
    both = Script(description=text, duration=seconds, characters=cast)
    film = pipeline.film(both, seed=seed, model=model)
    return tuple(actor.motion.joints for actor in film.actors)
