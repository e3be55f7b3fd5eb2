"""Motion: one actor's body over time."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.animals import ANIMALS
from stickgen.checks import LARGEST
from stickgen.geometry import resample
from stickgen.skeleton import CONTACT_JOINTS, FPS, JOINTS, J
from stickgen.vocabulary import ACTION_SLOTS

BODY_MASS = 70.0
"""Mass of a body in the momentum of the physics track, kilograms."""


@dataclass(frozen=True)
class Motion:
    """One body over time.

    Attributes:
        joints: ``[T, J, 3]`` float32 metres, Y up: of a person, the 22 of ``skeleton.JOINTS``; of
            an animal, those of its record, of which the first 22 are their homologues.
        actions: ``[T]`` int16 indices into ``vocabulary.ACTIONS``.
        contacts: ``[T, 4]`` bool, foot joints in contact with the floor
            (``skeleton.CONTACT_JOINTS``); ``foot_contacts`` of the joints when not given.
        fps: frames a second.
        skeleton: name of the animal (``catalog.animals.ANIMALS``); empty: a person.
        notes: what is to be said about it beside the film: that it is played faster, or longer.

    Raises:
        ValueError: there is no such animal, a shape is wrong, a number is not finite or too large
            (the joint is named) or an action does not exist.
    """

    joints: NDArray[np.float32]
    actions: NDArray[np.int16] = None  # type: ignore[assignment]
    contacts: NDArray[np.bool_] = None  # type: ignore[assignment]
    fps: float = FPS
    skeleton: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        joints = np.ascontiguousarray(self.joints, dtype=np.float32)
        names = joint_names(self.skeleton)
        if joints.ndim != 3 or joints.shape[1:] != (len(names), 3) or len(joints) == 0:
            raise ValueError(f"joints must be [T, {len(names)}, 3] with T > 0, got {joints.shape}")
        bad = np.argwhere(~(np.abs(joints) <= LARGEST).all(-1))
        if len(bad):
            frame, joint = bad[0]
            what = "too large" if np.isfinite(joints[frame, joint]).all() else "not finite"
            raise ValueError(f"joint {names[joint]} is {what} in frame {frame}")
        if not 0 < self.fps <= LARGEST:
            raise ValueError(f"fps must be a positive number, got {self.fps}")
        n = len(joints)
        actions = np.zeros(n) if self.actions is None else np.asarray(self.actions)
        if actions.shape != (n,) or not 0 <= actions.min() <= actions.max() < ACTION_SLOTS:
            raise ValueError(f"actions must be [{n}] indices below {ACTION_SLOTS}")
        contacts = foot_contacts(joints, self.fps) if self.contacts is None else self.contacts
        contacts = np.asarray(contacts, dtype=bool)
        if contacts.shape != (n, 4):
            raise ValueError(f"contacts must be [{n}, 4], got {contacts.shape}")
        object.__setattr__(self, "joints", joints)
        object.__setattr__(self, "actions", actions.astype(np.int16))
        object.__setattr__(self, "contacts", contacts)

    def __len__(self) -> int:
        return len(self.joints)

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self) / self.fps

    def first(self, frames: int) -> Motion:
        """The motion cut to at most ``frames`` frames."""
        return replace(
            self,
            joints=self.joints[:frames],
            actions=self.actions[:frames],
            contacts=self.contacts[:frames],
        )

    def physics(self) -> NDArray[np.float32]:
        """Physics track ``[T, 6]``: vx, vy (m/s), ax, ay (m/s²), mx, my (kg·m/s, 70 kg).

        Of the pelvis in the stage plane (X right, Y up), by central differences; zero for a
        motion of one frame.
        """
        if len(self) < 2:
            return np.zeros((len(self), 6), dtype=np.float32)
        v = np.gradient(self.joints[:, 0, :2], 1.0 / self.fps, axis=0)
        a = np.gradient(v, 1.0 / self.fps, axis=0)
        return np.concatenate([v, a, BODY_MASS * v], axis=1).astype(np.float32)

    def at_fps(self, fps: float) -> Motion:
        """The same motion at another frame rate: joints cubic, actions and contacts nearest."""
        if fps == self.fps:
            return self
        joints = resample(self.joints, self.fps, fps)
        nearest = np.minimum(
            np.rint(np.arange(len(joints)) * self.fps / fps).astype(int), len(self) - 1
        )
        return replace(
            self,
            joints=joints.astype(np.float32),
            actions=self.actions[nearest],
            contacts=self.contacts[nearest],
            fps=fps,
        )


def joint_names(skeleton: str) -> tuple[str, ...]:
    """The joints of an animal (``catalog.animals.ANIMALS``), or of a person if the name is empty.

    Raises:
        ValueError: there is no such animal.
    """
    if not skeleton:
        return JOINTS
    if skeleton not in ANIMALS:
        raise ValueError(f"there is no skeleton {skeleton!r}: use one of {', '.join(ANIMALS)}")
    return tuple(ANIMALS[skeleton].index)


def foot_contacts(joints: NDArray[np.floating], fps: float) -> NDArray[np.bool_]:
    """Foot joints in contact with the floor, ``[T, 4]`` in the order of ``CONTACT_JOINTS``.

    A joint is in contact when it is slower than 0.4 m/s and lower than 0.13 m (ankles) or
    0.07 m (toes) above the floor ``y = 0``. Our thresholds, tuned for the canonical body, whose
    ankle stands at 0.08 m and toe at 0.025 m.
    """
    feet = joints[:, [J[name] for name in CONTACT_JOINTS]]
    if len(feet) < 2:
        speed = np.zeros(feet.shape[:2])
    else:
        speed = np.linalg.norm(np.gradient(feet, 1.0 / fps, axis=0), axis=-1)
    low = feet[..., 1] < np.array([0.13, 0.07, 0.13, 0.07])
    return np.asarray(low & (speed < 0.4))
