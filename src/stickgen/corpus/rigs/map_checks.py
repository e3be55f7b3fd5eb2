"""Checks of a proposed skeleton map: what its reader should verify."""

from __future__ import annotations

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.rigs.rig import Rig, find_rig
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.skeleton import LEG_LENGTH

_MAX_LEAN = 50.0  # degrees; a rig that leans more at rest is unusual
_UPRIGHT_SHARE = 0.9  # height of the hip over the ankle of a standing body, over the leg's length


def describe_rig(raw: RawMotion, rig: Rig) -> str:
    """One sentence or two: length of the legs, frame rate, and the built-in map that fits.

    Raises:
        StickGenError: the legs have no human length in any unit.
    """
    leg = LEG_LENGTH / retarget(raw, rig).scale
    lengths = f"Thigh and shin are {leg:.2f} m long; {raw.fps:.4g} frames a second."
    try:
        return f"{lengths} The built-in map {find_rig(raw).name!r} knows this rig already."
    except StickGenError:
        return f"{lengths} No built-in map knows this rig."


def posture_warnings(points: dict[str, FloatArray], pitch: dict[str, float]) -> list[str]:
    """Warnings about landmarks that do not look like a person who stands upright.

    Args:
        points: landmark → position ``[1, 3]``, Y up.
        pitch: degrees by which the parts of the rig lean forward.
    """
    warnings = []
    across = points["left_hip"][0] - points["right_hip"][0]
    toes = sum(points[f"{s}_toe"][0] - points[f"{s}_ankle"][0] for s in ("left", "right"))
    if np.cross(across, [0.0, 1.0, 0.0]) @ toes < 0:
        warnings.append("The toes point backward: left and right may be exchanged.")
    leg = sum(np.linalg.norm(points[f"left_{a}"][0] - points[f"left_{b}"][0])
              for a, b in (("hip", "knee"), ("knee", "ankle")))  # fmt: skip
    hip_height = points["left_hip"][0, 1] - points["left_ankle"][0, 1]
    if hip_height < _UPRIGHT_SHARE * leg:
        warnings.append("This file has no upright pose: the pitch angles are rough estimates.")
    for part, degrees in pitch.items():
        if abs(degrees) > _MAX_LEAN:
            warnings.append(f"The {part} leans by {degrees:g} degrees at rest, which is unusual.")
    return warnings
