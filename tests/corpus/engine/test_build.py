"""A collection becomes a corpus: clips are correct, and every file is a clip or has a reason."""

import csv
import io
import json
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.engine.convert import convert
from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.geometry import heading, yaw_matrix
from stickgen.skeleton import BONE_LENGTHS, PARENTS
from stickgen.vocabulary import ACTION

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")


def dropped(folder: Path) -> dict[str, tuple[str, str]]:
    with (folder / "rejected.csv").open(newline="", encoding="utf-8") as file:
        return {row["id"]: (row["kind"], row["reason"]) for row in csv.DictReader(file)}


def add(collection: Path, name: str, text: str, **labels: object) -> None:
    """One more file of a collection."""
    (collection / f"toy/{name}.bvh").write_text(text)
    with (collection / "index.csv").open("a") as file:
        file.write(f"toy/{name},toy,toy/{name}.bvh,bvh,30,40,,CC0,\n")
    with (collection / "captions.jsonl").open("a") as file:
        file.write(json.dumps({"id": f"toy/{name}", "actions": [], **labels}) + "\n")


def test_a_collection_is_counted(collection: Path, tmp_path: Path) -> None:
    summary = convert("collection", collection, tmp_path / "corpus")
    corpus = Corpus.open(tmp_path / "corpus")
    assert len(corpus) == summary.clips == 8
    assert summary.items == 10
    assert summary.dropped == {"rejected": 2}
    assert summary.sources["toy"].clips == 8
    assert sum(summary.splits.values()) == pytest.approx(summary.hours)
    assert 0.9 < summary.good_hours / summary.hours < 1.001
    assert sorted(p.name for p in (tmp_path / "corpus").iterdir()) == [
        "actions.npy", "face.npy", "index.parquet", "joints.npy", "manifest.json",
        "rejected.csv", "root.npy", "valid.npy",
    ]  # fmt: skip


def test_clips_are_canonical_and_labelled(collection: Path, tmp_path: Path) -> None:
    convert("collection", collection, tmp_path / "corpus")
    corpus = Corpus.open(tmp_path / "corpus")
    assert len(corpus) == 8
    for clip in corpus.rows:
        joints = corpus.joints(clip)
        lengths = np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)
        np.testing.assert_allclose(
            lengths, BONE_LENGTHS[None, 1:].repeat(len(joints), 0), atol=1e-5
        )
        first = int(np.argmax(corpus.valid(clip)))
        np.testing.assert_allclose(joints[first, 0, [0, 2]], 0, atol=1e-3)
        assert heading(joints)[first] == pytest.approx(0, abs=1e-2)
        assert joints[-1, 0, 2] > 1.0, "a walk goes along +Z"
        assert corpus.valid(clip).mean() > 0.9
        actions = corpus.actions(clip)
        assert set(actions[10:20]) == {ACTION["run"]}
        assert actions[0] == ACTION["walk"]
        np.testing.assert_array_equal(corpus.joints(clip, 5, 9), joints[5:9])
        assert clip.segments[0].captions == ("faster",)
        assert clip.original_fps == clip.meta.temporal.original_fps == 30.0
        assert clip.quality.sliding > 0.8, "its feet never rest"


def test_every_recording_is_a_clip_or_has_a_reason(
    collection: Path, tmp_path: Path, walk_bvh: Callable[..., str]
) -> None:
    add(collection, "bad", walk_bvh(yaw=10.0), tags=["exclude", "glitch"])
    add(collection, "copy", walk_bvh(frames=40), captions=["a person walks"])
    add(collection, "again", walk_bvh(frames=47, yaw=5.0), captions=["a person walks"])
    add(collection, "blink", walk_bvh(frames=12), captions=["a person walks"])
    notes = "same\ttoy/walk_2\ttoy/again\tlooked at\nretouched\ttoy/walk_3\ttoy/walk_5\n"
    (collection / "notes/duplicates.txt").write_text(notes)
    summary = convert("collection", collection, tmp_path / "corpus")
    kept = {clip.id: clip for clip in Corpus.open(tmp_path / "corpus").rows}
    out = dropped(tmp_path / "corpus")
    assert set(kept) | set(out) == {
        row["id"] for row in csv.DictReader((collection / "index.csv").open())
    }
    assert not set(kept) & set(out)
    assert out["toy/bad"] == ("excluded", "Its source tags it 'exclude' (exclude, glitch).")
    # Clips are stored in the order of their ids: "copy" and "again" stand before the walks.
    assert out["toy/again"] == ("duplicate", "It is the same as toy/walk_2.")
    assert out["toy/walk_0"] == ("duplicate", "It is the same as toy/copy.")
    assert out["toy/blink"][0] == "rejected"
    assert "s of good motion, under 0.5 s" in out["toy/blink"][1]
    assert out["toy/broken"][0] == out["toy/other"][0] == "rejected"
    assert "no reader" in out["toy/other"][1].lower()
    assert str(tmp_path) not in out["toy/broken"][1]
    assert summary.dropped == {"duplicate": 2, "excluded": 1, "rejected": 3}
    assert kept["toy/walk_3"].split == kept["toy/walk_5"].split


