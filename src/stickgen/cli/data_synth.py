"""``stick-gen data synth``: a corpus of synthetic motion."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.data_convert import claim, show_summary
from stickgen.cli.options import CORES, Engine, Force, Json, Workers
from stickgen.cli.report import progress_bars


def synth(
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the corpus.")],
    n: Annotated[int, typer.Option("-n", "--clips", min=1, help="Number of clips.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same corpus.")] = 0,
    actions: Annotated[
        str, typer.Option(help="Only these actions, such as wave,clap; all when omitted.")
    ] = "",
    base: Annotated[
        Path | None,
        typer.Option(help="Corpus of real motion: gestures are added to its walks and idles."),
    ] = None,
    workers: Workers = CORES,
    engine: Engine = "local",
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Generate captioned motion procedurally for every action and for raised arms.

    Each performance gives four clips: unchanged, at another speed, at another size and place,
    and mirrored with left and right swapped in its captions. Handshakes, hugs and high fives
    have two people.

    Example: stick-gen data synth -n 10000 -o data/synth --base data/corpus
    """
    from stickgen.synthesis.make import synthesise

    claim(output, force)
    names = [name.strip() for name in actions.split(",") if name.strip()]
    with progress_bars() as progress:
        summary = synthesise(
            n,
            output,
            seed=seed,
            actions=names,
            base=base,
            workers=workers,
            engine=engine,
            progress=progress,
        )
    show_summary(summary, output, as_json=as_json)
