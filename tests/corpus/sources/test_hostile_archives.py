"""Damaged archives, pipes in place of files, deep JSON: one sentence, and no waiting."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import FUZZ

from stickgen.corpus.clips.raw import MAX_BYTES
from stickgen.corpus.sources import collection as source
from stickgen.corpus.sources.unpack import unpack
from stickgen.corpus.store.corpus import read_manifest
from stickgen.errors import StickGenError

COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "xz": lzma.compress,
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "": bytes,
}


def archive(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


def damaged(data: bytes, rng: random.Random) -> bytes:
    """One to three bytes changed, or the end cut off."""
    if rng.random() < 0.3:
        return data[: rng.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(rng.randint(1, 3)):
        changed[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(changed)


@pytest.mark.parametrize("suffix", COMPRESS)
def test_a_damaged_archive_is_unpacked_or_named(tmp_path: Path, suffix: str) -> None:
    rng = random.Random(None if FUZZ else 0)
    path = tmp_path / f"a.tar.{suffix}"
    valid = COMPRESS[suffix](archive(("a/b.bvh", rng.randbytes(3000)), ("c.bvh", b"text" * 500)))
    refused = 0
    for number in range(150 * max(FUZZ, 1)):
        path.write_bytes(damaged(valid, rng))
        try:
            unpack([path], tmp_path / f"out{number % 50}", 1, lambda done: None)
        except StickGenError as error:
            assert str(error).isprintable()
            refused += 1
    assert refused > 30
    assert {entry.name for entry in tmp_path.iterdir() if not entry.name.startswith("out")} == {
        path.name
    }


def test_a_member_of_a_giant_size_is_left_out(tmp_path: Path) -> None:
    info = tarfile.TarInfo("giant.bvh")
    info.size = MAX_BYTES + 1
    small = archive(("small.bvh", b"text"))
    (tmp_path / "a.tar").write_bytes(small[:1024] + info.tobuf() + small[1024:])
    with pytest.raises(StickGenError, match=r"a\.tar is damaged"):
        unpack([tmp_path / "a.tar"], tmp_path / "out", 1, lambda done: None)
    assert not (tmp_path / "out" / "giant.bvh").exists()


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (tmp_path / "captions.jsonl").write_text("")
    (tmp_path / "index.csv").write_text(
        "id,source,file,format,fps,take,licence,subject\nown/a,own,a.bvh,bvh,30,,MIT,\n"
    )
    for path in (raw / "a.bvh", raw / "b.tar.xz"):
        os.mkfifo(path)
    (item,) = source.find(tmp_path)
    with pytest.raises(StickGenError, match=r"a\.bvh is not a file but"):
        source.read(item)
    with pytest.raises(StickGenError, match=r"b\.tar\.xz is not a file but"):
        unpack([raw / "b.tar.xz"], tmp_path / "out", 1, lambda done: None)


@pytest.mark.parametrize("depth", [900, 100_000])
def test_deep_json_is_refused(tmp_path: Path, depth: int) -> None:
    deep = "[" * depth + "]" * depth
    (tmp_path / "captions.jsonl").write_text(f'{{"id": "own/a", "captions": {deep}}}\n')
    (tmp_path / "index.csv").write_text(
        "id,source,file,format,fps,take,licence,subject\nown/a,own,a.bvh,bvh,30,,MIT,\n"
    )
    with pytest.raises(StickGenError, match=r"captions\.jsonl line 1 is not a caption"):
        source.find(tmp_path)
    (tmp_path / "index.parquet").write_bytes(b"")
    (tmp_path / "manifest.json").write_text(json.dumps({"format": 0}).replace("0", deep))
    with pytest.raises(StickGenError, match="build it again"):
        read_manifest(tmp_path)
