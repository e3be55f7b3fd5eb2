"""Script + Motions → Scene: everybody placed, dressed, given a face and things, and filmed."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.camera import Camera, CameraKeyframe, camera_through
from stickgen.direction.blocking import block
from stickgen.direction.director import direct
from stickgen.direction.face import act_face
from stickgen.direction.gaze import look_around
from stickgen.direction.handheld import hold
from stickgen.direction.props import action_props, stage_prop
from stickgen.direction.shots import film
from stickgen.direction.wings import awaited
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.scene import INKS, Actor, Look, Place, Scene, SpeechLine
from stickgen.script import Character, Keyframe, Script, Shot

_FORMS = {"talk": "bubble", "sing": "bubble", "shout": "shout", "whisper": "whisper"}


def build_scene(script: Script, motions: Sequence[Motion], aspect: float = 1.0) -> Scene:
    """Make the scene in which ``motions`` play ``script``.

    Args:
        script: who plays, what they say and use, where, and how it is filmed.
        motions: one canonical Motion for each character, in order, of one length and fps.
        aspect: width over height of the picture that it is framed for; at 1 everything that
            matters is inside any picture.

    Raises:
        StickGenError: the number of motions is not the number of characters, their lengths or
            frame rates differ, shots overlap, or somebody should enter or leave who does not go
            far enough.
    """
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
    cast = [
        _actor(i, character, motion)
        for i, (character, motion) in enumerate(zip(script.characters, motions, strict=True))
    ]
    placed = block(cast, script.characters, script.props, aspect)
    actors = look_around(placed, script.characters)
    frames = len(motions[0])
    return Scene(
        actors=actors,
        camera=hold(_camera(script, actors, aspect), script.handheld, actors[0].motion.fps),
        description=script.description,
        background=script.background,
        style=script.style,
        props=(
            *(stage_prop(prop, frames) for prop in script.props),
            *action_props(actors, script.characters),
        ),
        place=Place(script.place),
        lines=_lines(script),
        effects=script.effects,
    )


def _actor(number: int, character: Character, motion: Motion) -> Actor:
    look = Look(
        color=character.color or INKS[number % len(INKS)],
        limb_width=Look.limb_width * character.build,
        kind=character.kind,  # type: ignore[arg-type]
        hat=character.hat or "",
        hair=character.hair or "",
        tie=character.tie or "",
    )
    face = act_face(
        motion.actions, motion.fps, number, lines=character.lines, feelings=character.feelings
    )
    actor = Actor(character.name, motion, look, face)
    return actor if character.height == 1 else actor.scaled(character.height)


def _camera(script: Script, actors: Sequence[Actor], aspect: float) -> Camera:
    shown = [
        awaited(actor, character, aspect)
        for actor, character in zip(actors, script.characters, strict=True)
    ]
    if script.camera == "auto":
        return film(direct(shown, script.characters), shown, aspect)
    if script.camera == "follow":
        return film((), shown, aspect)
    shots = [shot for shot in script.camera if isinstance(shot, Shot)]
    if shots:
        return film(shots, shown, aspect)
    keys = [
        CameraKeyframe(**key.model_dump()) for key in script.camera if isinstance(key, Keyframe)
    ]
    return camera_through(keys, len(actors[0].motion))


def _lines(script: Script) -> tuple[SpeechLine, ...]:
    if script.speech == "none":
        return ()
    lines = [
        SpeechLine(
            text=line.text,
            start=line.start,
            end=min(line.end, script.duration),
            actor=character.name,
            form="subtitle" if script.speech == "subtitles" else _FORMS[line.voice],  # type: ignore[arg-type]
        )
        for character in script.characters
        for line in character.lines
        if line.start < script.duration
    ]
    return tuple(sorted(lines, key=lambda line: line.start))
