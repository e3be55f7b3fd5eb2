"""ASF (Acclaim skeleton file): the bones of a figure with their lengths and axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import read_text
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, quat_from_euler

ROTATIONS = ("RX", "RY", "RZ")
TRANSLATIONS = ("TX", "TY", "TZ")


@dataclass(frozen=True)
class Bone:
    """One bone of a skeleton.

    Attributes:
        name: of the bone; ``root`` for the first.
        parent: name of the parent, empty for the root.
        offset: ``[3]`` from the near to the far end, in the skeleton's global axes.
        axis: quaternion ``C`` of the bone's axes.
        dofs: degrees of freedom in the order of a motion file, such as ``RX``.
    """

    name: str
    parent: str
    offset: FloatArray
    axis: FloatArray
    dofs: tuple[str, ...]


def read_asf(path: Path) -> tuple[list[Bone], float]:
    """Read a skeleton.

    Returns:
        Bones, the root first and parents before children, and the factor that turns the angles of
        its motions into radians.

    Raises:
        StickGenError: the file cannot be read or is broken.
    """
    text = read_text(path, "ASF")
    try:
        return _parse(text)
    except StopIteration:
        raise StickGenError(f"{path} is a broken ASF file: it ends too early.") from None
    except IndexError:
        raise StickGenError(f"{path} is a broken ASF file: an entry is too short.") from None
    except (ValueError, KeyError) as error:
        raise StickGenError(f"{path} is a broken ASF file: {error}.") from error


def _parse(text: str) -> tuple[list[Bone], float]:
    """Bones and radians per unit of angle."""
    sections = _sections(text)
    units = dict(line[:2] for line in sections["units"] if len(line) > 1)
    degrees = units.get("angle", "deg").lower().startswith("deg")
    scale = np.pi / 180.0 if degrees else 1.0
    root = {line[0]: line[1:] for line in sections["root"]}
    offset = _vector(root["position"])
    axis = _axis(root["orientation"], root["axis"][0], scale)
    dofs = tuple(dof.upper() for dof in root["order"])
    if sorted(dofs) != sorted(TRANSLATIONS + ROTATIONS):
        raise ValueError(f"the root's order is {' '.join(dofs)}, not TX TY TZ RX RY RZ")
    bones = [Bone("root", "", offset, axis, dofs)]
    unplaced = {bone.name: bone for bone in _bones(sections["bonedata"], scale)}
    for parent, *children in (line for line in sections["hierarchy"] if len(line) > 1):
        if parent not in [bone.name for bone in bones]:
            raise ValueError(f"bone {parent!r} comes before its parent in the hierarchy")
        for child in children:
            bone = unplaced.pop(child)
            bones.append(Bone(child, parent, bone.offset, bone.axis, bone.dofs))
    if unplaced:
        raise ValueError(f"bone {min(unplaced)!r} has no parent in the hierarchy")
    return bones, scale


def _sections(text: str) -> dict[str, list[list[str]]]:
    """Section → its lines as words."""
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


def _bones(lines: list[list[str]], scale: float) -> Iterator[Bone]:
    """Bones of the section ``:bonedata``, without their parents."""
    entry: dict[str, list[str]] = {}
    for key, *words in lines:
        if key == "begin":
            entry = {}
        elif key == "end":
            direction = _vector(entry["direction"])
            dofs = tuple(dof.upper() for dof in entry.get("dof", []))
            if not set(dofs) <= set(ROTATIONS):
                raise ValueError(
                    f"bone {entry['name'][0]!r} has degrees of freedom other than rx ry rz"
                )
            axis = _axis(entry["axis"][:3], entry["axis"][3], scale)
            yield Bone(entry["name"][0], "", direction * float(entry["length"][0]), axis, dofs)
        else:
            entry[key] = words


def _vector(words: list[str]) -> FloatArray:
    if len(words) != 3:
        raise ValueError(f"{' '.join(words)!r} is not a vector")
    return np.array([float(word) for word in words])


def _axis(angles: list[str], order: str, scale: float) -> FloatArray:
    if sorted(order.upper()) != ["X", "Y", "Z"]:
        raise ValueError(f"{order!r} is not an order of axes")
    return quat_from_euler(_vector(angles)[::-1] * scale, order.upper()[::-1])
