"""What a file is, by its first bytes, and what a reader of another format says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stickgen.corpus.clips.file_format import FORMATS, file_format
from stickgen.corpus.clips.raw import read_text
from stickgen.corpus.sources import bvh, gltf
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.corpus.sources.gltf import read_gltf
from stickgen.corpus.sources.motion_file import read_motion_file
from stickgen.errors import StickGenError

HEADS = {
    "a binary glTF file": b"glTF\x02\0\0\0",
    "a glTF file": b'{\n  "scene": 0,\n  "asset": {"version": "2.0"}}',
    "a BVH file": b"\xef\xbb\xbf# by hand\r\nHIERARCHY\r\nROOT",
    "an ASF skeleton": b"# AST/ASF\n:version 1.10\n",
    "an AMC motion": b"#!OML:ASF\n:FULLY-SPECIFIED\n:DEGREES\n",
    "an FBX file": b"Kaydara FBX Binary  \0\x1a\0",
    "a Collada file": b'<?xml version="1.0"?>\n<COLLADA xmlns="">',
    "a Blender file": b"BLENDER-v300",
    "a USD file": b"PXR-USDC\0",
    "a MikuMikuDance motion": b"Vocaloid Motion Data 0002\0",
    "a C3D file of marker positions": b"\x02\x50\0\0",
    "a TRC file of marker positions": b"PathFileType\t4",
    "a ZIP archive": b"PK\x03\x04\0",
    "a compressed archive": b"\x1f\x8b\x08\0",
}


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_the_first_bytes_tell_the_format(tmp_path: Path, name: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(HEADS[name])
    known = file_format(path)
    assert known and known.name == name


@pytest.mark.parametrize("head", [b"", b"hello", b"{}", b"\xff" * 20])
def test_other_bytes_are_unknown(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "file").write_bytes(head)
    assert file_format(tmp_path / "file") is None


@pytest.mark.parametrize("read", [read_bvh, read_gltf, read_motion_file])
@pytest.mark.parametrize("suffix", [".fbx", ".bvh", ".glb"])
def test_fbx_is_named_whatever_the_suffix(
    tmp_path: Path, read: Callable[[Path], object], suffix: str
) -> None:
    path = tmp_path / f"take{suffix}"
    path.write_bytes(HEADS["an FBX file"])
    with pytest.raises(StickGenError, match=r"an FBX file: open it in Blender .*BVH\.") as caught:
        read(path)
    assert "\n" not in str(caught.value)


def test_a_folder_without_usable_files_says_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "take.fbx").write_bytes(HEADS["an FBX file"])
    for source in (bvh, gltf):
        with pytest.raises(StickGenError, match=r"take\.fbx: it is an FBX file: open it in Blend"):
            source.find(tmp_path)


def test_the_content_counts_and_not_the_suffix(
    tmp_path: Path, walk_bvh: Callable[..., str]
) -> None:
    path = tmp_path / "walk.dat"
    path.write_text(walk_bvh(frames=20))
    assert bvh.read(bvh.find(path)[0])[0].id == "bvh/walk"
    assert read_motion_file(path).fps > 0
    with pytest.raises(StickGenError, match="it is a BVH file: convert it with the source bvh"):
        gltf.find(path)


def test_texts_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "captions.txt"
    for encoding in ("utf-8-sig", "utf-16"):
        path.write_text("läuft\n", encoding=encoding)
        assert read_text(path, "text", "utf-8").strip() == "läuft"
