"""Lines of JSON say of every frame what the motion says."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np

from stickgen.formats.motion_lines import frame_lines, head_line
from stickgen.scene import Scene
from stickgen.skeleton import JOINTS
from stickgen.vocabulary import ACTION


def test_a_motion_comes_back_from_its_lines(make_scene: Callable[..., Scene]) -> None:
    motion = make_scene(frames=7).actors[0].motion
    rows = [json.loads(line) for line in frame_lines(motion, 20)]
    assert [row["frame"] for row in rows] == list(range(20, 27))
    joints = np.array([row["joints"] for row in rows]) / 1000.0
    np.testing.assert_allclose(joints, motion.joints, atol=5.01e-4)
    assert [ACTION[row["action"]] for row in rows] == motion.actions.tolist()
    assert [row["contacts"] for row in rows] == motion.contacts.astype(int).tolist()


def test_the_first_line_says_what_comes() -> None:
    line = head_line("Grüße\n挥手", 75)
    assert line.count("\n") == 1 and line.endswith("\n")
    head = json.loads(line)
    assert head["meta"]["description"] == "Grüße\n挥手"
    assert (head["meta"]["total_frames"], head["meta"]["duration"]) == (75, 3.0)
    assert head["skeleton"]["joints"] == list(JOINTS) and head["skeleton"]["unit"] == "mm"
