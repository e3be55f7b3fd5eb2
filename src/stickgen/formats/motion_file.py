"""The `.motion` file: a scene as JSON that viewers of version 1 can still play.

Version 2 repeats its first actor in the keys of version 1 (``motion``, ``actions``,
``physics``, ``camera``) and adds ``actors``, ``props``, ``camera_track`` and ``stage``. Both
versions are described by ``motion.schema.json`` beside this module.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from stickgen import __version__
from stickgen.camera import DISTANCE, LENS, VIEW_HEIGHT, Camera
from stickgen.catalog.animals import ANIMALS
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.formats.motion_schema import check_schema
from stickgen.formats.motion_stage import (
    exact,
    read_numbers,
    read_stage,
    read_wholes,
    stage_document,
)
from stickgen.motion import Motion, joint_names
from stickgen.scene import Actor, FaceTrack, Look, Scene
from stickgen.skeleton import N_JOINTS
from stickgen.sticks import LAYOUTS, V1, V3, figure_scale, from_v1, from_v3, to_v3
from stickgen.vocabulary import ACTION_SLOTS, EXPRESSIONS, MOUTHS, SIGNS, action_index

_TO_JOINTS = {V3.type: from_v3, V1.type: from_v1}
_MILLIMETRES = 1000  # per metre
_DECIMALS = 4  # of the keys of version 1
_MAX_BYTES = 256 * 2**20
"""Larger files are refused unread; ten minutes of ten actors are smaller."""


def write_motion(scene: Scene, path: Path) -> None:
    """Write a scene as `.motion` version 2.

    Joints are kept to 1 mm, everything else without loss.

    Raises:
        StickGenError: the file cannot be written.
    """
    document = motion_document(scene)
    check_schema(document)
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    with atomic_path(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def read_motion(path: Path) -> Scene:
    """Read a `.motion` file of version 2, or of version 1 with 48 or 20 numbers a frame.

    The two-dimensional lines of version 1 become joints in the plane z = 0, seen by a fixed
    camera that shows the whole film: their ``camera`` numbers condition a model and are no view.

    Raises:
        StickGenError: the file is missing, not JSON, breaks the schema, or its lists do not
            agree with its frame count.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise StickGenError(f"it is larger than {_MAX_BYTES >> 20} MB")
        document = _parse(path.read_bytes())
        check_schema(document)
        return _scene(document)
    except OSError as error:
        raise StickGenError(f"cannot read {path}: {error.strerror}") from None
    except ValueError as error:
        raise StickGenError(f"cannot read {path}: {error}") from error
    except RecursionError:
        raise StickGenError(
            f"cannot read {path}: its JSON is nested too deeply for a .motion file"
        ) from None


def motion_document(scene: Scene) -> dict[str, Any]:
    actors = [_actor_document(actor) for actor in scene.actors]
    center, zoom = scene.camera.center, scene.camera.zoom
    return {
        "meta": {
            "version": "2.0",
            "generator": f"stick-gen {__version__}",
            "created_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "fps": scene.fps,
            "duration": scene.duration,
            "total_frames": len(scene),
            "description": scene.description,
        },
        "skeleton": {
            "type": V3.type,
            "joint_format": "xy_lines_flat",
            "input_dim": V3.size,
            "segments": [name for name, _, _ in V3.segments],
        },
        "motion": actors[0]["motion"],
        "actions": actors[0]["actions"],
        "physics": _rounded(scene.actors[0].motion.physics()),
        "camera": _rounded(np.concatenate([center, zoom[:, None]], axis=1)),
        "actors": actors,
        **stage_document(scene),
    }


def _actor_document(actor: Actor) -> dict[str, Any]:
    motion, look, face = actor.motion, actor.look, actor.face
    return {
        "name": actor.name,
        "look": _look_document(look),
        **({"timbre": actor.timbre} if actor.timbre else {}),
        **_skeleton_document(motion),
        # Of an animal, the joints that are homologous to a person's.
        "motion": _rounded(to_v3(motion.joints[:, :N_JOINTS]).ravel()),
        "joints": millimetres(motion.joints),
        "actions": motion.actions.tolist(),
        "contacts": motion.contacts.astype(int).tolist(),
        "face": None if face is None else _face_document(face),
    }


def _look_document(look: Look) -> dict[str, Any]:
    """A look; who wears nothing has no such key, as files had none at first."""
    document = asdict(look)
    wears = document.pop("wears")
    return {**document, "wears": list(wears)} if wears else document


def _skeleton_document(motion: Motion) -> dict[str, Any]:
    """The skeleton of an animal; nothing for a person."""
    if not motion.skeleton:
        return {}
    animal = ANIMALS[motion.skeleton]
    return {
        "skeleton": {
            "name": animal.name,
            "joints": list(animal.index),
            "parents": list(animal.parents),
        }
    }


def millimetres(joints: NDArray[np.floating]) -> Any:
    """Joints ``[..., J, 3]`` metres as lists of whole millimetres."""
    return np.rint(joints.astype(float) * _MILLIMETRES).astype(int).tolist()


def _face_document(face: FaceTrack) -> dict[str, Any]:
    document = {
        "expression": face.expression.tolist(),
        "mouth": face.mouth.tolist(),
        "openness": exact(face.openness),
    }
    if face.eyes_open is not None:
        document["eyes_open"] = exact(face.eyes_open)
    if face.gaze is not None:
        document["gaze"] = exact(face.gaze)
    if face.sign is not None:
        document["sign"] = face.sign.tolist()
    return document


def _rounded(values: NDArray[np.floating]) -> Any:
    return np.round(values.astype(float), _DECIMALS).tolist()


