"""Runs of a batch: failures stop nothing, finished films stay, everything is reported."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from stickgen.batch import REPORT, Job, run, run_jobs
from stickgen.batch.report import LOG
from stickgen.errors import StickGenError

calls: list[Sequence[str]] = []


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that runs everything in this process."""
    calls.clear()
    monkeypatch.setattr(run, "ENGINES", {**run.ENGINES, "local": lambda w, j, n: map(w, j)})


def job(row: int, *words: str, files: tuple[str, ...] | None = None) -> Job:
    return Job(row, f"film {row}", files or (f"{row}.mp4",), words, "-".join((str(row), *words)))


def make(words: Sequence[str], paths: Sequence[str]) -> dict[str, Any]:
    """A film that is its words; the first may name an error."""
    calls.append(words)
    if "refuse" in words:
        raise StickGenError("the prompt is empty: say what happens")
    if "crash" in words:
        raise ZeroDivisionError("division\nby zero")
    if "stop" in words:
        raise KeyboardInterrupt
    for path in paths:
        Path(path).write_text(" ".join(words))
    return {"seconds": 2.0, "seed": 1}


def report(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / REPORT).read_text()))


def test_a_row_that_fails_is_told_in_a_sentence_and_the_others_are_made(tmp_path: Path) -> None:
    jobs = [
        job(1, "a"), job(2, "refuse"), Job(3, "x", (), error="formats holds 'avi'"),
        job(4, "crash"), job(5, "b", files=("deep/er/5.mp4", "5.gif")),
    ]  # fmt: skip
    shown: list[tuple[str, int, int]] = []
    summary, outcomes = run_jobs(jobs, tmp_path / "new", make, progress=lambda *s: shown.append(s))
    assert (summary.rows, summary.made, summary.skipped, summary.failed) == (5, 2, 0, 3)
    assert summary.film_seconds == 4.0
    assert [one.error for one in outcomes] == [
        None, "the prompt is empty: say what happens", "formats holds 'avi'",
        "ZeroDivisionError: division by zero", None,
    ]  # fmt: skip
    films = report(tmp_path / "new")["films"]
    assert [film["row"] for film in films] == [1, 2, 3, 4, 5]
    assert films[0]["summary"] == {"seconds": 2.0, "seed": 1}
    assert (tmp_path / "new" / "deep" / "er" / "5.mp4").read_text() == "b"
    assert shown[-1] == ("films", 5, 5)


def test_only_what_is_missing_or_changed_is_made_again(tmp_path: Path) -> None:
    run_jobs([job(n, "a") for n in range(1, 6)] + [job(6, "refuse")], tmp_path, make)
    calls.clear()
    (tmp_path / "2.mp4").unlink()
    (tmp_path / "3.mp4").write_text("half")
    again = [*(job(n, "a") for n in range(1, 5)), job(5, "b"), job(6, "c"), job(7, "d")]
    summary, outcomes = run_jobs(again, tmp_path, make)
    assert calls == [("a",), ("a",), ("b",), ("c",), ("d",)]
    assert (summary.made, summary.skipped, summary.failed) == (5, 2, 0)
    assert [one.row for one in outcomes] == [1, 2, 3, 4, 5, 6, 7]
    calls.clear()
    summary, _ = run_jobs(again, tmp_path, make)
    assert (calls, summary.skipped, summary.per_hour, summary.per_core_hour) == ([], 7, 0.0, 0.0)


def test_a_row_that_moved_in_the_table_stays_done(tmp_path: Path) -> None:
    run_jobs([job(1, "a")], tmp_path, make)
    moved = Job(9, "film 1", ("1.mp4",), ("a",), "1-a")
    summary, outcomes = run_jobs([moved], tmp_path, make)
    assert summary.skipped == 1
    assert report(tmp_path)["films"][0]["row"] == outcomes[0].row == 9


