"""Scene: everything that a renderer or an exporter needs.

Stage frame: metres, Y up, floor at y = 0. Seen from the front the viewer looks along −Z: +X is
screen right, a larger z is nearer.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.catalog.animals import ANIMALS, BODIES
from stickgen.catalog.records import entry
from stickgen.catalog.timbres import TIMBRES
from stickgen.checks import LARGEST, check_number, check_text, check_values
from stickgen.errors import StickGenError
from stickgen.geometry import resample
from stickgen.motion import Motion
from stickgen.place import Place, PlaceChange
from stickgen.prop import Prop, nearest_frames
from stickgen.vocabulary import ACTOR_KINDS

if TYPE_CHECKING:
    from stickgen.options import SoundOptions

__all__ = [
    "INKS",
    "TRANSPARENT",
    "Actor",
    "Deed",
    "FaceTrack",
    "Impact",
    "Look",
    "Place",
    "PlaceChange",
    "Scene",
    "SpeechLine",
]

INKS: tuple[str, ...] = (
    "#1f2430",
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
)
"""Colours that tell actors apart, also for colour-blind people: our default ink, then the palette
of Okabe and Ito ("Color Universal Design", 2002/2008) without black and without yellow, which is
invisible on paper."""

_ROUNDED = 1e-3
"""By which a share may leave 0–1: it may have been rounded."""
TRANSPARENT = "transparent"
"""The value of ``Scene.background`` for pictures without a background."""


@dataclass(frozen=True)
class Look:
    """How an actor is drawn. Lengths are those of an actor of 1.67 m, scaled with the actor.

    Attributes:
        color: ink of the body, ``#rrggbb``.
        limb_width: stroke width of the limbs, metres.
        head_radius: metres.
        kind: a name of ``vocabulary.ACTOR_KINDS``.
        hat: name of a hat (``catalog.wardrobe.HATS``); empty: none.
        hair: name of a haircut (``catalog.wardrobe.HAIR``); empty: none.
        tie: name of what is worn around the neck (``catalog.wardrobe.TIES``); empty: nothing.
        accent: colour of what is worn, ``#rrggbb``; empty: chosen to go with ``color``.
        wears: names of what else is worn (``catalog.wardrobe.WEAR``).
    """

    color: str = INKS[0]
    limb_width: float = 0.064
    head_radius: float = 0.15
    kind: str = "human"
    hat: str = ""
    hair: str = ""
    tie: str = ""
    accent: str = ""
    wears: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in ACTOR_KINDS:
            raise StickGenError(
                f"there is no kind of actor {self.kind!r}: use one of {', '.join(ACTOR_KINDS)}"
            )
        for name in ("limb_width", "head_radius"):
            check_number(f"the look's {name}", getattr(self, name), 0, LARGEST)


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
        sign: ``[T]`` indices into ``vocabulary.SIGNS``, −1 for none; none at all when not given.
    """

    expression: NDArray[np.int16]
    mouth: NDArray[np.int16]
    openness: NDArray[np.float32]
    eyes_open: NDArray[np.float32] | None = None
    gaze: NDArray[np.float32] | None = None
    sign: NDArray[np.int16] | None = None

    def __post_init__(self) -> None:
        for name, low, high in (("openness", 0, 1), ("eyes_open", 0, 1), ("gaze", -10, 10)):
            values = getattr(self, name)
            if values is not None:
                check_values(
                    f"the face's {name}", np.asarray(values), low - _ROUNDED, high + _ROUNDED
                )

    def part(self, first: int, end: int) -> FaceTrack:
        """The frames from ``first`` to before ``end``."""
        parts: dict[str, Any] = {}
        for item in fields(self):
            track = getattr(self, item.name)
            parts[item.name] = None if track is None else track[first:end]
        return FaceTrack(**parts)


