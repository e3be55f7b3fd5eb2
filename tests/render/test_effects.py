"""Trails, onion skin and beats: seen, where they should be, and none that we do not know."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.render import frame
from stickgen.render.svg import write_svg
from stickgen.scene import Scene
from stickgen.vocabulary import ACTION, EFFECTS

SIZE = (320, 180)


def changed(film: Scene, effect: str, index: int) -> np.ndarray:
    """Rows and columns that an effect changes, ``[n, 2]``."""
    with_it = frame(replace(film, effects=(effect,)), index, SIZE)
    return np.argwhere((with_it != frame(film, index, SIZE)).any(axis=-1))


@pytest.mark.parametrize("effect", EFFECTS)
def test_an_effect_is_seen_and_written_as_vectors(film: Scene, tmp_path: Path, effect: str) -> None:
    assert len(changed(film, effect, 40)) > 60
    write_svg(film, tmp_path / "bare.svg", SIZE)
    write_svg(replace(film, effects=(effect,)), tmp_path / "more.svg", SIZE)
    bare, more = ((tmp_path / f"{n}.svg").stat().st_size for n in ("bare", "more"))
    assert more > bare + 500


@pytest.mark.parametrize("effect", ["trails", "onion"])
def test_what_was_lies_behind_who_walks_on(film: Scene, effect: str) -> None:
    columns = changed(film, effect, 40)[:, 1]
    body = frame(film, 40, SIZE)[..., :3].astype(int).sum(axis=-1) < 200
    assert columns.mean() < np.argwhere(body)[:, 1].mean()  # the walk goes to the right
    assert len(changed(film, effect, 0)) < 0.3 * len(columns)  # nothing was before


def test_a_cut_leaves_no_trail(film: Scene) -> None:
    cut = replace(film, camera=replace(film.camera, cuts=(39,)))
    assert len(changed(cut, "trails", 40)) < 0.3 * len(changed(film, "trails", 40))


def test_beats_are_marked_where_actions_change(film: Scene) -> None:
    actor = film.actors[0]
    actions = np.where(np.arange(50) < 25, ACTION["walk"], ACTION["wave"])
    two = replace(film, actors=(replace(actor, motion=replace(actor.motion, actions=actions)),))
    plain = frame(replace(film, effects=("beats",)), 0, SIZE)
    marked = frame(replace(two, effects=("beats",)), 0, SIZE)
    spots = np.argwhere((plain != marked).any(axis=-1))
    assert spots[:, 0].min() > 0.9 * SIZE[1]
    assert spots[:, 1].mean() == pytest.approx(SIZE[0] / 2, abs=5)


def test_an_unknown_effect_is_one_sentence(film: Scene) -> None:
    with pytest.raises(StickGenError, match="no effect 'sparkle': use trails, onion, beats"):
        frame(replace(film, effects=("sparkle",)), 0, SIZE)
