"""Script + Motions → Scene: actors with looks, faces and places, props, and the camera."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.camera import Camera, CameraKeyframe, camera_through
from stickgen.direction.blocking import place_actors
from stickgen.direction.dress import dressed, grown
from stickgen.direction.director import plan_shots
from stickgen.direction.face import act_face
from stickgen.direction.gaze import add_gaze
from stickgen.direction.handheld import add_sway
from stickgen.direction.props import action_props, stage_prop
from stickgen.direction.shots import build_camera
from stickgen.direction.wings import keep_in_picture
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.scene import INKS, Actor, Look, Place, Scene, SpeechLine
from stickgen.script import Character, Keyframe, Script, Shot

_BUBBLES = {"talk": "bubble", "sing": "bubble", "shout": "shout", "whisper": "whisper"}


def build_scene(script: Script, motions: Sequence[Motion], aspect: float = 1.0) -> Scene:
    """Make the scene in which the characters of ``script`` move as in ``motions``.

    Args:
        script: characters with looks, lines and props, the place and the camera.
        motions: one canonical Motion for each character, in order, of one length and fps.
        aspect: width over height of the picture that the camera frames; with 1 the actors are
            inside a picture of any shape.

    Raises:
        StickGenError: the number of motions is not the number of characters, their lengths or
            frame rates differ, shots overlap, or a character should enter or leave but does not
            travel far enough.
    """
    _check_motions(script, motions)
    characters = tuple(dressed(character) for character in script.characters)
    script = script.model_copy(update={"characters": characters})
    cast = [
        _actor(i, character, motion)
        for i, (character, motion) in enumerate(zip(characters, motions, strict=True))
    ]
    placed = place_actors(cast, script.characters, script.props, aspect)
    actors = add_gaze(placed, script.characters)
    frames = len(motions[0])
    return Scene(
        actors=actors,
        camera=add_sway(_camera(script, actors, aspect), script.handheld, actors[0].motion.fps),
        description=script.description,
        background=script.background,
        style=script.style,
        props=(
            *(stage_prop(prop, frames) for prop in script.props),
            *action_props(actors, script.characters),
        ),
        place=Place(script.place, time=script.time, weather=script.weather),
        lines=_lines(script),
        effects=script.effects,
    )


def _check_motions(script: Script, motions: Sequence[Motion]) -> None:
    if len(motions) != len(script.characters):
        raise StickGenError(
            f"cannot stage {len(motions)} motions for {len(script.characters)} characters: "
            "give one motion for each"
        )
    if len({(len(m), m.fps) for m in motions}) != 1:
        lengths = ", ".join(f"{len(m)} frames at {m.fps:g} fps" for m in motions)
        raise StickGenError(
            f"cannot stage motions of different lengths or frame rates ({lengths}): make them equal"
        )


def _actor(number: int, character: Character, motion: Motion) -> Actor:
    """A character with look and face, whose motion is not yet placed on the stage."""
    look = Look(
        color=character.color or INKS[number % len(INKS)],
        limb_width=Look.limb_width * character.build,
        kind=character.kind,  # type: ignore[arg-type]
        hat=character.hat or "",
        hair=character.hair or "",
        tie=character.tie or "",
        accent=character.accent or "",
        wears=character.wears,
    )
    face = act_face(
        motion.actions, motion.fps, number, lines=character.lines, feelings=character.feelings
    )
    return grown(Actor(character.name, motion, look, face), character)


def _camera(script: Script, actors: Sequence[Actor], aspect: float) -> Camera:
    """The camera that the Script asks for: automatic, following, shots or keyframes."""
    shown = [
        keep_in_picture(actor, character, aspect)
        for actor, character in zip(actors, script.characters, strict=True)
    ]
    if script.camera == "auto":
        return build_camera(plan_shots(shown, script.characters), shown, aspect)
    if script.camera == "follow":
        return build_camera((), shown, aspect)
    shots = [shot for shot in script.camera if isinstance(shot, Shot)]
    if shots:
        return build_camera(shots, shown, aspect)
    keys = [
        CameraKeyframe(**key.model_dump()) for key in script.camera if isinstance(key, Keyframe)
    ]
    return camera_through(keys, len(actors[0].motion))


def _lines(script: Script) -> tuple[SpeechLine, ...]:
    """All lines in order of time, as bubbles or subtitles, cut at the end of the film."""
    if script.speech == "none":
        return ()
    lines = [
        SpeechLine(
            text=line.text,
            start=line.start,
            end=min(line.end, script.duration),
            actor=character.name,
            form="subtitle" if script.speech == "subtitles" else _BUBBLES[line.voice],  # type: ignore[arg-type]
        )
        for character in script.characters
        for line in character.lines
        if line.start < script.duration
    ]
    return tuple(sorted(lines, key=lambda line: line.start))
