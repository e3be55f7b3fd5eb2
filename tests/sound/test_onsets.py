"""Claps and steps are heard when hands and feet meet: in the decoded sound of files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sound.scenes import decoded, onsets, scene_of, synthetic

from stickgen.measures.footing import footfalls
from stickgen.measures.limbs import palms
from stickgen.motion import Motion
from stickgen.options import SoundOptions
from stickgen.outputs import save

LATE = 0.020  # seconds


def heard(motion: Motion, place: str, path: Path) -> np.ndarray:
    save(scene_of([motion], place), [path], size=(64, 36), fps=5, sound=SoundOptions())
    return onsets(decoded(path)[0])


def assert_in_time(found: np.ndarray, wanted: np.ndarray) -> None:
    """Each moment is heard within ``LATE``, and nothing else."""
    assert len(wanted) >= 3
    off = np.abs(found[:, None] - wanted[None])
    assert off.min(axis=0).max() <= LATE, (found, wanted)
    assert off.min(axis=1).max() <= LATE, (found, wanted)


@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
def test_claps(suffix: str, tmp_path: Path) -> None:
    motion = synthetic("clap", seed=1)
    left, right = palms(motion.joints.astype(float))
    apart = np.linalg.norm(left - right, axis=-1)
    # Independent of the code that finds them: local minima of the distance between the palms,
    # after they were apart.
    dips = [0]
    for k in range(2, len(apart) - 2):
        lowest = apart[k] < apart[k - 1] and apart[k] <= apart[k + 1]
        if lowest and apart[k] < 0.2 and apart[dips[-1] : k].max() - apart[k] > 0.05:
            dips.append(k)
    dips = dips[1:]
    found = heard(motion, "paper", tmp_path / f"claps{suffix}")
    assert_in_time(found, np.array(dips) / motion.fps)


@pytest.mark.parametrize(
    ("place", "suffix"), [("street", ".mp4"), ("church", ".wav"), ("snow", ".wav")]
)
def test_steps(place: str, suffix: str, tmp_path: Path) -> None:
    motion = synthetic("walk", seed=2)
    falls = [frame for frame, _ in footfalls(motion.joints.astype(float), motion.fps)]
    found = heard(motion, place, tmp_path / f"steps{suffix}")
    off = np.abs(found[:, None] - np.array(falls)[None] / motion.fps)
    assert len(falls) >= 3
    assert off.min(axis=0).max() <= LATE, (found, falls)


def test_sound_and_picture_are_equally_long(tmp_path: Path) -> None:
    import av

    scene = scene_of([synthetic("clap")])
    save(scene, [tmp_path / "f.mp4"], size=(64, 36), sound=SoundOptions())
    with av.open(str(tmp_path / "f.mp4")) as container:
        lengths = [float(s.duration * s.time_base) for s in container.streams]  # type: ignore[operator]
        starts = [s.start_time for s in container.streams]
    assert starts == [0, 0]
    assert lengths[0] == pytest.approx(lengths[1], abs=0.03)
