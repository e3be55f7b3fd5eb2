"""What was played: the Motions of a film, and which part of them is which beat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stickgen.motion import Motion
from stickgen.motion_model.kept_plan import KeptPlan, kept_plan, plan_text
from stickgen.motion_model.plan_part import PlanPart
from stickgen.performance.beats import beat_patches
from stickgen.performance.playing import Playing, of_take
from stickgen.script import Beat, Script

BeatKey = tuple[int, int]
"""Index of a character, and of one of its beats."""


@dataclass(frozen=True)
class Played:
    """The Motions of a Script.

    Attributes:
        motions: of all characters, in order.
        takes: beat of a person → its motion as text, for ``Beat.take``; none for a model without
            a planner.
        made: beats that were planned just now; the others were known.
    """

    motions: list[Motion]
    takes: Mapping[BeatKey, str] = field(default_factory=dict)
    made: frozenset[BeatKey] = frozenset()


def beats_of_plans(
    script: Script, plans: Mapping[int, PlanPart], playings: Mapping[int, Sequence[Playing]]
) -> tuple[dict[BeatKey, str], frozenset[BeatKey]]:
    """The plan of each beat as text, and the beats that were planned just now.

    Args:
        plans: number of a person → plan of the whole take.
        playings: of the same people.
    """
    takes: dict[BeatKey, str] = {}
    made: set[BeatKey] = set()
    for n, plan in plans.items():
        beats = script.characters[n].beats
        for k, film in enumerate(beat_patches(beats, script.duration)):
            patches = of_take(film, playings[n])
            if not patches:
                continue
            part = slice(patches.start, patches.stop)
            before = plan.before[patches.start]
            takes[n, k] = plan_text(plan.codes[part], before, plan.actions[part])
            if plan.fresh[part].any():
                made.add((n, k))
    return takes, frozenset(made)


def kept_plans(
    beats: Sequence[Beat], duration: float, playings: Sequence[Playing]
) -> tuple[KeptPlan, ...]:
    """The plans that beats keep; of one longer than its beat, the beginning.

    Raises:
        StickGenError: a take is damaged.
    """
    spans = (of_take(film, playings) for film in beat_patches(beats, duration))
    return tuple(
        kept_plan(beat.take, patches.start, len(patches))
        for beat, patches in zip(beats, spans, strict=True)
        if beat.take and patches
    )
