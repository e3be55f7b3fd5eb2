"""The parts of a `.motion` file of version 2 beside its actors: camera, props, place and lines."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.checks import LARGEST, check_values
from stickgen.errors import StickGenError
from stickgen.formats.scenery import scenery
from stickgen.prop import Holder, Prop
from stickgen.scene import Deed, Impact, Place, PlaceChange, Scene, SpeechLine

_LARGEST = 1000 * LARGEST  # joints are stored in millimetres


def stage_document(scene: Scene) -> dict[str, Any]:
    """The keys ``props``, ``camera_track``, ``stage`` and ``lines`` of a scene."""
    camera = scene.camera
    stage: dict[str, Any] = {"style": scene.style, "place": _place_document(scene.place)}
    if scene.effects:
        stage["effects"] = list(scene.effects)
    if scene.impacts:
        stage["impacts"] = [
            {**asdict(impact), "point": list(impact.point), "way": list(impact.way)}
            for impact in scene.impacts
        ]
    if scene.deeds:
        stage["deeds"] = [asdict(deed) for deed in scene.deeds]
    if scene.background:
        stage["background"] = scene.background
    if scene.places:
        stage["places"] = [
            {"place": _place_document(change.place), "start": change.start}
            for change in scene.places
        ]
    return {
        "props": [_prop_document(prop) for prop in scene.props],
        "camera_track": {
            "position": exact(camera.position),
            "target": exact(camera.target),
            "focal": exact(camera.focal),
            "roll": exact(camera.roll),
            "cuts": list(camera.cuts),
        },
        "stage": stage,
        "lines": [asdict(line) for line in scene.lines],
    }


def read_stage(document: dict[str, Any], frames: int) -> dict[str, Any]:
    """The fields of a Scene that ``stage_document`` writes.

    Raises:
        StickGenError: a list does not agree with the frame count.
    """
    stage = document.get("stage", {})
    return {
        "camera": _camera(document["camera_track"], frames),
        "props": tuple(_prop(entry, frames) for entry in document.get("props", [])),
        "background": stage.get("background", ""),
        "style": stage.get("style", "normal"),
        "effects": tuple(stage.get("effects", ())),
        "impacts": tuple(_impact(**impact) for impact in stage.get("impacts", ())),
        "deeds": tuple(Deed(**deed) for deed in stage.get("deeds", ())),
        "place": _place(**stage.get("place", {})),
        "places": tuple(
            PlaceChange(_place(**change["place"]), change["start"])
            for change in stage.get("places", ())
        ),
        "lines": tuple(SpeechLine(**line) for line in document.get("lines", [])),
    }


def exact(values: NDArray[np.floating]) -> Any:
    """Numbers as the shortest decimals that are read back as the same float32."""
    return np.asarray(values, dtype=np.float32).astype(str).astype(float).tolist()


def read_numbers(values: Any, shape: tuple[int, ...], name: str) -> NDArray[np.float32]:
    """A list as an array of finite numbers of exactly this shape.

    Raises:
        StickGenError: it is not; the message has ``name``.
    """
    try:
        array = np.asarray(values)
    except ValueError:  # lists of unequal length
        array = np.empty(0, dtype=object)
    if array.dtype.kind not in "if":
        raise StickGenError(f"{name} must hold only numbers, shaped {list(shape)}")
    if array.shape != shape:
        raise StickGenError(
            f"{name} has the shape {list(array.shape)}, but total_frames asks for {list(shape)}"
        )
    check_values(name, array, -_LARGEST, _LARGEST)
    return array.astype(np.float32)


def read_wholes(values: list[Any], name: str) -> list[int]:
    """A list as whole numbers; JSON may write 25 as 25.0.

    Raises:
        StickGenError: it is not; the message has ``name``.
    """
    if not all(isinstance(n, int | float) and n == n // 1 for n in values):
        raise StickGenError(f"{name} must hold only whole numbers")
    return [int(n) for n in values]


def _camera(track: dict[str, Any], frames: int) -> Camera:
    """A camera in three dimensions, or the flat one of the first files of version 2."""

    def numbers(key: str, *shape: int) -> NDArray[np.float32]:
        return read_numbers(track[key], (frames, *shape), f"camera_track.{key}")

    if "center" in track:
        return Camera.front(numbers("center", 2), numbers("zoom"))
    return Camera(
        numbers("position", 3),
        numbers("target", 3),
        numbers("focal"),
        numbers("roll"),
        tuple(read_wholes(track.get("cuts", []), "camera_track.cuts")),
    )


def _impact(
    time: float,
    kind: Literal["star", "dust"],
    point: list[float],
    way: list[float],
    strength: float,
) -> Impact:
    """An impact; its place and way have three numbers each."""
    return Impact(time, kind, _three(point), _three(way), strength)


def _three(values: list[float]) -> tuple[float, float, float]:
    x, y, z = read_numbers(values, (3,), "stage.impacts").tolist()
    return x, y, z


def _place_document(place: Place) -> dict[str, Any]:
    """A place; its usual time and weather are left out, as files had neither at first."""
    usual = asdict(Place())
    document = {
        key: value
        for key, value in asdict(place).items()
        if key in ("kind", "seed") or value != usual[key]
    }
    drawn = scenery(place)
    return {**document, "scenery": drawn} if drawn else document


def _place(kind: str = "paper", seed: float = 0, scenery: str = "", **sky: str) -> Place:
    """A place; its scenery is for players that cannot draw it from the kind and the seed."""
    return Place(kind, read_wholes([seed], "stage.place.seed")[0], **sky)


def _prop_document(prop: Prop) -> dict[str, Any]:
    document: dict[str, Any] = {"kind": prop.kind, "scale": prop.scale}
    if prop.color:
        document["color"] = prop.color
    if prop.state:
        document["state"] = prop.state
    if prop.holder is not None:
        document["holder"] = list(prop.holder)
    if prop.holders:
        document["holders"] = [asdict(holder) for holder in prop.holders]
    if (prop.growth != 1).any():
        document["growth"] = exact(prop.growth)
    for key in ("position", "rotation", "visible"):
        values = getattr(prop, key)
        # A constant track is stored as its first frame.
        constant = (values == values[0]).all()
        document[key] = exact(values[:1] if constant else values)
    return document


def _prop(entry: dict[str, Any], frames: int) -> Prop:
    def track(key: str, *shape: int) -> NDArray[np.float32]:
        values = entry[key]
        count = 1 if len(values) == 1 else frames
        numbers = read_numbers(values, (count, *shape), f"{key} of the prop {entry['kind']}")
        return numbers if count == frames else numbers.repeat(frames, axis=0)

    holder = entry.get("holder")
    return Prop(
        kind=entry["kind"],
        position=track("position", 3),
        rotation=track("rotation", 4),
        scale=entry.get("scale", 1.0),
        color=entry.get("color", ""),
        visible=track("visible") > 0,
        holder=None if holder is None else (holder[0], holder[1]),
        holders=tuple(_holder(**hold) for hold in entry.get("holders", ())),
        growth=track("growth") if "growth" in entry else None,  # type: ignore[arg-type]
        state=entry.get("state", ""),
    )


def _holder(actor: str, joint: str, start: float, end: float) -> Holder:
    return Holder(actor, joint, *read_wholes([start, end], "the frames of a hold"))