def _parse(data: bytes) -> Any:
    def refuse(constant: str) -> NoReturn:
        raise StickGenError(f"it holds {constant}, which is not a number")

    try:
        return json.loads(data.decode("utf-8"), parse_constant=refuse)
    except UnicodeDecodeError:
        raise StickGenError("it is not text, so not a .motion file") from None
    except json.JSONDecodeError as error:
        raise StickGenError(
            f"it is not whole JSON ({error.msg} at line {error.lineno}, column {error.colno}); "
            "make or copy the file again"
        ) from None


def _scene(document: dict[str, Any]) -> Scene:
    meta = document["meta"]
    frames = read_wholes([meta["total_frames"]], "meta.total_frames")[0]
    sticks = _sticks(document["motion"], document["skeleton"]["type"], frames)
    if "actors" not in document:
        actor = _version_1_actor(document, sticks)
        return Scene((actor,), _whole_view(actor), meta.get("description", ""))
    fps = float(meta["fps"])
    return Scene(
        actors=tuple(_actor(entry, frames, fps) for entry in document["actors"]),
        description=meta.get("description", ""),
        **read_stage(document, frames),
    )


def _sticks(flat: list[Any], layout: str, frames: int) -> NDArray[np.float32]:
    width = LAYOUTS[layout].size
    return read_numbers(flat, (frames * width,), "motion").reshape(frames, width)


def _version_1_actor(document: dict[str, Any], sticks: NDArray[np.float32]) -> Actor:
    joints = _TO_JOINTS[document["skeleton"]["type"]](sticks)
    frames = len(joints)
    actions = _actions(document["actions"], frames) if "actions" in document else None
    for key, width in (("physics", 6), ("camera", 3)):
        if key in document:
            read_numbers(document[key], (frames, width), key)
    motion = Motion(joints, actions, fps=float(document["meta"]["fps"]))  # type: ignore[arg-type]
    # Files of version 1 use any unit: scale the thickness of the limbs to the size of the body.
    scale = max(figure_scale(joints), 1e-3)
    look = Look(limb_width=scale * Look.limb_width, head_radius=scale * Look.head_radius)
    return Actor("actor", motion, look)


def _whole_view(actor: Actor) -> Camera:
    """A fixed camera that shows all joints of all frames, with room for the head."""
    points = actor.motion.joints[..., :2]
    low, high = points.min(axis=(0, 1)), points.max(axis=(0, 1))
    width, height = high - low + 4 * actor.look.head_radius
    zoom = VIEW_HEIGHT / max(height, width * 9 / 16)
    # The camera steps back instead of zooming out: the numbers may be of any unit.
    frames = len(points)
    target = np.tile([*(low + high) / 2, 0.0], (frames, 1)).astype(np.float32)
    offset = np.array([0.0, 0.0, DISTANCE / zoom], dtype=np.float32)
    return Camera(target + offset, target, np.full(frames, LENS, dtype=np.float32))


def _actor(entry: dict[str, Any], frames: int, fps: float) -> Actor:
    name = entry["name"]
    skeleton = _read_skeleton(entry.get("skeleton"), name)
    shape = (frames, len(joint_names(skeleton)), 3)
    joints = read_numbers(entry["joints"], shape, f"joints of {name}")
    contacts = None
    if "contacts" in entry:
        contacts = read_numbers(entry["contacts"], (frames, 4), f"contacts of {name}") > 0
    motion = Motion(
        joints / np.float32(_MILLIMETRES),
        _actions(entry["actions"], frames) if "actions" in entry else None,  # type: ignore[arg-type]
        contacts,  # type: ignore[arg-type]
        fps,
        skeleton,
    )
    face = entry.get("face")
    return Actor(
        name=name,
        motion=motion,
        look=_look(**entry.get("look", {})),
        face=None if face is None else _face(face, frames, name),
        timbre=entry.get("timbre", ""),
    )


def _look(wears: Sequence[str] = (), **entry: Any) -> Look:
    return Look(wears=tuple(wears), **entry)


def _read_skeleton(entry: dict[str, Any] | None, name: str) -> str:
    """The name of an animal's skeleton; empty: a person's."""
    if entry is None:
        return ""
    if "joints" in entry and tuple(entry["joints"]) != joint_names(entry["name"]):
        raise StickGenError(f"the skeleton of {name} has other joints than our {entry['name']}")
    return str(entry["name"])


def _face(entry: dict[str, Any], frames: int, name: str) -> FaceTrack:
    def track(key: str, *shape: int) -> NDArray[np.float32]:
        return read_numbers(entry[key], (frames, *shape), f"face.{key} of {name}")

    def indices(key: str, names: tuple[str, ...], least: int = 0) -> NDArray[np.int16]:
        values = track(key)
        if values.min() < least or values.max() >= len(names):
            raise StickGenError(
                f"face.{key} of {name} must be indices from {least} to {len(names) - 1}"
            )
        return values.astype(np.int16)

    return FaceTrack(
        expression=indices("expression", EXPRESSIONS),
        mouth=indices("mouth", MOUTHS),
        openness=track("openness"),
        eyes_open=track("eyes_open") if "eyes_open" in entry else None,
        gaze=track("gaze", 2) if "gaze" in entry else None,
        sign=indices("sign", SIGNS, -1) if "sign" in entry else None,
    )


def _actions(values: list[Any], frames: int) -> NDArray[np.int16]:
    numbers = [action_index(v) if isinstance(v, str) else v for v in values]
    actions = read_numbers(numbers, (frames,), "actions")
    if actions.min() < 0 or actions.max() >= ACTION_SLOTS:
        raise StickGenError(f"actions must be indices below {ACTION_SLOTS}")
    return actions.astype(np.int16)
