import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from stickgen.corpus.sources import bvh
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.errors import StickGenError

TINY = """HIERARCHY
ROOT Hips
{
  OFFSET 5 5 5
  CHANNELS 6 Zposition YPOSITION Xposition %s
  JOINT Static
  {
    OFFSET 0 1 0
    CHANNELS 0
    JOINT Moving
    {
      OFFSET 9 9 9
      CHANNELS 6 Xposition Yposition Zposition Yrotation Zrotation Xrotation
      End Site
      {
        OFFSET 0 0 2
      }
    }
  }
}
MOTION
Frames: %s
Frame Time: 0.04
%s
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "clip.bvh"
    path.write_text(text)
    return path


@pytest.mark.parametrize("order", ["ZXY", "XYZ", "YZX", "ZYX"])
@settings(max_examples=15)
@given(values=st.lists(st.floats(-170, 170), min_size=12, max_size=12))
def test_forward_kinematics_agrees_with_scipy(
    order: str, values: list[float], tmp_path_factory: pytest.TempPathFactory
) -> None:
    channels = " ".join(f"{axis}rotation" for axis in order)
    line = " ".join(map(repr, values))
    path = write(tmp_path_factory.mktemp("bvh"), TINY % (channels, 1, line))
    raw = read_bvh(path)
    root = Rotation.from_euler(order, values[3:6], degrees=True)
    moving = root * Rotation.from_euler("YZX", values[9:12], degrees=True)
    hips = np.array(values[2::-1])  # Z, Y, X in the file; they replace the OFFSET
    static = hips + root.apply([0.0, 1.0, 0.0])
    joint = static + root.apply(values[6:9])
    expected = [hips, static, joint, joint + moving.apply([0.0, 0.0, 2.0])]
    np.testing.assert_allclose(raw.positions[0], expected, atol=1e-9)
    assert raw.names == ("Hips", "Static", "Moving", "Moving_end")
    assert raw.parents == (-1, 0, 1, 2)
    assert raw.fps == pytest.approx(25.0)


def test_frames_may_be_wrapped_over_lines(tmp_path: Path) -> None:
    numbers = [f"{v:.2f}" for v in np.linspace(-90, 90, 24)]
    channels = "Zrotation Xrotation Yrotation"
    flat = read_bvh(write(tmp_path, TINY % (channels, 2, " ".join(numbers))))
    wrapped = read_bvh(write(tmp_path, TINY % (channels, 2, "\n".join(numbers))))
    np.testing.assert_array_equal(flat.positions, wrapped.positions)


CHANNELS = "Zrotation Xrotation Yrotation"
ZEROS = " ".join(["0"] * 12)


DIALECTS = {
    "byte order mark": lambda text: "\ufeff" + text,
    "CR": lambda text: text.replace("\n", "\r"),
    "CR LF": lambda text: text.replace("\n", "\r\n"),
    "comments": lambda text: (
        "# exported\n// by hand\n"
        + text.replace("CHANNELS 0", "CHANNELS 0  # none").replace("MOTION", "MOTION // at last")
    ),
    "named end site": lambda text: text.replace("End Site", "End Site hand tip"),
    "one line": lambda text: (
        text.split("MOTION")[0].replace("\n", " ") + text[text.index("\nMO") :]
    ),
    "bracket after the name": lambda text: text.replace("ROOT Hips\n", "ROOT Hips "),
    "blanks at the end of a line": lambda text: text.replace("\n", " \t\n"),
    "scientific": lambda text: text.replace("OFFSET 9 9 9", "OFFSET 9e0 9.0E+00 90.e-1"),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_dialects_hold_the_same_motion(tmp_path: Path, dialect: str) -> None:
    text = TINY % (CHANNELS, 2, "\n".join(["1 2 3 40 50 60 7 8 9 10 20 30"] * 2))
    plain = read_bvh(write(tmp_path, text))
    (tmp_path / "other.bvh").write_bytes(DIALECTS[dialect](text).encode())
    other = read_bvh(tmp_path / "other.bvh")
    np.testing.assert_array_equal(other.positions, plain.positions)
    assert (other.names, other.parents, other.fps) == (plain.names, plain.parents, plain.fps)


def test_names_may_hold_blanks(tmp_path: Path) -> None:
    text = TINY.replace("Hips", "Bip01 Pelvis").replace("Moving", "Bip01 L  Thigh ")
    raw = read_bvh(write(tmp_path, text % (CHANNELS, 1, ZEROS)))
    assert raw.names == ("Bip01 Pelvis", "Static", "Bip01 L Thigh", "Bip01 L Thigh_end")


@pytest.mark.parametrize("frame_time", ["0", "0.04", "nan"])
def test_the_frame_rate_may_be_stated_by_the_user(tmp_path: Path, frame_time: str) -> None:
    text = (TINY % (CHANNELS, 1, ZEROS)).replace("0.04", frame_time)
    (item,) = bvh.find(write(tmp_path, text), fps=60.0)
    assert bvh.read(item)[0].motion.fps == 60.0
    with pytest.raises(StickGenError, match="--fps gives 0"):
        bvh.find(tmp_path, fps=0.0)


def test_two_roots_are_two_trees(tmp_path: Path) -> None:
    head = TINY.split("MOTION")[0]
    two = head + head.removeprefix("HIERARCHY").replace("Hips", "Prop")
    line = "1 2 3 40 50 60 7 8 9 10 20 30"
    one = read_bvh(write(tmp_path, TINY % (CHANNELS, 1, line)))
    text = two % (CHANNELS, CHANNELS) + "MOTION" + TINY.split("MOTION")[1] % (1, f"{line} {line}")
    raw = read_bvh(write(tmp_path, text))
    assert raw.parents == (-1, 0, 1, 2, -1, 4, 5, 6)
    np.testing.assert_array_equal(raw.positions, np.tile(one.positions, (1, 2, 1)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("solid teapot", "not a BVH file"),
        (TINY % (CHANNELS, 2, ZEROS), "declares 2 frames"),
        (TINY % (CHANNELS, 10**7, ZEROS), "declares 10000000 frames"),
        (TINY % (CHANNELS, 1, ZEROS + " 0"), "declares 1 frames"),
        (TINY % (CHANNELS, 1, ZEROS[:-1] + "nan"), "NaN"),
        (TINY % (CHANNELS, 1, ZEROS[:-1] + "tree"), "not a number"),
        (TINY % (CHANNELS, 0, ""), "no motion"),
        ((TINY % (CHANNELS, 1, ZEROS)).replace("0.04", "0"), "Frame Time of 0 s.* --fps 30"),
        ((TINY % (CHANNELS, 1, ZEROS)).replace("0.04", "-1"), "Frame Time of -1 s"),
        (TINY % ("Wrotation " + CHANNELS[10:], 1, ZEROS), "WROTATION"),
        ((TINY % (CHANNELS, 1, ZEROS)).replace("OFFSET 9 9 9", "OFFSET 9 nan 9"), "OFFSET"),
        ((TINY % (CHANNELS, 1, ZEROS)).replace("}\nMOTION", "MOTION"), "brackets"),
        ((TINY % (CHANNELS, 1, ZEROS)).replace("}\nMOTION", "}\n}\nMOTION"), "brackets"),
        ((TINY % (CHANNELS, 1, ZEROS)).replace("ROOT Hips", "JOINT Hips"), "ROOT"),
        ((TINY % (CHANNELS, 1, ZEROS)).replace("Frame Time:", "Rate"), "Frame Time"),
        ((TINY % (CHANNELS, 1, ZEROS)).replace("0.04", "100"), "0.01 frames a second"),
    ],
)
def test_a_bad_file_is_one_clear_sentence(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    started = time.process_time()
    with pytest.raises(StickGenError, match=message) as caught:
        read_bvh(path)
    assert time.process_time() - started < 5.0
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_binary_and_missing_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "clip.bvh").write_bytes(b"HIERARCHY\0\1\2MOTION")
    with pytest.raises(StickGenError, match="binary"):
        read_bvh(tmp_path / "clip.bvh")
    with pytest.raises(StickGenError, match="cannot be read"):
        read_bvh(tmp_path / "none.bvh")
