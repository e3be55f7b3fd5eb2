"""A scene to draw: a body that marches across the stage."""

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from stickgen.direction import build_scene
from stickgen.geometry import quat_from_rotvec
from stickgen.kinematics import forward_kinematics
from stickgen.motion import Motion
from stickgen.render import write_png
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Script
from stickgen.skeleton import FOOT_HEIGHT, OFFSETS, PARENTS, PELVIS_HEIGHT, J
from stickgen.vocabulary import ACTION


def march(frames: int, speed: float = 1.3) -> Motion:
    """A stiff walk towards +Z, feet on the floor."""
    time = np.arange(frames) / 25.0
    swing = np.sin(2 * np.pi * 0.9 * time)
    turns = np.zeros((frames, 22, 3))
    for side, sign in (("left", 1.0), ("right", -1.0)):
        turns[:, J[f"{side}_hip"], 0] = -0.5 * sign * swing
        turns[:, J[f"{side}_knee"], 0] = 0.5 * (1.0 + sign * swing)
        turns[:, J[f"{side}_shoulder"]] = np.stack(
            [0 * swing, 0.4 * swing, np.full(frames, -1.2 * sign)], axis=-1
        )
    root = np.stack([0 * time, np.full(frames, PELVIS_HEIGHT), speed * time], axis=-1)
    joints, _ = forward_kinematics(quat_from_rotvec(turns), root, OFFSETS, PARENTS)
    lowest = joints[:, [J["left_foot"], J["right_foot"]], 1].min(axis=1)
    joints[..., 1] -= (lowest - FOOT_HEIGHT)[:, None]
    return Motion(joints, actions=np.full(frames, ACTION["walk"]))


@pytest.fixture(scope="session")
def walk_scene() -> Scene:
    """Two seconds of walking."""
    beat = Beat(text="walks", start=0, end=2)
    script = Script(
        description="A person walks", duration=2, characters=(Character(beats=(beat,)),)
    )
    return build_scene(script, [march(50)])


@pytest.fixture
def looks_like(tmp_path: Path) -> Callable[[np.ndarray, str], None]:
    """Compare a picture with ``golden/NAME.png``; on failure leave it and the difference."""

    def compare(picture: np.ndarray, name: str) -> None:
        golden = Path(__file__).parent / "golden" / f"{name}.png"
        write_png(picture[..., :3], tmp_path / f"{name}.png")
        with av.open(str(golden)) as container:
            before = next(container.decode(video=0)).to_ndarray(format="rgb24")
        difference = np.abs(picture[..., :3].astype(int) - before)
        shown = tmp_path / "difference.png"
        write_png(np.clip(255 - 4 * difference, 0, 255).astype(np.uint8), shown)
        message = f"the picture changed, see {shown}; if it should, copy {tmp_path}/{name}.png here"
        assert difference.mean() < 1.5, message
        assert (difference.max(axis=-1) > 80).mean() < 0.01, message

    return compare
