"""Rest joints of the body models of the SMPL family, read from the licensed model files.

Joints of a person in the zero pose: ``J_regressor @ (v_template + shapedirs · betas)``
(Loper et al., SIGGRAPH Asia 2015, eq. 2 and 8). No other part of a model is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from stickgen.corpus.sources.arrays import read_npz
from stickgen.corpus.sources.unpickle import load_pickle
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.skeleton import N_JOINTS

_KEYS = ("v_template", "shapedirs", "J_regressor")


def rest_joints(folder: Path, kind: str, gender: str, betas: tuple[float, ...]) -> FloatArray:
    """Rest positions of a person's joints: ``[22, 3]`` metres, Y up.

    Args:
        folder: folder of the models, named ``SMPLX_NEUTRAL.npz``, ``smplx/SMPLX_NEUTRAL.npz`` or
            ``smplh/neutral/model.npz``; ``.npz`` or ``.pkl``.
        kind: ``smpl``, ``smplh`` or ``smplx``.
        gender: ``male``, ``female`` or ``neutral``.
        betas: shape coefficients; those that the model lacks are ignored.

    Raises:
        StickGenError: the model is not there or is damaged.
    """
    template, directions = _joint_shape(_model_file(folder, kind, gender))
    count = min(len(betas), directions.shape[-1])
    return template + directions[..., :count] @ np.array(betas[:count])


def _model_file(folder: Path, kind: str, gender: str) -> Path:
    if not re.fullmatch(r"\w{1,20}", gender):  # it is part of a path and comes from a file
        raise StickGenError(f"there is no body model for the gender {gender[:40]!r}.")
    name = f"{kind.upper()}_{gender.upper()}"
    for suffix in (".npz", ".pkl"):
        for path in (
            folder / f"{name}{suffix}",
            folder / kind / f"{name}{suffix}",
            folder / gender / f"model{suffix}",
            folder / kind / gender / f"model{suffix}",
        ):
            if path.is_file():
                return path
    raise StickGenError(
        f"{folder} holds no body model {name}.npz or .pkl: download it from its project's site, "
        "or leave the option out."
    )


@cache
def _joint_shape(path: Path) -> tuple[FloatArray, FloatArray]:
    """Joints ``[22, 3]`` of the mean shape, and their change per coefficient ``[22, 3, B]``."""
    model = read_npz(path, _KEYS) if path.suffix == ".npz" else load_pickle(path)
    if not isinstance(model, Mapping) or (missing := [k for k in _KEYS if k not in model]):
        lacks = ", ".join(missing) if isinstance(model, Mapping) else "everything"
        raise StickGenError(f"{path} is not a body model: it lacks {lacks}.")
    try:
        template, directions = (np.asarray(model[k], dtype=np.float64) for k in _KEYS[:2])
        regressor = _dense(model["J_regressor"], len(template))[:N_JOINTS]
        joints = regressor @ template
        shape = np.einsum("jv,vcb->jcb", regressor, directions)
    except (ValueError, TypeError, LookupError) as error:
        raise StickGenError(f"{path} is a damaged body model: {error}.") from error
    if joints.shape != (N_JOINTS, 3) or not np.isfinite(joints.sum() + shape.sum()):
        raise StickGenError(f"{path} is a damaged body model: its joints are {joints.shape}.")
    return joints, shape


def _dense(matrix: Any, columns: int) -> FloatArray:
    """A dense regressor ``[J, V]`` of one that may be sparse, compressed by columns or by rows."""
    if not isinstance(matrix, Mapping):
        return np.asarray(matrix, dtype=np.float64)
    rows, width = matrix["_shape"]
    if width != columns or rows > 1000:
        raise ValueError(f"its joint regressor is {rows} × {width}, for {columns} vertices")
    out = np.zeros((rows, width))
    pointers = np.asarray(matrix["indptr"])
    along = np.repeat(np.arange(len(pointers) - 1), np.diff(pointers))
    if len(pointers) == width + 1:
        out[matrix["indices"], along] = matrix["data"]
    else:
        out[along, matrix["indices"]] = matrix["data"]
    return out
