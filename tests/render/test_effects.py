"""Effects: trails, onion skin and beats are visible, and lie where they should."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.render import frame
from stickgen.render.svg import write_svg
from stickgen.scene import Impact, Scene
from stickgen.vocabulary import ACTION, EFFECTS

SIZE = (320, 180)


def changed(walk_scene: Scene, effect: str, index: int) -> np.ndarray:
    """Rows and columns that an effect changes, ``[n, 2]``."""
    with_it = frame(replace(walk_scene, effects=(effect,)), index, SIZE)
    return np.argwhere((with_it != frame(walk_scene, index, SIZE)).any(axis=-1))


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_is_visible_in_pixels_and_vectors(
    walk_scene: Scene, tmp_path: Path, effect: str
) -> None:
    star = Impact(1.58, "star", (0.0, 1.2, 0.0), (1.0, 0.0, 0.0))
    walk_scene = replace(walk_scene, impacts=(star, Impact(1.5, "dust", (0.0, 0.0, 0.0))))
    assert len(changed(walk_scene, effect, 40)) > 60
    write_svg(walk_scene, tmp_path / "bare.svg", SIZE)
    write_svg(replace(walk_scene, effects=(effect,)), tmp_path / "more.svg", SIZE)
    bare, more = ((tmp_path / f"{n}.svg").stat().st_size for n in ("bare", "more"))
    assert more > bare + 500


@pytest.mark.parametrize("effect", ["trails", "onion"])
def test_trails_and_earlier_poses_lie_behind_a_walking_body(walk_scene: Scene, effect: str) -> None:
    columns = changed(walk_scene, effect, 40)[:, 1]
    body = frame(walk_scene, 40, SIZE)[..., :3].astype(int).sum(axis=-1) < 200
    assert columns.mean() < np.argwhere(body)[:, 1].mean()  # the walk goes to the right
    assert len(changed(walk_scene, effect, 0)) < 0.3 * len(columns)  # nothing was before


def test_a_cut_leaves_no_trail(walk_scene: Scene) -> None:
    cut = replace(walk_scene, camera=replace(walk_scene.camera, cuts=(39,)))
    assert len(changed(cut, "trails", 40)) < 0.3 * len(changed(walk_scene, "trails", 40))


def test_beats_are_marked_where_actions_change(walk_scene: Scene) -> None:
    actor = walk_scene.actors[0]
    actions = np.where(np.arange(50) < 25, ACTION["walk"], ACTION["wave"])
    two = replace(
        walk_scene, actors=(replace(actor, motion=replace(actor.motion, actions=actions)),)
    )
    plain = frame(replace(walk_scene, effects=("beats",)), 0, SIZE)
    marked = frame(replace(two, effects=("beats",)), 0, SIZE)
    spots = np.argwhere((plain != marked).any(axis=-1))
    assert spots[:, 0].min() > 0.9 * SIZE[1]
    assert spots[:, 1].mean() == pytest.approx(SIZE[0] / 2, abs=5)


def test_an_unknown_effect_is_one_sentence(walk_scene: Scene) -> None:
    with pytest.raises(StickGenError, match="no effect 'sparkle': use one of trails, onion, beats"):
        frame(replace(walk_scene, effects=("sparkle",)), 0, SIZE)
