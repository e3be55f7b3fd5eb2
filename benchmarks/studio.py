"""How long the studio lets a person wait, measured in Chromium; pictures of its views.

    PYTHONPATH=tests python benchmarks/studio.py                        # figures
    PYTHONPATH=tests python benchmarks/studio.py --pictures docs/studio

It starts a studio and works in it as a person does. Times are the browser's, from the press to the
picture that has changed; beside them the CPU time of browser and server in that time, which a
machine that does other things does not change. Needs playwright and Chromium.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median

import av
import numpy as np
import psutil
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page, sync_playwright
from studio_page.steps import PATIENCE, make, settle, wait_for
from studio_server import Studio, start

Pixels = NDArray[np.uint8]
STORIES = (
    "Ann waves, then she claps. Ben dances.",
    "A pirate digs up a chest on the beach. He opens it and a parrot flies out.",
    "Two friends play catch in the park and one shouts 'Well done!'",
    "A chef tastes the soup, burns his tongue and hops around the kitchen.",
)
STORY = (
    "A pirate digs up a chest on the beach. He opens it and a parrot flies out. "
    "His friend cheers and shouts 'Gold!'"
)
TRIES = 3
MOVING = """() => { globalThis.took = null; const start = performance.now();
    const film = document.querySelector('stick-gen-film'); const old = film.player;
    const look = () => film.player !== old && film.currentTime > 0
        ? took = performance.now() - start : requestAnimationFrame(look);
    look(); }"""
CHANGED = """(selector) => { globalThis.took = null; const start = performance.now();
    const film = document.querySelector('stick-gen-film'); const old = film.player?.scene;
    const canvas = film.shadowRoot.querySelector('canvas');
    const look = () => {
        if (film.player.scene === old) return void requestAnimationFrame(look);
        canvas.getContext('2d').getImageData(0, 0, 1, 1); // waits for the drawing
        took = performance.now() - start; };
    document.querySelector(selector).click(); look(); }"""
ROLLED = """() => { globalThis.took = globalThis.first = null; const start = performance.now();
    const mine = globalThis.turn = {};
    const look = () => { const count = document.querySelectorAll('.tile canvas').length;
        if (mine !== turn) return;
        if (count && !first) first = performance.now() - start;
        if (count === 4) took = performance.now() - start; else setTimeout(look, 5); };
    look(); }"""
SWATCHES = """() => [...document.querySelectorAll('.swatch canvas')]
    .every((canvas) => canvas.width === 192)"""
CHIP = "[aria-label='{}'][role=radiogroup] label:nth-child({}) input"
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}


def cpu() -> float:
    """CPU seconds that browser and server have used."""
    spent = 0.0
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            spent += times.user + times.system
    return spent


def timed(page: Page, begin: Callable[[], object], end: str = "took") -> tuple[float, float]:
    """Seconds that somebody waits after ``begin``, and those of CPU."""
    before = cpu()
    begin()
    wait_for(page, f"() => globalThis.{end} > 0")
    return float(page.evaluate(end)) / 1000, cpu() - before


def opened(browser: Browser, studio: Studio, phone: bool = False, dark: bool = False) -> Page:
    """An empty page of the studio."""
    context = browser.new_context(
        viewport=PHONE if phone else DESKTOP,
        has_touch=phone,
        is_mobile=phone,
        device_scale_factor=2 if phone else 1,
        color_scheme="dark" if dark else "light",
    )
    page = context.new_page()
    page.goto(f"{studio.address}/studio/")
    page.wait_for_selector("[data-prompt]")
    return page


def print_times(name: str, values: list[tuple[float, float]]) -> None:
    """A row of the table in the docs: the least and the median of each kind of time."""
    waited, spent = zip(*values, strict=True)
    print(
        f"| {name} | {min(waited):.2f} s, {median(waited):.2f} s "
        f"| {min(spent):.2f} s, {median(spent):.2f} s |",
        flush=True,
    )


def print_figures(page: Page) -> None:
    """All figures, each the least and the median of several tries."""
    print(f"load of the machine: {psutil.getloadavg()[0]:.1f}")
    print("| least and median of | waited | CPU |\n|---|---|---|")
    make(page)
    print_times("Make to the first moving picture", [made(page, story) for story in STORIES])
    make(page, STORY)
    switches: dict[str, Callable[[int], str]] = {
        "another style": lambda i: f".swatch:nth-child({2 + i}) input",
        "another camera": lambda i: CHIP.format("Camera", 2 - i % 2),
        "another time of day": lambda i: CHIP.format("Time of day", 4 - i % 2),
    }  # fmt: skip
    for name, selector in switches.items():
        times = []
        for i in range(TRIES):
            times.append(timed(page, partial(page.evaluate, CHANGED, selector(i))))
            settle(page)
            page.wait_for_timeout(3000)  # until the small pictures of styles are drawn
        print_times(name, times)
    rolled(page)


def made(page: Page, story: str) -> tuple[float, float]:
    """Type a story and press Make; how long it takes until the film moves."""
    page.fill("[data-prompt]", story)
    page.wait_for_timeout(4000)
    page.evaluate(MOVING)
    times = timed(page, page.get_by_role("button", name="Make", exact=True).click)
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("k")
    settle(page)
    return times


def rolled(page: Page) -> None:
    """Roll a beat of three seconds again."""
    page.click('[data-block="beats.0.0"]')
    for field, seconds in (("From", "0"), ("To", "3")):
        number = page.locator(".number", has_text=field).locator("input")
        number.fill(seconds)
        number.press("Enter")
        settle(page)
    page.click('[data-block="beats.0.0"]')
    first, four = [], []
    for _ in range(TRIES):
        page.evaluate(ROLLED)
        first.append(timed(page, partial(page.keyboard.press, "r"), "first"))
        page.keyboard.press("Escape")
        page.evaluate(ROLLED)
        four.append(timed(page, partial(page.keyboard.press, "r")))
        page.keyboard.press("Escape")
    print_times("a beat of 3 s rolled again: the first motion to choose", first)
    print_times("all four", four)


def write_pictures(browser: Browser, studio: Studio, out: Path) -> None:
    """A picture of each view."""
    out.mkdir(parents=True, exist_ok=True)
    page = opened(browser, studio)
    picture(page, out / "welcome.webp")
    make(page, STORY)
    page.locator(".ruler-marks").click(position={"x": 260, "y": 10})
    wait_for(page, SWATCHES)
    picture(page, out / "film.webp")
    page.click('[data-block="beats.0.1"]')
    picture(page, out / "beat.webp")
    page.keyboard.press("r")
    wait_for(page, "() => document.querySelectorAll('.tile canvas').length === 4")
    page.wait_for_timeout(2500)
    picture(page, out / "reroll.webp")
    page.keyboard.press("Escape")
    for key, name, words in (("a", "add", "dance"), ("Control+e", "export", ""), ("?", "keys", "")):
        page.keyboard.press(key)
        page.wait_for_timeout(700)
        page.keyboard.type(words)
        page.wait_for_timeout(500)
        picture(page, out / f"{name}.webp")
        page.keyboard.press("Escape")
    page.get_by_role("tab", name="Stage").click()
    picture(page, out / "stage.webp")
    page.get_by_role("tab", name="Film").click()
    page.get_by_role("radio", name="chalk").check()
    settle(page)
    page.keyboard.press("c")
    page.wait_for_timeout(2500)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(400)
    picture(page, out / "compare.webp")
    write_phone(browser, studio, page.url, out)


def write_phone(browser: Browser, studio: Studio, address: str, out: Path) -> None:
    """The views of a phone beside one another."""
    page = opened(browser, studio, phone=True)
    page.goto(address)
    page.reload()
    page.wait_for_selector("[data-block]", timeout=PATIENCE)
    settle(page)
    page.tap('[data-block="beats.0.1"]')
    shots = []
    for view in ("Timeline", "Film", "Selected", "Stage"):
        page.get_by_label("Views").get_by_text(view).tap()
        page.wait_for_timeout(3500)
        shots.append(pixels(page.screenshot()))
    write(np.concatenate(shots, axis=1)[::2, ::2], out / "phone.webp")


def pixels(png: bytes) -> Pixels:
    """[H, W, 3] of a PNG."""
    with av.open(BytesIO(png)) as opened_file:
        return next(opened_file.decode(video=0)).to_ndarray(format="rgb24").astype(np.uint8)


def picture(page: Page, path: Path) -> None:
    """What the page shows."""
    page.wait_for_timeout(300)
    write(pixels(page.screenshot()), path)


def write(shown: Pixels, path: Path, quality: int = 80) -> None:
    """Write a picture as WebP of at most 60 kB."""
    with av.open(str(path), "w", format="webp") as container:
        stream = container.add_stream("libwebp", rate=1)
        stream.height, stream.width = shown.shape[0] // 2 * 2, shown.shape[1] // 2 * 2
        stream.pix_fmt = "yuv420p"
        stream.options = {"quality": str(quality)}
        even = np.ascontiguousarray(shown[: stream.height, : stream.width])
        container.mux(stream.encode(av.VideoFrame.from_ndarray(even, format="rgb24")))
        container.mux(stream.encode())
    if path.stat().st_size > 60_000:
        write(shown, path, quality - 10)


def main() -> None:
    """Print the figures, or write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="write pictures instead")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        sync_playwright() as api,
    ):
        program = shutil.which("chromium")
        browser = api.chromium.launch(executable_path=program, args=["--no-sandbox"])
        studio = start(Path(folder))
        try:
            if options.pictures:
                write_pictures(browser, studio, options.pictures)
            else:
                print_figures(opened(browser, studio))
        finally:
            browser.close()
            studio.process.send_signal(signal.SIGINT)
            studio.process.wait(60)


if __name__ == "__main__":
    main()
