"""``<stick-gen-film>`` in Chromium: plays from a disk, by keys and buttons, in 3-D, in a frame."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from web.browser import decoded
from web.devtools import WEBGL, Page
from web.scenes import FRAMES, some_scenes

from stickgen.formats.motion_file import read_motion, write_motion
from stickgen.outputs import save
from stickgen.scene import Place, Scene, SpeechLine
from stickgen.web.tables import WEB

FILM = "document.querySelector('stick-gen-film')"
PICTURE = f"{FILM}.shadowRoot.querySelector('canvas').toDataURL()"
LOADED = f"""new Promise((done) => {FILM}.player ? done(true)
    : {FILM}.addEventListener("loadeddata", () => done(true)))"""


@pytest.fixture(scope="module")
def scene() -> Scene:
    """Two seconds of a person who says something, in a park."""
    scene = next(some_scenes(1))
    lines = (SpeechLine("Well done!", 0.0, 1.0, scene.actors[0].name, "shout"),)
    return replace(
        scene, lines=lines, place=Place("park", 3, weather="rain"), places=(), effects=()
    )


@pytest.fixture(scope="module")
def film(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of that film."""
    path = tmp_path_factory.mktemp("film") / "film.html"
    save(scene, [path])
    return path


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """A page in a browser."""
    with Page(tmp_path) as opened:
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a folder with the built scripts, and whatever a test puts there."""
    for name in ("player.js", "three.js"):
        (tmp_path / name).write_bytes((WEB / name).read_bytes())
    handler = partial(_Quiet, directory=str(tmp_path))
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    served.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def test_a_page_plays_from_a_disk(film: Path, page: Page) -> None:
    page.open(film.as_uri())
    assert page.run(LOADED)
    first = page.run(PICTURE)
    page.run(f"new Promise((done) => {FILM}.addEventListener('timeupdate', done, {{once: true}}))"
             ".then(() => 1)")  # fmt: skip
    page.run("new Promise((done) => setTimeout(done, 300))")
    assert not page.run(f"{FILM}.paused")
    assert page.run(f"{FILM}.currentTime") > 0
    assert page.run(PICTURE) != first
    assert page.log == []


def test_keys(film: Path, page: Page) -> None:
    page.open(film.as_uri())
    page.run(LOADED)
    page.run(f"{FILM}.focus()")
    page.press(" ")
    assert page.run(f"{FILM}.paused")
    page.press("Home")
    page.press(".")
    assert page.run(f"{FILM}.currentTime") == pytest.approx(0.04)
    page.press("ArrowRight")
    assert page.run(f"{FILM}.currentTime") == pytest.approx(1.04)
    page.press("l")
    assert not page.run(f"{FILM}.loop")
    page.press(">")
    assert page.run(f"{FILM}.playbackRate") == 1.5
    page.press("Home")
    page.press("c")
    text = f"{FILM}.shadowRoot.querySelector('.captions').innerText"
    assert "actor 0 (shouting): Well done!" in page.run(text)
    page.press("ArrowRight")
    assert page.run(text).strip() == "[rain]"


def test_between_two_frames_it_interpolates_but_never_across_a_cut(
    scene: Scene, tmp_path: Path, page: Page
) -> None:
    cut = replace(scene, camera=replace(scene.camera, cuts=(20,)), lines=())
    save(cut, [tmp_path / "cut.html"])
    page.open((tmp_path / "cut.html").as_uri())
    page.run(LOADED)
    page.run(f"{FILM}.pause()")

    def at(frame: float) -> str:
        page.run(f"{FILM}.currentTime = {frame / 25}")
        return str(page.run(PICTURE))

    assert len({at(10), at(10.5), at(11)}) == 3
    assert len({at(19), at(20)}) == 2
    still = replace(cut, place=Place("paper"))
    save(still, [tmp_path / "still.html"])
    page.open((tmp_path / "still.html").as_uri())
    page.run(LOADED)
    page.run(f"{FILM}.pause()")
    assert at(19) == at(19.9) != at(20)


def test_it_plays_backwards_and_pauses_when_a_listener_says_so(film: Path, page: Page) -> None:
    page.open(film.as_uri())
    page.run(LOADED)
    page.run(f"{FILM}.pause(); {FILM}.loop = false; {FILM}.currentTime = 0.4")
    ended = f"{FILM}.addEventListener('ended', () => done(1), {{once: true}})"
    page.run(f"new Promise((done) => {{ {ended}; {FILM}.playbackRate = -1; {FILM}.play(); }})")
    assert page.run(f"{FILM}.currentTime") == 0 and page.run(f"{FILM}.paused")
    heard = f"{FILM}.addEventListener('timeupdate', () => {FILM}.pause(), {{once: true}})"
    page.run(f"{FILM}.playbackRate = 1; {heard}; {FILM}.play()")
    page.run("new Promise((done) => setTimeout(done, 300))")
    assert page.run(f"{FILM}.paused") and page.run(f"{FILM}.currentTime") < 0.3


def test_another_style_and_another_film_fill_the_picture(film: Path, page: Page) -> None:
    page.open(film.as_uri())
    page.run(LOADED)
    page.run(f"{FILM}.pause()")
    again = f"{FILM}.fetchFilm().then((film) => {FILM}.show(film)).then(() => {FILM}.pause())"
    for change in (f"{FILM}.setAttribute('film-style', 'blueprint')", again):
        page.run(change)
        picture = decoded(page.run(PICTURE))
        assert picture.shape[1] > 600
        edge = picture[-20:, -20:].astype(int)
        assert (edge[..., 2] > edge[..., 0] + 30).all()  # blue paper up to the corner


def test_who_wants_little_motion_sees_a_still_film(film: Path, page: Page) -> None:
    page.emulate(prefers_reduced_motion="reduce")
    page.open(film.as_uri())
    page.run(LOADED)
    assert page.run(f"{FILM}.paused")
    assert page.run(f"{FILM}.currentTime") == 0


def test_a_slow_machine_draws_fewer_pixels(film: Path, page: Page) -> None:
    page.open(film.as_uri())
    page.run(LOADED)
    page.run(f"{FILM}.pause()")
    width = page.run(f"{FILM}.player.canvas.width")
    page.run(f"for (let i = 0; i < 60; i++) {FILM}.player.watch(60)")
    assert page.run(f"{FILM}.player.canvas.width") < 0.7 * width


def test_from_every_side(film: Path, tmp_path: Path) -> None:
    with Page(tmp_path, flags=WEBGL) as page:
        page.open(film.as_uri())
        page.run(LOADED)
        page.run(f"{FILM}.pause()")
        page.run(f"{FILM}.toggleThree()")
        sides = set()
        for quarter in range(4):
            page.run(f"{FILM}.threeView.turn({quarter * np.pi / 2})")
            sides.add(page.run(PICTURE))
        assert len(sides) == 4
        page.run(f"{FILM}.threeView.capsules = true; {FILM}.player.paint()")
        canvas = f"{FILM}.shadowRoot.querySelector('.over canvas')"
        # WebGL forgets its picture: it is read in the same task.
        url = page.run(f"({FILM}.player.paint(), {canvas}.toDataURL())")
        assert len(np.unique(decoded(url).reshape(-1, 3), axis=0)) > 50
        assert page.log == []


def test_a_film_beside_a_page_of_a_server(
    scene: Scene, server: str, tmp_path: Path, page: Page
) -> None:
    write_motion(scene, tmp_path / "film.motion")
    (tmp_path / "index.html").write_text(
        '<script src="player.js"></script><stick-gen-film src="film.motion" controls>'
        "</stick-gen-film>"
    )
    page.open(f"{server}/index.html")
    assert page.run(LOADED)
    assert page.run(f"{FILM}.duration") == FRAMES / 25
    page.run(f"{FILM}.toggleThree()")
    assert page.run(f"{FILM}.three")


@pytest.mark.parametrize("layout", ["v1", "v3"])
def test_films_of_the_first_version(layout: str, server: str, tmp_path: Path, page: Page) -> None:
    joints = next(some_scenes(1)).actors[0].motion.joints
    from stickgen.sticks import V1, V3, to_v1, to_v3

    kind, flat = (V1, to_v1(joints)) if layout == "v1" else (V3, to_v3(joints))
    document = {
        "meta": {"fps": 25, "total_frames": len(joints), "version": "1.0"},
        "skeleton": {"type": kind.type, "input_dim": kind.size},
        "motion": flat.round(4).ravel().tolist(),
    }
    (tmp_path / "old.motion").write_text(json.dumps(document))
    (tmp_path / "index.html").write_text(
        '<script src="player.js"></script><stick-gen-film src="old.motion"></stick-gen-film>'
    )
    page.open(f"{server}/index.html")
    assert page.run(LOADED)
    picture = decoded(page.run(PICTURE))
    assert (picture.max(axis=-1) < 90).mean() > 0.001  # a body is drawn


def test_a_page_of_a_disk_says_why_it_cannot_read_a_file(tmp_path: Path, page: Page) -> None:
    (tmp_path / "player.js").write_bytes((WEB / "player.js").read_bytes())
    (tmp_path / "index.html").write_text(
        '<script src="player.js"></script><stick-gen-film src="film.motion"></stick-gen-film>'
    )
    page.open((tmp_path / "index.html").as_uri())
    page.run("new Promise((done) => setTimeout(done, 200))")
    text = page.run(f"{FILM}.shadowRoot.querySelector('.captions').innerText")
    assert "film.html" in text


def test_pages_of_old_files(tmp_path: Path, page: Page) -> None:
    """A `.motion` file of version 2 without scenery still shows sky and floor."""
    scene = replace(next(some_scenes(1)), place=Place("park", 1), places=(), lines=(), effects=())
    write_motion(scene, tmp_path / "film.motion")
    document = json.loads((tmp_path / "film.motion").read_text())
    assert document["stage"]["place"].pop("scenery")
    (tmp_path / "film.motion").write_text(json.dumps(document))
    save(read_motion(tmp_path / "film.motion"), [tmp_path / "film.html"])
    page.open((tmp_path / "film.html").as_uri())
    assert page.run(LOADED)
