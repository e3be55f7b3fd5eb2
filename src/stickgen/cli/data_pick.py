"""``stick-gen data pick``: the clips whose captions say certain words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stickgen.cli.options import Force


def pick(
    corpus: Annotated[Path, typer.Argument(help="Folder of the corpus.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder of the result.")],
    words: Annotated[
        str, typer.Option(help='Words of a caption, a regular expression such as "an? zombie".')
    ],
    say: Annotated[
        str | None,
        typer.Option(help='Write this in their place, such as "a person". [default: keep them]'),
    ] = None,
    force: Force = False,
) -> None:
    """Copy the clips with certain words in a caption, to train an adapter on their style.

    With --say the captions no longer name the style, and the adapter gives it to every prompt.

    Example: stick-gen data pick data/corpus -o data/zombie --words "a zombie" --say "a person"
    """
    from stickgen.corpus.curation.pick import pick as run
    from stickgen.corpus.store.ownership import WRITING, claim_folder
    from stickgen.skeleton import FPS

    if force:
        claim_folder(output, WRITING)
    clips = run(corpus, output, words, say)
    minutes = sum(clip.frames for clip in clips) / FPS / 60
    typer.echo(f"{output}: {len(clips)} clips, {minutes:.1f} minutes")
