"""From clauses to events: agents, patients, things and the order of what happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stickgen.catalog.props import PROPS
from stickgen.catalog.roles import ROLES
from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.lines import implied_line
from stickgen.story.reader.normalise import Quote
from stickgen.story.reader.nouns import meaning, nouns
from stickgen.story.reader.people import Meant, People
from stickgen.story.reader.reference import resolve, speaker
from stickgen.story.reader.newcomers import versus
from stickgen.story.reader.draft import Draft
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.setting import Setting
from stickgen.story.reader.wording import predicate
from stickgen.story.verbs import Verb
from stickgen.text.actions import named_actions

_LIGHT = frozenset("do take give make have perform get throw go begin start finish try play".split())
_TO_PERSON = ("to", "at", "with", "on", "into", "against", "towards", "toward", "over", "past",
              "behind", "beside", "before", "around", "from", "for", "of", "onto", "upon", "after",
              "near", "by")  # fmt: skip
_WEAPONS = frozenset("sword shield spear gun bow knife axe hammer bat".split())


@dataclass
class Happening:
    """An event while the text is read; people are indices."""

    who: list[int]
    action: str = ""
    does: str = ""
    to: list[int] = field(default_factory=list)
    thing: str = ""
    line: str = ""
    voice: str = "talk"
    feeling: str = ""
    count: int = 1
    seconds: float | None = None
    step: float = 0.0
    goes_on: bool = False
    enters: bool = False
    leaves: bool = False
    why: str = ""
    reaction: bool = False
    meets: bool = False
    noun: str = ""
    verb: str = ""
    noun_only: bool = False
    wish: bool = False


class Telling:
    """Builds the happenings of a text, clause by clause."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.people = People()
        self.setting = Setting()
        self.happenings: list[Happening] = []
        self.quotes = quotes
        self.step = -1.0
        self.hold: float | None = None
        self.unknown: list[str] = []
        self.verbless: list[NounPhrase] = []
        self.pending: list[str] = []
        self.early: list[int] = []
        self.has_people = False

    def tell(self, clauses: Sequence[Clause]) -> None:
        """Read all clauses."""
        clauses = list(clauses)
        self.has_people = any(
            c.subject is not None and c.subject.head != "none" and _personal(c.subject) for c in clauses
        )
        for i, clause in enumerate(clauses):
            _share_subject(clauses, i)
            self._clause(clause, clauses[i - 1] if i else None)
        self._early_quotes()

    def _early_quotes(self) -> None:
        """Quotes before anybody is named belong to those who do something first, in turn."""
        speakers = [h for h in self.happenings if h.who]
        for n, quote in enumerate(self.early):
            if speakers:
                who = speakers[0].who
                self.happenings.append(
                    Happening([who[n % len(who)]], line=self.quotes[quote].text, why="quote",
                              step=speakers[0].step - len(self.early) + n)
                )  # fmt: skip

    # -- one clause ------------------------------------------------------------------------------
    def _clause(self, clause: Clause, before: Clause | None) -> None:
        self.people.begin_clause(clause.rel == "and" and before is not None and before.sentence == clause.sentence)
        if clause.sub == "because" and clause.past:
            return  # what happened before the film
        if clause.subject is not None and clause.subject.words == "you" and clause.verb:
            return  # anybody
        step = self._step_of(clause, before)
        subject = self._subject(clause)
        if clause.subject is not None and not clause.verb and clause.quote < 0:
            self._fragment(clause, subject, step)
            return
        self._scene(clause, subject.ids, step)
        if not clause.verb and clause.quote < 0:
            for _, phrase in clause.pps:
                if _personal(phrase) and clause.subject is None:
                    for i in resolve(self.people, phrase).ids:  # "…, not by the prince"
                        self.people.drafts[i].denied = True
            if clause.subject is None and self._by_words(clause, subject.ids, step):
                return
            if clause.subject is None and clause.complement and not subject.ids:
                self.pending = list(clause.complement)  # "Jealous of her sister, Lea …"
            self._complement(clause, subject.ids, step)
            return
        if self.pending and subject.ids:
            clause.complement += self.pending
            self._complement(
                Clause(complement=self.pending, text=" ".join(self.pending)), subject.ids, step
            )
            self.pending = []
        made = clause.verb in ("build", "make", "draw", "paint", "carve", "sculpt", "create")
        if clause.verb == "be" and subject.ids:
            self._become(clause, subject.ids)
        objects = [
            (p, resolve(self.people, p)) for p in clause.objects
            if _personal(p) and p.head != "none" and not (clause.verb == "be" and subject.ids)
            and not (p.head in _FOOD and clause.verb in _HAVE_FOOD) and not (made and p.kind == "person") and not (
                p.kind == "part" and _is_state(clause)
            )
        ]  # fmt: skip
        self._around(clause, step)
        others = [
            (prep, p, resolve(self.people, p)) for prep, p in self._personal_phrases(clause)
            if not _viewers(prep, p) and not (p.head == "it" and prep not in ("to", "at", "towards"))
            and prep in (*_TO_PERSON, "except") and not (prep == "for" and clause.passive)
        ]  # fmt: skip
        if any(prep == "except" for prep, _, _ in others):
            out = {i for prep, _, m in others if prep == "except" for i in m.ids}
            subject = Meant([i for i in subject.ids if i not in out], subject.none)
            others = [x for x in others if x[0] != "except"]
        agents, patients = subject.ids, [i for _, m in objects for i in m.ids]
        patients += [i for i in self._owners(clause, subject.ids) if i not in patients]
        via = [i for prep, _, m in others if prep not in ("of", "about", "like") for i in m.ids]
        mutual = any(m.mutual for _, m in objects) or any(m.mutual for _, _, m in others)
        if clause.passive:
            by = [i for prep, _, m in others if prep == "by" for i in m.ids]
            agents, patients = by, subject.ids
            if by and not subject.ids and clause.subject is not None:
                clause.objects = [clause.subject]  # "a banana is eaten by one"
                self.people.last_subject = by
            via = [i for i in via if i not in by]
        denied = clause.negated or subject.none or any(
            (p.kind == "other" and p.det == "no") or m.none for p, m in objects
        ) or any(p.head in ("nothing", "none") for p in clause.objects)  # fmt: skip
        if clause.subject is not None and clause.subject.head == "all":
            agents = [i for i in agents if i not in (*patients, *via)]  # "everyone shouts at him"
        self.people.last_subject = list(subject.ids) or self.people.last_subject
        if clause.relative and clause.past and not (before is not None and before.past):
            return
        self._happen(clause, step, agents, patients, via, mutual, denied)

    def _become(self, clause: Clause, ids: list[int]) -> None:
        """ "He was a fisherman": who somebody is."""
        for phrase in clause.objects:
            entry = meaning(phrase.head, "person") if phrase.kind == "person" else None
            if entry is not None:
                for i in ids:
                    self.people.drafts[i].dress = entry.name

    def _around(self, clause: Clause, step: float) -> None:
        """ "wins after a last shot": the noun of an action that happens before or afterwards."""
        for prep, phrase in clause.pps:
            if phrase.kind == "action" and prep in ("after", "before"):
                entry = verbs.action_noun(phrase.head) or verbs.action_noun(phrase.head.split()[-1])
                who = list(self.people.last_subject) or list(range(len(self.people.drafts)))
                if entry is not None and entry.action and who:
                    at = step - 0.5 if prep == "after" else step + 0.5
                    self.happenings.append(
                        Happening(who[:1], entry.action, entry.does.replace("{thing}", "ball"),
                                  thing=entry.thing, step=at, why=f"{prep} {phrase.words}")
                    )  # fmt: skip

    def _personal_phrases(self, clause: Clause) -> list[tuple[str, NounPhrase]]:
        """Prepositional phrases about people; nouns that end like trades count as well."""
        found = []
        for prep, phrase in clause.pps:
            if not _personal(phrase) and (trade_like(phrase) or _addressed(prep, phrase, clause)):
                phrase = _as_person(phrase)
            if _personal(phrase):
                found.append((prep, phrase))
        return found

    def _owners(self, clause: Clause, agents: Sequence[int]) -> list[int]:
        """Those to whom belongs what something is done to: "the tourist's hat", "his ear"."""
        ids: list[int] = []
        for phrase in (*clause.objects, *(p for _, p in clause.pps)):
            owner = phrase.owner
            if owner is None or phrase.kind == "person":
                continue
            if owner.kind == "person":
                ids += resolve(self.people, owner).ids
            elif phrase.head in g.BODY and owner.head in ("he", "she") and len(agents) == 1:
                other = "male" if owner.head == "he" else "female"
                if self.people.drafts[agents[0]].gender not in ("", other):
                    ids += resolve(self.people, owner).ids
        return ids

    def _subject(self, clause: Clause) -> Meant:
        phrase = clause.subject
        if phrase is not None and phrase.kind == "pronoun" and not clause.verb and clause.quote < 0 and (
            phrase.head in ("he", "she", "they", "i") and not clause.complement
        ):
            return Meant([])
        if phrase is not None and phrase.words in ("we", "you") and clause.verb == "be":
            return Meant([])  # "We are in a spaceship": those who watch
        if phrase is not None and phrase.head == "someone" and clause.past and clause.verb and (
            not self.people.drafts and clause.progressive is False and "has" in clause.text.split()
        ):
            return Meant([])  # "Somebody has eaten the cake": before the film
        if phrase is not None and phrase.head == "none" and phrase.of is None:
            asked = bool(self.happenings) and bool(self.happenings[-1].line)
            if self.has_people and not asked:
                return Meant([], none=True)
        if phrase is not None and not clause.verb and not _personal(phrase):
            pieces = [piece for p in phrase.each for piece in listed(p)]
            people = [p for p in pieces if p.kind == "person"]
            if people:
                clause.subject = phrase = replace(
                    phrase, parts=(*people, *(p for p in pieces if p not in people))
                )
        if phrase is None:
            if clause.quote >= 0 and not clause.verb:
                if not self.people.last_subject and not self.quotes[clause.quote].speaker:
                    self.early.append(clause.quote)
                    return Meant([])
                if self.quotes[clause.quote].speaker:
                    return speaker(self.people, self.quotes[clause.quote].speaker)
                return Meant(list(self.people.last_subject))
            if not self.people.last_subject and clause.verb:
                if not self.people.drafts:
                    added = self.people.add("person", clause.text)
                    self.people.mentions.append([added])
                    return Meant([added])
                return Meant([0])
            return Meant(list(self.people.last_subject))
        away = phrase.head == "team" and phrase.owner is not None and clause.sub
        if away:  # "when their team loses": it is not there
            return Meant([])
        owner = phrase.owner
        if owner is not None and owner.kind == "person" and phrase.kind == "person":
            entry = meaning(phrase.head, "person")
            if entry is not None and ROLES[entry.name].kind != "human":
                resolve(self.people, owner)  # "the cowboy's horse"
        if phrase.kind == "place" and {"whole", "entire"} & set(phrase.adjectives) and clause.verb:
            phrase = replace(phrase, head="person", kind="person", plural=True, count=4)
        if not _personal(phrase) and (clause.verb and _agentive(phrase, clause)):
            phrase = _as_person(phrase)
        meant = resolve(self.people, phrase, subject=True)
        for part in phrase.each:
            for prep, other in part.mods:
                self._mod(prep, other, meant.ids)
        return meant

    def _mod(self, prep: str, phrase: NounPhrase, ids: list[int]) -> None:
        """What stands with a noun: "with a balloon", "in a top hat", "without a hat"."""
        self.setting.place_of(prep, phrase, self.step + 1)
        for part in phrase.each:
            if part.kind == "thing":
                self._wear_or_hold(prep, part, ids)
            elif part.head in g.COLORS and prep == "in":
                for i in ids:
                    self.people.drafts[i].color = g.COLORS[part.head]
            elif part.owner is not None and part.owner.kind == "person":
                resolve(self.people, part.owner)
            elif _personal(part) and prep in ("with", "against", "between", "of", "beside", "behind"):
                resolve(self.people, part)

    def _wear_or_hold(self, prep: str, phrase: NounPhrase, ids: list[int]) -> None:
        worn = self.setting.worn(phrase)
        for i in ids:
            draft = self.people.drafts[i]
            if prep == "without":
                if worn or phrase.head == "hat":
                    draft.hat = "-"
            elif worn and prep in ("in", "with", "wearing"):
                setattr(draft, *worn)
            elif prep in ("with", "in", "under", "on", "holding"):
                self._give(i, phrase)
        if not ids or prep not in ("with", "without", "in", "under", "on", "holding"):
            self.setting.thing(phrase, "")

    def _give(self, i: int, phrase: NounPhrase) -> str:
        """The prop of a noun, given to a person or put beside them; its name."""
        kind = self.setting.prop(phrase)
        if kind and kind not in self.people.drafts[i].props:
            self.people.drafts[i].props.append(kind)
        return kind

    # -- order -----------------------------------------------------------------------------------
    def _step_of(self, clause: Clause, before: Clause | None) -> float:
        """When a clause happens, from its connective; the steps are counted up."""
        last = self.step
        if clause.sub == "before" and clause.leading:
            self.hold = last + 1
            return last + 2
        if self.hold is not None and not clause.sub:
            step, self.hold = self.hold, None
            self.step = step + 1 if before is not None and before.sub == "before" else step
            return step
        if clause.sub in ("after", "when", "because") and not clause.leading and last >= 0:
            return last - 0.5 if not clause.relative else last
        if clause.sub == "while":
            if clause.leading:
                self.step = last + 1
                self.hold = self.step
                return self.step
            return max(last, 0.0)
        if clause.sub == "until":
            self._keep_going(last)
        if clause.relative and (clause.progressive or self._durative(clause)):
            if clause.subject is not None and before is not None and before.sentence == clause.sentence:
                return max(last, 0.0)
            self.step = last + 1
            self.hold = self.step
            return self.step
        if clause.rel == "meanwhile" and last >= 0:
            self._keep_going(last)
            return last
        keeps = "aspect_keep" in clause.aspects and clause.subject is not None and before is not None
        if keeps and last >= 0 and before.subject is not None and (
            before.subject.words != clause.subject.words and clause.subject.kind != "pronoun"
        ):
            return last  # "two leave, the others keep dancing"
        if self._alongside(clause, before):
            return last
        self.step = last + 1
        return self.step

    def _alongside(self, clause: Clause, before: Clause | None) -> bool:
        """Whether two different people do at once what both goes on: "one reads, one writes"."""
        if before is None or clause.subject is None or before.subject is None or self.step < 0:
            return False
        if before.sub == "before" or clause.sub:
            return False
        if clause.verb in ("be",) and before.verb in ("be",):
            return True
        if clause.sentence != before.sentence and clause.rel not in ("and", "list"):
            return False
        same = clause.subject.words == before.subject.words or clause.subject.head in ("he", "she", "they")
        return not same and self._durative(clause) and self._durative(before)

    def _durative(self, clause: Clause) -> bool:
        entry = _entry(clause)
        return (entry is not None and entry.goes_on) or clause.progressive or clause.verb == "be"

    def _keep_going(self, step: float) -> None:
        for happening in self.happenings:
            if happening.step == step and not happening.reaction:
                happening.goes_on = True

    # -- what happens ----------------------------------------------------------------------------
    def _happen(
        self, clause: Clause, step: float, agents: list[int], patients: list[int], via: list[int],
        mutual: bool, denied: bool,
    ) -> None:  # fmt: skip
        line, voice = self._line(clause)
        entry = _entry(clause)
        if clause.verb == "be" and clause.particle and not clause.passive:
            clause.complement.append(clause.particle)
        plain = entry is None or not (entry.action and clause.particle)
        if (clause.verb == "be" and plain) or (not clause.verb and not line):
            self._complement(clause, agents, step, denied)
            return
        if denied and ((entry is not None and entry.action) or clause.verb == "do"):
            self._denied(clause, agents, step)
            return
        if denied:
            return
        if clause.passive and entry is not None and not agents:
            self._suffer(clause, entry, patients, step)
            return
        if not agents:
            self._of_a_thing(clause, entry, patients, step)
            return
        self._arms(clause, agents)
        event = self._event(clause, entry, agents, step, line, voice)
        to = [i for i in (*patients, *via) if i not in agents]
        event.to = list(dict.fromkeys(to))
        if mutual or (entry is not None and entry.to is not None and entry.to.mutual):
            partners = [i for i in event.to] if event.to else []
            if not partners and len(agents) == 1 and entry is not None and entry.to and entry.to.mutual:
                partners = self._partner(agents, clause)
            event.who = list(dict.fromkeys([*agents, *partners]))
            event.meets = len(event.who) > 1
            event.to = [i for i in event.to if i not in event.who]
        elif len(agents) > 1 and entry is not None and entry.meets and not event.to:
            event.meets = True
        if clause.verb == "join" and not event.to:  # "one sings and all join in"
            told = [h for h in self.happenings if h.action and not h.reaction]
            if told:
                event.action, event.does, event.thing = told[-1].action, told[-1].does, told[-1].thing
                event.goes_on = True
        self.happenings.append(event)
        if entry is not None:
            self._react(clause, entry, event, step)

    def _event(
        self, clause: Clause, entry: Verb | None, agents: list[int], step: float, line: str, voice: str
    ) -> Happening:
        thing, noun = self._thing(clause, entry, agents)
        means = self._means(clause, entry)
        action, does = predicate(clause, entry if means is None else means, noun, line)
        if means is not None and means.action:
            action, does = means.action, means.does.replace("{thing}", noun or "ball")
        if not action and not line and entry is None and clause.verb:
            self.unknown.append(clause.verb)
        felt = (*clause.adverbs, *clause.complement, *(p.head for _, p in clause.pps))
        feeling = next((g.FEELINGS[a] for a in felt if a in g.FEELINGS), "")
        goes_on = (
            clause.progressive or "aspect_keep" in clause.aspects or clause.sub == "while"
            or (entry is not None and entry.goes_on)
        )  # fmt: skip
        kind = entry.kind if entry is not None else ""
        return Happening(
            list(agents), action, does, thing=thing, line=line, voice=voice,
            feeling=feeling or (entry.feels if entry is not None else ""),
            count=clause.count, seconds=clause.seconds, step=step,
            goes_on=goes_on and clause.count == 1 and clause.seconds is None,
            enters=kind == "appear", leaves=kind == "leave", why=clause.text,
            meets=bool(entry is not None and entry.meets), noun=noun, verb=clause.verb,
            wish="aspect_want" in clause.aspects and clause.wishes,
        )  # fmt: skip

    def _means(self, clause: Clause, entry: Verb | None) -> Verb | None:
        """The action by which something is done: "breaks a plank with one kick"."""
        for prep, phrase in clause.pps:
            play = prep in ("at", "in") and clause.verb in ("beat", "win", "lose", "defeat", "play",
                                                           "compete")  # fmt: skip
            if phrase.kind == "action" and (prep in ("with", "by") or play):
                found = verbs.action_noun(phrase.head)
                weak = entry is None or entry.action in ("", "stand", "idle")
                if found is not None and found.action and (
                    play or (weak and found.action not in ("stand", "idle"))
                ):
                    return found
        return None

    def _line(self, clause: Clause) -> tuple[str, str]:
        """What is said in a clause and how."""
        entry = _entry(clause)
        voice = entry.voice if entry is not None and entry.voice else "talk"
        for word in clause.adverbs:
            voice = {"loudly": "shout", "softly": "whisper", "quietly": "whisper"}.get(word, voice)
        if clause.quote >= 0:
            text = self.quotes[clause.quote].text
            if text.isupper() and len(text) > 3 and voice == "talk":
                voice = "shout"
            return text, voice
        return implied_line(clause, entry), voice

    def _thing(self, clause: Clause, entry: Verb | None, agents: list[int]) -> tuple[str, str]:
        """Kind and noun of the thing that is used."""
        used = ""
        noun = ""
        candidates = [p for o in clause.objects for p in o.each]
        candidates += [p.of for p in candidates if p.of is not None]
        candidates = [piece for p in candidates for piece in listed(p)]
        candidates += [p for prep, x in clause.pps for p in x.each if prep in (
            "with", "on", "from", "under", "in", "into", "at", "over", "up", "using", "onto", "down",
            "beside", "near", "through", "by", "to")]  # fmt: skip
        candidates += [p.of for _, x in clause.pps for p in x.each if p.of is not None]
        for phrase in candidates:
            if phrase.kind not in ("thing", "other", "action", "place"):
                continue
            kind = self.setting.prop(phrase)
            if not kind:
                continue
            if not used:
                used, noun = kind, phrase.head
            held = PROPS[kind].held
            if agents and (held or kind in ("dog",)):
                for i in agents[: phrase.count or (len(agents) if phrase.plural or held else 1)]:
                    self._give(i, phrase)
            else:
                self.setting.thing(phrase, "")
        if not used and entry is not None and entry.thing:
            used = entry.thing if entry.thing in PROPS else ""
            noun = used.replace("_", " ")
        return used, noun

    def _arms(self, clause: Clause, agents: list[int]) -> None:
        """Things in "with …" phrases are held by those who act."""
        for prep, phrase in clause.pps:
            if prep in ("with", "without", "wearing", "in"):
                for part in phrase.each:
                    if part.kind == "thing" and (prep != "in" or self.setting.worn(part)):
                        self._wear_or_hold(prep, part, agents)
        for phrase in clause.objects:
            if clause.verb in ("wear", "put") and (worn := self.setting.worn(phrase)):
                for i in agents:
                    setattr(self.people.drafts[i], *worn)

    def _partner(self, agents: list[int], clause: Clause) -> list[int]:
        """The other one of a deed that takes two: the last mentioned, or somebody new."""
        others = [i for i in range(len(self.people.drafts)) if i not in agents]
        if len(others) == 1:
            return others
        recent = [m for m in reversed(self.people.mentions) if not set(m) & set(agents)]
        return list(recent[0][:1]) if recent else []

    # -- answers ---------------------------------------------------------------------------------
    def _react(self, clause: Clause, entry: Verb, event: Happening, step: float) -> None:
        to = entry.to
        patients = event.to
        if to is None or to.mutual or not patients:
            return
        after = to.when != "together"
        at = step + 1 if after else step
        does = to.does.replace("{thing}", event.noun or "ball")
        self.happenings.append(
            Happening(
                list(patients), to.action, does, list(event.who), event.thing if to.action in (
                    "catching",) else "", to.line, "talk", to.feels, step=at, reaction=True,
                goes_on=not after and event.goes_on, why=clause.text, meets=entry.meets,
            )
        )  # fmt: skip
        if after:
            self.step = max(self.step, at)

    def _suffer(self, clause: Clause, entry: Verb, patients: list[int], step: float) -> None:
        """A passive without an agent who is a person: only its effect is shown."""
        for prep, phrase in clause.pps:
            if prep in ("by", "with"):
                self.setting.thing(phrase, "")
        if entry.to is not None and not entry.to.mutual and patients:
            self.happenings.append(
                Happening(list(patients), entry.to.action, entry.to.does.replace("{thing}", "it"),
                          feeling=entry.to.feels, step=step, why=clause.text)
            )  # fmt: skip

    def _of_a_thing(
        self, clause: Clause, entry: Verb | None, patients: list[int], step: float
    ) -> None:
        """ "the ball hits her", "a rocket lifts off": the thing is there, people are struck."""
        if clause.sub == "until":  # "bored until the pizza arrives"
            low = [h for h in self.happenings if h.feeling in ("bored", "sad") and h.step < step]
            for happening in low[-1:]:
                self.happenings.append(
                    Happening(list(happening.who), feeling="happy", step=step, goes_on=True,
                              why=clause.text)
                )  # fmt: skip
        if clause.subject is not None:
            for part in clause.subject.each:
                self.setting.thing(part, "")
        for phrase in clause.objects:
            self.setting.thing(phrase, "")
        if clause.subject is not None and clause.subject.kind == "action":
            for _, phrase in clause.pps:  # "a handshake that ends in a high five"
                if phrase.kind == "action":
                    self.step = max(self.step, step)
                    self._noun_event(phrase, clause, step + 0.5)
        if patients and entry is not None:
            self._suffer(clause, entry, patients, step)

    def _denied(self, clause: Clause, agents: list[int], step: float) -> None:
        """What is not done is not played; those who do nothing else stand there."""
        for i in agents:
            self.people.drafts[i].denied = True
        if clause.verb == "do" and not clause.objects:  # "everybody laughs, he doesn't"
            for happening in self.happenings[-1:]:
                happening.who = [i for i in happening.who if i not in agents] or happening.who

    def _complement(
        self, clause: Clause, agents: list[int], step: float, denied: bool = False
    ) -> None:
        """ "is sad", "is asleep", "are on the moon": states as feelings or poses."""
        if denied:
            return
        for word in clause.complement:
            if word in ("asleep", "sleeping"):
                self.happenings.append(
                    Happening(list(agents), "lie_down", "lies on the floor and sleeps", step=step,
                              goes_on=True, why=clause.text)
                )  # fmt: skip
            if word in g.FEELINGS and agents:
                self.happenings.append(
                    Happening(list(agents), feeling=g.FEELINGS[word], step=step, goes_on=True,
                              why=clause.text)
                )  # fmt: skip
            if word in g.AGES:
                for i in agents:
                    self.people.drafts[i].age = g.AGES[word]
        for phrase in clause.objects:
            entry = meaning(phrase.head, "person") if phrase.kind == "person" else None
            if entry is None and phrase.kind == "thing":
                for i in agents[:1]:
                    self._give(i, phrase)

    def _by_words(self, clause: Clause, agents: list[int], step: float) -> bool:
        """A clause without a verb whose words name an action: "down on one knee"."""
        words = " ".join(f"{prep} {p.words}" for prep, p in clause.pps)
        named = named_actions(f"a person goes {words}") if words else ()
        if not named or not agents:
            return False
        self.happenings.append(
            Happening(list(agents), named[0], f"goes down {words}", step=step, why=clause.text)
        )
        return True

    # -- fragments -------------------------------------------------------------------------------
    def _fragment(self, clause: Clause, subject: Meant, step: float) -> None:
        """A noun phrase without a verb: people, things, places, or what they do."""
        phrase = clause.subject
        assert phrase is not None
        self.people.last_subject = list(subject.ids) or self.people.last_subject
        self._scene(clause, subject.ids, step)
        if " versus " in phrase.words and all(p.kind == "other" or p.name for p in phrase.each):
            named = [p.name or p.head for p in phrase.each]
            if not subject.ids or all(p.kind == "other" for p in phrase.each):
                versus(self.people, named)
                return
        for part in phrase.each:
            if part.kind == "action":
                self.verbless.append(part)
                self._noun_event(part, clause, step)
            elif part.kind in ("thing", "place", "other"):
                self.setting.place_of("in", part, step)
                self.setting.thing(part, "")
            for prep, inner in part.mods:
                if inner.kind == "action" and prep == "in" and subject.ids:  # "police in pursuit"
                    self.people.last_subject = list(subject.ids)
                    self._noun_event(replace(inner, mods=()), clause, step)
        if clause.complement:
            self._complement(clause, subject.ids, step)

    def _noun_event(self, phrase: NounPhrase, clause: Clause, step: float) -> None:
        entry = verbs.action_noun(phrase.head)
        named = [
            resolve(self.people, p).ids for prep, p in phrase.mods
            if _personal(p) and not _viewers(prep, p)
        ]  # fmt: skip
        who = [i for ids in named for i in ids] or list(self.people.last_subject)
        if len(who) <= 1 and entry is not None and entry.to is not None and entry.to.mutual:
            who = list(range(len(self.people.drafts))) or who
        if not who:
            who = list(range(len(self.people.drafts)))
        if not who:
            who = [self.people.add("person", clause.text)]
        if entry is not None:
            fake = Clause(verb="do", objects=[phrase], text=clause.text)
            event = self._event(fake, entry, who, step, "", "talk")
            event.meets = len(who) > 1 and entry.meets
            event.noun, event.noun_only = phrase.head, True
            self.happenings.append(event)
            self.people.last_subject = who

    def _scene(self, clause: Clause, ids: list[int], step: float) -> None:
        """Places, times, weather and things of the prepositional phrases."""
        phrases = [("", clause.subject)] if clause.subject is not None else []
        every = [*phrases, *clause.pps, *[("", o) for o in clause.objects]]
        for prep, phrase in every:
            for part in [piece for p in phrase.each for piece in listed(p)]:
                if not prep and part.head != phrase.head and len(phrase.each) == 1:
                    self.setting.place_of("in", part, step)
                self.setting.time_and_weather(part, clause.text)
                if prep:
                    self.setting.place_of(prep, part, step)
                    worn = self.setting.worn(part) is not None
                    if part.kind == "thing" and not worn and prep not in ("with", "without", "of", "by"):
                        self.setting.thing(part, "")
                elif part.kind == "place" and clause.verb in (
                    "reach", "enter", "leave", "explore", "visit", "cross", "climb", "see", "approach"
                ):
                    self.setting.place_of("in", part, step)
                for inner_prep, inner in part.mods:
                    self.setting.place_of(inner_prep, inner, step)
                if part.of is not None:
                    self.setting.place_of("of", part.of, step)
        if clause.verb in g.WEATHER_NOUNS or (clause.verb and clause.verb + "ing" in g.WEATHER_NOUNS):
            self.setting.weather_word(clause.verb if clause.verb in g.WEATHER_NOUNS else clause.verb + "ing",
                                      clause.text)  # fmt: skip
        for word in (*clause.complement, *clause.adverbs):
            self.setting.weather_word(word, clause.text)


