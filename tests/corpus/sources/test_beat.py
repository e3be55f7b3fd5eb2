"""BEAT (Liu et al., ECCV 2022; layout after its repository and data card), synthetic files."""

import json
import re
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import beat
from stickgen.errors import StickGenError
from stickgen.geometry import resample
from stickgen.motion import Motion
from stickgen.vocabulary import EXPRESSIONS, MOUTHS

NAMES = {
    "pelvis": "Hips",
    "spine1": "Spine",
    "spine2": "Spine2",
    "spine3": "Spine3",
    "neck": "Neck",
    "head": "Head",
    **{
        f"{side}_{ours}": f"{side[0].upper()}{theirs}"
        for side in ("left", "right")
        for ours, theirs in (
            ("hip", "UpLeg"), ("knee", "Leg"), ("ankle", "Foot"), ("foot", "ToeBase"),
            ("collar", "Shoulder"), ("shoulder", "Arm"), ("elbow", "Arm1"), ("wrist", "Hand"),
        )
    },
}  # fmt: skip
TIPS = {"head": "HeadEnd", "left_wrist": "LHandM1", "right_wrist": "RHandM1"}
GRID = """File type = "ooTextFile"
item []:
    item [1]:
        class = "IntervalTier"
        name = "words"
        intervals [1]:
            xmin = 0.0
            xmax = 0.3
            text = "hello"
        intervals [2]:
            xmin = 0.3
            xmax = 0.5
            text = ""
        intervals [3]:
            xmin = 0.5
            xmax = 0.9
            text = "there"
        intervals [4]:
            xmin = 0.9
            xmax = 1.6
            text = ""
        intervals [5]:
            xmin = 1.6
            xmax = 1.9
            text = "friend"
    item [2]:
        name = "phones"
        intervals [1]:
            xmin = 0.0
            xmax = 0.1
            text = "HH"
"""


@pytest.fixture
def speech(tmp_path: Path, marching: Callable[..., Motion], renamed_bvh: Callable) -> Path:
    path = tmp_path / "1/1_wayne_0_66_66.bvh"
    path.parent.mkdir()
    path.write_text(renamed_bvh(marching(240, 120.0), NAMES, TIPS))
    return path


def weights(**shapes: np.ndarray) -> str:
    """Two seconds of face at 60 fps."""
    names = ["jawOpen", "eyeBlinkLeft", "eyeBlinkRight", "mouthSmileLeft", "mouthSmileRight"]
    table = np.stack([shapes.get(name, np.zeros(120)) for name in names], axis=-1)
    frames = [
        {"weights": row.tolist(), "time": k / 60, "rotation": []} for k, row in enumerate(table)
    ]
    return json.dumps({"names": names, "frames": frames})


def test_a_speaker_with_everything(
    speech: Path, faces_ahead_with_left_raised: Callable[[np.ndarray], None]
) -> None:
    smile = np.where(np.arange(120) < 60, 0.0, 0.9)
    jaw = 0.3 + 0.3 * np.sin(2 * np.pi * 4 * np.arange(120) / 60)
    blink = np.where(np.abs(np.arange(120) - 30) < 6, 1.0, 0.0)
    speech.with_suffix(".json").write_text(
        weights(jawOpen=jaw, mouthSmileLeft=smile, mouthSmileRight=smile, eyeBlinkLeft=blink,
                eyeBlinkRight=blink)
    )  # fmt: skip
    speech.with_suffix(".TextGrid").write_text(GRID)
    item = beat.find(speech.parent)[0]
    recording = beat.read(item)[0]
    assert recording.id == "beat/1_wayne_0_66_66" and recording.actions == ("talk",)
    assert recording.emotion.label == "happiness" and "happily" in recording.captions[0]
    captions = [segment.captions[0] for segment in recording.segments]
    assert captions == ["a person says “hello there”", "a person says “friend”"]
    assert [(s.start, s.end) for s in recording.segments] == [(0.0, 0.9), (1.6, 1.9)]
    face = recording.face
    assert len(face.expression) == len(resample(recording.motion.positions, 120.0, 25.0)) == 50
    happy = face.expression == EXPRESSIONS.index("happy")
    assert not happy[:20].any() and happy[30:].all()
    assert face.eyes_open[round(0.5 * 25)] < 0.3 and face.eyes_open[40] > 0.95
    assert 0.6 < face.openness.max() <= 1.0 and face.openness.min() < 0.2
    assert np.abs(np.diff(face.openness)).max() < 0.6, "smoothed"
    assert MOUTHS.index("open") in face.mouth
    body = retarget(recording.motion)
    assert body.rig == "beat"
    faces_ahead_with_left_raised(body.joints)


