"""Prop: a thing on the stage and its path."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stickgen.checks import LARGEST, check_number, check_values
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, resample, resample_quat
from stickgen.skeleton import J


@dataclass(frozen=True)
class Prop:
    """A thing on the stage.

    Attributes:
        kind: name of a drawing, one of ``catalog.props.PROPS``. Each is drawn in metres, upright,
            facing +Z; its origin is where it is held, or stands on the floor.
        position: ``[T, 3]`` of its origin, stage metres.
        rotation: ``[T, 4]`` unit quaternions w, x, y, z; the identity when not given.
        scale: 1 is its real size.
        color: of its main part, ``#rrggbb``; empty: the default of the drawing.
        visible: ``[T]`` bool; always when not given.
        holder: name of the actor and the joint that hold it, such as ``("Ann", "left_wrist")``:
            it is drawn just behind that hand. ``position`` still says where it is.
        state: one of ``PropKind.states``, such as ``open``; empty: the usual one. A thing whose
            state changes is two props that are visible one after the other.
    """

    kind: str
    position: FloatArray
    rotation: FloatArray = None  # type: ignore[assignment]
    scale: float = 1.0
    color: str = ""
    visible: NDArray[np.bool_] = None  # type: ignore[assignment]
    holder: tuple[str, str] | None = None
    state: str = ""

    def __post_init__(self) -> None:
        position = np.asarray(self.position, dtype=np.float32)
        n = len(position)
        rotation = np.tile([1.0, 0.0, 0.0, 0.0], (n, 1)) if self.rotation is None else self.rotation
        visible = np.ones(n, dtype=bool) if self.visible is None else self.visible
        rotation, visible = np.asarray(rotation, np.float32), np.asarray(visible, bool)
        if (position.shape, rotation.shape, visible.shape) != ((n, 3), (n, 4), (n,)):
            raise ValueError(
                f"prop {self.kind}: position, rotation and visible must be [T, 3], [T, 4], [T], "
                f"got {position.shape}, {rotation.shape}, {visible.shape}"
            )
        check_values(f"the position of the prop {self.kind}", position)
        check_values(f"the rotation of the prop {self.kind}", rotation)
        check_number(f"the scale of the prop {self.kind}", self.scale, 1 / LARGEST, LARGEST)
        if self.holder is not None and self.holder[1] not in J:
            raise StickGenError(
                f"the prop {self.kind} is held by the joint {self.holder[1]!r}: use one of "
                f"{', '.join(J)}"
            )
        object.__setattr__(self, "position", position)
        object.__setattr__(self, "rotation", rotation)
        object.__setattr__(self, "visible", visible)

    def __len__(self) -> int:
        return len(self.position)

    def at_fps(self, fps_in: float, fps_out: float) -> Prop:
        """The same prop at another frame rate: positions cubic, rotations by slerp."""
        position = resample(self.position, fps_in, fps_out)
        return replace(
            self,
            position=position,
            rotation=resample_quat(self.rotation, fps_in, fps_out),
            visible=self.visible[nearest_frames(len(position), len(self), fps_in / fps_out)],
        )


def nearest_frames(count: int, length: int, step: float) -> NDArray[np.intp]:
    """Indices, below ``length``, of the frames nearest in time to ``count`` new ones.

    Args:
        step: duration of a new frame, in old frames.
    """
    return np.minimum(np.rint(np.arange(count) * step).astype(int), length - 1)
