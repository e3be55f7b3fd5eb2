"""Rotations, headings and resampling on arrays.

Quaternions are ``[..., 4]`` in the order w, x, y, z; matrices act on column vectors;
angles are radians; Y is up and a heading of 0 looks along +Z (a turn to the left increases it).
"""

from __future__ import annotations

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from stickgen.skeleton import J

FloatArray = NDArray[np.floating]


def normalize(v: FloatArray, eps: float = 1e-12) -> FloatArray:
    """Scale the last axis to unit length (a zero vector stays zero)."""
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), eps)


def quat_mul(a: FloatArray, b: FloatArray) -> FloatArray:
    """Hamilton product: the rotation ``b`` followed by ``a``. ``[..., 4]``."""
    a, b = np.asarray(a), np.asarray(b)
    aw, ax, ay, az = (a[..., k] for k in range(4))
    bw, bx, by, bz = (b[..., k] for k in range(4))
    out = np.empty(np.broadcast_shapes(a.shape, b.shape), dtype=np.result_type(a, b))
    out[..., 0] = aw * bw - ax * bx - ay * by - az * bz
    out[..., 1] = aw * bx + ax * bw + ay * bz - az * by
    out[..., 2] = aw * by - ax * bz + ay * bw + az * bx
    out[..., 3] = aw * bz + ax * by - ay * bx + az * bw
    return out


def quat_inv(q: FloatArray) -> FloatArray:
    """Inverse of unit quaternions ``[..., 4]``."""
    return np.asarray(q) * np.array([1.0, -1.0, -1.0, -1.0])


def quat_rotate(q: FloatArray, v: FloatArray) -> FloatArray:
    """Rotate vectors ``[..., 3]`` by unit quaternions ``[..., 4]``."""
    q, v = np.asarray(q), np.asarray(v)
    t = 2.0 * _cross(q[..., 1:], v)
    return v + q[..., :1] * t + _cross(q[..., 1:], t)


def _cross(a: FloatArray, b: FloatArray) -> FloatArray:
    """Cross product of ``[..., 3]``; twice as fast as ``np.cross``, which takes any axis."""
    out = np.empty(np.broadcast_shapes(a.shape, b.shape), dtype=np.result_type(a, b))
    out[..., 0] = a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1]
    out[..., 1] = a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2]
    out[..., 2] = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return out


def quat_from_axis_angle(axis: FloatArray, angle: FloatArray) -> FloatArray:
    """Unit quaternions from unit axes ``[..., 3]`` and angles ``[...]``."""
    axis, half = np.asarray(axis), np.asarray(angle) / 2.0
    sine = np.sin(half)
    out = np.empty((*np.broadcast_shapes(axis.shape[:-1], half.shape), 4), dtype=sine.dtype)
    out[..., 0] = np.cos(half)
    for k in range(3):
        out[..., k + 1] = sine * axis[..., k]
    return out


def quat_from_rotvec(rotvec: FloatArray) -> FloatArray:
    """Unit quaternions from rotation vectors (exponential maps) ``[..., 3]``."""
    angle = np.linalg.norm(rotvec, axis=-1)
    return quat_from_axis_angle(normalize(np.asarray(rotvec)), angle)


def quat_to_rotvec(q: FloatArray) -> FloatArray:
    """Rotation vectors ``[..., 3]`` of unit quaternions, of length π at most."""
    q = np.asarray(q)
    q = np.where(q[..., :1] < 0, -q, q)
    sine = np.linalg.norm(q[..., 1:], axis=-1, keepdims=True)
    angle = 2.0 * np.arctan2(sine, q[..., :1])
    return q[..., 1:] * np.where(sine > 1e-12, angle / np.maximum(sine, 1e-12), 2.0)


def quat_between(a: FloatArray, b: FloatArray) -> FloatArray:
    """Smallest rotations ``[..., 4]`` that turn ``a [..., 3]`` into the direction of ``b``.

    For opposite directions it is one of the half turns; for a zero vector the identity.
    """
    a, b = np.broadcast_arrays(normalize(a), normalize(b))
    w = 1.0 + (a * b).sum(-1, keepdims=True)
    # A half turn may use any axis at a right angle to a: its cross product with the axis of its
    # smallest component.
    least = np.eye(3)[np.argmin(np.abs(a), axis=-1)]
    half = np.concatenate([np.zeros_like(w), normalize(np.cross(a, least))], axis=-1)
    return np.where(w < 1e-9, half, normalize(np.concatenate([w, np.cross(a, b)], axis=-1)))


def quat_from_euler(angles: FloatArray, order: str) -> FloatArray:
    """Unit quaternions from intrinsic Euler angles.

    Args:
        angles: ``[..., len(order)]`` radians, in the order of ``order``.
        order: axes such as ``"ZXY"``: the matrix is ``Z @ X @ Y``, as in a BVH file.
    """
    angles = np.asarray(angles)
    turns = [
        quat_from_axis_angle(np.eye(3)["XYZ".index(axis)], angles[..., k])
        for k, axis in enumerate(order)
    ]
    return reduce(quat_mul, turns)


def quat_to_matrix(q: FloatArray) -> FloatArray:
    """Rotation matrices ``[..., 3, 3]`` of unit quaternions ``[..., 4]``."""
    q = np.asarray(q)
    basis = np.eye(3, dtype=q.dtype)
    return np.stack([quat_rotate(q, basis[k]) for k in range(3)], axis=-1)


