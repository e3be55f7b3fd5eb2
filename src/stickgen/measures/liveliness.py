"""What tells living motion from a model's: gravity in the air, rest, quick strikes, fine detail.

Every function is pure and takes ``joints [T, 22, 3]`` in metres, Y up, floor at y = 0, at ``fps``
frames a second. NaN: the motion has nothing to measure, such as a flight.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.geometry import FloatArray, canonicalize, heading, runs, yaw_matrix
from stickgen.measures.artifacts import joint_speeds
from stickgen.measures.mass import centre_of_mass
from stickgen.skeleton import GRAVITY, J

AIR = 0.10
"""Metres of the lowest joint of a body in the air; ankles stand at 0.08."""
FALLS = (-13.0, -6.5)
"""m/s² between which a body in the air counts as falling: gravity, give or take a fitted rig."""
FAST = 5.0
"""Hz, above which only strikes, tremor and detail have power."""
REST_SPEED = 0.1
"""m/s: a body rests where its joints are slower on average."""
TRAVELS = 0.4
"""m/s of the pelvis on average from which a motion is locomotion, which has no rest."""
_FEWEST = 5  # frames of a flight that is measured
_LEAST_POWER = 1e-12


def flight_acceleration(joints: FloatArray, fps: float) -> float:
    """Vertical acceleration of the centre of mass in the air, median over its frames, m/s²."""
    falls = _accelerations(joints, fps)
    return float(np.median(falls)) if len(falls) else float("nan")


def falling_share(joints: FloatArray, fps: float) -> float:
    """Share of the frames in the air whose acceleration is within ``FALLS``, 0–1."""
    falls = _accelerations(joints, fps)
    low, high = FALLS
    return float(((falls > low) & (falls < high)).mean()) if len(falls) else float("nan")


def _accelerations(joints: FloatArray, fps: float) -> FloatArray:
    """Vertical accelerations in the air, m/s²; take-off and landing are no part of it."""
    height = centre_of_mass(np.asarray(joints, dtype=np.float64))[:, 1]
    second = np.full(len(height), np.nan)
    if len(height) > 2:
        second[1:-1] = np.diff(height, n=2) * fps**2
    inside = [second[s.start + 1 : s.stop - 1] for s in _flights(joints)]
    return np.concatenate(inside) if inside else np.zeros(0)


def _flights(joints: FloatArray) -> list[slice]:
    up = joints[..., 1].min(axis=1) > AIR
    whole = [s for s in runs(up) if s.start > 0 and s.stop < len(joints)]
    return [s for s in whole if s.stop - s.start >= _FEWEST]


def longest_hover(joints: FloatArray, fps: float) -> float:
    """By how many seconds a body is in the air for longer than its rise allows, at the worst.

    A body that rises by h is down again after 2·√(2h/g).
    """
    lowest = joints[..., 1].min(axis=1)
    beyond = [0.0]
    for span in runs(lowest > AIR):
        rise = float(lowest[span].max()) - AIR / 2
        beyond.append((span.stop - span.start) / fps - 2.0 * float(np.sqrt(2 * rise / GRAVITY)))
    return max(beyond)


def rest_share(joints: FloatArray, fps: float) -> float:
    """Share of the frames at rest, 0–1; NaN for locomotion."""
    if len(joints) < 2:
        return float("nan")
    way = np.linalg.norm(np.diff(joints[:, 0][:, [0, 2]], axis=0), axis=-1).sum()
    if way * fps / (len(joints) - 1) > TRAVELS:
        return float("nan")
    return float((joint_speeds(joints, fps).mean(axis=1) < REST_SPEED).mean())


def peak_speed(joints: FloatArray, names: Sequence[str], fps: float) -> float:
    """Highest speed of some joints in the world, m/s; noise of single frames is averaged away."""
    parts = joints[:, [J[name] for name in names]]
    if len(parts) < 4:
        return float("nan")
    speed = np.linalg.norm(parts[2:] - parts[:-2], axis=-1) * fps / 2
    return float(speed.max())


def fast_power(joints: FloatArray, fps: float) -> float:
    """Share of the power of movement above ``FAST``, 0–1; a motionless body has none.

    Power spectra (Hann window) of the joints' velocities about their means, summed.
    """
    velocity = np.diff(joints.reshape(len(joints), -1).astype(np.float64), axis=0) * fps
    swing = (velocity - velocity.mean(axis=0)) * np.hanning(len(velocity) + 2)[1:-1, None]
    power = np.square(np.abs(np.fft.rfft(swing, axis=0))).sum(axis=1)
    fast = np.fft.rfftfreq(len(swing), 1.0 / fps) > FAST
    return float(power[fast].sum() / power.sum()) if power.sum() > _LEAST_POWER else 0.0


def mean_pose(joints: FloatArray) -> FloatArray:
    """Mean pose ``[22, 3]`` about the pelvis, facing +Z, metres."""
    turned = np.einsum("tij,tkj->tki", yaw_matrix(-heading(joints)), joints - joints[:, :1])
    return np.asarray(turned.mean(axis=0))


def pose_spread(motions: Sequence[FloatArray]) -> FloatArray:
    """Distance of each motion's mean pose to that of all, ``[N]`` metres a joint."""
    poses = np.stack([mean_pose(joints) for joints in motions])
    return np.asarray(np.linalg.norm(poses - poses.mean(axis=0), axis=-1).mean(axis=-1))


def turn_error(joints: FloatArray, wanted: float) -> float:
    """Difference of the net turn from a wanted one, radians (left is positive), 0 to π.

    A whole turn more or less is no error.
    """
    turned = heading(canonicalize(joints))
    off = float(turned[-1] - turned[0]) - wanted
    return abs((off + np.pi) % (2 * np.pi) - np.pi)


def liveliness(joints: FloatArray, fps: float) -> dict[str, float]:
    """The figures that every motion has, by name and unit."""
    return {
        "flight m/s²": flight_acceleration(joints, fps),
        "falling %": 100.0 * falling_share(joints, fps),
        "hover s": longest_hover(joints, fps),
        "rest %": 100.0 * rest_share(joints, fps),
        "above 5 Hz %": 100.0 * fast_power(joints, fps),
    }
