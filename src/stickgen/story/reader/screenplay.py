"""Screenplays and scripts: headings ("INT. OFFICE – NIGHT") and speakers' lines ("Anna: Hi")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stickgen.story import verbs
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.quotations import Quotations
from stickgen.text.verbs import verb_forms

_HEADING = re.compile(
    r"^\s*(?:\d+[.)]?\s*)?(?:INT|EXT|INT\s*/\s*EXT|I/E)\b[./ ]*\s*([^\n]*?)\s*$", re.M | re.I
)
_HEADING_IN_LINE = re.compile(
    r"\b(?:INT|EXT)\b[./ ]*\s*([A-Z][A-Z '/]*?)\s*[-–—,]+\s*(DAY|NIGHT|MORNING|EVENING|DAWN|DUSK|"
    r"NOON|AFTERNOON|LATER|SUNSET)\b\.?",
)
_HEADING_PARTS = re.compile(r"\s[-–—]+\s|[–—]|\.\s")
_SPEAKER = re.compile(
    r"^\s*([A-Z][\w .'-]{0,30}?|the [\w -]{1,25}|[a-z]{2,15})"
    r"(?:\s*\(([^)\n]*)\))?\s*:\s+(\S.*)$"
)
_CAPITALS = re.compile(r"^\s*([A-Z][A-Z .'-]{1,25})(?:\s*\(([^)]*)\))?\s*$")
_MANNER = re.compile(r"\s*\(([^)]*)\)\s*")
_QUOTED = re.compile(r"\s*«\d+»\s*")
_SIGN_AT_END = re.compile(r"[.!?:;,]$")
_SENTENCE = re.compile(r"[.!?]\s*$")
_LONGEST_LABEL = 3
"""Most words of a speaker's label."""


def without_headings(text: str) -> str:
    """The text with headings of scenes as sentences: "in the office, at night."."""
    text = _HEADING_IN_LINE.sub(lambda m: f"in the {m[1].lower()}, at {m[2].lower()}. ", text)
    return _HEADING.sub(_heading, text)


def _heading(match: re.Match[str]) -> str:
    place, *time = [p.strip().lower() for p in _HEADING_PARTS.split(match[1]) if p.strip()] or [""]
    if not place:
        return ""
    return f"in the {place}, at {time[0]}." if time else f"in the {place}."


def without_lines(text: str, quotations: Quotations) -> str:
    """The text with its speakers' lines set apart as quotes; each line ends in a sign."""
    return _Lines(text.split("\n"), quotations).read()


class _Lines:
    """Reads a text line by line."""

    def __init__(self, lines: Sequence[str], quotations: Quotations) -> None:
        self.lines, self.quotations = lines, quotations
        self.several = sum(_SPEAKER.match(line) is not None for line in lines) > 1

    def read(self) -> str:
        read: list[str] = []
        before = len(self.quotations.found)
        i = 0
        while i < len(self.lines):
            text, i = self._next(i)
            read.append(text)
        if len(self.lines) == 1 and len(self.quotations.found) == before:
            return self.lines[0].strip()
        return "\n".join(read)

    def _next(self, i: int) -> tuple[str, int]:
        """What a line becomes, and the index of the next one."""
        line = self.lines[i]
        match = _SPEAKER.match(line)
        if match is not None and self._is_speech(match[1].strip(), match[3]):
            return self._labelled(match[1].strip(), match[3], match[2] or ""), i + 1
        capitals = _CAPITALS.match(line)
        follows = i + 1 < len(self.lines) and bool(self.lines[i + 1].strip())
        if capitals is not None and follows and len(self.lines) > 2:
            return self._under_name(capitals, i + 1)
        line = line.strip()
        return line if not line or _SIGN_AT_END.search(line) else f"{line}.", i + 1

    def _labelled(self, speaker: str, words: str, how: str) -> str:
        """ "Anna: (angrily) Go away!" or "Anna (angrily): Go away!"."""
        manner = _MANNER.match(words)
        if manner is not None:
            words = words[manner.end() :]
        if _QUOTED.fullmatch(words):
            return f"{speaker} says {words}."
        return self.quotations.keep(words, speaker, manner[1] if manner else how) + "."

    def _under_name(self, name: re.Match[str], i: int) -> tuple[str, int]:
        """A line under a name in capitals, perhaps with the manner in brackets between them."""
        manner = _MANNER.fullmatch(self.lines[i])
        if manner is not None and i + 1 < len(self.lines):
            i += 1
        how = manner[1] if manner else name[2] or ""
        words = self.lines[i].strip()
        return self.quotations.keep(words, name[1].strip().title(), how) + ".", i + 1

    def _is_speech(self, label: str, words: str) -> bool:
        """Whether "Anna: hello" is a speaker's line, and "World cup final: France won" none."""
        if len(label.split()) > _LONGEST_LABEL:
            return False
        if self.several:
            return True
        name = label[0].isupper() and " " not in label and not _is_common_word(label.lower())
        return name and _SENTENCE.search(words) is not None


def _is_common_word(word: str) -> bool:
    """Whether a word means a thing, a place or an action, and no person."""
    if meaning(word, "person") is not None:
        return False
    known = meaning(word) is not None or verbs.action_noun(word) is not None
    return known or bool(verb_forms(word, verbs.verbs()))
