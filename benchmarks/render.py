"""What drawing costs: every style, places, weather and roles, a film, and matplotlib beside it.

    python benchmarks/render.py

The scene is synthetic: two bodies that march, four things and a park. The ratio compares drawing
and encoding the same two bodies with ``stickgen``, to MP4, and with matplotlib, through its own
writer: FFMpegWriter where there is an ``ffmpeg`` on the path, else PillowWriter. It is left out
where there is no matplotlib. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from stickgen.camera import Camera
from stickgen.catalog.records import RoleKind
from stickgen.catalog.roles import ROLES
from stickgen.catalog.seasons import SEASONS
from stickgen.catalog.styles import STYLES
from stickgen.catalog.weather import WEATHERS
from stickgen.geometry import quat_from_rotvec
from stickgen.kinematics import forward_kinematics
from stickgen.motion import Motion
from stickgen.outputs import save
from stickgen.prop import Prop
from stickgen.render.painter import Painter
from stickgen.render.prepare import prepare
from stickgen.scene import INKS, Actor, Look, Place, Scene
from stickgen.skeleton import FOOT_HEIGHT, OFFSETS, PARENTS, PELVIS_HEIGHT, J

SIZE = (1280, 720)
FRAMES = 250
_CROWDED = ("jungle", "stadium", "garden", "river", "city", "wedding")
"""Places with most to draw."""
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes of one unit of ru_maxrss."""


def march(x: float, phase: float) -> Motion:
    """A stiff walk on the spot that drifts to the right, 10 s."""
    time_ = np.arange(FRAMES) / 25.0
    swing = np.sin(2 * np.pi * 0.9 * time_ + phase)
    turns = np.zeros((FRAMES, 22, 3))
    for side, sign in (("left", 1.0), ("right", -1.0)):
        turns[:, J[f"{side}_hip"], 0] = -0.5 * sign * swing
        turns[:, J[f"{side}_knee"], 0] = 0.5 * (1.0 + sign * swing)
        turns[:, J[f"{side}_shoulder"], 1] = 0.4 * swing
        turns[:, J[f"{side}_shoulder"], 2] = -1.2 * sign
    root = np.stack([x + 0.1 * time_, np.full(FRAMES, PELVIS_HEIGHT), 0 * time_], axis=-1)
    joints, _ = forward_kinematics(quat_from_rotvec(turns), root, OFFSETS, PARENTS)
    lowest = joints[:, [J["left_foot"], J["right_foot"]], 1].min(axis=1)
    joints[..., 1] -= (lowest - FOOT_HEIGHT)[:, None]
    return Motion(joints.astype(np.float32))


def park() -> Scene:
    """Two actors, four things, a backdrop, a camera that drifts."""
    actors = (
        Actor("Ann", march(-1.2, 0.0), Look(hair="ponytail")),
        Actor("Ben", march(0.2, 1.5), Look(color=INKS[2], hat="cap")),
    )
    wrist = actors[0].motion.joints[:, J["left_wrist"]]
    props = (
        Prop("umbrella", wrist, holder=("Ann", "left_wrist")),
        *(
            Prop(kind, np.tile(spot, (FRAMES, 1)))
            for kind, spot in (
                ("bench", [1.8, 0.0, -1.0]),
                ("dog", [-2.0, 0.0, 0.5]),
                ("ball", [0.6, 0.15, 0.8]),
            )
        ),
    )
    drift = np.linspace(-0.5, 0.5, FRAMES)
    camera = Camera.front(np.stack([drift, np.full(FRAMES, 1.15)], axis=-1), np.full(FRAMES, 0.95))
    return Scene(actors, camera, props=props, place=Place("park", 1))


def frames_a_second(scene: Scene, count: int) -> tuple[float, float]:
    """Frames drawn a second of wall time, and milliseconds of CPU a frame."""
    painter = Painter(prepare(scene, SIZE))
    painter.paint(0)
    wall, cpu = time.perf_counter(), time.process_time()
    for index in np.linspace(0, len(scene) - 1, count).astype(int).tolist():
        painter.paint(index)
    cpu = time.process_time() - cpu
    return count / (time.perf_counter() - wall), 1000 * cpu / count


def cpu_seconds() -> float:
    """Of this process and of those of its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def peak_megabytes() -> float:
    """At most what this process and all that draw for it held at once: each one's peak, added.

    They share pages, so it is less in truth.
    """
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (ours + len(os.sched_getaffinity(0)) * child) * _RSS_UNIT / 1e6


def timed(job: Callable[[], None]) -> tuple[float, float]:
    """Seconds that a job takes, and seconds of CPU."""
    wall, cpu = time.perf_counter(), cpu_seconds()
    job()
    return time.perf_counter() - wall, cpu_seconds() - cpu


def film_row(scene: Scene, folder: Path) -> str:
    """What the whole film takes; memory counts from the start of this process."""
    wall, cpu = timed(lambda: save(scene, [folder / "film.mp4"], size=SIZE))
    return (
        f"10 s as MP4: {wall:.2f} s, {cpu:.2f} s of CPU, peak {peak_megabytes():.0f} MB "
        "(bars: 4 s on 2 cores, 500 MB)"
    )


def ratio_row(scene: Scene, count: int, folder: Path) -> str:
    """The same two bodies without all the rest, ours and matplotlib's."""
    if find_spec("matplotlib") is None:
        return "matplotlib is not here: no ratio"
    # Its view does not move, so ours rests too.
    still = Camera.front(np.tile([0.0, 1.15], (FRAMES, 1)), np.full(FRAMES, 0.9))
    bare = replace(scene, props=(), place=Place(), camera=still)
    wall, cpu = timed(lambda: save(bare, [folder / "bare.mp4"], size=SIZE))
    ours, ours_cpu = 1000 * wall / FRAMES, 1000 * cpu / FRAMES
    wall, cpu = timed(lambda: with_matplotlib(scene, count, folder))
    theirs, theirs_cpu = 1000 * wall / count, 1000 * cpu / count
    return (
        f"the same two bodies: {ours:.1f} ms a frame ({ours_cpu:.1f} of CPU), with matplotlib "
        f"{theirs:.1f} ms ({theirs_cpu:.1f} of CPU): {theirs / ours:.1f} times as fast (bar: 15)"
    )


