"""From performances to captioned recordings of the data engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.recording import Body, Item, Recording, Segment
from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS, mirror
from stickgen.synthesis.actions import ACTIONS
from stickgen.synthesis.captions import pair_sentences, sentences
from stickgen.synthesis.controls import Controls
from stickgen.synthesis.performance import Performance, PerformanceSpec
from stickgen.synthesis.recorded import RecordedBase, clip_of
from stickgen.synthesis.variation import Variation
from stickgen.text.sides import swap_sides
from stickgen.vocabulary import ACTION

SOURCE = "synth"
LICENCE, CREDIT = "MIT", "Stick-Gen"
_STANCE_ACTIONS = {"walk": "walk", "sit": "sit"}  # stance → action that it adds to a clip


def make_recording(
    item: Item,
    version: str,
    performance: Performance,
    person: int,
    speed: float,
    rng: np.random.Generator,
) -> Recording:
    """Recording of one person of a performance, played at ``speed``; ``rng`` words the captions.

    Raises:
        StickGenError: the base corpus cannot be read.
    """
    spec: PerformanceSpec = item.detail
    action, v = ACTIONS[spec.action], performance.variation
    id_ = f"{item.id}/{version}"
    pair = action.people > 1
    recording = Recording(
        id=f"{id_}/{person}" if pair else id_,
        source=SOURCE,
        motion=Body(performance.joints[person], FPS * speed),
        licence=LICENCE,
        credit=CREDIT,
        captions=sentences(action.phrases[v.kind], v, rng, speed, action.paced),
        pair_captions=pair_sentences(action.pair_phrases, rng) if pair else (),
        actions=_actions(spec.action, v.stance),
        segments=_segments(performance.bodies[person], v, speed, rng),
        take=id_ if pair else "",
        subject=item.id,
        synthetic=True,
    )
    if performance.base is None:
        return recording
    return _with_base(recording, item.path, performance.base)


def _actions(name: str, stance: str) -> tuple[str, ...]:
    """Labels of a clip: its action, if the vocabulary has it, and that of its stance."""
    if name not in ACTION:
        return ()
    also = _STANCE_ACTIONS.get(stance)
    return tuple(dict.fromkeys((name, also))) if also else (name,)


def _segments(
    c: Controls, v: Variation, speed: float, rng: np.random.Generator
) -> tuple[Segment, ...]:
    """Captioned segments; their captions name the action but not its manner."""
    plain = replace(v, mood="plain", stance="")
    return tuple(
        Segment(a / speed, b / speed, (name,), sentences((phrase,), plain, rng, paced=False))
        for a, b, name, phrase in c.segments
    )


def _with_base(recording: Recording, corpus_path: Path, base: RecordedBase) -> Recording:
    """With licence, credit and split of the recorded clip underneath."""
    clip = clip_of(corpus_path, base)
    return replace(
        recording,
        licence=clip.licence,
        credit=f"{clip.credit}; {CREDIT}",
        split=clip.split,
        subject=clip.subject,
        file=clip.file,
        tags=("over_real",),
    )


def mirrored(recording: Recording, joints: FloatArray) -> Recording:
    """The mirror image: left and right swapped in the body and in the captions.

    Args:
        joints: ``[T, 22, 3]`` of the recording, not mirrored.
    """

    def swapped(captions: Sequence[str]) -> tuple[str, ...]:
        return tuple(swap_sides(caption) for caption in captions)

    return replace(
        recording,
        motion=Body(mirror(joints), recording.motion.fps),
        captions=swapped(recording.captions),
        pair_captions=swapped(recording.pair_captions),
        segments=tuple(
            replace(segment, captions=swapped(segment.captions)) for segment in recording.segments
        ),
    )
