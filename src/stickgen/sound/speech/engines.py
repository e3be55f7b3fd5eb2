"""Text-to-speech of the user's machine: eSpeak NG and Piper, where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import wave
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import numpy as np

from stickgen.catalog.timbres import Timbre
from stickgen.errors import StickGenError, shorten
from stickgen.sound.waves import RATE, Signal, resampled

PIPER_VOICE = "STICKGEN_PIPER_VOICE"
"""Environment variable with the path of a voice of Piper, an ``.onnx`` file."""
_PIPER_FOLDERS = ("~/.local/share/piper", "~/.local/share/piper-voices", "/usr/share/piper-voices")
_TIMEOUT = 120.0  # seconds for which a line is waited for
_BASES = ((160.0, "f2", 187.0, 1.16), (0.0, "m3", 100.0, 1.0))
"""From which pitch on, variant of eSpeak NG, its hertz at pitch 50 and its throat (measured)."""
_PITCH_STEP = 95.0  # steps of its pitch for a factor e (measured)
_WORDS = 165  # a minute
_HIGHER = MappingProxyType({"shout": 1.25})  # manner → factor on the pitch

Speak = Callable[[str, str, Timbre], Signal]
"""Says a text in a manner and a timbre."""


def espeak(text: str, manner: str, timbre: Timbre) -> Signal:
    """A line by eSpeak NG.

    Its own pitch is set so that playing it faster or slower by the size of the throat gives the
    pitch of the timbre: resonances move with it.

    Raises:
        StickGenError: it fails.
    """
    _, variant, base, throat = next(b for b in _BASES if timbre.pitch >= b[0])
    factor = timbre.throat / throat
    pitch = timbre.pitch * _HIGHER.get(manner, 1.0) / factor
    step = round(np.clip(50 + _PITCH_STEP * np.log(pitch / base), 0, 99))
    if manner == "whisper":
        variant = "whisper"
    words = str(round(_WORDS * timbre.pace / factor))
    options = ["-v", f"en+{variant}", "-p", str(step), "-s", words]
    spoken = _run(["espeak-ng", *options, "--stdin", "-w"], text)
    return resampled(spoken, factor)


def piper(text: str, manner: str, timbre: Timbre) -> Signal:
    """A line by Piper, whose one voice is played faster or slower to fit the throat.

    Raises:
        StickGenError: it fails.
    """
    voice = piper_voice()
    assert voice is not None
    factor = timbre.throat * _HIGHER.get(manner, 1.0) ** 0.3
    scale = f"{factor / timbre.pace:.3f}"
    spoken = _run(["piper", "--model", str(voice), "--length_scale", scale, "--output_file"], text)
    return resampled(spoken, factor)


@cache
def piper_voice() -> Path | None:
    """The voice that Piper speaks with; None: there is none."""
    if os.environ.get(PIPER_VOICE):
        return Path(os.environ[PIPER_VOICE])
    found = [
        path for folder in _PIPER_FOLDERS for path in Path(folder).expanduser().rglob("*.onnx")
    ]
    return min(found, default=None)


ENGINES: Mapping[str, Speak] = MappingProxyType({"piper": piper, "espeak": espeak})
"""Name → how it speaks; the first that is installed is taken."""


def installed() -> list[str]:
    """The engines that this machine has."""
    found = []
    if shutil.which("piper") and piper_voice() is not None:
        found.append("piper")
    if shutil.which("espeak-ng"):
        found.append("espeak")
    return found


def _run(command: Sequence[str], text: str) -> Signal:
    """The samples that a program writes to the file that ends its command."""
    with TemporaryDirectory(prefix="stick-gen-voice-") as folder:
        file = Path(folder) / "line.wav"
        try:
            subprocess.run(
                [*command, str(file)],
                input=text.replace("\n", " ").encode(),
                capture_output=True,
                timeout=_TIMEOUT,
                check=True,
            )
            return read_wave(file)
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
            raise StickGenError(
                f"{command[0]} cannot speak ({shorten(said, 200)}): mend it, or use --voice babble"
            ) from None
        except (OSError, EOFError, wave.Error, subprocess.TimeoutExpired) as error:
            raise StickGenError(
                f"{command[0]} cannot speak ({error}): mend it, or use --voice babble"
            ) from None


def read_wave(file: Path) -> Signal:
    """A WAV file of 16 bits as one channel at ``RATE``."""
    with wave.open(str(file)) as reader:
        rate, channels = reader.getframerate(), reader.getnchannels()
        data = reader.readframes(reader.getnframes())
    mono = np.frombuffer(data, "<i2").reshape(-1, channels).mean(axis=1) / 32768
    return resampled(mono, rate / RATE) if rate != RATE else mono.astype(np.float32)
