"""Who eats or drinks where one sits at tables does so at a table."""

from __future__ import annotations

import re

from stickgen.script import Beat, Script, StageProp
from stickgen.text.actions import named_actions

_PLACES = ("restaurant",)
_AT = (0.0, -0.6)  # metres: x and z of the table, which is in the middle
_ON_FOOT = re.compile(r"\b(?:stand|walk|run|danc|serv|carr|bring|cook|jump)")


def at_table(script: Script) -> Script:
    """The Script with a table, where somebody eats or drinks in a place that has tables.

    Chairs are brought to it (``fit_seats``).
    """
    if script.place not in _PLACES or script.places:
        return script
    if any(prop.kind == "table" for prop in script.props):
        return script
    if not any(_dines(beat) for person in script.characters for beat in person.beats):
        return script
    return script.model_copy(update={"props": (*script.props, StageProp(kind="table", at=_AT))})


def _dines(beat: Beat) -> bool:
    dines = {"eating", "drinking"} & set(named_actions(beat.text))
    return bool(dines) and not _ON_FOOT.search(beat.text)
