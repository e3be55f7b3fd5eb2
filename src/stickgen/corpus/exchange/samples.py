"""Export of a corpus as the ``.pt`` list of dicts of the stick-figure tools: stick layout v3.

One dict per take: ``description``, ``motion`` ``[T, 48]`` or for several people ``[T, A, 48]``,
``actions [T]`` (−1: unknown) and ``physics [T, 6]`` of the first person, ``camera [T, 3]`` (x, y,
zoom: fixed, with everybody in view), ``source``, ``meta``, ``enhanced_meta``, ``embedding [D]``
(the mean of the description's token states). Sticks are two-dimensional; ``joints [T, A, 22, 3]``
keeps the bodies for a lossless import by Stick-Gen, and other tools ignore it.

One person is seen from halfway to the side, so that a step forward appears as a step to the
right; of several people the first two stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import VIEW_HEIGHT
from stickgen.corpus.exchange.exported_clips import ExportedClip, longest_valid_run
from stickgen.corpus.exchange.output_folder import new_folder
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.corpus.store.embeddings import Embeddings, embed
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.motion import Motion
from stickgen.skeleton import FPS
from stickgen.sticks import to_v3
from stickgen.text.encoders import Encoder

SHARD = 256
"""Samples per file of a folder."""
_VIEW_ANGLE = np.pi / 4  # radians from the front, of a view of one person
_MARGIN = 0.4  # metres around the joints, as heads and hands are larger than their joints


def export(corpus: Corpus, output: Path, encoder: Encoder) -> int:
    """Write samples; returns how many.

    Args:
        corpus: the corpus.
        output: a ``.pt`` file, which is built in memory; or a new folder for files of ``SHARD``
            samples each.
        encoder: text encoder for ``embedding``.

    Raises:
        StickGenError: PyTorch is missing, the folder is not empty, or a file cannot be written.
    """
    takes = [list(clips) for _, clips in groupby(sorted(corpus.rows, key=_take), key=_take)]
    embeddings = embed(corpus.path, [description(people) for people in takes], encoder)
    samples = _samples(corpus, takes, embeddings)
    if output.suffix == ".pt":
        with atomic_path(output) as file:
            return _save(samples, file)
    count = 0
    with new_folder(output) as folder:
        for number in range(-(-len(takes) // SHARD)):
            count += _save(islice(samples, SHARD), folder / f"{number:05d}.pt")
    return count


def _save(samples: Iterable[dict[str, Any]], path: Path) -> int:
    try:
        import torch
    except ImportError as error:
        raise StickGenError(
            "a .pt file needs PyTorch: in the checkout run pip install -c constraints.txt "
            "-e '.[train]'"
        ) from error
    tensors = [
        {k: torch.from_numpy(v) if isinstance(v, np.ndarray) else v for k, v in sample.items()}
        for sample in samples
    ]
    torch.save(tensors, path)
    return len(tensors)


def _samples(
    corpus: Corpus, takes: Sequence[Sequence[Clip]], embeddings: Embeddings
) -> Iterator[dict[str, Any]]:
    for people in takes:
        start, stop = longest_valid_run(corpus, people)
        if stop - start > 1:
            states = embeddings.tokens(description(people)).astype(np.float32)
            yield _sample(corpus, people, start, stop) | {"embedding": states.mean(0)}


def description(people: Sequence[Clip]) -> str:
    """First caption of a take with one or more people; empty when there is none."""
    return next(iter(_captions(people)), "")


def _captions(people: Sequence[Clip]) -> tuple[str, ...]:
    return (people[0].pair_captions if len(people) > 1 else ()) or people[0].captions


def _take(clip: Clip) -> tuple[str, str]:
    """Key of the clips of one take."""
    return (clip.source, clip.take) if clip.take else (clip.source, f"\0{clip.id}")


def _bodies(corpus: Corpus, people: Sequence[Clip], start: int, stop: int) -> NDArray[np.float32]:
    """Everybody in the frame of the view, ``[T, A, 22, 3]`` metres, floor at y = 0."""
    if len(people) == 1:
        view = yaw_matrix(_VIEW_ANGLE).T
        bodies: FloatArray = corpus.joints(people[0], start, stop)[:, None] @ view
    else:
        worlds = [corpus.world(c, start, stop) - (0, c.placement.floor, 0) for c in people]
        bodies = _side_by_side(np.stack(worlds, axis=1))
    middle = bodies[0, :, 0].mean(0) * (1, 0, 1)
    return (bodies - middle).astype(np.float32)


def _sample(corpus: Corpus, people: Sequence[Clip], start: int, stop: int) -> dict[str, Any]:
    first = people[0]
    bodies = _bodies(corpus, people, start, stop)
    sticks = np.stack([to_v3(bodies[:, k]) for k in range(len(people))], axis=1)
    return {
        "description": description(people),
        "motion": (sticks if len(people) > 1 else sticks[:, 0]).astype(np.float32),
        "joints": bodies,
        "actions": corpus.actions(first, start, stop).astype(np.int64),
        "physics": Motion(bodies[:, 0]).physics(),
        "camera": _camera(bodies),
        "source": first.source,
        "meta": {
            "id": first.id,
            "people": [clip.id for clip in people],
            "captions": list(_captions(people)),
            "actions": list(first.actions),
            "segments": [_lists(asdict(s)) for s in ExportedClip(first, start, stop).segments()],
            "licence": first.licence,
            "credit": first.credit,
            "take": first.take,
            "subject": first.subject,
            "split": first.split,
            "synthetic": first.synthetic,
            "fps": FPS,
        },
        "enhanced_meta": _lists(asdict(first.meta)),
    }


def _side_by_side(bodies: FloatArray) -> FloatArray:
    """People ``[T, A, 22, 3]``, rotated so that the second one begins to the right of the first."""
    x, _, z = bodies[0, 1, 0] - bodies[0, 0, 0]
    return bodies @ yaw_matrix(np.arctan2(z, x)).T


def _camera(bodies: FloatArray) -> NDArray[np.float32]:
    """A fixed view ``[T, 3]`` (x, y, zoom) of bodies ``[T, A, 22, 3]``, 16:9."""
    low, high = bodies[..., :2].min(axis=(0, 1, 2)), bodies[..., :2].max(axis=(0, 1, 2))
    width, height = high - low + _MARGIN
    zoom = VIEW_HEIGHT / max(height, width * 9 / 16)
    return np.tile(np.array([*(low + high) / 2, zoom], dtype=np.float32), (len(bodies), 1))


def _lists(value: Any) -> Any:
    """Tuples as lists, for readers that load only plain containers."""
    if isinstance(value, dict):
        return {k: _lists(v) for k, v in value.items()}
    return [_lists(v) for v in value] if isinstance(value, (tuple, list)) else value
