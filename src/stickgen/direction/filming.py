"""Actors and things on the stage → Scene: the camera, what it sees, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from stickgen.camera import Camera, CameraKeyframe, camera_through
from stickgen.direction.company import companies
from stickgen.direction.director import plan_shots
from stickgen.direction.handheld import add_sway
from stickgen.direction.impacts import find_impacts
from stickgen.direction.interest import points_of_interest
from stickgen.direction.landing import Hit
from stickgen.direction.opening import opened
from stickgen.direction.shots import Interest, build_camera
from stickgen.direction.stage_props import stage_prop
from stickgen.direction.wings import keep_in_picture
from stickgen.geometry import FloatArray
from stickgen.prop import Prop
from stickgen.scene import Actor, Deed, Place, PlaceChange, Scene, SpeechLine
from stickgen.script import Character, Keyframe, PlaceCut, Script, Shot

_FORMS = {"subtitles": "subtitle", "none": "heard"}
_BUBBLES = {"talk": "bubble", "sing": "bubble", "shout": "shout", "whisper": "whisper"}


@dataclass(frozen=True)
class Staged:
    """Actors and things on the stage, before a camera looks at them.

    Attributes:
        script: in time with the motions, its characters dressed.
        aspect: width over height of the picture.
        actors: in their places.
        free: the characters; riders without places of their own.
        contacts: frames around which an automatic camera does not cut.
        fitted: what bears each actor.
        props: in hands or in the air.
        hits: blows that land.
        gravities: ``[T]``, times that of the Earth.
    """

    script: Script
    aspect: float
    actors: tuple[Actor, ...]
    free: Sequence[Character]
    contacts: tuple[int, ...]
    fitted: tuple[tuple[Prop, ...], ...]
    props: tuple[Prop, ...]
    hits: tuple[Hit, ...]
    gravities: FloatArray


def filmed(stage: Staged, script: Script) -> Scene:
    """The scene as the camera of a Script sees it.

    Args:
        script: that of the stage; only ``camera`` and ``handheld`` may be others.

    Raises:
        StickGenError: shots overlap.
    """
    seen = {"camera": script.camera, "handheld": script.handheld}
    script, actors = stage.script.model_copy(update=seen), stage.actors
    motion, lines = actors[0].motion, _lines(script)
    fps, frames = motion.fps, len(motion)
    cuts = [min(round(change.start * fps), frames - 1) for change in script.places]
    extra = partial(points_of_interest, props=stage.props, stage=script.props, lines=lines)
    camera = _camera(script, actors, stage.aspect, cuts, stage.contacts, extra)
    standing = [stage_prop(p, actors, camera.cuts, stage.gravities) for p in script.props]
    swings = any(prop.state == "seat" for own in stage.fitted for prop in own)
    standing = [replace(p, state="frame") if swings and p.kind == "swing" else p for p in standing]
    standing += [prop for own in stage.fitted for prop in own]
    actors, things = opened(actors, stage.free, standing)
    place = _first_place(script)
    changes = zip(script.places, cuts, strict=True)
    return Scene(
        actors=actors,
        camera=add_sway(camera, script.handheld, fps),
        description=script.description,
        background=script.background,
        style=script.style,
        props=(*things, *stage.props),
        place=place,
        places=tuple(_place_change(change, place, frame / fps) for change, frame in changes),
        lines=lines,
        effects=script.effects,
        impacts=find_impacts(actors, stage.hits),
        deeds=_deeds(script),
    )


def _camera(
    script: Script,
    actors: Sequence[Actor],
    aspect: float,
    cuts: Sequence[int],
    contacts: Sequence[int],
    extra: Interest,
) -> Camera:
    """The camera that the Script asks for: automatic, following, shots or keyframes.

    Args:
        cuts: frames at which the place changes; no move of the camera goes on there.
        contacts: frames around which an automatic camera does not cut.
        extra: what shots show beside some actors.
    """
    shown = [
        keep_in_picture(actor, character, aspect)
        for actor, character in zip(actors, script.characters, strict=True)
    ]
    if script.camera == "auto":
        planned = plan_shots(shown, script.characters, cuts, contacts)
        who = companies(planned, shown, script.characters, aspect)
        return build_camera(planned, shown, aspect, cuts, extra, who)
    if script.camera == "follow":
        return build_camera((), shown, aspect, cuts, extra)
    shots = [shot for shot in script.camera if isinstance(shot, Shot)]
    if shots:
        return build_camera(shots, shown, aspect, cuts, extra)
    keys = [
        CameraKeyframe(**key.model_dump()) for key in script.camera if isinstance(key, Keyframe)
    ]
    camera = camera_through(keys, len(actors[0].motion))
    return replace(camera, cuts=tuple(sorted({*cuts} - {0})))


def _lines(script: Script) -> tuple[SpeechLine, ...]:
    """All lines in order of time, in bubbles, as subtitles or only heard; cut at the film's end."""
    lines = [
        SpeechLine(
            text=line.text,
            start=line.start,
            end=min(line.end, script.duration),
            actor=character.name,
            form=_FORMS.get(script.speech) or _BUBBLES[line.voice],  # type: ignore[arg-type]
        )
        for character in script.characters
        for line in character.lines
        if line.start < script.duration
    ]
    return tuple(sorted(lines, key=lambda line: line.start))


def _deeds(script: Script) -> tuple[Deed, ...]:
    """What everybody does, in words."""
    return tuple(
        Deed(character.name, beat.text, beat.start, beat.end)
        for character in script.characters
        for beat in character.beats
    )


def _first_place(script: Script) -> Place:
    """Where the film begins."""
    return Place(
        script.place,
        time=script.time,
        weather=script.weather,
        season=script.season,
        lamps=script.lamps,
    )


def _place_change(change: PlaceCut, first: Place, start: float) -> PlaceChange:
    """A later place, with the film's time, weather and so on unless it has its own."""
    place = Place(
        change.place,
        first.seed,
        time=change.time or first.time,
        weather=change.weather or first.weather,
        season=change.season or first.season,
        lamps=change.lamps or first.lamps,
    )
    return PlaceChange(place, start)
