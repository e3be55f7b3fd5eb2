"""Picking: the clips of a corpus whose captions say certain words, to train a style on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.corpus.store.ownership import WRITING, check_folder
from stickgen.corpus.store.writer import corpus_writer
from stickgen.errors import StickGenError, shorten


def pick(path: Path, output: Path, words: str, say: str | None = None) -> list[Clip]:
    """Write the clips with a caption that contains ``words``; other captions are left out.

    Args:
        path: corpus folder.
        output: corpus folder, not ``path``.
        words: regular expression, without regard to case.
        say: written in place of the words, so that the style goes with every sentence that does
            not name it ("a person" for "a zombie"); None: captions stay.

    Returns:
        the clips of the result.

    Raises:
        StickGenError: ``path`` is no corpus, the words are no regular expression, no caption
            contains them, or the output cannot be written.
    """
    if output.resolve() == path.resolve():
        raise StickGenError(f"{output} is the corpus itself: write the result to another folder")
    check_folder(output, WRITING)
    try:
        pattern = re.compile(words, re.IGNORECASE)
    except re.error as error:
        raise StickGenError(f"words is {shorten(repr(words))}: {error}") from error
    corpus = Corpus.open(path)
    picked = [(clip, _captioned(clip, pattern, say)) for clip in corpus.rows]
    kept = [(clip, changed) for clip, changed in picked if changed.captions or changed.segments]
    if not kept:
        raise StickGenError(f"no caption of {path} contains {shorten(repr(words))}: try others")
    facts = {"picked_from": str(path), "words": words, "say": say}
    with corpus_writer(output, "picked", facts) as add:
        for clip, changed in kept:
            add(changed, corpus.tracks(clip))
    return [changed for _, changed in kept]


def _captioned(clip: Clip, pattern: re.Pattern[str], say: str | None) -> Clip:
    """A clip with those captions of it, of its pair and of its segments that match."""

    def matching(captions: Iterable[str]) -> tuple[str, ...]:
        found = [caption for caption in captions if pattern.search(caption)]
        return tuple(c if say is None else pattern.sub(say, c) for c in found)

    segments: list[Segment] = []
    for segment in clip.segments:
        if captions := matching(segment.captions):
            segments.append(replace(segment, captions=captions))
    return replace(
        clip,
        captions=matching(clip.captions),
        pair_captions=matching(clip.pair_captions),
        segments=tuple(segments),
    )
