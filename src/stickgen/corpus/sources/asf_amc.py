"""ASF/AMC (Acclaim): bones with lengths and axes in one file, joint angles in the other.

A bone turns by ``C R C⁻¹`` in its parent's frame, ``C`` its axis and ``R`` the angles of its
degrees of freedom, x first (Lander, "Working with Motion Capture File Formats", Game
Developer 1998).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion, frame_rate, read_text
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.listing import list_files
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, quat_from_euler, quat_inv, quat_mul, quat_rotate

_TURNS = ("RX", "RY", "RZ")
_MOVES = ("TX", "TY", "TZ")

Frames = dict[str, FloatArray]


@dataclass(frozen=True)
class _Bone:
    name: str
    parent: str
    offset: FloatArray  # from near to far end, in the skeleton's global axes
    axis: FloatArray  # quaternion C
    dofs: tuple[str, ...]


FPS = 120.0
"""Frames a second of the CMU and HDM05 recordings."""


def find(path: Path, *, fps: float = FPS) -> list[Item]:
    """Every ``.amc`` file below a folder.

    Args:
        path: folder or file.
        fps: frames a second of all of them, as an AMC does not say.

    Raises:
        StickGenError: there is none, or ``fps`` is impossible.
    """
    return list_files(path, "asf-amc", (".amc",), detail=frame_rate(fps, "the option fps"))


def read(item: Item) -> list[Recording]:
    """One person; a user's folder says nothing about its licence.

    Raises:
        StickGenError: see ``find_asf`` and ``read_amc``.
    """
    asf = find_asf(item.path)
    return [
        Recording(
            item.id,
            "asf-amc",
            read_amc(item.path, asf, item.detail),
            licence="not stated",
            credit="",
            captions=captions_beside(item.path),
            subject=asf.stem,
            file=item.path.name,
        )
    ]


def find_asf(amc: Path) -> Path:
    """The skeleton of an AMC: the ``.asf`` beside it whose name begins the AMC's name.

    Raises:
        StickGenError: there is none.
    """
    fits = [p for p in amc.parent.glob("*.asf") if amc.stem.startswith(p.stem)]
    if not fits:
        raise StickGenError(f"{amc} has no skeleton: put its .asf file into the same folder.")
    return max(fits, key=lambda p: len(p.stem))


def read_amc(amc: Path, asf: Path, fps: float) -> RawMotion:
    """Read an AMC motion with its ASF skeleton.

    Args:
        amc: the motion.
        asf: the skeleton.
        fps: frames a second (an AMC does not say).

    Returns:
        The root and the far end of every bone, named by the bone, in the file's units.

    Raises:
        StickGenError: either file is broken, a bone lacks a value in a frame, or a value is
            not a finite number.
    """
    text = read_text(asf, "ASF")
    try:
        bones, degrees = _parse_asf(text)
    except StopIteration:
        raise StickGenError(f"{asf} is a broken ASF file: it ends too early.") from None
    except IndexError:
        raise StickGenError(f"{asf} is a broken ASF file: an entry is too short.") from None
    except (ValueError, KeyError) as error:
        raise StickGenError(f"{asf} is a broken ASF file: {error}.") from error
    frames = _parse_amc(amc, bones)
    scale = np.pi / 180.0 if degrees else 1.0
    index = {bone.name: j for j, bone in enumerate(bones)}
    parents = [index.get(bone.parent, -1) for bone in bones]
    count = len(frames["root"])
    rotations = np.empty((count, len(bones), 4))
    positions = np.empty((count, len(bones), 3))
    for j, (bone, p) in enumerate(zip(bones, parents, strict=True)):
        local = _local_rotation(bone, frames, scale)
        if p < 0:
            moves = [bone.dofs.index(move) for move in _MOVES]
            rotations[:, j], positions[:, j] = local, frames["root"][:, moves] + bone.offset
        else:
            rotations[:, j] = quat_mul(rotations[:, p], local)
            positions[:, j] = positions[:, p] + quat_rotate(rotations[:, j], bone.offset)
    if not np.isfinite(positions).all():
        raise StickGenError(f"{asf} holds NaN or infinity; repair the file.")
    return RawMotion(tuple(index), tuple(parents), positions, fps)


def _local_rotation(bone: _Bone, frames: Frames, scale: float) -> FloatArray:
    turns = [k for k, dof in enumerate(bone.dofs) if dof in _TURNS][::-1]
    if not turns:
        return np.array([1.0, 0.0, 0.0, 0.0])
    order = "".join(bone.dofs[k][1] for k in turns)
    turn = quat_from_euler(frames[bone.name][:, turns] * scale, order)
    return quat_mul(quat_mul(bone.axis, turn), quat_inv(bone.axis))


def _vector(words: list[str]) -> FloatArray:
    if len(words) != 3:
        raise ValueError(f"{' '.join(words)!r} is no vector")
    return np.array([float(word) for word in words])


def _axis(angles: list[str], order: str, scale: float) -> FloatArray:
    if sorted(order.upper()) != ["X", "Y", "Z"]:
        raise ValueError(f"{order!r} is no order of axes")
    return quat_from_euler(_vector(angles)[::-1] * scale, order.upper()[::-1])


def _parse_asf(text: str) -> tuple[list[_Bone], bool]:
    """Bones, root first and parents before children, and whether angles are degrees."""
    sections = _sections(text)
    units = dict(line[:2] for line in sections["units"] if len(line) > 1)
    degrees = units.get("angle", "deg").lower().startswith("deg")
    scale = np.pi / 180.0 if degrees else 1.0
    root = {line[0]: line[1:] for line in sections["root"]}
    offset = _vector(root["position"])
    turn = _axis(root["orientation"], root["axis"][0], scale)
    dofs = tuple(dof.upper() for dof in root["order"])
    if sorted(dofs) != sorted(_MOVES + _TURNS):
        raise ValueError(f"the root's order is {' '.join(dofs)}, not TX TY TZ RX RY RZ")
    bones = [_Bone("root", "", offset, turn, dofs)]
    found = {bone.name: bone for bone in _bones(sections["bonedata"], scale)}
    for parent, *children in (line for line in sections["hierarchy"] if len(line) > 1):
        if parent not in [bone.name for bone in bones]:
            raise ValueError(f"bone {parent!r} comes before its parent in the hierarchy")
        for child in children:
            bone = found.pop(child)
            bones.append(_Bone(child, parent, bone.offset, bone.axis, bone.dofs))
    if found:
        raise ValueError(f"bone {min(found)!r} has no parent in the hierarchy")
    return bones, degrees


def _sections(text: str) -> dict[str, list[list[str]]]:
    sections: dict[str, list[list[str]]] = {}
    lines: list[list[str]] = []
    for raw in text.splitlines():
        words = raw.split("#")[0].split()
        if words and words[0].startswith(":"):
            lines = sections.setdefault(words[0][1:].lower(), [])
        elif words:
            lines.append(words)
    for name in ("units", "root", "bonedata", "hierarchy"):
        if name not in sections:
            raise ValueError(f"it has no section :{name}")
    return sections


def _bones(lines: list[list[str]], scale: float) -> Iterator[_Bone]:
    entry: dict[str, list[str]] = {}
    for key, *words in lines:
        if key == "begin":
            entry = {}
        elif key == "end":
            direction = _vector(entry["direction"])
            dofs = tuple(dof.upper() for dof in entry.get("dof", []))
            if not set(dofs) <= set(_TURNS):
                raise ValueError(f"bone {entry['name'][0]!r} moves beyond rx ry rz")
            axis = _axis(entry["axis"][:3], entry["axis"][3], scale)
            yield _Bone(entry["name"][0], "", direction * float(entry["length"][0]), axis, dofs)
        else:
            entry[key] = words


def _parse_amc(path: Path, bones: list[_Bone]) -> Frames:
    """Values of every bone that has degrees of freedom, ``[T, dofs]`` each."""
    width = {bone.name: len(bone.dofs) for bone in bones if bone.dofs}
    rows: dict[str, list[list[str]]] = {name: [] for name in width}
    frame = 0
    for line in read_text(path, "AMC").splitlines():
        words = line.split()
        if not words or words[0][0] in "#:":
            continue
        if len(words) == 1 and words[0].isdigit():
            _check_frame(path, rows, frame)
            frame += 1
            continue
        name, *numbers = words
        if frame == 0 or name not in width or len(numbers) != width[name]:
            raise StickGenError(f"{path} does not fit its skeleton at {' '.join(words)[:60]!r}.")
        rows[name].append(numbers)
    _check_frame(path, rows, frame)
    if frame == 0:
        raise StickGenError(f"{path} is not an AMC file or holds no frames.")
    try:
        frames: Frames = {name: np.array(v, dtype=np.float64) for name, v in rows.items()}
    except ValueError as error:
        raise StickGenError(f"{path} has a value that is no number: {error}.") from error
    for name, values in frames.items():
        if not np.isfinite(values).all():
            raise StickGenError(f"{path} holds NaN or infinity for {name}; repair the file.")
    return frames


def _check_frame(path: Path, rows: dict[str, list[list[str]]], frame: int) -> None:
    for name, values in rows.items():
        if len(values) != frame:
            raise StickGenError(f"{path} lacks {name} in frame {frame}; export it again.")