def matrix_to_quat(m: FloatArray) -> FloatArray:
    """Unit quaternions with w ≥ 0 of rotation matrices ``[..., 3, 3]`` (Shepperd 1978)."""
    m = np.asarray(m)
    d = np.diagonal(m, axis1=-2, axis2=-1)
    t = d.sum(-1)
    # 4 w², 4 x², 4 y², 4 z²: divide by the largest, which is the best conditioned.
    sq = np.stack([1 + t, *(1 + 2 * d[..., i] - t for i in range(3))], axis=-1)
    best = np.argmax(sq, axis=-1)
    a, b, c = m[..., 2, 1], m[..., 0, 2], m[..., 1, 0]
    x, y, z = m[..., 1, 2], m[..., 2, 0], m[..., 0, 1]
    rows = np.stack(
        [
            np.stack([sq[..., 0], a - x, b - y, c - z], -1),
            np.stack([a - x, sq[..., 1], c + z, b + y], -1),
            np.stack([b - y, c + z, sq[..., 2], a + x], -1),
            np.stack([c - z, b + y, a + x, sq[..., 3]], -1),
        ],
        axis=-2,
    )
    q = normalize(np.take_along_axis(rows, best[..., None, None], axis=-2)[..., 0, :])
    return np.where(q[..., :1] < 0, -q, q)


def matrix_to_6d(m: FloatArray) -> FloatArray:
    """First two columns of rotation matrices, ``[..., 6]`` (Zhou et al., CVPR 2019)."""
    return np.concatenate([m[..., :, 0], m[..., :, 1]], axis=-1)


def slerp(a: FloatArray, b: FloatArray, t: FloatArray) -> FloatArray:
    """Shortest great-circle interpolation of unit quaternions ``[..., 4]`` at ``t [...]``."""
    dot = (a * b).sum(-1, keepdims=True)
    b = np.where(dot < 0, -b, b)
    omega = np.arccos(np.clip(np.abs(dot), 0.0, 1.0))
    t = np.asarray(t)[..., None]
    near = omega < 1e-6
    s = np.where(near, 1.0, np.sin(omega))
    wa = np.where(near, 1.0 - t, np.sin((1.0 - t) * omega) / s)
    wb = np.where(near, t, np.sin(t * omega) / s)
    return normalize(wa * a + wb * b)


def yaw_matrix(angle: FloatArray | float) -> FloatArray:
    """Rotation about +Y, ``[..., 3, 3]``: turns +Z towards +X, so a positive angle turns left."""
    c, s = np.cos(angle), np.sin(angle)
    o, i = np.zeros_like(c), np.ones_like(c)
    return np.stack([np.stack(r, -1) for r in ((c, o, s), (o, i, o), (-s, o, c))], -2)


def heading(joints: FloatArray) -> FloatArray:
    """Unwrapped facing angle ``[T]`` of joints ``[T, 22, 3]``: atan2(x, z) of the facing.

    The facing is up × (left − right), summed over the hips and the shoulders as in
    HumanML3D (Guo et al., CVPR 2022).
    """
    hips = joints[..., J["left_hip"], :] - joints[..., J["right_hip"], :]
    shoulders = joints[..., J["left_shoulder"], :] - joints[..., J["right_shoulder"], :]
    across = hips + shoulders
    return np.unwrap(np.arctan2(-across[..., 2], across[..., 0]), axis=-1)


def _sample_times(n: int, fps_in: float, fps_out: float) -> FloatArray:
    """Times of the output frames, in input frames."""
    count = int(np.floor((n - 1) * fps_out / fps_in + 1e-6)) + 1
    return np.arange(count) * (fps_in / fps_out)


def resample(values: FloatArray, fps_in: float, fps_out: float) -> FloatArray:
    """Resample ``[T, ...]`` in time by a cubic Hermite (Catmull-Rom) curve through the samples.

    Frame 0 keeps its time; the last output frame is the last one not after the input's end.
    """
    values = np.asarray(values)
    n = len(values)
    if n < 2 or fps_in == fps_out:
        return values.copy()
    at = _sample_times(n, fps_in, fps_out)
    i = np.minimum(at.astype(int), n - 2)
    return hermite(values, i, at - i)


def hermite(values: FloatArray, i: NDArray[np.integer], share: FloatArray) -> FloatArray:
    """The Catmull-Rom curve through ``values [T, ...]`` at ``i + share``, both ``[n]``.

    ``share`` is the position between sample ``i`` and the next, 0–1.
    """
    t = np.asarray(share).reshape((-1,) + (1,) * (values.ndim - 1))
    slope = np.gradient(values, axis=0)
    p0, p1, m0, m1 = values[i], values[i + 1], slope[i], slope[i + 1]
    t2, t3 = t * t, t * t * t
    return (
        (2 * t3 - 3 * t2 + 1) * p0
        + (t3 - 2 * t2 + t) * m0
        + (3 * t2 - 2 * t3) * p1
        + (t3 - t2) * m1
    )


def resample_quat(q: FloatArray, fps_in: float, fps_out: float) -> FloatArray:
    """Resample unit quaternions ``[T, ..., 4]`` in time by slerp."""
    if len(q) < 2 or fps_in == fps_out:
        return np.array(q)
    at = _sample_times(len(q), fps_in, fps_out)
    i = np.minimum(at.astype(int), len(q) - 2)
    t = (at - i).reshape((-1,) + (1,) * (q.ndim - 2))
    return slerp(q[i], q[i + 1], t)


def canonicalize(joints: FloatArray) -> FloatArray:
    """Move a clip ``[T, 22, 3]`` so that its first frame stands over the origin facing +Z.

    Heights do not change.
    """
    turned = joints @ yaw_matrix(-heading(joints[:1])[0]).T
    return turned - turned[0, 0] * np.array([1.0, 0.0, 1.0])


def runs(flags: NDArray[np.bool_]) -> list[slice]:
    """Runs of consecutive true values in ``flags [T]``, in order."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
