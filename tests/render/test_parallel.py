"""Drawing in several processes: same pixels, errors passed on, no process left behind."""

import multiprocessing
import os
import signal
import sys
from itertools import islice
from multiprocessing.connection import wait

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.render import frames, parallel, reused_frames
from stickgen.render.painter import Painter, Pixels
from stickgen.render.parallel import painted, processes_for
from stickgen.render.prepare import prepare
from stickgen.scene import Scene

SIZE = (160, 90)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux draws in processes")


class Stumbles(Painter):
    """Draws until frame 7."""

    def paint(self, index: int, out: Pixels | None = None) -> Pixels:
        if index == 7:
            raise StickGenError("cannot draw frame 7")
        return super().paint(index, out)


@pytest.mark.parametrize("count", [2, 60])
def test_the_number_of_processes_does_not_change_pixels(walk_scene: Scene, count: int) -> None:
    pictures = painted(Painter(prepare(walk_scene, SIZE)), len(walk_scene), SIZE, count)
    for one, other in zip(pictures, frames(walk_scene, SIZE), strict=True):
        assert (one == other).all()
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(("cores", "count"), [(1, 1), (3, 3), (64, 4)])
def test_processes_are_for_films_that_take_long_to_draw(
    monkeypatch: pytest.MonkeyPatch, cores: int, count: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)))
    assert processes_for(250, 0.005) == 1
    assert processes_for(250, 0.05) == count
    assert processes_for(15000, 0.005) == count


@pytest.mark.parametrize("cores", [1, 2])
def test_a_film_has_the_same_pixels_however_it_is_drawn(
    monkeypatch: pytest.MonkeyPatch, walk_scene: Scene, cores: int
) -> None:
    monkeypatch.setattr(parallel, "processes_for", lambda *_: cores)
    pictures = zip(reused_frames(walk_scene, SIZE), frames(walk_scene, SIZE), strict=True)
    assert all(np.array_equal(one, other) for one, other in pictures)


def test_an_error_in_a_process_is_raised_where_frames_are_used(walk_scene: Scene) -> None:
    pictures = painted(Stumbles(prepare(walk_scene, SIZE)), len(walk_scene), SIZE, 2)
    assert len(list(islice(pictures, 7))) == 7
    with pytest.raises(StickGenError, match="cannot draw frame 7"):
        next(pictures)
    assert not multiprocessing.active_children()


def test_frames_before_an_error_are_used_though_their_process_has_ended(walk_scene: Scene) -> None:
    pictures = painted(Stumbles(prepare(walk_scene, SIZE)), len(walk_scene), SIZE, 2)
    next(pictures)
    processes = multiprocessing.active_children()
    next(pictures)
    next(pictures)  # frees the slot in which frame 7 fails
    assert wait([process.sentinel for process in processes], timeout=60)
    assert len(list(islice(pictures, 4))) == 4
    with pytest.raises(StickGenError, match="cannot draw frame 7"):
        next(pictures)


def test_processes_end_with_their_iterator(walk_scene: Scene) -> None:
    pictures = painted(Painter(prepare(walk_scene, SIZE)), len(walk_scene), SIZE, 2)
    next(pictures)
    assert len(multiprocessing.active_children()) == 2
    pictures.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_a_killed_process_is_an_error(walk_scene: Scene) -> None:
    pictures = painted(Painter(prepare(walk_scene, SIZE)), len(walk_scene), SIZE, 2)
    next(pictures)
    for process in multiprocessing.active_children():
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
    with pytest.raises(StickGenError, match="ended from outside"):
        list(pictures)
    assert not multiprocessing.active_children()
