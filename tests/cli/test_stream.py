"""``stick-gen stream``: lines that a player reads until it closes the pipe."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import numpy as np

from stickgen.pipeline import generate_motion

Run = Callable[..., tuple[int, str, str]]
COMMAND = [sys.executable, "-c", "from stickgen.cli import main; main()", "stream"]


def test_frames_come_as_lines(run: Run) -> None:
    code, out, _ = run("stream", "a person walks", "--seconds", 2, "--seed", 5, "--steps", 2)
    head, *frames = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and head["meta"]["total_frames"] == len(frames) == 50
    assert [frame["frame"] for frame in frames] == list(range(50))
    joints = np.array([frame["joints"] for frame in frames])
    assert joints.shape == (50, 22, 3)
    film = generate_motion("a person walks", seconds=2, seed=5, steps=2).joints
    travelled = np.linalg.norm(joints[-1, 0] - joints[0, 0]) / 1000
    assert abs(travelled - np.linalg.norm(film[-1, 0] - film[0, 0])) < 0.5


def test_the_reader_may_close_the_pipe() -> None:
    with subprocess.Popen(
        [*COMMAND, "a person walks", "--seconds", "600", "--steps", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert b"total_frames" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


def test_impossible_options_are_answered_in_one_sentence(run: Run) -> None:
    code, out, err = run("stream", "a person walks", "--seconds", "0")
    assert code == 2 and not out and err.count("\n") == 1 and "seconds is 0" in err
