"""Composes the marks of one frame of a prepared scene, from far to near."""

from __future__ import annotations

import numpy as np

from stickgen.camera import Camera
from stickgen.render.actors import Figure, FigurePart
from stickgen.render.creatures import Creature, creature_groups
from stickgen.render.drawing import project_drawing
from stickgen.render.face import Face
from stickgen.render.face_marks import Pen
from stickgen.render.ground import floor_strokes, stroke_strength
from stickgen.render.looks import Worn
from stickgen.render.mark import FrameMarks, Group, Mark, SoftShadow, by_nearness
from stickgen.render.prepare import PreparedScene, Thing
from stickgen.render.projection import lens, project
from stickgen.render.signs import ON_FACE, sign_marks
from stickgen.render.streaks import enlarged, streak
from stickgen.render.weather import Air
from stickgen.vocabulary import SIGNS

_FLOOR_LINE = 0.011  # metres: width of the marks on the floor
_BEFORE_HEAD = 1.1  # nearness of the signs at an animal's head, times that of the head
_MARGIN = 50  # pixels outside the picture up to which marks on the floor are drawn
_FAINTEST = 0.06  # strength of a shadow up to which it is left out
_BEHIND_HAND = 0.999  # nearness of a held thing, times that of the hand
_WORN_SEED = 40  # added to a figure's seed for what it wears


def compose_frame(prepared: PreparedScene, index: int) -> FrameMarks:
    """All marks of frame ``index`` except those of the backdrop."""
    camera = prepared.scene.camera.at(index)
    groups: list[Group] = []
    for number, figure in enumerate(prepared.figures):
        if figure.seen[index]:
            groups += _figure_groups(prepared, figure, index, camera, seed=7 * number)
    for thing in prepared.things:
        if thing.prop.visible[index]:
            groups += _thing_groups(prepared, thing, index, camera)
    air = (
        Air() if prepared.weather is None else prepared.weather.at(seconds(prepared, index), camera)
    )
    groups += air.groups
    groups.sort(key=by_nearness)
    shadows = [
        SoftShadow(*values)
        for track in prepared.shadows
        for values in track[index].tolist()
        if values[4] > _FAINTEST
    ]
    return FrameMarks(camera, tuple(shadows), tuple(groups), air.mist, air.flash)


def seconds(prepared: PreparedScene, index: int) -> float:
    """The time of a frame in the film."""
    return index / prepared.scene.fps


def gust(prepared: PreparedScene, index: int) -> float:
    """How far wind bends what sways in a frame; 0: nothing sways."""
    if prepared.weather is None or prepared.backdrop.sway is None:
        return 0.0
    return prepared.weather.gust(seconds(prepared, index))


def compose_backdrop(
    prepared: PreparedScene, camera: Camera, gust: float = 0.0
) -> tuple[Group, ...]:
    """The place's things and the marks on its floor; nothing for a transparent background.

    Args:
        prepared: the scene.
        camera: a single frame.
        gust: of ``gust``.
    """
    if prepared.transparent:
        return ()
    groups = []
    if prepared.backdrop.drawing is not None:
        points = prepared.backdrop.drawing.points
        if gust and prepared.backdrop.sway is not None:
            points = points.copy()
            points[:, 0] += gust * prepared.backdrop.sway
        groups = project_drawing(
            prepared.backdrop.drawing,
            points,
            camera,
            prepared.size,
        )
        groups.sort(key=by_nearness)
    if prepared.backdrop.floor_marks:
        groups.append(Group(0.0, tuple(_floor_marks(prepared, camera))))
    return tuple(groups)


def _floor_marks(prepared: PreparedScene, camera: Camera) -> list[Mark]:
    focal = float(lens(camera, prepared.size)[0])
    strokes = floor_strokes(camera, max(prepared.size) / 2 / focal)
    if len(strokes) == 0:
        return []
    pixels, scale = project(strokes[None], camera, prepared.size)
    points, scale = pixels[0], scale[0, :, 0]
    low, high = -_MARGIN, np.array(prepared.size) + _MARGIN
    inside = ((points > low) & (points < high)).all(axis=(1, 2))
    colors = prepared.backdrop.mark_colors
    levels = np.ceil(stroke_strength(focal / scale) * len(colors)).astype(int)
    marks = []
    for level, color in enumerate(colors, start=1):
        selected = inside & (levels == level)
        if selected.any():
            near = float(scale[selected].mean())
            lines = points[selected].reshape(-1, 2)
            marks.append(Mark(lines, ink=color, width=_FLOOR_LINE * near, scale=near, dashes=True))
    return marks


