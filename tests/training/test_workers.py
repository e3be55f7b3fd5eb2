"""Several processes, accumulated batches and options of memory train what one process trains."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import yaml

torch = pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("accelerate", reason="needs the extra train")

from stickgen.errors import StickGenError  # noqa: E402
from stickgen.motion_model.config import PlannerConfig  # noqa: E402
from stickgen.motion_model.plan import LEVELS, PLAN_DIM  # noqa: E402
from stickgen.networks.conditions import Conditions  # noqa: E402
from stickgen.networks.planner import Planner  # noqa: E402
from stickgen.training.batches import Source, training_batches  # noqa: E402
from stickgen.training.checkpoints import load_checkpoint  # noqa: E402
from stickgen.training.config import Optimization, TrainConfig  # noqa: E402
from stickgen.training.memory import apply_options  # noqa: E402
from stickgen.training.workers import Workers  # noqa: E402

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"
TWO = ["-m", "torch.distributed.run", "--nproc_per_node", "2", "--master_port", "29511"]


def python(*words: object, folder: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def losses(folder: Path) -> list[float]:
    rows = [json.loads(line) for line in (folder / "number.jsonl").open()]
    return [row["val_total"] for row in rows]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of one process with batches of eight."""
    folder = tmp_path_factory.mktemp("alone")
    python(HERE / "shared_steps.py", folder, 8, 1, folder=folder)
    return folder


@pytest.mark.parametrize(
    ("launch", "size", "accumulation"),
    [
        pytest.param(TWO, 4, 1, id="two processes"),
        pytest.param([], 4, 2, id="accumulated"),
        pytest.param(TWO, 2, 2, id="both", marks=pytest.mark.slow),
    ],
)
def test_parts_of_a_batch_train_as_the_whole(
    launch: list[str], size: int, accumulation: int, alone: Path, tmp_path: Path
) -> None:
    python(*launch, HERE / "shared_steps.py", tmp_path, size, accumulation, folder=tmp_path)
    first, last = losses(alone)
    assert last < first - 0.03
    np.testing.assert_allclose(losses(tmp_path), [first, last], atol=1e-3)
    one, other = (load_checkpoint(f / "number.pt") for f in (alone, tmp_path))
    assert one["global_step"] == other["global_step"]
    for name, weight in one["model_state_dict"].items():
        torch.testing.assert_close(weight, other["model_state_dict"][name], atol=1e-3, rtol=0)


@pytest.mark.slow
def test_a_run_of_two_processes_is_exported_and_resumed_by_one(
    tiny_config: TrainConfig, tmp_path: Path
) -> None:
    file, run = tmp_path / "tiny.yaml", tmp_path / "run"
    file.write_text(yaml.safe_dump(tiny_config.model_dump()))
    main = tmp_path / "main.py"
    main.write_text("from stickgen.cli import main\nmain()\n")
    python(*TWO, main, "train", "--config", file, "-o", run, folder=tmp_path)
    before = load_checkpoint(run / "planner.pt")["global_step"]
    assert (run / "model" / "config.json").exists() and before > 0
    training = tiny_config.training
    longer = training.planner.model_copy(update={"epochs": 3})
    config = tiny_config.model_copy(
        update={"training": training.model_copy(update={"planner": longer})}
    )
    file.write_text(yaml.safe_dump(config.model_dump()))
    python(main, "train", "--config", file, "-o", run, "--stage", "planner", folder=tmp_path)
    assert load_checkpoint(run / "planner.pt")["global_step"] > before


def test_processes_share_the_examples_of_a_batch(tiny_source: Source) -> None:
    def taken(shard: tuple[int, int], size: int) -> list[object]:
        made: list[object] = []
        batches = training_batches(
            tiny_source, size, 1, lambda _, chosen, *__: made.append(chosen), shard
        )
        for _ in range(3):
            next(batches)
        return made

    whole = taken((0, 1), 8)
    first, second = taken((0, 2), 4), taken((1, 2), 4)
    for every, a, b in zip(whole, first, second, strict=True):
        assert every[0::2] == a and every[1::2] == b


def planner(options: Optimization) -> tuple[Planner, torch.Tensor]:
    """A planner after a forward and backward pass, and its codes."""
    torch.manual_seed(0)
    network = Planner(PlannerConfig(dim=32, layers=2, heads=2, context=12, dropout=0.0))
    apply_options(network, options)
    words = Conditions(torch.randn(2, 3, 384), torch.ones(2, 3, dtype=torch.bool))
    out = network(words, torch.randn(2, 5, PLAN_DIM), torch.zeros(2, 5, LEVELS, PLAN_DIM))
    out.codes.square().mean().backward()
    return network, out.codes.detach()


@pytest.mark.parametrize(
    "options",
    [
        Optimization(checkpointing=True),
        pytest.param(Optimization(compile=True), marks=pytest.mark.slow),
    ],
)
def test_options_of_memory_and_compilation_change_no_gradient(options: Optimization) -> None:
    plain, expected = planner(Optimization())
    network, found = planner(options)
    torch.testing.assert_close(found, expected, atol=1e-5, rtol=1e-4)
    assert network.state_dict().keys() == plain.state_dict().keys()
    for a, b in zip(plain.parameters(), network.parameters(), strict=True):
        if a.grad is not None:
            torch.testing.assert_close(a.grad, b.grad, atol=1e-6, rtol=1e-3)
    assert copy.deepcopy(network).state_dict().keys() == plain.state_dict().keys()


def test_sharded_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORLD_SIZE", "2")
    monkeypatch.setenv("ACCELERATE_USE_FSDP", "true")
    with pytest.raises(StickGenError, match=r"sharded weights \(FSDP\) are not supported"):
        Workers(torch.device("cpu"))
