"""The whole sound of a film: one loudness, no clipping, panned, in the files that hold sound."""

from __future__ import annotations

import wave
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from sound.scenes import FRAMES, decoded, scene_of, still, synthetic
from sound.test_loudness import ffmpeg_measures

from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.options import SoundOptions
from stickgen.outputs import save
from stickgen.place import PlaceChange
from stickgen.scene import Impact, Place, Scene, SpeechLine
from stickgen.sound import RATE, soundtrack
from stickgen.sound.master import CEILING

BABBLE = SoundOptions(voices=("babble",))
SMALL = {"size": (64, 36), "fps": 5.0}


def heard(scene: Scene) -> np.ndarray:
    return soundtrack(scene, BABBLE).samples


def level(samples: np.ndarray, start: float, end: float) -> float:
    """Root mean square between two seconds."""
    part = samples[int(start * RATE) : int(end * RATE)].astype(float)
    return float(np.sqrt((part**2).mean()))


def moved(motion: Motion, x: float, z: float = 0.0) -> Motion:
    return replace(motion, joints=motion.joints + np.float32([x, 0, z]))


SCENES = {
    "steps in a street": lambda: scene_of([synthetic("walk")], "street"),
    "claps on paper": lambda: scene_of([synthetic("clap")], "paper"),
    "a line by the sea": lambda: scene_of(
        [still("talk")], "beach", lines=[SpeechLine("Look, a gull!", 0.5, 2.5, "a")]
    ),
    "a dance": lambda: scene_of([synthetic("dance", 150)], "stage"),
    "a fight before a crowd": lambda: scene_of(
        [synthetic("fight"), synthetic("fight", seed=1)],
        "ring",
        impacts=(Impact(1.0, "star", (0.0, 1.3, 0.0)),),
    ),
    "a storm": lambda: scene_of([still()], Place("forest", weather="storm")),
}


@pytest.mark.parametrize("name", SCENES)
def test_every_film_is_equally_loud_and_never_clips(name: str) -> None:
    samples = heard(SCENES[name]())
    integrated, peak = ffmpeg_measures(samples)
    assert integrated == pytest.approx(-16.0, abs=0.5)
    assert peak < -1.0
    assert np.abs(samples).max() <= CEILING + 1e-6


def test_the_same_film_sounds_the_same() -> None:
    scene = SCENES["a fight before a crowd"]()
    first = heard(scene)
    np.testing.assert_array_equal(first, heard(scene))
    assert not np.array_equal(first, heard(replace(scene, description="another")))


def test_sounds_are_where_they_are_seen_and_farther_ones_quieter() -> None:
    left, right = (heard(scene_of([moved(synthetic("clap"), x)])) for x in (-2.0, 2.0))
    assert level(left[:, :1], 0, 3) > 2 * level(left[:, 1:], 0, 3)
    assert level(right[:, 1:], 0, 3) > 2 * level(right[:, :1], 0, 3)
    both = scene_of([moved(synthetic("clap"), -1.0), moved(synthetic("clap", seed=1), 1.0, -20.0)])
    near = heard(both)
    assert level(near[:, :1], 0, 3) > 1.3 * level(near[:, 1:], 0, 3)


def test_a_crowd_cheers_at_a_hit() -> None:
    calm = scene_of([still(frames=150)], "ring")
    hit = replace(calm, impacts=(Impact(2.0, "star", (0.0, 1.3, 0.0)),))
    samples = heard(hit)
    assert level(samples, 2.6, 3.4) > 2.0 * level(samples, 0.5, 1.9)
    quiet = replace(hit, place=Place("kitchen"))
    samples = heard(quiet)
    assert level(samples, 2.6, 3.4) < 1.5 * level(samples, 0.5, 1.9)


