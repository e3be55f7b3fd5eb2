"""When an actor does what, with what thing and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.direction.containers import stands, with_sources
from stickgen.direction.footprint import gaps
from stickgen.direction.hands import ActionSpan, PropBuilder
from stickgen.direction.laying import with_layings
from stickgen.direction.prop_builders import PROP_BUILDERS, bring
from stickgen.geometry import runs
from stickgen.scene import Actor
from stickgen.script import Beat, Character, StageProp
from stickgen.script_beats import MIN_PAUSE
from stickgen.text.actions import named_actions
from stickgen.vocabulary import ACTION

_THROWN = ("throwing", "pitching", "kicking", "catching", "fielding")
_TAKES = re.compile(r"\b(?:takes?|picks? up|grabs?|lifts?|fetches|snatches|collects?|gets)\b")
_PUTS = re.compile(r"\b(?:puts?|places?|lays?|sets?)\b.*\b(?:down|on|onto|back)\b")
VESSELS = ("bottle", "glass", "wine", "teapot")
"""What somebody who has taken it drinks from, if the words name no cup."""
_AT_TABLE = 0.7  # metres from a table within which somebody is at it
_IN_HANDS = ("play_instrument", "typing", "reading", "drinking", "eating", "sing")
"""Actions that are done with a thing for a whole beat; the first of several counts."""
_UNDER = tuple(kind for kind, record in PROPS.items() if record.seat or record.tops)
_MIN_SECONDS = 0.4  # of an action that gets props


def find_spans(
    actor: Actor, character: Character, stage: Sequence[StageProp] = ()
) -> list[ActionSpan]:
    """The spans in which an actor does something with a thing; animals have no hands for it.

    A beat's ``thing`` replaces the usual one of the action; a beat whose action has no usual thing
    is a span of its own. Where the actor holds that thing of the stage, there is no span.

    Args:
        actor: on the stage.
        character: the same one in the Script.
        stage: things of the Script.
    """
    if actor.motion.skeleton:
        return []
    fps = actor.motion.fps
    least = _MIN_SECONDS * fps
    beats = [
        (beat, round(beat.start * fps), min(round(beat.end * fps), len(actor.motion)))
        for beat in _meant(whole_beats(character.beats, actor.motion.duration))
    ]
    spans = [*_whole(beats, least)]
    taken = [(span.start, span.stop) for span in spans]
    spans += [
        span
        for name in PROP_BUILDERS
        for run in runs(actor.motion.actions == ACTION[name])
        for span in _divided(name, run.start, run.stop, beats)
        if span.thing and span.stop - span.start >= least
        if not (name in _IN_HANDS and any(a < span.stop and span.start < b for a, b in taken))
    ]
    frames = len(actor.motion)
    standing = {prop.kind for prop in stage if not PROPS[prop.kind].held or stands(prop)}
    for beat, start, stop in beats:
        if beat.thing in standing:
            continue
        used = any(s.thing == beat.thing and s.start < stop and start < s.stop for s in spans)
        if beat.thing and not used and start < frames:
            deed = _deed(beat) if PROPS[beat.thing].held else ""
            stop = min(stop, frames)
            spans.append(ActionSpan(deed, start, stop, beat.thing, beat.to, True, beat.text))
    spans = [_still_played(span, spans) for span in spans if not _is_held(span, actor, stage)]
    spans = [replace(span, surface=_surface(span, actor, stage)) for span in spans]
    spans = with_sources(spans, actor, character.beats, stage, character.props or ())
    return with_layings(spans, actor)


def _meant(beats: Sequence[Beat]) -> list[Beat]:
    """Beats in which what is put on a table, or drunk from, is what was taken before."""
    found: list[Beat] = []
    held = None
    for beat in beats:
        put = beat.thing in _UNDER and bool(_PUTS.search(beat.text))
        drunk = beat.thing == "cup" and held in VESSELS and "cup" not in beat.text
        if held and (put or drunk):
            beat = beat.model_copy(update={"thing": held})
        elif beat.thing and PROPS[beat.thing].held:
            held = beat.thing
        found.append(beat)
    return found


def _whole(beats: Sequence[tuple[Beat, int, int]], least: float) -> Iterator[ActionSpan]:
    """Whole beats in which something is done with the hands, whatever else is done meanwhile."""
    for beat, start, stop in beats:
        named = [name for name in named_actions(beat.text) if name in _IN_HANDS]
        if not named or stop - start < least:
            continue
        name = min(named, key=_IN_HANDS.index)
        thing = beat.thing if beat.thing not in _UNDER else None
        usual = PROP_BUILDERS[name][1]
        yield ActionSpan(name, start, stop, thing or usual, beat.to, bool(thing), beat.text)


def _still_played(span: ActionSpan, spans: Sequence[ActionSpan]) -> ActionSpan:
    """A span of singing, with the instrument that was played just before."""
    if span.action != "sing" or span.brought:
        return span
    before = [s for s in spans if s.action == "play_instrument" and s.stop <= span.start + 2]
    if not before or span.start - before[-1].stop > 2:
        return span
    return replace(span, action="play_instrument", thing=before[-1].thing, brought=True)


def builder_of(span: ActionSpan) -> PropBuilder:
    """What makes the props of a span."""
    return PROP_BUILDERS[span.action][0] if span.action else bring


def whole_beats(beats: Sequence[Beat], duration: float) -> list[Beat]:
    """Beats with the short pauses before and after them, in which they are played too.

    Args:
        beats: of one character, one after the other.
        duration: of the film, seconds.
    """
    found: list[Beat] = []
    end = 0.0
    for beat in beats:
        start = end if beat.start - end < MIN_PAUSE else beat.start
        found.append(beat.model_copy(update={"start": start}))
        end = beat.end
    if found and 0 < duration - end < MIN_PAUSE:
        found[-1] = found[-1].model_copy(update={"end": duration})
    return found


def _divided(
    action: str, start: int, stop: int, beats: Sequence[tuple[Beat, int, int]]
) -> Iterator[ActionSpan]:
    """Frames of one action, divided where a beat with a thing or a partner begins or ends."""
    edges = {start, stop, *(frame for _, *ends in beats for frame in ends if start < frame < stop)}
    for first, last in pairwise(sorted(edges)):
        beat = next((b for b, begin, end in beats if begin <= first and last <= end), None)
        thing = (beat.thing or _thrown(action, beat.text)) if beat else None
        usual = PROP_BUILDERS[action][1]
        to, words = (beat.to, beat.text) if beat else ((), "")
        yield ActionSpan(action, first, last, thing or usual, to, bool(thing), words)


def _deed(beat: Beat) -> str:
    """What is done with a thing in a beat whose words name no action; empty: it is held."""
    if beat.to:
        return ""
    if _TAKES.search(beat.text):
        return "pick_up"
    return "put_down" if _PUTS.search(beat.text) else ""


def _surface(span: ActionSpan, actor: Actor, stage: Sequence[StageProp]) -> float:
    """Height of the top of the table before an actor in the middle of a span; 0: none is there."""
    length = span.stop - span.start
    around = slice(span.start + length * 2 // 5, span.start + length * 4 // 5 + 1)
    path = actor.motion.joints[around, 0][:, [0, 2]].astype(np.float64)
    tables = [prop for prop in stage if prop.kind == "table" and prop.at is not None]
    near = [prop for prop in tables if len(path) and gaps(prop, path).min() < _AT_TABLE]
    return near[0].y + PROPS["table"].tops[0][4] * near[0].scale if near else 0.0


def _thrown(action: str, text: str) -> str | None:
    """What a sentence says is thrown or kicked, if the Script does not: "throws a snowball"."""
    words = f" {text} ".replace("_", " ")
    named = (kind for kind in PROPS if PROPS[kind].held and f" {kind.replace('_', ' ')} " in words)
    return next((kind for kind in named if kind != "ball"), None) if action in _THROWN else None


def _is_held(span: ActionSpan, actor: Actor, stage: Sequence[StageProp]) -> bool:
    """Whether the actor holds a thing of that kind, which stands on the stage, meanwhile."""
    fps = actor.motion.fps
    return any(
        hold.name == actor.name and hold.start * fps < span.stop and span.start < hold.end * fps
        for prop in stage
        if prop.kind == span.thing
        for hold in prop.held_by
    )
