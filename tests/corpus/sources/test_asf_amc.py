from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from stickgen.corpus.sources import asf_amc
from stickgen.corpus.sources.asf_amc import find_asf, read_amc
from stickgen.errors import StickGenError

ASF = """# a comment
:version 1.10
:units
  mass 1.0
  length 0.45
  angle deg
:root
  order TX TY TZ RX RY RZ
  axis XYZ
  position 0 0 0
  orientation 0 0 0
:bonedata
  begin
    id 1
    name thigh
    direction 0 -1 0
    length 7
    axis 0 0 20 XYZ
    dof rx ry rz
    limits (-160 20) (-70 70) (-60 70)
  end
  begin
    id 2
    name shin
    direction 0.6 -0.8 0
    length 5
    axis 10 0 20 XYZ
    dof rx
  end
:hierarchy
  begin
    root thigh
    thigh shin
  end
"""
AMC = """#!OML:ASF X:\\f\xfcr\\a.ASF
:FULLY-SPECIFIED
:DEGREES
1
root 1 2 3 10 20 30
thigh 5 -6 7
shin 40
2
root 1 2 4 10 20 30
thigh 5 -6 7
shin 41
"""


def write(folder: Path, amc: str = AMC, asf: str = ASF) -> tuple[Path, Path]:
    (folder / "p.asf").write_text(asf)
    (folder / "p_01.amc").write_bytes(amc.encode("latin-1"))
    return folder / "p_01.amc", folder / "p.asf"


def test_forward_kinematics_agrees_with_scipy(tmp_path: Path) -> None:
    raw = read_amc(*write(tmp_path), fps=30.0)

    def turn(x: float, y: float, z: float) -> Rotation:
        return Rotation.from_euler("xyz", [x, y, z], degrees=True)  # about fixed axes, x first

    root = turn(10, 20, 30)
    thigh = root * turn(0, 0, 20) * turn(5, -6, 7) * turn(0, 0, 20).inv()
    shin = thigh * turn(10, 0, 20) * turn(40, 0, 0) * turn(10, 0, 20).inv()
    knee = np.array([1, 2, 3]) + thigh.apply([0, -7, 0])
    expected = [[1, 2, 3], knee, knee + shin.apply([3, -4, 0])]
    np.testing.assert_allclose(raw.positions[0], expected, atol=1e-9)
    assert raw.names == ("root", "thigh", "shin")
    assert raw.positions.shape == (2, 3, 3)


def test_the_skeleton_beside_the_motion_is_found(tmp_path: Path) -> None:
    amc, asf = write(tmp_path)
    (tmp_path / "q.asf").write_text(ASF)
    assert find_asf(amc) == asf
    asf.unlink()
    with pytest.raises(StickGenError, match=r"\.asf"):
        find_asf(amc)


@pytest.mark.parametrize(
    ("amc", "asf", "message"),
    [
        (AMC.replace("shin 41\n", ""), ASF, "lacks shin in frame 2"),
        (AMC.replace("shin 40", "shin nan"), ASF, "NaN"),
        (AMC.replace("shin 40", "shin x"), ASF, "not a number"),
        (AMC.replace("shin 40", "tail 40"), ASF, "does not fit"),
        (":FULLY-SPECIFIED\n", ASF, "no frames"),
        (AMC, ASF.replace(":bonedata", ":bones"), "bonedata"),
        (AMC, ASF.replace("dof rx\n", "dof tx\n"), "shin"),
        (AMC, ASF.replace("direction 0 -1 0", "direction 0 -1"), "not a vector"),
        (AMC, ASF.replace("axis 0 0 20 XYZ", "axis 0 0 20 XXZ"), "not an order of axes"),
        (AMC, ASF.replace("length 7", "length nan"), "NaN"),
        (AMC, ASF.replace("thigh shin", "tail shin"), "tail"),
        (AMC, ASF.replace("    thigh shin\n", ""), "no parent"),
    ],
)
def test_a_bad_file_is_one_clear_sentence(tmp_path: Path, amc: str, asf: str, message: str) -> None:
    with pytest.raises(StickGenError, match=message) as caught:
        read_amc(*write(tmp_path, amc, asf), fps=30.0)
    assert "\n" not in str(caught.value)


def test_a_folder_is_a_source(tmp_path: Path) -> None:
    amc, _ = write(tmp_path)
    amc.with_suffix(".txt").write_text("a person kicks\n")
    [item] = asf_amc.find(tmp_path, fps=60.0)
    [recording] = asf_amc.read(item)
    assert recording.id == "asf-amc/p_01"
    assert recording.motion.fps == 60.0
    assert recording.subject == "p"
    with pytest.raises(StickGenError, match="option fps gives 0 frames a second"):
        asf_amc.find(tmp_path, fps=0)
    assert recording.captions == ("a person kicks",)


def test_damaged_files_are_survived(tmp_path: Path, survives: Callable[..., None]) -> None:
    amc, asf = write(tmp_path)
    survives(lambda path: read_amc(path, asf, 30.0), amc)
    amc, asf = write(tmp_path)
    survives(lambda path: read_amc(amc, path, 30.0), asf)


def independent_asf(path: Path) -> tuple[dict[str, dict[str, list[str]]], dict[str, str]]:
    """Bones and parents of a real ASF, read line by line."""
    section, bones, parents, entry = "", {}, {}, {}
    for line in path.read_text("latin-1").splitlines():
        key, *words = line.split("#")[0].split() or [""]
        if key.startswith(":"):
            section = key
        elif section == ":bonedata" and key == "begin":
            entry = {}
        elif section == ":bonedata" and key == "end":
            bones[entry["name"][0]] = entry
        elif section == ":bonedata":
            entry[key] = words
        elif section == ":hierarchy" and words:
            parents |= dict.fromkeys(words, key)
    return bones, parents


def fixed_xyz(angles: list[float]) -> Rotation:
    return Rotation.from_euler("xyz", angles, degrees=True)


def test_real_files_agree_with_an_independent_reader(real_files: Callable[[str], Path]) -> None:
    amc = sorted(real_files("hdm05").glob("*.amc"))[40]
    raw = read_amc(amc, find_asf(amc), 30.0)
    bones, parents = independent_asf(find_asf(amc))
    lines = [line.split() for line in amc.read_text("latin-1").splitlines()]
    starts = [k for k, words in enumerate(lines) if len(words) == 1 and words[0].isdigit()]
    for frame in range(0, len(starts), 10):
        values = {}
        for name, *numbers in lines[starts[frame] + 1 :][: len(bones)]:
            if not numbers:
                break
            values[name] = [float(v) for v in numbers]
        turns = {"root": fixed_xyz(values["root"][3:])}
        places = {"root": np.array(values["root"][:3])}
        for name, parent in parents.items():
            bone = bones[name]
            angles = dict(zip(bone.get("dof", []), values.get(name, []), strict=True))
            axis = fixed_xyz([float(v) for v in bone["axis"][:3]])
            local = fixed_xyz([angles.get(dof, 0.0) for dof in ("rx", "ry", "rz")])
            turns[name] = turns[parent] * axis * local * axis.inv()
            offset = np.array(bone["direction"], dtype=float) * float(bone["length"][0])
            places[name] = places[parent] + turns[name].apply(offset)
        expected = np.array([places[name] for name in raw.names])
        np.testing.assert_allclose(raw.positions[frame], expected, atol=1e-6)
