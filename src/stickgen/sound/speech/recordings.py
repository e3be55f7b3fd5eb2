"""A person's own recording as the voice of a character."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import runs
from stickgen.sound.waves import RATE, Signal, fade, samples

_SILENT = 0.03  # of the loudest part, below which a recording pauses
_PAUSE = 0.35  # seconds of silence that part two lines
_AROUND = 0.06  # seconds of silence that are kept around what is said
_LONGEST = 600.0  # seconds


def read_recording(path: Path) -> Signal:
    """A recording, ``[N]`` at ``RATE``, without the silence around it.

    Raises:
        StickGenError: the file cannot be read, holds no sound or is too long.
    """
    import av

    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise StickGenError(f"{path} holds no sound: give a recording, such as ann.wav")
            resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
            pieces, length = [], 0
            for frame in container.decode(container.streams.audio[0]):
                for part in resampler.resample(frame):
                    pieces.append(part.to_ndarray()[0])
                    length += part.samples
                if length > _LONGEST * RATE:
                    raise StickGenError(f"{path} is longer than {_LONGEST:g} s: cut it")
            pieces += [part.to_ndarray()[0] for part in resampler.resample(None)]
    except (OSError, av.FFmpegError) as error:
        reason = getattr(error, "strerror", None) or "it is no recording"
        raise StickGenError(f"cannot read {path}: {reason}") from None
    signal = np.concatenate(pieces).astype(np.float32) if pieces else np.zeros(0, np.float32)
    signal = trimmed(signal)
    if not len(signal):
        raise StickGenError(f"{path} is silent: record it again")
    return signal


def trimmed(signal: Signal) -> Signal:
    """A signal without the silence around it; empty where there is nothing else."""
    passages = _passages(signal)
    return signal[passages[0].start : passages[-1].stop] if passages else signal[:0]


def parts(recording: Signal, count: int, name: str) -> list[Signal]:
    """A recording cut at its longest pauses into ``count`` parts, a line each.

    Args:
        name: of the character, for the message.

    Raises:
        StickGenError: it has too few pauses.
    """
    passages = _passages(recording)
    if len(passages) < count:
        raise StickGenError(
            f"the recording of {name} has {len(passages)} passages for {count} lines: leave "
            f"{_PAUSE:g} s of silence between two lines, or give a recording for each"
        )
    gaps = [b.start - a.stop for a, b in pairwise(passages)]
    cuts = sorted(sorted(range(len(gaps)), key=lambda k: -gaps[k])[: count - 1])
    firsts, lasts = [0, *(k + 1 for k in cuts)], [*cuts, len(passages) - 1]
    return [
        fade(recording[passages[a].start : passages[b].stop])
        for a, b in zip(firsts, lasts, strict=True)
    ]


def _passages(signal: Signal) -> list[slice]:
    """Where something is said, with a little silence around it, as samples."""
    step = samples(0.01)
    blocks = np.abs(signal[: len(signal) // step * step]).reshape(-1, step)
    if not len(blocks) or float(blocks.max()) < 1e-4:
        return []
    loud = np.sqrt((blocks.astype(np.float64) ** 2).mean(axis=1))
    said = runs(loud > _SILENT * loud.max())
    joined: list[slice] = []
    for run in said:
        if joined and run.start - joined[-1].stop < _PAUSE / 0.01:
            joined[-1] = slice(joined[-1].start, run.stop)
        else:
            joined.append(run)
    around = samples(_AROUND)
    return [
        slice(max(run.start * step - around, 0), min(run.stop * step + around, len(signal)))
        for run in joined
    ]
