"""Planner, ranker and refiner: what they attend to, and their ONNX graphs."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")
onnx = pytest.importorskip("onnx", reason="needs the extra train")

from safetensors.numpy import load_file  # noqa: E402

from stickgen.motion_model.config import (  # noqa: E402
    PLAN_START,
    ModelConfig,
    PlannerConfig,
    RankerConfig,
    RefinerConfig,
)
from stickgen.motion_model.goals import CONTROL_DIM  # noqa: E402
from stickgen.motion_model.plan import CODES, LEVELS, PLAN_DIM, Codebook  # noqa: E402
from stickgen.networks.conditions import Conditions  # noqa: E402
from stickgen.networks.export import export_half  # noqa: E402
from stickgen.networks.optimise import optimised  # noqa: E402
from stickgen.networks.planner import Planner  # noqa: E402
from stickgen.networks.planner_export import planner_graph  # noqa: E402
from stickgen.networks.ranker import Ranker  # noqa: E402
from stickgen.networks.ranker_export import ranker_graph  # noqa: E402
from stickgen.networks.refiner import Refiner  # noqa: E402
from stickgen.networks.refiner_export import refiner_graph  # noqa: E402

MODELS = Path(__file__).parents[2] / "models"
SIZES = dict(dim=32, layers=2, heads=2, context=12)
NETWORKS = {"planner": Planner, "ranker": Ranker, "refiner": Refiner}


@pytest.fixture(autouse=True)
def seed() -> None:
    torch.manual_seed(0)


@pytest.fixture
def codebook() -> Codebook:
    tables = np.random.default_rng(0).normal(size=(LEVELS, CODES, PLAN_DIM))
    return Codebook(tables.astype(np.float32))


def sentence(length: int = 4) -> Conditions:
    return Conditions(torch.randn(1, length, 384), torch.ones(1, length, dtype=torch.bool))


def run(folder: Path, **inputs: np.ndarray) -> list[np.ndarray]:
    return onnxruntime.InferenceSession(str(folder / "model.onnx")).run(None, inputs)


def test_the_planner_attends_to_no_later_patch() -> None:
    planner = Planner(PlannerConfig(**SIZES)).eval()
    conditions, plan = sentence(), torch.randn(1, 8, PLAN_DIM)
    later = plan.clone()
    later[:, 5:] += 1.0
    chosen = torch.zeros(1, 8, LEVELS, PLAN_DIM)
    with torch.no_grad():
        a, b = (planner(conditions, p, chosen).codes for p in (plan, later))
    assert torch.equal(a[:, :6], b[:, :6])
    assert not torch.equal(a[:, 6:], b[:, 6:])


@pytest.mark.parametrize("name", NETWORKS)
def test_padding_of_the_sentence_changes_nothing(name: str) -> None:
    conditions = sentence()
    padded = Conditions(
        torch.cat([conditions.tokens, torch.randn(1, 3, 384)], 1),
        torch.cat([conditions.mask, torch.zeros(1, 3, dtype=torch.bool)], 1),
    )
    plan, valid = torch.randn(1, 6, PLAN_DIM), torch.ones(1, 6, dtype=torch.bool)
    planner = Planner(PlannerConfig(**SIZES)).eval()
    refiner = Refiner(RefinerConfig(**SIZES)).eval()
    ranker = Ranker(RankerConfig(dim=16, layers=1, heads=2)).eval()
    noisy, t = torch.randn(1, 30, 71), torch.full((1, 6), 0.5)
    chosen = torch.zeros(1, 6, LEVELS, PLAN_DIM)
    forward = {
        # RoPE gives the plan fixed positions, so that padding does not move it.
        "planner": lambda c: planner(c, plan, chosen).codes,
        "ranker": ranker.embed_text,
        "refiner": lambda c: refiner(noisy, t, plan, torch.tensor([True]), valid, c),
    }[name]
    with torch.no_grad():
        torch.testing.assert_close(forward(conditions), forward(padded), atol=1e-5, rtol=1e-4)


def test_known_patches_stay_and_the_others_depend_on_them() -> None:
    refiner = Refiner(RefinerConfig(**SIZES)).eval()
    noisy, level = torch.randn(1, 40, 71), torch.full((1, 8), 0.5)
    level[:, :3] = 0.0
    valid, plan = torch.ones(1, 8, dtype=torch.bool), torch.zeros(1, 8, PLAN_DIM)
    conditions = sentence()

    def predict(noisy: torch.Tensor) -> torch.Tensor:
        with torch.no_grad():
            return refiner(noisy, level, plan, torch.tensor([True]), valid, conditions)

    first = predict(noisy)
    torch.testing.assert_close(first[:, :15], noisy[:, :15])
    other = noisy.clone()
    other[:, :15] += 1.0
    assert (predict(other)[:, 15:] - first[:, 15:]).abs().max() > 1e-4


def test_a_fresh_reader_of_controls_changes_nothing() -> None:
    words = Planner(PlannerConfig(**SIZES)).eval()
    told = Planner(PlannerConfig(**SIZES, controls=8)).eval()
    told.load_state_dict({**told.state_dict(), **words.state_dict()})
    conditions, plan = sentence(), torch.randn(1, 8, PLAN_DIM)
    controls = torch.randn(1, 8, CONTROL_DIM)
    chosen = torch.zeros(1, 8, LEVELS, PLAN_DIM)
    with torch.no_grad():
        expected = words(conditions, plan, chosen).codes
        found = told(replace(conditions, controls=controls), plan, chosen).codes
        torch.testing.assert_close(found, expected, rtol=0, atol=0)
        assert told.controls is not None
        torch.nn.init.normal_(told.controls.out.weight)
        later = controls.clone()
        later[:, 5:] += 1.0
        a, b = (
            told(replace(conditions, controls=c), plan, chosen).codes for c in (controls, later)
        )
    assert torch.equal(a[:, :5], b[:, :5]) and not torch.equal(a[:, 5:], b[:, 5:])


@pytest.mark.parametrize("controls", [0, 8])
def test_the_planners_graph_predicts_what_the_network_predicts(
    codebook: Codebook, tmp_path: Path, controls: int
) -> None:
    """The cached step of the graph against the teacher-forced network, with greedy sampling."""
    config = PlannerConfig(**SIZES, controls=controls)
    planner = Planner(config).eval()
    if planner.controls is not None:
        torch.nn.init.normal_(planner.controls.out.weight, std=0.01)
    told = torch.randn(2, 4, CONTROL_DIM)
    export_half(planner_graph(planner, codebook), tmp_path)
    conditions = sentence()
    rng = np.random.default_rng(0)
    plans = rng.normal(size=(2, 3, PLAN_DIM)).astype(np.float32)
    scalars = {"guidance": 1.0, "temperature": 1.0, "log_min_p": -30.0}
    inputs = {name: np.array(value, dtype=np.float32) for name, value in scalars.items()}
    if controls:
        inputs["controls"] = told.numpy()
    empty = np.zeros((4, config.heads, 0, config.dim // config.heads), dtype=np.float32)
    caches, _ = config.cache_names
    codes, action, *_ = run(
        tmp_path,
        text=conditions.tokens.expand(2, -1, -1).numpy(),
        plan=np.concatenate([np.zeros((2, 1, PLAN_DIM), dtype=np.float32), plans], 1),
        start=np.array([[1.0], [0.0], [0.0], [0.0]], dtype=np.float32),
        position=np.full(2, PLAN_START),
        hidden=np.array([[0.0] * 8] * 2 + [[1.0] * 4 + [0.0] * 4] * 2, dtype=np.float32),
        gumbel=np.zeros((2, 3, LEVELS, CODES), dtype=np.float32),
        **inputs,
        **dict.fromkeys((*config.shared_names, *caches), empty),
    )
    assert (codes == codes[:, :1]).all()  # three samples of equal noise
    codes = codes[:, 0]
    tables = torch.from_numpy(codebook.tables)
    vectors = tables[torch.arange(LEVELS), torch.from_numpy(codes)]  # [2, LEVELS, 71]
    chosen = torch.zeros(2, 4, LEVELS, PLAN_DIM)
    chosen[:, -1] = vectors.cumsum(1) - vectors
    history = torch.cat([torch.from_numpy(plans), torch.zeros(2, 1, PLAN_DIM)], 1)
    both = Conditions(conditions.tokens.expand(2, -1, -1), conditions.mask.expand(2, -1), told)
    with torch.no_grad():
        output = planner(both, history, chosen)
    np.testing.assert_allclose(action, output.heads["action"][:, -1], atol=0.01)
    assert np.abs(action[0] - action[1]).max() > 0.05
    logits = output.codes[:, -1]  # [2, LEVELS, CODES]
    best = logits.gather(-1, torch.from_numpy(codes)[..., None])[..., 0]
    assert (logits.amax(-1) - best).max() < 0.02  # float16 weights may swap near-equal codes


def test_the_rankers_graph_scores_what_the_network_scores(
    codebook: Codebook, tmp_path: Path
) -> None:
    ranker = Ranker(RankerConfig(dim=16, layers=1, heads=2)).eval()
    export_half(ranker_graph(ranker, codebook), tmp_path)
    conditions, plans = sentence(), torch.randn(5, 9, PLAN_DIM)
    with torch.no_grad():
        every = torch.ones(5, 9, dtype=torch.bool)
        expected = ranker.embed_plan(plans, every) @ ranker.embed_text(conditions)[0]
    (fit,) = run(tmp_path, plan=plans.numpy(), text=conditions.tokens[0].numpy())
    np.testing.assert_allclose(fit, expected, atol=0.005)
    assert expected.std() > 0.005


def test_the_refiners_graph_predicts_what_the_network_predicts(
    codebook: Codebook, tmp_path: Path
) -> None:
    refiner = Refiner(RefinerConfig(**SIZES)).eval()
    export_half(refiner_graph(refiner, codebook), tmp_path)
    noisy, plan = torch.randn(2, 20, 71), torch.randn(2, 4, PLAN_DIM)
    t = torch.tensor([[0.0, 0.9, 0.4, 0.4]] * 2)  # of the graph: the same in all rows
    planned = torch.tensor([True, False])
    valid = torch.tensor([[True] * 4, [True] * 3 + [False]])
    conditions = Conditions(
        torch.randn(2, 3, 384), torch.tensor([[True] * 3, [True] * 2 + [False]])
    )
    with torch.no_grad():
        expected = refiner(noisy, t, plan, planned, valid, conditions)
    (clean,) = run(
        tmp_path,
        noisy=noisy.numpy(),
        t=t.numpy(),
        plan=plan.numpy(),
        planned=planned.numpy(),
        valid=valid.numpy(),
        text=conditions.tokens.numpy(),
        text_valid=conditions.mask.numpy(),
    )
    np.testing.assert_allclose(clean, expected, atol=0.01)


@pytest.mark.parametrize("name", NETWORKS)
def test_shipped_weights_have_the_names_and_shapes_of_the_network(name: str) -> None:
    """Every stored tensor is a parameter, except the codebook in the planner's graph."""
    folder = MODELS / "stick-gen-small"
    config = ModelConfig.model_validate_json((folder / "config.json").read_text())
    with torch.device("meta"):
        network = NETWORKS[name](getattr(config, name))
    prefix = "" if name == "refiner" else f"{name}."
    expected = {f"{prefix}{key}": tuple(p.shape) for key, p in network.named_parameters()}
    stored = {k: v.shape for k, v in load_file(folder / name / "model.safetensors").items()}
    tables = stored.pop("tables", None)
    assert tables == ((LEVELS, CODES, PLAN_DIM) if name == "planner" else None)
    assert stored and stored.items() <= expected.items()


