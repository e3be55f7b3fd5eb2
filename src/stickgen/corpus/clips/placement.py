"""Placement: where a canonical clip stood in the world frame of its source."""

from __future__ import annotations

from dataclasses import dataclass

from stickgen.geometry import FloatArray, yaw_matrix


@dataclass(frozen=True)
class Placement:
    """Transform from a clip to its source: yaw_matrix(yaw) @ joints / scale + (x, floor, z).

    Attributes:
        x, z, floor: metres in the source's world.
        yaw: radians.
        scale: canonical metres for one metre of the source.
    """

    x: float
    z: float
    floor: float
    yaw: float
    scale: float

    def world(self, joints: FloatArray) -> FloatArray:
        """Canonical joints ``[T, 22, 3]`` of the clip in metres of the source's world frame.

        People of one take share that frame, each in their original size.
        """
        return joints @ yaw_matrix(self.yaw).T / self.scale + (self.x, self.floor, self.z)
