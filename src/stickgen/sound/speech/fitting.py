"""Speech that is spoken faster, at its own pitch, where its line has less time."""

from __future__ import annotations

import numpy as np

from stickgen.sound.waves import Signal, fade, samples

_FASTEST = 1.7
"""Times as fast as it was; what still does not fit is cut off."""
_FRAME, _SEARCH = 0.03, 0.008  # seconds
_FITS = 1.02


def fitted(voice: Signal, seconds: float) -> Signal:
    """A voice that lasts at most so long."""
    most = samples(seconds)
    if len(voice) <= most * _FITS:
        return voice
    out = faster(voice, min(len(voice) / max(most, 1), _FASTEST))
    return fade(out[:most], 0.0, 0.05)


def faster(voice: Signal, factor: float) -> Signal:
    """A voice ``factor`` times as fast, by WSOLA (Verhelst and Roelands, ICASSP 1993).

    Overlapping pieces are taken farther apart than they are laid down, each where it continues
    the one before best.
    """
    size, reach = samples(_FRAME), samples(_SEARCH)
    hop = size // 2
    window = np.hanning(size).astype(np.float32)
    count = int((len(voice) - size - reach) / (hop * factor))
    if count < 2:
        return voice
    padded = np.pad(voice, (reach, size + reach))
    out = np.zeros((count + 1) * hop, dtype=np.float32)
    at = reach
    for n in range(count):
        out[n * hop : n * hop + size] += window * padded[at : at + size]
        follows = padded[at + hop : at + hop + size]
        target = reach + int((n + 1) * hop * factor)
        near = padded[target - reach : target + reach + size]
        likeness = np.correlate(near, follows, mode="valid")
        at = target - reach + int(likeness.argmax())
    return out
