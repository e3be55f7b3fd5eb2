"""From torch to ONNX: graphs whose weights lie beside them as float16 safetensors.

``model.onnx`` is the graph (a few hundred kilobytes), ``model.safetensors`` its weights. The graph
points into the safetensors file and casts the numbers to float32 when it is loaded, so one file of
weights serves ONNX Runtime and torch. The graph is optimised already (``optimise``).
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import GraphProto, NodeProto, TensorProto, helper
from safetensors.numpy import save_file
from torch import Tensor, nn

from stickgen.motion_model.tensor_file import tensor_offsets
from stickgen.networks.optimise import optimised

OPSET = 17
SMALLEST = 64
"""Tensors with fewer elements stay in the graph as float32."""
Axes = Mapping[str, Mapping[int, str]]
"""Input or output → its axes of variable length → their names."""


@dataclass(frozen=True)
class Graph:
    """A network as it is exported: tensors in, tensors out.

    Attributes:
        module: what is traced.
        examples: inputs by name, in the order of the module's arguments, of a size: 1 or 2, which
            differ along every axis of variable length.
        outputs: names of what the module returns.
        axes: which axes are of variable length.
    """

    module: nn.Module
    examples: Callable[[int], dict[str, Tensor]]
    outputs: Sequence[str]
    axes: Axes


def to_onnx(
    module: nn.Module,
    inputs: Mapping[str, Tensor],
    outputs: Sequence[str],
    axes: Axes,
    file: Path,
    *,
    fold_constants: bool = True,
) -> None:
    """Trace a module in evaluation mode and write its graph with float32 weights.

    Args:
        inputs: example tensors by name, in the order of the module's arguments.
        outputs: names of what the module returns.
        fold_constants: False keeps every parameter as it is, under its own name.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer warns of shapes that become constants
        # The legacy exporter: its graphs quantise, those of the dynamo exporter do not.
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            str(file),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: dict(free) for name, free in axes.items()},
            opset_version=OPSET,
            do_constant_folding=fold_constants,
            dynamo=False,
        )


def export_half(graph: Graph, folder: Path) -> None:
    """Write a network as ``folder/model.onnx`` and ``folder/model.safetensors`` (float16)."""
    folder.mkdir(parents=True, exist_ok=True)
    graph_file, weights_file = folder / "model.onnx", folder / "model.safetensors"
    inputs = graph.examples(1)
    to_onnx(graph.module, inputs, graph.outputs, graph.axes, graph_file, fold_constants=False)
    model = onnx.load(str(graph_file))
    weights = _take_weights(model.graph)
    model = optimised(model, {weight.name: weight.dims for weight in weights})
    _store_weights(model.graph, weights, weights_file)
    graph_file.write_bytes(model.SerializeToString())


def quantise(exact: Path, file: Path) -> None:
    """Write a float32 graph with int8 weights; activations are quantised when it runs."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    level = logging.root.manager.disable
    logging.disable(logging.WARNING)  # it recommends a step that changes nothing here
    try:
        # Unsigned weights: signed ones saturate on processors without VNNI. Convolutions stay as
        # they are: those of int8 are slower.
        quantize_dynamic(
            str(exact),
            str(file),
            weight_type=QuantType.QUInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm"],
        )
    finally:
        logging.disable(level)


def prepend_nodes(graph: GraphProto, nodes: Sequence[NodeProto]) -> None:
    """Put nodes before those of a graph, which must stay in topological order."""
    every = [*nodes, *graph.node]
    del graph.node[:]
    graph.node.extend(every)


def _take_weights(graph: GraphProto) -> list[TensorProto]:
    """Remove a graph's weights from it."""
    taken: list[TensorProto] = []
    left: list[TensorProto] = []
    for tensor in graph.initializer:
        is_weight = tensor.data_type == TensorProto.FLOAT and int(np.prod(tensor.dims)) >= SMALLEST
        (taken if is_weight else left).append(tensor)
    del graph.initializer[:]
    graph.initializer.extend(left)
    return taken


def _store_weights(graph: GraphProto, weights: Sequence[TensorProto], file: Path) -> None:
    """Write weights as float16 safetensors; the graph casts them back on loading."""
    arrays = {w.name: onnx.numpy_helper.to_array(w).astype(np.float16) for w in weights}
    save_file(arrays, str(file))
    file.chmod(0o644)  # safetensors gives only the owner permission to read
    offsets = tensor_offsets(file)
    casts = []
    for weight in weights:
        half = _external(weight, file.name, *offsets[weight.name][:2])
        casts.append(helper.make_node("Cast", [half.name], [weight.name], to=TensorProto.FLOAT))
        graph.initializer.append(half)
    prepend_nodes(graph, casts)


def _external(weight: TensorProto, location: str, offset: int, length: int) -> TensorProto:
    """A float16 tensor of a weight's shape whose numbers lie in another file."""
    half = TensorProto(
        name=f"{weight.name}.half",
        data_type=TensorProto.FLOAT16,
        dims=weight.dims,
        data_location=TensorProto.EXTERNAL,
    )
    for key, value in (("location", location), ("offset", offset), ("length", length)):
        half.external_data.add(key=key, value=str(value))
    return half
