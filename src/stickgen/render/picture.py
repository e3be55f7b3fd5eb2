"""One frame of a prepared film as marks, from far to near."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.render.drawing import project_drawing
from stickgen.render.face import Pen
from stickgen.render.ground import mark_strength, marks
from stickgen.render.looks import Worn
from stickgen.render.mark import Blot, Group, Mark, Picture
from stickgen.render.prepare import Figure, Film, Thing
from stickgen.render.projection import lens, project

FloatArray = NDArray[np.floating]

_FLOOR_LINE = 0.011  # metres: width of the marks on the floor
_FLOOR_LEVELS = 4
_FAINTEST = 0.06  # strength of a shadow that is left out
_BEHIND_HAND = 0.999  # nearness of a held thing beside that of the hand


def picture(film: Film, index: int) -> Picture:
    """All marks of frame ``index`` but those of the backdrop."""
    camera = _frame_camera(film.scene.camera, index)
    groups: list[Group] = []
    for number, figure in enumerate(film.figures):
        if figure.seen[index]:
            groups += _figure_groups(film, figure, index, camera, seed=7 * number)
    for thing in film.things:
        if thing.prop.visible[index]:
            groups += _thing_groups(film, thing, index, camera)
    groups.sort(key=lambda group: group.nearness)
    blots = [
        Blot(*blot)
        for shadow in film.shadows
        for blot in shadow[index].tolist()
        if blot[4] > _FAINTEST
    ]
    return Picture(camera, tuple(blots), tuple(groups))


def _frame_camera(camera: Camera, index: int) -> Camera:
    """One frame of a camera."""
    now = slice(index, index + 1)
    return Camera(camera.position[now], camera.target[now], camera.focal[now], camera.roll[now])


def backdrop(film: Film, camera: Camera) -> tuple[Group, ...]:
    """The place's things and the marks on its floor; nothing where it is transparent.

    Args:
        film: prepared.
        camera: of one frame.
    """
    if film.transparent:
        return ()
    groups = []
    if film.backdrop.drawing is not None:
        groups = project_drawing(
            film.backdrop.drawing,
            film.backdrop.drawing.points,
            camera,
            film.size,
        )
        groups.sort(key=lambda group: group.nearness)
    if film.backdrop.marked:
        groups.append(Group(0.0, tuple(_floor_marks(film, camera))))
    return tuple(groups)


def _floor_marks(film: Film, camera: Camera) -> list[Mark]:
    focal = float(lens(camera, film.size)[0])
    strokes = marks(camera, max(film.size) / 2 / focal)
    if len(strokes) == 0:
        return []
    pixels, scale = project(strokes[None], camera, film.size)
    points, scale = pixels[0], scale[0, :, 0]
    inside = ((points > -50) & (points < np.array(film.size) + 50)).all(axis=(1, 2))
    level = np.ceil(mark_strength(focal / scale) * _FLOOR_LEVELS).astype(int)
    out = []
    for number, color in enumerate(film.backdrop.pencils, start=1):
        chosen = inside & (level == number)
        if chosen.any():
            near = float(scale[chosen].mean())
            lines = points[chosen].reshape(-1, 2)
            out.append(Mark(lines, ink=color, width=_FLOOR_LINE * near, scale=near, dashes=True))
    return out


def _figure_groups(
    film: Film, figure: Figure, index: int, camera: Camera, seed: int
) -> list[Group]:
    style = film.style
    groups = []
    for number, stroke in enumerate(figure.strokes):
        scale = float(stroke.scale[index])
        ink = figure.inks[int(stroke.shade[index])]
        mark = Mark(
            stroke.points[index],
            fill=ink,
            ink=ink,
            width=style.outline * scale,
            radii=stroke.radii[index],
            limb=True,
            gap=style.gap * scale if stroke.gap_from is not None else 0.0,
            gap_from=stroke.gap_from or 0,
            gap_ends=stroke.last,
            scale=scale,
            seed=seed + number,
            joints=stroke.joints,
        )
        groups.append(Group(scale, (mark,)))
    after: list[Group] = []
    scale = float(figure.ball[index, 3])
    for item in figure.worn:
        for group in _worn_groups(film, item, index, camera, seed):
            # What is before the face goes with it, the rest finds its own depth.
            (after if item.on_head and group.nearness > scale else groups).append(group)
    after.sort(key=lambda g: g.nearness)
    head = _head_marks(film, figure, index)
    marks = head + [m for g in after for m in g.marks]
    groups.append(Group(scale, tuple(marks)))
    return groups


def _worn_groups(film: Film, item: Worn, index: int, camera: Camera, seed: int) -> list[Group]:
    points = item.drawing.points @ item.turns[index].T + item.origin[index]
    return project_drawing(item.drawing, points, camera, film.size, seed=seed + 40)


def _head_marks(film: Film, figure: Figure, index: int) -> list[Mark]:
    x, y, radius, scale = figure.ball[index].tolist()
    style, ink = film.style, figure.inks[0]
    line = max(style.outline, 0.5 * figure.actor.look.limb_width * style.width) * scale
    if style.limb == "hollow":
        line = style.outline * scale
    up = film.scene.camera.axes()[index, :2] @ figure.head.up[index]
    tilt = float(np.arctan2(up[0], up[1]))
    shape = figure.kind.head_outline(tilt)
    fill = film.palette.head
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
            fill, ink, line, scale=scale, seed=3,
        )  # fmt: skip
    marks = [skull]
    if figure.scalp is not None:
        marks += figure.scalp.marks(index, (x, y, radius), style.outline * scale)
    if style.face:
        pen = Pen((x, y, radius), film.palette.features(ink), fill, scale)
        marks += figure.kind.face(figure.face, index, pen)
    return marks


def _thing_groups(film: Film, thing: Thing, index: int, camera: Camera) -> list[Group]:
    prop = thing.prop
    points = prop.scale * thing.drawing.points @ thing.turns[index].T + prop.position[index]
    groups = project_drawing(
        thing.drawing,
        points,
        camera,
        film.size,
        scale=prop.scale,
        seed=thing.seed,
    )
    if thing.hold is None:
        return groups
    groups.sort(key=lambda group: group.nearness)
    marks = tuple(mark for group in groups for mark in group.marks)
    return [Group(float(thing.hold[index]) * _BEHIND_HAND, marks)]
