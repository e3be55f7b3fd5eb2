"""``stick-gen evaluate sheets``: pictures of a model's motion beside recordings."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.evaluate_generation import generate_bodies
from stickgen.cli.options import ModelName


def sheets(
    corpus: Annotated[Path, typer.Argument(help="Folder of a corpus.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the pages.")],
    seed: Annotated[int, typer.Option(min=0, help="Random seed of every motion.")] = 0,
    model: ModelName = None,
) -> None:
    """Draw motion for 24 sentences, each above the recording with the most similar caption.

    Four pages (WebP). Needs the extra: pip install -e '.[data]'

    Example: stick-gen evaluate sheets data/corpus -o sheets
    """
    from stickgen.cli.report import progress_bar
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.evaluation.sheets import PAGES, pages
    from stickgen.files import write_error
    from stickgen.render.strips import write_strips
    from stickgen.text.encoders import BUILT_IN, open_encoder

    recordings = Corpus.open(corpus)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(output, error) from error
    drawn = pages(partial(generate_bodies, model), recordings, open_encoder(BUILT_IN), seed)
    with progress_bar() as progress:
        for done, (name, strips) in enumerate(drawn, start=1):
            write_strips(strips, output / f"{name}.webp")
            typer.echo(f"wrote {output / name}.webp")
            if progress:
                progress("pages", done / len(PAGES))
