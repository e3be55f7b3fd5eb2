"""The formats of exported networks: how each is written, and how it is run again to be checked."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import torch
from torch import Tensor, nn

from stickgen.model_folder import open_session
from stickgen.networks.export import Graph, export_half, quantise, to_onnx

Run = Callable[[Mapping[str, Tensor]], list[Tensor]]
"""Inputs by name to the outputs of a network that was read again."""


@dataclass(frozen=True)
class Format:
    """A way to store a network.

    Attributes:
        help: a few words.
        write: stores a network in a folder, under its name, which is given too.
        read: opens what was written.
        is_model_folder: whether ``--model`` takes the result, once the model's other files are
            beside the networks.
    """

    help: str
    write: Callable[[Graph, Path, str], None]
    read: Callable[[Graph, Path, str], Run]
    is_model_folder: bool = False


def write_checked(form: Format, graph: Graph, folder: Path, name: str) -> dict[str, float]:
    """Store a network, read it again, and compare it with torch on inputs of another size.

    Returns:
        output → largest difference; of a network's choices (whole numbers) the share that differ.
    """
    torch.manual_seed(0)
    graph.module.eval()
    form.write(graph, folder, name)
    inputs = graph.examples(2)
    with torch.no_grad():
        expected = graph.module(*inputs.values())
        found = form.read(graph, folder, name)(inputs)
    wanted = [expected] if isinstance(expected, Tensor) else list(expected)
    return {
        output: _difference(a, b) for output, a, b in zip(graph.outputs, wanted, found, strict=True)
    }


def _difference(a: Tensor, b: Tensor) -> float:
    if a.is_floating_point():
        return float((a - b).abs().max())
    return float((a != b).float().mean())


def _write_onnx(graph: Graph, folder: Path, name: str) -> None:
    export_half(graph, folder / name)


def _write_int8(graph: Graph, folder: Path, name: str) -> None:
    file = folder / name / "model.onnx"
    file.parent.mkdir(parents=True, exist_ok=True)
    exact = file.with_name("exact.onnx")
    to_onnx(graph.module, graph.examples(1), graph.outputs, graph.axes, exact)
    quantise(exact, file)
    exact.unlink()


def _read_onnx(_: Graph, folder: Path, name: str) -> Run:
    session = open_session(folder / name / "model.onnx")
    names = {node.name for node in session.get_inputs()}

    def run(inputs: Mapping[str, Tensor]) -> list[Tensor]:
        feed = {name: value.numpy() for name, value in inputs.items() if name in names}
        return [torch.from_numpy(output) for output in session.run(None, feed)]

    return run


def _write_torchscript(graph: Graph, folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the tracer warns of shapes that become constants
        inputs = tuple(graph.examples(1).values())
        traced = torch.jit.trace(graph.module, inputs, check_trace=False)
    torch.jit.save(traced, folder / f"{name}.pt")


def _read_torchscript(_: Graph, folder: Path, name: str) -> Run:
    module = torch.jit.load(folder / f"{name}.pt")
    return lambda inputs: _listed(module(*inputs.values()))


def _write_pt2(graph: Graph, folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    inputs = graph.examples(1)
    free = torch.export.Dim.AUTO
    shapes = tuple({axis: free for axis in graph.axes.get(name, {})} or None for name in inputs)
    program = torch.export.export(
        graph.module, tuple(inputs.values()), dynamic_shapes=_nested(graph.module, shapes)
    )
    torch.export.save(program, folder / f"{name}.pt2")


def _nested(module: nn.Module, shapes: tuple[object, ...]) -> tuple[object, ...]:
    """Shapes as torch.export wants them: those of ``*rest`` as one tuple."""
    code = type(module).forward.__code__
    named = code.co_argcount - 1
    has_rest = bool(code.co_flags & 0x04)
    return (*shapes[:named], shapes[named:]) if has_rest else shapes


def _read_pt2(_: Graph, folder: Path, name: str) -> Run:
    module = torch.export.load(folder / f"{name}.pt2").module()
    return lambda inputs: _listed(module(*inputs.values()))


def _write_safetensors(graph: Graph, folder: Path, name: str) -> None:
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.safetensors"
    save_file({key: w.contiguous() for key, w in graph.module.state_dict().items()}, file)
    file.chmod(0o644)  # safetensors gives only the owner permission to read


def _read_safetensors(graph: Graph, folder: Path, name: str) -> Run:
    from safetensors.torch import load_file

    module = copy.deepcopy(graph.module)
    for weight in module.parameters():
        nn.init.zeros_(weight)
    module.load_state_dict(load_file(folder / f"{name}.safetensors"))
    return lambda inputs: _listed(module(*inputs.values()))


def _listed(outputs: Tensor | tuple[Tensor, ...]) -> list[Tensor]:
    return [outputs] if isinstance(outputs, Tensor) else list(outputs)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "onnx": Format("graphs with float16 weights", _write_onnx, _read_onnx, True),
        "onnx-int8": Format("graphs with int8 weights", _write_int8, _read_onnx, True),
        "torchscript": Format("traced modules", _write_torchscript, _read_torchscript),
        "pt2": Format("programs of torch.export", _write_pt2, _read_pt2),
        "safetensors": Format("float32 weights alone", _write_safetensors, _read_safetensors),
    }
)
"""Name → how networks are stored in it."""
