"""Plain text out of what people type: quotes set apart, capitals, contractions, typing errors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from stickgen.story import verbs
from stickgen.story.reader.nouns import meaning
from stickgen.text.verbs import verb_forms

SPEECH_VERBS = (
    r"says?|said|asks?|asked|shouts?|shouted|yells?|yelled|whispers?|whispered|replies|replied|"
    r"answers?|answered|screams?|screamed|cries|calls?|called|mutters?|exclaims?|sings?|sang|"
    r"tells?|told|thinks?|adds?|announces?|laughs?|begs?|orders?|repeats?|growls?|barks?|roars?"
)
_DOUBLE = re.compile(r'"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»')
_SINGLE = re.compile(r"(?<![\w’'])['‘]((?:[^'’\n]|['’](?=\w))+?)['’](?!\w)")
_SPEAKER = re.compile(r"^\s*([A-Z][\w .'-]{0,30}?|the [\w -]{1,25}|[a-z]{2,15})\s*:\s+(\S.*)$")
_SPEAKER_CAPS = re.compile(r"^\s*([A-Z][A-Z .'-]{1,25})(?:\s*\(([^)]*)\))?\s*$")
_UNQUOTED = re.compile(
    rf"(^|[.!?»]\s+)([A-Z][^.!?«»\n]{{0,60}}?)([,?!])\s+({SPEECH_VERBS})\s+"
    r"((?:the|a|an|his|her|my)\s+[a-z]+|[A-Z][a-z]+|he|she|they|mom|mum|dad|grandma|grandpa|mother|"
    r"father|mommy|daddy|i|everyone|everybody)\b"
)
_UNQUOTED_COLON = re.compile(
    rf"\b({SPEECH_VERBS})\b((?:\s+(?:to|at)?\s*(?:the\s+\w+|him|her|them|[A-Z][a-z]+))?)\s*[:,]\s+"
    r"([A-Z][^.!?«»\n]*[.!?]?)"
)
_UNQUOTED_WORD = re.compile(
    rf"\b({SPEECH_VERBS})\s+((?:Hey|Hi|Hello|Yes|No|Stop|Help|Please|Come|Go|I|What|Why|Where|Thank|"
    r"Sorry|Oh|Wow|Look|Wait|Good|Happy|You|That|It|Ouch|Boo|Goodbye|Bye)\b[^.!?«»\n]*[.!?])"
)
_HEADING = re.compile(
    r"^\s*(?:\d+[.)]?\s*)?(INT|EXT|INT\s*/\s*EXT|I/E)\b[./ ]*\s*([^\n]*?)\s*$", re.M | re.I
)
_INLINE_HEADING = re.compile(
    r"\b(?:INT|EXT)\b[./ ]*\s*([A-Z][A-Z '/]*?)\s*[-–—,]+\s*(DAY|NIGHT|MORNING|EVENING|DAWN|DUSK|"
    r"NOON|AFTERNOON|LATER|SUNSET)\b\.?",
)
_CONTRACTIONS = (
    (r"\b(is|are|was|were|does|do|did|has|have|had|would|could|should|must)n['’]?t\b", r"\1 not"),
    (r"\bcan['’]?t\b|\bcannot\b", "can not"),
    (r"\bwon['’]?t\b", "will not"),
    (r"\b(he|she|it|that|there|who|what|here|everyone|everybody|someone|somebody|nobody)['’]s\b",
     r"\1 is"),
    (r"\btheres\b", "there is"),
    (r"\b(hes|shes)\b", lambda m: m[1][:-1] + " is"),
    (r"\b(they|we|you)['’]re\b", r"\1 are"),
    (r"\btheyre\b", "they are"),
    (r"\bi['’]?m\b", "I am"),
    (r"\b(i|they|we|you)['’]ve\b", r"\1 have"),
    (r"\b(i|he|she|it|they|we|you)['’]ll\b", r"\1 will"),
    (r"\b(i|he|she|it|they|we|you)['’]d\b", r"\1 would"),
    (r"\blet['’]s\b|(?:^|(?<=[.!?]\s))lets\b", ""),
    (r"\b(\w+)['’]s(?=\s+(?:\w+ly\s+)?(?:not\s+)?\w+ing\b(?!\s+(?:room|table|shoes|pool)))",
     r"\1 is"),
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
    (r"\b(?:like|super|kinda|sorta|totally|literally|basically|just)\s+(?=super\b|really\b|very\b|"
     r"so\b|totally\b|kinda\b|just\b)", ""),
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


@dataclass(frozen=True)
class Plain:
    """A prompt as plain text.

    Attributes:
        text: quotes stand as ``«0»``, ``«1»`` …
        quotes: what they say.
        shouted: whether everything was in capitals.
    """

    text: str
    quotes: tuple[Quote, ...]
    shouted: bool = False


def plain_text(prompt: str) -> Plain:
    """Quotes, speaker lines and headings set apart; capitals and contractions undone."""
    quotes: list[Quote] = []

    def keep(text: str, speaker: str = "", manner: str = "") -> str:
        quotes.append(Quote(" ".join(text.split()).strip(), speaker, manner))
        return f" «{len(quotes) - 1}» "

    text = prompt.replace("\r", "\n")
    for symbols, words in _EMOJI:
        text = re.sub(f"[{symbols}]\ufe0f?", words, text)
    text = "".join(_named(c) for c in text)
    text = _DOUBLE.sub(lambda m: keep(next(g for g in m.groups() if g)), text)
    text = _SINGLE.sub(lambda m: _single(m, keep), text)
    text = _INLINE_HEADING.sub(lambda m: f"in the {m[1].lower()}, at {m[2].lower()}. ", text)
    text = _HEADING.sub(_heading, text)
    text = "\n".join(_screenplay(text.split("\n"), keep))
    text = _UNQUOTED_WORD.sub(lambda m: f"{m[1]} {keep(m[2])}", text)
    text = re.sub(r"«(\d+)»(?=\s+[A-Z])", lambda m: _closed_quote(m, text, quotes), text)
    letters = re.sub(r"«\d+»|[^A-Za-z]", "", text)
    shouted = len(letters) > 6 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
    if shouted:
        text = text.lower()
    text = _UNQUOTED.sub(
        lambda m: f"{m[1]}{keep(m[2] + (m[3] if m[3] != ',' else ''))} {m[4]} {m[5]}", text
    )
    text = _UNQUOTED_COLON.sub(
        lambda m: f"{m[1]}{m[2] or ''} {keep(m[3].rstrip('.'))} . ", text
    )
    for pattern, replacement in _CONTRACTIONS:
        text = re.sub(pattern, replacement, text, flags=re.I)
    text = re.sub(r"(\w)\1{2,}", r"\1\1", text)
    text = re.sub(r"…|\.{2,}", ", ", text)
    text = re.sub(r"\s[–—-]+\s|[–—]", " , ", text)
    return Plain(re.sub(r"[ \t]+", " ", text).strip(), tuple(quotes), shouted)


def _named(sign: str) -> str:
    """A pictograph as the nouns of its Unicode name, if the catalogue has them."""
    if ord(sign) < 0x2600 or unicodedata.category(sign) != "So":
        return sign
    words = unicodedata.name(sign, "").lower().replace("-", " ").split()
    known = [word for word in words if meaning(word) is not None]
    return f" {' '.join(known)} " if known else " "


def _closed_quote(match: re.Match[str], text: str, quotes: list[Quote]) -> str:
    """A quote that ends a sentence closes the one around it, unless its speaker follows."""
    after = text[match.end() :]
    speaker = re.match(rf"\s+(?:(?:The|A|An|His|Her)\s+[\w-]+|[A-Z]\w+)\s+(?:{SPEECH_VERBS})\b", after)
    ends = quotes[int(match[1])].text[-1:] in ".!?"
    return match[0] + (" ." if ends and speaker is None else "")


def _single(match: re.Match[str], keep: Callable[[str], str]) -> str:
    words = match[1].split()
    return keep(match[1]) if len(words) > 1 or match[1][-1:] in "!?,." or words else match[0]


def _heading(match: re.Match[str]) -> str:
    """ "INT. OFFICE – NIGHT" → "in the office, at night."."""
    parts = [p.strip().lower() for p in re.split(r"\s[-–—]+\s|[–—]|\.\s", match[2]) if p.strip()]
    if not parts:
        return ""
    times = f", at {parts[1]}" if len(parts) > 1 else ""
    return f"in the {parts[0]}{times}."


def _screenplay(lines: list[str], keep: Callable[..., str]) -> list[str]:
    """Lines such as "Anna: Hello" or a name in capitals above its words, as quotes."""
    out: list[str] = []
    i = 0
    several = sum(bool(_SPEAKER.match(line)) for line in lines)
    while i < len(lines):
        line = lines[i]
        match = _SPEAKER.match(line)
        caps = _SPEAKER_CAPS.match(line)
        if match and _is_speech(match, several):
            manner = re.match(r"\(([^)]*)\)\s*", match[2])
            words = match[2][manner.end() :] if manner else match[2]
            held = re.fullmatch(r"\s*«\d+»\s*", words)
            speaker = match[1].strip()
            if held:
                out.append(f"{speaker} says {words}.")
            else:
                out.append(keep(words, speaker, manner[1] if manner else "") + ".")
        elif caps and i + 1 < len(lines) and lines[i + 1].strip() and len(lines) > 2:
            words = lines[i + 1]
            manner = re.fullmatch(r"\s*\(([^)]*)\)\s*", words)
            if manner and i + 2 < len(lines):
                i += 1
                words = lines[i + 1]
            how = manner[1] if manner else caps[2] or ""
            out.append(keep(words.strip(), caps[1].strip().title(), how) + ".")
            i += 1
        else:
            stripped = line.strip()
            out.append(stripped if re.search(r"[.!?:;,]$", stripped) or not stripped else stripped + ".")
        i += 1
    if len(out) == 1:
        out[0] = lines[0].strip() if not quotes_in(out[0], lines[0]) else out[0]
    return out


def quotes_in(changed: str, line: str) -> bool:
    """Whether a line became a quote."""
    return changed.count("«") > line.count("«")


def _is_speech(match: re.Match[str], several: int) -> bool:
    """Whether "Anna: hello" is a speaker's line, and "World cup final: France won" none."""
    label = match[1].strip()
    words = label.split()
    if len(words) > 3:
        return False
    title = label[0].isupper() and all(w[:1].isupper() for w in words)
    if several >= 2:
        return True
    known = label.lower()
    if meaning(known, "person") is None and (
        meaning(known) is not None or verbs.action_noun(known) is not None
        or any(verbs.is_verb(b) for b, _ in verb_forms(known, verbs.verbs()))
    ):
        return False
    return title and len(words) == 1 and re.search(r"[.!?]\s*$", match[2]) is not None