def test_thunder_follows_lightning() -> None:
    from stickgen.render.weather import flash_time

    scene = scene_of([still(frames=150)], Place("park", 3, weather="storm"))
    at = flash_time(3, 0) + 0.9
    samples = heard(scene)
    low = np.abs(np.fft.rfft(samples[int(at * RATE) :][:RATE].mean(axis=1)))[20:150].mean()
    before = np.abs(np.fft.rfft(samples[int((at - 1.0) * RATE) :][:RATE].mean(axis=1)))[20:150]
    assert at > 1.0 or flash_time(3, 1)
    assert low > 2 * before.mean()


def test_another_place_sounds_different_from_the_cut_on() -> None:
    scene = scene_of([still(frames=150)], "street", places=(PlaceChange(Place("park"), 3.0),))
    samples = heard(scene).mean(axis=1)
    low = [
        np.abs(np.fft.rfft(part))[40:200].mean()
        for part in (samples[: 2 * RATE], samples[-2 * RATE :])
    ]
    assert low[0] > 3 * low[1]


def test_a_large_hall_rings() -> None:
    scenes = [scene_of([synthetic("clap")], place) for place in ("church", "desert")]
    tails = [level(heard(s), 0.85, 1.1) / level(heard(s), 0.75, 0.80) for s in scenes]
    assert tails[0] > 1.5 * tails[1]


def test_a_silent_film_stays_silent() -> None:
    assert not heard(scene_of([still()])).any()


def test_files_that_are_heard(tmp_path: Path) -> None:
    scene = scene_of([synthetic("clap")])
    names = ["f.mp4", "f.webm", "f.wav", "f.html"]
    save(scene, [tmp_path / name for name in names], sound=BABBLE, **SMALL)  # type: ignore[arg-type]
    samples = heard(scene)
    for name, codec in (("f.mp4", "aac"), ("f.webm", "opus"), ("f.wav", "pcm_s16le")):
        found, used = decoded(tmp_path / name)
        assert used == codec
        assert abs(len(found) - len(samples)) < 1200
        count = min(len(found), len(samples))
        likeness = np.corrcoef(found[:count, 0], samples[:count, 0])[0, 1]
        assert likeness > 0.85
        assert 20 * np.log10(np.abs(found).max()) < 0
    with wave.open(str(tmp_path / "f.wav")) as reader:
        assert (reader.getframerate(), reader.getnchannels()) == (48_000, 2)
        assert reader.getnframes() == round(scene.duration * RATE)


def test_the_same_film_gives_the_same_file(tmp_path: Path) -> None:
    scene = scene_of([synthetic("clap")])
    for name in ("a.mp4", "b.mp4"):
        save(scene, [tmp_path / name], sound=BABBLE, **SMALL)  # type: ignore[arg-type]
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_without_sound_films_are_silent(tmp_path: Path) -> None:
    scene = scene_of([synthetic("clap")])
    save(scene, [tmp_path / "f.mp4", tmp_path / "f.html"], **SMALL)  # type: ignore[arg-type]
    with av.open(str(tmp_path / "f.mp4")) as container:
        assert not container.streams.audio
    assert "stick-gen-sound" not in (tmp_path / "f.html").read_text().split("<script>")[0]


def test_sound_alone_needs_no_wish(tmp_path: Path) -> None:
    scene = scene_of([synthetic("clap")])
    scene.save(tmp_path / "f.wav")
    scene.save(tmp_path / "g.mp4", sound=True, size=(64, 36), fps=5)
    assert decoded(tmp_path / "f.wav")[0].any()
    assert decoded(tmp_path / "g.mp4")[0].any()


def test_what_cannot_be_heard_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"none of the outputs can be heard.*\.wav"):
        save(scene_of([still()]), [tmp_path / "f.gif"], sound=BABBLE)
    assert list(tmp_path.iterdir()) == []


def test_a_film_of_one_frame_and_one_of_many_places() -> None:
    short = scene_of([still(frames=25)], "stadium")
    assert heard(short).shape == (RATE, 2)
    long = scene_of([still(frames=25 * 30)], "forest")
    samples = heard(long)
    assert samples.shape == (30 * RATE, 2)
    levels = [level(samples, k, k + 1) for k in range(1, 29)]
    assert max(levels) < 8 * min(levels)
    assert FRAMES == 75
