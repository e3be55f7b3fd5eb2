"""What the camera does: "zoom in on her face", "the camera follows", "wide shot", "handheld"."""

from __future__ import annotations

import re

from stickgen.story.reader.directions.remaining import Remaining

_CAMERA = r"(?:the\s+)?camera\s+"
_STATIC = (
    "static",
    r"(?:static|fixed|locked|motionless|unmoving|steady)\s+(?:camera|shot)|"
    rf"{_CAMERA}(?:stays|is|remains|holds|stands|rests|keeps)\s+"
    r"(?:(?:perfectly|completely|absolutely)\s+)?"
    r"(?:still|fixed|static|put|where\s+it\s+is|in\s+(?:one|its)\s+place|unmoved)|"
    rf"{_CAMERA}(?:does\s+not|doesn'?t|never|must\s+not|should\s+not|shouldn'?t|won'?t)"
    r"\s+(?:ever\s+)?(?:moves?|pans?|zooms?|follows?)(?:\s+at\s+all)?|"
    r"(?:no|without(?:\s+any)?)\s+camera\s+(?:movements?|moves?|motion)|"
    rf"(?:keep|hold|leave)\s+{_CAMERA}(?:still|fixed|static|where\s+it\s+is)",
)
_MOVES = (
    _STATIC,
    ("close_up", r"(?:extreme\s+|super\s+|big\s+)?close[- ]?ups?(?:\s+(?:shot|view))?"),
    ("dolly", r"(?:camera\s+)?(?:pulls?|pulling|dolly|dollies|dollying|moves?|moving|tracks?)"
              r"\s+(?:slowly\s+)?(?:back|out|in|away|closer)\b(?=.*|$)"),
    ("static", r"^(?:start|begin|open)s?\s+on(?=\s)"),
    ("dolly", r"(?:slow(?:ly)?\s+)?dolly(?:\s+(?:shot|towards?|to|in|out|back))?\b"),
    ("zoom", r"(?:slow(?:ly)?\s+|quick\s+|fast\s+|dramatic\s+)*(?:camera\s+)?zoom(?:s|ing|ed)?"
             r"(?:\s+(?:slowly|in|out|into|onto))*"),
    ("orbit", rf"{_CAMERA}(?:slowly\s+)?"
              r"(?:(?:circles|orbits|circling|orbiting)(?:\s+a?round)?|"
              r"(?:rotates?|spins?|goes|moves|flies)\s+(?:all\s+)?a?round)|"
              r"orbit(?:ing)?\s+(?:shot|camera)|we\s+(?:slowly\s+)?(?:orbit|circle)|"
              r"360(?:[- ]degrees?)?\s+(?:shot|view|camera)|arc\s+shot"),
    ("crane", r"bird'?s[- ]eye(?:\s+view)?|aerial\s+(?:shot|view)|(?:seen|view(?:ed)?|shot|filmed)"
              r"\s+from\s+(?:high\s+)?above|crane\s+(?:shot|up|down)|drone\s+(?:shot|view|footage)|"
              rf"top[- ]down\s+(?:view|shot)|{_CAMERA}(?:rises|cranes|lifts|goes\s+up)"
              r"(?:\s+up)?|overhead\s+(?:shot|view)|high[- ]angle\s+shot"),
    ("track", rf"{_CAMERA}(?:tracks|follows|moves\s+(?:along|with)|travels|goes\s+along|"
              r"tracking|following|runs\s+along)(?:\s+(?:alongside|along|behind|with))?|"
              r"tracking\s+shot|(?:^|[.;,]\s*)follow(?=\s+(?:a|the|an)\b)|trucking\s+shot|"
              r"dolly\s+shot|steadicam"),
    ("pan", r"(?:the\s+|a\s+|slow(?:ly)?\s+)*(?:camera\s+)?\bpan(?:s|ning)?\b(?:\s+(?:slowly|"
            r"across|over|left|right|shot|along|around|from\s+\w+\s+to\s+\w+|from|to))*"),
    ("establish", r"(?:start|begin|open)s?\s+(?:(?:on|with|in)\s+)?(?:an?\s+)?"
                  r"(?:wide|long|establishing)(?:\s+shot)?|"
                  r"(?:wide|establishing|long|full)[- ](?:angle\s+)?shot|wide[- ]angle|"
                  rf"{_CAMERA}(?:shows|reveals)\s+everything"),
)  # fmt: skip
"""Move and the words that say it; a shot that two moves claim is the first one's."""
_PATTERNS = tuple(
    (
        move,
        re.compile(
            rf"(?:\b(?:then|and|with)\s+)?(?:\b(?:an?|the)\s+)?(?:{words})"
            r"(?:\s*\b(?:on|of|at|to|from|into|in|across|over)\b)?",
            re.I,
        ),
    )
    for move, words in _MOVES
)
_HANDHELD = re.compile(
    r"(?:\b(?:in|with|as)\s+(?:an?\s+)?)?\b(?:"
    r"(?:shaky|handheld|hand-held|wobbly|jittery)(?:[\s,-]+(?:shaky|handheld|hand-held|camera|cam))*"
    r"[\s-]*(?:cam(?:era)?|shot|footage|style)?\b|found[- ]footage|filmed\s+by\s+hand)",
    re.I,
)
_REVEAL = re.compile(r"\b(?:to\s+)?reveal(?:s|ing)?(?:\s+that)?\b", re.I)
_BARE_CAMERA = re.compile(r"\bthe\s+camera\s*(?=[.,;]|$)", re.I)
_OBJECT = re.compile(r"\s+(?:the|a|his|her)\b", re.I)
_KITCHEN_PAN = re.compile(r"\b(?:a|the|frying)\s+pan$", re.I)


def take_handheld(remaining: Remaining) -> bool:
    """Take out all words for a camera held by hand; whether there are any."""
    handheld = False
    while match := _HANDHELD.search(remaining.text):
        remaining.cut(match, "handheld")
        handheld = True
    return handheld


def take_moves(remaining: Remaining) -> tuple[str, ...]:
    """Take out the camera moves; their names in the order of the text, repeats left out."""
    found: list[tuple[int, str, str]] = []
    for move, pattern in _PATTERNS:
        for match in pattern.finditer(remaining.text):
            start, end = match.span()
            if _is_of_the_story(move, match):
                continue
            found.append((start, move, match[0]))
            blank = " " * (end - start)
            remaining.text = remaining.text[:start] + blank + remaining.text[end:]
    if not found:
        return ()
    found.sort()
    for _, _, words in found:
        remaining.note("camera", words)
    remaining.text = _BARE_CAMERA.sub(" ", _REVEAL.sub(". ", remaining.text))
    moves = [move for _, move, _ in found]
    return tuple(move for i, move in enumerate(moves) if i == 0 or move != moves[i - 1])


def _is_of_the_story(move: str, match: re.Match[str]) -> bool:
    """Whether words for a camera move are about something else: "moves away", "a pan"."""
    words, text, end = match[0].lower(), match.string, match.end()
    if move == "pan":
        return _KITCHEN_PAN.search(text[:end].strip()) is not None
    if move != "dolly" or "camera" in words or "doll" in words:
        return False
    # Somebody moves away, or pulls something back.
    return "pull" not in words or _OBJECT.match(text, end) is not None