def _entry(clause: Clause) -> Verb | None:
    """What the verb of a clause means, with its particle and its object."""
    if clause.objects and clause.objects[0].kind in ("action", "other", "thing") and clause.verb in _LIGHT:
        found = verbs.action_noun(clause.objects[0].head)
        if ("", clause.objects[0].head) in verbs.senses(clause.verb):
            found = None  # "plays catch" is more than a catch
        if found is not None and not (
            clause.verb in ("throw", "play") and clause.objects[0].kind == "thing"
        ):
            return found
    noun = next((p.head for o in clause.objects for p in o.each if p.kind != "person"), "")
    if not noun:
        noun = next((p.head for prep, p in clause.pps if prep in ("on", "in", "with", "at")), "")
    if not clause.verb:
        return None
    if " " in clause.verb:
        base, _, particle = clause.verb.partition(" ")
        return verbs.lookup(base, particle, noun)
    if clause.verb == "look" and not clause.objects and any(
        prep in ("in", "under", "behind", "inside", "into") and p.kind in ("thing", "other")
        for prep, p in clause.pps
    ):
        return verbs.lookup("search")
    aim = next((p for prep, p in clause.pps if prep == "for" and p.kind == "action"), None)
    if aim is not None and clause.verb in ("go", "come", "head", "leave", "set"):
        return verbs.action_noun(aim.head)  # "goes for a run"
    particle = clause.particle
    if " " in particle and particle not in verbs.particles(clause.verb):
        particle = particle.split()[0]  # "gets out of" is "gets out"
    plain = verbs.lookup(clause.verb, particle, noun)
    for prep, phrase in clause.pps if not clause.objects else ():
        if phrase.kind == "place" and plain is not None and plain.action:
            continue  # "runs through the forest" is no phrasal verb
        noun = noun or phrase.head
        longer = f"{particle} {prep}".strip()
        if longer in verbs.particles(clause.verb):
            return verbs.lookup(clause.verb, longer, noun)
    return plain


