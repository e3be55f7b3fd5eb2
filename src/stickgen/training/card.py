"""Model cards: the README of an exported folder, a template filled with what was measured."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

import yaml

from stickgen.checks import DAMAGE
from stickgen.errors import StickGenError, shorten
from stickgen.files import atomic_path
from stickgen.training.checkpoints import load_checkpoint
from stickgen.training.config import TrainConfig
from stickgen.training.run_list import Curve, read_curve
from stickgen.training.sizes import count_parameters

NO_FIGURES = "Not measured yet: `stick-gen bench CORPUS -m FOLDER -o bench` measures them, and\n\
`stick-gen model card FOLDER --results bench/results.json` puts them here."
_FIGURES = ("R@3", "FID", "KID")
_MODEL_ROW = "full model"
"""How the row of the model itself begins in the results of a benchmark."""
_BODIES = ("slide mm/frame", "jerk m/s³", "dynamic m/s", "force residual %")


def write_card(config: TrainConfig, run: Path, folder: Path, base: str = "") -> None:
    """Write ``README.md`` of a run's model or adapter.

    Args:
        run: folder with the checkpoints and the curves.
        folder: of the model, or of the adapter where the run has a ``lora`` section.
        base: what the weights started from; empty: nothing.
    """
    sizes = {stage: sum(parts.values()) for stage, parts in count_parameters(config).items()}
    curves = [read_curve(run / f"{s}.jsonl") for s in sizes if (run / f"{s}.jsonl").exists()]
    trained = {curve.stage: sizes[curve.stage] for curve in curves}
    if config.lora:
        trained = {stage: _adapter_size(run, stage) for stage in trained}
        use = f'`stick-gen "A person walks" --lora {folder} -o film.mp4`'
    else:
        use = f'`stick-gen "A person walks" --model {folder} -o film.mp4`'
    text = Template(files(__package__).joinpath("card.md").read_text("utf-8")).substitute(
        license="other",
        base=base,
        tags="lora" if config.lora else "onnx",
        name=config.metadata.name,
        description=config.metadata.description,
        use=use,
        parts="\n".join(_part(stage, sizes[stage], n) for stage, n in trained.items()),
        encoder=config.model.text_encoder,
        training="\n".join(map(_trained, curves)),
        corpus=Path(config.data.path).name,
        figures=NO_FIGURES,
    )
    _write(folder, text)


def _adapter_size(run: Path, stage: str) -> int:
    weights = load_checkpoint(run / f"{stage}.pt")["lora_state_dict"]
    return sum(int(weight.numel()) for weight in weights.values())


def _part(stage: str, size: int, trained: int) -> str:
    return f"| {stage} | {size / 1e6:.2f} M | {trained / 1e6:.3f} M, {trained / size:.1%} |"


def _trained(curve: Curve) -> str:
    first, last = curve.rows[0], curve.rows[-1]
    return (
        f"| {curve.stage} | {last['step']:.0f} | {last['minutes']:.1f} | "
        f"{first['val_total']:.3f} | {last['val_total']:.3f} |"
    )


def add_figures(folder: Path, results: Path) -> None:
    """Replace the figures of a card by those of a benchmark's ``results.json``.

    Hubs read the model's own row from the front matter (``model-index``).

    Raises:
        StickGenError: the card or the results cannot be read.
    """
    card = folder / "README.md"
    try:
        head, mark, rest = card.read_text("utf-8").partition("## Figures\n")
        found = json.loads(results.read_text("utf-8"))
        table = _table(found)
        if not mark:
            raise ValueError("the card has no section Figures")
        head = _with_index(head, found)
    except DAMAGE as error:
        raise StickGenError(
            f"{results} cannot be put into {card} ({shorten(error, 100)}): give the results.json "
            "of stick-gen bench and a folder with a README.md of stick-gen train"
        ) from error
    later = rest.partition("\n## ")
    _write(folder, f"{head}{mark}\n{table}{''.join(later[1:])}")


def _with_index(head: str, results: Mapping[str, Any]) -> str:
    """The head of a card with the figures of the model in its front matter."""
    _, front, text = head.split("---\n", 2)
    fields = yaml.safe_load(front)
    rows = [row for name, row in results["rows"].items() if name.startswith(_MODEL_ROW)]
    facts = results["facts"]
    metrics = [
        {"type": figure, "name": figure, "value": round(figures[figure]["mean"], 4)}
        for row in rows[:1]
        for figures in [*row["figures"].values()][:1]
        for figure in _FIGURES
    ]
    name = re.search(r"^# (.+)$", text, re.MULTILINE)
    fields["model-index"] = [
        {
            "name": name[1] if name else "model",
            "results": [
                {
                    "task": {"type": "text-to-motion"},
                    "dataset": {
                        "name": f"{facts['cases']} captions of the {facts['split']} split",
                        "type": "stick-gen-corpus",
                    },
                    "metrics": metrics,
                }
            ],
        }
    ]
    return f"---\n{yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)}---\n{text}"


def _table(results: Mapping[str, Any]) -> str:
    """The rows of a benchmark as a table."""
    facts = results["facts"]
    lines = [
        f"`stick-gen bench`, {facts['cases']} captions of the {facts['split']} split, weights "
        f"{facts['sha256']}:",
        "",
        f"| | {' | '.join((*_FIGURES, *_BODIES))} |",
        "|---" * (1 + len(_FIGURES) + len(_BODIES)) + "|",
    ]
    for name, row in results["rows"].items():
        (figures, *_) = row["figures"].values()
        cells = [f"{figures[figure]['mean']:.3f}" for figure in _FIGURES]
        cells += [f"{row['bodies'][figure]['mean']:.3g}" for figure in _BODIES]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _write(folder: Path, text: str) -> None:
    with atomic_path(folder / "README.md") as scratch:
        scratch.write_text(text, "utf-8")