def _figure_groups(
    prepared: PreparedScene, figure: Figure | Creature, index: int, camera: Camera, seed: int
) -> list[Group]:
    if isinstance(figure, Creature):
        groups = creature_groups(figure, index, camera, prepared.size, seed)
        for item in figure.worn:
            groups += _worn_groups(prepared, item, index, index, camera, seed)
        if figure.face is not None:
            signs = _sign_marks(prepared, figure, figure.face, index, index)
            groups.append(Group(float(figure.ball[index, 3]) * _BEFORE_HEAD, tuple(signs)))
        return groups
    part, row = figure.part(index)
    groups = _limb_groups(prepared, figure, part, row, seed)
    on_face: list[Group] = []
    scale = float(figure.ball[index, 3])
    for item in part.worn:
        for group in _worn_groups(prepared, item, index, row, camera, seed):
            # What is in front of the face is drawn with it; the rest is sorted by its own depth.
            (on_face if item.on_head and group.nearness > scale else groups).append(group)
    on_face.sort(key=by_nearness)
    head = _head_marks(prepared, figure, part, index, row)
    on_head = (mark for group in on_face for mark in group.marks)
    marks = (*head, *on_head, *_sign_marks(prepared, figure, part.face, index, row))
    groups.append(Group(float(part.nearness[row]), marks))
    return groups


def _sign_marks(
    prepared: PreparedScene, figure: Figure | Creature, face: Face, index: int, row: int
) -> list[Mark]:
    """The sign at a head; one that lies on the cheeks needs a face, of which ``row`` is shown."""
    track = figure.actor.face
    number = -1 if track is None or track.sign is None else int(track.sign[index])
    if number < 0 or not (prepared.style.face or SIGNS[number] not in ON_FACE):
        return []
    x, y, radius, scale = figure.ball[index].tolist()
    palette = prepared.palette
    pen = Pen((x, y, radius), palette.ink(), palette.head, scale)
    now = seconds(prepared, index)
    return sign_marks(SIGNS[number], now, face, row, pen, palette)


def _limb_groups(
    prepared: PreparedScene, figure: Figure, part: FigurePart, row: int, seed: int
) -> list[Group]:
    style = prepared.style
    groups = []
    for number, stroke in enumerate(part.strokes):
        scale = float(stroke.scale[row])
        ink = figure.inks[stroke.part][int(stroke.shade[row])]
        mark = Mark(
            stroke.points[row],
            fill=ink,
            ink=ink,
            width=style.outline * scale,
            radii=stroke.radii[row],
            limb=True,
            gap=style.gap * scale if stroke.gap_from is not None else 0.0,
            gap_from=stroke.gap_from or 0,
            gap_ends=stroke.last,
            scale=scale,
            seed=seed + number,
            joints=stroke.joints,
        )
        groups.append(Group(float(stroke.nearness[row]), (mark,)))
    return groups


def _worn_groups(
    prepared: PreparedScene, item: Worn, index: int, row: int, camera: Camera, seed: int
) -> list[Group]:
    weather = prepared.weather
    breeze = weather.breeze(seconds(prepared, index)) if weather else None
    points = item.points(row, breeze)
    return project_drawing(item.drawing, points, camera, prepared.size, seed=seed + _WORN_SEED)


def _head_marks(
    prepared: PreparedScene, figure: Figure, part: FigurePart, index: int, row: int
) -> list[Mark]:
    x, y, radius, scale = figure.ball[index].tolist()
    style, ink = prepared.style, figure.inks["trunk"][0]
    line = max(style.outline, 0.5 * figure.actor.look.limb_width * style.width) * scale
    if style.limb == "hollow":
        line = style.outline * scale
    up = prepared.scene.camera.axes()[index, :2] @ part.head.up[row]
    tilt = float(np.arctan2(up[0], up[1]))
    shape = figure.kind.head_outline(tilt)
    fill = prepared.palette.head
    if shape is None:
        skull = Mark(
            np.array([[x, y]]),
            fill,
            ink,
            line,
            radii=np.array([radius - line / 2]),
            scale=scale,
            seed=3,
        )
    else:
        skull = Mark(
            np.array([x, y]) + (radius - line / 2) * shape * [1.0, -1.0],
            fill + figure.kind.glass, ink, line, scale=scale, seed=3,
        )  # fmt: skip
    marks = [skull]
    if part.scalp is not None:
        marks += part.scalp.marks(row, (x, y, radius), style.outline * scale)
    if style.face:
        pen = Pen((x, y, radius), prepared.palette.features(ink), fill, scale)
        marks += figure.kind.face(part.face, row, pen)
    return marks


def _thing_groups(prepared: PreparedScene, thing: Thing, index: int, camera: Camera) -> list[Group]:
    prop = thing.prop
    scale = prop.scale * float(prop.growth[index]) * enlarged(prepared, thing, index, camera)
    points = scale * thing.drawing.points @ thing.turns[index].T + prop.position[index]
    groups = project_drawing(
        thing.drawing,
        points,
        camera,
        prepared.size,
        scale=scale,
        seed=thing.seed,
    )
    if np.isnan(thing.hold[index]):
        return [*streak(prepared, thing, index, camera), *groups]
    groups.sort(key=by_nearness)
    marks = tuple(mark for group in groups for mark in group.marks)
    return [Group(float(thing.hold[index]) * _BEHIND_HAND, marks)]
