"""Real files, where the project's data lie beside it."""

import csv
import tarfile
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.clip import make_clip
from stickgen.corpus.engine.convert import convert
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import collection
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.skeleton import J

SHARED = Path(__file__).parents[2] / "../shared"
DATA = SHARED / "data"


def test_every_row_of_the_index_has_a_reader_and_captions() -> None:
    if not DATA.is_dir():
        pytest.skip("the motion collection is not beside the project")
    entries = [item.detail for item in collection.find(DATA)]
    assert len(entries) > 1900
    assert {entry.format for entry in entries} <= set(collection.READERS)
    assert all(note.captions for entry in entries for note in entry.annotations.values())
    assert sum(not entry.annotations for entry in entries) < 0.01 * len(entries)


@pytest.mark.parametrize("source", ["snu_misc", "hdm05", "snu_fights", "kaykit", "asap"])
def test_real_clips_stand_on_the_floor_and_upright(source: str, tmp_path: Path) -> None:
    archive = DATA / f"raw/{source}.tar.xz"
    if not archive.is_file():
        pytest.skip("the motion collection is not beside the project")
    with tarfile.open(archive) as tar:
        for member in tar:
            data = tar.extractfile(member)
            if data is not None:
                (tmp_path / member.name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / member.name).write_bytes(data.read())
    items = [i for i in collection.find(DATA, unpacked=tmp_path) if i.detail.source == source]
    recordings = [r for item in items[:: len(items) // 4] for r in collection.read(item)][:40]
    clips = 0
    assert {"#" in r.id for r in recordings} == {source == "kaykit"}
    if source == "kaykit":
        assert not any(r.take for r in recordings), "animations of one file are not one take"
    for recording in recordings:
        if {"exclude", "static"} & set(recording.tags) or "die" in str(recording.captions):
            continue
        try:
            clip = make_clip(recording)
        except StickGenError as error:
            assert "under 0.5 s" in str(error), recording.id
            continue
        clips += 1
        joints = clip.joints[clip.valid]
        feet = joints[:, [J["left_foot"], J["right_foot"]], 1]
        assert feet.min() > -0.03, recording.id
        assert -0.01 < np.percentile(feet.min(-1), 20) < 0.15, recording.id
    assert clips >= 4


@pytest.mark.slow
def test_the_whole_collection_builds(tmp_path: Path) -> None:
    if not DATA.is_dir():
        pytest.skip("the motion collection is not beside the project")
    summary = convert("collection", DATA, tmp_path, workers=2)
    rows = Corpus.open(tmp_path).rows
    kept = {clip.id.split("#")[0] for clip in rows}
    salsa = [clip for clip in rows if clip.take.startswith("salsa")]
    assert len(salsa) == 26
    for clip in salsa:
        touching = len(clip.meta.interaction.contact_frames) / clip.frames
        assert touching > 0.4, f"{clip.id}: partners of a salsa hold hands"
    with (tmp_path / "rejected.csv").open(newline="", encoding="utf-8") as file:
        dropped = [(row["id"], row["kind"], row["reason"]) for row in csv.DictReader(file)]
    with (DATA / "index.csv").open(newline="", encoding="utf-8") as file:
        files = {row["id"] for row in csv.DictReader(file)}
    assert files == kept | {id_.split("#")[0] for id_, _, _ in dropped}
    assert summary.items == len(files)
    assert summary.dropped["rejected"] <= 0.01 * len(files)
    assert all(reason for _, _, reason in dropped)
    assert summary.unknown_share < 0.01
    again = convert("collection", DATA, tmp_path)
    assert again.up_to_date
    assert again.seconds < 5.0


def test_a_sample_in_z_up_is_read() -> None:
    path = SHARED / "samples/bvh/fair1_wave_hello.bvh"
    if not path.is_file():
        pytest.skip("the samples are not beside the project")
    joints = retarget(read_bvh(path)).joints
    assert (joints[:, J["head"], 1] > joints[:, J["pelvis"], 1] + 0.4).all()
    assert (joints[:, J["pelvis"], 1] > joints[:, J["left_foot"], 1] + 0.4).all()
