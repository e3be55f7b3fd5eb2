"""Checking a motion's frame rate against the length of the files beside it."""

from __future__ import annotations

import wave
from collections.abc import Mapping
from pathlib import Path

from stickgen.corpus.clips.raw import frame_rate
from stickgen.errors import StickGenError

USUAL_RATES = (24.0, 25.0, 30.0, 50.0, 60.0, 90.0, 100.0, 120.0, 240.0)
"""Frames per second of motion-capture exports."""
_TOLERANCE = (0.5, 0.1)  # seconds, share of the length: the stated rate is believed within these
_CLOSE = (0.1, 0.02)  # the same for a rate that replaces it


def audio_seconds(path: Path) -> float | None:
    """Length of a WAV file; None without one.

    Raises:
        StickGenError: it is not a WAV file with PCM samples, or is damaged.
    """
    if not path.is_file():
        return None
    try:
        with wave.open(str(path), "rb") as sound:
            return sound.getnframes() / sound.getframerate()
    except (wave.Error, EOFError, OSError, ZeroDivisionError) as error:
        reason = " ".join(str(error).split()) or "it is too short"
        raise StickGenError(f"{path} is not a WAV file with PCM samples: {reason}.") from error


def checked_rate(path: Path, frames: int, stated: float, lengths: Mapping[str, float]) -> float:
    """Frames per second of a motion that takes as long as other files say.

    Args:
        path: the motion, for the error message.
        frames: number of frames.
        stated: frames per second by the file itself.
        lengths: name of another file of the same take → its length in seconds.

    Returns:
        The stated rate when the motion is then as long as all others, else the usual rate that
        makes it so.

    Raises:
        StickGenError: no usual rate fits all lengths.
    """
    if _fits(frames / stated, lengths, _TOLERANCE):
        return stated
    for rate in sorted(USUAL_RATES, key=lambda rate: _error(frames / rate, lengths)):
        if _fits(frames / rate, lengths, _CLOSE):
            return frame_rate(rate, path)
    others = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in lengths.items())
    raise StickGenError(
        f"{path} has {frames} frames and lasts {frames / stated:.2f} s at {stated:.4g} frames a "
        f"second, but {others}; no usual frame rate fits, so correct its Frame Time."
    )


def _error(seconds: float, lengths: Mapping[str, float]) -> float:
    return sum(abs(seconds - length) for length in lengths.values())


def _fits(seconds: float, lengths: Mapping[str, float], tolerance: tuple[float, float]) -> bool:
    absolute, share = tolerance
    return all(
        abs(seconds - length) <= max(absolute, share * length) for length in lengths.values()
    )
