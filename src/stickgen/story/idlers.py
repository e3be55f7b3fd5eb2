"""Something small to do for those who have nothing to do."""

from __future__ import annotations

from stickgen.story import verbs
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.telling import Telling


def occupy(telling: Telling, waits: dict[int, tuple[str, str]]) -> None:
    """Something small to do for those who have nothing to do."""
    busy = {i for h in telling.happenings for i in h.who if h.action or h.does}
    first = min((h.step for h in telling.happenings), default=0.0)
    for i, draft in enumerate(telling.people.drafts):
        if i in busy:
            continue
        trade = _trade(draft.head)
        if draft.denied:
            action, does = "idle", "stands idle and watches"
        elif trade is not None and i not in waits:
            action, does = trade.action, trade.does.replace("{thing}", trade.thing or "thing")
        elif len(telling.people.drafts) == 1:
            action, does = "idle", "stands and shifts their weight"
        else:
            action, does = waits.get(i, ("idle", "stands idle and watches"))
        telling.happenings.append(
            Happening([i], action, does, step=first, goes_on=True, why=draft.why)
        )


def _trade(noun: str) -> verbs.Verb | None:
    """What somebody does by the name of what they are: a dancer dances, a singer sings."""
    if not noun.endswith(("er", "or")):
        return None
    for base in (noun[:-1], noun[:-2], noun[:-3]):
        entry = verbs.lookup(base)
        if entry is not None and entry.action not in ("", "stand", "idle") and entry.to is None:
            return entry
    return None
