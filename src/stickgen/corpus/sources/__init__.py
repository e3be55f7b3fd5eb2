"""Readers of motion data: one module for each data set or file format.

A module has two functions. ``find(path) -> list[Item]`` lists what a folder (or file) holds, in
a fixed order and without reading motion; ``read(item) -> list[Recording]`` reads one item. Both
raise ``StickGenError`` for every fault of the data, and no other error.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from stickgen.errors import StickGenError

if TYPE_CHECKING:
    from stickgen.corpus.clips.recording import Item, Recording


class Source(Protocol):
    """What a module of this package offers."""

    def find(self, path: Path) -> list[Item]:
        """List the items below a path."""
        ...

    def read(self, item: Item) -> list[Recording]:
        """Read one item."""
        ...


SOURCES = MappingProxyType(
    {
        "aist++": "aistpp",
        "amass": "amass",
        "100style": "style100",
        "asap": "asap",
        "asf-amc": "asf_amc",
        "babel": "babel",
        "beat": "beat",
        "bvh": "bvh",
        "collection": "collection",
        "deepmimic": "deepmimic",
        "exchange-pt": "exchange_pt",
        "gltf": "gltf",
        "humanml3d": "humanml3d",
        "interhuman": "interhuman",
        "kit-ml": "kit_ml",
        "mimickit": "mimickit",
        "ntu-rgbd": "ntu_rgbd",
        "smartbody": "smartbody",
    }
)
"""Name on the command line → module of this package."""


def load_source(name: str) -> Source:
    """The reader of a data set.

    Raises:
        StickGenError: there is none of that name.
    """
    if name not in SOURCES:
        raise StickGenError(f"there is no source {name!r}; use one of: {', '.join(SOURCES)}")
    return import_module(f"{__name__}.{SOURCES[name]}")
