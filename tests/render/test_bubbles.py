"""Bubbles in films: they cover no face, their letters can be read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from stickgen.direction import build_scene
from stickgen.motion import Motion
from stickgen.render import frame
from stickgen.render.head import head_track
from stickgen.render.projection import project
from stickgen.scene import Scene
from stickgen.script import Script
from stickgen.skeleton import rest_pose

FRAMES = 75
SIZE = (640, 360)
TEXTS = ("Boo!", "What a day!", "I told you so, and you would not listen to me.", "Stop, thief!")


def talk(count: int, speaker: int, text: str, voice: str, camera: str, place: str) -> Scene:
    """A film of some people who stand side by side, of whom one says something."""
    characters = [
        {
            "name": f"a{i}",
            "beats": [{"text": "a person stands", "start": 0, "end": 3, "to": ["a0"] if i else []}],
            "lines": [{"text": text, "start": 0.2, "end": 2.8, "voice": voice}] * (i == speaker),
            "hair": "short",
        }
        for i in range(count)
    ]
    script = {"description": "d", "duration": 3, "characters": characters, "camera": camera}
    motion = Motion(np.tile(rest_pose() * [0.5, 1.0, 1.0], (FRAMES, 1, 1)).astype(np.float32))
    return build_scene(Script.model_validate({**script, "place": place}), [motion] * count, 16 / 9)


@given(
    st.integers(1, 5),
    st.integers(0, 4),
    st.sampled_from(TEXTS),
    st.sampled_from(["talk", "shout", "whisper"]),
    st.sampled_from(["auto", "follow"]),
    st.sampled_from(["paper", "room"]),
)
@settings(max_examples=25, deadline=None, phases=[Phase.generate])
def test_a_bubble_covers_no_face(
    count: int, speaker: int, text: str, voice: str, camera: str, place: str
) -> None:
    scene = talk(count, speaker % count, text, voice, camera, place)
    for index in (20, 55):
        with_it = frame(scene, index, SIZE)[..., :3].astype(int)
        bare = frame(replace(scene, lines=()), index, SIZE)[..., :3].astype(int)
        changed = (np.abs(with_it - bare) > 24).any(axis=-1)
        assert changed.sum() > 300
        for actor in scene.actors:
            centre, scale = project(
                head_track(actor.motion.joints, actor.look.head_radius).center, scene.camera, SIZE
            )
            (x, y), radius = centre[index], 0.85 * actor.look.head_radius * float(scale[index])
            rows, columns = np.ogrid[: SIZE[1], : SIZE[0]]
            face = (columns - x) ** 2 + (rows - y) ** 2 < radius**2
            assert changed[face].mean() < 0.02


@pytest.mark.parametrize("voice", ["talk", "shout", "whisper"])
def test_letters_can_be_read(voice: str) -> None:
    """A line of capital letters is as high as letters of 14 pixels are, about 10 pixels."""
    scene = talk(5, 2, "HHHHHHHH", voice, "follow", "paper")
    with_it = frame(scene, 30, SIZE)[..., :3].astype(int)
    bare = frame(replace(scene, lines=()), 30, SIZE)[..., :3].astype(int)
    blank = frame(replace(scene, lines=(replace(scene.lines[0], text="........"),)), 30, SIZE)[
        ..., :3
    ].astype(int)
    letters = (np.abs(with_it - blank) > 60).any(-1) & (np.abs(with_it - bare) > 60).any(-1)
    rows = np.flatnonzero(letters.sum(axis=1) > 8)
    assert len(rows) >= 9
