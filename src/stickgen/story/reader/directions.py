"""Directions for the film, taken out of a prompt: style, camera, length, aspect, speech."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stickgen.story.reader.grammar import NUMBERS, TENS

_NUMBER = r"(?P<n>\d+(?:\.\d+)?|half an?|an?|" + "|".join([*NUMBERS, *TENS]) + r")"
_UNIT = r"(?P<unit>s|secs?|seconds?|mins?|minutes?)\b"
_PRESENTED = (
    r"(?:,?\s*\b(?:please|pls)\b,?\s*)?"
    r"(?:\b(?:drawn|rendered|shown|animated|filmed|done|made|all)\s+)?"
)
_LENGTHS = (
    rf"\bfor\s+(?:about\s+|around\s+)?{_NUMBER}[\s-]*{_UNIT}(?P<rest>)",
    rf"\b(?:an?\s+)?{_NUMBER}[\s-]*{_UNIT}[\s-]*(?:long\b|film\b|video\b|clip\b|movie\b|animation\b|in length\b|in total\b)",
    rf"\b(?:length|duration|runtime)\s*[:=]?\s*{_NUMBER}\s*{_UNIT}",
    rf"(?:^|[,.;(]\s*){_NUMBER}[\s-]*{_UNIT}\s*(?=$|[,.;:)])",
    rf"\b(?:lasting|lasts|take)\s+(?:about\s+)?{_NUMBER}\s*{_UNIT}",
    rf"\ban?\s+{_NUMBER}[\s-]+{_UNIT}(?:[\s-]+(?:long|film|video|clip|movie|animation))?",
    rf"^{_NUMBER}[\s-]+{_UNIT}[\s,:]+(?:of\s+)?",
)
_STYLES = {
    "sketch": r"pencil[- ]?(?:sketch|drawn|drawing)?|sketch(?:y|ed)?|hand[- ]?drawn",
    "ink": r"(?:black\s+|indian?\s+)?ink(?:ed)?(?:\s+drawing)?|calligraphy|brush\s?stroke|sumi-?e",
    "neon": r"neon(?:[- ]?lights?)?|glow(?:ing)?[- ]lines?|tron|synthwave|cyberpunk",
    "chalk": r"chalk(?:board)?|blackboard",
    "blueprint": r"blueprint|technical\s+drawing",
    "xkcd": r"xkcd(?:[- ]?(?:style|comic))*|web\s?comic",
}
_STYLE_NOUN = (
    r"(?:style[ds]?|looks?|drawings?|animations?|comics?|cartoons?|film|video|aesthetics?|sketch|"
    r"mode|theme|art|rendering)"
)
_MOVES = (
    ("close_up", r"(?:extreme\s+|super\s+|big\s+)?close[- ]?ups?(?:\s+(?:shot|view))?"),
    ("dolly", r"(?:camera\s+)?(?:pulls?|pulling|dolly|dollies|dollying|moves?|moving|tracks?)"
              r"\s+(?:slowly\s+)?(?:back|out|in|away|closer)\b(?=.*|$)"),
    ("dolly", r"(?:slow(?:ly)?\s+)?dolly(?:\s+(?:shot|towards?|to|in|out|back))?\b"),
    ("zoom", r"(?:slow(?:ly)?\s+|quick\s+|fast\s+|dramatic\s+)*(?:camera\s+)?zoom(?:s|ing|ed)?"
             r"(?:\s+(?:slowly|in|out|into|onto))*"),
    ("orbit", r"(?:the\s+)?camera\s+(?:slowly\s+)?(?:(?:circles|orbits|circling|orbiting)(?:\s+a?round)?|(?:rotates?|"
              r"spins?|goes|moves|flies)\s+(?:all\s+)?a?round)|orbit(?:ing)?\s+(?:shot|camera)|we\s+(?:slowly\s+)?(?:orbit|circle)|"
              r"360(?:[- ]degrees?)?\s+(?:shot|view|camera)|arc\s+shot"),
    ("crane", r"bird'?s[- ]eye(?:\s+view)?|aerial\s+(?:shot|view)|(?:seen|view(?:ed)?|shot|filmed)"
              r"\s+from\s+(?:high\s+)?above|crane\s+(?:shot|up|down)|drone\s+(?:shot|view|footage)|"
              r"top[- ]down\s+(?:view|shot)|(?:the\s+)?camera\s+(?:rises|cranes|lifts|goes\s+up)"
              r"(?:\s+up)?|overhead\s+(?:shot|view)|high[- ]angle\s+shot"),
    ("track", r"(?:the\s+)?camera\s+(?:tracks|follows|moves\s+(?:along|with)|travels|goes\s+along|"
              r"tracking|following|runs\s+along)(?:\s+(?:alongside|along|behind|with))?|"
              r"tracking\s+shot|(?:^|[.;,]\s*)follow(?=\s+(?:a|the|an)\b)|trucking\s+shot|"
              r"dolly\s+shot|steadicam"),
    ("pan", r"(?:the\s+|a\s+|slow(?:ly)?\s+)*(?:camera\s+)?\bpan(?:s|ning)?\b(?:\s+(?:slowly|"
            r"across|over|left|right|shot|along|around|from\s+\w+\s+to\s+\w+|from|to))*"),
    ("establish", r"(?:start|begin|open)s?\s+(?:on\s+a\s+)?wide(?:\s+shot)?|(?:wide|establishing|long|full)[- ](?:angle\s+)?shot|wide[- ]angle|"
                  r"(?:the\s+)?camera\s+(?:shows|reveals)\s+everything"),
    ("static", r"static\s+(?:camera|shot)|(?:the\s+)?camera\s+(?:stays|is|remains|holds)\s+still"),
)  # fmt: skip
_HANDHELD = (
    r"(?:shaky|handheld|hand-held|wobbly|jittery)(?:[\s,-]+(?:shaky|handheld|hand-held|camera|cam))*"
    r"[\s-]*(?:cam(?:era)?|shot|footage|style)?\b|found[- ]footage|filmed\s+by\s+hand"
)
_ASPECTS = {
    9 / 16: r"portrait(?:\s+(?:format|mode|video|orientation))|vertical(?:\s+(?:format|video|film))"
            r"|9:16|(?:vertical\s+|portrait\s+)?tik\s?tok(?:\s+(?:video|clip))?|for\s+(?:tiktok|reels|shorts|instagram\s+stories)",
    1.0: r"square(?:\s+(?:format|video|picture|film))|1:1",
    16 / 9: r"landscape\s+(?:format|mode|orientation)|widescreen|16:9",
}  # fmt: skip
_SPEECH = {
    "subtitles": r"with\s+subtitles|subtitled|subtitles\s+(?:on|please)",
    "none": r"without\s+(?:speech\s+)?(?:bubbles|subtitles|text)|no\s+(?:bubbles|subtitles)|"
            r"silent\s+(?:film|movie)",
    "bubbles": r"(?:with|in)\s+speech\s+bubbles",
}  # fmt: skip
_LINKS = r"(?:\s*\b(?:on|of|at|to|into|in|across|over)\b)?"
_OPENERS = (
    r"^\W*(?:(?:hi|hello|hey|yo)\b[\s,!]*)?(?:(?:please|plz|pls)\s+)?(?:(?:(?:i|we)?\s*need|i\s+(?:want|would\s+like|wanna|need|'d\s+like)(?:\s+to\s+see)?|"
    r"i\s+wanna\s+see|show(?:\s+me)?|make(?:\s+me)?|create|generate|draw(?:\s+me)?|animate|film|"
    r"give\s+me|let'?s\s+see|(?:can|could)\s+you\s+(?:please\s+|pls\s+)?(?:make|show|draw|animate)(?:\s+me)?|we\s+see|imagine|"
    r"there'?s\s+this|picture)\s+)"
    r"(?:(?:an?|the|some)\s+(?:short\s+|little\s+|funny\s+)*"
    r"(?:video|film|movie|clip|animation|scene|picture|cartoon|story|comic)\s+"
    r"(?:of|about|where|in\s+which|with|showing|that\s+shows)\s+)?"
)
_META = (
    r"^\W*(?:\w+\s+){0,8}(?:video|film|movie|animation|clip|comic|cartoon)\s+(?:about|for|of|on)\s+"
    r"[^.!?]*[.!?]\s+(?=\w+\s+\w+)"
    r"|(?<=[.!?])\s*(?:thank\s+you|thanks|thx|no\s+(?:music|text|sound|words))\b[^.!?]*[.!?]*\s*$"
)
"""A sentence about the film itself before the story, and thanks after it."""
_NOUN_OPENER = (
    r"^\W*(?:(?:an?|the)\b)?[\s,]*(?:short[\s,]+|little[\s,]+|funny[\s,]+|black\s+and\s+white[\s,]+)*"
    r"(?:(?:video|film|movie|clip|animation|scene|cartoon|story|comic|drawing|shot|view|footage)\s*)?"
    r"(?:of|about|where|in\s+which|showing|that\s+shows|:)\s+"
)


@dataclass(frozen=True)
class Directions:
    """What a prompt says about the film itself.

    Attributes:
        style: name of a drawing style; empty: not said.
        moves: camera moves in the order in which they are mentioned.
        handheld: whether the camera is held by hand.
        seconds: length of the film; None: not said.
        aspect: width over height; None: not said.
        speech: how lines are shown; empty: not said.
        whys: field → the words that say so.
    """

    style: str = ""
    moves: tuple[str, ...] = ()
    handheld: bool = False
    seconds: float | None = None
    aspect: float | None = None
    speech: str = ""
    whys: tuple[tuple[str, str], ...] = ()


def take_directions(prompt: str) -> tuple[str, Directions]:
    """The prompt without its directions, and the directions.

    Words inside quotation marks are never read as directions.
    """
    quotes: list[str] = []

    def hide(match: re.Match[str]) -> str:
        quotes.append(match[0])
        return f"«{len(quotes) - 1}»"

    text = re.sub(r'"[^"]*"|“[^”]*”', hide, prompt)
    whys: list[tuple[str, str]] = []
    text, seconds = _take_length(text, whys)
    text, style = _take_style(text, whys)
    handheld = ""
    while True:
        text, more = _take(text, {"handheld": _HANDHELD}, whys, "handheld")
        if not more:
            break
        handheld = more
    text, moves = _take_moves(text, whys)
    text, aspect = _take(text, {str(k): v for k, v in _ASPECTS.items()}, whys, "aspect")
    text, speech = _take(text, _SPEECH, whys, "speech")
    text = re.sub(_OPENERS, "", text.strip(), flags=re.I)
    text = re.sub(_NOUN_OPENER, "", text.strip(), flags=re.I)
    text = re.sub(_META, "", text.strip(), flags=re.I)
    text = _tidied(text)
    text = re.sub(r"«(\d+)»", lambda m: quotes[int(m[1])], text)
    if not re.search(r"\w", text):
        text = prompt
    return text, Directions(
        style=style,
        moves=tuple(moves),
        handheld=bool(handheld),
        seconds=seconds,
        aspect=float(aspect) if aspect else None,
        speech=speech,
        whys=tuple(whys),
    )


def _take_length(text: str, whys: list[tuple[str, str]]) -> tuple[str, float | None]:
    for pattern in _LENGTHS:
        match = re.search(pattern, text, re.IGNORECASE)
        if match is None:
            continue
        number = match["n"].lower()
        value = (
            0.5 if number.startswith("half") else 1.0 if number in ("a", "an")
            else float(NUMBERS.get(number) or TENS.get(number) or float(number))
        )  # fmt: skip
        seconds = value * (60.0 if match["unit"].lower().startswith("m") else 1.0)
        if "rest" in match.groupdict() and not _of_the_film(text, match):
            continue  # "walks for 3 seconds, then runs" is about a beat
        whys.append(("seconds", match[0].strip(" ,.;(")))
        return text[: match.start()] + " " + text[match.end() :], seconds
    return text, None


def _of_the_film(text: str, match: re.Match[str]) -> bool:
    """Whether "for 10 seconds" ends the only sentence of a prompt without a sequence."""
    after = text[match.end() :].strip(" .,!")
    before = text[: match.start()]
    return not after and not re.search(r"\bthen\b|;|[.!?]\s+\w|,\s*\w+s\b", before)


def _take_style(text: str, whys: list[tuple[str, str]]) -> tuple[str, str]:
    for style, words in _STYLES.items():
        pattern = (
            rf"{_PRESENTED}\b(?:in|as|with|using)\s+(?:an?\s+|the\s+|style\s+of\s+)*(?:{words})"
            rf"(?:[\s-]+{_STYLE_NOUN})*\b(?:\s*,)?"
            rf"|(?<![\w])(?:{words})[\s-]+{_STYLE_NOUN}(?:[\s-]+{_STYLE_NOUN})*\b"
            rf"|{_STYLE_NOUN}\s*[:=]\s*(?:{words})\b"
            rf"|^\s*(?:{words})\s*:|[.,;(]\s*(?:{words})\s*(?=$|[.,;)])"
        )
        if style in ("neon", "xkcd", "blueprint"):
            pattern += rf"|(?<!\bin)(?<!\ba)(?<!\bthe)\s(?:{words})\s*$"
        if style == "xkcd":
            pattern += rf"|\b(?:{words})\b"
        match = re.search(pattern, text, re.IGNORECASE)
        if match is not None:
            whys.append(("style", match[0].strip(" ,.;:(")))
            return text[: match.start()] + " , " + text[match.end() :], style
    return text, ""


def _take_moves(text: str, whys: list[tuple[str, str]]) -> tuple[str, list[str]]:
    found: list[tuple[int, str, str]] = []
    for move, pattern in _MOVES:
        full = rf"(?:\b(?:then|and|with)\s+)?(?:\b(?:an?|the)\s+)?(?:{pattern}){_LINKS}"
        for match in re.finditer(full, text, re.IGNORECASE):
            if move == "dolly" and "camera" not in match[0].lower() and not re.search(
                r"pull|doll", match[0], re.I
            ):
                continue
            if move == "dolly" and re.match(r"\s+(?:the|a|his|her)\b", text[match.end() :]) and (
                "camera" not in match[0].lower() and "doll" not in match[0].lower()
            ):
                continue  # somebody pulls something back
            if move == "pan" and re.search(r"\b(?:a|the|frying)\s+pan$", match[0].strip(), re.I):
                continue  # to cook in
            found.append((match.start(), move, match[0]))
            blank = " " * len(match[0])
            text = text[: match.start()] + blank + text[match.end() :]
    found.sort()
    for _, _, words in found:
        whys.append(("camera", words.strip(" ,.;")))
    text = re.sub(r"\b(?:to\s+)?reveal(?:s|ing)?(?:\s+that)?\b", ". ", text, flags=re.I) if (
        found
    ) else text
    if found:
        text = re.sub(r"\bthe\s+camera\s*(?=[.,;]|$)", " ", text, flags=re.I)
    moves = [move for _, move, _ in found]
    return text, [m for i, m in enumerate(moves) if i == 0 or m != moves[i - 1]]


def _take(
    text: str, patterns: dict[str, str], whys: list[tuple[str, str]], field: str
) -> tuple[str, str]:
    for value, pattern in patterns.items():
        match = re.search(rf"(?:\b(?:in|with|as)\s+(?:an?\s+)?)?\b(?:{pattern})", text, re.I)
        if match is not None:
            whys.append((field, match[0].strip(" ,.;")))
            return text[: match.start()] + " " + text[match.end() :], value
    return text, ""


def _tidied(text: str) -> str:
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r"^(?:[\s,;:.-]|(?:of|on|that|and|please)\b)+", "", text, flags=re.I)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"([.!?])\s*[,;:.]+", r"\1", text)
    text = re.sub(r"([.,;])\s*please\b\s*[.,]?", r"\1", text, flags=re.I)
    text = re.sub(r"^\s*please\b|\bplease\s*[.!]*\s*$", "", text, flags=re.I)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]\s*([.!?])", r"\1", text)
    return text.strip(" ,;:")
