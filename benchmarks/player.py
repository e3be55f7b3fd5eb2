"""What the player costs in Chromium beside the renderer; its pictures beside the film's frames.

    PYTHONPATH=tests python benchmarks/player.py                        # figures
    PYTHONPATH=tests python benchmarks/player.py --pictures docs/player

It makes two films, draws them in Chromium without a graphics card, and counts CPU seconds of all
processes of the browser; elapsed time is printed where a person waits. Needs Chromium.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import psutil
from numpy.typing import NDArray
from web.browser import decoded
from web.devtools import WEBGL, Page

from stickgen import generate
from stickgen.catalog.styles import STYLES
from stickgen.formats.motion_file import read_motion
from stickgen.render import frame
from stickgen.render.painter import Painter
from stickgen.render.prepare import prepare
from stickgen.scene import Scene
from stickgen.sticks import V1, V3, to_v1, to_v3
from stickgen.web.page import write_html
from stickgen.web.tables import WEB

SIZE = (1280, 720)
TIMED = 40  # frames that are drawn for a figure
FRIENDS = "Two friends play catch in the park and one shouts 'Well done!'"
STADIUM = "Six friends dance in a stadium at night and one shouts 'We won!'"
FILM = "document.querySelector('stick-gen-film')"
SHOWN = (1.0, 4.0, 8.0)
"""Seconds of the pictures."""


def opened(page: Page, path: Path) -> float:
    """Open a film's page; the milliseconds until its first picture was drawn."""
    page.open(path.as_uri())
    shown = page.run(
        f"new Promise((done) => {FILM}.player ? done(performance.now())"
        f" : {FILM}.addEventListener('loadeddata', () => done(performance.now())))"
    )
    page.run(f"{FILM}.pause()")
    return float(shown)


def cpu(page: Page) -> float:
    """CPU seconds of the browser so far."""
    browser = psutil.Process(page.process)
    times = [one.cpu_times() for one in (browser, *browser.children(recursive=True))]
    return sum(t.user + t.system for t in times)


def memory(page: Page) -> float:
    """Memory of all processes of the browser that they share with none, MB."""
    browser = psutil.Process(page.process)
    return sum(p.memory_full_info().uss for p in browser.children(recursive=True)) / 1e6


