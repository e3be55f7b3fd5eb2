"""Jobs: safe and distinct names, formats, and digests that change with the row."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from stickgen.batch import Job, Row, plan_jobs
from stickgen.errors import StickGenError


def jobs(*cells: dict[str, str]) -> list[Job]:
    rows = [Row(number, each) for number, each in enumerate(cells, start=1)]
    return plan_jobs(rows, lambda row: [f"--{k}={v}" for k, v in row.cells.items()])


def named(*names: str) -> list[str]:
    return [file for job in jobs(*({"name": name, "prompt": "a"} for name in names))
            for file in job.files]  # fmt: skip


def test_plain_names_stay_and_choose_formats() -> None:
    assert named("walk", "walks/fast", "Tanz ä", "v1.2") == [
        "walk.mp4", "walks/fast.mp4", "Tanz ä.mp4", "v1.2.mp4",
    ]  # fmt: skip
    assert named("dance.gif", "sheet.sprites.png") == ["dance.gif", "sheet.sprites.png"]


HOSTILE = [
    "../../etc/passwd", "/root/x", "a/../../b", "..", ".", "a//b", "con", "x\0y", "a\nb",
    "batch.json", "C:\\x", "x" * 5000, "/".join("y" * 300), "-rf", ".mp4", "~", "\ud800", " ",
    "nul.mp4",
]  # fmt: skip


def test_hostile_and_equal_names_give_files_of_their_own_inside_the_folder(tmp_path: Path) -> None:
    files = named(*HOSTILE, "walk", "walk", "WALK", "walk.mp4", "walk/x", "walk.mp4/x")
    assert len({file.casefold() for file in files}) == len(files)
    for file in files:
        assert not PurePosixPath(file).is_absolute()
        assert ".." not in PurePosixPath(file).parts
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    assert not (tmp_path / "batch.json").is_file()


def test_rows_without_a_name_are_named_by_number_and_prompt() -> None:
    first, second = jobs({"prompt": "A dog runs, and barks!"}, {"script": "x/My film.yaml"})
    assert first.files == ("0001-a-dog-runs-and-barks.mp4",)
    assert second.files == ("0002-my-film.mp4",)


@pytest.mark.parametrize("text", ["mp4, .MOTION;frames", "mp4 motion /"])
def test_formats_of_a_row(text: str) -> None:
    (job,) = jobs({"name": "a", "formats": text})
    assert job.files == ("a.mp4", "a.motion", "a/")


def test_a_wrong_row_has_a_sentence_and_no_files() -> None:
    def refuse(row: Row) -> list[str]:
        raise StickGenError("transparent is 'x': give yes or no")

    (job,) = jobs({"name": "a", "formats": "avi"})
    assert job.files == () and "formats holds 'avi': use mp4, webm" in str(job.error)
    (job,) = plan_jobs([Row(1, {"name": "a"})], refuse)
    assert job.files == () and job.error == "transparent is 'x': give yes or no"


def test_the_digest_changes_with_the_row_and_its_script(tmp_path: Path) -> None:
    script = tmp_path / "film.yaml"
    script.write_text("a")
    row = {"name": "a", "seed": "1", "script": str(script)}
    (one,), (same,), (other,) = jobs(row), jobs(dict(row)), jobs({**row, "seed": "2"})
    script.write_text("b")
    (changed,) = jobs(row)
    assert one.digest == same.digest
    assert len({one.digest, other.digest, changed.digest}) == 3
