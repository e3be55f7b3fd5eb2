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

    if people == 1:
        return (pipeline.generate_motion(text, seconds=seconds, seed=seed, model=model).joints,)
    script = pipeline.write_script(text, seconds=seconds)
    cast = tuple(
        script.characters[0].model_copy(update={"name": f"actor {number}", "looks_at": None})
        for number in range(people)
    )
    film = pipeline.film(
        script.model_copy(update={"characters": cast, "camera": "follow"}), seed=seed, model=model
    )
    return tuple(actor.motion.joints for actor in film.actors)
