"""Why a film is as it is: the reasons of length, camera, style and things."""

from __future__ import annotations

from stickgen.story.reader.directions import Directions
from stickgen.story.story import Story

_TOLD = ("place", "time", "weather", "season", "lamps")


def film_whys(story: Story, directions: Directions, seconds: float | None) -> dict[str, str]:
    """Field of the Script → the words that it comes from, or what decided it.

    Args:
        seconds: the length that was asked for beside the prompt, if any.
    """
    whys = {f"props.{n}": thing.why for n, thing in enumerate(story.things)}
    whys |= {name: story.whys[name] for name in _TOLD if name in story.whys}
    whys["duration"] = "as long as the story takes"
    whys["camera"] = (
        "several people: shots are chosen" if len(story.people) > 1 else "one person: one picture"
    )
    said: dict[str, list[str]] = {}
    for name, words in directions.whys:
        said.setdefault("duration" if name == "seconds" else name, []).append(words)
    whys |= {name: "; ".join(words) for name, words in said.items() if name != "aspect"}
    if seconds is not None:
        whys["duration"] = "asked for"
    return whys