def test_actions_come_from_captions_or_are_unknown(
    collection: Path, tmp_path: Path, walk_bvh: Callable[..., str]
) -> None:
    add(collection, "captioned", walk_bvh(speed=2.0), captions=["someone is kicking a ball"])
    part = {"start": 0.0, "end": 0.4, "actions": [], "captions": ["he waves"]}
    add(collection, "parts", walk_bvh(speed=1.5), captions=[], segments=[part])
    summary = convert("collection", collection, tmp_path / "corpus")
    corpus = Corpus.open(tmp_path / "corpus")
    clips = {clip.id: clip for clip in corpus.rows}
    captioned, parts = clips["toy/captioned"], clips["toy/parts"]
    assert captioned.actions[0] == "kicking"
    assert set(corpus.actions(captioned)) == {ACTION["kicking"]}
    assert parts.actions == ()
    actions = corpus.actions(parts)
    assert set(actions[:10]) == {ACTION["wave"]}
    assert set(actions[10:]) == {-1}
    frames = sum(clip.frames for clip in corpus.rows)
    assert summary.unknown_share == pytest.approx((parts.frames - 10) / frames)


def test_people_of_one_take_share_the_world_of_the_source(
    collection: Path, tmp_path: Path, walk_bvh: Callable[..., str]
) -> None:
    # In a file of centimetres, a unit of 1.25 cm gives a body of 1 / 1.25 of our size.
    small = collection / "toy/walk_0.bvh"
    small.write_text(walk_bvh(frames=40, unit=0.0125))
    convert("collection", collection, tmp_path / "corpus")
    corpus = Corpus.open(tmp_path / "corpus")
    takes: dict[str, list[np.ndarray]] = {}
    for clip in corpus.rows:
        k = int(clip.id[-1])
        size = 0.8 if k == 0 else 1.0
        world = corpus.world(clip)
        takes.setdefault(clip.take, []).append(world)
        times = np.arange(clip.frames)[:, None] / 25.0
        way = yaw_matrix(np.radians(40.0 * k)) @ [0.0, 0.0, 1.0]
        expected = size * (np.array([1.0, 0.0, 2.0]) + times * way)
        np.testing.assert_allclose(world[:, 0, [0, 2]], expected[:, [0, 2]], atol=0.04)
        np.testing.assert_allclose(np.cos(heading(world) - np.radians(40.0 * k)), 1.0, atol=1e-3)
        thigh = np.linalg.norm(world[:, 4] - world[:, 1], axis=-1)
        np.testing.assert_allclose(thigh, size * BONE_LENGTHS[4], rtol=0.02)
    for clip in corpus.rows:
        a, b = takes[clip.take]
        n = min(len(a), len(b))
        gap = np.linalg.norm(a[:n, :, None] - b[:n, None], axis=-1).min((1, 2))
        touching = clip.meta.interaction.contact_frames
        assert touching == tuple(np.flatnonzero(gap < 0.25))
        assert clip.meta.interaction.interaction_type == "contact"


def test_an_archive_is_read_and_cannot_write_outside(collection: Path, tmp_path: Path) -> None:
    (collection / "raw").mkdir()
    with tarfile.open(collection / "raw/toy.tar.xz", "w:xz") as tar:
        tar.add(collection / "toy", "toy")
        tar.add(collection / "index.csv", "../../../escaped.asf")
    for path in (collection / "toy").iterdir():
        path.unlink()
    assert convert("collection", collection, tmp_path / "corpus").clips == 8
    assert not list(tmp_path.rglob("escaped.asf"))


