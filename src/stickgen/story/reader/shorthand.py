"""Chat shorthand, contractions and emoji in full words: "don't", "hes", "w/", "🐶"."""

from __future__ import annotations

import re
import unicodedata

from stickgen.story.reader.nouns import meaning

_REPLACEMENTS = (
    (r"\b(is|are|was|were|does|do|did|has|have|had|would|could|should|must)n['’]?t\b", r"\1 not"),
    (r"\bcan['’]?t\b|\bcannot\b", "can not"),
    (r"\bwon['’]?t\b", "will not"),
    (
        r"\b(he|she|it|that|there|who|what|here|everyone|everybody|someone|somebody|nobody)['’]s\b",
        r"\1 is",
    ),
    (r"\btheres\b", "there is"),
    (r"\b(he|she)s\b", r"\1 is"),
    (r"\b(they|we|you)['’]re\b", r"\1 are"),
    (r"\btheyre\b", "they are"),
    (r"\bi['’]?m\b", "I am"),
    (r"\b(i|they|we|you)['’]ve\b", r"\1 have"),
    (r"\b(i|he|she|it|they|we|you)['’]ll\b", r"\1 will"),
    (r"\b(i|he|she|it|they|we|you)['’]d\b", r"\1 would"),
    (r"\blet['’]s\b|(?:^|(?<=[.!?]\s))lets\b", ""),
    (
        r"\b(\w+)['’]s(?=\s+(?:\w+ly\s+)?(?:not\s+)?\w+ing\b(?!\s+(?:room|table|shoes|pool)))",
        r"\1 is",
    ),
    (r"\bone\s+(?:after\s+(?:another|the\s+other)|by\s+one)\b", "in turn"),
    (r"(?<=rain)(ing|s|ed)?\s+cats\s+and\s+dogs", r"\1"),
    (r"(?:^|\s)step\s+(?:\d+|one|two|three|four|five)\b[:.)]?", ". "),
    (r"(?:^|(?<=[\s\n]))\d{1,2}[.)]\s+(?=[A-Za-z])", ". "),
    (r"\bsomewhere\s+in\s+between\b", ""),
    (r"\b(Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr)\.", r"\1"),
    (r"\b(?:on\s+)?(?:new\s+year['’]s|christmas|halloween)\s+(?:eve|day|night)\b", "at night"),
    (r"\b(?:fade\s+(?:in|out)|(?:smash\s+)?cut\s+to|dissolve\s+to)\b\s*:?", ". "),
    (r"\(\s*\d+\s*\)", ""),
    (r"\bnothing\s+but\b", "only"),
    (r"\bgonna\b", "going to"),
    (r"\bwanna\b", "want to"),
    (r"\bgotta\b", "have to"),
    (r"\bgf\b", "girlfriend"),
    (r"\bbf\b", "boyfriend"),
    (r"\bppl\b", "people"),
    (r"\b(?:cuz|coz|bc|'cause)\b", "because"),
    (r"(?<=\s)n(?=\s)", "and"),
    (r"(?<=\s)w/\s*(?=\w)", "with "),
    (r"(?<=\s)u(?=\s)", "you"),
    (r"\b(?:and|but)\s+than\b", "and then"),
    (r"\s*(?<!\w)[&+](?!\w)\s*", " and "),
    (r"\b(?:vs\.?|v\.|versus)(?=\s)", "versus"),
    (r"^\W*(?:ok(?:ay)?|so|well|right|alright|um+|uh+|yo|hey|lol)\b[,\s]+(?:so\b[,\s]*)?", ""),
    (
        r"\b(?:like|super|kinda|sorta|totally|literally|basically|just)\s+(?=super\b|really\b|very\b|"
        r"so\b|totally\b|kinda\b|just\b)",
        "",
    ),
    (r"\bright\s+and\b(?=\s+(?:he|she|they|the)\b)", ", and"),
)
_EMOJI = (
    ("😂🤣😆", " laughs "), ("😢😭", " cries "), ("😡😠🤬", " angry "), ("😱😨", " scared "),
    ("😀😃😄😊🙂😁", " happy "), ("❤💕😍🥰", " in love "), ("💃🕺", " dances "), ("🏃", " runs "),
    ("🐶🐕", " dog "), ("🐱🐈", " cat "), ("🤖", " robot "), ("👽", " alien "), ("👋", " waves "),
    ("⚽", " soccer ball "), ("🏀", " basketball "), ("⚾", " baseball "), ("🎸", " guitar "),
    ("🎤", " microphone "), ("🌧☔", " rain "), ("❄☃⛄", " snow "), ("🎂", " cake "),
    ("🎈", " balloon "), ("🚀", " rocket "), ("👑", " king "), ("🐉🐲", " dragon "),
    ("🏖", " beach "), ("🌙🌃", " night "), ("🔥", " fire "), ("🏆", " trophy "), ("🧟", " zombie "),
    ("👻", " ghost "), ("🦸", " superhero "), ("🥊", " boxing "), ("🎾", " tennis "),
    ("🚴", " cyclist "), ("🏊", " swims "), ("👏", " claps "), ("🍕", " pizza "), ("🙏", " begs "),
)  # fmt: skip
"""Pictographs and the words for them."""
_PATTERNS = tuple((re.compile(pattern, re.I), words) for pattern, words in _REPLACEMENTS)
_EMOJI_WORDS = {sign: words for signs, words in _EMOJI for sign in signs}


def in_full(text: str) -> str:
    """The text with its contractions and abbreviations in full."""
    for pattern, words in _PATTERNS:
        text = pattern.sub(words, text)
    return text


def without_emoji(text: str) -> str:
    """The text with its pictographs as words; those that mean nothing known are left out."""
    return "".join(_words_of(sign) for sign in text.replace("\ufe0f", ""))


def _words_of(sign: str) -> str:
    """A pictograph as words: those of the table, or the nouns of its Unicode name."""
    if sign in _EMOJI_WORDS:
        return _EMOJI_WORDS[sign]
    if ord(sign) < 0x2600 or unicodedata.category(sign) != "So":
        return sign
    words = unicodedata.name(sign, "").lower().replace("-", " ").split()
    known = [word for word in words if meaning(word) is not None]
    return f" {' '.join(known)} " if known else " "
