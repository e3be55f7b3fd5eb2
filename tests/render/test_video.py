from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.render import frames, write_gif, write_mp4, write_png, write_png_folder
from stickgen.scene import Scene

SIZE = (160, 90)


def decode(path: Path) -> tuple[list[np.ndarray], float]:
    with av.open(str(path)) as container:
        rate = float(container.streams.video[0].average_rate)
        return [f.to_ndarray(format="rgb24") for f in container.decode(video=0)], rate


def interrupted(film: Scene) -> Iterator[np.ndarray]:
    for index, picture in enumerate(frames(film, SIZE)):
        if index == 20:
            raise KeyboardInterrupt
        yield picture


def test_an_mp4_holds_every_frame(film: Scene, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    write_mp4(frames(film, SIZE), path, film.fps, SIZE)
    pictures, rate = decode(path)
    assert len(pictures) == len(film) and rate == film.fps
    assert pictures[0].shape == (90, 160, 3)
    original = next(frames(film, SIZE))[..., :3].astype(int)
    assert np.abs(pictures[0] - original).mean() < 6
    assert [p.name for p in tmp_path.iterdir()] == ["film.mp4"]


def test_an_mp4_begins_with_its_index(film: Scene, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    write_mp4(frames(film, SIZE), path, film.fps, SIZE)
    data = path.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize("suffix", ["mp4", "gif"])
def test_the_same_scene_gives_the_same_bytes(film: Scene, tmp_path: Path, suffix: str) -> None:
    written = []
    for name in ("one", "two", "three", "four"):
        path = tmp_path / f"{name}.{suffix}"
        if suffix == "mp4":
            write_mp4(frames(film, SIZE), path, film.fps, SIZE)
        else:
            write_gif(frames(film, SIZE), path, film.fps)
        written.append(path.read_bytes())
    assert len(set(written)) == 1


def test_a_gif_is_small_slow_and_loops(film: Scene, tmp_path: Path) -> None:
    path = tmp_path / "film.gif"
    write_gif(frames(film, (640, 360)), path, film.fps)
    pictures, rate = decode(path)
    assert len(pictures) == len(film) // 2 and rate == 12.5
    assert pictures[0].shape == (270, 480, 3)
    data = path.read_bytes()
    at = data.index(b"NETSCAPE2.0")
    assert data[at + 11 : at + 16] == b"\x03\x01\x00\x00\x00"  # 0 repeats: for ever


def test_a_folder_of_png_is_lossless(film: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "shots"
    write_png_folder(frames(film, SIZE), folder)
    files = sorted(p.name for p in folder.iterdir())
    assert files == [f"frame_{i:05d}.png" for i in range(1, len(film) + 1)]
    picture = decode(folder / files[0])[0][0]
    assert (picture == next(frames(film, SIZE))[..., :3]).all()


def test_a_png_keeps_transparency(tmp_path: Path) -> None:
    picture = np.random.default_rng(0).integers(0, 256, (7, 5, 4), dtype=np.uint8)
    write_png(picture, tmp_path / "x.png")
    with av.open(str(tmp_path / "x.png")) as container:
        back = next(container.decode(video=0)).to_ndarray(format="rgba")
    assert (back == picture).all()


def test_an_interrupted_film_leaves_nothing(film: Scene, tmp_path: Path) -> None:
    for write in (
        lambda p: write_mp4(interrupted(film), p / "a.mp4", 25, SIZE),
        lambda p: write_gif(interrupted(film), p / "a.gif", 25),
        lambda p: write_png_folder(interrupted(film), p / "a"),
    ):
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path)
        assert list(tmp_path.iterdir()) == []


def test_an_older_file_survives_an_interruption(film: Scene, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_mp4(interrupted(film), path, 25, SIZE)
    assert path.read_bytes() == b"old"


def test_a_missing_folder_is_one_sentence(film: Scene, tmp_path: Path) -> None:
    for write in (
        lambda p: write_mp4(frames(film, SIZE), p, 25, SIZE),
        lambda p: write_gif(frames(film, SIZE), p, 25),
        lambda p: write_png_folder(frames(film, SIZE), p),
    ):
        with pytest.raises(StickGenError, match=r"cannot write .*nowhere"):
            write(tmp_path / "nowhere" / "x.bin")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_one_sentence(film: Scene, tmp_path: Path) -> None:
    # PyAV reports a failed write of the muxer as an OSError too.
    import errno

    def full() -> Iterator[np.ndarray]:
        yield next(frames(film, SIZE))
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StickGenError, match="disk is full"):
        write_mp4(full(), tmp_path / "x.mp4", 25, SIZE)


def test_odd_sizes_and_missing_or_uneven_frames(film: Scene, tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match="even width"):
        write_mp4(frames(film, (161, 90)), tmp_path / "x.mp4", 25, (161, 90))
    with pytest.raises(StickGenError, match="no frame"):
        write_mp4(iter(()), tmp_path / "x.mp4", 25, SIZE)
    with pytest.raises(StickGenError, match="no frame"):
        write_gif(iter(()), tmp_path / "x.gif", 25)
    uneven = [np.zeros((90, 160, 4), np.uint8), np.zeros((80, 160, 4), np.uint8)]
    with pytest.raises(StickGenError, match="frame 1 is 160 × 80"):
        write_mp4(uneven, tmp_path / "x.mp4", 25, SIZE)
    assert list(tmp_path.iterdir()) == []
