"""``.pt`` lists of dicts of the stick-figure tools: ``motion [T, 48]`` or ``[T, A, 48]``.

The stick layout v3 is two-dimensional. A sample written by Stick-Gen also holds the bodies
(``joints``), so it is read without loss. Any other sample is lifted into the plane z = 0 with
canonical bones, facing the viewer, and tagged ``flat``: the depth of its limbs is unknown.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.raw import frame_rate, replace_surrogates
from stickgen.corpus.clips.recording import Body, Emotion, Item, Music, Recording, Segment
from stickgen.corpus.clips.split import SPLITS
from stickgen.corpus.sources.listing import list_files
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS, N_JOINTS, apply_bone_lengths
from stickgen.sticks import V3, figure_scale, from_v3
from stickgen.vocabulary import ACTIONS

_MAX_NUMBER = 1e9


def find(path: Path) -> list[Item]:
    """List every ``.pt`` file below a folder, or one file.

    Raises:
        StickGenError: there is none, or PyTorch is not installed.
    """
    try:
        import torch  # noqa: F401
    except ImportError as error:
        raise StickGenError(
            f"{path} needs PyTorch: in the checkout run pip install -c constraints.txt "
            "-e '.[train]'"
        ) from error
    return list_files(path, "exchange-pt", (".pt",))


def read(item: Item) -> list[Recording]:
    """Read every person of every sample of a file.

    Raises:
        StickGenError: the file holds other objects than tensors and containers, or a sample is
            malformed.
    """
    samples = _load(item.path)
    if not isinstance(samples, list) or not all(isinstance(s, dict) for s in samples):
        raise StickGenError(f"{item.path} is not a list of samples (dicts).")
    return [
        recording
        for number, sample in enumerate(samples)
        for recording in _recordings(item, number, sample)
    ]


def _load(path: Path) -> Any:
    import torch

    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # a damaged file raises any error in torch's unpickler
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise StickGenError(f"{path} is not a .pt file of plain tensors ({reason}).") from error


def _recordings(item: Item, number: int, sample: dict[str, Any]) -> list[Recording]:
    where = f"{item.path} sample {number}"
    meta, enhanced = _dict(sample.get("meta")), _dict(sample.get("enhanced_meta"))
    bodies, flat = _bodies(sample, where)
    captions = _texts(meta.get("captions")) or _texts([sample.get("description")])
    several = bodies.shape[1] > 1
    name = f"{item.id}#{number}"
    fps = frame_rate(meta.get("fps", FPS), where)
    return [
        Recording(
            id=f"{name}-{k}" if several else name,
            source=str(sample.get("source") or "exchange-pt"),
            motion=Body(bodies[:, k], fps),
            licence=str(meta.get("licence", "unknown")),
            credit=str(meta.get("credit", "")),
            captions=() if several else captions,
            pair_captions=captions if several else (),
            actions=_actions(meta.get("actions")),
            segments=_segments(meta.get("segments")),
            tags=("flat",) if flat else (),
            take=name if several else "",
            subject=str(meta.get("subject", "")),
            split=str(meta.get("split", "")) if meta.get("split") in SPLITS else "",
            file=item.path.name,
            music=_music(_dict(enhanced.get("music"))),
            emotion=_emotion(_dict(enhanced.get("emotion"))),
            synthetic=meta.get("synthetic") is True,
        )
        for k in range(bodies.shape[1])
    ]


def _bodies(sample: dict[str, Any], where: str) -> tuple[NDArray[np.float64], bool]:
    """Joints ``[T, A, 22, 3]``, and whether they were lifted from flat sticks."""
    if "joints" in sample:
        joints = _numbers(sample["joints"], f"joints of {where}")
        if joints.ndim != 4 or joints.shape[2:] != (N_JOINTS, 3) or 0 in joints.shape:
            raise StickGenError(f"{where} has joints {joints.shape}; [T, A, 22, 3] are expected.")
        return np.asarray(apply_bone_lengths(joints), dtype=np.float64), False
    if "motion" not in sample:
        raise StickGenError(f"{where} has no motion.")
    sticks = _numbers(sample["motion"], f"motion of {where}")
    if sticks.ndim not in (2, 3) or sticks.shape[-1] != V3.size or 0 in sticks.shape:
        raise StickGenError(
            f"{where} has motion {sticks.shape}; [T, 48] or [T, A, 48] are expected."
        )
    people = sticks.reshape(len(sticks), -1, V3.size)
    lifted = [_lift(people[:, k], where) for k in range(people.shape[1])]
    return np.stack(lifted, axis=1), True


def _lift(sticks: NDArray[np.float64], where: str) -> FloatArray:
    """Joints ``[T, 22, 3]`` in the plane z = 0 of sticks ``[T, 48]``, with canonical bones."""
    joints = from_v3(sticks)
    scale = figure_scale(joints)
    if not 0 < scale < np.inf:
        raise StickGenError(f"{where} shows a figure of no height.")
    return apply_bone_lengths(joints / scale)


def _numbers(value: Any, what: str) -> NDArray[np.float64]:
    try:
        numbers = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError, RuntimeError, OverflowError) as error:
        raise StickGenError(f"{what} is not an array of numbers.") from error
    if not np.isfinite(numbers).all():
        raise StickGenError(f"{what} holds NaN or infinity.")
    return numbers


def _dict(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _number(data: dict[Any, Any], name: str) -> float | None:
    value = data.get(name)
    if isinstance(value, (int, float)) and abs(value) < _MAX_NUMBER:  # false for infinity and NaN
        return float(value)
    return None


def _segments(value: Any) -> tuple[Segment, ...]:
    segments = []
    for part in map(_dict, value if isinstance(value, list) else ()):
        start, end = _number(part, "start"), _number(part, "end")
        if start is not None and end is not None and 0 <= start < end:
            captions = _texts(part.get("captions"))
            segments.append(Segment(start, end, _actions(part.get("actions")), captions))
    return tuple(segments)


def _music(data: dict[Any, Any]) -> Music | None:
    bpm, frames = _number(data, "bpm"), data.get("beat_frames")
    if bpm is None:
        return None
    candidates = frames if isinstance(frames, list) else []
    beats = [frame for frame in candidates if isinstance(frame, int) and 0 <= frame < _MAX_NUMBER]
    return Music(bpm, str(data.get("genre") or ""), tuple(frame / FPS for frame in beats))


def _emotion(data: dict[Any, Any]) -> Emotion | None:
    valence, arousal = _number(data, "valence"), _number(data, "arousal")
    if valence is None or arousal is None:
        return None
    return Emotion(str(data.get("emotion_label") or ""), valence, arousal)


def _actions(value: Any) -> tuple[str, ...]:
    return tuple(action for action in _texts(value) if action in ACTIONS)


def _texts(value: Any) -> tuple[str, ...]:
    texts = value if isinstance(value, list) else []
    return tuple(replace_surrogates(text) for text in texts if isinstance(text, str) and text)