def frames_cost(page: Page, scene: Scene) -> float:
    """CPU milliseconds of a frame in the browser at 1280 × 720."""
    page.run(f"{FILM}.player.canvas.style.width = '{SIZE[0]}px'; {FILM}.player.resize()")
    step = max((len(scene) - 1) // TIMED, 1) / scene.fps
    start = cpu(page)
    page.run(
        f"(() => {{ const film = {FILM}, context = film.player.canvas.getContext('2d');"
        f" for (let i = 0; i < {TIMED}; i++) {{ film.currentTime = i * {step};"
        " context.getImageData(0, 0, 1, 1); } })()"
    )
    return (cpu(page) - start) / TIMED * 1000


def skia_cost(scene: Scene) -> float:
    """CPU milliseconds of the same frames by the renderer."""
    painter = Painter(prepare(scene, SIZE))
    step = max((len(scene) - 1) // TIMED, 1)
    painter.paint(0)
    start = time.process_time()
    for number in range(TIMED):
        painter.paint(number * step)
    return (time.process_time() - start) / TIMED * 1000


def print_figures(folder: Path) -> None:
    """All figures of docs/player.md."""
    friends, stadium = (generate(prompt, seconds=10, seed=3) for prompt in (FRIENDS, STADIUM))
    for name in ("film.js", "player.js", "three.js"):
        data = (WEB / name).read_bytes()
        print(f"{name}: {len(data):,} bytes, {len(gzip.compress(data, 9)):,} by gzip")
    for name, scene in (("two friends", friends), ("six in a stadium", stadium)):
        write_html(scene, folder / f"{name}.html", SIZE)
        print(f"page of {name}, 10 s: {(folder / f'{name}.html').stat().st_size:,} bytes")
    with Page(folder) as page:
        for turn in range(3):
            start = cpu(page)
            shown = opened(page, folder / "two friends.html")
            print(f"opened ({turn}): {shown:.0f} ms elapsed, {cpu(page) - start:.2f} s of CPU")
        for style in STYLES:
            for name, scene in (("two friends", friends), ("six in a stadium", stadium)):
                styled = replace(scene, style=style, background="")
                write_html(styled, folder / "styled.html", SIZE)
                opened(page, folder / "styled.html")
                print(
                    f"{style}, {name}: {frames_cost(page, styled):.1f} ms of CPU a frame in the "
                    f"browser, {skia_cost(styled):.1f} by skia"
                )
    print_memory(folder)


def print_memory(folder: Path) -> None:
    """Memory over a film of a minute."""
    minute = generate("Two friends dance in the park and wave", seconds=60, seed=1)
    write_html(minute, folder / "minute.html", SIZE)
    print(f"page of a minute: {(folder / 'minute.html').stat().st_size:,} bytes")
    with Page(folder) as page:
        empty = memory(page)
        opened(page, folder / "minute.html")
        for seconds in (0, 30, 60):
            page.run(f"(() => {{ for (let t = {seconds} - 30; t < {seconds}; t += 0.04)"
                     f" {FILM}.currentTime = t; }})()")  # fmt: skip
            print(f"memory at {seconds} s: {memory(page) - empty:.0f} MB above an empty browser")


Pixels = NDArray[np.uint8]


def beside(rows: Sequence[Sequence[Pixels]]) -> Pixels:
    """Pictures in rows."""
    return np.concatenate([np.concatenate(list(row), axis=1) for row in rows], axis=0)


def write_picture(picture: Pixels, path: Path) -> None:
    """Write a picture as WebP."""
    with av.open(str(path), "w", format="webp") as container:
        stream = container.add_stream("libwebp", rate=1)
        stream.height, stream.width = picture.shape[:2]
        stream.pix_fmt = "yuv420p"
        stream.options = {"quality": "82"}
        shown = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
        container.mux(stream.encode(shown))
        container.mux(stream.encode())


def in_browser(page: Page, seconds: float, size: tuple[int, int]) -> Pixels:
    """The player's canvas at a moment."""
    page.run(f"{FILM}.player.canvas.style.width = '{size[0]}px'; {FILM}.player.resize()")
    page.run(f"{FILM}.currentTime = {seconds}")
    return decoded(page.run(f"{FILM}.player.canvas.toDataURL()"))


def compared(
    page: Page, scene: Scene, folder: Path, size: tuple[int, int], moments: Sequence[float]
) -> list[Pixels]:
    """For each moment the film's frame and the player's picture."""
    write_html(scene, folder / "shown.html", size)
    opened(page, folder / "shown.html")
    pictures = []
    for seconds in moments:
        index = min(round(seconds * scene.fps), len(scene) - 1)
        pictures += [frame(scene, index, size)[..., :3], in_browser(page, seconds, size)]
    return pictures


def old_file(scene: Scene, to_sticks: Callable[..., Pixels], kind: str, path: Path) -> Scene:
    """The first actor of a scene as a file of version 1, read again."""
    import json

    flat = to_sticks(scene.actors[0].motion.joints)
    meta = {"fps": scene.fps, "total_frames": len(scene), "version": "1.0"}
    document = {"meta": meta, "skeleton": {"type": kind}, "motion": flat.round(4).ravel().tolist()}
    path.write_text(json.dumps(document))
    return read_motion(path)


def write_pictures(out: Path, folder: Path) -> None:
    """The pictures of docs/player.md."""
    size = (320, 180)
    friends, stadium = (generate(prompt, seconds=10, seed=3) for prompt in (FRIENDS, STADIUM))
    with Page(folder) as page:
        rows = [
            compared(page, replace(friends, style=style, background=""), folder, size, SHOWN)
            for style in STYLES
        ]
        write_picture(beside(rows), out / "styles.webp")
        big = (480, 270)
        rows = [compared(page, stadium, folder, big, [at]) for at in SHOWN]
        write_picture(beside(rows), out / "stadium.webp")
        walker = generate("A person walks and waves", seconds=4, seed=1)
        rows = []
        for layout, to_sticks in ((V1, to_v1), (V3, to_v3)):
            scene = old_file(walker, to_sticks, layout.type, folder / "old.motion")
            rows.append(compared(page, scene, folder, size, (1.0, 3.0)))
        write_picture(beside(rows), out / "versions.webp")
    write_sides(stadium, out, folder)


def write_sides(scene: Scene, out: Path, folder: Path) -> None:
    """The 3-D view from four sides, drawn and as capsules."""
    write_html(scene, folder / "sides.html", SIZE)
    rows: list[list[Pixels]] = [[], []]
    with Page(folder, flags=WEBGL) as page:
        opened(page, folder / "sides.html")
        in_browser(page, 4.0, (400, 225))
        page.run(f"{FILM}.toggleThree()")
        for row, capsules in zip(rows, ("false", "true"), strict=True):
            page.run(f"{FILM}.threeView.capsules = {capsules}")
            for quarter in range(4):
                page.run(f"{FILM}.threeView.turn({quarter * np.pi / 2})")
                canvas = f"{FILM}.shadowRoot.querySelector('.over canvas') ?? {FILM}.player.canvas"
                row.append(decoded(page.run(f"({FILM}.player.paint(), ({canvas}).toDataURL())")))
    write_picture(beside(rows), out / "sides.webp")


def main() -> None:
    """Print the figures, or write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="write pictures instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if options.pictures:
            write_pictures(options.pictures, Path(folder))
        else:
            print_figures(Path(folder))


if __name__ == "__main__":
    main()
