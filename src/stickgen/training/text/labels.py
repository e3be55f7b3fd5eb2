"""What a caption states explicitly: sides, directions, pace, body parts, counts.

The labels make the encoder keep in its token states what determines a motion but is lost in
sentence similarity: "left hand" against "right hand", "forward" against "backward".
"""

from __future__ import annotations

import re
from types import MappingProxyType

_TURN = r"\b(?:turn|spin|pivot|rotat|curv|veer|circl|twist|swerv|angl)\w*\b"
_ARM = r"(?:arm|hand|wrist|elbow|fist|shoulder|palm)s?\b"
_LEG = r"(?:leg|foot|knee|ankle|heel|thigh)s?\b"
_NEAR = r"(?:\W+(?!left|right)\w+){0,4}?\W+"  # up to four words between, none of them a side

ATTRIBUTES = MappingProxyType(
    {
        name: re.compile(pattern)
        for name, pattern in {
            "left": r"\bleft(?:ward)?s?\b",
            "right": r"\bright(?:ward)?s?\b(?! away)",
            "turn_left": rf"{_TURN}{_NEAR}left",
            "turn_right": rf"{_TURN}{_NEAR}right\b",
            "left_arm": rf"\bleft {_ARM}",
            "right_arm": rf"\bright {_ARM}",
            "left_leg": rf"\bleft {_LEG}",
            "right_leg": rf"\bright {_LEG}",
            "both_arms": r"\b(?:both|two) (?:arms|hands|fists)\b|\b(?:hands|arms) (?:up|raised)\b",
            "both_legs": r"\b(?:both|two) (?:legs|feet)\b|\bfeet together\b",
            "arms": rf"\b{_ARM}",
            "legs": rf"\b{_LEG}",
            "head": r"\b(?:head|nods?|nodding|face|chin)\b",
            "forward": r"\bforwards?\b|\bahead\b",
            "backward": r"\bbackwards?\b|\bin reverse\b|\bback(?:s|ing) (?:up|away|off)\b",
            "sideways": r"\bsideways\b|\bside ?step\w*|\bto the side\b|\bstraf\w+",
            "diagonal": r"\bdiagonal\w*",
            "in_place": r"\bin place\b|\bon the spot\b|\bstationary\b",
            "circle": r"\bcircl\w+|\bin a (?:\w+ )?loop\b|\bround and round\b",
            "turn": _TURN + r"|\bu-turn\b",
            "half_turn": r"\bu-turn\b|\bhalf[ -](?:a )?turn\b|\b180\b|\bturn\w* (?:a)?round\b",
            "quarter_turn": r"\bquarter\b|\b90\b|\bninety\b",
            "slow": r"\bslow\w*|\bcalm\w*|\bgentl\w+|\bstroll\w*|\bcasual\w*|\bcreep\w*",
            "fast": r"\bfast\w*|\bquick\w*|\bbrisk\w*|\bsprint\w*|\bhurr\w+|\brapid\w*",
            "still": r"\bstill\b|\bmotionless\b|\bidle\b|\bwait\w*|\bstay\w*",
            "stop": r"\bstop\w*|\bpaus\w+|\bhalt\w*",
            "once": r"\bonce\b|\bsingle\b|\bone time\b",
            "twice": r"\btwice\b|\btwo times\b|\bdouble\b",
            "many": r"\bseveral\b|\brepeated\w*|\bagain and again\b|\bover and over\b|\btimes\b",
            "up": r"\bup(?:wards?)?\b|\brais\w+|\blift\w*",
            "down": r"\bdown(?:wards?)?\b|\blower\w*|\bdrop\w*",
            "high": r"\bhigh\w*|\boverhead\b|\babove (?:the|their|his|her) head\b",
            "low": r"\blow(?:ly)?\b|\bcrouch\w*|\bsquat\w*|\bfloor\b|\bground\b",
        }.items()
    }
)
"""Attribute → pattern that finds it in lower-case text."""


def attributes(caption: str) -> list[bool]:
    """Which of ``ATTRIBUTES`` the caption states, in their order."""
    text = caption.lower()
    return [pattern.search(text) is not None for pattern in ATTRIBUTES.values()]
