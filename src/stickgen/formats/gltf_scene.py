"""The document of a glTF file while it grows: nodes, meshes, materials, animations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from stickgen.formats.gltf_buffer import INDICES, VERTICES, GltfBuffer
from stickgen.formats.solid.mesh import Mesh
from stickgen.geometry import FloatArray

_STILL = 1e-6
"""By which the values of a track may differ so that it still counts as constant."""
_INFLUENCES = 4  # joints that carry a vertex


@dataclass(frozen=True)
class Track:
    """One animated value of a node.

    Attributes:
        node: its number.
        path: ``translation``, ``rotation``, ``scale`` or ``weights``.
        accessor: of its values.
        row_bytes: size of the values of one frame.
        rows: accessor rows a frame: of weights, the number of targets.
        steps: whether it jumps from value to value.
    """

    node: int
    path: str
    accessor: int
    row_bytes: int
    rows: int = 1
    steps: bool = False


class GltfScene:
    """Collects what a file holds.

    Args:
        frames, fps: of the film.
    """

    def __init__(self, frames: int, fps: float) -> None:
        self.buffer = GltfBuffer()
        self.nodes: list[dict[str, Any]] = []
        self.roots: list[int] = []
        self.skins: list[dict[str, Any]] = []
        self.meshes: list[dict[str, Any]] = []
        self.cameras: list[dict[str, Any]] = []
        self._materials: dict[str, int] = {}
        self._animations: list[dict[str, Any]] = []
        self._names: dict[str, int] = {}
        times = (np.arange(frames) / fps).astype(np.float32)
        self._times = self.buffer.add(times, "SCALAR", bounds=True)
        self._spans = {frames: self._times}

    def node(self, name: str, *, root: bool = False, **fields: Any) -> int:
        """Add a node; ``root`` puts it directly into the scene."""
        self.nodes.append({"name": name, **fields})
        if root:
            self.roots.append(len(self.nodes) - 1)
        return len(self.nodes) - 1

    def unique(self, name: str) -> str:
        """The name, numbered if something has it already."""
        self._names[name] = self._names.get(name, 0) + 1
        return name if self._names[name] == 1 else f"{name} {self._names[name]}"

    def track(
        self,
        node: int,
        path: str,
        values: FloatArray,
        *,
        rest: FloatArray | None = None,
        steps: bool = False,
    ) -> list[Track]:
        """A node's values ``[T, C]``: a track, or none where they never leave its own value.

        Args:
            rest: ``[C]`` the node's own value, which it has already; None: the first one.
            steps: whether they jump.
        """
        if rest is None and path != "weights":
            self.nodes[node][path] = values[0].astype(float).tolist()
        if np.abs(values - (values[0] if rest is None else rest)).max() <= _STILL:
            return []
        rows, kind, flat = 1, "VEC3", values.astype(np.float32)
        if path == "weights":
            rows, kind, flat = values.shape[1], "SCALAR", flat.reshape(-1)
        elif path == "rotation":  # 16 bits: 0.004 degrees, in half the room
            kind, flat = "VEC4", np.rint(values * np.iinfo(np.int16).max).astype(np.int16)
        accessor = self.buffer.add(flat, kind, normalized=path == "rotation")
        return [Track(node, path, accessor, flat.nbytes // len(values), rows, steps)]

    def animation(self, name: str) -> dict[str, Any]:
        """Add an empty animation."""
        added = {"name": name, "channels": [], "samplers": []}
        self._animations.append(added)
        return added

    def play(self, animation: dict[str, Any], tracks: list[Track], start: int, end: int) -> None:
        """Let an animation play the frames ``start`` to ``end`` of tracks, from its second 0."""
        count = end - start
        if count not in self._spans:
            self._spans[count] = self.buffer.part(self._times, 0, count, 4)
        for track in tracks:
            output = track.accessor
            whole = self.buffer.accessors[output]["count"] // track.rows
            if count != whole:
                size = track.row_bytes // track.rows
                output = self.buffer.part(output, start * track.rows, count * track.rows, size)
            self._connect(animation, track, self._spans[count], output)

    def play_shot(self, animation: dict[str, Any], tracks: list[Track], start: int) -> None:
        """Let an animation play tracks of a part of the film from frame ``start`` on."""
        for track in tracks:
            count = self.buffer.accessors[track.accessor]["count"]
            times = self.buffer.part(self._times, start, count, 4)
            self._connect(animation, track, times, track.accessor)

    def _connect(self, animation: dict[str, Any], track: Track, times: int, values: int) -> None:
        sampler = {"input": times, "output": values}
        if track.steps:
            sampler["interpolation"] = "STEP"  # type: ignore[assignment]
        number = len(animation["samplers"])
        target = {"node": track.node, "path": track.path}
        animation["channels"].append({"sampler": number, "target": target})
        animation["samplers"].append(sampler)

    def mesh(
        self, name: str, parts: list[Mesh], targets: dict[str, tuple[FloatArray, ...]] | None = None
    ) -> int:
        """Add a mesh with a primitive for each part; its number.

        Args:
            targets: name of a morph target → how it moves the points of each part.
        """
        primitives = []
        for number, part in enumerate(parts):
            primitive = self._primitive(part)
            if targets:
                moves = [target[number] for target in targets.values()]
                primitive["targets"] = [{"POSITION": self._moves(move)} for move in moves]
            primitives.append(primitive)
        mesh: dict[str, Any] = {"name": name, "primitives": primitives}
        if targets:
            mesh["extras"] = {"targetNames": list(targets)}
        self.meshes.append(mesh)
        return len(self.meshes) - 1

    def _primitive(self, part: Mesh) -> dict[str, Any]:
        size = np.uint16 if len(part.points) < 65535 else np.uint32
        add = self.buffer.add
        points, normals = (v.astype(np.float32) for v in (part.points, part.normals()))
        attributes = {
            "POSITION": add(points, "VEC3", target=VERTICES, bounds=True),
            "NORMAL": add(normals, "VEC3", target=VERTICES),
        }
        if part.weights.shape[1]:
            joints, weights = _influences(part.weights)
            attributes["JOINTS_0"] = add(joints, "VEC4", target=VERTICES)
            attributes["WEIGHTS_0"] = add(weights, "VEC4", target=VERTICES, normalized=True)
        indices = add(part.faces.ravel().astype(size), "SCALAR", target=INDICES)
        return {
            "attributes": attributes,
            "indices": indices,
            "material": self._material(part.color),
        }

    def _moves(self, moves: FloatArray) -> int:
        if not np.any(np.abs(moves) > 1e-6):
            return self.buffer.zeros(len(moves))
        return self.buffer.add(moves.astype(np.float32), "VEC3", target=VERTICES, bounds=True)

    def _material(self, color: str) -> int:
        return self._materials.setdefault(color, len(self._materials))

    def pack(self, generator: str, description: str) -> bytes:
        """The bytes of the file."""
        document: dict[str, Any] = {
            "asset": {"version": "2.0", "generator": generator},
            "scene": 0,
            "scenes": [{"name": description[:200] or "film", "nodes": self.roots}],
            "nodes": self.nodes,
            "materials": [_paint(color) for color in self._materials],
            "animations": [entry for entry in self._animations if entry["channels"]],
        }
        for key in ("meshes", "skins", "cameras"):
            document[key] = getattr(self, key)
        return self.buffer.pack({key: value for key, value in document.items() if value})


def _influences(weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The four joints that carry each point most, and their shares of 255."""
    order = np.argsort(-weights, axis=1)[:, :_INFLUENCES]
    shares = np.take_along_axis(weights, order, axis=1)
    parts = np.floor(255 * shares / shares.sum(axis=1, keepdims=True)).astype(np.int64)
    parts[:, 0] += 255 - parts.sum(axis=1)
    return np.where(parts > 0, order, 0).astype(np.uint8), parts.astype(np.uint8)


def _paint(color: str) -> dict[str, Any]:
    """A matt material of a colour ``#rrggbb`` or ``#rrggbbaa``."""
    channels = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    alpha = int(color[7:9], 16) / 255 if len(color) > 7 else 1.0
    factor = [*linear.round(5).tolist(), round(alpha, 4)]
    paint: dict[str, Any] = {
        "name": color,
        "pbrMetallicRoughness": {
            "baseColorFactor": factor,
            "metallicFactor": 0.0,
            "roughnessFactor": 0.9,
        },
        "doubleSided": True,
    }
    if alpha < 1.0:
        paint["alphaMode"] = "BLEND"
    return paint
