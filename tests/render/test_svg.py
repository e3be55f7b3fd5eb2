"""Animated SVG: well formed, as long as the walk_scene, small."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.catalog.styles import STYLES
from stickgen.render.svg import write_svg
from stickgen.scene import Place, Scene

SVG = "{http://www.w3.org/2000/svg}"
SIZE = (320, 180)


def tree(scene: Scene, path: Path) -> ElementTree.Element:
    write_svg(scene, path, SIZE)
    return ElementTree.parse(path).getroot()


@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_a_film_of_frames(walk_scene: Scene, tmp_path: Path, style: str) -> None:
    root = tree(replace(walk_scene, style=style, description="a < b & c"), tmp_path / "film.svg")
    assert root.get("viewBox") == "0 0 320 180"
    assert root.findtext(f"{SVG}title") == "a < b & c"
    moments = [node.get("keyTimes") for node in root.iter(f"{SVG}animate")]
    assert len(moments) == len(walk_scene)
    assert {node.get("dur") for node in root.iter(f"{SVG}animate")} == {"2s"}
    assert moments[0].startswith("0;") and len(set(moments)) == len(moments)


def test_a_backdrop_that_rests_is_written_once(walk_scene: Scene, tmp_path: Path) -> None:
    rest = Camera.front(np.tile([0.0, 1.0], (len(walk_scene), 1)), np.ones(len(walk_scene)))
    park = replace(walk_scene, place=Place("park"))
    resting = replace(park, camera=rest)
    write_svg(park, tmp_path / "moves.svg", SIZE)
    write_svg(resting, tmp_path / "rests.svg", SIZE)
    moves, rests = ((tmp_path / f"{n}.svg").stat().st_size for n in ("moves", "rests"))
    assert rests < 0.5 * moves and rests < 300_000


def test_without_a_background_there_is_no_paper(walk_scene: Scene, tmp_path: Path) -> None:
    def covers(scene: Scene) -> bool:
        paths = tree(scene, tmp_path / "film.svg").iter(f"{SVG}path")
        return any((path.get("d") or "").startswith("M0 0h3200v1800") for path in paths)

    assert covers(walk_scene) and not covers(replace(walk_scene, background="transparent"))


def test_a_gap_around_a_limb_does_not_cut_the_bone_that_goes_on(
    walk_scene: Scene, tmp_path: Path
) -> None:
    root = tree(walk_scene, tmp_path / "film.svg")
    ends = [node.get("stroke-linecap") for node in root.iter(f"{SVG}path")]
    assert "butt" in ends and None in ends  # gaps end flat, limbs round
