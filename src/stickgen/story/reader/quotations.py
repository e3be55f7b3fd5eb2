"""Words that somebody says, set apart from the text that tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DOUBLE = re.compile(r'"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»')
_SINGLE = re.compile(r"(?<![\w’'])['‘]((?:[^'’\n]|['’](?=\w))+?)['’](?!\w)")
_SPEECH_VERB = (
    r"(?:says?|said|asks?|asked|shouts?|shouted|yells?|yelled|whispers?|whispered|replies|replied|"
    r"answers?|answered|screams?|screamed|cries|calls?|called|mutters?|exclaims?|sings?|sang|"
    r"tells?|told|thinks?|adds?|announces?|laughs?|begs?|orders?|repeats?|growls?|barks?|roars?)"
)
_BEFORE_SPEAKER = re.compile(
    rf"(?P<before>^|[.!?»]\s+)(?P<words>[A-Z][^.!?«»\n]{{0,60}}?)(?P<sign>[,?!])"
    rf"\s+(?P<verb>{_SPEECH_VERB})\s+"
    r"(?P<speaker>(?:the|a|an|his|her|my)\s+[a-z]+|[A-Z][a-z]+|he|she|they|mom|mum|dad|grandma|"
    r"grandpa|mother|father|mommy|daddy|i|everyone|everybody)\b"
)
"""Hello, says the knight"""
_AFTER_SIGN = re.compile(
    rf"\b(?P<verb>{_SPEECH_VERB})\b"
    r"(?P<to>(?:\s+(?:to|at)?\s*(?:the\s+\w+|him|her|them|[A-Z][a-z]+))?)\s*[:,]\s+"
    r"(?P<words>[A-Z][^.!?«»\n]*[.!?]?)"
)
"""The knight says to her: Hello"""
_AFTER_VERB = re.compile(
    rf"\b(?P<verb>{_SPEECH_VERB})\s+"
    r"(?P<words>(?:Hey|Hi|Hello|Yes|No|Stop|Help|Please|Come|Go|I|What|Why|Where|Thank|"
    r"Sorry|Oh|Wow|Look|Wait|Good|Happy|You|That|It|Ouch|Boo|Goodbye|Bye)\b[^.!?«»\n]*[.!?])"
)
"""The knight says Hello there!"""
_LEADING_CLAUSE = re.compile(r"\s*(?:while|when|as|after|before|whenever|if)\b", re.IGNORECASE)
_BEFORE_CAPITAL = re.compile(r"«(\d+)»(?=\s+[A-Z])")
_SPEAKER_FOLLOWS = re.compile(rf"\s+(?:(?:The|A|An|His|Her)\s+[\w-]+|[A-Z]\w+)\s+{_SPEECH_VERB}\b")


@dataclass(frozen=True)
class Quote:
    """Words that somebody says.

    Attributes:
        text: what is said.
        speaker: the speaker's label of a line such as ``Anna: Hello``; empty: to be found.
        manner: how, in the brackets of a screenplay.
    """

    text: str
    speaker: str = ""
    manner: str = ""


class Quotations:
    """The quotes of a text while they are set apart; they stand as ``«0»``, ``«1»`` … in it."""

    def __init__(self) -> None:
        self.found: list[Quote] = []

    def keep(self, text: str, speaker: str = "", manner: str = "") -> str:
        """Keep what is said; the sign that stands for it."""
        self.found.append(Quote(" ".join(text.split()), speaker, manner))
        return f" «{len(self.found) - 1}» "

    def marked(self, text: str) -> str:
        """The text without what stands in quotation marks."""
        text = _DOUBLE.sub(lambda m: self.keep(next(group for group in m.groups() if group)), text)
        return _SINGLE.sub(lambda m: self.keep(m[1]), text)

    def after_verb(self, text: str) -> str:
        """The text without what is said after "says" without any mark."""
        text = _AFTER_VERB.sub(lambda m: f"{m['verb']} {self.keep(m['words'])}", text)
        return _BEFORE_CAPITAL.sub(self._closed, text)

    def by_position(self, text: str) -> str:
        """The text without what is said before "says the knight" or after "says:"."""
        text = _BEFORE_SPEAKER.sub(self._before_speaker, text)
        return _AFTER_SIGN.sub(self._after_sign, text)

    def _closed(self, match: re.Match[str]) -> str:
        """A quote that ends a sentence closes the one around it, unless its speaker follows."""
        ends = self.found[int(match[1])].text[-1:] in (".", "!", "?", "")
        speaker_follows = _SPEAKER_FOLLOWS.match(match.string, match.end())
        return f"{match[0]} ." if ends and not speaker_follows else match[0]

    def _before_speaker(self, match: re.Match[str]) -> str:
        words = match["words"] + ("" if match["sign"] == "," else match["sign"])
        return f"{match['before']}{self.keep(words)} {match['verb']} {match['speaker']}"

    def _after_sign(self, match: re.Match[str]) -> str:
        sentence = re.split(r"[.!?]\s+", match.string[: match.start()])[-1]
        if "," in match[0] and _LEADING_CLAUSE.match(sentence):
            return match[0]  # "While Tom sings, Ann dances"
        return f"{match['verb']}{match['to']} {self.keep(match['words'].rstrip('.'))} . "
