"""A film as an animated SVG: vectors that play in a browser, also inside an ``<img>``.

Every frame is a group that SMIL's discrete ``animate`` shows for its moment; a backdrop at rest is
written once. Limbs become plain strokes without the texture of paper.
"""

from __future__ import annotations

from os import PathLike
from xml.sax.saxutils import escape

import numpy as np

from stickgen.files import atomic_path
from stickgen.geometry import FloatArray
from stickgen.render.compose import compose_backdrop, compose_frame, gust
from stickgen.render.effects import Effects
from stickgen.render.mark import FrameMarks, Group, Mark, SoftShadow, outline
from stickgen.render.paper import horizon
from stickgen.render.prepare import PreparedScene, prepare
from stickgen.render.shadow import SHADOW_COLOR
from stickgen.render.wobble import wobbled
from stickgen.scene import Scene

_TENTH = 10  # coordinates are whole tenths of a pixel


def write_svg(scene: Scene, path: str | PathLike[str], size: tuple[int, int]) -> None:
    """Write a film that loops for ever.

    Args:
        scene: what to draw.
        path: the file; it appears when it is complete.
        size: width and height of the picture, pixels.

    Raises:
        StickGenError: the scene names something that does not exist, or the file cannot be
            written.
    """
    film = prepare(scene, size)
    indices = range(len(scene))
    rests = not film.later and all(_same_backdrop(film, index) for index in indices)
    parts = [_head(film, size)]
    effects_in = {id(place): Effects(place) for place in (film, *(p for _, p in film.later))}
    light = ' filter="url(#g)"' if film.style.glow > 0 else ""
    if rests:
        parts.append(_backdrop(film, compose_frame(film, 0), 0))
    for index in indices:
        prepared = film.at(index)
        frame, effects = compose_frame(prepared, index), effects_in[id(prepared)]
        body = "" if rests else _backdrop(prepared, frame, index)
        body += _flash(frame.flash, size) if frame.flash > 0 else ""
        body += "".join(
            _shadow(shadow, SHADOW_COLOR, prepared.style.shadow) for shadow in frame.shadows
        )
        redraw = int(index / scene.fps * prepared.style.redraws)
        below = effects.below(index, frame.camera)
        body += "".join(_mark(prepared, mark, redraw) for mark in below)
        body += f"<g{light}>{_groups(prepared, frame.groups, index)}</g>"
        body += "".join(_shadow(bank, prepared.backdrop.fog, 1.0) for bank in frame.mist)
        body += "".join(_mark(prepared, mark, redraw) for mark in effects.above(index))
        parts.append(_frame(index, len(scene), 1 / scene.fps, body))
    parts.append("</g></svg>\n")
    with atomic_path(path) as temporary:
        temporary.write_text("".join(parts), encoding="utf-8")


def _same_backdrop(prepared: PreparedScene, index: int) -> bool:
    camera = prepared.scene.camera
    if gust(prepared, index) != gust(prepared, 0):
        return False
    tracks = (camera.position, camera.target, camera.focal, camera.roll)
    return all(bool((track[index] == track[0]).all()) for track in tracks)


def _head(prepared: PreparedScene, size: tuple[int, int]) -> str:
    width, height = size
    glow = ""
    if prepared.style.glow > 0:
        glow = (
            '<filter id="g" x="-20%" y="-20%" width="140%" height="140%">'
            f'<feGaussianBlur stdDeviation="{height / 90 * _TENTH:.0f}" result="b"/>'
            '<feMerge><feMergeNode in="b"/><feMergeNode in="SourceGraphic"/></feMerge></filter>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f"<title>{escape(prepared.scene.description)}</title><defs>{glow}</defs>"
        f'<g transform="scale({1 / _TENTH})" stroke-linecap="round" stroke-linejoin="round" '
        'fill="none">'
    )


def _frame(number: int, count: int, seconds: float, body: str) -> str:
    """A group that is visible for its moment of every loop."""
    start, end = number / count, (number + 1) / count
    values, times = ["none", "inline", "none"], [0.0, start, end]
    if number == 0:
        values, times = values[1:], times[1:]
    if number == count - 1:
        values, times = values[:-1], times[:-1]
    animate = ""
    if count > 1:
        animate = (
            f'<animate attributeName="display" values="{";".join(values)}" '
            f'keyTimes="{";".join(f"{t:.5g}" for t in times)}" dur="{count * seconds:g}s" '
            'calcMode="discrete" repeatCount="indefinite"/>'
        )
    # Viewers without animation show the first frame.
    hidden = ' display="none"' if number else ""
    return f"<g{hidden}>{animate}{body}</g>"


