"""Files of SMPL parameters in the layout of AMASS (Mahmood et al., ICCV 2019): ``.npz``."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Body
from stickgen.corpus.sources.arrays import read_npz
from stickgen.corpus.sources.smpl import SmplMotion, pose_body, smpl_motion
from stickgen.errors import StickGenError

_KINDS = {72: "smpl", 156: "smplh", 165: "smplx"}
"""Rotation values of a frame → body model."""


def read_smpl(path: Path, body_model: Path | None = None) -> Body | RawMotion:
    """Read and pose an ``.npz`` file of the AMASS family.

    Raises:
        StickGenError: see ``load_smpl`` and ``smpl.pose_body``.
    """
    return pose_body(load_smpl(path), body_model)


def load_smpl(path: Path) -> SmplMotion:
    """Load the SMPL parameters of an ``.npz`` file, Z up.

    It holds ``poses`` of SMPL (72), SMPL+H (156) or SMPL-X (165 values per frame), or else
    ``root_orient`` and ``pose_body``; with ``trans`` and ``mocap_framerate`` or
    ``mocap_frame_rate``.

    Raises:
        StickGenError: the file is broken or holds no such motion.
    """
    arrays = read_npz(path)
    rate = next((arrays[k] for k in ("mocap_framerate", "mocap_frame_rate") if k in arrays), None)
    if rate is None or rate.size != 1 or rate.dtype.kind not in "fiu":
        raise StickGenError(f"{path} does not say its frame rate (mocap_framerate).")
    if "trans" not in arrays:
        raise StickGenError(f"{path} holds no root translation (trans): is it a shape file?")
    poses = _poses(arrays, path)
    width = poses[0].size if poses.ndim and len(poses) else 0
    model_type = _text(arrays.get("surface_model_type"))
    return smpl_motion(
        poses,
        arrays["trans"],
        float(rate.reshape(())),
        "z",
        path,
        kind=model_type if model_type in _KINDS.values() else _KINDS.get(width, "smplx"),
        gender=_text(arrays.get("gender")) or "neutral",
        betas=_betas(arrays.get("betas"), path),
    )


def _poses(arrays: dict[str, NDArray[np.generic]], path: Path) -> NDArray[np.generic]:
    """Axis-angle values ``[T, n]``, the root first."""
    if "poses" in arrays:
        return arrays["poses"]
    if not {"root_orient", "pose_body"} <= set(arrays):
        raise StickGenError(f"{path} holds no poses.")
    parts = arrays["root_orient"], arrays["pose_body"]
    if any(part.ndim != 2 for part in parts) or len(parts[0]) != len(parts[1]):
        raise StickGenError(f"{path} has root_orient and pose_body of different lengths.")
    return np.concatenate(parts, axis=1)


def _text(value: NDArray[np.generic] | None) -> str:
    """A word stored as text or bytes, sometimes in the form of a bytes literal."""
    if value is None or value.dtype.kind not in "SU" or value.size != 1:
        return ""
    word = value.reshape(()).item()
    word = word.decode("latin-1") if isinstance(word, bytes) else str(word)
    return word.removeprefix("b'").strip("'\"").lower()


def _betas(value: NDArray[np.generic] | None, path: Path) -> tuple[float, ...]:
    """Shape coefficients, of the first frame in files that repeat them."""
    if value is None or value.dtype.kind not in "fiu":
        return ()
    betas = np.asarray(value[0] if value.ndim == 2 and len(value) else value, dtype=np.float64)
    if betas.ndim != 1 or not np.isfinite(betas).all():
        raise StickGenError(f"{path} has shape coefficients that are not a list of numbers.")
    return tuple(betas.tolist())
