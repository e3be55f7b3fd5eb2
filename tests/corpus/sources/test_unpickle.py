"""Pickles of unknown origin: plain data are read, programs are refused."""

import builtins
import os
import pickle
import struct
import subprocess
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.corpus.sources.unpickle import load_pickle
from stickgen.errors import StickGenError

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@settings(max_examples=60)
@given(value=PLAIN, protocol=st.integers(0, 5))
def test_plain_data_are_read_unchanged(
    tmp_path_factory: pytest.TempPathFactory, value: object, protocol: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "plain.pkl"
    path.write_bytes(pickle.dumps(value, protocol))
    assert load_pickle(path) == value


ARRAYS = [
    np.arange(12, dtype=np.float32).reshape(3, 4),
    np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    np.array([[True, False]]),
    np.arange(5, dtype=">i2"),
    np.zeros((0, 3)),
    np.array(4.5),
]


@pytest.mark.parametrize(
    ("array", "protocol"),
    [*((array, 5) for array in ARRAYS), *((ARRAYS[1], protocol) for protocol in range(5))],
)
def test_arrays_are_read_unchanged(tmp_path: Path, array: np.ndarray, protocol: int) -> None:
    path = tmp_path / "a.pkl"
    path.write_bytes(pickle.dumps({"a": array, "scalar": np.float64(1.5)}, protocol))
    loaded = load_pickle(path)
    np.testing.assert_array_equal(loaded["a"], array)
    assert loaded["scalar"] == 1.5


@pytest.mark.parametrize("old", [b"numpy.core.multiarray", b"numpy._core.multiarray"])
def test_old_and_new_names_of_numpy_are_known(tmp_path: Path, old: bytes) -> None:
    data = pickle.dumps(np.arange(3.0), 2)
    for name in (b"numpy.core.multiarray", b"numpy._core.multiarray"):
        data = data.replace(b"c" + name, b"c" + old)
    (tmp_path / "a.pkl").write_bytes(data)
    np.testing.assert_array_equal(load_pickle(tmp_path / "a.pkl"), [0, 1, 2])


def test_a_pickle_of_python_2_is_read(tmp_path: Path) -> None:
    # As Python 2 wrote {"a": np.array([1.0, 2.0])} with protocol 2: the bytes are a str there.
    state = (
        b"\x80\x02}q\x00U\x01aq\x01cnumpy.core.multiarray\n_reconstruct\nq\x02cnumpy\nndarray\n"
        b"K\x00\x85U\x01b\x87R(K\x01K\x02\x85cnumpy\ndtype\nU\x02f8K\x00K\x01\x87R(K\x03U\x01<"
        b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb\x89U\x10"
    )
    (tmp_path / "a.pkl").write_bytes(state + struct.pack("<2d", 1.0, 2.0) + b"tbs.")
    np.testing.assert_array_equal(load_pickle(tmp_path / "a.pkl")["a"], [1.0, 2.0])


def test_an_ordered_dict_becomes_a_dict(tmp_path: Path) -> None:
    (tmp_path / "a.pkl").write_bytes(pickle.dumps(OrderedDict(a=(1, [2]))))
    assert load_pickle(tmp_path / "a.pkl") == {"a": (1, [2])}


class Calls:
    """A payload: unpickled, it calls ``function`` with ``arguments``."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self.call = function, arguments

    def __reduce__(self) -> Any:
        return self.call


CALLS = [
    (os.system, "touch MARK"),
    (subprocess.call, ["touch", "MARK"]),
    (builtins.eval, "open('MARK', 'w')"),
    (builtins.getattr, "text", "upper"),
    (np.load, "MARK"),
    (np.fromfile, "MARK"),
    (Path.touch, Path("MARK")),
]


@pytest.mark.parametrize(
    ("call", "protocol"),
    [*((call, 5) for call in CALLS), *((CALLS[0], protocol) for protocol in range(5))],
)
def test_a_call_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[Any, ...], protocol: int
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "evil.pkl"
    path.write_bytes(pickle.dumps([Calls(*call)], protocol))
    with pytest.raises(StickGenError, match="not a pickle of plain data"):
        load_pickle(path)
    assert not (tmp_path / "MARK").exists()


def _doubled_lists() -> bytes:
    """Forty nested lists, each of twice the one inside: 2**40 values when expanded."""
    value: list[Any] = [0]
    for _ in range(40):
        value = [value, value]
    return pickle.dumps(value)


def _list_in_itself() -> bytes:
    value: list[Any] = []
    value.append(value)
    return pickle.dumps(value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x80\x02r\xff\xff\xff\x7f.", "memo is larger"),  # a memo of 2**31 entries
        # A bytearray of 1 TiB.
        (b"\x80\x05\x96" + struct.pack("<Q", 1 << 40) + b".", "not a pickle"),
        (
            pickle.dumps(np.zeros((2, 2)), 2).replace(
                b"K\x02K\x02\x86", b"J\xff\xff\xff\x7fK\x02\x86"
            ),
            "does not fill its shape",
        ),
        (  # an array of 2**31 values without data
            b"\x80\x02cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\n"
            b"J\xff\xff\xff\x7f\x85U\x01b\x87R.",
            "has no data",
        ),
        (b"\x80\x02cnumpy\ndtype\nU\x02O8K\x00K\x01\x87R.", "not of numbers"),
        (_doubled_lists(), "nested too deeply"),
        (_list_in_itself(), "nested too deeply"),
        (b"", "not a pickle"),
        (b"not a pickle", "not a pickle of plain data"),
        (pickle.dumps({1, 2}), "EMPTY_SET"),
        (pickle.dumps(1 + 2j), "builtins.complex"),
    ],
    ids=range(11),
)
def test_memory_bombs_and_other_objects_are_refused(
    tmp_path: Path, data: bytes, message: str
) -> None:
    (tmp_path / "a.pkl").write_bytes(data)
    with pytest.raises(StickGenError, match=message) as caught:
        load_pickle(tmp_path / "a.pkl")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match="cannot be read"):
        load_pickle(tmp_path / "none.pkl")
