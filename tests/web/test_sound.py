"""The sound of a film's page in Chromium: in step with the picture, silenced, never by surprise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from web.devtools import SOFTWARE, Page
from web.scenes import some_scenes
from web.test_element import FILM, LOADED

from stickgen.options import SoundOptions
from stickgen.outputs import save
from stickgen.scene import Place, Scene

HEARD = (*SOFTWARE, "--autoplay-policy=no-user-gesture-required")
CLOSE = 0.1  # seconds
PATIENCE = 10.0  # seconds, for machines on which a page gets little time


def wait(page: Page, milliseconds: int) -> None:
    page.run(f"new Promise((done) => setTimeout(() => done(1), {milliseconds}))")


def comes_into_step(page: Page) -> bool:
    """Whether sound and picture play together; a busy machine needs a moment until they do."""
    apart = f"Math.abs({FILM}.soundTime - {FILM}.currentTime)"
    return bool(
        page.run(f"""new Promise((done) => {{
            const end = performance.now() + {1000 * PATIENCE};
            const last = {FILM}.soundTime;
            const look = () => {{
                if ({FILM}.soundTime !== last && {apart} < {CLOSE}) done(true);
                else if (performance.now() > end) done(false);
                else setTimeout(look, 40);
            }};
            setTimeout(look, 100);
        }})""")
    )


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with a sound of two seconds."""
    scene: Scene = next(some_scenes(1))
    scene = replace(scene, place=Place("park", weather="rain"), places=(), effects=(), lines=())
    path = tmp_path_factory.mktemp("film") / "film.html"
    save(scene, [path], sound=SoundOptions(voices=("babble",)))
    return path


def test_the_sound_keeps_step_with_the_picture(film: Path, tmp_path: Path) -> None:
    with Page(tmp_path, flags=HEARD) as page:
        page.open(film.as_uri())
        page.run(LOADED)
        assert page.run(f"{FILM}.audible") and not page.run(f"{FILM}.muted")
        assert comes_into_step(page)
        page.run(f"{FILM}.currentTime = 1.2")
        assert comes_into_step(page)
        page.run(f"{FILM}.pause()")
        at = page.run(f"{FILM}.soundTime")
        wait(page, 200)
        assert page.run(f"{FILM}.soundTime") == at
        page.run(f"{FILM}.playbackRate = 0.5; {FILM}.currentTime = 0.2; {FILM}.play()")
        assert comes_into_step(page)
        page.run(f"{FILM}.playbackRate = 1; {FILM}.currentTime = 1.9")
        wait(page, 600)  # past the end, into the next round
        assert comes_into_step(page)
        assert page.log == []


def test_it_can_be_silenced(film: Path, tmp_path: Path) -> None:
    button = f"{FILM}.shadowRoot.querySelector('[aria-label^=Sound]')"
    with Page(tmp_path, flags=HEARD) as page:
        page.open(film.as_uri())
        page.run(LOADED)
        page.run(f"{FILM}.focus()")
        page.press("m")
        assert page.run(f"{FILM}.muted")
        assert page.run(f"{button}.getAttribute('aria-pressed')") == "false"
        page.run(f"{button}.click()")
        assert not page.run(f"{FILM}.muted")


def test_a_browser_that_allows_no_sound_plays_the_film_silently(film: Path, tmp_path: Path) -> None:
    strict = (*SOFTWARE, "--autoplay-policy=user-gesture-required")
    with Page(tmp_path, flags=strict) as page:
        page.open(film.as_uri())
        page.run(LOADED)
        wait(page, 500)
        assert page.run(f"{FILM}.currentTime") > 0
        assert page.run(f"{FILM}.muted")
        assert page.log == []


def test_a_silent_film_has_no_button_for_sound(tmp_path: Path) -> None:
    path = tmp_path / "film.html"
    save(next(some_scenes(1)), [path])
    with Page(tmp_path) as page:
        page.open(path.as_uri())
        page.run(LOADED)
        assert not page.run(f"{FILM}.audible")
        button = f"{FILM}.shadowRoot.querySelector('[aria-label^=Sound]')"
        assert page.run(f"getComputedStyle({button}).display") == "none"
