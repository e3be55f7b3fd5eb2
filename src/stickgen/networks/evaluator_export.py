"""From torch to what the evaluator runs on: two ONNX graphs with int8 weights."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

from stickgen.files import atomic_path
from stickgen.networks.evaluator import PATCH, TEXT_WIDTH, EvaluatorNetwork
from stickgen.networks.export import OPSET
from stickgen.skeleton import N_JOINTS

_SMALL = 4096
"""Numbers of a tensor that is not worth coarsening."""


def export_network(network: EvaluatorNetwork, folder: Path) -> None:
    """Write ``folder/motion.onnx`` and ``folder/text.onnx``; the decoder stays behind.

    motion: joints float32 ``[B, P·5, 22, 3]`` (metres, 25 fps) and length int64 ``[B]`` (patches
    of 5 frames) → embedding ``[B, 128]``. text: states float32 ``[B, L, 384]`` and valid bool
    ``[B, L]`` → embedding. Each says in its metadata how many frames a patch has.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write(
        network.motion,
        folder / "motion.onnx",
        {"joints": torch.randn(2, 4 * PATCH, N_JOINTS, 3), "length": torch.tensor([4, 3])},
    )
    _write(
        network.text,
        folder / "text.onnx",
        {
            "states": torch.randn(2, 3, TEXT_WIDTH),
            "valid": torch.ones(2, 3, dtype=torch.bool),
        },
    )


def write_config(folder: Path, names: Sequence[str], text_encoder: str) -> None:
    """Write ``folder/config.json``: its networks, the main one first, and the hash of the text
    encoder whose states they read."""
    config = {"networks": list(names), "text_encoder": text_encoder}
    with atomic_path(folder / "config.json") as path:
        path.write_text(json.dumps(config, indent=2) + "\n", "utf-8")


def _write(side: nn.Module, file: Path, example: Mapping[str, Tensor]) -> None:
    """Write a side of a network; rows and, where there is one, time may have any length."""
    free = {name: {k: f"{name}{k}" for k in range(min(t.dim(), 2))} for name, t in example.items()}
    with atomic_path(file) as path:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the exporter's own talk of tracing
            torch.onnx.export(
                side.eval(),
                tuple(example.values()),
                str(path),
                input_names=list(example),
                output_names=["embedding"],
                dynamic_axes={**free, "embedding": {0: "rows"}},
                opset_version=OPSET,
                dynamo=False,
            )
        model = coarsen(onnx.load(str(path)))
        helper.set_model_props(model, {"patch": str(PATCH)})
        path.write_bytes(model.SerializeToString())


def coarsen(model: onnx.ModelProto) -> onnx.ModelProto:
    """Weights as int8 with one scale an output channel; the graph widens them when it runs.

    Only the weights are coarse, what flows through the network stays float32.
    """
    graph = model.graph
    outputs = {name: _output_axis(node) for node in graph.node for name in node.input[1:2]}
    widen = []
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if values.size < _SMALL or values.dtype != np.float32 or weight.name not in outputs:
            continue
        axis = outputs[weight.name]
        others = tuple(k for k in range(values.ndim) if k != axis)
        scale = np.maximum(np.abs(values).max(others) / 127.0, 1e-12).astype(np.float32)
        shape = [-1 if k == axis else 1 for k in range(values.ndim)]
        coarse = np.rint(values / scale.reshape(shape)).astype(np.int8)
        graph.initializer.remove(weight)
        graph.initializer.append(numpy_helper.from_array(coarse, f"{weight.name}.int8"))
        graph.initializer.append(numpy_helper.from_array(scale, f"{weight.name}.scale"))
        widen.append(
            helper.make_node(
                "DequantizeLinear",
                [f"{weight.name}.int8", f"{weight.name}.scale"],
                [weight.name],
                axis=axis,
            )
        )
    nodes = [*widen, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return model


def _output_axis(node: onnx.NodeProto) -> int:
    """Which axis of a node's weight is its output: ``x @ w`` or a convolution's filters."""
    transposed = any(a.name == "transB" and a.i for a in node.attribute)
    return 0 if node.op_type == "Conv" or transposed else 1
