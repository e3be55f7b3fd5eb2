"""From torch to a model folder: ONNX graphs whose weights lie in float16 safetensors.

Each phase is ``model.onnx`` (the graph, a few hundred kilobytes) beside
``model.safetensors`` (the weights, once). The graph points into the safetensors file and
widens the numbers when it is loaded, so one file of weights serves ONNX Runtime and torch.
"""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper
from safetensors.numpy import save_file
from torch import Tensor, nn

from stickgen.motion_model.config import PLAN_START, ModelConfig
from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.normalization import NormalizationStats
from stickgen.motion_model.plan import LEVELS, PATCH, PLAN_DIM, Codebook
from stickgen.networks.planner import Planner
from stickgen.networks.ranker import Ranker
from stickgen.networks.refiner import Refiner

OPSET = 17


class PlannerStep(nn.Module):
    """One call of the planner: read a sentence and some plans, choose the next token of each.

    N plans of one sentence are written side by side. Guidance and sampling are inside the graph:
    of the 2·N rows the first N are conditioned, the others are not; Gumbel noise from outside
    makes the choice random and repeatable.
    """

    def __init__(self, planner: Planner, codebook: Codebook) -> None:
        super().__init__()
        self.planner = planner
        self.tables = nn.Parameter(torch.from_numpy(codebook.tables), requires_grad=False)

    def forward(
        self,
        text: Tensor,  # [L, text_dim]; L may be 0
        plan: Tensor,  # [N, P, 71] tokens not read yet
        start: Tensor,  # [P, 1] 1 where a token is the opening mark
        position: Tensor,  # [] position of the first of them
        hidden: Tensor,  # [S + L + P] 1 where rows without a sentence must not look
        gumbel: Tensor,  # [N, LEVELS, CODES]
        guidance: Tensor,  # []
        temperature: Tensor,  # []
        log_min_p: Tensor,  # []
        *cache: Tensor,  # keys and values of each layer, [2·N (rows), H, S, D/H]
    ) -> tuple[Tensor, ...]:
        p = self.planner
        length, (count, patches) = text.shape[0], plan.shape[:2]
        null = p.null_text.expand(length, -1)
        words = torch.cat([p.text(some).expand(count, -1, -1) for some in (text[None], null[None])])
        tokens = torch.where(start > 0.5, p.start, p.plan(plan)).repeat(2, 1, 1)
        x = torch.cat([words, tokens], dim=1)  # [2·N, L + P, D]
        where = torch.cat([torch.arange(length), position + torch.arange(patches)])[None]
        # New words see all words; new patches see all that came before them.
        seen = cache[0].shape[2]
        total = seen + length + patches
        row = torch.arange(length + patches)[:, None]
        column = torch.arange(total)[None] - seen
        future = (column > row) & ~((row < length) & (column < length))
        blocked = torch.stack([future, future | (hidden[None] > 0.5)]).repeat_interleave(count, 0)
        mask = torch.zeros(blocked.shape).masked_fill(blocked, -1e9)[:, None]
        past = list(zip(cache[::2], cache[1::2], strict=True))
        states, kept = p.run(x, where.expand(2 * count, -1), mask, past)
        state = states[:, -1].unflatten(0, (2, count))  # [2, N, D]
        codes = []
        chosen = torch.zeros(count, PLAN_DIM)
        for level in range(LEVELS):
            logits = p.code_head.one(state, chosen, level)
            mixed = logits[1] + guidance * (logits[0] - logits[1])
            log_p = torch.log_softmax(mixed, -1)
            rare = log_p < log_p.amax(-1, keepdim=True) + log_min_p
            code = (log_p / temperature + gumbel[:, level]).masked_fill(rare, -1e9).argmax(-1)
            chosen = chosen + self.tables[level][code]
            codes.append(code)
        action = p.heads["action"](state[0])
        return torch.stack(codes, dim=-1), action, *(one for kv in kept for one in kv)


class RankerStep(nn.Module):
    """How well plans ``[N, P, 71]`` do what ``text [L, text_dim]`` says: cosines ``[N]``."""

    def __init__(self, ranker: Ranker) -> None:
        super().__init__()
        self.ranker = ranker

    def forward(self, plan: Tensor, text: Tensor) -> Tensor:
        every = torch.ones(plan.shape[:2], dtype=torch.bool)
        words = torch.ones(text.shape[:1], dtype=torch.bool)
        said = self.ranker.text(text[None], words[None])
        return (self.ranker.plan(plan, every) * said).sum(-1)


def _shrink(graph_file: Path, weights_file: Path) -> None:
    """Move a graph's weights to float16 safetensors; the graph casts them back on loading."""
    model = onnx.load(str(graph_file))
    graph = model.graph
    big = [
        i
        for i in graph.initializer
        if i.data_type == TensorProto.FLOAT and int(np.prod(i.dims)) >= 64
    ]
    tensors = {i.name: onnx.numpy_helper.to_array(i).astype(np.float16) for i in big}
    save_file(tensors, str(weights_file))
    weights_file.chmod(0o644)  # safetensors writes for the owner's eyes alone
    raw = weights_file.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    casts = []
    for initializer in big:
        begin, end = header[initializer.name]["data_offsets"]
        half = TensorProto(
            name=f"{initializer.name}.half",
            data_type=TensorProto.FLOAT16,
            dims=initializer.dims,
            data_location=TensorProto.EXTERNAL,
        )
        for key, value in (
            ("location", weights_file.name),
            ("offset", str(8 + size + begin)),
            ("length", str(end - begin)),
        ):
            half.external_data.add(key=key, value=value)
        casts.append(
            helper.make_node("Cast", [half.name], [initializer.name], to=TensorProto.FLOAT)
        )
        graph.initializer.remove(initializer)
        graph.initializer.append(half)
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    graph_file.write_bytes(model.SerializeToString())


