"""Export of evaluator networks: two ONNX graphs with int8 weights each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor, nn

from stickgen.files import atomic_path
from stickgen.networks.evaluator import PATCH, EvaluatorNetwork
from stickgen.networks.export import prepend_nodes, to_onnx
from stickgen.skeleton import N_JOINTS

_SMALL = 4096
"""Tensors with fewer elements stay float32."""


def export_network(network: EvaluatorNetwork, folder: Path) -> None:
    """Write ``folder/motion.onnx`` and ``folder/text.onnx``; the decoder is not exported.

    motion: joints float32 ``[B, P·5, 22, 3]`` (metres, 25 fps) and length int64 ``[B]`` (patches
    of 5 frames) → embedding ``[B, 128]``. text: states float32 ``[B, L, text_width]`` and valid
    bool ``[B, L]`` → embedding. The metadata of each graph gives the frames of a patch.
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
            "states": torch.randn(2, 3, network.text_width),
            "valid": torch.ones(2, 3, dtype=torch.bool),
        },
    )


def write_config(folder: Path, names: Sequence[str], encoder: str, text_encoder: str) -> None:
    """Write ``folder/config.json``: the networks, the main one first, and the text encoder whose
    states they read: its name for ``open_encoder``, and its hash."""
    config = {"networks": list(names), "encoder": encoder, "text_encoder": text_encoder}
    with atomic_path(folder / "config.json") as path:
        path.write_text(json.dumps(config, indent=2) + "\n", "utf-8")


def _write(side: nn.Module, file: Path, example: Mapping[str, Tensor]) -> None:
    """Write one side of a network with rows and, where it has one, a time axis of any length."""
    axes = {name: {k: f"{name}{k}" for k in range(min(t.dim(), 2))} for name, t in example.items()}
    with atomic_path(file) as path:
        to_onnx(side, example, ["embedding"], {**axes, "embedding": {0: "rows"}}, path)
        model = to_int8(onnx.load(str(path)))
        helper.set_model_props(model, {"patch": str(PATCH)})
        path.write_bytes(model.SerializeToString())


def to_int8(model: onnx.ModelProto) -> onnx.ModelProto:
    """Quantise weights to int8, one scale an output channel; the graph dequantises them.

    Activations stay float32.
    """
    graph = model.graph
    outputs = {name: _output_axis(node) for node in graph.node for name in node.input[1:2]}
    dequantise = []
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if values.size < _SMALL or values.dtype != np.float32 or weight.name not in outputs:
            continue
        axis = outputs[weight.name]
        others = tuple(k for k in range(values.ndim) if k != axis)
        scale = np.maximum(np.abs(values).max(others) / 127.0, 1e-12).astype(np.float32)
        shape = [-1 if k == axis else 1 for k in range(values.ndim)]
        quantised = np.rint(values / scale.reshape(shape)).astype(np.int8)
        graph.initializer.remove(weight)
        graph.initializer.append(numpy_helper.from_array(quantised, f"{weight.name}.int8"))
        graph.initializer.append(numpy_helper.from_array(scale, f"{weight.name}.scale"))
        dequantise.append(
            helper.make_node(
                "DequantizeLinear",
                [f"{weight.name}.int8", f"{weight.name}.scale"],
                [weight.name],
                axis=axis,
            )
        )
    prepend_nodes(graph, dequantise)
    return model


def _output_axis(node: onnx.NodeProto) -> int:
    """Output axis of a node's weight: the last of ``x @ w``, the first of convolution filters."""
    transposed = any(a.name == "transB" and a.i for a in node.attribute)
    return 0 if node.op_type == "Conv" or transposed else 1
