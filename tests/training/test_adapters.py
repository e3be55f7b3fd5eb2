"""Adapters: identity at first, only they are trained, peft reads them, and inference adds them."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
peft = pytest.importorskip("peft", reason="needs the extra train")

from safetensors.numpy import load_file, save_file  # noqa: E402

from stickgen.errors import StickGenError  # noqa: E402
from stickgen.motion_model.adapters import adapted_weights, find_adapters  # noqa: E402
from stickgen.motion_model.config import PlannerConfig, read_config  # noqa: E402
from stickgen.motion_model.model import MotionModel  # noqa: E402
from stickgen.motion_model.plan import LEVELS, PLAN_DIM  # noqa: E402
from stickgen.motion_model.planning import PromptSegment  # noqa: E402
from stickgen.networks.conditions import Conditions  # noqa: E402
from stickgen.networks.planner import Planner  # noqa: E402
from stickgen.options import GenerationOptions  # noqa: E402
from stickgen.training.adapters import (  # noqa: E402
    adapter_weights,
    add_adapter,
    base_weights,
    load_weights,
    save_adapter,
    trainable_share,
)
from stickgen.training.checkpoints import load_checkpoint  # noqa: E402
from stickgen.training.config import Lora, StageConfig, TrainConfig  # noqa: E402
from stickgen.training.run import train  # noqa: E402

WALK = [PromptSegment("a person walks", 8)]
STAGES = ["planner", "refiner"]


def planner() -> Planner:
    torch.manual_seed(0)
    return Planner(PlannerConfig(dim=32, layers=2, heads=2, context=12)).eval()


def codes(network: Planner) -> torch.Tensor:
    network.eval()  # peft adds its layers in training mode, with dropout
    generator = torch.Generator().manual_seed(1)
    tokens = torch.randn(2, 4, 384, generator=generator)
    plan = torch.randn(2, 6, PLAN_DIM, generator=generator)
    conditions = Conditions(tokens, torch.ones(2, 4, dtype=torch.bool))
    with torch.no_grad():
        return network(conditions, plan, torch.zeros(2, 6, LEVELS, PLAN_DIM)).codes


def changed(network: Planner) -> None:
    """Give the adapter's second matrices numbers, as training does."""
    torch.manual_seed(2)
    with torch.no_grad():
        for name, weight in network.named_parameters():
            if ".lora_B." in name:
                weight.normal_(0, 0.1)


@pytest.fixture(scope="module")
def lora_config(tiny_config: TrainConfig) -> TrainConfig:
    stage = StageConfig(batch_size=8, epochs=2, warmup_steps=1, learning_rate=1e-2, ema=0.5)
    stages = {"planner": stage, "refiner": stage}
    return tiny_config.model_copy(
        update={"training": tiny_config.training.model_copy(update=stages), "lora": Lora(rank=4)}
    )


