"""Contact sheets: a model's motion for 24 sentences, each above the most similar recording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from stickgen.corpus.store.captioned_spans import CaptionedSpan, captioned_spans
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.embeddings import embed
from stickgen.direction.alone import person_alone
from stickgen.errors import StickGenError
from stickgen.evaluation.nearest_caption import nearest, sentence_vectors
from stickgen.evaluation.prompt_samples import Generate, Joints
from stickgen.render.strips import CELL, Strip
from stickgen.scene import INKS
from stickgen.skeleton import FPS
from stickgen.text.encoders import Encoder

PAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "going": (
            "A person walks forward.",
            "A person walks slowly.",
            "A person walks backwards.",
            "A person walks in a circle.",
            "A person runs.",
            "A person jumps forward.",
        ),
        "sport": (
            "A person throws a ball.",
            "A person kicks a ball with the left foot.",
            "A person dribbles a basketball.",
            "A person shoots a basketball.",
            "A person punches with the left hand.",
            "A person kicks high with the right leg.",
        ),
        "gestures": (
            "A person waves with the right hand.",
            "A person points to the left.",
            "A person raises both arms.",
            "A person talks with both hands.",
            "A person dances.",
            "A person turns to the left.",
        ),
        "floor": (
            "A person lies down on the floor.",
            "A person sits down on the ground.",
            "A person kneels on one knee.",
            "A person climbs up a ladder.",
            "A person walks, then sits down.",
            "A person squats down, then jumps.",
        ),
    }
)
"""Name of a page → its sentences."""
SECONDS = 5.0
"""Length of each motion; of a longer recording the beginning is shown."""
_SHORTEST = round(1.0 * FPS)
_REAL_INK, _REAL_PAPER = INKS[1], "#ffffff"


def pages(
    generate: Generate, corpus: Corpus, encoder: Encoder, seed: int
) -> Iterator[tuple[str, list[Strip]]]:
    """Name and strips of every page, the model's motion above the nearest recording.

    The nearest recording has the caption whose mean token state is most similar to that of the
    sentence; synthetic motion is not searched.

    Args:
        generate: the model.
        corpus: where recordings are searched, in all splits.
        encoder: of sentences; states that are missing are added to those kept beside the corpus.
        seed: of every motion.

    Raises:
        StickGenError: no recording of the corpus has a caption.
    """
    recordings = list(_captioned_recordings(corpus))
    if not recordings:
        raise StickGenError(f"{corpus.path} has no captioned recordings to show beside a model's")
    captions = [caption for _, caption in recordings]
    every = [sentence for sentences in PAGES.values() for sentence in sentences]
    states = embed(corpus.path, [*every, *captions], encoder)
    keys = sentence_vectors(states, captions)
    for name, sentences in PAGES.items():
        strips = []
        matches = nearest(sentence_vectors(states, sentences), keys)
        for sentence, index in zip(sentences, matches, strict=True):
            excerpt, caption = recordings[index]
            strips.append(_generated(sentence, generate(sentence, SECONDS, 1, seed)[0]))
            strips.append(_recorded(excerpt, caption, corpus))
        yield name, strips


def _captioned_recordings(corpus: Corpus) -> Iterator[tuple[CaptionedSpan, str]]:
    for split in ("train", "val", "test"):
        for excerpt in captioned_spans(corpus, split, shortest=_SHORTEST):
            if not excerpt.clip.synthetic:
                yield from ((excerpt, caption) for caption in excerpt.captions)


def _generated(sentence: str, joints: Joints) -> Strip:
    return Strip(
        f"“{sentence}”  {len(joints) / FPS:.1f} s",
        person_alone(joints, CELL[0] / CELL[1]),
        heading=True,
    )


def _recorded(excerpt: CaptionedSpan, caption: str, corpus: Corpus) -> Strip:
    """In blue on white, to be told apart from the model's motion."""
    joints = excerpt.joints(corpus)[: round(SECONDS * FPS)]
    scene = person_alone(joints, CELL[0] / CELL[1])
    (actor,) = scene.actors
    blue = replace(actor, look=replace(actor.look, color=_REAL_INK))
    title = f"real, {excerpt.clip.id}: {caption}  {len(joints) / FPS:.1f} s"
    return Strip(title, replace(scene, actors=(blue,), background=_REAL_PAPER))
