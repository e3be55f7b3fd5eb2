"""A scene is written in every format, and impossible outputs are refused beforehand."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.formats import FORMATS
from stickgen.outputs import check_size, check_targets, save
from stickgen.render import write_png_folder
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
    ".lottie": (0, b"PK"),
    ".json": (0, b'{"v":"5.'),
    ".png": PNG,
    ".poster.png": PNG,
    ".sprites.png": PNG,
    ".motion": (0, b'{"meta":'),
    ".glb": (0, b"glTF"),
    ".usda": (0, b"#usda 1.0"),
    ".bvh": (0, b"HIERARCHY"),
    ".npz": (0, b"PK"),
    ".csv": (0, b"actor,frame"),
    ".jsonl": (0, b'{"actor":'),
    ".vtt": (0, b"WEBVTT"),
}
"""Suffix → offset and bytes by which a file of that format is recognised."""


def frames_in(folder: Path) -> list[str]:
    """Names of the pictures in a folder of frames."""
    return sorted(path.name for path in folder.glob("*.png"))


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
            assert frames_in(path) == [f"frame_{number:05d}.png" for number in range(1, 7)]
        else:
            offset, signature = SIGNATURES.get(record.suffix, (0, b""))
            content = path.read_bytes()
            assert content or record.suffix == ".srt", "nobody speaks"
            assert content[offset : offset + len(signature)] == signature
    beside = [path.with_suffix(r.companion) for r, path in paths.items() if r.companion]
    assert sorted(tmp_path.iterdir()) == sorted([*paths.values(), *beside])
    assert progress[5] == ("drawing frames", 1.0)


def test_scene_saves_itself(make_scene: MakeScene, tmp_path: Path) -> None:
    make_scene().save(tmp_path / "a.motion", tmp_path / "a.gif", size=(64, 36))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.gif", "a.motion"]


def test_frames_replace_earlier_frames_only(make_scene: MakeScene, tmp_path: Path) -> None:
    folder = tmp_path / "v1.2"
    save(make_scene(frames=3), [f"{folder}/"], size=(64, 36))
    save(make_scene(frames=2), [f"{folder}/"], size=(64, 36))
    assert frames_in(folder) == ["frame_00001.png", "frame_00002.png"]
    (folder / "notes.txt").touch()
    with pytest.raises(StickGenError, match=r"notes\.txt"):
        save(make_scene(frames=2), [f"{folder}/"], size=(64, 36))
    assert (folder / "notes.txt").exists()


@pytest.mark.parametrize("name", ["frame_00001.png", "frame_00009.png"])
def test_a_picture_of_somebody_else_is_never_deleted(
    make_scene: MakeScene, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "frames"
    save(make_scene(frames=2), [folder], size=(64, 36))
    (folder / name).write_bytes(b"drawn by hand")
    with pytest.raises(StickGenError, match=f"{name}, which stick-gen did not write there"):
        save(make_scene(frames=1), [folder], size=(64, 36))
    assert (folder / name).read_bytes() == b"drawn by hand"


def test_what_was_put_between_frames_meanwhile_stays(tmp_path: Path) -> None:
    picture = np.zeros((16, 16, 3), dtype=np.uint8)
    folder = tmp_path / "frames"
    write_png_folder([picture] * 3, folder)

    def frames() -> Iterator[np.ndarray]:
        yield picture
        (folder / "frame_00007.png").mkdir()
        (folder / "notes.txt").write_text("mine")

    write_png_folder(frames(), folder)
    assert frames_in(folder) == ["frame_00001.png", "frame_00007.png"]
    assert (folder / "notes.txt").read_text() == "mine"

    def too_late() -> Iterator[np.ndarray]:
        yield from (picture, picture)
        (folder / "frame_00002.png").write_bytes(b"mine")

    with pytest.raises(StickGenError, match=r"frame_00002\.png there was not written by stick-gen"):
        write_png_folder(too_late(), folder)
    assert (folder / "frame_00002.png").read_bytes() == b"mine"
    assert (folder / "frame_00001.png").exists()


def test_frames_go_where_a_link_points(tmp_path: Path) -> None:
    picture = np.zeros((16, 16, 3), dtype=np.uint8)
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    for count in (2, 1):
        write_png_folder([picture] * count, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert frames_in(tmp_path / "real") == ["frame_00001.png"]


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
        (["pipe.mp4"], "a device, pipe or socket is there"),
        (["socket.mp4"], "a device, pipe or socket is there"),
        (["to_null.mp4"], "a device, pipe or socket is there"),
        (["loop.mp4"], "links form a loop"),
        (["loop.mp4/a.mp4"], "links form a loop"),
        (["locked.mp4"], "the file there is read-only"),
        (["to_locked.mp4"], "the file there is read-only"),
        ([f"{'x' * 300}.mp4"], "name is too long"),
        (["a\0.mp4"], "no file name can hold"),
        (["a\ud800.mp4"], "no file name can hold"),
        ([os.fsdecode(b"caf\xe9.mp4")], "not UTF-8"),
        ([".mp4"], "a suffix without a name"),
        (["."], "a folder which is there already"),
    ],
)
def test_impossible_targets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("folder.mp4", "frames"):
        Path(folder).mkdir()
    for file in ("file.txt", "file", "locked.mp4"):
        Path(file).touch()
    Path("locked.mp4").chmod(0o444)
    os.mkfifo("pipe.mp4")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.mp4")
    for link, end in (("loop", "loop.mp4"), ("to_locked", "locked.mp4"), ("to_null", "/dev/null")):
        Path(f"{link}.mp4").symlink_to(end)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(StickGenError, match=message):
        check_targets(names)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["12:30 take.webm", "x:y.mp4", "file:a.gif", "12:30/a.webp", "é.mp4"]
)
def test_a_name_with_a_colon_is_a_name(
    make_scene: MakeScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).parent.mkdir(exist_ok=True)
    save(make_scene(frames=2), [name], size=(64, 36))
    assert [str(path) for path in Path().rglob("*") if path.is_file()] == [name]


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
    assert len(frames_in(tmp_path / "frames")) == 11
    assert json.loads((tmp_path / "film.motion").read_text("utf-8"))["meta"]["fps"] == 25


def test_animations_are_slower_unless_a_rate_is_chosen(
    make_scene: MakeScene, tmp_path: Path
) -> None:
    names = [tmp_path / name for name in ("a.gif", "a.apng", "a.webp", "a.webm", "a.svg")]
    usual = save(make_scene(frames=7), names, size=(64, 36))
    assert [file.fps for file in usual] == [12.5, 12.5, 25, 25, 12.5]
    chosen = save(make_scene(frames=7), names, size=(64, 36), fps=20)
    assert {file.fps for file in chosen} == {20}
    for path, frames in ((names[0], 5), (names[1], 5)):
        with av.open(str(path)) as container:
            assert container.streams.video[0].average_rate == 20
            assert len(list(container.decode(video=0))) == frames
    with pytest.raises(StickGenError, match=r"players of \.gif show at most 50"):
        save(make_scene(), [tmp_path / "b.gif"], fps=60)


@pytest.mark.parametrize("fps", [0, -25, 61, 1000])
def test_impossible_frame_rates(make_scene: MakeScene, tmp_path: Path, fps: float) -> None:
    with pytest.raises(StickGenError, match=f"fps is {fps}"):
        save(make_scene(), [tmp_path / "a.gif"], size=(64, 36), fps=fps)


def test_an_mp4_is_never_transparent(make_scene: MakeScene, tmp_path: Path) -> None:
    scene = replace(make_scene(), background="transparent")
    with pytest.raises(StickGenError, match=r"\.mp4 cannot be transparent; use \.webm"):
        save(scene, [tmp_path / "a.webm", tmp_path / "a.mp4"], size=(64, 36))
    assert list(tmp_path.iterdir()) == []
