"""KIT-ML (Plappert et al., Big Data 2016), as published or as processed by Guo et al. 2022.

Processed (``guo.py``): 21 joints, 12.5 fps, thousandths of the body's height, Y up. Its authors
swapped MMM's y and z, which mirrors the world; x is negated here, so that left is left again, as
in the captions. As published: ``ID_mmm.xml`` (``mmm.py``) with ``ID_annotations.json``.
"""

from __future__ import annotations

import json
from pathlib import Path

from stickgen.corpus.clips.raw import read_text
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.guo import GuoDataset, find_clips, is_guo_folder, read_clip
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.mmm import KIT_NAMES, KIT_PARENTS, read_mmm
from stickgen.errors import StickGenError

_HEIGHT = 1.75 / 1000.0  # metres per thousandth of an assumed height; retargeting rescales
_XML = "_mmm.xml"
DATASET = GuoDataset(
    source="kit-ml",
    names=KIT_NAMES,
    parents=KIT_PARENTS,
    fps=12.5,
    to_metres=(-_HEIGHT, _HEIGHT, _HEIGHT),
    licence="KIT Whole-Body Human Motion Database: free for research",
    credit="KIT Motion-Language Dataset (Plappert, Mandery, Asfour 2016)",
)


def find(path: Path) -> list[Item]:
    """List every clip of a processed folder, or every ``*_mmm.xml`` file."""
    if is_guo_folder(path):
        return find_clips(path, DATASET)
    items = list_files(path, DATASET.source, (_XML,))
    return [Item(item.id.removesuffix("_mmm"), item.path) for item in items]


def read(item: Item) -> list[Recording]:
    """Read a clip and its captioned parts, or the people of an MMM file."""
    if not item.path.name.endswith(_XML):
        return read_clip(item, DATASET)
    people = read_mmm(item.path)
    number = item.path.name.removesuffix(_XML)
    captions = _annotations(item.path.with_name(f"{number}_annotations.json"))
    return [
        Recording(
            id=item.id if len(people) == 1 else f"{item.id}#{k}",
            source=DATASET.source,
            motion=motion,
            licence=DATASET.licence,
            credit=DATASET.credit,
            captions=captions if len(people) == 1 else (),
            pair_captions=captions if len(people) == 2 else (),
            take=item.id,
            file=item.path.name,
        )
        for k, motion in enumerate(people)
    ]


def _annotations(path: Path) -> tuple[str, ...]:
    if not path.is_file():
        return ()
    try:
        captions = json.loads(read_text(path, "JSON", "utf-8"))
    except (ValueError, RecursionError) as error:
        raise StickGenError(f"{path} is not JSON: {error}.") from error
    if not isinstance(captions, list) or not all(isinstance(caption, str) for caption in captions):
        raise StickGenError(f"{path} is not a list of captions.")
    return tuple(" ".join(caption.split()) for caption in captions if caption.strip())
