"""Joints as tables: CSV with a row for each joint, or a line of JSON for each actor and frame."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from stickgen.files import atomic_path
from stickgen.motion import joint_names
from stickgen.scene import Actor, Scene
from stickgen.skeleton import CONTACT_JOINTS
from stickgen.vocabulary import ACTIONS

_DIGITS = 4  # of metres and seconds
_COLUMNS = ("actor", "frame", "seconds", "action", "joint", "x", "y", "z")


def write_csv(scene: Scene, path: Path) -> None:
    """Write a row for each actor, frame and joint: its place in metres, Y up.

    Actors of any skeleton fit into the same columns; pandas makes wide tables of long ones.

    Raises:
        StickGenError: the file cannot be written.
    """
    with atomic_path(path) as temporary, temporary.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS)
        for actor in scene.actors:
            names = joint_names(actor.motion.skeleton)
            for frame, seconds, action, places in _frames(actor):
                head = (actor.name, frame, seconds, action)
                rows.writerows(
                    (*head, name, *place) for name, place in zip(names, places, strict=True)
                )


def write_jsonl(scene: Scene, path: Path) -> None:
    """Write a line of JSON for each actor and frame: actor, frame, seconds, action, joints.

    ``joints`` maps names to places in metres, ``contacts`` lists the feet on the floor.

    Raises:
        StickGenError: the file cannot be written.
    """
    with atomic_path(path) as temporary, temporary.open("w", encoding="utf-8") as file:
        for actor in scene.actors:
            names = joint_names(actor.motion.skeleton)
            for frame, seconds, action, places in _frames(actor):
                down = actor.motion.contacts[frame]
                line = {
                    "actor": actor.name,
                    "frame": frame,
                    "seconds": seconds,
                    "action": action,
                    "joints": dict(zip(names, places, strict=True)),
                    "contacts": [n for n, on in zip(CONTACT_JOINTS, down, strict=True) if on],
                }
                file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def _frames(actor: Actor) -> Iterator[tuple[int, float, str, list[list[float]]]]:
    """Number, time, action and joints of every frame; an unknown action is an empty name."""
    motion = actor.motion
    joints = motion.joints.astype(float).round(_DIGITS).tolist()
    for frame, (places, action) in enumerate(zip(joints, motion.actions.tolist(), strict=True)):
        name = ACTIONS[action] if action < len(ACTIONS) else ""
        yield frame, round(frame / motion.fps, _DIGITS), name, places
