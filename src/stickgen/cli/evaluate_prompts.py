"""``stick-gen evaluate prompts``: do the words matter?"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from stickgen.evaluation.prompt_samples import Bodies


def prompts(
    corpus: Annotated[
        Path | None, typer.Argument(help="Folder of a corpus; real clips of it stand beside.")
    ] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Motions of each prompt.")] = 8,
    model: Annotated[
        str | None,
        typer.Option("-m", "--model", help="Model folder. [default: the one in the box]"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the tables (Markdown) here.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures as JSON.")] = False,
) -> None:
    """Generate motion for plain prompts, and measure on the joints whether it does what they say.

    Thirteen probes with figures, and one prompt for each of the 46 actions. A probe holds when
    5 of 8 seeds do. A corpus needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate prompts data/corpus -o prompts.md
    """
    from stickgen.cli.report import progress_bar
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.prompt_report import build
    from stickgen.evaluation.prompt_samples import sample
    from stickgen.evaluation.prompt_tables import markdown
    from stickgen.files import atomic_path

    real = Corpus.open(corpus) if corpus else None
    with progress_bar() as progress:
        samples = sample(partial(bodies, model), seeds, progress)
    report = build(samples, real)
    if output is not None:
        with atomic_path(output) as path:
            path.write_text(markdown(report), "utf-8")
    typer.echo(json.dumps(report.as_dict()) if as_json else markdown(report), nl=as_json)


def bodies(model: str | None, text: str, seconds: float, people: int, seed: int) -> Bodies:
    """Everybody's joints; two are told the same, and are placed as the director places them."""
    from stickgen import pipeline

    if people == 1:
        return (pipeline.generate_motion(text, seconds=seconds, seed=seed, model=model).joints,)
    script = pipeline.write_script(text, seconds=seconds)
    cast = [
        script.characters[0].model_copy(update={"name": f"actor {number}"})
        for number in range(people)
    ]
    scene = pipeline.film(
        script.model_copy(update={"characters": tuple(cast)}), seed=seed, model=model
    )
    return tuple(actor.motion.joints for actor in scene.actors)
