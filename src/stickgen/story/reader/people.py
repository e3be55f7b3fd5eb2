"""Who is meant: the people of a text, and what pronouns and noun phrases refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stickgen.catalog.roles import ROLES
from stickgen.story.reader import grammar as g
from stickgen.story.reader.names import gender_of
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.phrases import NounPhrase

MOST_PEOPLE = 12
"""How many the stage holds."""
_GENERIC = {
    "man": "male", "guy": "male", "boy": "male", "woman": "female", "girl": "female", "lady": "female",
    "person": "", "kid": "", "child": "", "figure": "", "animal": "",
}  # fmt: skip
_GENDERED = frozenset(
    """father mother dad mom mum daddy mommy mummy son daughter brother sister uncle aunt nephew niece
    grandfather grandmother grandpa grandma granny granddad husband wife boyfriend girlfriend
    bride groom king queen prince princess lord lady sir duke knight monk nun priest witch wizard
    boy girl man woman guy dude lad lass gentleman bloke chap santa hero heroine emperor empress
    widow widower grandson granddaughter ballerina maid butler cowboy cowgirl santa_claus mermaid
    businessman businesswoman housewife nanny stepmother stepfather godfather""".split()
)
"""Nouns that tell whether "he" or "she" is meant."""
_SAME_ROLE = frozenset(
    """police_officer mother father grandmother grandfather child man woman boy girl baby thief
    doctor teacher firefighter clown ghost santa""".split()
)
"""Roles of which all nouns mean the same person: "the policeman … the cop"."""
_FAMILY = ("father", "mother", "son", "daughter", "grandmother", "grandfather")
_MEMBERS = ("group", "bunch", "crowd", "audience", "jury", "choir", "orchestra", "cast", "crew", "congregation", "public")
_TWO = frozenset("parent twin lover neighbour neighbor rival grandparent opponent newlywed".split())
"""Nouns whose plural without a number means two."""
_FEW = 3
"""How many stand for a plural without a number."""


@dataclass
class Draft:
    """A person while the text is read; see ``story.Person``."""

    head: str
    name: str = ""
    role: str = ""
    kind: str = "human"
    gender: str = ""
    age: str = ""
    team: str = ""
    color: str = ""
    hat: str = ""
    tie: str = ""
    hair: str = ""
    height: float = 1.0
    build: float = 1.0
    mood: str = ""
    props: list[str] = field(default_factory=list)
    why: str = ""
    proper: bool = False
    exact: bool = True
    doing: list[str] = field(default_factory=list)
    near: str = ""
    dress: str = ""
    denied: bool = False
    armed: bool = False


@dataclass
class Meant:
    """Who a phrase refers to: indices of people, and whether it denies ("nobody")."""

    ids: list[int]
    none: bool = False
    mutual: bool = False
    new: bool = False


class People:
    """The people of a text in the order in which they are mentioned."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.groups: list[list[int]] = []
        self.mentions: list[list[int]] = []
        self.taken: list[int] = []
        self.last_subject: list[int] = []
        self.clause: list[list[int]] = []
        self.before: list[list[int]] = []
        self.joins = False
        self.we: list[int] = []
        self.resolved: dict[int, tuple[NounPhrase, Meant]] = {}

    # -- noting ----------------------------------------------------------------------------------
    def begin_clause(self) -> None:
        """Forget who was mentioned in the clause before, but for pronouns."""
        if self.clause:
            self.before = self.clause
        self.clause = []

    def resolve(self, phrase: NounPhrase, *, subject: bool = False) -> Meant:
        """Those whom a phrase refers to; new people are added."""
        known = self.resolved.get(id(phrase))
        if known is None:
            known = self.resolved[id(phrase)] = (phrase, self._resolve(phrase, subject))
        elif known[1].ids:
            self.mentions.append(known[1].ids)
            self.clause.append(known[1].ids)
        return known[1]

    def _resolve(self, phrase: NounPhrase, subject: bool) -> Meant:
        if phrase.parts:
            meant = Meant([])
            for part in phrase.parts:
                found = self.resolve(part, subject=subject)
                meant.ids += [i for i in found.ids if i not in meant.ids]
                meant.none = meant.none or found.none
            if len(meant.ids) > 1:
                self._group(meant.ids)
        elif phrase.kind == "pronoun":
            meant = self._pronoun(phrase, subject)
        elif phrase.kind == "part":
            meant = self._part(phrase)
        elif phrase.kind == "person":
            meant = self._person(phrase)
        else:
            return Meant([])
        meant = self._without(phrase, meant)
        if meant.ids:
            self.mentions.append(meant.ids)
            self.clause.append(meant.ids)
        return meant

    def _without(self, phrase: NounPhrase, meant: Meant) -> Meant:
        """Those who remain when "except Paul" is taken out."""
        for prep, other in phrase.mods:
            if prep == "except":
                out = self.resolve(other).ids
                meant = Meant([i for i in meant.ids if i not in out], meant.none, meant.mutual)
        return meant

    def _group(self, ids: Sequence[int]) -> None:
        self.groups.append(list(ids))
        self.taken = []

    # -- pronouns --------------------------------------------------------------------------------
    def _pronoun(self, phrase: NounPhrase, subject: bool) -> Meant:
        ref = phrase.head
        if phrase.of is not None and ref in ("none", "all", "both", "each"):
            return Meant(self.resolve(phrase.of).ids, none=ref == "none")
        if ref == "each_other":
            return Meant([], mutual=True)
        if ref in ("he", "she"):
            return self._gendered("male" if ref == "he" else "female", subject, phrase.words)
        if ref == "it":
            own = [i for i, d in enumerate(self.drafts) if d.kind != "human"]
            recent = next((m for m in reversed(self.mentions) if len(m) == 1 and m[0] in own), None)
            return Meant(list(recent) if recent else own[-1:] if own else [])
        if ref == "they":
            return self._they(subject)
        if ref in ("all", "each", "none"):
            for _, other in phrase.mods:
                if any(p.kind == "person" for p in other.each) and ref == "all" and _ != "except":
                    return Meant(self.resolve(other).ids)
            return self._everybody(none=ref == "none", subject=subject)
        if ref == "both":
            group = next((x for x in reversed(self.groups) if len(x) == 2), None)
            if group is None:
                recent = list(dict.fromkeys(i for m in reversed(self.mentions) for i in reversed(m)))
                group = sorted(recent[:2])
            while len(group) < 2:
                group = [*group, self._new(Draft("person"))]
            return Meant(list(group))
        if ref == "someone":
            return Meant([self._new(Draft("person", name=phrase.words or "someone"))], new=True)
        if ref == "i" and phrase.words in ("we", "us", "ourselves"):
            if not self.we and subject:
                self.we = [self._new(Draft("person")) for _ in range(2)]
                self._group(self.we)
            return Meant(list(self.we))
        if ref == "i" and phrase.words in ("i", "me", "myself"):
            known = [i for i, d in enumerate(self.drafts) if d.name == "me"]
            return Meant(known or [self._new(Draft("person", name="me"))])
        return Meant([])

    def _gendered(self, gender: str, subject: bool, words: str) -> Meant:
        current = {i for m in self.clause for i in m}
        candidates = [
            i for i, d in enumerate(self.drafts)
            if d.gender in ("", gender) and (d.kind == "human" or d.gender == gender or d.proper
                                             or not any(x.kind == "human" for x in self.drafts))
        ]  # fmt: skip
        recent = [m[0] for m in reversed(self.mentions) if len(m) == 1 and m[0] in candidates]
        order = list(dict.fromkeys([*recent, *reversed(candidates)]))
        sure = [i for i in order if self.drafts[i].gender == gender]
        if not subject:
            order = [i for i in order if i not in current or words.endswith("self")]
            sure = [i for i in sure if i not in current]
        elif self.last_subject and len(self.last_subject) == 1:
            first = self.last_subject[0]
            if first in order and (self.drafts[first].gender == gender or not sure):
                self.drafts[first].gender = gender
                return Meant([first])
        if sure or order:
            chosen = (sure or order)[0]
            if not self.drafts[chosen].gender:
                self.drafts[chosen].gender = gender
            return Meant([chosen])
        draft = Draft("man" if gender == "male" else "woman", gender=gender)
        return Meant([self._new(draft)])

    def _they(self, subject: bool) -> Meant:
        current = {i for m in self.clause for i in m}
        plural = next((m for m in reversed(self.before) if len(m) > 1), None)
        if plural is not None and (subject or not set(plural) & current):
            return Meant(list(plural))
        union = list(dict.fromkeys(i for m in self.before for i in m))
        if len(union) >= 2 and (subject or not set(union) & current):
            return Meant(sorted(union))
        for mention in reversed(self.mentions):
            if len(mention) > 1 and not (set(mention) & current and not subject):
                joined = self._recent_pair(mention)
                return Meant(joined)
        pair = list(dict.fromkeys(i for m in self.mentions[-3:] for i in m))
        if subject and len(pair) >= 2:
            return Meant(sorted(pair))
        if len(self.drafts) == 1:
            return Meant([0])
        if self.drafts:
            return Meant(sorted(pair) or list(range(len(self.drafts))))
        ids = [self._new(Draft("person")) for _ in range(2)]
        self._group(ids)
        return Meant(ids)

    def _recent_pair(self, plural: list[int]) -> list[int]:
        """The plural mention, or the two single people mentioned together since."""
        later = self.mentions[len(self.mentions) - 1 - self.mentions[::-1].index(plural) + 1 :]
        single = list(dict.fromkeys(i for m in later for i in m if i not in plural))
        return sorted(single) if len(single) >= 2 else list(plural)

    def _everybody(self, *, none: bool, subject: bool) -> Meant:
        current = {i for m in self.clause for i in m}
        known = [i for i in range(len(self.drafts)) if subject or i not in current]
        if none and len(known) > 1 and self.last_subject:
            known = [i for i in known if i not in self.last_subject] or known
        if len(known) < 2:
            added = [self._new(Draft("person")) for _ in range(_FEW)]
            known = [*known, *added]
            self._group(added)
        return Meant(known, none=none)

    # -- parts of groups -------------------------------------------------------------------------
    def _part(self, phrase: NounPhrase) -> Meant:
        """ "the other one", "the second", "two (of them)", "the others"."""
        group = list(self.groups[-1]) if self.groups else list(range(len(self.drafts)))
        if phrase.of is not None:
            found = self.resolve(phrase.of)
            self.mentions = self.mentions[:-1] if found.ids else self.mentions
            group = found.ids or group
            if self.groups[-1:] != [group]:
                self._group(group)
        free = [i for i in group if i not in self.taken]
        if phrase.ordinal in g.ORDINALS:
            ids = self._nth(group, g.ORDINALS[phrase.ordinal])
        elif phrase.ordinal == "rest":
            ids = [i for i in free or group if i not in self.last_subject]
            if not ids:
                like = self.drafts[group[0]] if group else Draft("person")
                ids = [self._new(Draft(like.head, role=like.role, kind=like.kind)) for _ in range(2)]
                self._group([*group, *ids])
        elif phrase.ordinal in ("other", "another"):
            current = {i for m in self.clause for i in m}
            others = [i for i in group if i not in (current or self.last_subject)]
            others = others or [
                i for i in free if i not in current and i not in self.last_subject
            ]
            others = [i for i in others if i not in self.taken] or others
            ids = others[:1]
            if not ids:
                like = self.drafts[group[0]] if group else Draft("person")
                ids = [self._new(Draft(like.head, role=like.role, kind=like.kind))]
                self._group([*group, *ids])
        else:
            count = phrase.count or 1
            ids = (free if len(free) >= count else group)[:count]
            if (
                self.joins and phrase.of is None and len(group) > 1
                and set(self.last_subject) == set(group)
            ):  # "three pupils read and one sleeps"
                like = self.drafts[group[0]]
                ids = [self._new(Draft(like.head, role=like.role, kind=like.kind)) for _ in range(count)]
                return Meant(ids, new=True)
            while len(ids) < count and len(self.drafts) < MOST_PEOPLE:
                ids = [*ids, self._new(Draft("person"))]
        if phrase.det in ("both", "all"):
            ids = group
        if len(ids) < len(group):
            self.taken = [*self.taken, *ids]
            if len(self.taken) >= len(group):
                self.taken = list(ids)
        for i in ids:
            self._describe(self.drafts[i], phrase)
        return Meant(list(ids), none=phrase.det == "no")

    def _nth(self, group: list[int], index: int) -> list[int]:
        while index >= len(group) and len(self.drafts) < MOST_PEOPLE:
            like = self.drafts[group[0]] if group else Draft("person")
            group.append(self._new(Draft(like.head, role=like.role, kind=like.kind)))
            if self.groups:
                self.groups[-1] = list(group)
        return [group[index]] if group and index < len(group) else []

    # -- people ----------------------------------------------------------------------------------
    def _person(self, phrase: NounPhrase) -> Meant:
        if phrase.name and not phrase.head:
            return self._named(phrase)
        known = self._known(phrase)
        if known:
            for i in known:
                self._describe(self.drafts[i], phrase)
            return Meant(known, none=phrase.det == "no")
        if phrase.head == "team" or (phrase.head in ("team", "side", "gang") and phrase.count == 2):
            return Meant(self._teams(phrase), new=True)
        if phrase.head == "family" and not phrase.name:
            return Meant(self._family(phrase), new=True)
        ids = self._added(phrase)
        return Meant(ids, none=phrase.det == "no", new=True)

    def speaker(self, label: str) -> Meant:
        """The speaker of a line such as "Anna: Hello"."""
        noun = label.lower().removeprefix("the ").strip()
        entry = meaning(noun, "person")
        if entry is not None:
            return self.resolve(NounPhrase(noun, "person", words=label, det="the"))
        return self.resolve(NounPhrase("", "person", words=label, name=label.strip().title()))

    def _named(self, phrase: NounPhrase) -> Meant:
        for i, d in enumerate(self.drafts):
            if phrase.name.lower() in (d.name.lower(), *d.name.lower().split()[:1]) and d.proper:
                return Meant([i])
        entry = meaning(phrase.name.lower(), "person")
        draft = Draft("person", name=phrase.name, gender=gender_of(phrase.name.split()[0]), proper=True)
        if entry is not None:
            self._role(draft, entry.name, exact=entry.exact)
        self._describe(draft, phrase)
        draft.why = phrase.name
        return Meant([self._new(draft)], new=True)

    def _known(self, phrase: NounPhrase) -> list[int]:
        """People who were mentioned before with this noun."""
        if phrase.det in ("a", "an", "another", "some") or phrase.name:
            return []
        if phrase.count and phrase.det not in ("the", "both", "all", "these", "those", "his", "her"):
            return []
        same = [i for i, d in enumerate(self.drafts) if self._fits(d, phrase)]
        if phrase.ordinal and same:
            if phrase.ordinal in g.ORDINALS:
                return self._nth(list(same), g.ORDINALS[phrase.ordinal])
            rest = [i for i in same if i not in self.last_subject] or same
            return rest if phrase.plural else rest[:1]
        if not same:
            return self._generic(phrase)
        if phrase.plural or phrase.det in ("both", "all") or phrase.head in g.COLLECTIVES:
            wanted = phrase.count or len(same)
            return same[:wanted] if len(same) >= 2 or not phrase.count else []
        recent = [m[0] for m in reversed(self.mentions) if len(m) == 1 and m[0] in same]
        chosen = recent[:1] or same[:1]
        wanted_adjectives = set(phrase.adjectives) & (set(g.COLORS) | set(g.SIZES))
        if wanted_adjectives and len(same) > 1:
            colors = {g.COLORS.get(a) for a in wanted_adjectives}
            chosen = [i for i in same if self.drafts[i].color in colors][:1] or chosen
        return chosen

    def _fits(self, draft: Draft, phrase: NounPhrase) -> bool:
        if draft.head.endswith(f" {phrase.head}"):  # "the assistant" after "the shop assistant"
            return True
        if draft.head == phrase.head:
            return not (phrase.owner and draft.proper and not phrase.owner)
        entry = meaning(phrase.head, "person")
        if entry is None or not entry.exact or not draft.role or not draft.exact:
            return False
        return draft.role == entry.name and draft.role in _SAME_ROLE

    def _generic(self, phrase: NounPhrase) -> list[int]:
        """ "the man" for the only one who can be meant by it."""
        if phrase.det not in ("the", "this", "that") or phrase.head not in _GENERIC or phrase.plural:
            return []
        gender = _GENERIC[phrase.head]
        if phrase.head == "animal":
            fits = [i for i, d in enumerate(self.drafts) if d.kind == "animal"]
        else:
            fits = [
                i for i, d in enumerate(self.drafts)
                if d.kind == "human" and (not gender or d.gender == gender)
            ]  # fmt: skip
            young = phrase.head in ("boy", "girl", "kid", "child")
            if len(fits) > 1 and phrase.head != "person":
                fits = [i for i in fits if young == (_age(self.drafts[i]) in ("child", "baby"))]
        return fits if len(fits) == 1 else []

    def _added(self, phrase: NounPhrase) -> list[int]:
        head, count = phrase.head, phrase.count
        collective = g.COLLECTIVES.get(head) if head in g.COLLECTIVES else None
        if phrase.of is not None and phrase.of.kind == "part" and phrase.of.count:
            count = phrase.of.count
        if count is None:
            count = g.AMOUNTS.get(head, _FEW) if collective else _FEW if phrase.plural else 1
            if head in _TWO and phrase.plural:
                count = 2
            if head == "couple" or phrase.det == "both":
                count = 2
            elif phrase.det in ("all", "every", "each", "some") and collective is None:
                count = _FEW
        if phrase.det in ("no",) and not phrase.plural:
            count = 1
        noun = head
        if collective:
            noun = f"{head} member" if head in _MEMBERS else collective or "person"
        count = max(0, min(count, MOST_PEOPLE - len(self.drafts)))
        ids = []
        for _ in range(count):
            draft = Draft(noun if not collective else head, name="")
            entry = meaning(collective or head, "person")
            if entry is not None:
                self._role(draft, entry.name, exact=entry.exact)
            if collective:
                draft.near = noun
            self._describe(draft, phrase)
            draft.why = phrase.words
            if phrase.name and count == 1:
                titled = phrase.det == "" and head  # "Santa Claus", "King Arthur"
                draft.name = f"{head.title()} {phrase.name}" if titled else phrase.name
                draft.proper = True
                draft.gender = draft.gender or gender_of(phrase.name.split()[0])
            ids.append(self._new(draft))
        if len(ids) > 1:
            self._group(ids)
        return ids

    def _teams(self, phrase: NounPhrase) -> list[int]:
        """Members of one team or of several."""
        teams = phrase.count or (2 if phrase.plural else 1)
        teams = min(teams, 2) if teams > 1 else 1
        each = phrase.of.count if phrase.of is not None and phrase.of.count else _FEW
        each = max(1, min(each, (MOST_PEOPLE - len(self.drafts)) // teams))
        ids: list[int] = []
        for n in range(teams):
            color = next((c for c in phrase.adjectives if c in g.COLORS), "")
            name = color or (f"team {n + 1}" if teams > 1 else phrase.words)
            for _ in range(each):
                draft = Draft("player", team=name, color=g.COLORS.get(color, ""), why=phrase.words)
                entry = meaning("player", "person")
                if entry is not None:
                    self._role(draft, entry.name, exact=True)
                ids.append(self._new(draft))
        self._group(ids)
        return ids

    def versus(self, sides: Sequence[str]) -> list[int]:
        """Two teams with the names of their clubs or countries."""
        ids: list[int] = []
        for side in sides[:2]:
            for _ in range(_FEW):
                ids.append(self._new(Draft("player", role=_role_name("player"), team=side, why=side)))
        self._group(ids)
        return ids

    def _family(self, phrase: NounPhrase) -> list[int]:
        count = phrase.of.count if phrase.of is not None and phrase.of.count else phrase.count or 4
        ids = []
        for noun in (_FAMILY * 2)[: min(count, MOST_PEOPLE - len(self.drafts))]:
            draft = Draft(noun, why=phrase.words)
            entry = meaning(noun, "person")
            if entry is not None:
                self._role(draft, entry.name, exact=True)
            ids.append(self._new(draft))
        self._group(ids)
        return ids

    def _role(self, draft: Draft, role: str, *, exact: bool) -> None:
        record = ROLES[role]
        draft.role, draft.exact = role, exact
        draft.kind = record.kind
        if draft.head in _GENDERED or draft.head.endswith(("man", "woman", "ess", "boy", "girl")):
            draft.gender = draft.gender or record.gender

    def _describe(self, draft: Draft, phrase: NounPhrase) -> None:
        """Adjectives and what stands with the noun: age, size, colour, mood, clothes."""
        for word in phrase.adjectives:
            if word.endswith("ing") and word not in draft.doing:
                draft.doing.append(word)
            if word in g.FEELINGS:
                draft.mood = draft.mood or g.FEELINGS[word]
            if word in g.AGES and not (word in ("little", "young") and draft.kind != "human"):
                draft.age = g.AGES[word]
            elif word in g.SIZES:
                draft.height *= g.SIZES[word]
            if word in g.BUILDS:
                draft.build *= g.BUILDS[word]
            if word in g.COLORS and not draft.color:
                draft.color = g.COLORS[word]
            if word == "bald":
                draft.hair = "-"

    def _new(self, draft: Draft) -> int:
        if not draft.role and draft.head != "person":
            entry = meaning(draft.head, "person")
            if entry is not None:
                self._role(draft, entry.name, exact=entry.exact)
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def add(self, noun: str, why: str, **fields: str) -> int:
        """A person whom nobody mentioned, such as a partner; returns the index."""
        draft = Draft(noun, why=why)
        for name, value in fields.items():
            setattr(draft, name, value)
        return self._new(draft)

    # -- names -----------------------------------------------------------------------------------
    def names(self) -> list[str]:
        """Unique names: "Anna", "pitcher", "zombie 2"."""
        wanted = [d.name if d.name else d.near or d.head for d in self.drafts]
        names: list[str] = []
        for i, name in enumerate(wanted):
            if wanted.count(name) > 1:
                number = wanted[: i + 1].count(name)
                name = f"{name} {number}"
            names.append(name)
        return names


def _age(draft: Draft) -> str:
    return draft.age or (ROLES[draft.role].age if draft.role else "adult")


def _role_name(noun: str) -> str:
    entry = meaning(noun, "person")
    return entry.name if entry is not None else ""
