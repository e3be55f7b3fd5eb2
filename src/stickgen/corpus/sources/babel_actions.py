"""BABEL's action categories mapped to the actions of our vocabulary.

Categories: ``action_label_2_idx.json`` of the BABEL repository (Punnakkal et al., CVPR 2021).
Categories that only say how a body part moves, or that match no action of ours, have no entry.
"""

from __future__ import annotations

from types import MappingProxyType

_CATEGORIES = {
    "walk": "walk; step; backwards movement; forwards movement; sideways movement; limp; sneak; "
    "stagger; march; shuffle; strafe; zombie; move up/down incline; stumble; trip; side to side "
    "movement; circular movement",
    "run": "run; jog",
    "jump": "jump; hop; leap; skip; jump rope; jumping jacks",
    "stand": "stand; stand up; balance; stances",
    "idle": "wait; relax; turn; listen; sway; stretch",
    "sit": "sit",
    "kneel": "kneel; crouch; squat",
    "lie_down": "lie",
    "kick": "kick",
    "punch": "punch; hit",
    "fight": "martial arts",
    "dodge": "evade; duck; protect",
    "throwing": "throw",
    "catching": "catch; play catch",
    "dribbling": "dribble",
    "crawling": "crawl",
    "swimming": "swim",
    "dance": "dance",
    "clap": "clap",
    "point": "point",
    "wave": "greet",
    "talk": "communicate (vocalize); telephone call; gesture",
    "looking_around": "look; search",
    "eating": "eat",
    "drinking": "drink",
}
ACTION_OF_CATEGORY = MappingProxyType(
    {name.strip(): action for action, names in _CATEGORIES.items() for name in names.split(";")}
)
"""BABEL category → action of our vocabulary."""
