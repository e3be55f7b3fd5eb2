"""Metrics of motion artifacts: jitter, frozen frames, speed spikes, loops, sliding feet.

Every function is pure and takes ``joints [T, 22, 3]`` in metres (Y up, floor at y = 0, T ≥ 5) at
``fps`` frames a second. The metrics are 0 for clean motion and grow with the artifact. None of
them depends on where a person stands or which way they face.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, heading, yaw_matrix
from stickgen.skeleton import J

MIN_FRAMES = 5
"""Least number of frames of a measured motion: a fourth difference needs five."""
STILL_SPEED = 0.01
"""A frame is static when the mean speed of its joints is below this, m/s (usual in the field)."""
REPETITION_LAGS = (0.2, 0.8)
"""Shortest and longest lag at which repetition counts, seconds: 5 to 20 frames at 25 fps."""
RECURRENCE_SECONDS = 1.0
"""Length of the window that ``recurrences`` searches for in the rest of a motion, seconds."""
RECURRENCE_TOLERANCE = 0.1
"""Two windows match when their difference is below this share of their movement. In real motion
only loops that were edited by hand come closer than 0.105; steady walks stay above 0.12."""
RECURRENCE_MOVEMENT = 0.02
"""Least movement of a window, metres (root mean square over its joints): rest does not count."""
SKATE_HEIGHT = 0.05
"""A foot below this height may skate, metres (GMD). Higher values count swinging feet too."""
SKATE_SPEED = 0.025 * 20.0
"""A foot faster than this skates, m/s (GMD: 2.5 cm between two frames at 20 fps)."""
SKATE_WINDOW = 0.25
"""Window over which a skating foot must be that fast on average, seconds (GMD: 5 frames at 20)."""

_TOES = [J["left_foot"], J["right_foot"]]
_SPIKE_WINDOW = 0.2  # seconds before and after a frame to which its speed is compared
_SPEED_SPREAD = 2.0  # m/s by which clean speeds change at once: a footstrike, a hit ball
_MIN_MEAN_SPEED = 0.1  # m/s: divisor for a body at rest, so that its noise still counts
_ROUNDING = 1e-6  # m: third differences of a whole body below this are rounding errors


def joint_speeds(joints: FloatArray, fps: float) -> FloatArray:
    """Speed of every joint between frames, ``[T − 1, 22]`` m/s."""
    return np.asarray(np.linalg.norm(np.diff(joints, axis=0), axis=-1) * fps)


def jitter(joints: FloatArray, fps: float) -> float:
    """Variance of the high-frequency acceleration divided by the mean joint speed, m/s³.

    The usual metric takes the variance of the whole acceleration, which cannot tell a kick from
    noise; see ``high_frequency_acceleration``.
    """
    variance = (high_frequency_acceleration(joints, fps) ** 2).mean()
    return float(variance / max(joint_speeds(joints, fps).mean(), _MIN_MEAN_SPEED))


def high_frequency_acceleration(joints: FloatArray, fps: float) -> FloatArray:
    """Magnitude of every joint's acceleration after a high-pass, ``[T − 4, 22]`` m/s².

    The filter is ``(−a[t−1] + 2 a[t] − a[t+1]) / 4``: its gain is 1 at half the frame rate and
    1/16 at 4 Hz and 25 fps.
    """
    return np.asarray(np.linalg.norm(np.diff(joints, n=4, axis=0), axis=-1) * (fps**2 / 4))


def static(joints: FloatArray, fps: float, below: float = STILL_SPEED) -> float:
    """Share of frame steps in which the mean joint speed is below ``below`` m/s, 0–1."""
    return float((joint_speeds(joints, fps).mean(1) < below).mean())


def explosion(joints: FloatArray, fps: float) -> float:
    """Largest z-score of any joint's speed within the 0.2 s before and after it (≥ 0).

    The usual z-score over the whole clip rises above 3 for every kick after a calm second. A
    kick builds up over some frames; a spike does not. Mean and standard deviation are estimated
    by the median and 1.4826 times the median absolute deviation (Iglewicz and Hoaglin 1993), so
    that the spike itself does not raise them.
    """
    speed = joint_speeds(joints, fps)
    reach = min(round(_SPIKE_WINDOW * fps), len(speed) - 1)
    padded = np.pad(speed, ((reach, reach), (0, 0)), mode="reflect")
    # Sorting [11, T, 22] along its first axis is six times as fast as np.median of windows.
    around = np.stack([padded[k : k + len(speed)] for k in range(2 * reach + 1)])
    middle = np.sort(around, axis=0)[reach]
    spread = 1.4826 * np.sort(np.abs(around - middle), axis=0)[reach]
    return float(max(0.0, ((speed - middle) / (spread + _SPEED_SPREAD)).max()))


def repetition(joints: FloatArray, fps: float) -> float:
    """How exactly a motion repeats itself after 0.2 to 0.8 s, 0–1.

    The autocorrelation of the joints' jerk, relative to the pelvis and its heading, every frame
    with the same weight. The result is the largest rise towards 1 after the curve's first fall:
    slow motion correlates at short lags without repeating anything. The usual autocorrelation
    of positions or velocities is 0.9 or more for every steady run; people repeat their strides
    but not the details, and jerk shows the details. Lags over half of the motion's length are
    left out.
    """
    jerk = np.diff(_local(joints), n=3, axis=0).reshape(len(joints) - 3, -1)
    length = np.linalg.norm(jerk, axis=-1, keepdims=True)
    jerk = jerk / np.maximum(length, _ROUNDING)
    longest = min(round(REPETITION_LAGS[1] * fps), len(jerk) // 2)
    curve = np.array([(jerk[:-lag] * jerk[lag:]).sum(-1).mean() for lag in range(1, longest + 1)])
    lowest = np.maximum(np.minimum.accumulate(curve), 0.0)
    rise = (curve - lowest) / np.maximum(1.0 - lowest, _ROUNDING)
    return float(max(0.0, rise[round(REPETITION_LAGS[0] * fps) - 1 :].max(initial=0.0)))


def recurrences(joints: FloatArray, fps: float) -> int:
    """How often one second of movement occurs again, for the second that does so most often.

    Windows of ``RECURRENCE_SECONDS`` match by ``RECURRENCE_TOLERANCE`` in the joints relative to
    the pelvis and its heading; counted matches do not overlap each other. Unlike ``repetition``
    this finds loops of any length; our own metric.
    """
    local = _local(joints).reshape(len(joints), -1)
    width = round(RECURRENCE_SECONDS * fps)
    most = 0
    for start in range(0, len(local) - 2 * width + 1, max(1, width // 2)):
        window = local[start : start + width]
        movement = ((window - window.mean(0)) ** 2).sum() / width
        if movement >= RECURRENCE_MOVEMENT**2 * joints.shape[1]:
            distance = _window_distances(local, window)
            matches = np.flatnonzero(distance < RECURRENCE_TOLERANCE**2 * movement)
            most = max(most, _count_apart(matches, width) - 1)
    return most


def _local(joints: FloatArray) -> FloatArray:
    """Joints relative to the pelvis and its heading, ``[T, 22, 3]``."""
    return np.asarray((joints - joints[:, :1]) @ yaw_matrix(heading(joints)))


def _window_distances(local: FloatArray, window: FloatArray) -> FloatArray:
    """Mean square distance of ``window [W, D]`` to every window of ``local [T, D]``."""
    gaps = (local**2).sum(1)[:, None] + (window**2).sum(1) - 2.0 * local @ window.T
    count, width = len(local) - len(window) + 1, len(window)
    return np.asarray(sum(gaps[k : k + count, k] for k in range(width)) / width)


def _count_apart(starts: NDArray[np.intp], width: int) -> int:
    """Largest number of the sorted ``starts`` with at least ``width`` between any two."""
    count, free = 0, 0
    for start in starts:
        if start >= free:
            count, free = count + 1, int(start) + width
    return count


def skates(joints: FloatArray, fps: float) -> NDArray[np.bool_]:
    """Frame steps ``[T − 1]`` in which a foot near the floor slides.

    Guided Motion Diffusion (Karunratanakul et al., ICCV 2023): a foot skates when it stays
    below 5 cm while it moves over the floor by more than 2.5 cm between frames at 20 fps; as
    in their code it must also be that fast on average over 5 frames, and either foot counts.
    The thresholds here are metres and metres a second, so the frame rate does not matter.
    """
    steps = np.diff(joints[:, _TOES], axis=0)[..., [0, 2]]
    speed = np.linalg.norm(steps, axis=-1) * fps
    half = int(SKATE_WINDOW / 2 * fps)
    window = np.full(2 * half + 1, 1.0 / (2 * half + 1))
    # Zeros beyond both ends, as in GMD's filter; "same" would grow a clip shorter than it.
    mean = np.stack([np.convolve(s, window)[half : half + len(s)] for s in speed.T], axis=-1)
    low = joints[:, _TOES, 1] < SKATE_HEIGHT
    slides = low[1:] & low[:-1] & (speed > SKATE_SPEED) & (mean > SKATE_SPEED)
    return np.asarray(slides.any(axis=1))


def skating_ratio(joints: FloatArray, fps: float) -> float:
    """Share of frame steps in which a foot skates (``skates``), 0–1."""
    return float(skates(joints, fps).mean())
