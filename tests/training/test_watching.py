"""A run can be watched: TensorBoard, Weights & Biases, sheets of four prompts, a list of runs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.cli import main  # noqa: E402
from stickgen.errors import StickGenError  # noqa: E402
from stickgen.render.skia_library import skia  # noqa: E402
from stickgen.training.config import Logging, TrainConfig  # noqa: E402
from stickgen.training.run import train  # noqa: E402


@pytest.fixture(scope="module")
def watched(
    tiny_config: TrainConfig, trained: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Folder of a run whose planner and refiner were watched."""
    folder = tmp_path_factory.mktemp("runs") / "watched"
    config = tiny_config.model_copy(update={"logging": Logging()})
    train(config, folder, stages=["planner", "refiner"], init_from=str(trained))
    return folder


def test_every_validation_leaves_a_sheet_but_the_first(watched: Path) -> None:
    sheets = sorted(path.name for path in (watched / "sheets").iterdir())
    assert [name.split("-")[0] for name in sheets] == ["planner", "refiner"]
    for name in sheets:
        step = json.loads((watched / f"{name.split('-')[0]}.jsonl").read_text().splitlines()[-1])
        assert name.endswith(f"-{step['step']:06d}.webp")
        picture = skia.Image.open(str(watched / "sheets" / name)).toarray()
        assert picture.shape[0] > 4 * 120 and picture.std() > 5


def test_tensorboard_reads_the_losses(watched: Path) -> None:
    pytest.importorskip("tensorboard", reason="needs the extra train")
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    events = EventAccumulator(str(watched / "tensorboard")).Reload()
    rows = [json.loads(line) for line in (watched / "planner.jsonl").open()]
    found = [(e.step, round(e.value, 4)) for e in events.Scalars("planner/val_total")]
    assert found == [(row["step"], pytest.approx(row["val_total"], abs=1e-3)) for row in rows]


def test_weights_and_biases_gets_the_same_when_asked(
    tiny_config: TrainConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged: list[dict[str, float]] = []
    opened: list[dict[str, object]] = []
    session = SimpleNamespace(log=logged.append, finish=lambda: logged.append({"finished": 1}))

    def init(**options: object) -> SimpleNamespace:
        opened.append(options)
        return session

    monkeypatch.setitem(sys.modules, "wandb", SimpleNamespace(init=init))
    config = tiny_config.model_copy(update={"logging": Logging(sheets=False, wandb="films")})
    train(config, tmp_path / "mine", stages=["ranker"], max_minutes=1e-9)
    assert opened[0]["project"] == "films" and opened[0]["name"] == "mine"
    assert logged[0]["ranker/step"] == 0 and "ranker/val_total" in logged[0]
    assert logged[-1] == {"finished": 1}
    monkeypatch.setitem(sys.modules, "wandb", None)
    with pytest.raises(StickGenError, match=r"logging\.wandb needs Weights & Biases"):
        train(config, tmp_path / "other", stages=["ranker"], max_minutes=1e-9)


def test_the_command_lists_runs_and_draws_their_curves(
    watched: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("matplotlib", reason="needs the extra eval")
    main(["runs", str(watched.parent)])
    out = capsys.readouterr().out
    assert "watched" in out and "planner" in out and "steps" in out
    picture = skia.Image.open(str(watched.parent / "curves.png")).toarray()
    assert picture.std() > 10
    with pytest.raises(SystemExit):
        main(["runs", str(tmp_path)])
    assert "holds no run" in capsys.readouterr().err
