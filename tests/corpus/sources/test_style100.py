"""100STYLE's layout (its ``Frame_Cuts.csv`` and ``Dataset_List.csv``), synthetic motion."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import style100
from stickgen.errors import StickGenError
from stickgen.motion import Motion

NAMES = {
    "pelvis": "Hips",
    "spine1": "Chest",
    "spine2": "Chest3",
    "spine3": "Chest4",
    "neck": "Neck",
    "head": "Head",
    **{
        f"{side}_{ours}": f"{side.capitalize()}{theirs}"
        for side in ("left", "right")
        for ours, theirs in (
            ("hip", "Hip"), ("knee", "Knee"), ("ankle", "Ankle"), ("foot", "Toe"),
            ("collar", "Collar"), ("shoulder", "Shoulder"), ("elbow", "Elbow"), ("wrist", "Wrist"),
        )
    },
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path, marching: Callable[..., Motion], renamed_bvh: Callable[..., str]) -> Path:
    text = renamed_bvh(marching(60, 60.0), NAMES, {})
    for style, gait in (("OnHeels", "FW"), ("OnHeels", "BR"), ("OnHeels", "TR3"), ("Old", "FW")):
        (tmp_path / style).mkdir(exist_ok=True)
        (tmp_path / style / f"{style}_{gait}.bvh").write_text(text)
    (tmp_path / "Frame_Cuts.csv").write_text(
        "STYLE_NAME,BR_START,BR_STOP,FW_START,FW_STOP,TR3_START,TR3_STOP\n"
        "OnHeels,5,500,10,50,N/A,N/A\n"
    )
    (tmp_path / "Dataset_List.csv").write_text(
        "Style Name,Description,Stochastic,Symmetric,Notes\nOnHeels,Walking on the heels.,n,y,\n"
    )
    return tmp_path


def test_cuts_styles_and_gaits(
    data: Path, faces_ahead_with_left_raised: Callable[[np.ndarray], None]
) -> None:
    items = style100.find(data)
    assert [item.id for item in items] == [
        "100style/OnHeels/OnHeels_BR",
        "100style/OnHeels/OnHeels_FW",
    ]
    back, ahead = (style100.read(item)[0] for item in items)
    assert (len(back.motion.positions), len(ahead.motion.positions)) == (55, 40)
    assert (back.actions, ahead.actions) == (("run",), ("walk",))
    assert ahead.captions == (
        "a person walks forward: walking on the heels",
        "a person walks forward in the style “on heels”",
    )
    assert ahead.subject == back.subject and ahead.motion.fps == pytest.approx(60.0)
    body = retarget(ahead.motion)
    assert body.rig == "style100"
    faces_ahead_with_left_raised(body.joints)


def test_cuts_outside_the_file_and_missing_tables(data: Path) -> None:
    cuts = data / "Frame_Cuts.csv"
    cuts.write_text("STYLE_NAME,FW_START,FW_STOP\nOnHeels,60,90\n")
    with pytest.raises(StickGenError, match="none between its cuts"):
        style100.read(style100.find(data)[0])
    cuts.write_text("STYLE_NAME,FW_START,FW_STOP\nDrunk,60,90\n")
    with pytest.raises(StickGenError, match=r"Frame_Cuts\.csv lists"):
        style100.find(data)
    cuts.unlink()
    with pytest.raises(StickGenError, match=r"Frame_Cuts\.csv cannot be read"):
        style100.find(data)


def test_damaged_tables(data: Path, survives: Callable[..., None]) -> None:
    survives(lambda _: style100.find(data), data / "Frame_Cuts.csv", 40)
