"""The record of an animal: its skeleton, its limbs and what covers them. Imports no numpy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from stickgen.catalog.animals.cover import Cover

Point = tuple[float, float, float]
Joint = tuple[str, str, Point]
"""A joint's name, its parent's, and where it is in the rest pose: metres, standing on the floor at
the origin, facing +Z, so that +X is its left."""
Plan = Literal["quadruped", "biped", "spider", "butterfly", "fish", "snake"]


@dataclass(frozen=True)
class Leg:
    """A leg that walks.

    Attributes:
        chain: joints from the trunk to the sole; the last segment of four joints is the paw.
        place: which leg it is, a key of the footfall orders (``stickgen.animals.gaits``).
        bend: whither the middle joint bends, in the frame of the body.
    """

    chain: tuple[str, ...]
    place: str
    bend: Point


@dataclass(frozen=True)
class Wing:
    """A wing: where its joints are while it is folded; the rest pose has it spread.

    Attributes:
        joints: from the trunk to the tip; fingers may follow, whose parent is one of them.
        folded: where they are then, from ``spine3``.
    """

    joints: tuple[str, ...]
    folded: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class AnimalKind:
    """An animal with a body of its own.

    Its first 22 joints are the homologues of a person's, in the order of ``skeleton.JOINTS``: a
    paw's hock is the ankle, a wing's bend the wrist; joints that people lack follow. So whatever
    reads a pelvis, a head or a heading reads those of every actor.

    Attributes:
        name: as scripts and files write it.
        gallery: what it looks like, for the gallery.
        color: of its body, ``#rrggbb``.
        plan: of the body: which rules move it.
        joints: the skeleton; parents come before their children.
        cover: makes what is drawn, in the rest pose.
        legs: that walk.
        wings: that beat.
        tail: joints of the tail from its root; of a fish or a snake, all behind the head.
        gaits: names of its slow, middle and fast gait (``stickgen.animals.gaits``).
        flies: whether it can.
        head_radius: metres.
        stout: radius of the trunk, metres: how high it lies on the floor.
        beat: wing beats a second.
        raised: radians above the level of the middle of a wing beat.
    """

    name: str
    gallery: str
    color: str
    plan: Plan
    joints: tuple[Joint, ...]
    cover: Callable[[], Cover]
    legs: tuple[Leg, ...] = ()
    wings: tuple[Wing, ...] = ()
    tail: tuple[str, ...] = ()
    gaits: tuple[str, str, str] = ("walk", "trot", "gallop")
    flies: bool = False
    head_radius: float = 0.1
    stout: float = 0.1
    beat: float = 3.0
    raised: float = 0.25
    _index: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._index.update({name: i for i, (name, _, _) in enumerate(self.joints)})
        if len(self._index) != len(self.joints):
            raise ValueError(f"two joints of the {self.name} have one name")

    @property
    def index(self) -> dict[str, int]:
        """Joint name → index."""
        return self._index

    @cached_property
    def parents(self) -> tuple[int, ...]:
        """Parent of every joint; −1 for the pelvis."""
        return tuple(self._index[p] if p else -1 for _, p, _ in self.joints)

    @cached_property
    def covered(self) -> Cover:
        """The drawing, made when it is first needed."""
        return self.cover()
