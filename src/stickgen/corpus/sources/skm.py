"""The SKM format of SmartBody: values of named joint channels per frame.

A ``Quat`` channel holds a rotation vector in spite of its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import read_text
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray

TRANSLATIONS = ("XPos", "YPos", "ZPos")


@dataclass(frozen=True)
class SkmChannels:
    """Channels of a motion.

    Attributes:
        values: (joint, ``Quat``) → rotation vectors ``[T, 3]``; (joint, ``XPos``) → ``[T]``.
        root: joint of the first channel.
        fps: frames per second.
        frames: number of frames.
    """

    values: Mapping[tuple[str, str], FloatArray]
    root: str
    fps: float
    frames: int


def read_channels(path: Path) -> SkmChannels:
    """Read the channels of a motion.

    Raises:
        StickGenError: it is not an SKM file, is damaged, or its frames have unequal lengths.
    """
    names, rows = _sections(path, read_text(path, "SKM"))
    widths = [3 if kind == "Quat" else 1 for _, kind in names]
    try:
        table = np.array(rows, dtype=np.float64)
    except ValueError as error:
        raise StickGenError(
            f"{path} has frames that are not a table of numbers: {error}."
        ) from error
    if table.ndim != 2 or table.shape[1] != 1 + sum(widths) or len(table) < 2:
        raise StickGenError(
            f"{path} holds frames {table.shape}, not at least 2 of {1 + sum(widths)} numbers."
        )
    if not np.isfinite(table).all():
        raise StickGenError(f"{path} holds NaN or infinity; repair the file.")
    steps = np.diff(table[:, 0])
    step = float(steps.mean())
    if not 0.001 <= step <= 1.0 or np.abs(steps - step).max() > 0.1 * step:
        raise StickGenError(f"{path} has frames of unequal or impossible lengths.")
    starts = np.concatenate([[1], 1 + np.cumsum(widths)])
    values = {
        name: table[:, start] if width == 1 else table[:, start : start + width]
        for name, start, width in zip(names, starts, widths, strict=False)
    }
    return SkmChannels(values, names[0][0], round(1.0 / step, 2), len(table))


def _sections(path: Path, text: str) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """Channels in file order; then the time and values of every frame, as words."""
    lines = [line.split("#")[0].split() for line in text.splitlines()]
    lines = [line for line in lines if line]
    try:
        start = next(i for i, line in enumerate(lines) if line[0] == "channels")
        count = int(lines[start][1])
        names = [(line[0], line[1]) for line in lines[start + 1 : start + 1 + max(count, 0)]]
        header = start + 1 + count
        if lines[header][0] != "frames":
            raise ValueError(f"{count} channels are not followed by frames")
        frames = int(lines[header][1])
        rows = lines[header + 1 : header + 1 + max(frames, 0)]
        if len(rows) != frames or any(row[0] != "kt" or row[2] != "fr" for row in rows):
            raise ValueError(f"it does not hold {frames} frames")
    except (StopIteration, ValueError, IndexError) as error:
        reason = str(error) or "it has no channels"
        raise StickGenError(f"{path} is not an SKM motion: {reason}.") from error
    unknown = sorted({kind for _, kind in names} - {"Quat", *TRANSLATIONS})
    if unknown or not names:
        raise StickGenError(f"{path} has channels of unknown kind: {', '.join(unknown)}.")
    return names, [[row[1], *row[3:]] for row in rows]
