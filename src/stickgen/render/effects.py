"""Effects laid over a film: trails, onion skin, a timeline of the beats, impact marks."""

from __future__ import annotations

import numpy as np

from stickgen.camera import Camera
from stickgen.catalog.piece import curve
from stickgen.errors import StickGenError
from stickgen.render.actors import Figure
from stickgen.render.colors import mix
from stickgen.render.creatures import Creature, creature_groups
from stickgen.render.figure import Bone, bones
from stickgen.render.head import head_track
from stickgen.render.impacts import impact_marks
from stickgen.render.mark import Mark
from stickgen.render.prepare import PreparedScene
from stickgen.render.projection import is_seen, project
from stickgen.skeleton import J
from stickgen.sticks import figure_scale
from stickgen.vocabulary import EFFECTS

_TRAIL_JOINTS = tuple(J[name] for name in ("left_wrist", "right_wrist", "left_foot", "right_foot"))
_TRAIL = 0.5  # seconds of motion that a trail shows
_SHORTEST_TRAIL = 0.35  # metres
_TRAIL_INK = 0.4  # share of the body's ink in a trail
_GHOSTS = ((0.6, 0.12), (0.4, 0.2), (0.2, 0.3))  # seconds ago; share of the body's ink
_TIMELINE_Y, _TIMELINE_MARGIN = 0.955, 0.05  # shares of the picture's height and width


class Effects:
    """The effects of a scene.

    Args:
        prepared: the scene.

    Raises:
        StickGenError: the scene names an effect that does not exist.
    """

    def __init__(self, prepared: PreparedScene) -> None:
        self._prepared, self._effects = prepared, prepared.scene.effects
        for name in self._effects:
            if name not in EFFECTS:
                raise StickGenError(f"there is no effect {name!r}: use one of {', '.join(EFFECTS)}")
        onion = "onion" in self._effects
        self._bones = [
            _bones(prepared, figure) if onion and isinstance(figure, Figure) else []
            for figure in prepared.figures
        ]
        self._starts = np.array([0, *prepared.scene.camera.cuts])

    def below(self, index: int, camera: Camera) -> list[Mark]:
        """Marks that lie under bodies in frame ``index``, seen by that frame's camera."""
        marks = []
        for figure, figure_bones in zip(self._prepared.figures, self._bones, strict=True):
            if "onion" in self._effects:
                marks += self._ghosts(figure, figure_bones, index, camera)
            if "trails" in self._effects:
                marks += self._trails(figure, index, camera)
        return marks

    def above(self, index: int) -> list[Mark]:
        """Marks that lie over everything: those of impacts, and a timeline of the actions."""
        impacts = "impacts" in self._effects
        camera = self._prepared.scene.camera.at(index)
        marks = impact_marks(self._prepared, index, camera) if impacts else []
        return marks + (self._timeline(index) if "beats" in self._effects else [])

    def _timeline(self, index: int) -> list[Mark]:
        """A line with a tick at every change of an action, and an arrow at this frame."""
        prepared = self._prepared
        width, height = prepared.size
        thick = max(height / 300, 1.0)

        def at(frame: float, rise: float) -> tuple[float, float]:
            share = frame / max(len(prepared.scene) - 1, 1)
            return width * (_TIMELINE_MARGIN + (1 - 2 * _TIMELINE_MARGIN) * share), height * (
                _TIMELINE_Y - rise
            )

        def stroke(points: list[tuple[float, float]], color: str, times: float = 1.0) -> Mark:
            return Mark(np.array(points), ink=color, width=times * thick, closed=False)

        ink = prepared.palette.ink()
        marks = [stroke([at(0, 0), at(len(prepared.scene) - 1, 0)], ink)]
        for number, figure in enumerate(prepared.figures):
            actions = figure.actor.motion.actions
            low = 0.012 + 0.02 * number
            for beat in (0, *(np.flatnonzero(np.diff(actions)) + 1).tolist()):
                marks.append(
                    stroke([at(beat, low - 0.012), at(beat, low)], figure.inks["trunk"][0], 1.6)
                )
        tip, (x, y) = 0.012 * height, at(index, 0)
        arrow = np.array([(x, y), (x - tip, y + 1.6 * tip), (x + tip, y + 1.6 * tip)])
        return [*marks, Mark(arrow, fill=ink)]

    def _frame_before(self, index: int, seconds: float) -> int:
        """The frame ``seconds`` before frame ``index``, but within its shot."""
        shot = int(self._starts[self._starts <= index].max())
        return max(index - round(seconds * self._prepared.scene.fps), shot)

    def _trails(self, figure: Figure | Creature, index: int, camera: Camera) -> list[Mark]:
        first = self._frame_before(index, _TRAIL)
        path = figure.actor.motion.joints[first : index + 1, _TRAIL_JOINTS]
        if len(path) < 3:
            return []
        marks = []
        color = mix(self._prepared.palette.ground, figure.inks["trunk"][0], _TRAIL_INK)
        for track in path.transpose(1, 0, 2).astype(np.float64):
            if np.linalg.norm(np.diff(track, axis=0), axis=-1).sum() < _SHORTEST_TRAIL:
                continue
            points, scale = project(curve(track, 3)[None], camera, self._prepared.size)
            if is_seen(scale, camera, self._prepared.size)[0]:
                thick = 0.4 * figure.actor.look.limb_width * np.linspace(0.05, 1.0, points.shape[1])
                marks.append(Mark(points[0], fill=color, radii=thick * scale[0]))
        return marks

    def _ghosts(
        self, figure: Figure | Creature, figure_bones: list[Bone], index: int, camera: Camera
    ) -> list[Mark]:
        look, size = figure.actor.look, self._prepared.size
        marks = []
        for seconds, share in _GHOSTS:
            then = self._frame_before(index, seconds)
            color = mix(self._prepared.palette.ground, figure.inks["trunk"][0], share)
            if isinstance(figure, Creature):
                groups = creature_groups(figure, then, camera, size, 0)
                marks += [m._replace(fill=color, ink="") for g in groups for m in g.marks if m.fill]
                continue
            for bone in figure_bones:
                points, scale = project(bone.points[then][None], camera, size)
                if is_seen(scale, camera, size)[0]:
                    marks.append(Mark(points[0], fill=color, radii=bone.radii[then] * scale[0]))
            joints = figure.actor.motion.joints[then : then + 1]
            middle, scale = project(head_track(joints, look.head_radius).center, camera, size)
            line = 0.5 * look.limb_width * float(scale[0])
            radius = look.head_radius * scale - line / 2
            marks.append(Mark(middle, self._prepared.palette.ground, color, line, radii=radius))
        return marks


def _bones(prepared: PreparedScene, figure: Figure) -> list[Bone]:
    """A body's bones, as wide as its style draws them."""
    motion, look = figure.actor.motion, figure.actor.look
    return bones(
        motion.joints,
        width=look.limb_width * prepared.style.width * figure.kind.width,
        head_radius=look.head_radius,
        size=max(figure_scale(motion.joints), 1e-3),
        fps=motion.fps,
        pressure=0.0,
        dense=False,
    )