@dataclass(frozen=True)
class Actor:
    """A Motion placed on the stage, with a look, a face and a voice.

    Attributes:
        timbre: of the voice, a name of ``catalog.timbres.TIMBRES``; empty: by kind and height.
    """

    name: str
    motion: Motion
    look: Look = field(default_factory=Look)
    face: FaceTrack | None = None
    timbre: str = ""

    def __post_init__(self) -> None:
        check_text("the name of an actor", self.name)
        if self.timbre:
            entry("timbre", self.timbre, TIMBRES)
        skeleton, body = self.motion.skeleton, BODIES.get(self.look.kind)
        if skeleton and (body is None or body.name != skeleton):
            raise StickGenError(
                f"{self.name} has the joints of a {skeleton} and cannot look like a "
                f"{self.look.kind}: give the look the kind {skeleton!r}"
            )
        if not skeleton and self.look.kind in ANIMALS:
            raise StickGenError(
                f"{self.name} has the joints of a person and cannot look like a "
                f"{self.look.kind}: make its motion by stickgen.animals.perform_animal"
            )

    def scaled(self, factor: float) -> Actor:
        """The same actor scaled about the floor under the middle of the path.

        Steps scale with the legs, so planted feet stay planted.

        Args:
            factor: such as 0.6 for a child.
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
class SpeechLine:
    """Words that are shown on the screen, or only heard.

    Attributes:
        text: what is said.
        start: seconds.
        end: seconds.
        actor: name of the speaker; empty: a narrator.
        form: ``bubble``, ``shout``, ``whisper``, ``thought`` (all beside the head) or ``subtitle``;
            ``heard``: it is not shown.
    """

    text: str
    start: float
    end: float
    actor: str = ""
    form: Literal["bubble", "shout", "whisper", "thought", "subtitle", "heard"] = "bubble"

    def __post_init__(self) -> None:
        check_text("a line", self.text)
        check_text("the speaker of a line", self.actor)
        check_number("the start of a line", self.start, 0, LARGEST)
        check_number("the end of a line", self.end, 0, LARGEST)


@dataclass(frozen=True)
class Impact:
    """Something that hits something; ``effects: impacts`` shows it.

    Attributes:
        time: seconds.
        kind: ``star`` where a blow lands, ``dust`` where a body comes down on the floor.
        point: x, y and z, stage metres.
        way: of what hits, x, y and z, a unit vector.
        strength: 1 for a hard punch.
    """

    time: float
    kind: Literal["star", "dust"]
    point: tuple[float, float, float]
    way: tuple[float, float, float] = (0.0, 0.0, 0.0)
    strength: float = 1.0

    def __post_init__(self) -> None:
        check_number("the time of an impact", self.time, 0, LARGEST)
        check_number("the strength of an impact", self.strength, 0, LARGEST)
        for values in (self.point, self.way):
            check_values("the place or the way of an impact", np.asarray(values, dtype=np.float64))


@dataclass(frozen=True)
class Deed:
    """What somebody does for some time, in words.

    Attributes:
        actor: name of the one who does it.
        text: such as "a person waves".
        start, end: seconds.
    """

    actor: str
    text: str
    start: float
    end: float

    def __post_init__(self) -> None:
        check_text("the actor of a deed", self.actor)
        check_text("a deed", self.text)
        check_number("the start of a deed", self.start, 0, LARGEST)
        check_number("the end of a deed", self.end, 0, LARGEST)


@dataclass(frozen=True)
class Scene:
    """Actors and props in a place, seen by a camera.

    Attributes:
        actors: at least one; all Motions share ``fps`` and the number of frames.
        camera: one entry a frame.
        description: the prompt, or a description by a person.
        background: colour of the paper, ``#rrggbb``, or ``transparent``; empty: that of the style.
        style: drawing style, a name of ``catalog.styles.STYLES``.
        props: things, each with one entry a frame.
        place: the backdrop.
        places: where the film goes on later, in order of time; the camera cuts there.
        impacts: what hits what, in order of time.
        deeds: what everybody does, in words.
        lines: speech on the screen.
        effects: drawn over the scene, names of ``vocabulary.EFFECTS``.

    Raises:
        ValueError: no actor, or tracks of different lengths; also the parts of a scene refuse
            numbers that are not finite or out of range, and texts that are not printable.
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
    places: tuple[PlaceChange, ...] = ()
    impacts: tuple[Impact, ...] = ()
    deeds: tuple[Deed, ...] = ()

    def __post_init__(self) -> None:
        check_text("the description", self.description)
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
        starts = [change.start for change in self.places]
        if starts != sorted(starts):
            raise ValueError(f"places must be in order of time, got starts at {starts} s")

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
        """The same scene at another frame rate: interpolated, without repeated frames."""
        if fps == self.fps:
            return self
        return replace(
            self,
            actors=tuple(_actor_at_fps(actor, fps) for actor in self.actors),
            camera=self.camera.at_fps(self.fps, fps),
            props=tuple(prop.at_fps(self.fps, fps) for prop in self.props),
        )

    def save(
        self,
        *paths: str | PathLike[str],
        size: tuple[int, int] = (1280, 720),
        fps: float | None = None,
        sound: bool | SoundOptions = False,
        **options: Any,
    ) -> list[Path]:
        """Write the scene to files; the suffix of each path chooses its format.

        ``stickgen.formats.FORMATS`` lists the suffixes; see ``stickgen.outputs.save``, whose
        ``options.FileOptions`` are given by name, such as ``bvh_rig="mixamo"``. With ``sound``
        videos and pages are heard.
        """
        from stickgen.options import FileOptions, heard
        from stickgen.outputs import save

        chosen = FileOptions(**options)
        written = save(self, paths, size=size, fps=fps, options=chosen, sound=heard(sound))
        return [file.path for file in written]


def _actor_at_fps(actor: Actor, fps: float) -> Actor:
    motion, face = actor.motion.at_fps(fps), actor.face
    if face is not None:
        face = _face_at_fps(face, actor.motion.fps, fps, len(motion))
    return replace(actor, motion=motion, face=face)


def _face_at_fps(face: FaceTrack, fps_in: float, fps_out: float, frames: int) -> FaceTrack:
    nearest = nearest_frames(frames, len(face.expression), fps_in / fps_out)
    eyes_open, gaze = face.eyes_open, face.gaze
    return FaceTrack(
        expression=face.expression[nearest],
        mouth=face.mouth[nearest],
        openness=resample(face.openness, fps_in, fps_out).clip(0, 1),
        eyes_open=None if eyes_open is None else resample(eyes_open, fps_in, fps_out).clip(0, 1),
        gaze=None if gaze is None else resample(gaze, fps_in, fps_out),
        sign=None if face.sign is None else face.sign[nearest],
    )
