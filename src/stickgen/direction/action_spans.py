"""When an actor does what, with what thing and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from stickgen.catalog.props import PROPS
from stickgen.direction.hands import ActionSpan, PropBuilder
from stickgen.direction.prop_builders import PROP_BUILDERS, bring
from stickgen.geometry import runs
from stickgen.scene import Actor
from stickgen.script import Beat, Character, StageProp
from stickgen.script_beats import MIN_PAUSE
from stickgen.vocabulary import ACTION

_THROWN = ("throwing", "pitching", "kicking", "catching", "fielding")
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
        (beat, round(beat.start * fps), round(beat.end * fps))
        for beat in whole_beats(character.beats, actor.motion.duration)
        if beat.thing or beat.to
    ]
    spans = [
        span
        for name in PROP_BUILDERS
        for run in runs(actor.motion.actions == ACTION[name])
        for span in _divided(name, run.start, run.stop, beats)
        if span.thing and span.stop - span.start >= least
    ]
    frames = len(actor.motion)
    for beat, start, stop in beats:
        used = any(s.thing == beat.thing and s.start < stop and start < s.stop for s in spans)
        if beat.thing and not used and start < frames:
            spans.append(ActionSpan("", start, min(stop, frames), beat.thing, beat.to, True))
    return [span for span in spans if not _is_held(span, actor, stage)]


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
        yield ActionSpan(action, first, last, thing or usual, beat.to if beat else (), bool(thing))


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
