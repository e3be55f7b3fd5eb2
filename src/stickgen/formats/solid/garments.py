"""What a person wears as triangles: on the head, on bones of the body, in the hands."""

from __future__ import annotations

import numpy as np

from stickgen.formats.solid.mesh import Mesh, merged, piece_shape
from stickgen.formats.solid.solid import Carried
from stickgen.geometry import FloatArray, matrix_to_quat
from stickgen.render.body_frames import body_frames
from stickgen.render.looks import Worn
from stickgen.scene import Actor
from stickgen.skeleton import JOINTS, J

_SPINE = {"neck": "spine3", "chest": "spine3", "waist": "spine1", "hips": "pelvis"}
_LIMB = {"wrist": "elbow", "shin": "knee", "foot": "ankle", "shoulder": "collar"}
_BETWEEN = {"knees": "hip", "ankles": "knee"}
"""A frame of ``catalog.wardrobe.bound`` → the joint whose rotation it follows."""
_HEM = 0.16  # metres across which a hem passes from one leg to the other
_HANDS = ("left_hand", "right_hand")


def worn_meshes(item: Worn) -> list[Mesh]:
    """What lies on the body, in the rest pose.

    Args:
        item: over one frame, that of the rest pose.
    """
    points = item.points(0)
    drawing, meshes = item.drawing, []
    rows = np.stack([_weights(name) for name in item.names or ("head",)])
    bones = item.bones if len(item.bones) else np.zeros(len(points), dtype=np.intp)
    for number, span in enumerate(drawing.spans):
        shape = piece_shape(drawing.pieces[number], points[span], drawing.outline)
        paint = drawing.fills[number] or drawing.inks[number]
        carrier = bones[span]
        if shape is not None and paint and _frame(item, int(carrier[0])) not in _HANDS:
            bone = carrier[np.minimum(shape.owners, len(carrier) - 1)]
            weights = _by_side(rows[bone], shape.points[:, 0] - points[:, 0].mean())
            meshes.append(Mesh(shape.points, shape.faces, paint, weights))
    return meshes


def carried(actor: Actor, item: Worn, large: float) -> list[Carried]:
    """What each hand carries.

    Args:
        item: over one frame.
        large: size of the body, times that of an adult.
    """
    joints = np.asarray(actor.motion.joints, dtype=np.float64)
    drawing, found = item.drawing, []
    for hand in (name for name in item.names if name in _HANDS):
        meshes = []
        for number, span in enumerate(drawing.spans):
            first = int(item.bones[span.start]) if len(item.bones) else 0
            if _frame(item, first) != hand:
                continue
            shape = piece_shape(drawing.pieces[number], drawing.points[span], drawing.outline)
            paint = drawing.fills[number] or drawing.inks[number]
            if shape is not None and paint:
                none = np.empty((len(shape.points), 0))
                meshes.append(Mesh(shape.points, shape.faces, paint, none))
        origins, turns = body_frames([hand], joints, large)
        name = f"{actor.name} {hand.replace('_', ' ')}"
        found.append(
            Carried(name, tuple(merged(meshes)), origins[:, 0], matrix_to_quat(turns[:, 0]))
        )
    return found


def _by_side(rows: FloatArray, left: FloatArray) -> FloatArray:
    """Weights ``[V, 22]``: what hangs between both legs follows the one it is nearer to.

    Args:
        left: ``[V]`` metres to the left of the middle.
    """
    share = np.clip(0.5 + left / _HEM, 0.0, 1.0)
    for joint in _BETWEEN.values():
        columns = [J[f"left_{joint}"], J[f"right_{joint}"]]
        both = rows[:, columns].sum(axis=1)
        split = np.asarray((rows[:, columns] > 0).all(axis=1))
        parts = both[:, None] * np.stack([share, 1.0 - share], axis=1)
        rows[:, columns] = np.where(split[:, None], parts, rows[:, columns])
    return rows


def _frame(item: Worn, bone: int) -> str:
    return item.names[bone] if item.names else "head"


def _weights(frame: str) -> FloatArray:
    """Weights ``[22]`` of the joints that carry a frame of the body."""
    row = np.zeros(len(JOINTS))
    side, _, part = frame.partition("_")
    if frame in _BETWEEN:
        for each in ("left", "right"):
            row[J[f"{each}_{_BETWEEN[frame]}"]] = 0.5
    elif part:
        joint = f"{side}_{'wrist' if part == 'hand' else _LIMB.get(part, part)}"
        row[J[joint]] = 1.0
    else:
        row[J[_SPINE.get(frame, frame)]] = 1.0
    return row
