"""``stick-gen evaluate sheets``: a model's motion to be looked at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.evaluate_prompts import bodies


def sheets(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the pages.")],
    seed: Annotated[int, typer.Option(min=0, help="Of every motion.")] = 0,
    model: Annotated[
        str | None,
        typer.Option("-m", "--model", help="Model folder. [default: the one in the box]"),
    ] = None,
) -> None:
    """Draw motion of 24 sentences, each above the real motion whose caption is nearest.

    Four pages (WebP). Needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate sheets data/corpus -o sheets
    """
    from stickgen.cli.report import progress_bar
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.sheets import PAGES, pages
    from stickgen.files import write_error
    from stickgen.render.strips import write_strips
    from stickgen.text.encoders import BUILT_IN, open_encoder

    real = Corpus.open(corpus)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(output, error) from error
    drawn = pages(partial(bodies, model), real, open_encoder(BUILT_IN), seed)
    with progress_bar() as progress:
        for done, (name, strips) in enumerate(drawn, start=1):
            write_strips(strips, output / f"{name}.webp")
            typer.echo(f"wrote {output / name}.webp")
            if progress:
                progress("pages", done / len(PAGES))