def _is_state(clause: Clause) -> bool:
    entry = _entry(clause)
    return entry is not None and entry.kind == "state"


def _personal(phrase: NounPhrase) -> bool:
    if phrase.parts:
        return any(_personal(p) for p in phrase.parts)
    return phrase.kind in ("person", "pronoun", "part")


_FOOD = frozenset("fish chicken turkey shrimp crab lobster duck goose lamb".split())
_HAVE_FOOD = frozenset("eat have cook catch grill fry buy sell order hold bring serve taste".split())
_NO_TRADES = frozenset(
    """letter paper computer water corner floor door number river dinner order finger shoulder
    weather summer winter center matter power tower flower shower mirror color error terror horror
    motor tractor sweater counter hammer ladder border danger answer butter cover chapter disaster
    drawer laser layer manner other supper helicopter skyscraper poster toaster container monitor
    projector escalator elevator refrigerator trailer roller scooter sneaker zipper burger pepper
    desert rubber leather feather timber silver copper powder thunder wonder wander quarter meter
    theater theatre fever liver tiger panther lobster oyster spider odor flavor favor harbor
    tremor interior exterior anchor mayor? plaster blister cluster lantern cucumber buzzer
    sticker banner barrier chandelier cylinder folder fender bumper charger speaker screwdriver
    printer marker shutter planter burner heater cooler dryer boiler freezer mixer blender""".split()
)
"""Nouns that end like trades and are none."""


