"""Voices: babble, engines of the machine, recordings; timbres, mouths, and how long lines take."""

from __future__ import annotations

import os
import shutil
import sys
import wave
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from sound.scenes import face, scene_of, still

from stickgen.catalog.roles import ROLES
from stickgen.catalog.timbres import TIMBRES, timbre_of
from stickgen.direction.voices import timbre_of_character
from stickgen.errors import StickGenError
from stickgen.options import SoundOptions
from stickgen.pipeline import draft_script, spoken_script
from stickgen.scene import Look, SpeechLine
from stickgen.script import Beat, Character, Line, Script
from stickgen.sound import soundtrack
from stickgen.sound.lines import spoken_in, timbre
from stickgen.sound.mouths import Spoken, mouth_of, vowels_of
from stickgen.sound.speech import Speakers, engines, fitted
from stickgen.sound.speech.babble import babble
from stickgen.sound.speech.syllables import syllables
from stickgen.sound.speech.throat import FORMANTS
from stickgen.vocabulary import ACTOR_KINDS, MOUTHS, SPEECH

RATE = 48_000
BABBLE = SoundOptions(voices=("babble",))
TEXT = "Hello my friend, how are you doing today?"

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="needs eSpeak NG: apt-get install espeak-ng"
)


def pitch(voice: np.ndarray) -> float:
    """Hertz: the median over its voiced parts, by autocorrelation."""
    found = []
    for start in range(0, len(voice) - 3600, 1200):
        part = voice[start : start + 3600] - voice[start : start + 3600].mean()
        power = float((part**2).sum())
        if power < 0.2 * float((voice**2).mean()) * 3600:
            continue
        likeness = np.fft.irfft(np.abs(np.fft.rfft(part, 8192)) ** 2)[:3600]
        lags = slice(RATE // 560, RATE // 60)
        k = lags.start + int(likeness[lags].argmax())
        if likeness[k] > 0.4 * power:
            found.append(RATE / k)
    return float(np.median(found))


def say(text: str, manner: str = "talk", name: str = "man") -> np.ndarray:
    return babble(text, manner, TIMBRES[name], np.random.default_rng(0))


def script(*lines: Line, duration: float = 10.0, **fields: object) -> Script:
    beats = (Beat(text="a person talks", start=0, end=duration),)
    ann = Character(name="Ann", beats=beats, lines=lines, **fields)  # type: ignore[arg-type]
    return Script(description="Ann talks", duration=duration, characters=(ann,))


def write_tone(path: Path, *spans: tuple[float, float], seconds: float = 4.0) -> Path:
    """A recording: a tone in some spans, silence between them."""
    t = np.arange(int(seconds * 22_050)) / 22_050
    on = np.zeros(len(t))
    for start, end in spans:
        on[(t >= start) & (t < end)] = 0.5
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22_050)
        file.writeframes((on * np.sin(2 * np.pi * 300 * t) * 32767).astype("<i2").tobytes())
    return path


@pytest.mark.parametrize(
    ("text", "count"),
    [("hello", 2), ("cat", 1), ("a banana", 4), ("make", 1), ("Ha!", 1), ("42", 1),
     ("こんにちは", 3), ("...", 1), ("beautiful day", 4)],
)  # fmt: skip
def test_syllables(text: str, count: int) -> None:
    assert len(syllables(text)) == count


@pytest.mark.parametrize("manner", sorted(SPEECH))
def test_a_babbling_voice_has_the_rate_of_its_manner(manner: str) -> None:
    text = "banana potato animal holiday radio telephone"
    cycles = SPEECH[manner][0]
    seconds = len(say(text, manner)) / RATE
    assert len(syllables(text)) / seconds == pytest.approx(cycles, rel=0.12)


@pytest.mark.parametrize("name", [n for n in TIMBRES if n != "ghost"])
def test_the_pitch_is_that_of_the_timbre(name: str) -> None:
    calm = replace(TIMBRES[name], lively=0.2)
    voice = babble("la la la la la la la la", "talk", calm, np.random.default_rng(0))
    assert pitch(voice) == pytest.approx(TIMBRES[name].pitch, rel=0.12)


def test_a_shout_is_higher_and_a_whisper_has_no_tone() -> None:
    assert pitch(say(TEXT, "shout")) > 1.2 * pitch(say(TEXT, "talk"))
    whisper, talk = (np.abs(np.fft.rfft(say(TEXT, manner))) for manner in ("whisper", "talk"))
    assert talk[:400].max() / np.median(talk[:4000]) > 3 * (
        whisper[:400].max() / np.median(whisper[:4000])
    )


