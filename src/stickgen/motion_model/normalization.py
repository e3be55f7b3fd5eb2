"""Normalisation of features and plans, stored in the model folder beside the codebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.checks import DAMAGE
from stickgen.errors import StickGenError, shorten
from stickgen.files import atomic_path
from stickgen.geometry import FloatArray
from stickgen.motion_model.features import FRAME, FRAME_DIM
from stickgen.motion_model.plan import CODES, LEVELS, PLAN, PLAN_DIM, Codebook

PLAN_EMPHASIS = {"step": 2.0, "turn": 2.0, "height": 1.0, "contact": 0.5, "pose": 1.0}
"""Weight of each part of a plan in the codebooks' distance: a sliding foot is more visible than
an inexact wrist."""
_MIN_SCALE = 0.3
"""Smallest scale of a column, as a share of its part's: noise of joints that hardly move must not
be amplified."""
_FILES = ("normalization.npz", "scales.npz")
"""Name of the file, and its name in folders of version 0.1."""


_SHAPES: dict[str, tuple[int | None, ...]] = {
    "mean": (FRAME_DIM,),
    "scale": (FRAME_DIM,),
    "plan_mean": (PLAN_DIM,),
    "plan_scale": (PLAN_DIM,),
    "tables": (LEVELS, CODES, PLAN_DIM),
    "length": (None,),
}
_LARGEST = 1e6


@dataclass(frozen=True)
class NormalizationStats:
    """Mean and scale of frame features and of plan vectors, each ``[71]``."""

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    plan_mean: NDArray[np.float32]
    plan_scale: NDArray[np.float32]

    def normalize(self, features: FloatArray) -> NDArray[np.float32]:
        """``[..., 71]`` features to unit size."""
        return np.asarray((features - self.mean) / self.scale, dtype=np.float32)

    def denormalize(self, features: FloatArray) -> NDArray[np.float32]:
        """Inverse of ``normalize``."""
        return np.asarray(features * self.scale + self.mean, dtype=np.float32)

    def normalize_plan(self, plan: FloatArray) -> NDArray[np.float32]:
        """``[..., 71]`` plan vectors to unit size."""
        return np.asarray((plan - self.plan_mean) / self.plan_scale, dtype=np.float32)

    def denormalize_plan(self, plan: FloatArray) -> NDArray[np.float32]:
        """Inverse of ``normalize_plan``."""
        return np.asarray(plan * self.plan_scale + self.plan_mean, dtype=np.float32)


@dataclass(frozen=True)
class Normalization:
    """All arrays of a model folder besides the weights of its networks.

    Attributes:
        statistics: of features and plans.
        codebook: of plan tokens.
        duration_weights: ``[W + 1]`` for ``text.durations.predicted_seconds``.
        null_text: ``[W]`` what the refiner reads in place of a sentence; None in the folder of a
            training run, where the network itself has it.
    """

    statistics: NormalizationStats
    codebook: Codebook
    duration_weights: NDArray[np.float32]
    null_text: NDArray[np.float32] | None = None

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether a folder has such a file."""
        return any((folder / name).exists() for name in _FILES)

    @classmethod
    def load(cls, folder: Path) -> Normalization:
        """Read ``normalization.npz``, or the ``scales.npz`` of older folders.

        Raises:
            StickGenError: there is none, it is damaged, or an array is missing or of a wrong shape.
        """
        path = next((folder / name for name in _FILES if (folder / name).exists()), None)
        path = path or folder / _FILES[0]
        try:
            saved = _read_arrays(path)
        except DAMAGE as error:
            raise StickGenError(
                f"{path} cannot be read ({shorten(error, 200)}): fetch the model folder again"
            ) from error
        for name, shape in _SHAPES.items():
            _check_array(path, name, saved.get(name), shape)
        if "null_text" in saved:
            _check_array(path, "null_text", saved["null_text"], (None,))
        names = ("mean", "scale", "plan_mean", "plan_scale")
        return cls(
            NormalizationStats(**{name: saved[name] for name in names}),
            Codebook(saved["tables"]),
            saved["length"],
            saved.get("null_text"),
        )

    def save(self, folder: Path) -> None:
        """Write ``normalization.npz``."""
        arrays = {
            "tables": self.codebook.tables,
            "length": self.duration_weights,
            **vars(self.statistics),
        }
        if self.null_text is not None:
            arrays["null_text"] = self.null_text
        with atomic_path(folder / _FILES[0]) as scratch, scratch.open("wb") as file:
            np.savez_compressed(file, **arrays)


def _read_arrays(path: Path) -> dict[str, NDArray[np.floating]]:
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            raise ValueError("it is no .npz archive")
    with np.load(path, allow_pickle=False) as archive:
        return dict(archive)


def _check_array(
    path: Path, name: str, array: NDArray[Any] | None, shape: tuple[int | None, ...]
) -> None:
    """Refuse an array that is missing, of another shape, or that holds no finite numbers."""
    if array is None:
        wrong = "is missing"
    elif array.ndim != len(shape) or any(
        want not in (None, have) for have, want in zip(array.shape, shape, strict=True)
    ):
        wanted = ["any" if size is None else size for size in shape]
        wrong = f"has the shape {list(array.shape)}, not {wanted}"
    elif array.dtype.kind != "f" or not (np.abs(array) <= _LARGEST).all():
        wrong = "holds something other than numbers of a usual size"
    elif name.endswith("scale") and not (array > 0).all():
        wrong = "holds a scale that is not positive"
    else:
        return
    raise StickGenError(f"{path} is damaged ({name} {wrong}): fetch the model folder again")


def fit_statistics(features: FloatArray, plan: FloatArray) -> NormalizationStats:
    """NormalizationStats of frame features ``[N, 71]`` and plan vectors ``[M, 71]``.

    A plan's pose keeps one scale for all its columns, so that its codebooks measure
    distance in metres.
    """
    scale = features.std(0)
    for part in FRAME.values():
        rms = np.sqrt((scale[part] ** 2).mean())
        scale[part] = np.maximum(scale[part], max(_MIN_SCALE * rms, 1e-6))
    plan_scale = plan.std(0)
    for name, part in PLAN.items():
        rms = np.sqrt((plan_scale[part] ** 2).mean())
        shared = np.full_like(plan_scale[part], rms)
        chosen = shared if name == "pose" else np.maximum(plan_scale[part], 1e-6)
        plan_scale[part] = np.maximum(chosen, 1e-6) / PLAN_EMPHASIS[name]
    as32 = [np.asarray(a, dtype=np.float32) for a in (features.mean(0), scale, plan.mean(0))]
    return NormalizationStats(as32[0], as32[1], as32[2], plan_scale.astype(np.float32))