def trade_like(phrase: NounPhrase) -> bool:
    """Whether an unknown noun ends like a trade: "survivor", "defender", "glassblower"."""
    last = phrase.head.rpartition(" ")[2]
    return (
        phrase.kind == "other" and bool(phrase.det or phrase.count or phrase.adjectives)
        and len(last) > 4 and last not in _NO_TRADES
        and last.endswith(("er", "or", "ist", "ian", "man", "woman", "eer", "keeper"))
        and last not in g.BODY and last not in g.TIME_NOUNS and last not in g.WEATHER_NOUNS
    )  # fmt: skip


def listed(phrase: NounPhrase) -> list[NounPhrase]:
    """A run of nouns that is no compound, word by word: "dog park rain umbrella"."""
    words = phrase.head.split()
    if len(words) < 2 or phrase.head in nouns() or phrase.det or phrase.kind == "person":
        return [phrase]
    if len(words) == 2 and meaning(words[0], "person") is None:
        return [phrase]
    return [replace(phrase, head=w, kind=_kind(w), words=w, of=None, mods=()) for w in words]


def _kind(word: str) -> str:
    entry = meaning(word)
    if entry is not None:
        return entry.kind
    return "action" if verbs.action_noun(word) is not None else "other"


_INANIMATE = frozenset(
    """voice music song melody alarm light lights curtain leaf leaves story game match show party
    phone bell siren engine machine signal whistle echo shadow storm flame wave tide film movie
    picture program screen glass wheel snowflake raindrop footstep sound scream laughter applause
    silence heart tear smoke dust cloud sun moon star earth plant petal branch root seed""".split()
)
"""Nouns that seem to act and are no people."""


