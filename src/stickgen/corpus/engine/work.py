"""Processes a batch: reads its items, converts them to clips and writes them as one part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from importlib import import_module

from stickgen.corpus.clips.clip import ClipData, label_actions, make_clip
from stickgen.corpus.clips.duplicates import fingerprint
from stickgen.corpus.clips.header import ClipHeader
from stickgen.corpus.clips.people import split_people
from stickgen.corpus.clips.recording import Recording
from stickgen.corpus.engine.batches import Batch
from stickgen.corpus.engine.part_file import DroppedClip, Part, write_part
from stickgen.corpus.store.corpus import Clip
from stickgen.corpus.store.tracks import pack_tracks
from stickgen.errors import StickGenError
from stickgen.vocabulary import UNKNOWN_ACTION

EXCLUDING_TAGS = ("exclude", "static")
"""Tags by which a source itself excludes a clip."""


def make_part(batch: Batch) -> int:
    """Process a batch and write its part; returns the number of items.

    Raises:
        StickGenError: the part cannot be written.
    """
    part = Part()
    for outcome in _outcomes(batch):
        if isinstance(outcome, DroppedClip):
            part.drops.append(outcome)
            continue
        part.clips.append(_index_row(outcome))
        part.tracks.append(
            pack_tracks(outcome.joints, outcome.valid, outcome.actions, outcome.face)
        )
        part.headers.append(_header(outcome))
        part.fingerprints.append(fingerprint(outcome.joints))
    write_part(batch.part, part)
    return len(batch.items)


def _outcomes(batch: Batch) -> Iterator[ClipData | DroppedClip]:
    """A clip or a reason for every recording, and a reason for every item without recordings."""
    read = import_module(batch.reader).read
    for item in batch.items:
        source = item.id.split("/")[0]
        try:
            recordings = read(item)
        except StickGenError as error:
            yield DroppedClip(item.id, source, "rejected", _without_roots(error, batch.roots))
            continue
        if not recordings:
            yield DroppedClip(item.id, source, "rejected", "It holds no motion.")
        for recording in (person for found in recordings for person in split_people(found)):
            yield _outcome(recording, batch.roots)


def _outcome(recording: Recording, roots: Sequence[str]) -> ClipData | DroppedClip:
    for tag in EXCLUDING_TAGS:
        if tag in recording.tags:
            reason = f"Its source tags it {tag!r} ({', '.join(recording.tags)})."
            return DroppedClip(recording.id, recording.source, "excluded", reason)
    # Outside the try: a missing text encoder must stop the run and not reject every clip.
    labelled = label_actions(recording)
    try:
        return make_clip(labelled)
    except StickGenError as error:
        corrected = [tag for tag in recording.tags if tag.startswith("corrected:")]
        reason = _without_roots(error, roots) + (f" ({', '.join(corrected)})" if corrected else "")
        return DroppedClip(recording.id, recording.source, "rejected", reason)


def _without_roots(error: StickGenError, roots: Sequence[str]) -> str:
    text = str(error)
    for root in roots:
        text = text.replace(root, "")
    return text


def _index_row(data: ClipData) -> Clip:
    """Index row of a clip; its offset and face are set when it is written to the corpus."""
    recording = data.recording
    shared = {part.name for part in fields(Clip)} & {part.name for part in fields(Recording)}
    return Clip(
        **{name: getattr(recording, name) for name in shared - {"face"}},
        offset=0,
        frames=len(data.joints),
        placement=data.placement,
        rig=data.rig,
        original_fps=recording.motion.fps,
        quality=data.quality,
        meta=data.meta,
        face=None if data.face is None else 0,
    )


def _header(data: ClipData) -> ClipHeader:
    recording = data.recording
    shared = {part.name for part in fields(ClipHeader)} & {part.name for part in fields(Recording)}
    return ClipHeader(
        **{name: getattr(recording, name) for name in shared},
        frames=len(data.joints),
        good=int(data.valid.sum()),
        known=int((data.actions != UNKNOWN_ACTION).sum()),
        action=recording.actions[0] if recording.actions else "",
    )