def test_an_interrupted_run_continues(tmp_path: Path) -> None:
    jobs = [job(1, "a"), job(2, "b"), job(3, "stop"), job(4, "d")]
    with pytest.raises(KeyboardInterrupt):
        run_jobs(jobs, tmp_path, make)
    assert [film["row"] for film in report(tmp_path)["films"]] == [1, 2]
    calls.clear()
    (tmp_path / "1.mp4").unlink()
    with pytest.raises(KeyboardInterrupt):
        run_jobs([jobs[1], jobs[2], jobs[0]], tmp_path, make)
    assert [film["row"] for film in report(tmp_path)["films"]] == [2]
    calls.clear()
    (tmp_path / "1.mp4").write_text("x")
    run_jobs(jobs[:2], tmp_path, make)
    assert calls == [("a",)]
    calls.clear()
    summary, _ = run_jobs([*jobs[:2], job(3, "c"), jobs[3]], tmp_path, make)
    assert calls == [("c",), ("d",)]
    assert (summary.made, summary.skipped) == (2, 2)


def test_films_of_a_run_that_was_killed_are_known(tmp_path: Path) -> None:
    """Its log is left, perhaps with half a line at the end."""
    jobs = [job(1, "a"), job(2, "b"), job(3, "c")]
    run_jobs(jobs[:1], tmp_path, make)
    with pytest.raises(SystemExit):
        run_jobs(jobs[1:], tmp_path, make, progress=stop_after_one)
    lines = [{**film, "row": 7} for film in report(tmp_path)["films"]]
    run_jobs(jobs[:1], tmp_path, make)  # its report has the first film alone
    (tmp_path / LOG).write_text("".join(json.dumps(x) + "\n" for x in lines) + '{"row": 3, "na')
    calls.clear()
    summary, outcomes = run_jobs(jobs, tmp_path, make)
    assert calls == [("c",)]
    assert (summary.made, summary.skipped) == (1, 2)
    assert [(one.row, one.name) for one in outcomes] == [(n, f"film {n}") for n in (1, 2, 3)]
    assert not (tmp_path / LOG).exists()


def stop_after_one(step: str, done: int, total: int) -> None:
    if done == 1:
        raise SystemExit


@pytest.mark.parametrize("text", ["", "{", "[]", '{"films": 3}', '{"films": [{"row": 1}]}'])
def test_a_damaged_report_is_replaced(text: str, tmp_path: Path) -> None:
    (tmp_path / REPORT).write_text(text)
    assert run_jobs([job(1, "a")], tmp_path, make)[0].made == 1
    assert report(tmp_path)["summary"]["made"] == 1


def test_speed_is_films_of_wall_and_of_cpu_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter(range(1000))
    monkeypatch.setattr(run, "_cpu_seconds", lambda: 3.0 * next(ticks))
    summary, _ = run_jobs([job(1, "a"), job(2, "b")], tmp_path, make)
    assert summary.cpu == 6.0
    assert summary.per_core_hour == 1200
    assert summary.per_hour == pytest.approx(7200 / summary.wall)


def test_a_file_in_the_way_and_an_unknown_engine_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(StickGenError, match="cannot write"):
        run_jobs([job(1, "a")], tmp_path / "x", make)
    with pytest.raises(StickGenError, match="no engine 'slurm'; use one of: local, ray"):
        run_jobs([job(1, "a")], tmp_path, make, engine="slurm")


def test_a_missing_ray_names_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(StickGenError, match=r"pip install -e '\.\[cluster\]'"):
        run_jobs([job(1, "a")], tmp_path, make, engine="ray")


@pytest.mark.slow
def test_ray_makes_the_same_films(tmp_path: Path) -> None:
    ray = pytest.importorskip("ray", reason="the extra 'cluster' is not installed")
    jobs = [job(number, str(number)) for number in range(1, 31)]
    try:
        summary, outcomes = run_jobs(jobs, tmp_path, make, workers=2, engine="ray")
    finally:
        ray.shutdown()
    assert (summary.made, summary.failed) == (30, 0)
    assert [(tmp_path / one.files[0]).read_text() for one in outcomes] == [
        str(number) for number in range(1, 31)
    ]
