"""ASF/AMC (Acclaim): a skeleton file with bones and axes, a motion file with joint angles.

A bone rotates by ``C R C⁻¹`` in its parent's frame, where ``C`` is its axis and ``R`` the
rotation by the angles of its degrees of freedom, x first (Lander, "Working with Motion Capture
File Formats", Game Developer 1998).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion, frame_rate, read_text
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.asf import ROTATIONS, TRANSLATIONS, Bone, read_asf
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.listing import list_files
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, quat_from_euler, quat_inv, quat_mul, quat_rotate

Frames = dict[str, FloatArray]
"""Bone → values of its degrees of freedom, ``[T, n]``."""


FPS = 120.0
"""Frames per second of the CMU and HDM05 recordings."""


def find(path: Path, *, fps: float = FPS) -> list[Item]:
    """List every ``.amc`` file below a folder.

    Args:
        path: folder or file.
        fps: frames per second of all of them; an AMC file does not contain it.

    Raises:
        StickGenError: there is no such file, or ``fps`` is impossible.
    """
    return list_files(path, "asf-amc", (".amc",), detail=frame_rate(fps, "the option fps"))


def read(item: Item) -> list[Recording]:
    """Read one person; the licence of a user's folder is unknown.

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
    """The skeleton of an AMC file: the ``.asf`` beside it whose name is a prefix of its name.

    Raises:
        StickGenError: there is no such file.
    """
    candidates = [p for p in amc.parent.glob("*.asf") if amc.stem.startswith(p.stem)]
    if not candidates:
        raise StickGenError(f"{amc} has no skeleton: put its .asf file into the same folder.")
    return max(candidates, key=lambda p: len(p.stem))


def read_amc(amc: Path, asf: Path, fps: float) -> RawMotion:
    """Read an AMC motion with its ASF skeleton.

    Args:
        amc: the motion.
        asf: the skeleton.
        fps: frames per second (not in the file).

    Returns:
        Positions of the root and of the far end of every bone, named after the bone, in the
        file's units.

    Raises:
        StickGenError: either file is broken, a bone lacks a value in a frame, or a value is
            not a finite number.
    """
    bones, scale = read_asf(asf)
    frames = _parse_amc(amc, bones)
    index = {bone.name: j for j, bone in enumerate(bones)}
    parents = [index.get(bone.parent, -1) for bone in bones]
    count = len(frames["root"])
    rotations = np.empty((count, len(bones), 4))
    positions = np.empty((count, len(bones), 3))
    for j, (bone, p) in enumerate(zip(bones, parents, strict=True)):
        local = _local_rotation(bone, frames, scale)
        if p < 0:
            columns = [bone.dofs.index(dof) for dof in TRANSLATIONS]
            rotations[:, j], positions[:, j] = local, frames["root"][:, columns] + bone.offset
        else:
            rotations[:, j] = quat_mul(rotations[:, p], local)
            positions[:, j] = positions[:, p] + quat_rotate(rotations[:, j], bone.offset)
    if not np.isfinite(positions).all():
        raise StickGenError(f"{asf} holds NaN or infinity; repair the file.")
    return RawMotion(tuple(index), tuple(parents), positions, fps)


def _local_rotation(bone: Bone, frames: Frames, scale: float) -> FloatArray:
    """Rotations ``[T, 4]`` in the parent's frame; ``[4]`` for a bone without angles."""
    columns = [k for k, dof in enumerate(bone.dofs) if dof in ROTATIONS][::-1]
    if not columns:
        return np.array([1.0, 0.0, 0.0, 0.0])
    order = "".join(bone.dofs[k][1] for k in columns)
    rotation = quat_from_euler(frames[bone.name][:, columns] * scale, order)
    return quat_mul(quat_mul(bone.axis, rotation), quat_inv(bone.axis))


def _parse_amc(path: Path, bones: list[Bone]) -> Frames:
    """Values of every bone with degrees of freedom, checked against the skeleton."""
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
        raise StickGenError(f"{path} has a value that is not a number: {error}.") from error
    for name, values in frames.items():
        if not np.isfinite(values).all():
            raise StickGenError(f"{path} holds NaN or infinity for {name}; repair the file.")
    return frames


def _check_frame(path: Path, rows: dict[str, list[list[str]]], frame: int) -> None:
    for name, values in rows.items():
        if len(values) != frame:
            raise StickGenError(f"{path} lacks {name} in frame {frame}; export it again.")
