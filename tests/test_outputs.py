"""A scene is written in every format, and impossible outputs are refused beforehand."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stickgen.errors import StickGenError
from stickgen.formats import FORMATS
from stickgen.outputs import check_size, check_targets, save
from stickgen.scene import Scene

MakeScene = Callable[..., Scene]
PNG = (0, b"\x89PNG")
SIGNATURES = {
    ".mp4": (4, b"ftyp"),
    ".webm": (0, b"\x1a\x45\xdf\xa3"),
    ".gif": (0, b"GIF89a"),
    ".webp": (8, b"WEBP"),
    ".apng": PNG,
    ".svg": (0, b"<svg"),
    ".png": PNG,
    ".sprites.png": PNG,
    ".motion": (0, b'{"meta":'),
    ".bvh": (0, b"HIERARCHY"),
}
"""Suffix → offset and bytes by which a file of that format is recognised."""


def test_every_format_in_one_go(make_scene: MakeScene, tmp_path: Path) -> None:
    paths = {record: tmp_path / f"film{record.suffix}" for record in FORMATS}
    progress: list[tuple[str, float]] = []
    save(
        make_scene(frames=6),
        [f"{path}/" if record.kind == "folder" else path for record, path in paths.items()],
        size=(160, 90),
        progress=lambda stage, share: progress.append((stage, share)),
    )
    for record, path in paths.items():
        if record.kind == "folder":
            assert [p.name for p in sorted(path.iterdir())] == [
                f"frame_{number:05d}.png" for number in range(1, 7)
            ]
        else:
            offset, signature = SIGNATURES.get(record.suffix, (0, b""))
            content = path.read_bytes()
            assert content and content[offset : offset + len(signature)] == signature
    assert sorted(tmp_path.iterdir()) == sorted(paths.values())
    assert progress[5] == ("drawing frames", 1.0)


def test_scene_saves_itself(make_scene: MakeScene, tmp_path: Path) -> None:
    make_scene().save(tmp_path / "a.motion", tmp_path / "a.gif", size=(64, 36))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.gif", "a.motion"]


def test_frames_replace_earlier_frames_only(make_scene: MakeScene, tmp_path: Path) -> None:
    folder = tmp_path / "v1.2"
    save(make_scene(frames=3), [f"{folder}/"], size=(64, 36))
    save(make_scene(frames=2), [f"{folder}/"], size=(64, 36))
    assert len(list(folder.iterdir())) == 2
    (folder / "notes.txt").touch()
    with pytest.raises(StickGenError, match=r"notes\.txt"):
        save(make_scene(frames=2), [f"{folder}/"], size=(64, 36))
    assert (folder / "notes.txt").exists()


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ([], "at least one"),
        ([""], "empty name"),
        (["film.avi"], r"\.avi is not a known format"),
        (["no/film.mp4"], "does not exist"),
        (["file.txt/film.mp4"], "is a file, not a folder"),
        (["folder.mp4"], "folder of that name is in the way"),
        (["file"], "file of that name is in the way"),
        (["a.mp4", "./a.mp4"], "given twice"),
        (["frames", "frames/a.mp4"], "frames and frames/a.mp4 lies in the other"),
    ],
)
def test_impossible_targets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("folder.mp4", "frames"):
        Path(folder).mkdir()
    for file in ("file.txt", "file"):
        Path(file).touch()
    with pytest.raises(StickGenError, match=message):
        check_targets(names)


def test_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not by the folder's mode: root may write everywhere.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    with pytest.raises(StickGenError, match="may not write"):
        check_targets([tmp_path / "film.mp4"])


@pytest.mark.parametrize("size", [(0, 0), (1281, 720), (1280, 721), (-2, 4), (8, 8), (99_998, 2)])
def test_impossible_sizes(size: tuple[int, int]) -> None:
    with pytest.raises(StickGenError, match=f"size is {size[0]}x{size[1]}"):
        check_size(size)


def test_what_only_stores_the_scene_is_never_too_transparent(
    make_scene: MakeScene, tmp_path: Path
) -> None:
    scene = replace(make_scene(), background="transparent")
    save(scene, [tmp_path / "a.bvh", tmp_path / "a.motion"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.bvh", "a.motion"]


def test_another_frame_rate_is_drawn_but_not_stored(make_scene: MakeScene, tmp_path: Path) -> None:
    save(
        make_scene(frames=6),
        [f"{tmp_path}/frames/", tmp_path / "film.motion"],
        size=(64, 36),
        fps=50,
    )
    assert len(list((tmp_path / "frames").iterdir())) == 11
    assert json.loads((tmp_path / "film.motion").read_text("utf-8"))["meta"]["fps"] == 25


@pytest.mark.parametrize("fps", [0, -25, 61, 1000])
def test_impossible_frame_rates(make_scene: MakeScene, tmp_path: Path, fps: float) -> None:
    with pytest.raises(StickGenError, match=f"fps is {fps}"):
        save(make_scene(), [tmp_path / "a.gif"], size=(64, 36), fps=fps)


def test_an_mp4_is_never_transparent(make_scene: MakeScene, tmp_path: Path) -> None:
    scene = replace(make_scene(), background="transparent")
    with pytest.raises(StickGenError, match=r"\.mp4 cannot be transparent; use \.webm"):
        save(scene, [tmp_path / "a.webm", tmp_path / "a.mp4"], size=(64, 36))
    assert list(tmp_path.iterdir()) == []
