"""Storyboards: pages of panels, as PDF and PNG, and which panels a script gets."""

from pathlib import Path

import av
import numpy as np
import pytest

from stickgen.direction import build_scene
from stickgen.direction.panels import panels
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.render.storyboard import PAGE, Panel, write_storyboard
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Line, PlaceCut, Script, Shot
from stickgen.skeleton import rest_pose

SCRIPT = Script(
    description="Ann walks, then waves",
    duration=8,
    camera=(Shot(move="orbit", start=0, end=3), Shot(move="close_up", start=3, end=8)),
    characters=(
        Character(
            name="Ann",
            beats=(
                Beat(text="a person walks", start=0, end=4),
                Beat(text="a person waves", start=4, end=8),
            ),
            lines=(Line(text="Hello!", start=5, end=7),),
        ),
    ),
)


@pytest.fixture(scope="module")
def scene() -> Scene:
    return build_scene(SCRIPT, [Motion(np.tile(rest_pose(), (200, 1, 1)))])


def test_a_panel_for_every_beat_line_and_cut(scene: Scene) -> None:
    board = panels(SCRIPT, scene)
    times = [panel.title.split()[-2] for panel in board]
    assert times == ["0.0–3.0", "3.0–4.0", "4.0–5.0", "5.0–8.0"]
    assert board[0].notes == ("Camera: orbit.", "a person walks")
    assert board[3].notes == ("Camera: close up.", "Ann: “Hello!”", "a person waves")
    assert [panel.frame for panel in board] == [38, 88, 112, 162]


def test_the_shortest_film_has_a_panel(scene: Scene) -> None:
    short = SCRIPT.model_copy(update={"duration": 0.4})
    assert len(panels(short, scene)) == 1


def test_notes_without_room_end_with_an_ellipsis(scene: Scene, tmp_path: Path) -> None:
    bottoms = []
    for count in (7, 8, 9, 30):
        path = tmp_path / f"{count}.png"
        write_storyboard(scene, [Panel(0, "1", ("note",) * count)], path)
        inked = np.flatnonzero((read_png(path) < 200).any(axis=(1, 2)))
        bottoms.append(int(inked.max()))
    seven, eight, nine, many = bottoms
    assert seven < eight < 2 * PAGE[1] and seven < nine <= eight and nine == many


def read_png(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")


def test_pages_follow_each_other_in_a_png(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "board.png"
    write_storyboard(scene, [Panel(0, f"{k}", ("a note",)) for k in range(7)], path)
    picture = read_png(path)
    assert picture.shape == (2 * 2 * PAGE[1], 2 * PAGE[0], 3)
    one, two = picture[: 2 * PAGE[1]], picture[2 * PAGE[1] :]
    assert (one != 255).mean() > 3 * (two != 255).mean() > 0


def test_a_pdf_has_a_page_for_six_panels(scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "board.pdf"
    write_storyboard(scene, [Panel(0, f"{k}", ("a note " * 30,)) for k in range(7)], path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") == 2


def test_another_suffix_or_no_panel_is_an_error(scene: Scene, tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"a storyboard is a \.pdf or a \.png"):
        write_storyboard(scene, [Panel(0, "1")], tmp_path / "board.jpg")
    with pytest.raises(StickGenError, match="at least one panel"):
        write_storyboard(scene, [], tmp_path / "board.pdf")
    assert not list(tmp_path.iterdir())


def test_a_new_place_has_a_panel_that_names_it() -> None:
    moved = SCRIPT.model_copy(update={"places": (PlaceCut(place="room", start=6.5),)})
    board = panels(moved, build_scene(moved, [Motion(np.tile(rest_pose(), (200, 1, 1)))]))
    assert [panel.notes[0] for panel in board].count("Place: room.") == 1
    assert board[-1].title.split()[-2].startswith("6.5")
