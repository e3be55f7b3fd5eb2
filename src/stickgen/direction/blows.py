"""Blows: who strikes whom with what part of the body, and when the other one reacts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.measures import moments
from stickgen.measures.moments import FEET, FISTS, Moment
from stickgen.scene import Actor
from stickgen.script import Beat, Character
from stickgen.skeleton import J

_PARTS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        r"\belbow": ("left_elbow", "right_elbow"),
        r"\bknee(s|ing)?\b": ("left_knee", "right_knee"),
        r"\bhead-?butt": ("head",),
        r"\b(round)?(house )?kick|\bstomp": FEET,
        r"\b(punch|jab|uppercut|box|hook|slap|smack|hit|strik|beat|push|shov|poke)": FISTS,
    }
)
"""Words of a sentence that strikes → what may strike; the first that is found counts."""
_AIMED: MappingProxyType[str, str] = MappingProxyType(
    {
        r"\b(face|head|jaw|chin|nose|cheek|eye|ear)s?\b": "head",
        r"\b(chest|shoulder)\b": "spine3",
        r"\b(stomach|belly|gut|ribs?|waist|tummy)\b": "spine1",
    }
)
"""Words of a sentence that strikes → the joint that it aims at."""
_SUFFERS = re.compile(
    r"\b(is|are|gets?|being|takes?|receives?)\b[^,]*\b(hit|blow|struck|pushed|shoved|slapped|"
    r"kicked|punched|kick|punch)|\b(staggers?|flinch(es)?|knocked|falls? back)\b"
)
_FALLS = re.compile(r"\b(falls?|collapses?|tumbles?|drops? to|recoils?|reels|goes down|faints?)\b")
_DODGES = re.compile(
    r"\b(dodg|duck|evad|avoid|sidestep|weav)|\b(leans?|jumps?|steps?) (back|away|aside)"
)
_ANSWERS = 3.0  # seconds between a blow and a reaction that are played at the same time
_NEAR = 4.0  # seconds between a blow and a reaction that belong together, at most
_BODY = (  # middle lines of a body from top to bottom, and metres to its surface there
    ("head", 0.13),
    ("neck", 0.08),
    ("spine3", 0.1),
    ("pelvis", 0.1),
)
_LEGS = 0.06  # metres from the middle of a leg to its surface


@dataclass(frozen=True)
class Blow:
    """One strikes another.

    Attributes:
        striker, victim: indices of the actors.
        moment: of the contact, in the striker's motion.
        reaction: frame in which the victim begins to react; None: the victim does nothing.
        dodged: whether the victim gets out of its way, so that it misses.
        aimed: name of the joint that it aims at; empty: what is at its height.
        suffers: whether the Script says that the victim is struck.
        beat: index of the striker's beat.
        main: whether it is the one of its beat that decides where the two stand.
    """

    striker: int
    victim: int
    moment: Moment
    reaction: int | None
    main: bool = True
    dodged: bool = False
    aimed: str = ""
    beat: int = 0
    suffers: bool = False


def find_blows(actors: Sequence[Actor], characters: Sequence[Character]) -> list[Blow]:
    """The blows that the Script aims at somebody, in order of time.

    Args:
        actors: with their motions, placed or not.
        characters: of the Script, in the same order.
    """
    names = [character.name for character in characters]
    blows = []
    for i, (actor, character) in enumerate(zip(actors, characters, strict=True)):
        for number, beat in enumerate(character.beats):
            parts = striking_parts(beat.text)
            frames = _frames(beat, actor)
            j = names.index(beat.to[0]) if beat.to else i
            animals = actor.motion.skeleton or actors[j].motion.skeleton
            if i == j or animals or not parts or frames.stop - frames.start < 2:
                continue
            motion = actor.motion
            found = moments.strikes(motion.joints, motion.fps, frames, parts)
            reaction = _reaction(actors[j], characters[j], found)
            dodge = _dodge(actors[j], characters[j], found) if reaction is None else None
            dodged = dodge is not None
            reaction = dodge if dodged else reaction
            if reaction is not None:  # the strongest blow that it can answer
                late = _ANSWERS * motion.fps
                found.sort(key=lambda moment: abs(moment.frame - reaction) > late)
            aimed = next(
                (joint for words, joint in _AIMED.items() if re.search(words, beat.text)), ""
            )
            suffers = any(_reacts(b) for b in characters[j].beats)
            blows += [
                Blow(i, j, m, reaction, m is found[0], dodged, aimed, number, suffers)
                for m in found
            ]
    return sorted(blows, key=lambda blow: blow.moment.frame)


def striking_parts(text: str) -> tuple[str, ...]:
    """With what a sentence strikes, some of ``moments.STRIKERS``; empty if it does not."""
    if _SUFFERS.search(text):
        return ()
    return next((parts for words, parts in _PARTS.items() if re.search(words, text)), ())


def struck_at(blow: Blow, joints: FloatArray) -> tuple[FloatArray, float]:
    """Where a blow meets the middle line of a body ``[22, 3]``, and how thick it is there."""
    height = joints[J[blow.aimed], 1] if blow.aimed else blow.moment.point[1]
    return target(joints, float(height))


def target(joints: FloatArray, height: float) -> tuple[FloatArray, float]:
    """Where a blow at some height meets the middle line of a body, and how thick it is there.

    Args:
        joints: ``[22, 3]`` metres, one frame.
        height: metres; a blow above the head meets the head, one below the knees the knees.

    Returns:
        ``[3]`` metres, and metres from there to the surface.
    """
    knees = (joints[J["left_knee"]] + joints[J["right_knee"]]) / 2
    points = np.array([*(joints[J[name]] for name, _ in _BODY), knees], dtype=np.float64)
    radii = np.array([*(radius for _, radius in _BODY), _LEGS])
    shares = np.linspace(0.0, 1.0, 9)[:, None]
    line = np.concatenate([a + shares * (b - a) for a, b in pairwise(points)])
    thick = np.repeat(radii[:-1], len(shares))
    nearest = int(np.abs(line[:, 1] - height).argmin())
    return line[nearest], float(thick[nearest])


def aim(joints: FloatArray, moment: Moment) -> FloatArray:
    """Unit vector ``[3]`` over the floor along which somebody strikes."""
    return np.asarray(normalize((moment.point - joints[moment.frame, 0]) * [1.0, 0.0, 1.0]))


def _reaction(actor: Actor, character: Character, blows: Sequence[Moment]) -> int | None:
    """When a victim begins to react to the nearest of some blows; None: not at all."""
    fps = actor.motion.fps
    found = []
    for beat in character.beats:
        frames = _frames(beat, actor)
        if _reacts(beat) and frames.stop - frames.start > 2:
            frame = moments.reaction(actor.motion.joints, fps, frames)
            if frame is not None:
                found.append((min(abs(frame - blow.frame) for blow in blows), frame))
    nearest = min(found, default=(0, None))
    return nearest[1] if nearest[0] <= _NEAR * fps else None


def _dodge(actor: Actor, character: Character, blows: Sequence[Moment]) -> int | None:
    """When a victim is farthest out of the way of the nearest of some blows; None: at no time."""
    fps = actor.motion.fps
    found = []
    for beat in character.beats:
        frames = _frames(beat, actor)
        if _DODGES.search(beat.text) and frames.stop - frames.start > 2:
            frame = moments.evasion(actor.motion.joints, frames)
            found.append((min(abs(frame - blow.frame) for blow in blows), frame))
    nearest = min(found, default=(0, None))
    return nearest[1] if nearest[0] <= _NEAR * fps else None


def _reacts(beat: Beat) -> bool:
    """Whether a beat may be the answer to a blow."""
    return bool(_SUFFERS.search(beat.text) or _FALLS.search(beat.text))


def _frames(beat: Beat, actor: Actor) -> slice:
    frames, fps = len(actor.motion), actor.motion.fps
    return slice(min(round(beat.start * fps), frames), min(round(beat.end * fps), frames))
