"""What people say: quotes, and what a text only tells that they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stickgen.story import verbs
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.normalise import Quote
from stickgen.story.verbs import Verb
from stickgen.text.verbs import verb_forms

_VOICES = {"loudly": "shout", "softly": "whisper", "quietly": "whisper"}
_SHORT_WORDS = frozenset("yes no hello goodbye hi sorry bye cheese stop help".split())
_ANSWERS = ("say", "answer", "reply")
_SAYS = (*_ANSWERS, "shout", "whisper", "yell")
_FIRST_PERSON = {"is": "am", "has": "have", "was": "was", "does": "do"}
"""Auxiliary of the third person → of the first."""
_OWN = {
    "his": "my",
    "her": "my",
    "their": "our",
    "him": "me",
    "himself": "myself",
    "herself": "myself",
}
_INVERTED = frozenset("is are was were can could may should will would has have".split())
_INVERTED_YOU = {"is": "are", "was": "were", "has": "have"}
"""Auxiliary of the third person → of the second."""
_SECRET = "Psst, listen..."


def said(clause: Clause, entry: Verb | None, quotes: Sequence[Quote]) -> tuple[str, str]:
    """What is said in a clause, empty if nothing is, and the name of the voice.

    Args:
        entry: what the verb of the clause means.
        quotes: those of the text.
    """
    voice = entry.voice if entry is not None and entry.voice else "talk"
    for word in clause.adverbs:
        voice = _VOICES.get(word, voice)
    if clause.quote < 0:
        return implied_line(clause, entry), voice
    text = quotes[clause.quote].text
    capitals = text.isupper() and len(text) > 3
    return text, "shout" if capitals and voice == "talk" else voice


def implied_line(clause: Clause, entry: Verb | None) -> str:
    """The words of a speech that is not quoted: "tells him that she is leaving"; or nothing."""
    head = clause.objects[-1].head if clause.objects else ""
    if clause.verb in _SAYS:
        if head == "nothing":
            return ""
        answers = [w for w in clause.adverbs if w in ("yes", "no") and clause.verb in _ANSWERS]
        for word in (head, clause.particle, *answers):  # "no" is a particle of "say"
            if word in _SHORT_WORDS:
                return f"{word.capitalize()}!"
    if entry is None or not (entry.kind == "speech" or entry.line):
        return ""
    if clause.content:
        return _direct(clause.content)
    return _SECRET if head == "secret" else entry.line


def _direct(content: str) -> str:
    """A content clause in direct speech: "she is leaving" → "I am leaving."."""
    words = content.split()
    opener = words[0].lower()
    if opener in ("if", "whether"):
        return _question("", words[1:])
    if words[0] == "to":
        return _request(words[1:])
    if opener in ("he", "she", "they", "i"):
        subject = "We" if words[0] == "they" else "I"
        verb = _first_person(words[1]) if len(words) > 1 else ""
        return f"{subject} {verb} {_own(words[2:])}".strip() + "."
    sentence = (content[0].upper() + content[1:]).rstrip(".")
    if opener in ("how", "why", "what", "where", "when", "who"):
        return _question(words[0], words[1:])
    return sentence + "."


def _question(opener: str, words: list[str]) -> str:
    """An indirect question as a direct one: "if he likes it" → "Do you like it?"."""
    auxiliary = next((n for n, w in enumerate(words[:5]) if w.lower() in _INVERTED), None)
    asked = f"{opener} {' '.join(words)}"
    if words and words[0].lower() in ("he", "she", "they"):
        if auxiliary == 1:
            asks_leave = words[1] in ("can", "could", "may", "should")
            verb = _INVERTED_YOU.get(words[1], words[1])
            asked = f"{opener} {words[1] if asks_leave else verb} {'I' if asks_leave else 'you'}"
            asked += f" {' '.join(words[2:]) if not asks_leave else _own(words[2:])}"
        elif len(words) > 1:
            forms = verb_forms(words[1], verbs.verbs())
            base = next((base for base, form in forms if form == "third"), words[1])
            asked = f"{opener} do you {base} {' '.join(words[2:])}"
    elif auxiliary:
        subject, rest = " ".join(words[:auxiliary]), " ".join(words[auxiliary + 1 :])
        asked = f"{opener} {words[auxiliary]} {subject} {rest}"
    asked = " ".join(asked.split())
    return f"{asked[0].upper()}{asked[1:].rstrip('.?')}?"


def _request(words: list[str]) -> str:
    """An infinitive after "asks her": "to wait" → "Please wait!"."""
    request = re.sub(r"^not\b", "don't", _own(words))
    if request.startswith("marry"):
        return "Will you marry me?"
    return f"Please {request}!"


def _first_person(verb: str) -> str:
    """The first person of a verb in the third: "watches" → "watch"."""
    if verb in _FIRST_PERSON:
        return _FIRST_PERSON[verb]
    forms = verb_forms(verb, verbs.verbs())
    return next((base for base, form in forms if form == "third"), verb)


def _own(words: list[str]) -> str:
    """Words with what belongs to the speaker in the first person."""
    own = [_OWN.get(word, word) for word in words]
    if words and words[-1] == "her":  # "he loves her"
        own[-1] = "you"
    return " ".join(own)
