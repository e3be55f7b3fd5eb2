"""A corpus as the ``.pt`` list of dicts of the stick-figure tools: sticks of version 3.

One dict a take: ``description``, ``motion`` ``[T, 48]`` or for several people ``[T, A, 48]``,
``actions [T]`` (−1: unknown) and ``physics [T, 6]`` of the first person, ``camera [T, 3]`` (x, y,
zoom: fixed, everybody in view), ``source``, ``meta``, ``enhanced_meta``, ``embedding [D]`` (the
mean of the description's token states). Sticks are flat: depth is gone. So that nothing is lost
between us, ``joints [T, A, 22, 3]`` keeps the bodies; other tools pass it over.

One person is seen half from the side, so that a step forward shows as a step to the right;
of several the first two stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import VIEW_HEIGHT
from stickgen.corpus.embed import embed
from stickgen.corpus.exchange.stretches import Stretch, good_stretch
from stickgen.corpus.store import Clip, Corpus
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.motion import Motion
from stickgen.skeleton import FPS
from stickgen.sticks import to_v3
from stickgen.text.encoders import Encoder

_HALF_ASIDE = np.pi / 4
_ROOM = 0.4
"""Metres left free around the joints: heads and hands are larger than their joints."""


def export(corpus: Corpus, output: Path, encoder: Encoder) -> int:
    """Write the file; returns how many samples it holds.

    Args:
        corpus: what to write.
        output: a ``.pt`` file.
        encoder: of ``embedding``.

    Raises:
        StickGenError: PyTorch is missing, or a file cannot be written.
    """
    try:
        import torch
    except ImportError as error:
        raise StickGenError(
            "a .pt file needs PyTorch: in the checkout run pip install -c constraints.txt "
            "-e '.[train]'"
        ) from error
    samples = list(_samples(corpus))
    held = embed(corpus.path, [sample["description"] for sample in samples], encoder)
    for sample in samples:
        sample["embedding"] = held.tokens(sample["description"]).astype(np.float32).mean(0)
    tensors = [
        {k: torch.from_numpy(v) if isinstance(v, np.ndarray) else v for k, v in sample.items()}
        for sample in samples
    ]
    with atomic_path(output) as temporary:
        torch.save(tensors, temporary)
    return len(samples)


def _samples(corpus: Corpus) -> Iterator[dict[str, Any]]:
    takes = groupby(sorted(corpus.rows, key=_take), key=_take)
    for people in (list(clips) for _, clips in takes):
        start, stop = good_stretch(corpus, people)
        if stop - start > 1:
            yield _sample(corpus, people, start, stop)


def _take(clip: Clip) -> tuple[str, str]:
    return (clip.source, clip.take) if clip.take else (clip.source, f"\0{clip.id}")


def _sample(corpus: Corpus, people: list[Clip], start: int, stop: int) -> dict[str, Any]:
    first = people[0]
    if len(people) == 1:
        seen = yaw_matrix(_HALF_ASIDE).T
        bodies: FloatArray = corpus.joints(first, start, stop)[:, None] @ seen
    else:
        worlds = [corpus.world(clip, start, stop) for clip in people]
        bodies = _side_by_side(np.stack(worlds, axis=1))
    bodies = bodies - bodies[:1, :, :1].mean(1, keepdims=True) * np.array([1.0, 0.0, 1.0])
    bodies = bodies.astype(np.float32)
    sticks = np.stack([to_v3(bodies[:, k]) for k in range(len(people))], axis=1)
    said = (first.pair_captions if len(people) > 1 else ()) or first.captions
    return {
        "description": said[0] if said else "",
        "motion": (sticks if len(people) > 1 else sticks[:, 0]).astype(np.float32),
        "joints": bodies,
        "actions": corpus.actions(first, start, stop).astype(np.int64),
        "physics": Motion(bodies[:, 0]).physics(),
        "camera": _camera(bodies),
        "source": first.source,
        "meta": {
            "id": first.id,
            "people": [clip.id for clip in people],
            "captions": list(said),
            "actions": list(first.actions),
            "segments": [_plain(asdict(s)) for s in Stretch(first, start, stop).segments()],
            "licence": first.licence,
            "credit": first.credit,
            "take": first.take,
            "subject": first.subject,
            "split": first.split,
            "synthetic": first.synthetic,
            "fps": FPS,
        },
        "enhanced_meta": _plain(asdict(first.meta)),
    }


def _side_by_side(bodies: FloatArray) -> FloatArray:
    """People ``[T, A, 22, 3]`` turned so that the second first stands to the right."""
    x, _, z = bodies[0, 1, 0] - bodies[0, 0, 0]
    return bodies @ yaw_matrix(np.arctan2(z, x)).T


def _camera(bodies: FloatArray) -> NDArray[np.float32]:
    """A fixed view ``[T, 3]`` (x, y, zoom) of bodies ``[T, A, 22, 3]``, 16:9."""
    low, high = bodies[..., :2].min(axis=(0, 1, 2)), bodies[..., :2].max(axis=(0, 1, 2))
    width, height = high - low + _ROOM
    zoom = VIEW_HEIGHT / max(height, width * 9 / 16)
    return np.tile(np.array([*(low + high) / 2, zoom], dtype=np.float32), (len(bodies), 1))


def _plain(value: Any) -> Any:
    """Tuples as lists, for readers that load nothing but plain containers."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, (tuple, list)) else value