@pytest.fixture(scope="module")
def adapted(
    lora_config: TrainConfig, trained: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Folder of a run that trained adapters of the tiny model's planner and refiner."""
    output = tmp_path_factory.mktemp("lora")
    folder = train(lora_config, output, stages=STAGES, init_from=str(trained / "model"))
    assert folder == output / "adapter"
    return output


def test_a_fresh_adapter_changes_nothing_and_trains_a_small_share() -> None:
    base, network = planner(), planner()
    add_adapter(network, Lora(), "base")
    assert torch.equal(codes(base), codes(network))
    assert 0.0 < trainable_share(network) < 0.1
    assert base_weights(network).keys() == base.state_dict().keys()
    changed(network)
    assert not torch.equal(codes(base), codes(network))


def test_the_pattern_names_the_layers() -> None:
    network = planner()
    add_adapter(network, Lora(target_modules=r"blocks\.1\..*\.q"), "base")
    assert {n.split(".lora_")[0] for n in adapter_weights(network)} == {"blocks.1.attention.q"}
    with pytest.raises(StickGenError, match=r"target_modules is 'nothing', which fits no layer"):
        add_adapter(planner(), Lora(target_modules="nothing"), "base")


def test_merged_and_unmerged_adapters_compute_the_same() -> None:
    network = planner()
    add_adapter(network, Lora(), "base")
    changed(network)
    layers = [m for m in network.modules() if hasattr(m, "merge")]
    apart, before = codes(network), copy.deepcopy(base_weights(network))
    for layer in layers:
        layer.merge()
    torch.testing.assert_close(codes(network), apart, atol=1e-5, rtol=1e-4)
    for layer in layers:
        layer.unmerge()
    for name, weight in base_weights(network).items():
        torch.testing.assert_close(weight, before[name], atol=1e-6, rtol=0)


def test_peft_reads_what_is_saved(tmp_path: Path) -> None:
    network = planner()
    add_adapter(network, Lora(), "base")
    changed(network)
    save_adapter(adapter_weights(network), Lora(), "base", tmp_path)
    read = peft.PeftModel.from_pretrained(planner(), tmp_path).eval()
    assert torch.equal(codes(read), codes(network))


def test_weights_of_another_shape_are_refused() -> None:
    network, other = planner(), planner()
    add_adapter(network, Lora(), "base")
    add_adapter(other, Lora(rank=4), "base")
    with pytest.raises(RuntimeError, match=r"is \[4, 32\], not \[8, 32\]"):
        load_weights(network, None, adapter_weights(other))


def test_only_adapters_are_trained_averaged_and_optimised(adapted: Path, trained: Path) -> None:
    state = load_checkpoint(adapted / "planner.pt")
    base = load_file(trained / "model" / "planner" / "model.safetensors")
    for name, weight in base.items():
        if name != "tables":
            own = state["model_state_dict"][name.removeprefix("planner.")]
            np.testing.assert_array_equal(own.half().numpy(), weight)
    assert state["lora_enabled"] and state["lora_config"]["rank"] == 4
    assert state["ema_state_dict"].keys() == state["lora_state_dict"].keys()
    assert len(state["optimizer_state_dict"]["state"]) == len(state["lora_state_dict"])
    up = [w for name, w in state["ema_state_dict"].items() if ".lora_B." in name]
    assert all(bool((w != 0).any()) for w in up)
    rows = [json.loads(line) for line in (adapted / "planner.jsonl").open()]
    assert rows[0]["step"] == 0 and rows[-1]["val_total"] < rows[0]["val_total"]


def test_a_run_of_adapters_resumes_and_needs_its_own_settings(
    lora_config: TrainConfig, adapted: Path, tmp_path: Path
) -> None:
    shutil.copy(adapted / "normalization.npz", tmp_path)
    before = load_checkpoint(adapted / "planner.pt")
    longer = lora_config.training.planner.model_copy(update={"epochs": 3})
    training = lora_config.training.model_copy(update={"planner": longer})
    config = lora_config.model_copy(update={"training": training})
    train(config, tmp_path, stages=["planner"], resume_from=str(adapted))
    after = load_checkpoint(tmp_path / "planner.pt")
    assert after["global_step"] > before["global_step"]
    for name, weight in before["model_state_dict"].items():
        assert torch.equal(weight, after["model_state_dict"][name])
    other = lora_config.model_copy(update={"lora": Lora(rank=2)})
    with pytest.raises(StickGenError, match="resume with the configuration of the run"):
        train(other, tmp_path, stages=["planner"], resume_from=str(adapted))
    full = lora_config.model_copy(update={"lora": None})
    with pytest.raises(StickGenError, match=r"planner\.pt holds an adapter: start from the model"):
        train(full, tmp_path / "full", stages=["planner"], init_from=str(adapted))


def test_random_weights_are_not_adapted(lora_config: TrainConfig, tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match="adapts trained weights: name them with --init-from"):
        train(lora_config, tmp_path, stages=STAGES)


def test_inference_adds_the_same_products_as_peft(adapted: Path, trained: Path) -> None:
    folder = trained / "model" / "planner"
    (adapter,) = find_adapters([str(adapted / "adapter")])
    found = adapted_weights(folder, [adapter])
    network = Planner(read_config(trained / "model").planner)
    add_adapter(network, Lora(rank=4), "base")
    state = load_checkpoint(adapted / "planner.pt")
    load_weights(network, state["model_state_dict"], state["ema_state_dict"])
    for module in network.modules():
        if hasattr(module, "merge"):
            module.merge()
    merged = base_weights(network)
    assert found
    for name, weight in found.items():
        own = merged[name.removeprefix("planner.").removesuffix(".half")]
        np.testing.assert_allclose(weight.astype(np.float32), own.numpy(), atol=2e-3)


def test_adapters_change_motion_by_their_scale(adapted: Path, trained: Path) -> None:
    def joints(*lora: str) -> np.ndarray:
        model = MotionModel(trained / "model", adapters=find_adapters(lora))
        return model.generate(WALK, GenerationOptions(seed=1)).joints

    name = str(adapted / "adapter")
    plain, none, half, full = joints(), joints(f"{name}:0"), joints(f"{name}:0.5"), joints(name)
    np.testing.assert_array_equal(plain, none)
    assert np.abs(full - plain).max() > 1e-3 and np.abs(half - full).max() > 1e-4
    twice = joints(f"{name}:0.5", f"{name}:0.5")
    assert np.abs(twice - full).max() < np.abs(full - plain).max()


@pytest.fixture
def broken(adapted: Path, tmp_path: Path) -> Path:
    """A copy of the adapter, to be damaged."""
    return Path(shutil.copytree(adapted / "adapter", tmp_path / "broken"))


def refused(folder: Path, trained: Path, message: str) -> None:
    with pytest.raises(StickGenError, match=message):
        adapted_weights(trained / "model" / "planner", find_adapters([str(folder)]))


def test_an_adapter_of_another_base_rank_or_key_is_refused(
    broken: Path, trained: Path, tmp_path: Path
) -> None:
    manifest = json.loads((broken / "adapter.json").read_text())
    other = manifest | {"sha256": {"planner": "0" * 64}}
    (broken / "adapter.json").write_text(json.dumps(other))
    refused(broken, trained, r"the adapter broken \(planner\) was trained on other weights than")
    (broken / "adapter.json").write_text("{}")  # of other people: nothing is stated
    weights_file = broken / "planner" / "adapter_model.safetensors"
    weights = load_file(weights_file)
    config = json.loads((broken / "planner" / "adapter_config.json").read_text())
    for wrong, message in (
        (config | {"r": 3}, "which is not rank 3"),
        (config | {"use_dora": True}, "uses use_dora, which is not supported"),
        ({}, "states no rank r and lora_alpha"),
    ):
        (broken / "planner" / "adapter_config.json").write_text(json.dumps(wrong))
        refused(broken, trained, message)
    (broken / "planner" / "adapter_config.json").write_text(json.dumps(config))
    save_file({k.replace("blocks.1", "blocks.9"): w for k, w in weights.items()}, weights_file)
    refused(broken, trained, r"changes blocks\.9\.\S+, which \S+ does not have")
    save_file({k: w for k, w in weights.items() if "lora_B" not in k}, weights_file)
    refused(broken, trained, "which is no pair of a LoRA")
    weights_file.write_bytes(b"no weights")
    refused(broken, trained, "cannot be read as weights")


def test_names_and_scales_of_adapters_are_checked() -> None:
    with pytest.raises(StickGenError, match="there is no adapter 'nobody'"):
        find_adapters(["nobody"])
    with pytest.raises(StickGenError, match="the scale of the adapter zombie"):
        GenerationOptions(lora=["zombie:3"])
    with pytest.raises(StickGenError, match="after the colon give a scale"):
        GenerationOptions(lora="zombie:much")
    assert GenerationOptions(lora="zombie:0.5").lora == ("zombie:0.5",)
