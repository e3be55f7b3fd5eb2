"""The lines of a film as subtitles: SubRip (`.srt`) and WebVTT (`.vtt`)."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from stickgen.files import atomic_path
from stickgen.scene import Scene, SpeechLine


def write_srt(scene: Scene, path: Path) -> None:
    """Write SubRip: numbered cues; the speaker's name stands before what is said.

    Raises:
        StickGenError: the file cannot be written.
    """
    cues = [
        f"{number}\n{_time(line.start, ',')} --> {_time(_end(line), ',')}\n"
        f"{f'{_words(line.actor)}: ' if line.actor else ''}{_words(line.text)}\n"
        for number, line in enumerate(_in_order(scene), start=1)
    ]
    with atomic_path(path) as temporary:
        temporary.write_text("\n".join(cues), encoding="utf-8")


def write_vtt(scene: Scene, path: Path) -> None:
    """Write WebVTT: the speaker is the voice of a cue.

    Raises:
        StickGenError: the file cannot be written.
    """
    cues = ["WEBVTT\n"]
    for line in _in_order(scene):
        voice = f"<v {escape(_words(line.actor), quote=False)}>" if line.actor else ""
        cues.append(
            f"{_time(line.start, '.')} --> {_time(_end(line), '.')}\n"
            f"{voice}{escape(_words(line.text), quote=False)}\n"
        )
    with atomic_path(path) as temporary:
        temporary.write_text("\n".join(cues), encoding="utf-8")


def _in_order(scene: Scene) -> list[SpeechLine]:
    return sorted(scene.lines, key=lambda line: line.start)


def _end(line: SpeechLine) -> float:
    """Seconds; a cue lasts for at least one frame of any player."""
    return max(line.end, line.start + 0.04)


def _words(text: str) -> str:
    """A text on one line, without the arrow that parts the times of a cue."""
    return re.sub(r"--+>", "→", " ".join(text.split()))


def _time(seconds: float, point: str) -> str:
    """``01:02:03,456`` with a comma or a point."""
    whole = round(seconds * 1000)
    hours, rest = divmod(whole, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}{point}{rest % 1000:03d}"