def test_a_question_rises() -> None:
    ends = []
    for mark in "?.":
        end = say(f"banana banana bana{mark}")[-9600:-1200]
        spectrum = np.abs(np.fft.rfft(end * np.hanning(len(end)), 1 << 16))
        f = np.fft.rfftfreq(1 << 16, 1 / RATE)
        spectrum[(f < 70) | (f > 220)] = 0  # the first harmonic is left
        ends.append(f[spectrum.argmax()])
    assert ends[0] > 1.1 * ends[1]


def test_who_speaks_with_which_timbre() -> None:
    assert timbre_of("robot") == "robot"
    assert timbre_of("ghost", "female", "child") == "ghost"
    assert timbre_of("human", "female") == "woman"
    assert timbre_of("human", "male", "child") == "boy"
    assert timbre_of("human", "", "old") == "old_man"
    assert timbre_of("human", "male", "adult", 1.8) == "giant"
    assert timbre_of("mouse") == "small_animal"
    assert timbre_of("elephant") == "large_animal"
    for kind in ACTOR_KINDS:
        assert timbre_of(kind) in TIMBRES
    for role in ROLES.values():
        beats = (Beat(text="a person stands", start=0, end=1),)
        assert timbre_of_character(Character(role=role.name, beats=beats)) in TIMBRES


@pytest.mark.parametrize(
    ("prompt", "timbres"),
    [
        ("Anna tells Ben a joke", ["woman", "man"]),
        ("A robot and a little girl talk", ["robot", "girl"]),
        ("A ghost scares grandpa", ["ghost", "old_man"]),
        ("A queen talks to a giant", ["woman", "giant"]),
    ],
)
def test_timbres_of_a_prompt(prompt: str, timbres: list[str]) -> None:
    people = draft_script(prompt).script.characters
    assert [timbre_of_character(person) for person in people] == timbres


def test_a_scene_without_timbres_has_those_of_its_bodies() -> None:
    actor = scene_of([still()]).actors[0]
    assert timbre(actor) == "man"
    assert timbre(actor.scaled(0.6)) == "boy"
    assert timbre(replace(actor, look=Look(kind="robot"))) == "robot"
    assert timbre(replace(actor, timbre="girl")) == "girl"
    with pytest.raises(StickGenError, match="there is no timbre 'tenor'"):
        replace(actor, timbre="tenor")


def test_mouths_follow_the_voice_and_are_shut_when_nobody_speaks() -> None:
    scene = scene_of([still("talk")], lines=[SpeechLine("Hello there", 1.0, 2.6, "a")])
    track = soundtrack(scene, BABBLE)
    found = track.scene.actors[0].face
    assert found is not None
    spoken = spoken_in(scene, Speakers(BABBLE, ["a"]))[0]
    speaking = np.zeros(75, dtype=bool)
    speaking[25 : round(spoken.end * 25) + 1] = True
    assert not found.openness[~speaking].any()
    assert found.openness[speaking].max() > 0.3
    assert set(found.mouth[~speaking]) == {MOUTHS.index("closed")}
    loud = np.array(
        [np.abs(spoken.samples[max(k, 0) : k + 1920]).mean() for k in
         range(-960, len(spoken.samples) - 960, 1920)]
    )  # fmt: skip
    opened = found.openness[25 : 25 + len(loud)]
    assert np.corrcoef(loud, opened)[0, 1] > 0.6


@pytest.mark.parametrize("name", ["man", "woman", "girl"])
def test_mouths_follow_the_vowels(name: str) -> None:
    said = {vowel: say(" ".join([f"b{vowel}"] * 4), "talk", name) for vowel in FORMANTS}
    throat = TIMBRES[name].throat
    for vowel, voice in said.items():
        parts = np.stack([voice[k : k + 1920] for k in range(2400, len(voice) - 1920, 960)])
        loud = parts.std(axis=1) > 0.5 * parts.std(axis=1).max()
        heard = [list(FORMANTS)[k] for k in vowels_of(parts[loud].astype(float), throat)]
        assert max(set(heard), key=heard.count) == vowel
    (wide, shape), (narrow, _) = (
        mouth_of(Spoken("a", 0.0, said[v].astype(np.float32), "talk", throat), 25.0) for v in "ai"
    )
    assert wide.mean() > 1.2 * narrow.mean()
    assert MOUTHS.index("open") in shape


def test_who_has_no_words_babbles_in_turn() -> None:
    scene = scene_of([still("talk", 200), still("talk", 200)])
    spoken = spoken_in(scene, Speakers(BABBLE, ["a", "b"]))
    assert {s.actor for s in spoken} == {"a", "b"}
    assert all(one.end <= other.start for one, other in pairwise(spoken))
    laughs = spoken_in(scene_of([still("laugh")]), Speakers(BABBLE, ["a"]))
    assert [s.manner for s in laughs] == ["laugh"]
    words = scene_of([still("talk", 200)], lines=[SpeechLine("Hello", 0.5, 2.0, "a")])
    assert len(spoken_in(words, Speakers(BABBLE, ["a"]))) == 1


