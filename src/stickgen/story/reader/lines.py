"""What people say when a text only tells that they speak: "tells him that she is leaving"."""

from __future__ import annotations

import re

from stickgen.story.reader.clause import Clause
from stickgen.story.verbs import Verb

_FIRST = {
    "is": "am", "has": "have", "was": "was", "does": "do", "wants": "want", "loves": "love",
    "needs": "need", "will": "will",
}  # fmt: skip
_OWN = {"his": "my", "her": "my", "their": "our", "him": "me", "himself": "myself", "herself": "myself"}


def implied_line(clause: Clause, entry: Verb | None) -> str:
    """The words of a speech that is not quoted; empty: none are implied."""
    speaks = entry is not None and (entry.kind == "speech" or bool(entry.line))
    if not speaks or entry is None:
        return ""
    head = clause.objects[-1].head if clause.objects else ""
    if clause.verb in ("say", "answer", "reply", "shout", "whisper", "yell") and head in (
        "yes", "no", "hello", "goodbye", "hi", "sorry", "bye", "cheese", "nothing", "stop", "help"
    ):
        return "" if head == "nothing" else f"{head.capitalize()}!"
    for word in clause.adverbs:
        if clause.verb in ("say", "answer", "reply") and word in ("yes", "no"):
            return f"{word.capitalize()}!"
    if clause.content:
        return _direct(clause.content)
    if head == "secret":
        return "Psst, listen..."
    return entry.line


def _direct(content: str) -> str:
    """A content clause in direct speech: "she is leaving" → "I am leaving."."""
    words = content.split()
    if words[0] == "to":
        rest = " ".join(_OWN.get(w, w) for w in words[1:])
        rest = re.sub(r"^not\b", "don't", rest)
        if rest.startswith("marry"):
            return "Will you marry me?"
        return f"Please {rest}!"
    if words[0].lower() in ("he", "she", "they", "i"):
        verb = words[1] if len(words) > 1 else ""
        verb = _FIRST.get(verb, verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb)
        subject = "We" if words[0] == "they" else "I"
        rest = " ".join(_OWN.get(w, w) for w in words[2:])
        return f"{subject} {verb} {rest}".strip() + "."
    if words[0].lower() in ("how", "why", "what", "where", "when", "who"):
        return (content[0].upper() + content[1:]).rstrip(".?") + "?"
    return (content[0].upper() + content[1:]).rstrip(".") + "."
