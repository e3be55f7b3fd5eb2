"""Frame features of a corpus as a memory-mapped file beside it, written once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import INDEX, MANIFEST, Clip, Corpus
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.motion_model.features import FRAME_DIM, to_features

FOLDER = "features"
_CLIPS = 64
"""Clips that are computed at a time."""

Piece = tuple[int, NDArray[np.float32]]
"""First row of some features in the file, and they."""
Compute = Callable[[Corpus], Iterable[Piece]]


def feature_file(corpus: Corpus, compute: Compute | None = None) -> NDArray[np.float32]:
    """Features of every clip, one after another as in the corpus, ``[N, 71]``, memory-mapped.

    Args:
        compute: yields the features piece by piece, in any order; None: this process computes
            them. Memory holds one piece.

    Raises:
        StickGenError: the file cannot be written.
    """
    path = corpus.path / FOLDER / f"{_identity(corpus.path)}.npy"
    if not path.is_file():
        path.parent.mkdir(exist_ok=True)
        frames = sum(clip.frames for clip in corpus.rows)
        with atomic_path(path) as scratch:
            out = np.lib.format.open_memmap(scratch, "w+", np.float32, (frames, FRAME_DIM))
            for start, features in (compute or _computed_here)(corpus):
                out[start : start + len(features)] = features
            out.flush()
            del out
    return np.load(path, mmap_mode="r")


def _identity(corpus: Path) -> str:
    """Of the clips in a folder: a corpus that is built again has other features."""
    digest = hashlib.sha256()
    for name in (INDEX, MANIFEST):
        digest.update((corpus / name).read_bytes())
    return digest.hexdigest()[:16]


def _computed_here(corpus: Corpus) -> Iterator[Piece]:
    for clip in corpus.rows:
        yield clip.offset, to_features(corpus.joints(clip))


def computed_by_ray(corpus: Corpus) -> Iterator[Piece]:
    """The same by Ray Data on every machine of a cluster, streamed to this one.

    The machines must see the corpus under the same path.

    Raises:
        StickGenError: Ray Data is not installed.
    """
    try:
        import ray.data
    except ImportError:
        raise StickGenError(
            "--cluster ray needs Ray: in the checkout run pip install -e '.[cluster]'"
        ) from None
    parts = [corpus.rows[i : i + _CLIPS] for i in range(0, len(corpus.rows), _CLIPS)]
    items = [{"corpus": str(corpus.path), "first": i * _CLIPS} for i in range(len(parts))]
    data = ray.data.from_items(items).map(_ray_part)
    for row in data.iter_rows():
        yield int(row["start"]), np.asarray(row["features"], np.float32).reshape(-1, FRAME_DIM)


def _ray_part(item: dict[str, Any]) -> dict[str, Any]:
    corpus = Corpus.open(item["corpus"])
    clips: Sequence[Clip] = corpus.rows[item["first"] : item["first"] + _CLIPS]
    features = np.concatenate([to_features(corpus.joints(clip)) for clip in clips])
    return {"start": clips[0].offset, "features": features.ravel()}