@pytest.mark.parametrize("name", NETWORKS)
def test_shipped_graphs_are_optimised_and_their_weights_lie_beside_them(name: str) -> None:
    """Each start would optimise them otherwise; and adapters change weights by their names."""
    folder = MODELS / "stick-gen-small" / name
    graph = onnx.load(str(folder / "model.onnx"), load_external_data=False).graph
    kinds = {node.op_type for node in graph.node}
    assert "Constant" not in kinds
    assert "SimplifiedLayerNormalization" in kinds
    outside = {t.name.removesuffix(".half") for t in graph.initializer if t.external_data}
    assert outside == load_file(folder / "model.safetensors").keys()


def test_an_optimised_graph_gives_the_same_numbers_and_leaves_weights_free() -> None:
    x, w, y = (
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape)
        for name, shape in (("x", [2, 3]), ("w", [3, 3]), ("y", [2, 3]))
    )
    nodes = [
        onnx.helper.make_node("Transpose", ["w"], ["turned"], perm=[1, 0]),
        onnx.helper.make_node("Identity", ["turned"], ["same"]),
        onnx.helper.make_node("MatMul", ["x", "same"], ["y"]),
    ]
    graph = onnx.helper.make_graph(nodes, "product", [x], [y])
    opset = [onnx.helper.make_opsetid("", 17)]
    model = onnx.helper.make_model(graph, opset_imports=opset, ir_version=10)
    result = optimised(model, {"w": (3, 3)})
    assert len(result.graph.node) < 3
    assert [node.name for node in result.graph.input] == ["x"]
    result.graph.input.append(w)
    a, b = np.random.default_rng(0).normal(size=(2, 3, 3)).astype(np.float32)
    session = onnxruntime.InferenceSession(result.SerializeToString())
    np.testing.assert_array_equal(session.run(None, {"x": a[:2], "w": b})[0], a[:2] @ b.T)


def test_the_example_loads_a_graph_without_the_package() -> None:
    example = MODELS.parent / "examples" / "load_onnx.py"
    words = [sys.executable, "-I", str(example), str(MODELS / "stick-gen-small")]
    out = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert out.startswith("codes [") and "likeliest action" in out
