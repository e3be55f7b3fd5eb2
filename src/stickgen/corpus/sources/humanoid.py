"""The simulated humanoid of DeepMimic, AMP and MimicKit: 15 bodies, 28 degrees of freedom.

Offsets are those of ``humanoid3d.txt`` (Peng et al., "DeepMimic", SIGGRAPH 2018) and of
MimicKit's ``humanoid.xml``, which agree; the toes are at the far edge of the foot's box.
Frame: metres, Z up, +X forward, +Y to the left.
"""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.geometry import FloatArray
from stickgen.kinematics import forward_kinematics

_TREE: tuple[tuple[str, str, tuple[float, float, float]], ...] = (
    ("pelvis", "", (0.0, 0.0, 0.0)),
    ("torso", "pelvis", (0.0, 0.0, 0.236151)),
    ("head", "torso", (0.0, 0.0, 0.223894)),
    ("right_upper_arm", "torso", (-0.02405, -0.18311, 0.24350)),
    ("right_lower_arm", "right_upper_arm", (0.0, 0.0, -0.274788)),
    ("right_hand", "right_lower_arm", (0.0, 0.0, -0.258947)),
    ("left_upper_arm", "torso", (-0.02405, 0.18311, 0.24350)),
    ("left_lower_arm", "left_upper_arm", (0.0, 0.0, -0.274788)),
    ("left_hand", "left_lower_arm", (0.0, 0.0, -0.258947)),
    ("right_thigh", "pelvis", (0.0, -0.084887, 0.0)),
    ("right_shin", "right_thigh", (0.0, 0.0, -0.421546)),
    ("right_foot", "right_shin", (0.0, 0.0, -0.409870)),
    ("left_thigh", "pelvis", (0.0, 0.084887, 0.0)),
    ("left_shin", "left_thigh", (0.0, 0.0, -0.421546)),
    ("left_foot", "left_shin", (0.0, 0.0, -0.409870)),
    ("head_end", "head", (0.0, 0.0, 0.175)),
    ("right_foot_end", "right_foot", (0.1335, 0.0, -0.05)),
    ("left_foot_end", "left_foot", (0.1335, 0.0, -0.05)),
)
BODIES: tuple[str, ...] = tuple(name for name, _, _ in _TREE)
"""Bodies in the order of the MJCF file, each with its joint at its origin; then the end points."""
BODY = MappingProxyType({name: i for i, name in enumerate(BODIES)})
"""Body name → index."""
_PARENTS = tuple(BODY.get(parent, -1) for _, parent, _ in _TREE)
_OFFSETS = np.array([offset for _, _, offset in _TREE])


def pose_humanoid(root: FloatArray, local: FloatArray, fps: float, arms_out: bool) -> RawMotion:
    """Forward kinematics: positions of the humanoid's bodies.

    Args:
        root: pelvis ``[T, 3]``.
        local: rotations ``[T, 18, 4]`` of ``BODIES`` in their parents' frames.
        fps: frames per second.
        arms_out: the arms of the zero pose point sideways (MimicKit), not down (DeepMimic).
    """
    offsets = _OFFSETS.copy()
    if arms_out:
        for side, sign in (("left", 1.0), ("right", -1.0)):
            for body in (BODY[f"{side}_lower_arm"], BODY[f"{side}_hand"]):
                offsets[body] = (0.0, -sign * offsets[body, 2], 0.0)
    positions, _ = forward_kinematics(local, root, offsets, _PARENTS)
    return RawMotion(BODIES, _PARENTS, positions, fps)


def identity_rotations(frames: int) -> FloatArray:
    """Rotations ``[T, 18, 4]`` of the zero pose."""
    local = np.zeros((frames, len(BODIES), 4))
    local[..., 0] = 1.0
    return local
