"""The stages of one film, one after the other, each with its CPU time; benchmarks/film.py runs it.

    python benchmarks/film_stages.py stages "A person walks and waves" normal 10
    python benchmarks/film_stages.py alone walk.mp4

print JSON: CPU and wall seconds by stage, and the number of frames.
"""

from __future__ import annotations

import json
import sys
import tempfile
from itertools import repeat
from pathlib import Path
from typing import Any

from costs import Stages

SIZE = (1280, 720)


def film_stages(prompt: str, style: str, seconds: float) -> dict[str, Any]:
    """Make a film stage by stage.

    Loading is what the first scene of a process takes longer than the second one.
    """
    loading, stages = Stages(), Stages()
    with loading.stage("load"):
        _scene(prompt, style, seconds, Stages())
    scene = _scene(prompt, style, seconds, stages)
    cpu = {"load": loading.cpu["load"] - sum(stages.cpu.values())}
    wall = {"load": loading.wall["load"] - sum(stages.wall.values())}
    with tempfile.TemporaryDirectory() as folder:
        _pictures(scene, Path(folder) / "film.mp4", stages)
    return {"cpu": cpu | stages.cpu, "wall": wall | stages.wall, "frames": len(scene)}


def _scene(prompt: str, style: str, seconds: float, stages: Stages) -> Any:
    from stickgen.direction import build_scene
    from stickgen.options import GenerationOptions
    from stickgen.performance import perform
    from stickgen.pipeline.scripts import changed, draft_script

    with stages.stage("story"):
        script = changed(draft_script(prompt, seconds=seconds).script, style=style)
    with stages.stage("motion"):
        motions = perform(script, GenerationOptions())
    with stages.stage("direction"):
        return build_scene(script, motions, SIZE[0] / SIZE[1])


def _pictures(scene: Any, path: Path, stages: Stages) -> None:
    """Draw every frame, convert it, and encode all of them."""
    import av
    import numpy as np

    from stickgen.render.painter import Painter
    from stickgen.render.prepare import prepare
    from stickgen.render.video import encode_mp4, yuv_frames

    with stages.stage("preparing"):
        painter = Painter(prepare(scene, SIZE))
        picture = np.empty((SIZE[1], SIZE[0], 4), dtype=np.uint8)
        conversion, converted = yuv_frames(repeat(picture)), []
    for index in range(len(scene)):
        with stages.stage("drawing"):
            painter.paint(index, picture)
        with stages.stage("conversion"):
            frame = next(conversion)
        converted.append(frame.to_ndarray())  # a film frees each frame for the next one too
    frames = [av.VideoFrame.from_numpy_buffer(a, format="yuv420p") for a in converted]
    with stages.stage("encoding"):
        encode_mp4(iter(frames), path, scene.fps)


def alone(film: Path) -> dict[str, Any]:
    """Write the decoded frames of a film once more, by the writer of MP4 and nothing else.

    Twice: from RGB pictures, as a film is written, and from frames in the encoder's own format.
    """
    import av

    from stickgen.render.video import encode_mp4, write_mp4

    stages = Stages()
    with av.open(str(film)) as container:
        rate = float(container.streams.video[0].average_rate)
        frames = list(container.decode(video=0))
    for frame in frames:  # the encoder would repeat the types of the file's pictures
        frame.pict_type = 0
    with tempfile.TemporaryDirectory() as folder:
        with stages.stage("encoding"):
            encode_mp4(iter(frames), Path(folder) / "yuv.mp4", rate)
        pictures = [frame.to_ndarray(format="rgb24") for frame in frames]
        with stages.stage("writing"):
            write_mp4(iter(pictures), Path(folder) / "rgb.mp4", rate)
    return {"cpu": stages.cpu, "wall": stages.wall, "frames": len(pictures)}


if __name__ == "__main__":
    job, *arguments = sys.argv[1:]
    if job == "alone":
        print(json.dumps(alone(Path(arguments[0]))))
    else:
        print(json.dumps(film_stages(arguments[0], arguments[1], float(arguments[2]))))