@pytest.mark.parametrize(
    ("stem", "csv", "label"),
    [
        ("1_wayne_0_1_1", None, "neutral"),
        ("1_wayne_0_64_64", None, "neutral"),
        ("1_wayne_0_73_80", None, "anger"),
        ("2_scott_2_118_118", None, "disgust"),
        ("2_scott_1_95_95", None, "neutral"),
        ("2_scott_0_1_1", "0,1.5,6\n1.5,3,6\n3,4,0\n", "fear"),
    ],
)
def test_emotion_of_the_csv_or_the_name(
    speech: Path, stem: str, csv: str | None, label: str
) -> None:
    path = speech.rename(speech.with_name(f"{stem}.bvh"))
    if csv:
        path.with_suffix(".csv").write_text(csv)
    assert beat.read(beat.find(path)[0])[0].emotion.label == label


@pytest.mark.parametrize(
    ("suffix", "text", "message"),
    [
        (".json", "{}", "face weights"),
        (".json", '{"names": ["a"], "frames": [{"weights": [1, 2], "time": 0}]}', "1 names"),
        (".json", '{"names": ["a"], "frames": [{"weights": [NaN], "time": 0}]}', "not finite"),
        (".TextGrid", "x", "words"),
        (".csv", "8\n9\n", "no emotion"),
    ],
)
def test_damaged_side_files_are_refused(speech: Path, suffix: str, text: str, message: str) -> None:
    speech.with_suffix(suffix).write_text(text)
    with pytest.raises(StickGenError, match=message):
        beat.read(beat.find(speech)[0])


def state_length(speech: Path, fps: float, *, words: float = 0.0, voice: float = 0.0) -> None:
    """Give the motion of 240 frames another rate, and words and a voice of some seconds."""
    text = speech.read_text()
    speech.write_text(re.sub(r"Frame Time: \S+", f"Frame Time: {1 / fps:.6f}", text))
    if words:
        speech.with_suffix(".TextGrid").write_text(
            GRID.replace("item []:", f"xmin = 0\nxmax = {words}\nitem []:")
        )
    if voice:
        with wave.open(str(speech.with_suffix(".wav")), "wb") as sound:
            sound.setparams((1, 2, 8000, 0, "NONE", ""))
            sound.writeframes(bytes(2 * round(8000 * voice)))


@pytest.mark.parametrize(
    ("stated", "words", "voice", "fps"),
    [
        (24.0, 2.0, 0.0, 120.0),
        (24.0, 0.0, 2.0, 120.0),
        (24.0, 2.03, 1.98, 120.0),
        (120.0, 8.0, 8.0, 30.0),
        (120.0, 2.1, 1.7, 120.0),
        (24.0, 0.0, 0.0, 24.0),
    ],
)
def test_the_frame_rate_is_that_of_words_and_voice(
    speech: Path, stated: float, words: float, voice: float, fps: float
) -> None:
    state_length(speech, stated, words=words, voice=voice)
    (recording,) = beat.read(beat.find(speech)[0])
    assert recording.motion.fps == pytest.approx(fps, rel=1e-4)
    corrected = (f"corrected:fps {stated:g} to {fps:g}",) if fps != stated else ()
    assert recording.tags == ("language:English", *corrected)


@pytest.mark.parametrize(("words", "voice"), [(3.3, 0.0), (2.0, 10.0), (10.0, 2.0)])
def test_lengths_that_no_rate_explains_are_refused(
    speech: Path, words: float, voice: float
) -> None:
    state_length(speech, 24.0, words=words, voice=voice)
    with pytest.raises(StickGenError, match=r"240 frames and lasts 10\.00 s .*TextGrid") as caught:
        beat.read(beat.find(speech)[0])
    assert "\n" not in str(caught.value)


def test_a_damaged_voice_is_refused(speech: Path) -> None:
    speech.with_suffix(".wav").write_bytes(b"RIFF\0\0\0\0WAVE")
    with pytest.raises(StickGenError, match="not a WAV file"):
        beat.read(beat.find(speech)[0])


def test_damaged_files(speech: Path, survives: Callable[..., None]) -> None:
    item = beat.find(speech)[0]
    for suffix, text in ((".json", weights()[:3000] + "]}]}"), (".TextGrid", GRID)):
        path = speech.with_suffix(suffix)
        path.write_text(text if suffix != ".json" else weights())
        survives(lambda _: beat.read(item), path, 25)
        path.unlink()