def test_thoughts_are_not_heard_and_hidden_lines_are() -> None:
    for form, count in (("thought", 0), ("heard", 1), ("subtitle", 1)):
        line = SpeechLine("Hello", 0.5, 2.0, "a", form)  # type: ignore[arg-type]
        scene = scene_of([still()], lines=[line])
        assert len(spoken_in(scene, Speakers(BABBLE, ["a"]))) == count


def test_the_mouth_tells_how_a_line_is_said() -> None:
    scene = scene_of([still()], lines=[SpeechLine("la la la", 0.5, 2.5, "a")])
    for mouth, manner in (("singing", "sing"), ("wide_open", "shout"), ("open", "talk")):
        actor = replace(scene.actors[0], face=face(mouth=mouth))
        spoken = spoken_in(replace(scene, actors=(actor,)), Speakers(BABBLE, ["a"]))
        assert [s.manner for s in spoken] == [manner]


def test_a_line_lasts_as_long_as_its_voice() -> None:
    long = "This is a rather long line which takes a while to be said by anybody at all."
    plan = script(Line(text=long, start=0.5, end=1.0), Line(text="Yes", start=8.0, end=9.9))
    lines = spoken_script(plan, BABBLE).characters[0].lines
    seconds = Speakers(BABBLE, ["Ann"]).seconds("Ann", long, "talk", "man")
    assert lines[0].end - lines[0].start == pytest.approx(seconds, abs=0.01)
    assert seconds > 2.0
    assert lines[1].end - lines[1].start == pytest.approx(1.0, abs=0.01)  # long enough to read
    assert spoken_script(plan, None) == plan


def test_a_line_that_has_no_time_is_said_faster() -> None:
    voice = say(TEXT).astype(np.float32)
    faster = fitted(voice, 0.7 * len(voice) / RATE)
    assert len(faster) <= 0.71 * len(voice)
    assert pitch(faster) == pytest.approx(pitch(voice), rel=0.1)
    assert len(fitted(voice, 0.2)) <= int(0.2 * RATE) + 1
    assert fitted(voice, 9.0) is voice


def test_the_schedule_asks_the_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    prompt = "Ann says 'Hello my dear old friend, how are you?' to Ben. Ben says 'Fine, thanks!'"
    silent = draft_script(prompt).script

    def drawl(text: str, manner: str, timbre: object) -> np.ndarray:
        return np.tile(say("ba"), 60)[: 6 * RATE].astype(np.float32)

    monkeypatch.setattr("stickgen.sound.speech.speakers.installed", lambda: ["espeak"])
    monkeypatch.setattr("stickgen.sound.speech.speakers.ENGINES", {"espeak": drawl})
    slow = draft_script(prompt, sound=SoundOptions()).script
    assert slow.duration > silent.duration + 3
    ann, ben = slow.characters
    assert ann.lines[0].end - ann.lines[0].start == pytest.approx(6.0, abs=0.2)
    assert ben.lines[0].start >= ann.lines[0].end


def test_a_recording_is_the_voice_of_a_character(tmp_path: Path) -> None:
    file = write_tone(tmp_path / "ann.wav", (0.5, 2.0))
    options = SoundOptions(voices=("babble", f"Ann={file}"))
    plan = spoken_script(script(Line(text="Hello", start=1.0, end=1.5)), options)
    assert plan.characters[0].lines[0].end == pytest.approx(1.0 + 1.5 + 0.12, abs=0.05)
    speakers = Speakers(options, ["Ann"])
    assert pitch(speakers.say("Ann", "Hello", "talk", "woman")) == pytest.approx(300, rel=0.02)
    assert "recordings of Ann" in speakers.told


def test_one_recording_holds_several_lines(tmp_path: Path) -> None:
    file = write_tone(tmp_path / "ann.wav", (0.2, 0.9), (1.0, 1.5), (2.5, 3.5))
    speakers = Speakers(SoundOptions(voices=(f"Ann={file}",)), ["Ann"])
    speakers.expect("Ann", 2)
    lengths = [speakers.seconds("Ann", "x", "talk", "man", k) for k in (0, 1)]
    assert lengths == pytest.approx([1.42, 1.12], abs=0.05)
    speakers = Speakers(SoundOptions(voices=(f"Ann={file}",)), ["Ann"])
    with pytest.raises(StickGenError, match=r"the recording of Ann has 2 passages for 5 lines"):
        speakers.expect("Ann", 5)


