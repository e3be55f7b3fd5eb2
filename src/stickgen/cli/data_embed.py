"""``stick-gen data embed``: text embeddings of a corpus's captions."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer


def embed(
    corpus: Annotated[Path, typer.Argument(help="Folder of the corpus.")],
    encoder: Annotated[
        str,
        typer.Option(
            help="built-in, a folder, or a sentence-transformers name such as "
            "BAAI/bge-large-en-v1.5 (needs the extra text)."
        ),
    ] = "built-in",
) -> None:
    """Encode every caption, token by token.

    The token states are stored with the corpus, and training with the same encoder reads them.
    Run it again to continue after an interrupt; nothing is encoded twice.

    Example: stick-gen data embed data/corpus --encoder BAAI/bge-large-en-v1.5
    """
    from stickgen.cli.report import progress_bar
    from stickgen.corpus.store.corpus import Corpus
    from stickgen.corpus.store.embeddings import corpus_sentences
    from stickgen.corpus.store.embeddings import embed as run
    from stickgen.text.encoders import open_encoder

    began = perf_counter()
    sentences = corpus_sentences(Corpus.open(corpus))
    opened = open_encoder(encoder)
    with progress_bar() as show:
        run(corpus, sentences, opened, show and (lambda share: show("sentences", share)))
    typer.echo(
        f"{len(sentences)} sentences by {opened.name} ({opened.width} numbers a token) "
        f"in {perf_counter() - began:.1f} s"
    )