def _addressed(prep: str, phrase: NounPhrase, clause: Clause) -> bool:
    """Whether an unknown noun is spoken to or given something: "whispers to the rookie"."""
    entry = _entry(clause)
    return (
        entry is not None and entry.kind in ("speech", "transfer") and prep in ("to", "at", "with")
        and phrase.kind == "other" and phrase.det in ("a", "an", "the", "his", "her", "my", "their")
        and phrase.head not in _INANIMATE and phrase.head not in g.COMMON_NOUNS
        and phrase.head not in g.BODY
    )  # fmt: skip


def _viewers(prep: str, phrase: NounPhrase) -> bool:
    """Whether a phrase means those who watch the film: "waves at the audience"."""
    return phrase.head in ("audience", "viewer", "public", "spectator", "camera") and prep in (
        "at", "to", "for", "towards", "before", "into"
    )


def _agentive(phrase: NounPhrase, clause: Clause) -> bool:
    """Whether an unknown noun that does something is a person: "the glassblower works"."""
    if phrase.kind != "other" or phrase.head in g.BODY or phrase.head in g.TIME_NOUNS:
        return False
    if phrase.head in g.WEATHER_NOUNS or not phrase.head:
        return False
    if phrase.head in g.COMMON_NOUNS or phrase.head in _INANIMATE or phrase.head in g.CALENDAR:
        return False
    entry = _entry(clause)
    if phrase.det in ("a", "an", "the", "his", "her", "my", "their", "our") and entry is not None and (
        entry.action not in ("", "stand", "idle") or entry.kind in ("perceive", "transfer")
    ):
        return True
    last = phrase.head.rpartition(" ")[2]
    if last.endswith(("er", "or", "ist", "ian", "man", "woman", "ee", "eer", "ant", "keeper")):
        return True
    return entry is not None and entry.kind == "speech"


def _as_person(phrase: NounPhrase) -> NounPhrase:
    return replace(phrase, kind="person")


def _share_subject(clauses: list[Clause], i: int) -> None:
    """ "Before she eats, the girl …": the leading clause is about the subject of the main one."""
    clause = clauses[i]
    opens = i == 0 or clauses[i - 1].sentence != clause.sentence
    participle = opens and clause.subject is None and (
        clause.progressive or (clause.past and clause.text.lower().startswith("having"))
    )  # "Reading it, he …"
    if not ((clause.sub and clause.leading) or participle) or i + 1 >= len(clauses):
        return
    main = clauses[i + 1]
    if participle and clause.past:
        clause.relative = True  # "Having lost his key, he …"
    if main.sub or main.subject is None or main.sentence != clause.sentence:
        return
    cataphora = (
        clause.subject is not None and clause.subject.kind == "pronoun"
        and clause.subject.head in ("he", "she", "they") and main.subject.kind == "person"
        and i == 0
    )  # fmt: skip
    if clause.subject is None or cataphora:
        if main.subject.kind in ("person", "pronoun", "part"):
            clause.subject, clause.implied = main.subject, False
            main.subject, main.implied = None, True
