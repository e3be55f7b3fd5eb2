"""``stick-gen model params``: the parameters of a configuration, part by part."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stickgen.cli.options import Json
from stickgen.cli.training_extra import require_torch

if TYPE_CHECKING:
    from stickgen.training.config import TrainConfig

_FAMILY = ("small", "small_bge", "medium", "large")


def params(
    configs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[CONFIG]...",
            help="Configurations of runs. [default: the family's in configs/]",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Print how many parameters each network has, and how near its planner is to its target.

    The targets are those of the planner without image conditioning.

    Needs the extra: pip install -c constraints.txt -e '.[train]'

    Example: stick-gen model params configs/medium.yaml
    """
    require_torch("counting parameters")
    from stickgen.training.config import load_config

    paths = configs or [Path("configs") / f"{name}.yaml" for name in _FAMILY]
    found = {str(path): _describe(load_config(path)) for path in paths}
    if as_json:
        typer.echo(json.dumps(found))
        return
    for path, facts in found.items():
        typer.echo(f"{path}: text of {facts['text_dim']} numbers a token")
        for network, parts in facts["networks"].items():
            typer.echo(f"  {network:<10}{sum(parts.values()) / 1e6:8.2f} M   {_listed(parts)}")
        typer.echo(f"  {_verdict(facts)}")


def _describe(config: TrainConfig) -> dict[str, Any]:
    from stickgen.training.sizes import TOLERANCE, count_parameters, planner_size, planner_target

    counts = count_parameters(config)
    facts: dict[str, Any] = {"text_dim": config.model.refiner.text_dim, "networks": counts}
    if target := planner_target(config):
        name, wanted = target
        off = planner_size(counts["planner"]) / wanted - 1
        facts |= {"size": name, "target": wanted, "off": off, "holds": abs(off) <= TOLERANCE}
    return facts


def _listed(parts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count / 1e6:.2f}" for name, count in parts.items() if count >= 5e3)


def _verdict(facts: dict[str, Any]) -> str:
    if "size" not in facts:
        return "its planner is none of the family's sizes"
    return (
        f"{facts['size']}: the planner's target is {facts['target'] / 1e6:.1f} M, "
        f"it is {facts['off']:+.1%} off{'' if facts['holds'] else ': more than allowed'}"
    )
