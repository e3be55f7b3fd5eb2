"""Prop: a thing on the stage and its path."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from stickgen.checks import LARGEST, check_number, check_values
from stickgen.errors import StickGenError, shorten
from stickgen.geometry import FloatArray, resample, resample_quat
from stickgen.skeleton import J


@dataclass(frozen=True)
class Holder:
    """A hand that holds a thing for some time.

    Attributes:
        actor: name of the actor.
        joint: name of the joint, such as ``left_wrist``.
        start, end: frames; the thing is held from ``start`` on and no longer at ``end``.
    """

    actor: str
    joint: str
    start: int
    end: int


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
        holders: who holds it when, if that changes; then there is no ``holder``.
        growth: ``[T]`` 0–1, share of its size to which it has appeared; 1 when not given.
        beside: name of the actor beside whom it was put because no motion can use it; files do
            not keep it.

    Raises:
        ValueError: tracks of different lengths, numbers that are not finite or out of range, or
            holds that end before they start or after the film.
        StickGenError: a joint that does not exist, or both a ``holder`` and ``holders``.
    """

    kind: str
    position: FloatArray
    rotation: FloatArray = None  # type: ignore[assignment]
    scale: float = 1.0
    color: str = ""
    visible: NDArray[np.bool_] = None  # type: ignore[assignment]
    holder: tuple[str, str] | None = None
    state: str = ""
    holders: tuple[Holder, ...] = ()
    growth: FloatArray = None  # type: ignore[assignment]
    beside: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        position = np.asarray(self.position, dtype=np.float32)
        n = len(position)
        rotation = np.tile([1.0, 0.0, 0.0, 0.0], (n, 1)) if self.rotation is None else self.rotation
        visible = np.ones(n, dtype=bool) if self.visible is None else self.visible
        rotation, visible = np.asarray(rotation, np.float32), np.asarray(visible, bool)
        growth = np.asarray(np.ones(n) if self.growth is None else self.growth, np.float32)
        shapes = (position.shape, rotation.shape, visible.shape, growth.shape)
        if shapes != ((n, 3), (n, 4), (n,), (n,)):
            raise ValueError(
                f"prop {self.kind}: position, rotation, visible and growth must be [T, 3], [T, 4], "
                f"[T], [T], got {', '.join(map(str, shapes))}"
            )
        check_values(f"the position of the prop {self.kind}", position)
        check_values(f"the rotation of the prop {self.kind}", rotation)
        check_number(f"the scale of the prop {self.kind}", self.scale, 1 / LARGEST, LARGEST)
        check_values(f"the growth of the prop {self.kind}", growth, 0, 1)
        self._check_holders(n)
        object.__setattr__(self, "position", position)
        object.__setattr__(self, "rotation", rotation)
        object.__setattr__(self, "visible", visible)
        object.__setattr__(self, "growth", growth)

    def _check_holders(self, frames: int) -> None:
        joints = [holder.joint for holder in self.holders]
        if self.holder is not None:
            joints.append(self.holder[1])
            if self.holders:
                raise StickGenError(
                    f"the prop {self.kind} has a holder for the whole film and others for a time: "
                    "give one of the two"
                )
        for joint in joints:
            if joint not in J:
                raise StickGenError(
                    f"the prop {self.kind} is held by the joint {shorten(repr(joint))}: use one "
                    f"of {', '.join(J)}"
                )
        for holder in self.holders:
            if not 0 <= holder.start < holder.end <= frames:
                raise ValueError(
                    f"the prop {self.kind} is held from frame {holder.start} to {holder.end}, but "
                    f"the film has {frames} frames"
                )

    def __len__(self) -> int:
        return len(self.position)

    @property
    def held(self) -> NDArray[np.bool_]:
        """``[T]`` whether somebody holds it."""
        held = np.full(len(self), self.holder is not None)
        for holder in self.holders:
            held[holder.start : holder.end] = True
        return held

    def at_fps(self, fps_in: float, fps_out: float) -> Prop:
        """The same prop at another frame rate: positions cubic, rotations by slerp."""
        position = resample(self.position, fps_in, fps_out)
        return replace(
            self,
            position=position,
            rotation=resample_quat(self.rotation, fps_in, fps_out),
            visible=self.visible[nearest_frames(len(position), len(self), fps_in / fps_out)],
            growth=resample(self.growth, fps_in, fps_out).clip(0, 1),
            holders=tuple(
                replace(holder, start=start, end=end)
                for holder in self.holders
                for start, end in [_frames_at(holder, fps_out / fps_in, len(position))]
                if start < end
            ),
        )


def _frames_at(holder: Holder, step: float, frames: int) -> tuple[int, int]:
    """Start and end of a hold at a frame rate ``step`` times as high, within a film's frames."""
    start, end = (min(int(np.ceil(n * step - 1e-6)), frames) for n in (holder.start, holder.end))
    return start, end


def nearest_frames(count: int, length: int, step: float) -> NDArray[np.intp]:
    """Indices, below ``length``, of the frames nearest in time to ``count`` new ones.

    Args:
        step: duration of a new frame, in old frames.
    """
    return np.minimum(np.rint(np.arange(count) * step).astype(int), length - 1)
