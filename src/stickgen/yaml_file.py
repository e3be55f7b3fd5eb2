"""YAML and JSON of people: of bounded size, also once its aliases are written out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from stickgen.errors import StickGenError

_MAX_BYTES = 2**20
_MAX_ALIASES = 1000
_MAX_MERGED = 1000
"""Entries of one table after its merge keys (``<<``)."""


def read_yaml(path: Path) -> Any:
    """What a file holds, as tables, lists, texts and numbers.

    Raises:
        StickGenError: the file cannot be read, is larger than 1 MB, is neither YAML nor JSON, or
            its aliases stand for too much.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise StickGenError("it is larger than 1 MB")
        return yaml.load(data.decode("utf-8-sig"), _Loader)
    except OSError as error:
        raise StickGenError(f"cannot read {path}: {error.strerror}") from None
    except StickGenError as error:
        raise StickGenError(f"cannot read {path}: {error}") from None
    except (ValueError, RecursionError, TypeError, OverflowError, yaml.YAMLError) as error:
        # Values such as the date 2024-99-99 and numbers of 5,000 digits are ValueErrors.
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if line is None else f", line {line + 1}"
        raise StickGenError(f"{path}{where} is neither YAML nor JSON: correct it there") from None


class _Loader(yaml.SafeLoader):
    """A loader that refuses what would fill the memory."""

    aliases = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        self.aliases += self.check_event(yaml.AliasEvent)
        if self.aliases > _MAX_ALIASES:
            raise StickGenError(f"it has more than {_MAX_ALIASES:,} aliases (*name): write fewer")
        return super().compose_node(parent, index)

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        super().flatten_mapping(node)
        if len(node.value) > _MAX_MERGED:
            raise StickGenError(
                f"it has a table of more than {_MAX_MERGED:,} entries: write a smaller one"
            )
