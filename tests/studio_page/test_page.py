"""The studio by hand, in Chromium: from a story to a video."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import pytest
from studio_page.steps import FILM, PATIENCE, PICTURE, drag, make, script_of, settle, wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from studio_server import Studio


def beats(page: Page, who: int = 0) -> list[dict[str, Any]]:
    return list(script_of(page)["characters"][who]["beats"])


def test_from_a_story_to_a_video(page: Page, tmp_path: Path) -> None:
    make(page)
    assert page.get_by_label("Timeline", exact=True).get_by_text("Ann").is_visible()
    before = beats(page)
    assert len(before) == 2

    drag(page, '[data-block="beats.0.1"]', -200)  # before the first one
    settle(page)
    after = beats(page)
    assert [beat["text"] for beat in after] == [beat["text"] for beat in reversed(before)]
    assert after[0]["start"] == 0 and after[0]["end"] <= after[1]["start"]

    page.click('[data-block="beats.0.0"]')
    page.keyboard.press("r")
    wait_for(page, "() => document.querySelectorAll('.tile canvas').length === 4")
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").count()
    page.keyboard.press("r")
    wait_for(page, "() => document.querySelectorAll('.tile canvas').length === 4")
    page.keyboard.press("2")
    settle(page)
    seed = beats(page)[0]["seed"]
    assert page.get_by_text(f"seed {seed}", exact=True).is_visible()

    page.keyboard.press("Control+e")
    page.get_by_role("radio", name="480p").check()
    video = exported(page, "mp4", tmp_path)
    assert "made here, in the browser" in page.locator('[data-format="mp4"]').inner_text()
    with av.open(video) as opened:
        frames = [frame.to_ndarray(format="rgb24") for frame in opened.decode(video=0)]
        assert opened.streams.video[0].codec_context.name == "h264"
    assert frames[0].shape[0] == 480
    assert len(frames) == pytest.approx(25 * script_of(page)["duration"], abs=1)
    assert (frames[0] != frames[len(frames) // 2]).any()


def exported(page: Page, suffix: str, folder: Path) -> Path:
    """Press a format of the export menu and take what is downloaded."""
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.locator(f'[data-format="{suffix}"] > button').click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_files_of_the_server_and_webm(page: Page, tmp_path: Path) -> None:
    make(page, "Ann waves.")
    page.keyboard.press("Control+e")
    html = exported(page, "html", tmp_path).read_text("utf-8")
    assert "<stick-gen-film" in html
    assert "characters:" in exported(page, "yaml", tmp_path).read_text("utf-8")
    with av.open(exported(page, "webm", tmp_path)) as video:
        assert video.streams.video[0].codec_context.name == "vp9"
        assert next(video.decode(video=0)).height == 720


def test_a_browser_without_h264_leaves_the_video_to_the_server(
    chromium: Browser, studio: Studio, tmp_path: Path
) -> None:
    context = chromium.new_context()
    context.add_init_script(
        "VideoEncoder.isConfigSupported = async (config) => ({ supported: false, config })"
    )
    page = context.new_page()
    page.goto(f"{studio.address}/studio/")
    make(page, "Ann waves.")
    page.keyboard.press("Control+e")
    reason = page.get_by_text("made by the server: this browser cannot encode H.264")
    reason.wait_for(timeout=PATIENCE)
    with av.open(exported(page, "mp4", tmp_path)) as video:
        assert video.streams.video[0].codec_context.name == "h264"
    context.close()


def test_a_change_of_style_redraws_without_the_server(page: Page) -> None:
    make(page, "Ann waves.")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.evaluate(PICTURE)
    page.get_by_role("radio", name="neon").check()
    assert page.evaluate(PICTURE) != before
    settle(page)
    assert script_of(page)["style"] == "neon"
    assert not [url for url in asked if url.endswith("/make")]


def test_reload_and_another_day_keep_the_work(page: Page) -> None:
    make(page)
    page.click('[data-block="beats.0.0"]')
    page.keyboard.press("Shift+L")
    settle(page)
    page.get_by_label("Title", exact=True).fill("My first film")
    page.get_by_label("Title", exact=True).press("Tab")
    settle(page)
    page.reload()
    page.wait_for_selector("[data-block]", timeout=PATIENCE)
    settle(page)
    assert page.get_by_label("Title", exact=True).input_value() == "My first film"
    assert page.locator('[data-block="beats.0.0"]').get_attribute("aria-label").endswith("locked")
    page.keyboard.press("Control+o")
    page.get_by_role("button", name="New film").click()
    page.get_by_role("heading", name="What happens?").wait_for()
    page.get_by_role("button", name="My first film").first.click()
    page.wait_for_selector("[data-block]", timeout=PATIENCE)


def test_without_the_server_edits_wait_in_the_browser(chromium: Browser, studio: Studio) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{studio.address}/studio/")
    make(page, "Ann waves.")
    context.set_offline(True)
    page.get_by_role("radio", name="night").check()
    page.get_by_text("Kept in the browser").wait_for(timeout=PATIENCE)
    alert = page.get_by_role("alert")
    assert alert.inner_text().startswith("The studio does not answer")
    context.set_offline(False)
    alert.wait_for(state="detached", timeout=PATIENCE)  # it is sent and made by itself
    page.reload()
    page.wait_for_selector("[data-block]", timeout=PATIENCE)
    settle(page)
    assert script_of(page)["time"] == "night"
    assert page.get_by_role("radio", name="night").is_checked()
    context.close()


def test_two_versions_side_by_side(page: Page) -> None:
    make(page, "Ann waves.")
    page.get_by_role("radio", name="night").check()
    settle(page)
    page.keyboard.press("c")
    page.get_by_text("Keep A").wait_for()
    pictures = """() => [...document.querySelectorAll('stick-gen-film')]
        .map((film) => film.shadowRoot.querySelector('canvas').toDataURL())"""
    wait_for(
        page, "() => [...document.querySelectorAll('stick-gen-film')].every((film) => film.player)"
    )
    page.keyboard.press(".")
    first, second = page.evaluate(pictures)
    assert first != second
    times = "() => [...document.querySelectorAll('stick-gen-film')].map((film) => film.currentTime)"
    a, b = page.evaluate(times)
    assert a == pytest.approx(b) and a > 0
    page.get_by_text("Keep A").click()
    settle(page)
    assert script_of(page).get("time", "day") == "day"
    assert page.evaluate(f"() => {FILM}.player.scene.places[0].place.time") == "day"