def _backdrop(prepared: PreparedScene, frame: FrameMarks, index: int) -> str:
    """Paper, or sky and floor, with the things of the place."""
    if prepared.transparent:
        return ""
    width, height = (side * _TENTH for side in prepared.size)
    place = prepared.backdrop
    sky = place.sky[1] if place.sky else place.ground
    out = [f'<path fill="{sky}" d="M0 0h{width}v{height}h{-width}z"/>']
    if place.floor is not None:
        row = horizon(frame.camera, prepared.size)
        top = round(min(max(row, 0), prepared.size[1]) * _TENTH)
        out.append(f'<path fill="{place.floor[1]}" d="M0 {top}h{width}V{height}H0z"/>')
    groups = compose_backdrop(prepared, frame.camera, gust(prepared, index))
    return "".join(out) + _groups(prepared, groups, index)


def _flash(strength: float, size: tuple[int, int]) -> str:
    """The whole picture lit by lightning."""
    width, height = (side * _TENTH for side in size)
    return (
        f'<path fill="#fffff2" fill-opacity="{strength:.2f}" d="M0 0h{width}v{height}h{-width}z"/>'
    )


def _groups(prepared: PreparedScene, groups: tuple[Group, ...], index: int) -> str:
    redraw = int(index / prepared.scene.fps * prepared.style.redraws)
    return "".join(_mark(prepared, mark, redraw) for group in groups for mark in group.marks)


def _mark(prepared: PreparedScene, mark: Mark, redraw: int) -> str:
    points = wobbled(mark, prepared.style, redraw, 0)
    if mark.dashes:
        pairs = points.reshape(-1, 2, 2)
        return _stroke("".join(_line(pair, closed=False) for pair in pairs), mark.ink, mark.width)
    if mark.radii is None:
        line = _line(points, closed=mark.closed)
        paint = f' fill="{mark.fill}"' if mark.fill and mark.closed else ""
        if not mark.ink:
            return f'<path{paint} d="{line}"/>' if paint else ""
        return _stroke(line, mark.ink, mark.width, paint)
    if mark.flat:
        shape = mark._replace(points=outline(mark.points, mark.radii), radii=None, flat=False)
        return _mark(prepared, shape, redraw)
    if len(points) == 1 and len(mark.fill) > len("#rrggbb"):
        return _glass_ball(points[0], float(mark.radii[0]), mark)
    line, width = _line(points, closed=False), 2 * float(mark.radii.mean())
    if not mark.limb:
        rim = _stroke(line, mark.ink, width + mark.width) if mark.ink else ""
        inner = max(width - mark.width, 0.2) if mark.ink else width
        return rim + (_stroke(line, mark.fill, inner) if mark.fill else "")
    out = ""
    # In front of a place there is no single colour that a gap could take.
    if mark.gap > 0 and not prepared.transparent and prepared.backdrop.sky is None:
        # Away from the joints and with flat ends, or it would cut the bone that continues there.
        beyond = _line(points[mark.gap_from + 2 : None if mark.gap_ends else -2], closed=False)
        flat = ' stroke-linecap="butt"'
        out = _stroke(beyond, prepared.palette.ground, width + 2 * mark.gap, flat) if beyond else ""
    if prepared.style.limb == "hollow":
        rim = _stroke(line, mark.ink, width + 2 * mark.width)
        return out + rim + _stroke(line, prepared.palette.ground, width)
    return out + _stroke(line, mark.fill, width)


def _glass_ball(middle: FloatArray, radius: float, mark: Mark) -> str:
    """A ball that one can see through, which a dark disc behind it would spoil."""
    x, y, r, width = np.rint(_TENTH * np.array([*middle, radius, mark.width])).astype(int).tolist()
    return (
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="{mark.fill}" stroke="{mark.ink}" '
        f'stroke-width="{width}"/>'
    )


def _stroke(line: str, color: str, width: float, more: str = "") -> str:
    return f'<path{more} stroke="{color}" stroke-width="{max(width * _TENTH, 6):.0f}" d="{line}"/>'


def _line(points: FloatArray, *, closed: bool) -> str:
    """Path data: the first point, then whole steps from point to point."""
    if len(points) == 0:
        return ""
    whole = np.rint(points * _TENTH).astype(int)
    steps = np.diff(whole, axis=0)
    if len(steps) == 0:
        steps = np.zeros((1, 2), dtype=int)  # a single point becomes a line of length 0
    kept = steps[(steps != 0).any(axis=1)] if len(steps) > 1 else steps
    moves = "".join(f" {x}" if x >= 0 else f"{x}" for x in kept.ravel().tolist())
    return f"M{whole[0, 0]} {whole[0, 1]}l{moves.strip()}{'z' if closed else ''}"


def _shadow(shadow: SoftShadow, color: str, strength: float) -> str:
    """A plain ellipse: smaller and paler than one that fades outwards."""
    x, y, across, along = (
        round(v * _TENTH) for v in (shadow.x, shadow.y, 0.7 * shadow.across, 0.7 * shadow.along)
    )
    opacity = 0.5 * strength * shadow.strength
    return (
        f'<ellipse cx="{x}" cy="{y}" rx="{across}" ry="{along}" fill="{color}" '
        f'fill-opacity="{opacity:.2f}"/>'
    )
