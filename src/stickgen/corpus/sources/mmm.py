"""MMM XML: motions of the Master Motor Map, as in the KIT Whole-Body Human Motion Database.

A file holds joint angles (radians) of a reference model whose segments are fractions of the
body's height (Winter, "Biomechanics and Motor Control of Human Movement"); offsets and the
order of axes (x, then z, then y) are those of the published model file ``mmm.xml``. Right-handed,
X right, Y forward, Z up; root position in millimetres; root rotation roll, pitch, yaw.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion, read_text
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, matrix_to_quat, quat_from_euler, quat_mul
from stickgen.kinematics import forward_kinematics

KIT_NAMES: tuple[str, ...] = tuple(
    "root BP BT BLN BUN LS LE LW RS RE RW LH LK LA LMrot LF RH RK RA RMrot RF".split()
)
"""The 21 joints of KIT-ML, in its order: trunk, left and right arm, left and right leg."""
KIT_PARENTS: tuple[int, ...] = (
    -1, 0, 1, 2, 3, 2, 5, 6, 2, 8, 9, 0, 11, 12, 13, 14, 0, 16, 17, 18, 19,
)  # fmt: skip
NAMES = (*KIT_NAMES, "head")
"""The joints of KIT-ML and the middle of the head, which rotates with the upper neck."""
PARENTS = (*KIT_PARENTS, KIT_NAMES.index("BUN"))
_AXES = {
    **dict.fromkeys("BP BT BLN BUN LS RS LH RH LA RA".split(), "xzy"),
    **dict.fromkeys("LE RE".split(), "xz"),
    **dict.fromkeys("LW RW".split(), "xy"),
    **dict.fromkeys("LK RK".split(), "x"),
}
"""Joint → axes of its angles, in the order of rotation."""
_OFFSETS = {  # thousandths of the body's height
    "BP": (0, 0, 80),
    "BT": (0, 0, 120),
    "BLN": (0, 0, 188 + 44),
    "BUN": (0, 0, 30),
    "head": (0, 0, 66),
    "S": (-87 - 110, 0, 188),
    "E": (0, 0, -188),
    "W": (0, 0, -145),
    "H": (-52, 0, 0),
    "K": (0, 0, -245),
    "A": (0, 0, -246),
    "Mrot": (0.6, 23.8, -18.7),
    "RMrot": (0.6, 23.8, -18.7),  # not mirrored in the published model
    "F": (-8.8, 53.7, -14.4),
}
"""Offset from the parent; of paired joints that of the left one, mirrored in x for the right."""
_METATARSAL = np.array(
    [
        [0.987688, 0.151104, -0.0404882],
        [-0.156434, 0.954034, -0.255633],
        [0.0, 0.258819, 0.965926],
    ]
)
"""Rotation of the middle of the left foot at rest."""
_HEIGHTS = (0.3, 3.0)  # metres: possible heights of a body


@dataclass(frozen=True)
class _Angles:
    height: float
    seconds: FloatArray  # [T]
    position: FloatArray  # [T, 3] metres
    rotation: FloatArray  # [T, 3] roll, pitch, yaw
    joints: dict[str, FloatArray]  # name of the angle → [T] radians


def read_mmm(path: Path) -> list[RawMotion]:
    """Read the people of an MMM file, in its order, in metres.

    Raises:
        StickGenError: it is not an MMM file, or a motion in it is incomplete or not finite.
    """
    text = read_text(path, "MMM XML")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise StickGenError(f"{path} is not a plain MMM file: it declares entities.")
    try:
        root = ET.fromstring(text)
    except (ET.ParseError, ValueError) as error:
        raise StickGenError(f"{path} is not an MMM XML file: {error}.") from error
    knee = "JointOrder/Joint[@name='LKx_joint']"
    people = [motion for motion in root.iter("Motion") if motion.find(knee) is not None]
    if not people:
        raise StickGenError(f"{path} holds no motion of a person (an MMM model's joint angles).")
    return [_pose(_angles(motion, path)) for motion in people]


def _angles(motion: ET.Element, path: Path) -> _Angles:
    names = [j.get("name", "").removesuffix("_joint") for j in motion.findall("JointOrder/Joint")]
    frames = motion.findall("MotionFrames/MotionFrame")
    height = _numbers([motion.findtext("ModelProcessorConfig/Height", "")], 1, "Height", path)
    if not _HEIGHTS[0] <= height[0, 0] <= _HEIGHTS[1]:
        raise StickGenError(
            f"{path} gives a height of {height[0, 0]} m; {_HEIGHTS[0]} to {_HEIGHTS[1]} m fit."
        )
    if len(frames) < 2:
        raise StickGenError(f"{path} holds {len(frames)} frames; a motion needs at least two.")
    widths = {"Timestep": 1, "RootPosition": 3, "RootRotation": 3, "JointPosition": len(names)}
    columns = {
        tag: _numbers([frame.findtext(tag, "") for frame in frames], width, tag, path)
        for tag, width in widths.items()
    }
    return _Angles(
        height=float(height[0, 0]),
        seconds=columns["Timestep"][:, 0],
        position=columns["RootPosition"] / 1000.0,
        rotation=columns["RootRotation"],
        joints=dict(zip(names, columns["JointPosition"].T, strict=True)),
    )


def _numbers(texts: list[str], width: int, what: str, path: Path) -> FloatArray:
    try:
        values = np.array([[float(word) for word in text.split()] for text in texts])
    except ValueError as error:
        raise StickGenError(f"{path} has a bad {what}: {' '.join(str(error).split())}.") from error
    if values.shape != (len(texts), width) or not np.isfinite(values).all():
        raise StickGenError(f"{path} lacks {what}: {width} finite numbers in every frame.")
    return values


def _pose(angles: _Angles) -> RawMotion:
    step = float(np.median(np.diff(angles.seconds)))
    if not 1e-3 <= step <= 1.0:
        raise StickGenError(f"The frames are {step:g} s apart; 0.001 to 1 s are possible.")
    offsets, rest = _rest(angles.height)
    frames = len(angles.seconds)
    local = np.broadcast_to(rest, (frames, len(NAMES), 4)).copy()
    # Roll about X, then pitch about Y, then yaw about Z, all about the world's axes.
    local[:, 0] = quat_from_euler(angles.rotation[:, ::-1], "ZYX")
    for j, name in enumerate(NAMES):
        if name in _AXES:
            euler = [angles.joints.get(name + axis, np.zeros(frames)) for axis in _AXES[name]]
            local[:, j] = quat_from_euler(np.stack(euler, -1), _AXES[name].upper())
        elif name.endswith("Mrot"):
            yaw = angles.joints.get(name, np.zeros(frames))[:, None]
            local[:, j] = quat_mul(local[:, j], quat_from_euler(yaw, "Y"))
    positions, _ = forward_kinematics(local, angles.position, offsets, PARENTS)
    return RawMotion(NAMES, PARENTS, positions, 1.0 / step)


def _rest(height: float) -> tuple[FloatArray, FloatArray]:
    """Offsets ``[22, 3]`` in metres and rest rotations ``[22, 4]`` of a body."""
    offsets, rotations = np.zeros((len(NAMES), 3)), np.tile(np.eye(3), (len(NAMES), 1, 1))
    mirror = np.diag([-1.0, 1.0, 1.0])
    for j, name in enumerate(NAMES):
        if name == "root":
            continue
        listed = name in _OFFSETS
        flip = mirror if name[0] == "R" else np.eye(3)
        offset = np.array(_OFFSETS[name]) if listed else flip @ np.array(_OFFSETS[name[1:]])
        offsets[j] = height / 1000.0 * offset
        if name.endswith("Mrot"):
            rotations[j] = flip @ _METATARSAL @ flip
    return offsets, matrix_to_quat(rotations)