def with_matplotlib(scene: Scene, count: int, folder: Path) -> None:
    """The same bodies as polylines, saved through matplotlib's own writer."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.animation import FFMpegWriter, FuncAnimation, PillowWriter

    figure = pyplot.figure(figsize=(SIZE[0] / 100, SIZE[1] / 100), dpi=100)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set(xlim=(-2.7, 2.7), ylim=(-0.35, 2.65))
    axes.axis("off")
    bones = [(p, j) for j, p in enumerate(PARENTS) if p >= 0]
    lines = [
        (actor.motion.joints, bone, axes.plot([], [], lw=6, solid_capstyle="round")[0])
        for actor in scene.actors
        for bone in bones
    ]

    def draw(index: int) -> list[object]:
        for joints, (a, b), line in lines:
            line.set_data(joints[index, [a, b], 0], joints[index, [a, b], 1])
        return [line for _, _, line in lines]

    film = FuncAnimation(figure, draw, frames=count)
    if shutil.which("ffmpeg"):
        film.save(folder / "theirs.mp4", writer=FFMpegWriter(fps=25))
    else:
        film.save(folder / "theirs.gif", writer=PillowWriter(fps=25))
    pyplot.close(figure)


def costs(scenes: Mapping[str, Scene], count: int, rounds: int = 5) -> dict[str, float]:
    """CPU of a frame of each scene, times that of the first one; taken in turns, the least counts.

    Args:
        count: frames to draw in each of the ``rounds``.
    """
    painters = {name: Painter(prepare(scene, SIZE)) for name, scene in scenes.items()}
    least = dict.fromkeys(scenes, float("inf"))
    for _ in range(rounds):
        for name, painter in painters.items():
            start = time.process_time()
            for index in range(count):
                painter.paint(index)
            least[name] = min(least[name], time.process_time() - start)
    usual = next(iter(least.values()))
    return {name: value / usual for name, value in least.items()}


def in_places(scene: Scene) -> dict[str, Scene]:
    """The scene in the places that cost most, in every weather and season."""
    places = {name: Place(name, 1) for name in ("park", *_CROWDED)}
    for place in ("park", *_CROWDED[:2]):
        for weather in (name for name in WEATHERS if name != "clear"):
            places[f"{place}, {weather}"] = Place(place, 1, weather=weather)
    for season in SEASONS:
        places[f"park, {season}"] = Place("park", 1, season=season)
    return {name: replace(scene, place=place) for name, place in places.items()}


def as_roles(scene: Scene) -> dict[str, Scene]:
    """The two actors alone, on bare paper, as several roles; the first has as much on as most."""

    def look(role: RoleKind) -> Look:
        return Look(kind=role.kind, hat=role.hat, hair=role.hair, tie=role.tie, wears=role.wears)

    bare = replace(scene, props=(), place=Place())
    return {
        name: replace(bare, actors=tuple(replace(a, look=look(ROLES[name])) for a in bare.actors))
        for name in ("hiker", "knight", "astronaut", "samurai", "king")
    }


def main() -> int:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--frames", type=int, default=50, help="frames to draw for each style")
    count = parser.parse_args().frames
    scene = park()
    print(f"{os.cpu_count()} cores, {SIZE[0]}×{SIZE[1]}, two actors, four things, a park\n")
    with tempfile.TemporaryDirectory() as folder:
        print(film_row(scene, Path(folder)))
        print(ratio_row(scene, count, Path(folder)))
    print("\n| style | frames/s, drawing alone | CPU a frame |\n| --- | --- | --- |")
    for style in STYLES:
        rate, cost = frames_a_second(replace(scene, style=style), count)
        print(f"| {style} | {rate:.0f} | {cost:.1f} ms |")
    still = replace(scene, camera=Camera.front(np.tile([0.0, 1.15], (FRAMES, 1)), np.ones(FRAMES)))
    for title, scenes in (
        ("place, camera at rest, times a park (bar: 1.3)", in_places(still)),
        ("place, moving camera, times a park (bar: 1.3)", in_places(scene)),
        ("two roles, times two hikers", as_roles(still)),
    ):
        print(f"\n| {title} | CPU a frame |\n| --- | --- |")
        for name, cost in costs(scenes, count).items():
            print(f"| {name} | {cost:.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
