"""``stick-gen data synth``: a corpus of synthetic motion."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.data_convert import claim, show_summary
from stickgen.cli.options import CORES, Engine, Force, Json, Workers
from stickgen.cli.report import progress_bars
from stickgen.errors import StickGenError


def synth(
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the corpus.")],
    n: Annotated[int, typer.Option("-n", "--clips", min=1, help="Number of clips.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same corpus.")] = 0,
    actions: Annotated[
        str, typer.Option(help="Only these actions, such as wave,clap; all when omitted.")
    ] = "",
    rules: Annotated[
        str,
        typer.Option(
            help="Rules instead of actions: all, kinds (manner, count, travel, timing, hold, "
            "fall, sequence, pair) or names such as limp,turn."
        ),
    ] = "",
    base: Annotated[
        Path | None,
        typer.Option(help="Corpus of real motion: its walks and idles get gestures and manners."),
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

    With --rules, captions name manners, numbers, sides and places, and every clip does what
    they say: a limp on the left leg, three claps, a turn by 90 degrees.

    Example: stick-gen data synth -n 10000 -o data/synth --base data/corpus
    """
    from stickgen.synthesis.make import synthesise, synthesise_by_rules

    names, rule_words = (
        [word.strip() for word in text.split(",") if word.strip()] for text in (actions, rules)
    )
    if names and rule_words:
        raise StickGenError("--actions and --rules exclude each other: make two corpora.")
    claim(output, force)
    with progress_bars() as progress:
        run = (
            partial(synthesise_by_rules, names=rule_words)
            if rule_words
            else partial(synthesise, actions=names)
        )
        summary = run(
            n,
            output,
            seed=seed,
            base=base,
            workers=workers,
            engine=engine,
            progress=progress,
        )
    show_summary(summary, output, as_json=as_json)
