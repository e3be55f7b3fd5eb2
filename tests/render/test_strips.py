"""Pages of strips: where their frames lie, and the file."""

from pathlib import Path

import numpy as np
import pytest
import skia

from stickgen.errors import StickGenError
from stickgen.render import frame
from stickgen.render.strips import CELL, COUNT, Strip, strips, write_strips
from stickgen.scene import Scene


def test_the_frames_of_a_film_stand_side_by_side(walk_scene: Scene) -> None:
    page = strips([Strip("", walk_scene), Strip("", walk_scene, heading=True)])
    assert page.dtype == np.uint8 and (page[..., 3] == 255).all()
    wide, high = CELL
    margin = (page.shape[1] - COUNT * wide) // 2
    inked = np.flatnonzero((page[:, margin, :3] < 255).any(axis=-1))
    first, second = inked[0], inked[inked > inked[0] + high][0]
    for top in (first, second):
        for slot, index in ((0, 0), (COUNT - 1, len(walk_scene) - 1)):
            left = margin + slot * wide
            cell = page[top : top + high, left : left + wide - 1]
            assert (cell == frame(walk_scene, index, CELL)[:, :-1]).all()
    assert second - first > page.shape[0] - second - high  # a heading has more space above it


def test_titles_are_written_above(walk_scene: Scene) -> None:
    blank, titled = (strips([Strip(title, walk_scene)]) for title in ("", "a title"))
    rows = np.flatnonzero((blank != titled).any(axis=(1, 2)))
    assert len(rows) and rows.max() < blank.shape[0] - CELL[1] - 10


def test_a_page_is_written_as_a_picture(walk_scene: Scene, tmp_path: Path) -> None:
    rows = [Strip("one", walk_scene)]
    write_strips(rows, tmp_path / "page.webp")
    page = strips(rows)
    picture = skia.Image.open(str(tmp_path / "page.webp")).toarray(
        colorType=skia.kRGBA_8888_ColorType
    )
    assert picture.shape == page.shape
    assert np.abs(picture.astype(int) - page).mean() < 3.0
    assert [p.name for p in tmp_path.iterdir()] == ["page.webp"]


def test_an_empty_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match="at least one strip"):
        write_strips([], tmp_path / "page.webp")
