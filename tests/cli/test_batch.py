"""``stick-gen batch``: a table becomes films, with the options of ``generate`` in its columns."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from stickgen.formats.motion_file import read_motion

Run = Callable[..., tuple[int, str, str]]

TABLE = """\
name,prompt,seconds,seed,style,place,size,formats,transparent,effect
walk,A person walks and waves,1,5,ink,park,64x64,"motion, png",no,
../walk,"-A person jumps, then sits",1,,,,64x64,motion,,"trails, beats"
wrong,A person jumps,1,,no such style,,64x64,motion,,
flag,A person jumps,1,,,,64x64,motion,perhaps,
"""


def test_films_of_a_table(run: Run, tmp_path: Path) -> None:
    table, films = tmp_path / "films.csv", tmp_path / "films"
    table.write_text(TABLE)
    code, out, err = run("batch", table, "-o", films, "--workers", 2, "--json")
    found = json.loads(out)
    assert (code, err) == (1, "")
    assert (found["rows"], found["made"], found["failed"]) == (4, 2, 2)
    assert found["film_seconds"] == 2.0 and found["per_core_hour"] > 0
    errors = {row["name"]: row["error"] for row in found["failures"]}
    assert "there is no style 'no such style'" in errors["wrong"]
    assert errors["flag"] == "transparent is 'perhaps': give yes or no"
    scene = read_motion(films / "walk.motion")
    assert (scene.style, scene.place.kind, len(scene)) == ("ink", "park", 25)
    assert (films / "walk.png").is_file()
    (jump,) = (path for path in films.glob("walk-*.motion"))
    assert not list(tmp_path.glob("*.motion"))

    single = tmp_path / "walk.motion"
    words = ("A person walks and waves", "--seconds", 1, "--seed", 5, "--style", "ink")
    run("generate", *words, "--place", "park", "--size", "64x64", "-o", single)
    made, alone = (json.loads(path.read_text()) for path in (films / "walk.motion", single))
    for each in (made, alone):
        each["meta"].pop("created_at")
    assert made == alone

    changed = [jump.stat().st_mtime_ns, (films / "walk.png").stat().st_mtime_ns]
    table.write_text(TABLE.replace("no such style", "neon").replace("perhaps", "yes"))
    code, out, err = run("batch", table, "-o", films, "--workers", 1)
    assert (code, err) == (0, "")
    assert "2 films made, 2 done before, 0 failed" in out
    assert "films/hour a core" in out
    assert changed == [jump.stat().st_mtime_ns, (films / "walk.png").stat().st_mtime_ns]


def test_a_table_is_checked_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "films.csv"
    table.write_text("prompt,colour\na,red\n")
    code, _, err = run("batch", table, "-o", tmp_path / "films")
    assert code == 2
    assert "has a column 'colour'" in err and "seconds, seed" in err
    assert "output" not in err.split("use one of")[1]
    assert not (tmp_path / "films").exists()
