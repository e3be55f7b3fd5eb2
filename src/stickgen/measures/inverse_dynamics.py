"""The force that a motion needs, by MuJoCo's inverse dynamics, which checks ``balance``.

The body is a tree of rods, one for each bone, each on a ball joint; the mass of a joint
(``MASS_SHARES``) lies at the end of its bone. A clip gives the positions of the joints and from
them the rotations; MuJoCo is told rotations, velocities and accelerations, and answers with the
force that would have to act on the free root.
"""

from __future__ import annotations

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, normalize, quat_between, quat_inv, quat_mul
from stickgen.measures.mass import MASS_SHARES
from stickgen.measures.physical import require_frames
from stickgen.skeleton import BONE_LENGTHS, GRAVITY, JOINTS, N_JOINTS, PARENTS

_TINY = 1e-6  # mass and inertia of what has none


def root_force(joints: FloatArray, fps: float) -> FloatArray:
    """Force on the body over its mass, ``[T − 2, 3]`` m/s²: of frames 1 to T − 2.

    Args:
        joints: ``[T, 22, 3]`` metres with canonical bone lengths.

    Raises:
        StickGenError: mujoco is missing, or there are fewer than three frames.
    """
    try:
        import mujoco
    except ImportError:
        raise StickGenError(
            "inverse dynamics need mujoco: in the checkout run pip install -e '.[physics]'"
        ) from None
    require_frames(joints, 3)
    model = mujoco.MjModel.from_xml_string(_tree())
    data = mujoco.MjData(model)
    poses = _coordinates(np.asarray(joints, dtype=np.float64))
    velocities = np.zeros((len(poses) - 1, model.nv))
    for velocity, a, b in zip(velocities, poses[:-1], poses[1:], strict=True):
        mujoco.mj_differentiatePos(model, velocity, 1.0 / fps, a, b)
    forces = np.zeros((len(poses) - 2, 3))
    for frame, force in enumerate(forces):
        data.qpos[:] = poses[frame + 1]
        data.qvel[:] = velocities[frame : frame + 2].mean(axis=0)
        data.qacc[:] = np.diff(velocities[frame : frame + 2], axis=0)[0] * fps
        mujoco.mj_inverse(model, data)
        force[:] = data.qfrc_inverse[:3]
    return forces / float(model.body_mass.sum())


def _tree() -> str:
    """The body as MJCF, its rods along +X in the rest pose, Y up."""
    children: dict[int, list[int]] = {j: [] for j in range(N_JOINTS)}
    for j, parent in enumerate(PARENTS):
        if parent >= 0:
            children[parent].append(j)

    def rod(j: int, at: float) -> str:
        inner = "".join(rod(k, float(BONE_LENGTHS[j])) for k in children[j])
        return (
            f'<body name="{JOINTS[j]}" pos="{at} 0 0"><joint type="ball"/>'
            f"{_mass(j, float(BONE_LENGTHS[j]))}{inner}</body>"
        )

    bones = "".join(rod(j, 0.0) for j in children[0])
    return (
        f'<mujoco><option gravity="0 {-GRAVITY} 0"/><worldbody><body name="{JOINTS[0]}">'
        f"<freejoint/>{_mass(0, 0.0)}{bones}</body></worldbody></mujoco>"
    )


def _mass(j: int, at: float) -> str:
    share = max(float(MASS_SHARES[j]), _TINY)
    return f'<inertial pos="{at} 0 0" mass="{share}" diaginertia="{_TINY} {_TINY} {_TINY}"/>'


def _coordinates(joints: FloatArray) -> FloatArray:
    """MuJoCo's positions of every frame: the root's place and turn (none), then one quaternion a
    bone, relative to the bone before it."""
    world = np.zeros((len(joints), N_JOINTS, 4))
    world[:, 0, 0] = 1.0
    order = _depth_first()
    parts = [joints[:, 0], world[:, 0]]
    for j in order:
        world[:, j] = _along(joints[:, j] - joints[:, PARENTS[j]])
        parts.append(quat_mul(quat_inv(world[:, PARENTS[j]]), world[:, j]))
    return np.concatenate(parts, axis=1)


def _depth_first() -> list[int]:
    """Bones in the order of MuJoCo's coordinates."""

    def below(j: int) -> list[int]:
        children = [child for child in range(N_JOINTS) if PARENTS[child] == j]
        return [k for child in children for k in (child, *below(child))]

    return below(0)


def _along(bones: FloatArray) -> FloatArray:
    """Quaternions ``[T, 4]`` that turn +X along bones ``[T, 3]``: the shortest turn to the first,
    then from frame to frame, so that a bone that passes −X does not spin."""
    out = np.zeros((len(bones), 4))
    last, at = np.array([1.0, 0.0, 0.0, 0.0]), np.array([1.0, 0.0, 0.0])
    for quaternion, target in zip(out, normalize(bones), strict=True):
        last = normalize(quat_mul(quat_between(at, target), last))
        quaternion[:], at = last, target
    return out