def _to_onnx(
    module: nn.Module,
    arguments: tuple[Tensor, ...],
    inputs: list[str],
    outputs: list[str],
    dynamic: dict[str, dict[int, str]],
    folder: Path,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    graph = folder / "model.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own talk of tracing
        torch.onnx.export(
            module.eval(),
            arguments,
            str(graph),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=dynamic,
            opset_version=OPSET,
            do_constant_folding=False,
            dynamo=False,
        )
    _shrink(graph, folder / "model.safetensors")


def export_planner(planner: Planner, codebook: Codebook, folder: Path) -> None:
    """Write the planner's step as ``folder/model.onnx`` + ``model.safetensors``."""
    c = planner.config
    count, length, patches, past = 3, 4, 2, 5
    arguments = (
        torch.randn(length, c.text_dim),
        torch.randn(count, patches, PLAN_DIM),
        torch.tensor([[1.0], [0.0]]),
        torch.tensor(PLAN_START),
        torch.zeros(past + length + patches),
        torch.zeros(count, LEVELS, codebook.tables.shape[1]),
        torch.tensor(2.0),
        torch.tensor(1.0),
        torch.tensor(-3.0),
        *torch.randn(2 * c.layers, 2 * count, c.heads, past, c.dim // c.heads).unbind(0),
    )
    inputs = "text plan start position hidden gumbel guidance temperature log_min_p".split()
    old, new = c.cache_names
    dynamic = {
        "text": {0: "words"},
        "plan": {0: "plans", 1: "patches"},
        "start": {0: "patches"},
        "hidden": {0: "seen"},
        "gumbel": {0: "plans"},
        "codes": {0: "plans"},
        "action": {0: "plans"},
        **{name: {0: "rows", 2: "past"} for name in old},
        **{name: {0: "rows", 2: "seen"} for name in new},
    }
    inputs, outputs = [*inputs, *old], ["codes", "action", *new]
    _to_onnx(PlannerStep(planner, codebook), arguments, inputs, outputs, dynamic, folder)


def export_ranker(ranker: Ranker, folder: Path) -> None:
    """Write the ranker as ``folder/model.onnx`` + ``model.safetensors``."""
    arguments = (torch.randn(3, 4, PLAN_DIM), torch.randn(5, ranker.config.text_dim))
    dynamic = {"plan": {0: "plans", 1: "patches"}, "text": {0: "words"}, "fit": {0: "plans"}}
    _to_onnx(RankerStep(ranker), arguments, ["plan", "text"], ["fit"], dynamic, folder)


def export_refiner(refiner: Refiner, folder: Path) -> None:
    """Write the refiner's network as ``folder/model.onnx`` + ``model.safetensors``."""
    c = refiner.config
    patches, length, rows = 6, 3, 2
    arguments = (
        torch.randn(rows, patches * PATCH, FRAME_DIM),
        torch.rand(rows, patches),
        torch.randn(rows, patches, PLAN_DIM),
        torch.ones(rows, dtype=torch.bool),
        torch.ones(rows, patches, dtype=torch.bool),
        torch.randn(rows, length, c.text_dim),
        torch.ones(rows, length, dtype=torch.bool),
    )
    inputs = ["noisy", "t", "plan", "planned", "valid", "text", "text_valid"]
    dynamic = {
        "noisy": {0: "rows", 1: "frames"},
        "t": {0: "rows", 1: "patches"},
        "plan": {0: "rows", 1: "patches"},
        "planned": {0: "rows"},
        "valid": {0: "rows", 1: "patches"},
        "text": {0: "rows", 1: "words"},
        "text_valid": {0: "rows", 1: "words"},
        "clean": {0: "rows", 1: "frames"},
    }
    _to_onnx(refiner, arguments, inputs, ["clean"], dynamic, folder)


def export_model(
    folder: Path,
    config: ModelConfig,
    modules: dict[str, nn.Module],
    statistics: NormalizationStats,
    codebook: Codebook,
    length: NDArray[np.float32],
) -> None:
    """Write a model folder but for its text encoder: config, scales, all phases.

    Args:
        folder: made when missing; its files are replaced.
        length: weights of ``motion_model.length``.
        modules: ``refiner``, and ``planner`` and ``ranker`` where the model has them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    refiner = modules["refiner"].cpu()
    assert isinstance(refiner, Refiner)
    export_refiner(refiner, folder / "refiner")
    if "planner" in modules:
        planner = modules["planner"].cpu()
        assert isinstance(planner, Planner)
        export_planner(planner, codebook, folder / "planner")
    if "ranker" in modules:
        ranker = modules["ranker"].cpu()
        assert isinstance(ranker, Ranker)
        export_ranker(ranker, folder / "ranker")
    np.savez_compressed(
        folder / "scales.npz",
        tables=codebook.tables,
        null_text=refiner.null_text.detach().numpy(),
        length=length,
        **vars(statistics),
    )
    (folder / "config.json").write_text(config.model_dump_json(indent=2) + "\n")


def copy_encoder(text: Path, folder: Path) -> None:
    """Put the ``text_encoder/`` and ``tokenizer/`` of one model folder into another."""
    for part in ("text_encoder", "tokenizer"):
        if (text / part).resolve() != (folder / part).resolve():
            shutil.copytree(text / part, folder / part, dirs_exist_ok=True)
