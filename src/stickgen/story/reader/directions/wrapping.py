"""What people write around a story: "please make a short video about", "thanks"."""

from __future__ import annotations

import re

_FILM = r"(?:video|vid|gif|reel|film|movie|clip|animation|scene|cartoon|story|comic"
_ABOUT = r"(?:of|about|where|in\s+which|{more}showing|that\s+shows{sign})\s+"
_WRAPPING = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        # "Hi, please show me a short film about …"
        r"^\W*(?:(?:hi|hello|hey|yo)\b[\s,!]*)?(?:(?:please|plz|pls)\s+)?"
        r"(?:(?:(?:i|we)?\s*need|i\s+(?:want|would\s+like|wanna|need|'d\s+like)(?:\s+to\s+see)?|"
        r"i\s+wanna\s+see|show(?:\s+me)?|make(?:\s+me)?|create|generate|draw(?:\s+me)?|animate|"
        r"film|give\s+me|let'?s\s+see|(?:can|could)\s+you\s+(?:please\s+|pls\s+)?"
        r"(?:make|show|draw|animate)(?:\s+me)?|we\s+see|imagine|there'?s\s+this|picture)\s+)"
        r"(?:(?:an?|the|some)\s+(?:short\s+|little\s+|funny\s+)*"
        rf"{_FILM}|picture)\s+{_ABOUT.format(more='with|', sign='')})?",
        # "A black and white cartoon of …"
        r"^\W*(?:(?:an?|the)\b)?[\s,]*"
        r"(?:short[\s,]+|little[\s,]+|funny[\s,]+|black\s+and\s+white[\s,]+)*"
        rf"(?:{_FILM}|drawing|shot|view|footage)\s*(?:for\s+\w+\s+)?)?"
        rf"{_ABOUT.format(more='', sign='|:')}",
        # "Slow motion of …", "Fade from black: …", and "for TikTok"
        r"^\W*(?:(?:a\s+)?slow[- ]motion(?:\s+(?:shot|video|clip))?(?:\s+of\b|\s*:)|"
        r"fade\s+(?:in|out|to|from)\b(?:\s+(?:to\s+|from\s+)?black)?\s*[:.,]?)"
        r"|[\s.,]*\bfade\s+(?:out|to\s+black)[.!]*\s*$"
        r"|^\W*for\s+(?:tik\s?tok|instagram|youtube|reels|facebook|twitter)\s*[:,]",
        # A sentence about the film itself before the story, and thanks after it.
        r"^\W*(?:\w+\s+){0,8}(?:video|film|movie|animation|clip|comic|cartoon)\s+"
        r"(?:about|for|of|on)\s+[^.!?«»]*[.!?]\s+(?=\w+\s+\w+)"
        r"|(?<=[.!?])\s*(?:thank\s+you|thanks|thx|no\s+(?:music|text|sound|words))\b"
        r"[^.!?«»]*[.!?]*\s*$",
    )
)
_TIDYING = tuple(
    (re.compile(pattern, re.I), replacement)
    for pattern, replacement in (
        (r"[ \t]+", " "),
        (r"^(?:[\s,;:.-]|(?:of|on|that|and|please)\b)+", ""),
        (r"\s+([,.;:!?])", r"\1"),
        (r"([.!?])\s*[,;:.]+", r"\1"),
        (r"([.,;])\s*please\b\s*[.,]?", r"\1"),
        (r"^\s*please\b|\bplease\s*[.!]*\s*$", ""),
        (r"([,;:])(?:\s*[,;:])+", r"\1"),
        (r"[,;:]\s*([.!?])", r"\1"),
    )
)
"""What mends the signs around the gaps that directions leave."""


def without_wrapping(text: str) -> str:
    """The story of a prompt, its signs tidied."""
    for pattern in _WRAPPING:
        text = pattern.sub("", text.strip())
    for pattern, replacement in _TIDYING:
        text = pattern.sub(replacement, text)
    return text.strip(" ,;:")
