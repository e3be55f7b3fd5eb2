"""A Script in words: alt text of a film, and its audio description with times.

Both follow the usual advice for describing pictures (W3C, *Audio Description of Visual
Information*): who is there and where first, then what happens in order, in the present tense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from os import PathLike
from pathlib import Path

from stickgen.catalog.roles import ROLES
from stickgen.errors import StickGenError
from stickgen.files import atomic_path, output_path
from stickgen.script import NOTHING, Character, PlaceCut, Script
from stickgen.script_beats import Beat, Feeling

_SUFFIXES = (".txt", ".vtt")
_SUBJECT = re.compile(r"^(?:a|the) person\b|^someone\b", re.IGNORECASE)
_PARTNER = re.compile(r"\b(?:someone|somebody|another person|the other person)(?! else)\b")
_GIFT = re.compile(r"\bthe (?:gift|thing|object)\b")
_FROM = re.compile(r"\b(?:away|takes?|snatche?s?|steals?|flees?|backs off)\b")
_TO = re.compile(r"\b(?:gives?|holds out|hands|waves?|talks?|bows?|shows?|throws?|nods?|points?)\b")
_NO_PLACE = "paper"
_AS_USUAL = ("", "day", "clear", "summer")
_READ_AHEAD = 0.5
"""Share of an event's time before which a feeling that begins belongs to it."""


def describe(script: Script) -> str:
    """The film as one paragraph: alt text for a page that shows it."""
    return " ".join([*_opening(script), *(text for _, _, text in _events(script))])


def write_description(script: Script, path: str | PathLike[str]) -> None:
    """Write a description: ``.txt`` is alt text, ``.vtt`` an audio description with times.

    A page uses the latter as ``<track kind="descriptions">``, which screen readers speak.

    Raises:
        StickGenError: another suffix, or the file cannot be written.
    """
    check_description_path(path)
    text = f"{describe(script)}\n" if Path(path).suffix.lower() == ".txt" else _vtt(script)
    with atomic_path(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def check_description_path(path: str | PathLike[str]) -> None:
    """Refuse a name that no description can be written to.

    Raises:
        StickGenError: another suffix than .txt or .vtt, or as ``files.output_path``.
    """
    if Path(path).suffix.lower() not in _SUFFIXES:
        raise StickGenError(
            f"cannot write {path}: a description is a .txt file (alt text) or a .vtt file "
            "(audio description)"
        )
    output_path(path)


def _vtt(script: Script) -> str:
    cues = [(0.0, " ".join(_opening(script)))]
    for start, _, text in _events(script):
        if start == cues[-1][0]:
            cues[-1] = (start, f"{cues[-1][1]} {text}")
        else:
            cues.append((start, text))
    ends = [*(start for start, _ in cues[1:]), script.duration]
    lines = ["WEBVTT\n"]
    for (start, text), end in zip(cues, ends, strict=True):
        lines.append(
            f"{_clock(start)} --> {_clock(max(end, start + 0.04))}\n{escape(text, False)}\n"
        )
    return "\n".join(lines)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _opening(script: Script) -> Iterator[str]:
    yield _where(script)
    yield _sentence(f"we see {'; '.join(_looks(person) for person in script.characters)}")
    things = [prop.kind.replace("_", " ") for prop in script.props]
    if things:
        yield _sentence(f"there is {_listed([*dict.fromkeys(map(_with_article, things))])}")


def _where(scene: Script | PlaceCut) -> str:
    words = [scene.time or "", scene.weather or "", scene.season or ""]
    around = [word for word in words if word not in _AS_USUAL]
    place = scene.place.replace("_", " ")
    drawn = "a stick-figure film" if isinstance(scene, Script) else "the film goes on"
    where = "" if scene.place == _NO_PLACE else f" in {_with_article(place)}"
    return _sentence(", ".join([f"{drawn}{where}", *around]))


def _looks(person: Character) -> str:
    """ "Anna, a woman with long hair", "a knight with a helmet, a sword and a shield"."""
    role = (person.role or ("person" if person.kind == "human" else person.kind)).replace("_", " ")
    if person.age not in (None, "adult") and person.age not in role:
        role = f"{person.age} {role}"
    known = person.name.lower().replace("_", " ") in (role, "actor")
    who = _with_article(role) if known else f"{_called(person)}, {_with_article(role)}"
    hat = f"{person.hat} hat" if person.hat in ROLES else person.hat
    worn = [name for name in (hat, person.tie, *person.wears) if name and name != NOTHING]
    carried = dict.fromkeys([*worn, *(person.props or ())])
    having = [_with_article(name) for name in carried]
    if person.hair not in (None, NOTHING):
        having.insert(0, f"{person.hair} hair")
    return f"{who} with {_listed(having)}".replace("_", " ") if having else who


def _events(script: Script) -> list[tuple[float, int, str]]:
    """What happens, by its start: seconds, an order among equals, a sentence."""
    events = [(cut.start, -1, _where(cut)) for cut in script.places]
    for number, person in enumerate(script.characters):
        events += [(beat.start, number, _action(person, beat, script)) for beat in person.beats]
        events += [
            (line.start, number, _sentence(f"{_called(person)} says: “{line.text}”", mark=""))
            for line in person.lines
        ]
    return sorted(events, key=lambda event: event[:2])


def _action(person: Character, beat: Beat, script: Script) -> str:
    mood = _mood(person.feelings, beat)
    doer = f"{_called(person)}, {mood}," if mood else _called(person)
    said = _SUBJECT.sub("", beat.text.strip()).strip() if _SUBJECT.match(beat.text) else ""
    if beat.thing is not None:
        said = _GIFT.sub(f"the {beat.thing.replace('_', ' ')}", said)
    people = {other.name: _called(other) for other in script.characters}
    partners = _listed([people.get(name, name) for name in beat.to])
    if partners:
        said, found = _PARTNER.subn(partners, said)
        if said and not found and not any(name in said for name in people.values()):
            near = "from" if _FROM.search(said) else "to" if _TO.search(said) else "with"
            said = f"{said} {near} {partners}"
    return _sentence(f"{doer} {said}" if said else f"{_called(person)}: {beat.text}")


def _mood(feelings: Sequence[Feeling], beat: Beat) -> str:
    middle = beat.start + _READ_AHEAD * (beat.end - beat.start)
    for feeling in feelings:
        if feeling.start <= middle < feeling.end and feeling.expression != "neutral":
            return feeling.expression.replace("_", " ")
    return ""


def _called(person: Character) -> str:
    """A name as it is, a role with its article, one of several with its number."""
    name = person.name.replace("_", " ")
    return name if name[:1].isupper() or name[-1:].isdigit() else f"the {name}"


def _with_article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _sentence(text: str, *, mark: str = ".") -> str:
    text = " ".join(text.split())
    ending = "" if text.endswith((".", "!", "?", "”")) else mark
    return f"{text[:1].upper()}{text[1:]}{ending}"