def test_names_in_an_archive_are_never_paths(collection: Path, tmp_path: Path) -> None:
    names = [
        "../../x", "/abs/x", "a/../../b", r"C:\x", "", "y" * 300, "n\0l", ".", "toy/12:30.bvh",
    ]  # fmt: skip
    (collection / "raw").mkdir()
    with tarfile.open(collection / "raw/toy.tar.xz", "w:xz", format=tarfile.PAX_FORMAT) as tar:
        for name in names:
            data = (collection / "toy/walk_0.bvh").read_bytes()
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
        for kind, name in ((tarfile.SYMTYPE, "link"), (tarfile.FIFOTYPE, "pipe")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc"
            tar.addfile(member)
    with (collection / "index.csv").open("a") as index:
        index.write("toy/colon,toy,toy/12:30.bvh,bvh,30,40,,CC0,\n")
        index.write("toy/outside,toy,../secret.bvh,bvh,30,40,,CC0,\n")
        index.write(f"toy/absolute,toy,{tmp_path}/secret.bvh,bvh,30,40,,CC0,\n")
    (tmp_path / "secret.bvh").write_bytes((collection / "toy/walk_7.bvh").read_bytes())
    with pytest.raises(KeyboardInterrupt):
        convert("collection", collection, tmp_path / "corpus", progress=stop_at("write"))
    unpacked = {path.name[:20] for path in (tmp_path / "corpus/.building/files").rglob("*")}
    assert not unpacked & {"x", "b", "link", "pipe"}
    assert not Path("/abs").exists() and not list(tmp_path.rglob("x"))
    convert("collection", collection, tmp_path / "corpus")
    reasons = (tmp_path / "corpus/rejected.csv").read_text("utf-8")
    assert "toy/outside" in reasons and "toy/absolute" in reasons
    assert reasons.count("which is no path inside the collection") == 2
    assert "the same as toy/colon" in reasons


def stop_at(step: str) -> Callable[[str, int, int], None]:
    """A progress callback that interrupts the run when a step begins."""

    def stop(current: str, done: int, total: int) -> None:
        if current == step:
            raise KeyboardInterrupt

    return stop


def test_a_file_name_need_not_be_utf8(tmp_path: Path, walk_bvh: Callable[..., str]) -> None:
    (tmp_path / "in").mkdir()
    for name, yaw in ((b"caf\xe9", 0.0), (b"cafe", 90.0)):
        path = tmp_path / "in" / f"{os.fsdecode(name)}.bvh"
        path.write_text(walk_bvh(yaw=yaw, speed=1.0 + yaw / 90))
    convert("bvh", tmp_path / "in", tmp_path / "corpus")
    rows = Corpus.open(tmp_path / "corpus").rows
    assert [clip.id for clip in rows] == ["bvh/cafe", "bvh/caf?"]


def test_a_damaged_archive_is_named(collection: Path, tmp_path: Path) -> None:
    (collection / "raw").mkdir()
    (collection / "raw/toy.tar.xz").write_bytes(b"not an archive")
    with pytest.raises(StickGenError, match=r"toy\.tar\.xz is damaged"):
        convert("collection", collection, tmp_path / "corpus")


def test_user_errors_name_their_cause(collection: Path, tmp_path: Path) -> None:
    output = tmp_path / "corpus"
    with pytest.raises(StickGenError, match="does not exist"):
        convert("collection", tmp_path / "nowhere", output)
    with pytest.raises(StickGenError, match=r"index\.csv"):
        convert("collection", tmp_path, output)
    with pytest.raises(StickGenError, match=r"no source 'mocap'; use one of: .*amass"):
        convert("mocap", collection, output)
    with pytest.raises(StickGenError, match="takes no option body-model"):
        convert("collection", collection, output, options={"body_model": tmp_path})
    with pytest.raises(StickGenError, match="nowhere does not exist: name another map"):
        convert("bvh", collection, output, options={"map": tmp_path / "nowhere"})
    with pytest.raises(StickGenError, match=r"index\.csv is not a skeleton map"):
        convert("bvh", collection, output, options={"map": collection / "index.csv"})
    with pytest.raises(StickGenError, match="no engine 'spark'"):
        convert("collection", collection, output, engine="spark")
    with pytest.raises(StickGenError, match="is a file"):
        convert("collection", collection, collection / "index.csv")
    (collection / "captions.jsonl").write_text('{"id": "toy/walk_0", "actions": ["fly"]}\n')
    with pytest.raises(StickGenError, match="line 1 has unknown actions"):
        convert("collection", collection, output)


def test_a_data_set_without_a_usable_clip_is_an_error(collection: Path, tmp_path: Path) -> None:
    (collection / "only").mkdir()
    (collection / "only/broken.bvh").write_bytes((collection / "toy/broken.bvh").read_bytes())
    with pytest.raises(StickGenError, match=r"no clip can be used; the first: .*broken"):
        convert("bvh", collection / "only", tmp_path / "corpus")


def test_a_damaged_corpus_is_an_error_and_is_built_again(collection: Path, tmp_path: Path) -> None:
    output = tmp_path / "corpus"
    convert("collection", collection, output)
    os.truncate(output / "joints.npy", 500)
    with pytest.raises(StickGenError, match="damaged"):
        Corpus.open(output)
    assert not convert("collection", collection, output).up_to_date
    assert len(Corpus.open(output)) == 8


def test_a_corpus_of_another_version_is_an_error(collection: Path, tmp_path: Path) -> None:
    output = tmp_path / "corpus"
    convert("collection", collection, output)
    manifest = json.loads((output / "manifest.json").read_text())
    (output / "manifest.json").write_text(json.dumps(manifest | {"format": 1}))
    with pytest.raises(StickGenError, match=r"another version .* build it again"):
        Corpus.open(output)
    (output / "manifest.json").unlink()
    with pytest.raises(StickGenError, match="build it again"):
        Corpus.open(output)
