"""Beats as chapters of a video, with its title and its cast."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import pytest

from stickgen.errors import StickGenError
from stickgen.formats.beats import chapters
from stickgen.options import FileOptions
from stickgen.outputs import check_targets
from stickgen.scene import Scene


@pytest.mark.parametrize("name", ["film.mp4", "film.webm"])
def test_a_video_tells_title_cast_and_chapters(
    cast_scene: Scene, tmp_path: Path, name: str
) -> None:
    scene = replace(cast_scene, actors=cast_scene.actors[:2])
    (path,) = scene.save(tmp_path / name, size=(64, 36))
    with av.open(str(path)) as container:
        facts = {key.lower(): value for key, value in container.metadata.items()}
        parts = container.chapters()
        assert facts["title"] == "Ann & <Boo> walk — 挥手"
        assert facts["comment"].startswith("With Ann, Boo. Made with stick-gen")
    seconds = [float(part["start"] * part["time_base"]) for part in parts]
    titles = [part["metadata"]["title"] for part in parts]
    assert titles == ["Ann: walk, Boo: walk", "Ann: wave, Boo: wave"]
    assert seconds == pytest.approx([0.0, 1.2], abs=0.01)


def test_a_film_of_one_part_has_no_chapters(cast_scene: Scene) -> None:
    alone = replace(cast_scene, actors=cast_scene.actors[:1])
    assert len(chapters(alone)) == 2 and chapters(alone, shortest=5.0) == ()


def test_codecs_that_a_container_does_not_hold(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"\.webm holds vp9 or av1"):
        check_targets([tmp_path / "a.webm"], options=FileOptions(codec="hevc"))
    with pytest.raises(StickGenError, match=r"av1 cannot be transparent; use vp9"):
        check_targets([tmp_path / "a.webm"], transparent=True, options=FileOptions(codec="av1"))
