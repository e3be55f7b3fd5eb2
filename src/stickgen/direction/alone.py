"""One person on an empty stage, to look at a motion."""

from __future__ import annotations

from stickgen.direction.staging import build_scene
from stickgen.geometry import FloatArray, canonicalize
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Script, Shot


def person_alone(joints: FloatArray, aspect: float) -> Scene:
    """One person without things, followed by the camera.

    Args:
        joints: ``[T, 22, 3]`` metres, 25 fps; they are brought to the origin.
        aspect: width over height of the picture.
    """
    motion = Motion(canonicalize(joints))
    beat = Beat(text="moves", start=0.0, end=motion.duration)
    script = Script(
        description="",
        duration=motion.duration,
        characters=(Character(beats=(beat,), props=()),),
        camera=(Shot(move="track", start=0.0, end=motion.duration),),
    )
    return build_scene(script, [motion], aspect=aspect)
