"""A body from its tracks: trunk, neck and tail by angles, legs by planted feet, wings by beats."""

from __future__ import annotations

import numpy as np

from stickgen.animals.measures import measures
from stickgen.animals.tracks import Tracks
from stickgen.catalog.animals.animal import AnimalKind, Leg, Wing
from stickgen.geometry import FloatArray, normalize, yaw_matrix
from stickgen.kinematics import two_bone

_TOWARDS_HIP = 0.4  # share by which the last segment of a leg leans towards the hip
_LONG_TAIL = 0.4  # metres: longer tails wag less far, so that their tips are no faster
_TAIL_HEIGHT = 0.35  # height of a tail above the floor at least, times the trunk's radius
_LAG = 0.12  # radians by which the next joint of a tail or wing is later in its swing, times 2 π


def pitch_matrix(angle: FloatArray) -> FloatArray:
    """Rotations ``[T, 3, 3]`` about +X that turn +Z upwards by ``angle [T]`` radians."""
    c, s = np.cos(angle), np.sin(angle)
    o, i = np.zeros_like(c), np.ones_like(c)
    return np.stack([np.stack(r, -1) for r in ((i, o, o), (o, c, s), (o, -s, c))], -2)


def roll_matrix(angle: FloatArray) -> FloatArray:
    """Rotations ``[T, 3, 3]`` about +Z that lower the left side by ``-angle [T]`` radians."""
    c, s = np.cos(angle), np.sin(angle)
    o, i = np.zeros_like(c), np.ones_like(c)
    return np.stack([np.stack(r, -1) for r in ((c, -s, o), (s, c, o), (o, o, i))], -2)


