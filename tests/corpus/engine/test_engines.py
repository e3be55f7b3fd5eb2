"""Engines: the same bytes whatever runs the batches, and interrupted runs continue."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from stickgen.corpus.engine.convert import convert
from stickgen.errors import StickGenError

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")

CLIPS = 100  # four batches


@pytest.fixture(scope="module")
def walks(tmp_path_factory: pytest.TempPathFactory, walk_bvh: Callable[..., str]) -> Path:
    folder = tmp_path_factory.mktemp("walks")
    for k in range(CLIPS):
        text = walk_bvh(frames=40 + k % 7, yaw=3.0 * k, speed=0.3 + 0.03 * k)
        (folder / f"walk_{k:03d}.bvh").write_text(text if k != 50 else text[:900])
    return folder


@pytest.fixture(scope="module")
def whole(walks: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    output = tmp_path_factory.mktemp("whole")
    summary = convert("bvh", walks, output)
    assert summary.items == CLIPS
    assert summary.clips_per_second == pytest.approx(summary.clips / summary.seconds)
    return content(output)


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_any_number_of_workers_writes_the_same_bytes(
    walks: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    convert("bvh", walks, tmp_path, workers=2)
    assert content(tmp_path) == whole


@pytest.mark.slow
def test_ray_writes_the_same_bytes(walks: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    ray = pytest.importorskip("ray", reason="the extra 'cluster' is not installed")
    try:
        convert("bvh", walks, tmp_path, workers=2, engine="ray")
    finally:
        ray.shutdown()
    assert content(tmp_path) == whole


def test_a_missing_ray_names_what_to_install(
    walks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(StickGenError, match=r"pip install -e '\.\[cluster\]'"):
        convert("bvh", walks, tmp_path, engine="ray")


def test_an_interrupted_run_continues(walks: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    def stop(step: str, done: int, total: int) -> None:
        if step == "clips" and done >= total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        convert("bvh", walks, tmp_path, progress=stop)
    finished = {p.name: p.stat().st_mtime_ns for p in tmp_path.glob(".building/*/part_*.npz")}
    assert 0 < len(finished) < 4
    steps: list[tuple[str, int, int]] = []
    assert not (tmp_path / "manifest.json").exists()
    convert("bvh", walks, tmp_path, progress=lambda *step: steps.append(step))
    clips = [done for step, done, _ in steps if step == "clips"]
    assert clips[0] == 32 * len(finished), "finished batches are not processed again"
    assert content(tmp_path) == whole


RUN_THAT_PAUSES = """
import time
from contextlib import contextmanager
from stickgen.cli import data_convert, main

real_bars = data_convert.progress_bars

@contextmanager
def pausing_bars():
    with real_bars() as show:
        def show_and_pause(step, done, total):
            show(step, done, total)
            if step == "clips" and done > 0:
                time.sleep(600)
        yield show_and_pause

data_convert.progress_bars = pausing_bars
main()
"""
"""The command line, but it waits after the first batch, so that a signal always interrupts it."""


@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_killed_run_continues_and_leaves_no_process(
    walks: Path, whole: dict[str, bytes], tmp_path: Path, kill: signal.Signals
) -> None:
    command = ["data", "convert", "bvh", str(walks), "-o", str(tmp_path), "--workers", "2"]
    run = subprocess.Popen(
        [sys.executable, "-c", RUN_THAT_PAUSES, *command],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        # Tests that run in the background ignore SIGINT, and child processes inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    try:
        wait_for(lambda: bool(list(tmp_path.glob(".building/*/part_*.npz"))))
        workers = psutil.Process(run.pid).children(recursive=True)
        assert workers
        run.send_signal(kill)
        stderr = run.communicate(timeout=120)[1]
    finally:
        run.kill()
    assert not (tmp_path / "manifest.json").exists()
    if kill != signal.SIGKILL:
        assert "run the same command again to continue" in stderr
        assert "Traceback" not in stderr
        assert run.returncode == 128 + kill
    wait_for(lambda: not any(p.is_running() and p.status() != "zombie" for p in workers))
    assert convert("bvh", walks, tmp_path).clips == CLIPS - 1
    assert content(tmp_path) == whole


def wait_for(condition: Callable[[], bool], seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "timed out"
        time.sleep(0.01)


def test_a_second_run_has_nothing_to_do(
    walks: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    first = convert("bvh", walks, tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    second = convert("bvh", walks, tmp_path)
    assert second.up_to_date
    assert (second.clips, second.sources, second.splits, second.dropped) == (
        first.clips, first.sources, first.splits, first.dropped,
    )  # fmt: skip
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == times


def test_changed_files_are_processed_again(walk_bvh: Callable[..., str], tmp_path: Path) -> None:
    source, output = tmp_path / "source", tmp_path / "corpus"
    source.mkdir()
    for k in range(3):
        (source / f"{k}.bvh").write_text(walk_bvh(frames=40 + k))

    def stop(step: str, done: int, total: int) -> None:
        if step == "write":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        convert("bvh", source, output, progress=stop)
    (stale,) = output.glob(f".building/{'?' * 16}")
    (source / "1.bvh").write_text(walk_bvh(frames=80))
    summary = convert("bvh", source, output)
    assert not stale.exists()
    assert summary.hours * 3600 == pytest.approx((34 + 66 + 35) / 25, abs=0.05)
    (source / "3.bvh").write_text(walk_bvh(frames=50))
    again = convert("bvh", source, output)
    assert (again.up_to_date, again.clips) == (False, 4)


def test_a_truncated_part_is_written_again(
    walks: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    def stop(step: str, done: int, total: int) -> None:
        if step == "write":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        convert("bvh", walks, tmp_path, progress=stop)
    part = min(tmp_path.glob(".building/*/part_*.npz"))
    os.truncate(part, part.stat().st_size // 2)
    convert("bvh", walks, tmp_path)
    assert content(tmp_path) == whole


def test_a_corpus_inside_its_data_set_is_not_part_of_it(
    walk_bvh: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "a.bvh").write_text(walk_bvh())
    convert("bvh", tmp_path, tmp_path / "corpus")
    assert convert("bvh", tmp_path, tmp_path / "corpus").up_to_date
