"""The meter of ITU-R BS.1770 against the standard's own signals and ffmpeg's meter."""

from __future__ import annotations

import av
import numpy as np
import pytest

from stickgen.sound.loudness import loudness, true_peak
from stickgen.sound.waves import band

RATE = 48_000


def ffmpeg_measures(samples: np.ndarray) -> tuple[float, float]:
    """Integrated loudness, LUFS, and true peak, dBTP, by ffmpeg's filter ``ebur128``."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=RATE, format="flt", layout="stereo", time_base=f"1/{RATE}"
    )
    meter, sink = graph.add("ebur128", "peak=true:metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    flat = np.ascontiguousarray(samples.astype(np.float32).reshape(1, -1))
    frame = av.AudioFrame.from_ndarray(flat, format="flt", layout="stereo")
    frame.sample_rate, frame.pts = RATE, 0
    graph.push(frame)
    graph.push(None)
    found: dict[str, str] = {}
    while True:
        try:
            found = dict(graph.pull().metadata) or found
        except (av.error.EOFError, av.error.BlockingIOError):
            break
    return float(found["lavfi.r128.I"]), 20 * np.log10(float(found["lavfi.r128.true_peak"]))


def tone(hertz: float, decibels: float, seconds: float = 5.0) -> np.ndarray:
    t = np.arange(int(seconds * RATE)) / RATE
    return np.repeat(10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * t)[:, None], 2, axis=1)


def noise(seed: int, low: float, high: float, seconds: float = 6.0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    count = int(seconds * RATE)
    return 0.1 * np.stack([band(rng, count, low, high) for _ in range(2)], axis=-1)


@pytest.mark.parametrize("level", [-23.0, -36.0])
def test_a_tone_of_the_standard(level: float) -> None:
    # A sine of 997 Hz in both channels has its own level in LUFS.
    assert loudness(tone(997, level)) == pytest.approx(level, abs=0.02)


@pytest.mark.parametrize(("low", "high"), [(30, 120), (200, 4000), (3000, 16000)])
def test_noise_as_ffmpeg_measures_it(low: float, high: float) -> None:
    samples = noise(1, low, high) * [1.0, 0.4]
    integrated, peak = ffmpeg_measures(samples)
    assert loudness(samples) == pytest.approx(integrated, abs=0.1)
    assert true_peak(samples) == pytest.approx(peak, abs=0.25)


def test_quiet_parts_do_not_count() -> None:
    samples = noise(2, 200, 4000)
    samples[RATE : 4 * RATE] *= 0.02
    integrated, _ = ffmpeg_measures(samples)
    assert loudness(samples) == pytest.approx(integrated, abs=0.1)
    assert loudness(samples) > 10 * np.log10((samples**2).sum(axis=1).mean()) + 1.5


def test_a_peak_between_samples_is_found() -> None:
    # At a quarter of the rate, 45 degrees late: every sample is 3 dB below the crest.
    t = np.arange(RATE)
    samples = np.repeat(np.sin(np.pi / 2 * t + np.pi / 4)[:, None], 2, axis=1)
    assert np.abs(samples).max() == pytest.approx(0.7071, abs=1e-3)
    assert true_peak(samples) == pytest.approx(0.0, abs=0.2)


def test_silence_and_a_click() -> None:
    silence = np.zeros((RATE, 2))
    assert loudness(silence) == true_peak(silence) == float("-inf")
    silence[100] = 1.0
    assert true_peak(silence) >= 0.0
    assert loudness(np.zeros((10, 2))) == float("-inf")
