"""Scene: everything a renderer or an exporter needs, and nothing it must guess.

Stage frame: metres, Y up, floor at y = 0. Seen from the front the viewer looks along −Z: +X is
screen right, a larger z is nearer.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from os import PathLike
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.geometry import resample, resample_quat
from stickgen.motion import Motion

FloatArray = NDArray[np.floating]

INKS: tuple[str, ...] = (
    "#1f2430",
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
)
"""Colours that tell actors apart, also for colour-blind eyes: our ink, then the palette of Okabe
and Ito ("Color Universal Design", 2002/2008) without its black and its yellow, which no paper
shows."""

TRANSPARENT = "transparent"
"""The background of a picture that has none."""


@dataclass(frozen=True)
class Look:
    """How an actor is drawn. Lengths are those of an actor of 1.67 m, scaled with the actor.

    Attributes:
        color: ink of the body, ``#rrggbb``.
        limb_width: stroke width of the limbs, metres.
        head_radius: metres.
        kind: ``human``, ``robot``, ``alien`` or ``animal``.
        hat: name of a hat (``catalog.wardrobe.HATS``); empty: none.
        hair: name of a haircut (``catalog.wardrobe.HAIR``); empty: none.
        tie: name of what is worn round the neck (``catalog.wardrobe.TIES``); empty: nothing.
        accent: colour of hat and tie, ``#rrggbb``; empty: chosen to go with ``color``.
    """

    color: str = INKS[0]
    limb_width: float = 0.064
    head_radius: float = 0.15
    kind: Literal["human", "robot", "alien", "animal"] = "human"
    hat: str = ""
    hair: str = ""
    tie: str = ""
    accent: str = ""


@dataclass(frozen=True)
class FaceTrack:
    """A face over time.

    Attributes:
        expression: ``[T]`` indices into ``vocabulary.EXPRESSIONS``.
        mouth: ``[T]`` indices into ``vocabulary.MOUTHS``.
        openness: ``[T]`` how far the mouth is open, 0–1.
        eyes_open: ``[T]`` 0 shut to 1 open; always open when not given.
        gaze: ``[T, 2]`` radians by which the eyes look to the actor's left and up; straight
            ahead when not given.
    """

    expression: NDArray[np.int16]
    mouth: NDArray[np.int16]
    openness: NDArray[np.float32]
    eyes_open: NDArray[np.float32] | None = None
    gaze: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Actor:
    """A Motion placed on the stage, with a look and a face."""

    name: str
    motion: Motion
    look: Look = field(default_factory=Look)
    face: FaceTrack | None = None

    def scaled(self, factor: float) -> Actor:
        """The same actor taller or smaller about the floor under the middle of the path.

        Steps grow with the legs, so planted feet stay planted.

        Args:
            factor: 0.6 is a child, 1.15 a giant.
        """
        joints = self.motion.joints
        path = joints[:, :1] * np.array([1.0, 0.0, 1.0], dtype=np.float32)
        middle = (path.min(axis=0) + path.max(axis=0)) / 2
        look = replace(
            self.look,
            limb_width=self.look.limb_width * factor,
            head_radius=self.look.head_radius * factor,
        )
        motion = replace(self.motion, joints=middle + factor * (joints - middle))
        return replace(self, motion=motion, look=look)


@dataclass(frozen=True)
class Prop:
    """A thing on the stage.

    Attributes:
        kind: name of a drawing, one of ``catalog.props.PROPS``. Each is drawn in metres, upright,
            facing +Z; its origin is where it is held, or stands on the floor.
        position: ``[T, 3]`` of its origin, stage metres.
        rotation: ``[T, 4]`` unit quaternions w, x, y, z; the identity when not given.
        scale: 1 is its real size.
        color: of its main part, ``#rrggbb``; empty: the drawing's own.
        visible: ``[T]`` bool; always when not given.
        holder: name of the actor and the joint that hold it, such as ``("Ann", "left_wrist")``:
            it is drawn just behind that hand. Its position is still its own.
    """

    kind: str
    position: FloatArray
    rotation: FloatArray = None  # type: ignore[assignment]
    scale: float = 1.0
    color: str = ""
    visible: NDArray[np.bool_] = None  # type: ignore[assignment]
    holder: tuple[str, str] | None = None

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
        if not (np.isfinite(position).all() and np.isfinite(rotation).all()):
            raise ValueError(f"prop {self.kind} has a number that is not finite")
        object.__setattr__(self, "position", position)
        object.__setattr__(self, "rotation", rotation)
        object.__setattr__(self, "visible", visible)

    def __len__(self) -> int:
        return len(self.position)

    def at_fps(self, fps_in: float, fps_out: float) -> Prop:
        """The same moves at another frame rate: positions cubic, rotations by slerp."""
        position = resample(self.position, fps_in, fps_out)
        return replace(
            self,
            position=position,
            rotation=resample_quat(self.rotation, fps_in, fps_out),
            visible=self.visible[_nearest(len(position), len(self), fps_in / fps_out)],
        )


@dataclass(frozen=True)
class Place:
    """Where it happens.

    Attributes:
        kind: name of a backdrop, one of ``catalog.places.PLACES``; ``paper`` is bare paper.
        seed: another number scatters trees, clouds and stars in another way.
    """

    kind: str = "paper"
    seed: int = 0


@dataclass(frozen=True)
class SpeechLine:
    """Words on the screen.

    Attributes:
        text: what is said.
        start: seconds.
        end: seconds.
        actor: name of who says it; empty: a narrator.
        form: ``bubble``, ``shout``, ``whisper``, ``thought`` (all by the head) or ``subtitle``.
    """

    text: str
    start: float
    end: float
    actor: str = ""
    form: Literal["bubble", "shout", "whisper", "thought", "subtitle"] = "bubble"


@dataclass(frozen=True)
class Scene:
    """Actors and props in a place, seen by a camera.

    Attributes:
        actors: at least one; all Motions share ``fps`` and the number of frames.
        camera: one entry a frame.
        description: the prompt, or what a person wrote about it.
        background: colour of the paper, ``#rrggbb``, or ``transparent``; empty: the style's own.
        style: how it is drawn, a name of ``catalog.styles.STYLES``.
        props: things, each with one entry a frame.
        place: the backdrop.
        lines: what is said.
        effects: what is laid over it, names of ``vocabulary.EFFECTS``.

    Raises:
        ValueError: no actor, or tracks of different lengths.
    """

    actors: tuple[Actor, ...]
    camera: Camera
    description: str = ""
    background: str = ""
    style: str = "normal"
    props: tuple[Prop, ...] = ()
    place: Place = field(default_factory=Place)
    lines: tuple[SpeechLine, ...] = ()
    effects: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.actors:
            raise ValueError("a scene needs at least one actor")
        lengths = {
            len(self.camera),
            *(len(a.motion) for a in self.actors),
            *(len(p) for p in self.props),
        }
        if len(lengths) != 1 or len({a.motion.fps for a in self.actors}) != 1:
            raise ValueError(
                f"actors, props and camera must share length and fps, got lengths {lengths}"
            )

    @property
    def fps(self) -> float:
        """Frames a second."""
        return self.actors[0].motion.fps

    def __len__(self) -> int:
        return len(self.actors[0].motion)

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self) / self.fps

    def at_fps(self, fps: float) -> Scene:
        """The same film at another frame rate: the same poses at the same times, none repeated."""
        if fps == self.fps:
            return self
        return replace(
            self,
            actors=tuple(_actor_at_fps(actor, fps) for actor in self.actors),
            camera=self.camera.at_fps(self.fps, fps),
            props=tuple(prop.at_fps(self.fps, fps) for prop in self.props),
        )

    def save(self, *paths: str | PathLike[str], size: tuple[int, int] = (1280, 720)) -> None:
        """Write the scene to files; the suffix of each path chooses its format.

        ``stickgen.formats.FORMATS`` lists the suffixes; see ``stickgen.outputs.save``.
        """
        from stickgen.outputs import save

        save(self, paths, size=size)


def _nearest(count: int, length: int, step: float) -> NDArray[np.intp]:
    """Indices of the old frames nearest in time to ``count`` new ones."""
    return np.minimum(np.rint(np.arange(count) * step).astype(int), length - 1)


def _actor_at_fps(actor: Actor, fps: float) -> Actor:
    motion = actor.motion.at_fps(fps)
    face = actor.face
    if face is not None:
        old, ratio = actor.motion.fps, actor.motion.fps / fps
        near = _nearest(len(motion), len(actor.motion), ratio)
        opened = None if face.eyes_open is None else resample(face.eyes_open, old, fps).clip(0, 1)
        gaze = None if face.gaze is None else resample(face.gaze, old, fps)
        face = FaceTrack(
            expression=face.expression[near],
            mouth=face.mouth[near],
            openness=resample(face.openness, old, fps).clip(0, 1),
            eyes_open=opened,
            gaze=gaze,
        )
    return replace(actor, motion=motion, face=face)
