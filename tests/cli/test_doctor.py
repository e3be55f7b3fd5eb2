"""What the command line tells about itself: doctor, completion, the manual page."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.catalog.places import PLACES
from stickgen.cli import COMMANDS
from stickgen.model_folder import model_folder

Run = Callable[..., tuple[int, str, str]]


def test_doctor_tells_versions_and_digests(run: Run) -> None:
    code, out, _ = run("doctor", "--no-speed", "--json")
    told = json.loads(out)
    assert code == 0 and told["speed"] is None
    libraries = told["extras"]["core"]["libraries"]
    assert told["extras"]["core"]["complete"] and libraries["numpy"] == np.__version__
    assert told["encoders"]["libx264"]
    (small,) = (model for model in told["models"] if model["name"] == "stick-gen-small")
    folder = model_folder()
    assert small["size"] == sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
    assert len(small["digest"]) == hashlib.sha256().digest_size * 2


def test_doctor_names_the_line_that_brings_what_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from importlib import metadata

    found = metadata.version

    def without_arrow(name: str) -> str:
        if name == "pyarrow":
            raise metadata.PackageNotFoundError(name)
        return found(name)

    monkeypatch.setattr(metadata, "version", without_arrow)
    _, out, _ = run("doctor", "--no-speed")
    (line,) = (line for line in out.splitlines() if "pip install 'stick-gen[data]'" in line)
    assert "missing: pyarrow" in line


def test_doctor_times_a_film(run: Run) -> None:
    told = json.loads(run("doctor", "--json")[1])["speed"]
    assert told["film_seconds"] == 3.0
    assert all(told[step] > 0 for step in ("first", "motion", "drawing"))


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["sto"], {"storyboard"}),
        (["data", "cur"], {"curate"}),
        (["generate", "A man runs", "--sav"], {"--save-script"}),
        (["A man runs", "--sav"], {"--save-script"}),
        (["A man runs", "--place", "volc"], {name for name in PLACES if name.startswith("volc")}),
    ],
)
def test_bash_completes(run: Run, typed: list[str], offered: set[str]) -> None:
    script = run("completion", "bash")[1]
    words = " ".join(f"'{word}'" for word in ["stick-gen", *typed])
    asked = f"COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _stick_gen; echo ${{COMPREPLY[@]}}"
    told = subprocess.run(
        ["bash", "-c", f"{script}\n{asked}"], capture_output=True, text=True, check=True
    )
    assert {*told.stdout.split()} == offered


def test_other_shells(run: Run) -> None:
    assert "compinit" in run("completion", "zsh")[1]
    fish = run("completion", "fish")[1]
    assert all(f"-a {name} " in fish for name in COMMANDS)
    code, _, err = run("completion", "tcsh")
    assert code == 2 and "use bash, zsh or fish" in err


def test_the_manual_page_holds_every_command(run: Run, tmp_path: Path) -> None:
    page = run("man")[1]
    assert page.startswith(".TH STICK-GEN 1")
    assert all(f".SS {name}" in page for name in COMMANDS)
    if shutil.which("man") is None:
        pytest.skip("there is no man that could format the page")
    (tmp_path / "stick-gen.1").write_text(page, "utf-8")
    shown = subprocess.run(
        ["man", "--warnings", "-l", str(tmp_path / "stick-gen.1")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stderr == "" and "--save-script" in shown.stdout
