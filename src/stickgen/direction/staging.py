"""Script + Motions → Scene: actors with looks, faces and places, and things; then it is filmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from stickgen.catalog.animals import BODIES
from stickgen.catalog.places import PLACES
from stickgen.catalog.styles import STYLES
from stickgen.direction.blocking import place_actors
from stickgen.direction.blows import Blow
from stickgen.direction.colors import cast_colors
from stickgen.direction.containers import INSIDE
from stickgen.direction.dance import find_couples, hold
from stickgen.direction.dealings import find_dealings
from stickgen.direction.detours import around_things
from stickgen.direction.dining import at_table
from stickgen.direction.dress import dressed, grown
from stickgen.direction.face import act_face
from stickgen.direction.filming import Staged, filmed
from stickgen.direction.fitting import as_things, beside, fit
from stickgen.direction.floating import DRIFTS
from stickgen.direction.forces import gravities, under_forces
from stickgen.direction.gaze import add_gaze
from stickgen.direction.handling import handle
from stickgen.direction.hit_stop import with_stops
from stickgen.direction.in_time import in_time
from stickgen.direction.indoors import aboard
from stickgen.direction.landing import Hit, land
from stickgen.direction.meetings import add_meetings, find_lines, find_meetings
from stickgen.direction.moods import in_pain, moods
from stickgen.direction.props import action_props
from stickgen.direction.reach import join_hands
from stickgen.direction.resting import at_rest
from stickgen.direction.riding import on_foot, seated
from stickgen.direction.thrown_at import flinching
from stickgen.direction.touches import find_touches
from stickgen.direction.voices import timbre_of_character
from stickgen.direction.walking_up import walked_up
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.mounts import find_mounts
from stickgen.prop import Prop
from stickgen.scene import Actor, Look, Scene
from stickgen.script import Character, Feeling, Script
from stickgen.vocabulary import ACTION
from stickgen.ways import with_walks


def build_scene(script: Script, motions: Sequence[Motion], aspect: float = 1.0) -> Scene:
    """Make the scene in which the characters of ``script`` move as in ``motions``.

    Args, errors: as ``staged``; also shots that overlap.
    """
    return filmed(staged(script, motions, aspect), script)


def staged(script: Script, motions: Sequence[Motion], aspect: float) -> Staged:
    """Put actors and things onto the stage; the camera of the Script does not matter.

    Args:
        script: characters with looks, lines and props, and the place.
        motions: one canonical Motion for each character, in order, of one length and fps.
        aspect: width over height of the picture that the camera frames; with 1 the actors are
            inside a picture of any shape.

    Raises:
        StickGenError: the number of motions is not the number of characters, their lengths or
            frame rates differ, or a character should enter or leave but does not travel far
            enough.
    """
    _check_motions(script, motions)
    script = at_table(aboard(with_walks(script)))
    script, motions, blows = in_time(script, under_forces(script, motions))
    characters = tuple(dressed(character) for character in script.characters)
    colors, accents = cast_colors(script.characters, characters)
    script = script.model_copy(update={"characters": characters})
    felt = moods(characters)
    cast = [
        at_rest(_actor(i, character, motion, colors[i], accents[i], felt[i]), i)
        for i, (character, motion) in enumerate(zip(characters, motions, strict=True))
    ]
    mounts = find_mounts(script.characters)
    free = on_foot(script.characters, mounts)
    actors, contacts, fitted, hits = _together(script, cast, free, mounts, aspect, blows)
    stage = (*script.props, *as_things(fitted, "table", *INSIDE))
    pulls = gravities(script, len(motions[0]), motions[0].fps)
    props = action_props(actors, free, stage, fitted, pulls)
    return Staged(
        script, aspect, actors, free, tuple(contacts), fitted, tuple(props), tuple(hits), pulls
    )


def _together(
    script: Script,
    cast: Sequence[Actor],
    free: Sequence[Character],
    mounts: Mapping[int, int],
    aspect: float,
    blows: Sequence[Blow],
) -> tuple[tuple[Actor, ...], list[int], tuple[tuple[Prop, ...], ...], list[Hit]]:
    """The actors in their places, who meet, touch and look at each other.

    Also frames of contacts, what bears each of them, and the blows that land.

    Args:
        script: in time with the motions.
        cast: not placed.
        free: the characters; riders without places of their own.
        mounts: rider → animal.
        aspect: width over height of the picture.
        blows: of one upon another.
    """
    fps, frames = cast[0].motion.fps, len(cast[0].motion)
    firm = all(_is_firm(name) for name in (script.place, *(cut.place for cut in script.places)))
    fitted = fit(cast, script.characters, script.props, aspect, tuple(mounts), firm=firm)
    cast = fitted.actors
    dealings = find_dealings(script.characters, script.props, fps, frames)
    meetings = find_meetings(cast, script.characters, script.props, dealings, blows)
    dealings = add_meetings(dealings, meetings, fps)
    for rider in mounts:
        dealings[rider] = dealings[:, rider] = False
    lines = find_lines(cast, script.characters, script.props)
    placed = place_actors(cast, free, script.props, aspect, dealings, meetings, lines, fitted.fixed)
    props = tuple(
        beside(own, one.motion, other.motion)
        for own, one, other in zip(fitted.props, cast, placed, strict=True)
    )
    placed = walked_up(placed, script.characters)
    placed = around_things(placed, script.characters, script.props, props)
    placed, hits = land(placed, blows)
    placed = flinching(placed, free, script.props)
    placed = in_pain(with_stops(placed, hits, STYLES[script.style].hit_stop), hits)
    touches = find_touches(placed, script.props, dealings)
    placed = join_hands(placed, touches)
    partners = list(placed)
    for i, j in find_couples(free, [actor.motion for actor in cast]):
        partners[i], partners[j] = hold(partners[i], partners[j])
    placed = tuple(partners)
    contacts = [hit.blow.moment.frame for hit in hits]
    contacts += [touching.moments[0].frame for touching in touches]
    contacts += [aim.frame for meeting in meetings for aim in meeting.aims]
    placed = handle(placed, free, (*script.props, *as_things(props, "table", *INSIDE)))
    return add_gaze(seated(placed, mounts), script.characters, dealings), contacts, props, hits


def _is_firm(name: str) -> bool:
    """Whether bodies stand on the floor of a place as on that of the Earth."""
    place = PLACES[name]
    return place.gravity == 1.0 and place.ground not in DRIFTS


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


def _actor(
    number: int,
    character: Character,
    motion: Motion,
    color: str,
    accent: str,
    felt: Sequence[Feeling],
) -> Actor:
    """A character with look and face, whose motion is not yet placed on the stage."""
    animal = BODIES.get(character.kind)
    look = Look(
        color=color,
        limb_width=Look.limb_width * character.build,
        head_radius=animal.head_radius if animal else Look.head_radius,
        kind=character.kind,
        hat=character.hat or "",
        hair=character.hair or "",
        tie=character.tie or "",
        accent=accent,
        wears=character.wears,
    )
    face = act_face(
        motion.actions,
        motion.fps,
        number,
        lines=character.lines,
        feelings=(*felt, *character.feelings),
    )
    if animal and face.eyes_open is not None:
        asleep = motion.actions == ACTION["lie_down"]
        face = replace(face, eyes_open=np.where(asleep, 0.0, face.eyes_open).astype(np.float32))
    voice = timbre_of_character(character)
    return grown(Actor(character.name, motion, look, face, voice), character)
