"""Which x264 settings suit our films: size, likeness (SSIM) and CPU time of each.

    python benchmarks/encoding.py walk.motion match.motion

draws every scene once, in colours of the encoder, and encodes it by each of the settings.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import av.filter
import numpy as np
from numpy.typing import NDArray

from stickgen.formats import read
from stickgen.render import reused_frames
from stickgen.render.video import X264, yuv_frames

Frames = Sequence[NDArray[np.uint8]]
"""``[3H / 2, W]`` each: the planes of ``yuv420p``, one below the other."""

_STEADY = "mbtree=0:b-adapt=0:weightp=0"
"""Without these three the same frames do not always give the same bytes, or take longer."""


def _settings(preset: str, params: str = "", crf: int = 22) -> dict[str, str]:
    return {"preset": preset, "crf": str(crf), "x264-params": params}


SETTINGS: dict[str, dict[str, str]] = {
    "ours": X264,
    "ultrafast": _settings("ultrafast"),
    "superfast": _settings("superfast"),
    "superfast, steady": _settings("superfast", _STEADY),
    "superfast, steady, subme 0, aq 0": _settings("superfast", f"{_STEADY}:subme=0:aq-mode=0"),
    "superfast, steady, subme 0, aq 0, crf 24": _settings(
        "superfast", f"{_STEADY}:subme=0:aq-mode=0", 24
    ),
    "veryfast": _settings("veryfast"),
    "veryfast, animation": {**_settings("veryfast"), "tune": "animation"},
    "veryfast, crf 20": _settings("veryfast", crf=20),
    "veryfast, steady": _settings("veryfast", _STEADY),
    "veryfast, steady, aq 0": _settings("veryfast", f"{_STEADY}:aq-mode=0"),
    "veryfast, steady, subme 1, aq 0": _settings("veryfast", f"{_STEADY}:subme=1:aq-mode=0"),
    "veryfast, steady, subme 0, aq 0": _settings("veryfast", f"{_STEADY}:subme=0:aq-mode=0"),
    "veryfast, steady, subme 0, aq 0, crf 24": _settings(
        "veryfast", f"{_STEADY}:subme=0:aq-mode=0", 24
    ),
    "medium": _settings("medium"),
}
"""Name → options of libx264."""


def planes(path: Path) -> Frames:
    """The frames of a stored scene, drawn."""
    return [frame.to_ndarray() for frame in yuv_frames(reused_frames(read(path)))]


def encode(frames: Frames, path: Path, options: dict[str, str], threads: int) -> float:
    """Encode frames; returns CPU seconds."""
    start = resource.getrusage(resource.RUSAGE_SELF)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=25, options=options)
        stream.height, stream.width = 2 * frames[0].shape[0] // 3, frames[0].shape[1]
        stream.pix_fmt = "yuv420p"
        stream.codec_context.thread_count = threads
        for frame in frames:
            picture = av.VideoFrame.from_numpy_buffer(frame, format="yuv420p")
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    end = resource.getrusage(resource.RUSAGE_SELF)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


def ssim(frames: Frames, path: Path) -> float:
    """Mean SSIM of a film and the frames it was made of (ffmpeg's filter, all planes)."""
    height, width = 2 * frames[0].shape[0] // 3, frames[0].shape[1]
    graph = av.filter.Graph()
    inputs = [graph.add_buffer(width=width, height=height, format="yuv420p",
                               time_base=Fraction(1, 25)) for _ in range(2)]  # fmt: skip
    compare, sink = graph.add("ssim"), graph.add("buffersink")
    for number, source in enumerate(inputs):
        source.link_to(compare, 0, number)
    compare.link_to(sink)
    graph.configure()
    values = []
    with av.open(str(path)) as container:
        for number, (shown, drawn) in enumerate(
            zip(container.decode(video=0), frames, strict=True)
        ):
            original = av.VideoFrame.from_ndarray(drawn, format="yuv420p")
            for source, frame in zip(inputs, (shown, original), strict=True):
                frame.pts, frame.time_base = number, Fraction(1, 25)
                source.push(frame)
            values.append(float(graph.vpull().metadata["lavfi.ssim.All"]))
    return float(np.mean(values))


def main() -> int:
    """Measure and print a table for each scene."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scenes", nargs="+", type=Path, help=".motion files")
    parser.add_argument("--repeats", type=int, default=3, help="the least time of so many counts")
    parser.add_argument("--threads", type=int, default=2, help="of x264")
    options = parser.parse_args()
    for scene in options.scenes:
        frames = planes(scene)
        print(f"\n{scene.name}, {len(frames)} frames\n\n| settings | kB | SSIM | CPU, ms a frame |")
        print("| --- | --- | --- | --- |")
        with tempfile.TemporaryDirectory() as folder:
            film = Path(folder) / "film.mp4"
            for name, settings in SETTINGS.items():
                costs = [
                    encode(frames, film, settings, options.threads) for _ in range(options.repeats)
                ]
                size, likeness = film.stat().st_size / 1000, ssim(frames, film)
                cost = 1000 * min(costs) / len(frames)
                print(f"| {name} | {size:.0f} | {likeness:.4f} | {cost:.1f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
