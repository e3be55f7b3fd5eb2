"""Rigs: skeleton maps that name the joints of each landmark and the lean of the rest pose.

Every rig is one YAML file in ``corpus/rigs/maps``; a new rig needs no code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.joint_names import bare_names
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray

_SIDED = ("hip", "knee", "ankle", "toe", "collar", "shoulder", "elbow", "wrist")
LANDMARKS: tuple[str, ...] = (
    "pelvis_low", "pelvis_high", "chest_low", "chest_high", "neck", "head",
    *(f"{side}_{part}" for side in ("left", "right") for part in _SIDED),
)  # fmt: skip
"""Points needed for retargeting. ``pelvis_low → pelvis_high`` rotates with the pelvis,
``chest_low → chest_high`` with the rib cage; a point can be the mean of several joints."""


_MAX_NUMBER = 360.0  # of angles, directions and relative lengths in a map


@dataclass(frozen=True)
class Rig:
    """One family of skeletons.

    Attributes:
        name: name of the map.
        signature: joints that identify this rig; ``child<parent`` requires a bone.
        prefix: prefix of every joint name.
        up: the file's upward axis, ``"y"`` or ``"z"``.
        landmarks: name of ``LANDMARKS`` → joints; the point is their mean.
        pitch: degrees by which ``pelvis``, ``chest``, ``head`` and ``foot`` lean forward in an
            upright pose (head and foot: relative to the canonical rest pose).
        shoulder_rest: direction collar → left shoulder in the chest's frame at rest.
        bones: joint → length of the bone from its parent, over that of the left thigh and shin; it
            tells this rig from others with the same joint names. Empty when names suffice.
        spine: joints from above the pelvis to the neck, which the canonical spine follows where the
            file has a rest pose; without them it bends evenly between pelvis and rib cage.
        toy: without human proportions: its unit is the metre whatever the length of its legs, and
            ankles are placed relative to their own hip, not to the middle of the hips.
    """

    name: str
    signature: tuple[str, ...]
    prefix: str
    up: str
    landmarks: dict[str, tuple[str, ...]]
    pitch: dict[str, float]
    shoulder_rest: tuple[float, float, float]
    toy: bool = False
    bones: tuple[tuple[str, float], ...] = ()
    spine: tuple[str, ...] = ()


@cache
def load_rigs() -> tuple[Rig, ...]:
    """Load every rig of ``corpus/rigs/maps``, the longest signature first."""
    maps = files("stickgen.corpus.rigs") / "maps"
    rigs = [
        _parse_rig(entry.name, entry.read_text("utf-8"))
        for entry in sorted(maps.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".yaml")
    ]
    return tuple(sorted(rigs, key=lambda rig: -len(rig.signature)))


def load_rig(path: Path) -> Rig:
    """Load a rig from a YAML file of the user's; see ``corpus/rigs/maps`` for examples.

    Raises:
        StickGenError: it cannot be read, or is not a skeleton map.
    """
    try:
        return _parse_rig(path.name, path.read_text("utf-8"))
    except OSError as error:
        raise StickGenError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (
        yaml.YAMLError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
    ) as error:
        reason = " ".join(str(error).split())[:200]
        raise StickGenError(f"{path} is not a skeleton map: {reason}.") from error


def _parse_rig(file: str, text: str) -> Rig:
    data: dict[str, Any] = yaml.safe_load(text)
    name = file.removesuffix(".yaml")
    landmarks = _expand_sides(data["landmarks"])
    landmarks |= {k: tuple(map(str, v)) for k, v in data.get("exceptions", {}).items()}
    if missing := set(LANDMARKS) - set(landmarks):
        raise StickGenError(f"Skeleton map {file} lacks {', '.join(sorted(missing))}.")
    if empty := [landmark for landmark, joints in landmarks.items() if not joints]:
        raise StickGenError(f"Skeleton map {file} has no joint for {', '.join(sorted(empty))}.")
    up = data.get("up", "y")
    if up not in ("y", "z"):
        raise StickGenError(f"Skeleton map {file} has {up!r} as the upward axis, not y or z.")
    x, y, z = (_number(v) for v in data["shoulder_rest"])
    return Rig(
        name=name,
        signature=tuple(map(str, data.get("signature", ()))),
        prefix=str(data.get("prefix", "")),
        up=up,
        landmarks=landmarks,
        pitch={part: _number(data["pitch"][part]) for part in ("pelvis", "chest", "head", "foot")},
        shoulder_rest=(x, y, z),
        toy=bool(data.get("toy", False)),
        spine=tuple(map(str, data.get("spine", ()))),
        bones=tuple((str(joint), _number(v)) for joint, v in data.get("bones", {}).items()),
    )


def _number(value: Any) -> float:
    number = float(value)
    if not abs(number) <= _MAX_NUMBER:
        raise ValueError(f"{value!r} is not a number from −{_MAX_NUMBER:g} to {_MAX_NUMBER:g}")
    return number


def _expand_sides(entries: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Landmarks with ``{side}`` and its short forms written out for left and right."""
    landmarks: dict[str, tuple[str, ...]] = {}
    for key, value in entries.items():
        joints = (value,) if isinstance(value, str) else tuple(map(str, value))
        if "{side}" in key:
            for side, short, suffix in (("left", "L", "Lf"), ("right", "R", "Rt")):
                forms = {"side": side, "Side": side.capitalize(), "Sd": suffix}
                landmarks[key.format(side=side)] = tuple(
                    j.format(S=short, s=short.lower(), **forms) for j in joints
                )
        else:
            landmarks[key] = joints
    return landmarks


def joint_index(names: Sequence[str], prefix: str = "") -> dict[str, int]:
    """Name in lower case → joint: as in the file without a rig's prefix, or else bare.

    Of several joints with one name the first one counts.
    """
    index: dict[str, int] = {}
    for forms in ([name.removeprefix(prefix) for name in names], bare_names(names)):
        for j, name in enumerate(forms):
            index.setdefault(name.lower(), j)
    return index


def landmark_positions(raw: RawMotion, rig: Rig) -> dict[str, FloatArray]:
    """Position ``[T, 3]`` of every landmark, in the file's units, Y up.

    Raises:
        StickGenError: a joint of the map is not in the file.
    """
    names = list(dict.fromkeys(joint for joints in rig.landmarks.values() for joint in joints))
    positions = dict(zip(names, joint_positions(raw, rig, names), strict=True))
    return {
        landmark: np.mean([positions[joint] for joint in joints], axis=0)
        for landmark, joints in rig.landmarks.items()
    }


def joint_positions(raw: RawMotion, rig: Rig, joints: Sequence[str]) -> list[FloatArray]:
    """Position ``[T, 3]`` of every one of some joints of a map, in the file's units, Y up.

    Raises:
        StickGenError: a joint is not in the file.
    """
    index = joint_index(raw.names, rig.prefix)
    if missing := [j for j in joints if j.lower() not in index]:
        raise StickGenError(f"Joint {missing[0]} of skeleton map {rig.name} is not in the file.")
    positions = raw.positions
    if rig.up == "z":
        positions = positions[..., [1, 2, 0]]  # cyclic: handedness is kept
    return [positions[:, index[j.lower()]] for j in joints]
