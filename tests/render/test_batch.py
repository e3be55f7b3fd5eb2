"""Shapes that are computed together are those that would be computed one by one."""

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.catalog.styles import STYLES
from stickgen.render import actors
from stickgen.render.batch import Batch
from stickgen.render.compose import compose_frame
from stickgen.render.mark import Mark, outline
from stickgen.render.paths import Kind, paths
from stickgen.render.pixels import canvas_on, plain
from stickgen.render.prepare import prepare
from stickgen.render.skia_library import skia
from stickgen.render.wobble import EXACT, wobbled, wobbled_lines
from stickgen.scene import Scene

KINDS = (
    Kind((5,), (False,), closed=True),
    Kind((9,), (True,), closed=False),
    Kind((8, 7, 8, 15), (True, False, True, False), closed=True),
    Kind((6,), (False,), closed=False, pairs=True),
)


def drawn(batch: Batch) -> np.ndarray:
    """The red channel of a picture on black."""
    picture = np.zeros((100, 200, 4), dtype=np.uint8)
    batch.draw(canvas_on(picture))
    return picture[..., 0].astype(int)


def line(points: list[tuple[float, float]], **more: object) -> Mark:
    return Mark(np.array(points, dtype=np.float64), **more)


def test_paths_at_once_are_paths_point_by_point() -> None:
    points = np.random.default_rng(0).uniform(0, 100, (5 + 9 + 38 + 6, 2))
    polygon, curve, _, pairs = made = paths(points, KINDS)
    assert all(path.isValid() for path in made)
    by_hand = skia.Path()
    by_hand.addPoly([skia.Point(x, y) for x, y in points[:5].tolist()], True)
    assert polygon == by_hand
    smooth = skia.Path()
    side = points[5:14]
    smooth.moveTo(*side[0].tolist())
    for control, to in zip(side[1:-2], (side[1:-2] + side[2:-1]) / 2, strict=True):
        smooth.quadTo(*control.tolist(), *to.tolist())
    smooth.quadTo(*side[-2].tolist(), *side[-1].tolist())
    assert bytes(curve.writeToMemory())[:16] == bytes(smooth.writeToMemory())[:16]
    assert np.allclose(
        [(p.x(), p.y()) for p in curve.getPoints(curve.countPoints())],
        [(p.x(), p.y()) for p in smooth.getPoints(smooth.countPoints())],
        atol=1e-4,
    )
    assert pairs.countVerbs() == 6 and not pairs.isLastContourClosed()


def test_a_swept_disc_covers_its_edges_and_round_ends() -> None:
    mark = line([(40, 50), (100, 50), (160, 50)], radii=np.array([10.0, 20.0, 10.0]))
    batch = Batch(STYLES["normal"], 0)
    batch.sweep(batch.line(mark, 0), mark.radii, plain("#ff0000"))
    picture = drawn(batch)
    left, right = outline(mark.points, mark.radii)[1], outline(mark.points, mark.radii)[4]
    assert {round(left[1]), round(right[1])} == {30, 70}
    assert picture[32:68, 100].min() == 255 and picture[[28, 72], 100].max() == 0
    assert picture[50, 32] == 255 and picture[50, 168] == 255  # the ends are round
    assert picture[50, [28, 172]].max() == 0 and picture[42, 31] == 0


def test_flat_ends_end_where_the_line_does() -> None:
    mark = line([(40, 50), (160, 50)], radii=np.array([10.0, 10.0]))
    batch = Batch(STYLES["normal"], 0)
    batch.sweep(batch.line(mark, 0), mark.radii, plain("#ff0000"), begins=False, ends=False)
    picture = drawn(batch)
    assert picture[50, 42] == 255 and picture[50, [37, 163]].max() == 0


def test_sharp_bends_of_short_lines_are_round() -> None:
    mark = line([(40, 80), (100, 20), (160, 80)], radii=np.full(3, 8.0))
    tips = []
    for bends in (None, ()):
        batch = Batch(STYLES["normal"], 0)
        batch.sweep(batch.line(mark, 0), mark.radii, plain("#ff0000"), bends=bends)
        picture = drawn(batch)
        tips.append(int((picture[12:20] == 255).sum()))
    assert tips[0] > 1.2 * tips[1]


@pytest.mark.parametrize("style", ["sketch", "xkcd"])
def test_lines_wobble_together_as_they_do_alone(style: str) -> None:
    rng = np.random.default_rng(1)
    marks = [
        Mark(rng.uniform(0, 500, (n, 2)), scale=200.0 + n, seed=n, limb=n > 9) for n in (1, 4, 12)
    ]
    numbers = [0, 1, 0]
    lines = list(zip(marks, numbers, strict=True))
    together = wobbled_lines(np.concatenate([m.points for m in marks]), lines, STYLES[style], 3)
    alone = [wobbled(mark, STYLES[style], 3, number) for mark, number in lines]
    assert np.allclose(together, np.concatenate(alone))
    assert (alone[0] == marks[0].points).all()  # one point is no line
    assert not np.allclose(alone[1], marks[1].points)
    assert (wobbled(marks[1], STYLES[style], 3, EXACT) == marks[1].points).all()


@pytest.mark.parametrize("style", ["normal", "ink"])
def test_frames_do_not_depend_on_the_parts_in_which_a_film_is_prepared(
    walk_scene: Scene, monkeypatch: pytest.MonkeyPatch, style: str
) -> None:
    from dataclasses import replace

    scene = replace(walk_scene, style=style)
    whole = prepare(scene, (160, 90))
    whole_marks = [compose_frame(whole, index) for index in range(len(scene))]
    monkeypatch.setattr(actors, "_PART", 12)
    monkeypatch.setattr(actors, "_MARGIN", 0.7)
    parts = prepare(scene, (160, 90))
    assert len(parts.figures[0].part(20)[0].nearness) < len(scene)
    for index, frame in enumerate(whole_marks):
        for one, other in zip(frame.groups, compose_frame(parts, index).groups, strict=True):
            for a, b in zip(one.marks, other.marks, strict=True):
                assert np.allclose(a.points, b.points, atol=1e-6), index
                assert a.radii is None or np.allclose(a.radii, b.radii, atol=1e-6), index
                assert a._replace(points=0, radii=0, width=0, gap=0, scale=0) == b._replace(
                    points=0, radii=0, width=0, gap=0, scale=0
                )


def test_one_frame_of_a_camera_looks_as_the_whole_does() -> None:
    drift = np.linspace(0.0, 1.0, 9)
    camera = Camera.front(np.stack([drift, drift], axis=-1), 1.0 + drift)
    part = camera.part(3, 6)
    assert len(part) == 3 and (part.axes() == camera.axes()[3:6]).all()
    assert (camera.at(4).position == camera.position[4:5]).all()
