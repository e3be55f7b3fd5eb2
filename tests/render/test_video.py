"""Writers of films: what the files hold, and that a failure leaves no partial file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.render import (
    frames,
    reused_frames,
    write_apng,
    write_gif,
    write_mp4,
    write_png,
    write_png_folder,
    write_webm,
    write_webp,
)
from stickgen.scene import Scene

SIZE = (160, 90)


def decode(path: Path) -> tuple[list[np.ndarray], float]:
    with av.open(str(path)) as container:
        rate = float(container.streams.video[0].average_rate)
        return [f.to_ndarray(format="rgb24") for f in container.decode(video=0)], rate


def interrupted(walk_scene: Scene) -> Iterator[np.ndarray]:
    for index, picture in enumerate(frames(walk_scene, SIZE)):
        if index == 20:
            raise KeyboardInterrupt
        yield picture


def test_an_mp4_holds_every_frame(walk_scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    write_mp4(frames(walk_scene, SIZE), path, walk_scene.fps)
    pictures, rate = decode(path)
    assert len(pictures) == len(walk_scene) and rate == walk_scene.fps
    assert pictures[0].shape == (90, 160, 3)
    original = next(frames(walk_scene, SIZE))[..., :3].astype(int)
    assert np.abs(pictures[0] - original).mean() < 6
    assert [p.name for p in tmp_path.iterdir()] == ["film.mp4"]


def test_an_mp4_begins_with_its_index(walk_scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    write_mp4(frames(walk_scene, SIZE), path, walk_scene.fps)
    data = path.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize("suffix", ["mp4", "gif"])
def test_the_same_scene_gives_the_same_bytes(
    walk_scene: Scene, tmp_path: Path, suffix: str
) -> None:
    written = []
    for name in ("one", "two", "three", "four"):
        path = tmp_path / f"{name}.{suffix}"
        if suffix == "mp4":
            write_mp4(frames(walk_scene, SIZE), path, walk_scene.fps)
        else:
            write_gif(frames(walk_scene, SIZE), path, walk_scene.fps)
        written.append(path.read_bytes())
    assert len(set(written)) == 1


def test_a_gif_is_small_and_loops(walk_scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "film.gif"
    write_gif(frames(walk_scene, (640, 360)), path, walk_scene.fps)
    pictures, rate = decode(path)
    assert len(pictures) == len(walk_scene) and rate == 25
    assert pictures[0].shape == (270, 480, 3)
    data = path.read_bytes()
    at = data.index(b"NETSCAPE2.0")
    assert data[at + 11 : at + 16] == b"\x03\x01\x00\x00\x00"  # 0 repeats: for ever


def test_a_folder_of_png_is_lossless(walk_scene: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "shots"
    write_png_folder(frames(walk_scene, SIZE), folder)
    files = sorted(p.name for p in folder.glob("*.png"))
    assert files == [f"frame_{i:05d}.png" for i in range(1, len(walk_scene) + 1)]
    picture = decode(folder / files[0])[0][0]
    assert (picture == next(frames(walk_scene, SIZE))[..., :3]).all()


def test_a_png_keeps_transparency(tmp_path: Path) -> None:
    picture = np.random.default_rng(0).integers(0, 256, (7, 5, 4), dtype=np.uint8)
    write_png(picture, tmp_path / "x.png")
    with av.open(str(tmp_path / "x.png")) as container:
        back = next(container.decode(video=0)).to_ndarray(format="rgba")
    assert (back == picture).all()


def test_an_interrupted_film_leaves_nothing(walk_scene: Scene, tmp_path: Path) -> None:
    for write in (
        lambda p: write_mp4(interrupted(walk_scene), p / "a.mp4", 25),
        lambda p: write_gif(interrupted(walk_scene), p / "a.gif", 25),
        lambda p: write_png_folder(interrupted(walk_scene), p / "a"),
    ):
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path)
        assert list(tmp_path.iterdir()) == []


def test_an_older_file_survives_an_interruption(walk_scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_mp4(interrupted(walk_scene), path, 25)
    assert path.read_bytes() == b"old"


def test_a_missing_folder_is_one_sentence(walk_scene: Scene, tmp_path: Path) -> None:
    for write in (
        lambda p: write_mp4(frames(walk_scene, SIZE), p, 25),
        lambda p: write_gif(frames(walk_scene, SIZE), p, 25),
        lambda p: write_png_folder(frames(walk_scene, SIZE), p),
    ):
        with pytest.raises(StickGenError, match=r"cannot write .*nowhere"):
            write(tmp_path / "nowhere" / "x.bin")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_one_sentence(walk_scene: Scene, tmp_path: Path) -> None:
    # PyAV reports a failed write of the muxer as an OSError too.
    import errno

    def full() -> Iterator[np.ndarray]:
        yield next(frames(walk_scene, SIZE))
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StickGenError, match="disk is full"):
        write_mp4(full(), tmp_path / "x.mp4", 25)


def test_odd_sizes_and_missing_or_uneven_frames(walk_scene: Scene, tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match="even width"):
        write_mp4(frames(walk_scene, (161, 90)), tmp_path / "x.mp4", 25)
    with pytest.raises(StickGenError, match="no frame"):
        write_mp4(iter(()), tmp_path / "x.mp4", 25)
    with pytest.raises(StickGenError, match="no frame"):
        write_gif(iter(()), tmp_path / "x.gif", 25)
    uneven = [np.zeros((90, 160, 4), np.uint8), np.zeros((80, 160, 4), np.uint8)]
    with pytest.raises(StickGenError, match="frame 1 is 160 × 80"):
        write_mp4(uneven, tmp_path / "x.mp4", 25)
    assert list(tmp_path.iterdir()) == []


def transparent_background(walk_scene: Scene) -> Scene:
    return replace(walk_scene, background="transparent")


def test_a_webm_carries_its_transparency(walk_scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "film.webm"
    write_webm(frames(transparent_background(walk_scene), SIZE), path, walk_scene.fps)
    alpha = []
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert stream.average_rate == 25 and stream.metadata["alpha_mode"] == "1"
        # Only libvpx's own decoder reads VP9's alpha.
        decoder = av.codec.CodecContext.create("libvpx-vp9", "r")
        for packet in container.demux(stream):
            alpha += [f.to_ndarray(format="rgba")[..., 3] for f in decoder.decode(packet)]
    original = next(frames(transparent_background(walk_scene), SIZE))[..., 3].astype(int)
    assert len(alpha) == len(walk_scene)
    assert np.abs(alpha[0].astype(int) - original).mean() < 4 and alpha[0].max() > 200


def test_an_apng_is_lossless_and_loops(walk_scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "film.apng"
    write_apng(frames(transparent_background(walk_scene), SIZE), path, walk_scene.fps)
    with av.open(str(path)) as container:
        pictures = [f.to_ndarray(format="rgba") for f in container.decode(video=0)]
    assert len(pictures) == len(walk_scene)
    assert (pictures[0] == next(frames(transparent_background(walk_scene), SIZE))).all()
    data = path.read_bytes()
    at = data.index(b"acTL")
    assert int.from_bytes(data[at + 8 : at + 12], "big") == 0  # plays for ever


@pytest.mark.parametrize("transparent", [False, True])
def test_a_webp_is_animated(walk_scene: Scene, tmp_path: Path, transparent: bool) -> None:
    path = tmp_path / "film.webp"
    write_webp(
        frames(transparent_background(walk_scene) if transparent else walk_scene, SIZE),
        path,
        walk_scene.fps,
    )
    data = path.read_bytes()
    assert data[:4] == b"RIFF" and data[8:16] == b"WEBPVP8X"
    # WebP container specification: VP8X flags, bit 1 animation, bit 4 alpha.
    assert data[20] & 2 and (data[20] & 16 or not transparent)
    assert data.count(b"ANMF") == len(walk_scene)
    at = data.index(b"ANIM")
    assert int.from_bytes(data[at + 12 : at + 14], "little") == 0  # loops for ever


def test_a_gif_may_be_transparent(walk_scene: Scene, tmp_path: Path) -> None:
    path = tmp_path / "film.gif"
    write_gif(frames(transparent_background(walk_scene), SIZE), path, walk_scene.fps)
    with av.open(str(path)) as container:
        alpha = next(container.decode(video=0)).to_ndarray(format="rgba")[..., 3]
    assert alpha[0, 0] == 0 and alpha.max() == 255


@pytest.mark.parametrize("suffix", ["mp4", "webm", "gif", "webp", "apng"])
def test_writers_take_pictures_whose_array_is_used_again(
    walk_scene: Scene, tmp_path: Path, suffix: str
) -> None:
    write = {
        "mp4": write_mp4, "webm": write_webm, "gif": write_gif, "webp": write_webp,
        "apng": write_apng,
    }[suffix]  # fmt: skip
    for name, pictures in (("new", frames), ("reused", reused_frames)):
        write(pictures(walk_scene, SIZE), tmp_path / f"{name}.{suffix}", walk_scene.fps)
    written = [(tmp_path / f"{name}.{suffix}").read_bytes() for name in ("new", "reused")]
    assert written[0] == written[1]


def test_a_webm_is_laid_over_any_background(walk_scene: Scene, tmp_path: Path) -> None:
    """As a browser composes it: what is decoded, over a colour, is the film over that colour."""
    path, clear = tmp_path / "film.webm", transparent_background(walk_scene)
    write_webm(frames(clear, SIZE), path, walk_scene.fps)
    decoder = av.codec.CodecContext.create("libvpx-vp9", "r")
    with av.open(str(path)) as container:
        packets = list(container.demux(video=0))
        seen = [f.to_ndarray(format="rgba") for p in packets for f in decoder.decode(p)]
    for index in (0, len(walk_scene) // 2):
        for color in ([255, 0, 0], [0, 90, 255], [255, 255, 255]):
            over = []
            for picture in (seen[index], list(frames(clear, SIZE))[index]):
                alpha = picture[..., 3:] / 255.0
                over.append(picture[..., :3] * alpha + np.array(color) * (1 - alpha))
            error = ((over[0] - over[1]) ** 2).mean()
            assert 10 * np.log10(255**2 / error) > 27, (index, color)


@pytest.mark.parametrize(
    ("name", "codec", "expected"),
    [("a.mp4", "hevc", "hevc"), ("a.mp4", "av1", "av1"), ("a.webm", "av1", "av1")],
)
def test_other_codecs(
    walk_scene: Scene, tmp_path: Path, name: str, codec: str, expected: str
) -> None:
    path = tmp_path / name
    (write_mp4 if name.endswith("mp4") else write_webm)(
        frames(walk_scene, SIZE), path, walk_scene.fps, codec=codec
    )
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert expected in stream.codec_context.name and stream.average_rate == 25
        assert codec != "hevc" or stream.codec_context.codec_tag == "hvc1"
        pictures = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    original = next(frames(walk_scene, SIZE))[..., :3].astype(int)
    assert len(pictures) == len(walk_scene) and np.abs(pictures[0] - original).mean() < 6