def test_a_recording_for_each_line(tmp_path: Path) -> None:
    files = [write_tone(tmp_path / f"{k}.wav", (0.2, 0.2 + k)) for k in (1, 2)]
    options = SoundOptions(voices=tuple(f"Ann={file}" for file in files))
    speakers = Speakers(options, ["Ann"])
    speakers.expect("Ann", 2)
    assert speakers.seconds("Ann", "x", "talk", "man", 1) == pytest.approx(2.12, abs=0.05)
    with pytest.raises(StickGenError, match="Ann has 2 recordings for 3 lines"):
        speakers.expect("Ann", 3)


def test_another_timbre_is_chosen_by_name() -> None:
    speakers = Speakers(SoundOptions(voices=("babble", "Ann=girl")), ["Ann"])
    plain = Speakers(BABBLE, ["Ann"])
    high = pitch(speakers.say("Ann", TEXT, "talk", "man"))
    assert high > 2 * pitch(plain.say("Ann", TEXT, "talk", "man"))


@pytest.mark.parametrize(
    ("voices", "message"),
    [
        (("Bob=robot",), r"there is nobody called 'Bob'.*Ann"),
        (("Ann=missing.wav",), r"cannot read missing\.wav"),
        (("tenor",), "voice is 'tenor': give a character and a recording"),
        (("=robot",), "voice is '=robot'"),
        (("piper",), r"Piper is not installed, or has no voice.*--voice babble"),
    ],
)
def test_wrong_voices_get_one_sentence(
    voices: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stickgen.sound.speech.speakers.installed", lambda: [])
    with pytest.raises(StickGenError, match=message):
        Speakers(SoundOptions(voices=voices), ["Ann"])


def test_a_text_is_no_recording(tmp_path: Path) -> None:
    (tmp_path / "ann.wav").write_text("not a sound")
    with pytest.raises(StickGenError, match=r"cannot read .*ann\.wav"):
        Speakers(SoundOptions(voices=(f"Ann={tmp_path / 'ann.wav'}",)), ["Ann"])
    silent = write_tone(tmp_path / "silent.wav")
    with pytest.raises(StickGenError, match=r"silent\.wav is silent"):
        Speakers(SoundOptions(voices=(f"Ann={silent}",)), ["Ann"])


def test_without_an_engine_our_own_voice_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stickgen.sound.speech.speakers.installed", lambda: [])
    track = soundtrack(scene_of([still()], lines=[SpeechLine("Hi", 0.5, 2.0, "a")]))
    assert track.told == "a babbling voice"
    assert soundtrack(scene_of([still()])).told == ""


@needs_espeak
@pytest.mark.parametrize("name", ["man", "woman", "girl", "robot", "giant", "small_animal"])
def test_espeak_speaks_at_the_pitch_of_the_timbre(name: str) -> None:
    voice = engines.espeak(TEXT, "talk", TIMBRES[name])
    assert 1.5 < len(voice) / RATE < 5.0
    assert pitch(voice) == pytest.approx(TIMBRES[name].pitch, rel=0.15)


@needs_espeak
def test_espeak_says_a_film() -> None:
    scene = scene_of([still("talk", 150)], lines=[SpeechLine(TEXT, 0.5, 4.0, "a")])
    track = soundtrack(scene, SoundOptions(voices=("espeak",)))
    assert track.told == "eSpeak NG"
    assert np.abs(track.samples[RATE : 2 * RATE]).max() > 0.1
    again = soundtrack(scene, SoundOptions(voices=("espeak",)))
    np.testing.assert_array_equal(track.samples, again.samples)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_piper_is_asked_as_its_manual_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A stand-in with Piper's options, since its voices are too large for a test.
    (tmp_path / "piper").write_text(
        f"#!{sys.executable}\n"
        "import argparse, sys, wave\n"
        "p = argparse.ArgumentParser()\n"
        "for o in ('--model', '--length_scale', '--output_file'):\n"
        "    p.add_argument(o, required=True)\n"
        "o = p.parse_args()\n"
        "assert o.model.endswith('voice.onnx') and float(o.length_scale) > 0\n"
        "text = sys.stdin.read()\n"
        "w = wave.open(o.output_file, 'wb')\n"
        "w.setnchannels(1); w.setsampwidth(2); w.setframerate(22050)\n"
        "w.writeframes(b'\\x00\\x30\\x00\\xd0' * 1000 * len(text)); w.close()\n"
    )
    (tmp_path / "piper").chmod(0o755)
    (tmp_path / "voice.onnx").touch()
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv(engines.PIPER_VOICE, str(tmp_path / "voice.onnx"))
    engines.piper_voice.cache_clear()
    try:
        assert engines.installed()[0] == "piper"
        voice = engines.piper("Hello", "talk", TIMBRES["man"])
        assert len(voice) / RATE == pytest.approx(2 * 5000 / 22050, rel=0.01)
        assert Speakers(SoundOptions(), ["Ann"]).told == "Piper"
    finally:
        engines.piper_voice.cache_clear()
