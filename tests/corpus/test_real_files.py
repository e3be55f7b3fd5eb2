"""Real files, where the project's data lie beside it."""

import json
import lzma
import tarfile
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.catalog import read_catalog
from stickgen.corpus.clip import READABLE, make_clip
from stickgen.corpus.retarget import retarget
from stickgen.corpus.sources.bvh import read_bvh
from stickgen.skeleton import J

SHARED = Path(__file__).parents[2] / "../shared"
DATA = SHARED / "data"


def test_the_whole_index_is_understood() -> None:
    if not DATA.is_dir():
        pytest.skip("the motion collection is not beside the project")
    entries = read_catalog(DATA)
    readable = [entry for entry in entries if entry.format in READABLE]
    assert len(readable) > 1000
    told = sum(bool(entry.captions and entry.actions) for entry in readable)
    assert told == len(readable)
    with (DATA / "captions.jsonl").open() as file:
        assert json.loads(file.readline())["captions"]


@pytest.mark.parametrize("source", ["snu_misc", "hdm05", "snu_fights"])
def test_real_clips_stand_on_the_floor_and_upright(source: str, tmp_path: Path) -> None:
    archive = DATA / f"raw/{source}.tar.xz"
    if not archive.is_file():
        pytest.skip("the motion collection is not beside the project")
    found = [
        entry
        for entry in read_catalog(DATA)
        if entry.source == source and not {"exclude", "static"} & set(entry.tags)
    ][::30]
    wanted = {entry.file for entry in found}
    with lzma.open(archive) as stream, tarfile.open(fileobj=stream) as tar:
        for member in tar:
            name = member.name.removeprefix("./")
            data = tar.extractfile(member) if name in wanted or name.endswith(".asf") else None
            if data is not None:
                (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / name).write_bytes(data.read())
    for entry in found:
        clip = make_clip(entry, tmp_path / entry.file)
        joints = clip.joints[clip.valid]
        feet = joints[:, [J["left_foot"], J["right_foot"]], 1]
        assert feet.min() > -0.03, entry.id
        assert 0.0 < np.percentile(feet.min(-1), 20) < 0.1, entry.id
        assert joints[:, J["pelvis"], 1].max() > 0.8, entry.id
        assert len(clip.joints) == pytest.approx(entry.frames / entry.fps * 25, abs=2)


def test_a_sample_in_z_up_is_read() -> None:
    path = SHARED / "samples/bvh/fair1_wave_hello.bvh"
    if not path.is_file():
        pytest.skip("the samples are not beside the project")
    joints = retarget(read_bvh(path)).joints
    assert (joints[:, J["head"], 1] > joints[:, J["pelvis"], 1] + 0.4).all()
    assert (joints[:, J["pelvis"], 1] > joints[:, J["left_foot"], 1] + 0.4).all()
