"""A Reply → a Story: the same structure that the built-in reader of prompts makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stickgen.story.models import names
from stickgen.story.models.cast import Cast
from stickgen.story.models.errors import UnusableError
from stickgen.story.models.names import Changes
from stickgen.story.models.schema import MOST_EVENTS, MOST_THINGS, Reply, ReplyEvent
from stickgen.story.story import Event, Story, Thing
from stickgen.text.actions import action_words
from stickgen.text.durations import repetitions
from stickgen.text.verbs import third_person
from stickgen.vocabulary import SPEECH

_SUBJECT = re.compile(
    r"^(?:(?:an?|the) )?(?:person|man|woman|boy|girl|someone|somebody|he|she|they|it)\b"
    r"(?: (?:is|are)\b)?",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"""["“]([^"“”]+)["”]""")
_ENTERS = re.compile(r"^(?:enters|arrives|appears|comes in|(?:walks|runs|rushes) in\b(?!to))")
_LEAVES = re.compile(r"^(?:leaves|exits|departs|(?:goes|walks|runs|rushes) (?:away|off|out)\b)")
_MOST_TIMES = 20


def story_of(reply: Reply, changes: Changes, why: str) -> Story:
    """The Story that an answer tells.

    Args:
        changes: what was changed when the answer was read; more is added.
        why: of every fact, such as "told by grok-4".

    Raises:
        UnusableError: nobody does anything in it.
    """
    told = reply.events[:MOST_EVENTS]
    if len(reply.events) > MOST_EVENTS:
        changes.leave_out(f"{len(reply.events) - MOST_EVENTS} more events")
    cast = Cast(reply.cast, told, why, changes)
    events = tuple(_events(told, cast, changes, why))
    if not events:
        raise UnusableError("events: somebody of the cast must do something")
    things = [Thing(kind=kind, why=why) for kind in reply.things if kind]
    facts = {name: getattr(reply, name) for name in ("place", "time", "weather", "season")}
    return Story(
        people=cast.people,
        events=events,
        place=reply.place,
        time=reply.time,
        weather=reply.weather,
        season=reply.season,
        things=tuple(things[:MOST_THINGS]),
        whys={name: why for name, value in facts.items() if value},
        left_out=tuple(changes.left_out),
        drawn_as=changes.drawn_as,
        title=reply.title,
    )


def _events(told: Sequence[ReplyEvent], cast: Cast, changes: Changes, why: str) -> Iterator[Event]:
    """The events of people who are shown; nobody has two in one step."""
    step, busy = -1, set[str]()
    for event in told:
        who = cast.shown(event.who)
        if not who:
            if not cast.all(event.who):
                changes.leave_out(" ".join([*event.who, event.does]))
            continue
        if step < 0 or not event.together_with_previous or busy & set(who):
            step, busy = step + 1, set()
        busy |= set(who)
        others = tuple(name for name in cast.shown(event.to) if name not in who)
        yield _event(event, who, others, step, why)


def _event(
    event: ReplyEvent, who: tuple[str, ...], others: tuple[str, ...], step: int, why: str
) -> Event:
    line, does = _spoken(event)
    does = _predicate(does, who)
    action = event.action or names.action_name(does) or ("idle" if does else "")
    does = does or _usual(action, spoken=bool(line))
    voice = event.voice or "talk"
    if voice == "talk" and action in SPEECH:
        voice = action
    return Event(
        who=who,
        action=action,
        does=does,
        to=others,
        thing=event.thing,
        line=line,
        voice=voice,
        feeling="" if event.feeling == "neutral" else event.feeling,
        count=int(min(max(repetitions(does), 1), _MOST_TIMES)),
        step=step,
        enters=bool(_ENTERS.match(does)),
        leaves=bool(_LEAVES.match(does)),
        why=why,
    )


def _spoken(event: ReplyEvent) -> tuple[str, str]:
    """The line and what is done, where a model wrote the line there: 'says "Hello"'."""
    quote = _QUOTE.search(event.does)
    speaks = event.action in SPEECH or names.voice_name(event.does)
    if event.line or not quote or not speaks:
        return event.line, event.does
    return quote[1].strip(), _QUOTE.sub("", event.does)


def _predicate(text: str, who: tuple[str, ...]) -> str:
    """The text without its subject, its verb in the third person: "throw it" → "throws it"."""
    text = " ".join(text.split()).strip(" .!,:")
    for name in who:
        text = re.sub(rf"^(?:the )?{re.escape(name)}\b(?: (?:is|are)\b)?", "", text, flags=re.I)
    verb, _, rest = _SUBJECT.sub("", text).strip().partition(" ")
    base = names.known_verb(verb)
    return f"{verb if base is None else third_person(base)} {rest}".strip()


def _usual(action: str, *, spoken: bool) -> str:
    """A predicate for an action that the answer does not describe."""
    if not action or (spoken and action == "idle"):
        return ""
    (words,) = (entry for entry in action_words() if entry.action == action)
    return _SUBJECT.sub("", words.sentences[0]).strip()
