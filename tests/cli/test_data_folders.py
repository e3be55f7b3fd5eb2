"""The commands that write a corpus touch nothing in a folder that holds something else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.corpus.store.corpus import Corpus
from stickgen.skeleton import rest_pose

Run = Callable[..., tuple[int, str, str]]
LOOSE = (
    *("--pretrain-quality", 0, "--pretrain-artifact", 1, "--sft-quality", 0, "--sft-artifact", 1),
    *("--sft-stability", 0, "--sft-action-share", 1),
)
COMMANDS = ("convert", "build", "synth", "merge", "curate")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    """A corpus, its files in the layout of AMASS, and a collection of no files."""
    folder = tmp_path_factory.mktemp("inputs")
    t = np.arange(120)[:, None, None] / 25.0
    walk = rest_pose() + t * np.array([0.0, 0.0, 1.0])
    corpus = write_corpus(folder / "corpus", {"own/a": walk}, captions=("a person glides",))
    from stickgen.corpus.exchange import smpl

    smpl.export(Corpus.open(corpus), folder / "amass")
    (folder / "amass/index.csv").write_text(
        "id,source,file,format,fps,take,licence,subject\nown/a,own,own/a.npz,amass-smpl,25,,CC0,\n"
    )
    (folder / "amass/captions.jsonl").write_text('{"id": "own/a", "actions": ["walk"]}\n')
    return folder


def words_of(command: str, inputs: Path) -> list[object]:
    words: dict[str, list[object]] = {
        "convert": ["amass", inputs / "amass"],
        "build": [inputs / "amass"],
        "synth": ["-n", 1, "--actions", "wave"],
        "merge": [inputs / "corpus"],
        "curate": [inputs / "corpus", *LOOSE],
    }
    return ["data", command, *words[command]]


def content(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["joints.npy", "report.json", ".building/thesis.txt", "a/b"])
def test_a_folder_of_somebody_else_is_left_alone(
    run: Run, inputs: Path, tmp_path: Path, command: str, name: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    before = content(tmp_path)
    code, _, err = run(*words_of(command, inputs), "-o", tmp_path)
    assert code == 2 and err.count("\n") == 1
    assert "--force" in err and str(tmp_path) in err
    assert content(tmp_path) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_force_writes_beside_what_is_there_and_again(
    run: Run, inputs: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    words = [*words_of(command, inputs), "-o", tmp_path]
    code, _, err = run(*words, "--force")
    assert (code, err) == (0, "")
    assert (tmp_path / "thesis.txt").read_text() == "mine"
    code, _, err = run(*words)
    assert (code, err) == (0, ""), "now it is a corpus of ours"
    assert not [path for path in tmp_path.rglob(".*")]


@pytest.mark.parametrize("name", [".building", ".writing"])
def test_a_working_folder_of_somebody_else_in_a_corpus_is_kept(
    run: Run, inputs: Path, tmp_path: Path, name: str
) -> None:
    words = ["data", "synth", "-o", tmp_path, "--actions", "wave"]
    assert run(*words, "-n", 1)[0] == 0
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.txt").write_text("mine")
    code, _, err = run(*words, "-n", 2)
    assert code == 2 and f"{name} in it was not made by this version" in err
    assert (tmp_path / name / "thesis.txt").read_text() == "mine"
