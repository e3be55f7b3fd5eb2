"""The season and the lamps that a text tells, read before its clauses are.

"Summer" and "fall" are many things (a dress, a camp, a stumble), and "one winter morning" is first
of all a morning: so the words of a season are taken out where they tell the season, and the rest
is read as if they had not been there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAMES = {"springtime": "spring", "summertime": "summer", "wintertime": "winter", "fall": "autumn",
          "wintry": "winter", "wintery": "winter", "autumnal": "autumn"}  # fmt: skip
_SEASON = r"(?P<season>(?:spring|summer|autumn|winter)(?:time)?)"
_HOW = r"(?:(?:early|late|mid|high|deep|cold|warm|hot|golden|snowy|a|an|the|one|this)[ -]?)*"
_NOT_THINGS = (
    r"(?!(?:'s)?[ -](?:coats?|jackets?|dress(?:es)?|hats?|boots|clothes|outfits?|suits?|gear|"
    r"camps?|schools?|games|olympics|sports?|house|rolls?|water|cleaning|sale|soldier|wonderland|"
    r"landscape|gloves|scarf|tyres|tires|of)\b)"
)
"""What a season names and does not tell: nobody wears a summer dress in summer alone."""
_TIMES = r"mornings?|days?|evenings?|nights?|afternoons?|dawn|dusk|sunset|sunrise|midday|weekend"
_PARTS = (
    rf"(?:{_TIMES}|rain|storm|snow|sky|sun|sunshine|wind|breeze|air|meadow|forest|woods?|park|garden|"
    r"fields?|streets?|road|village|town|city|lake|river|beach|mountains?|farm|scene|party|festival|"
    r"picnic|market|wedding|walk|storms?|leaves|colou?rs)"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "In autumn, ...", "during the cold winter": the whole phrase goes.
        rf"\b(?:in|during|throughout) {_HOW}{_SEASON}{_NOT_THINGS}(?![ -]{_PARTS}\b)(?:season)?,?",
        r"\b(?:in|during|throughout) (?:the )?(?:early |late )(?P<season>fall)\b,?",
        r"\b(?:in|during|throughout) the (?P<season>fall)\b(?! of\b)(?![ -]\w*(?:day|night)),?",
        # "It is winter." and the heading "Winter:".
        rf"\bit(?:'s| is| was) (?:now )?{_HOW}(?:{_SEASON})\s*(?:,|\.|;|!|and\b)",
        rf"^\s*{_HOW}{_SEASON}\s*[.,:;]",
        r"^\s*(?P<season>fall)\s*[.:;]",
        # "one winter morning", "the spring rain", "a fall day": the adjective goes.
        rf"\b{_SEASON}(?:'s)? (?={_PARTS}\b)",
        rf"\b(?P<season>fall) (?=(?:{_TIMES}|leaves|colou?rs|foliage|forest|festival)\b)",
        r"\b(?P<season>wintry|wintery|autumnal) ",
    )
)
_SIGNS = {
    "autumn": r"(?:autumn|fallen|falling|colou?rful|golden) leaves|leaf pile|pile of leaves|"
              r"hallowe?en|thanksgiving|trick[- ]or[- ]treat\w*",
    "winter": r"christmas|x-?mas|snowball fight|frozen lake|new year's eve",
    "spring": r"cherry blossoms?|blossoming|easter|trees? in bloom",
}  # fmt: skip
"""Season → words that go with it and stay in the text."""
_AN, _VOWEL = re.compile(r"\ban $", re.IGNORECASE), re.compile("[aeiou]", re.IGNORECASE)

_DARK = re.compile(
    r"\b(?:dark|unlit|darkened|pitch[- ](?:dark|black)) "
    r"(?:room|kitchen|bedroom|living room|bathroom|office|classroom|corridor|hallway|house|cellar|"
    r"basement|attic|library|hospital|museum|factory|laboratory|church|prison|cell|restaurant|bar)\b"
    r"|\bpower cut|\bblackout|\b(?:with|while) the lights? (?:are |is )?(?:off|out)"
    r"|\bin (?:the|complete|total) dark(?:ness)?\b",
    re.IGNORECASE,
)
_LAMPS = r"(?:the |all |his |her |their )*(?:lights?|lamps?|light ?bulb)"
_SWITCHED = re.compile(
    rf"\b(?:turn|switch|flip|put)\w* (?:(?P<a>on|off|out) {_LAMPS}|{_LAMPS} (?P<b>on|off|out))\b"
    rf"|\b{_LAMPS} (?:go|goes|went|come|comes|came|turn|turns)(?: back)? (?P<c>on|off|out)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """What a text tells of the season.

    Attributes:
        text: without the words of the season.
        season: its name; empty: none is told.
        why: the words that tell it.
    """

    text: str
    season: str = ""
    why: str = ""


def take_season(text: str) -> Told:
    """Read the season of a text and take its words out; only the first season counts."""
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found is None:
            continue
        word = found["season"].lower()
        before, after = text[: found.start()], text[found.end() :]
        if _AN.search(before) and not _VOWEL.match(after):
            before = f"{before[:-2]} "
        left = re.sub(r"\s{2,}", " ", before + after).strip()
        if re.search(r"\w", left):
            return Told(left, _NAMES.get(word, word), found[0].strip(" ,.;:"))
    for season, words in _SIGNS.items():
        if found := re.search(rf"\b(?:{words})\b", text, re.IGNORECASE):
            return Told(text, season, found[0])
    return Told(text)


def is_unlit(text: str) -> str:
    """The words that tell that a room has no light; empty: none do."""
    found = _DARK.search(text)
    return found[0] if found else ""


def switched(text: str) -> str:
    """``on`` or ``off`` where a text tells that lamps are switched; empty: it does not."""
    found = _SWITCHED.search(text)
    if found is None:
        return ""
    return "on" if (found["a"] or found["b"] or found["c"]).lower() == "on" else "off"
