import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.sources.arrays import read_npy, read_npz
from stickgen.errors import StickGenError


@pytest.mark.parametrize(
    "array",
    [
        np.arange(6.0).reshape(2, 3),
        np.asfortranarray(np.arange(6, dtype="<i2").reshape(2, 3)),
        np.zeros((0, 4)),
        np.array(3),
        np.array("male"),
        np.array(b"female"),
    ],
)
def test_an_array_is_read_unchanged(tmp_path: Path, array: np.ndarray) -> None:
    np.save(tmp_path / "a.npy", array)
    np.testing.assert_array_equal(read_npy(tmp_path / "a.npy"), array)
    for save in (np.savez, np.savez_compressed):
        save(tmp_path / "a.npz", a=array, other=np.array([{}, None], dtype=object))
        arrays = read_npz(tmp_path / "a.npz")
        assert set(arrays) == {"a"}
        np.testing.assert_array_equal(arrays["a"], array)


def test_only_the_named_arrays_are_read(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", a=np.ones(2), b=np.ones(3))
    assert set(read_npz(tmp_path / "a.npz", ("b", "c"))) == {"b"}


def _header(text: str, body: bytes = b"\0" * 8) -> bytes:
    return b"\x93NUMPY\1\0" + len(text).to_bytes(2, "little") + text.encode() + body


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            _header("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000,), }\n"),
            "holds 8 bytes",
        ),
        (
            _header("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 99999999999), }\n", b""),
            "holds 0 bytes",
        ),
        (
            _header("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n"),
            "not an array of plain numbers",
        ),
        (
            _header("{'descr': '<f9', 'fortran_order': False, 'shape': (1,), }\n"),
            "broken header",
        ),
        (_header("(" * 9000), "not an array of plain numbers"),
        (b"", "not an array of plain numbers"),
    ],
    ids=range(6),
)
def test_a_header_that_contradicts_the_data_is_refused(
    tmp_path: Path, data: bytes, message: str
) -> None:
    (tmp_path / "a.npy").write_bytes(data)
    with pytest.raises(StickGenError, match=message):
        read_npy(tmp_path / "a.npy")


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.npz", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        chunk = b"\0" * (1 << 24)
        with archive.open("a.npy", "w", force_zip64=True) as file:
            for _ in range(65):
                file.write(chunk)
    assert (tmp_path / "a.npz").stat().st_size < 8 << 20
    with pytest.raises(StickGenError, match="unpacks to more than"):
        read_npz(tmp_path / "a.npz")


def test_damaged_files_are_one_sentence(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, a=np.arange(50.0))
    data = buffer.getvalue()
    for broken in (data[:-30], data[:60] + b"\xff" * 40 + data[100:], b""):
        (tmp_path / "a.npz").write_bytes(broken)
        with pytest.raises(StickGenError) as caught:
            read_npz(tmp_path / "a.npz")
        assert "\n" not in str(caught.value)