class Body:
    """The joints of one animal over T frames, in the frame of the body: the floor below the middle
    of its rest pose is the origin, and it faces +Z.

    Attributes:
        joints: ``[T, J, 3]`` metres; filled by the methods.
        trunk: ``[T, 3, 3]`` rotation of the trunk.
    """

    def __init__(self, animal: AnimalKind, frames: int) -> None:
        self.animal, self._m = animal, measures(animal.name)
        self.joints: FloatArray = np.tile(self._m.rest, (frames, 1, 1))
        self.trunk: FloatArray = np.tile(np.eye(3), (frames, 1, 1))
        self._children: dict[int, list[int]] = {}
        for child, parent in enumerate(animal.parents):
            self._children.setdefault(parent, []).append(child)

    def _below(self, joint: str) -> list[int]:
        """A joint and all that hang on it."""
        found = [self.animal.index[joint]]
        for at in found:
            found += self._children.get(at, [])
        return found

    def rotate(self, joint: str, turn: FloatArray, about: str = "") -> None:
        """Turn a joint and all that hang on it about itself, or about another joint."""
        index = self.animal.index
        pivot = self.joints[:, [index[about or joint]]]
        below = self._below(joint)
        moved = self.joints[:, below] - pivot
        self.joints[:, below] = pivot + np.einsum("tij,tpj->tpi", turn, moved)

    def set_trunk(self, turn: FloatArray, pivot: FloatArray, shift: FloatArray) -> None:
        """Turn the whole body about points ``pivot [T, 3]`` and move it by ``shift [T, 3]``."""
        self.trunk = turn
        moved = np.einsum("tij,tpj->tpi", turn, self.joints - pivot[:, None])
        self.joints = moved + (pivot + shift)[:, None]

    def bend_spine(self, angle: FloatArray) -> None:
        """Turn the hind quarters and the chest by half of an angle ``[T]`` each."""
        turn = pitch_matrix(-0.5 * angle)
        local = self.trunk @ turn @ self.trunk.transpose(0, 2, 1)
        middle = self.joints[:, [self.animal.index["spine2"]]]
        fore = set(self._below("spine2"))
        hind = [i for i in range(self.joints.shape[1]) if i not in fore]
        back = local.transpose(0, 2, 1)
        self.joints[:, hind] = middle + np.einsum(
            "tij,tpj->tpi", back, self.joints[:, hind] - middle
        )
        self.rotate("spine2", local)

    def turn_part(self, joint: str, pitch: FloatArray, yaw: FloatArray) -> None:
        """Turn a joint of the neck or tail upwards and to the left, in the frame of the trunk."""
        turn = yaw_matrix(yaw) @ pitch_matrix(pitch)
        self.rotate(joint, self.trunk @ turn @ self.trunk.transpose(0, 2, 1))

    def swing_tail(self, tracks: Tracks, bob: FloatArray, turning: FloatArray) -> None:
        """The tail follows: each joint a little later than the one before it.

        Args:
            tracks: pitch of its root, and how far it wags.
            bob: ``[T]`` radians by which the rump's rise and fall throws it.
            turning: ``[T]`` radians by which it lags behind a turn.
        """
        names = self.animal.tail
        rest = self._m.rest[[self.animal.index[name] for name in names]]
        slow = min(1.0, _LONG_TAIL / max(float(np.linalg.norm(rest[-1] - rest[0])), 1e-3))
        for number, name in enumerate(names):
            late = 2 * np.pi * _LAG * number
            wag = slow * tracks.wag * np.sin(2.0 * tracks.beat - late) + turning / len(names)
            lift = -tracks.tail / (1 + number) * 0.6 - bob * np.cos(late)
            # A tail points backwards: upwards is the other way round.
            before = names[number - 1] if number else "pelvis"
            turn = self.trunk @ yaw_matrix(wag) @ pitch_matrix(lift)
            self.rotate(name, turn @ self.trunk.transpose(0, 2, 1), about=before)
        tail = [self.animal.index[name] for name in names]
        low = np.minimum(self._m.rest[tail, 1], _TAIL_HEIGHT * self._m.stout)
        self.joints[:, tail, 1] = np.maximum(self.joints[:, tail, 1], low)

    def rest_trunk(self) -> None:
        """What hangs on the nose, such as a trunk, lies on the floor instead of in it."""
        hanging = self._below("nose")
        low = np.minimum(self._m.rest[hanging, 1], 0.06)
        self.joints[:, hanging, 1] = np.maximum(self.joints[:, hanging, 1], low)

    def swing_ears(self, throw: FloatArray) -> None:
        """Ears are thrown up and down by ``throw [T]`` radians."""
        for side in ("left", "right"):
            turn = self.trunk @ pitch_matrix(throw) @ self.trunk.transpose(0, 2, 1)
            self.rotate(f"{side}_ear", turn, about="head")

    def place_leg(self, leg: Leg, foot: FloatArray, flat: FloatArray) -> None:
        """Bring a foot to ``foot [T, 3]``.

        Args:
            leg: its joints.
            foot: in the frame of the body, metres.
            flat: ``[T]`` radians by which its last segment lies down.
        """
        index, rest = self.animal.index, self._m.rest
        chain = [index[name] for name in leg.chain]
        top = self.joints[:, chain[0]]
        lengths = np.linalg.norm(np.diff(rest[chain], axis=0), axis=-1)
        target = foot
        if len(chain) == 4:
            paw = rest[chain[2]] - rest[chain[3]]
            along = normalize(np.einsum("tij,j->ti", pitch_matrix(flat), paw))
            up = normalize(top - foot)
            lean = (_TOWARDS_HIP * (1 - np.clip(flat, 0, 1)))[:, None]
            target = foot + lengths[2] * normalize(along + lean * (up - along))
        bend = np.einsum("tij,j->ti", self.trunk, np.array(leg.bend))
        # The knees of an animal that lies are beside its trunk, not in the floor.
        beside = np.array([2.5 * np.sign(rest[chain[0], 0]), 1.4, 0.0])
        bend = bend + np.clip(flat, 0.0, 1.0)[:, None] * beside
        hint = (top + target) / 2 + bend
        middle, low = two_bone(top, hint, target, lengths[0], lengths[1])
        self.joints[:, chain[1]], self.joints[:, chain[2]] = middle, low
        # A foot out of reach stays where it is: the leg is a little longer for that moment.
        self.joints[:, chain[-1]] = foot
        self._follow(chain[-1], rest[chain[-1]], foot)

    def _follow(self, joint: int, rest: FloatArray, at: FloatArray) -> None:
        """Toes keep their place before the foot, pointing ahead."""
        for child in self._children.get(joint, []):
            self.joints[:, child] = at + (self._m.rest[child] - rest)

    def place_wing(self, wing: Wing, spread: FloatArray, beat: FloatArray, amount: float) -> None:
        """Fold or beat a wing.

        Args:
            wing: its joints.
            spread: ``[T]`` 0 folded to 1 spread.
            beat: ``[T]`` phase, radians; 0 is the middle of the upstroke.
            amount: radians by which it beats up and down.
        """
        index, rest = self.animal.index, self._m.rest
        names = [index[name] for name in wing.joints]
        chest = index["spine3"]
        sign = np.sign(rest[names[0], 0])
        opened = np.zeros((len(spread), len(names), 3))
        for number, joint in enumerate(names):
            up = self.animal.parents[joint]
            inner = names.index(up) if up in names else -1
            before = opened[:, inner] if inner >= 0 else 0.0
            bone = rest[joint] - (rest[up] if inner >= 0 else rest[chest])
            if inner < 0:
                opened[:, number] = bone
                continue
            late = 2 * np.pi * _LAG * (0.4 + inner)
            angle = sign * (amount * np.sin(beat - late) + self.animal.raised)
            opened[:, number] = before + np.einsum("tij,j->ti", roll_matrix(angle), bone)
        folded = np.array(wing.folded)[None]
        share = spread[:, None, None]
        local = folded + share * (opened - folded)
        self.joints[:, names] = self.joints[:, [chest]] + np.einsum(
            "tij,tpj->tpi", self.trunk, local
        )
