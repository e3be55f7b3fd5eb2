"""The rest pose of a file, where a person stands upright in it, and how the spine bends from it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.frames import pelvis_frame, pitch_matrix
from stickgen.corpus.rigs.limbs import HIP_CENTER
from stickgen.corpus.rigs.posture import is_standing
from stickgen.corpus.rigs.rig import Rig, joint_positions, landmark_positions
from stickgen.corpus.rigs.spine import spine_bones
from stickgen.corpus.rigs.units import leg_length
from stickgen.geometry import FloatArray
from stickgen.skeleton import LEG_LENGTH


def standing_rest(raw: RawMotion, rig: Rig) -> tuple[RawMotion, Rig] | None:
    """The rest pose as a motion of one frame if a person stands upright in it.

    Returns:
        The motion, and the rig with the upward axis of the rest pose, which can differ from that
        of the motion.
    """
    if raw.rest is None or raw.rest.shape != raw.positions.shape[1:]:
        return None
    rest = replace(raw, positions=raw.rest[None])
    rigs = [replace(rig, up=up) for up in ("y", "z")]
    return next(((rest, r) for r in rigs if is_standing(landmark_positions(rest, r))), None)


def spine_bend(raw: RawMotion, rig: Rig) -> tuple[FloatArray, FloatArray] | None:
    """Bones of the spine in the motion and in the rest pose, for ``spine.place_trunk``.

    None where the map names no spine, or the file has no rest pose to compare with.
    """
    rest = standing_rest(raw, rig) if rig.spine else None
    if rest is None:
        return None
    (chain, _), (rest_chain, axes) = _spine(raw, rig), _spine(*rest)
    return spine_bones(chain, rest_chain[0] @ axes[0])


def _spine(raw: RawMotion, rig: Rig) -> tuple[FloatArray, FloatArray]:
    """Joints of the spine ``[T, N, 3]`` from the pelvis to the neck, and the pelvis's axes.

    The pelvis is placed from the hips, as on the canonical body.
    """
    points = landmark_positions(raw, rig)
    axes = pelvis_frame(points) @ pitch_matrix(-rig.pitch["pelvis"])
    size = leg_length(points) / LEG_LENGTH
    pelvis = (points["left_hip"] + points["right_hip"]) / 2 - axes @ HIP_CENTER * size
    return np.stack([pelvis, *joint_positions(raw, rig, rig.spine)], axis=1), axes
