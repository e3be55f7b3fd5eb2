"""Tracks: the per-frame arrays of one clip, in the precision in which a corpus stores them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.scene import FaceTrack
from stickgen.skeleton import N_JOINTS, apply_bone_lengths

ARRAYS: dict[str, tuple[np.dtype[Any], tuple[int, ...]]] = {
    "joints": (np.dtype(np.float16), (N_JOINTS, 3)),
    "root": (np.dtype(np.float32), (3,)),
    "valid": (np.dtype(np.bool_), ()),
    "actions": (np.dtype(np.int16), ()),
}
"""Array files ``<name>.npy`` of a corpus: dtype and shape of one row, which is one frame.

``joints`` are metres relative to the pelvis, small enough for float16; ``root`` is the pelvis in
metres, ``valid`` marks frames of real motion, ``actions`` holds action indices."""
FACE = np.dtype(
    [("expression", "<i1"), ("mouth", "<i1"), ("openness", "<f2"), ("eyes_open", "<f2")]
)
"""Row of ``face.npy``: one frame of a clip that has a face track."""


@dataclass(frozen=True)
class Tracks:
    """The arrays of one clip as they are stored, 25 fps.

    Attributes:
        joints: ``[T, 22, 3]`` float16 metres relative to the pelvis.
        root: ``[T, 3]`` pelvis position, metres.
        valid: ``[T]`` frames of real motion.
        actions: ``[T]`` action indices, −1 where unknown.
        face: ``[T]`` rows of ``FACE``, or None.
    """

    joints: NDArray[np.float16]
    root: NDArray[np.float32]
    valid: NDArray[np.bool_]
    actions: NDArray[np.int16]
    face: NDArray[Any] | None = None

    def __len__(self) -> int:
        return len(self.valid)

    def absolute(self) -> NDArray[np.float32]:
        """Joint positions ``[T, 22, 3]`` in metres with exact bone lengths."""
        joints = apply_bone_lengths(self.joints.astype(np.float32))
        return np.asarray(joints + self.root[:, None], dtype=np.float32)

    def face_track(self) -> FaceTrack | None:
        """The face as the rest of the package knows it; None when the clip has none."""
        if self.face is None:
            return None
        return FaceTrack(
            expression=self.face["expression"].astype(np.int16),
            mouth=self.face["mouth"].astype(np.int16),
            openness=self.face["openness"].astype(np.float32),
            eyes_open=self.face["eyes_open"].astype(np.float32),
        )


def pack_tracks(
    joints: FloatArray,
    valid: NDArray[np.bool_],
    actions: NDArray[np.integer],
    face: FaceTrack | None = None,
) -> Tracks:
    """Convert a clip to the stored precision.

    Args:
        joints: ``[T, 22, 3]`` metres, canonical.
        valid: ``[T]`` frames of real motion.
        actions: ``[T]`` action indices.
        face: of T frames, or None.
    """
    values = {
        "joints": joints - joints[:, :1],
        "root": joints[:, 0],
        "valid": valid,
        "actions": actions,
    }
    packed = {name: values[name].astype(dtype) for name, (dtype, _) in ARRAYS.items()}
    return Tracks(**packed, face=None if face is None else _pack_face(face))


def _pack_face(face: FaceTrack) -> NDArray[Any]:
    rows = np.ones(len(face.mouth), dtype=FACE)  # eyes are open when not given
    for name in FACE.names or ():
        if (values := getattr(face, name)) is not None:
            rows[name] = values
    return rows
