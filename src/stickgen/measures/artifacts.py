"""Figures of what is wrong with a motion: trembling, freezing, bursts, loops, sliding feet.

Every function is pure, takes ``joints [T, 22, 3]`` in metres (Y up, floor at y = 0, T ≥ 5) at
``fps`` frames a second, and gives a number that is 0 for perfect motion and grows with the
fault. None of them depends on where a person stands or which way they face.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, heading, yaw_matrix
from stickgen.skeleton import J

SHORTEST = 5
"""Frames that the figures need: fourth differences have none to spare."""
STILL_SPEED = 0.01
"""Mean speed of the joints below which a frame stands still, m/s (the field's 0.01)."""
LAGS = (0.2, 0.8)
"""Seconds after which a motion may not repeat itself: the field's 5 to 20 frames at 25 fps."""
RECURRING = 1.0
"""Seconds of movement that are looked for elsewhere in a motion."""
ALIKE = 0.1
"""Two windows are alike when they differ by less than this share of their own movement. Of real
motion only what was looped by hand comes closer than 0.105; steady walks stay at 0.12 and more."""
STIRS = 0.02
"""Metres that the joints of a window move at least (root mean square): rest does not recur."""
SKATE_HEIGHT = 0.05
"""Metres above the floor: GMD's. Much higher and the swinging foot of a real walk counts."""
SKATE_SPEED = 0.025 * 20.0
"""Metres a second: GMD's 2.5 cm between two frames at 20 fps."""
SKATE_WINDOW = 0.25
"""Seconds: GMD's average over 5 frames at 20 fps."""

_TOES = [J["left_foot"], J["right_foot"]]
_AROUND = 0.2  # seconds before and after a step that tell how fast it should be
_SPREAD = 2.0  # m/s: clean speeds jump by as much, as when a foot strikes or a ball is hit
_SLOWEST = 0.1  # m/s: mean speed that a motionless body is given, so that noise still counts
_NOTHING = 1e-6  # m: third differences of a whole body below it are rounding


def speeds(joints: FloatArray, fps: float) -> FloatArray:
    """Speed of every joint between frames, ``[T − 1, 22]`` m/s."""
    return np.asarray(np.linalg.norm(np.diff(joints, axis=0), axis=-1) * fps)


def jitter(joints: FloatArray, fps: float) -> float:
    """Variance of the trembling part of the acceleration over the mean speed, m/s³.

    The field's figure is the variance of the whole acceleration over the mean velocity, which
    cannot tell a kick from noise; see ``tremble``.
    """
    variance = (tremble(joints, fps) ** 2).mean()
    return float(variance / max(speeds(joints, fps).mean(), _SLOWEST))


def tremble(joints: FloatArray, fps: float) -> FloatArray:
    """Length of the trembling part of every joint's acceleration, ``[T − 4, 22]`` m/s².

    The acceleration high-passed by ``(−a[t−1] + 2 a[t] − a[t+1]) / 4``: 1 at half the frame
    rate, 1/16 at 4 Hz and 25 fps.
    """
    return np.asarray(np.linalg.norm(np.diff(joints, n=4, axis=0), axis=-1) * (fps**2 / 4))


def static(joints: FloatArray, fps: float, below: float = STILL_SPEED) -> float:
    """Share of frame steps in which the joints' mean speed is less than ``below`` m/s, 0–1."""
    return float((speeds(joints, fps).mean(1) < below).mean())


def explosion(joints: FloatArray, fps: float) -> float:
    """Largest z-score of any joint's speed against the 0.2 s before and after it (≥ 0).

    Against the whole clip, as the field has it, every kick that follows a calm second scores
    above 3; a burst differs from a kick in that nothing leads up to it. Mean and deviation are
    the median and 1.4826 times the median absolute deviation (Iglewicz and Hoaglin 1993), so
    that the burst does not hide itself.
    """
    speed = speeds(joints, fps)
    reach = min(round(_AROUND * fps), len(speed) - 1)
    padded = np.pad(speed, ((reach, reach), (0, 0)), mode="reflect")
    # Sorting [11, T, 22] along its first axis is six times as fast as np.median of windows.
    around = np.stack([padded[k : k + len(speed)] for k in range(2 * reach + 1)])
    middle = np.sort(around, axis=0)[reach]
    spread = 1.4826 * np.sort(np.abs(around - middle), axis=0)[reach]
    return float(max(0.0, ((speed - middle) / (spread + _SPREAD)).max()))


def repetition(joints: FloatArray, fps: float) -> float:
    """How exactly a motion repeats itself after 0.2 to 0.8 s, 0–1.

    The largest autocorrelation at those lags of the joints' jerk relative to the pelvis and its
    heading, every frame weighing the same: how far it has risen again to 1 after it fell (slow
    motion resembles itself without repeating anything). Of positions or velocities, as the
    field has it, every steady run correlates by 0.9 and more; people repeat their strides but
    not the details of them, and those are what jerk is made of. Lags over half of the motion's
    length are not looked at.
    """
    jerk = np.diff(_local(joints), n=3, axis=0).reshape(len(joints) - 3, -1)
    length = np.linalg.norm(jerk, axis=-1, keepdims=True)
    jerk = jerk / np.maximum(length, _NOTHING)
    longest = min(round(LAGS[1] * fps), len(jerk) // 2)
    curve = np.array([(jerk[:-lag] * jerk[lag:]).sum(-1).mean() for lag in range(1, longest + 1)])
    fallen = np.maximum(np.minimum.accumulate(curve), 0.0)
    rise = (curve - fallen) / np.maximum(1.0 - fallen, _NOTHING)
    return float(max(0.0, rise[round(LAGS[0] * fps) - 1 :].max(initial=0.0)))


def recurrences(joints: FloatArray, fps: float) -> int:
    """How often a second of movement comes back: of that which does most, 0 when none does.

    A window of ``RECURRING`` seconds comes back where another, that overlaps neither it nor one
    already counted, is ``ALIKE`` in the joints relative to the pelvis and its heading. Unlike
    ``repetition`` it sees loops of any length; ours.
    """
    local = _local(joints).reshape(len(joints), -1)
    width = round(RECURRING * fps)
    most = 0
    for start in range(0, len(local) - 2 * width + 1, max(1, width // 2)):
        window = local[start : start + width]
        movement = ((window - window.mean(0)) ** 2).sum() / width
        if movement >= STIRS**2 * joints.shape[1]:
            near = np.flatnonzero(_differences(local, window) < ALIKE**2 * movement)
            most = max(most, _apart(near, width) - 1)
    return most


def _local(joints: FloatArray) -> FloatArray:
    """Joints relative to the pelvis and its heading, ``[T, 22, 3]``."""
    return np.asarray((joints - joints[:, :1]) @ yaw_matrix(heading(joints)))


def _differences(local: FloatArray, window: FloatArray) -> FloatArray:
    """Mean square distance of ``window [W, D]`` to every stretch of ``local [T, D]``."""
    gaps = (local**2).sum(1)[:, None] + (window**2).sum(1) - 2.0 * local @ window.T
    count, width = len(local) - len(window) + 1, len(window)
    return np.asarray(sum(gaps[k : k + count, k] for k in range(width)) / width)


def _apart(starts: NDArray[np.intp], width: int) -> int:
    """How many of the sorted ``starts`` can be chosen with ``width`` between any two."""
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
    The thresholds are kept in metres and metres a second, so the frame rate does not matter.
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
