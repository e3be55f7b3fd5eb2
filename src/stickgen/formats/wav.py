"""The sound of a film alone: WAV, 16 bits, stereo."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from stickgen.files import atomic_path
from stickgen.render.audio import Audio

_FULL = 32767  # the largest number of 16 bits


def write_wav(audio: Audio, path: Path) -> None:
    """Write PCM that every program reads.

    Raises:
        StickGenError: the file cannot be written.
    """
    whole = np.rint(np.clip(audio.samples, -1.0, 1.0) * _FULL).astype("<i2")
    with atomic_path(path) as temporary, wave.open(str(temporary), "wb") as writer:
        writer.setnchannels(whole.shape[1])
        writer.setsampwidth(2)
        writer.setframerate(audio.rate)
        writer.writeframes(whole.tobytes())
