"""Hostile words on the command line: a film, or one sentence and exit code 2."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hostile import FUZZ

from stickgen.cli import COMMANDS, click_command

Run = Callable[..., tuple[int, str, str]]
VALUES = (
    "", " ", "-1", "0", "1", "0.5", "nan", "inf", "1e308", "9" * 400, "x" * 3000, "\ud800", "a\nb",
    "\x1b[31m", "[/red]", "../x", "é", "-", "--", "1x1", "99999x99999", "16x16", "/dev/null/x", "~",
)  # fmt: skip
PLAIN: dict[str, tuple[str, ...]] = {
    "generate": ("he walks", "--seconds", "1", "--steps", "1", "--size", "64x36", "-o", "a.svg"),
    "render": ("film.motion", "--size", "64x36", "-o", "a.svg"),
    "stream": ("he walks", "--seconds", "1", "--steps", "1"),
    "storyboard": ("he walks", "--seconds", "1", "-o", "a.png"),
}
SLOW = ("evaluate prompts", "evaluate sheets", "evaluate train", "bench", "train")


def options() -> Iterator[tuple[str, list[str]]]:
    """Every command with each of its options' names; output names have tests of their own."""
    for name in COMMANDS:
        import_module(f"stickgen.cli.{name}")
        command: Any = click_command(name)
        parts = getattr(command, "commands", None) or {"": command}
        for part, one in parts.items():
            path = f"{name} {part}".strip()
            names = [p.opts[-1] for p in one.params if p.opts[0].startswith("-")]
            yield path, [n for n in names if n not in ("--output", "--help", "--picture", "--html")]


def words(rng: random.Random, commands: dict[str, list[str]]) -> list[str]:
    command = rng.choice(sorted(commands))
    plain = PLAIN.get(command, ("no corpus", "-o", "out"))
    line = [*command.split(), *plain]
    if rng.random() < 0.3:
        line[rng.randrange(1, len(line))] = rng.choice(VALUES)
    elif commands[command]:
        line += [rng.choice(commands[command]), rng.choice(VALUES)]
    return line


def test_hostile_arguments(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_scene: Callable[..., Any]
) -> None:
    from stickgen.formats.motion_file import write_motion

    monkeypatch.chdir(tmp_path)
    write_motion(make_scene(frames=2), tmp_path / "film.motion")
    commands = {name: names for name, names in options() if name not in SLOW}
    rng = random.Random(None if FUZZ else 0)
    for _ in range(80 * max(FUZZ, 1)):
        line = words(rng, commands)
        if "-o" in line and line[line.index("-o") + 1] in VALUES:
            continue
        code, _, err = run(*line)
        assert code in (0, 2), line
        assert code == 0 or (err.startswith("Error: ") and err.count("\n") == 1), (line, err)
        assert len(err) < 1700, line
