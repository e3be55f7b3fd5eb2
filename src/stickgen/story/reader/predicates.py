"""Predicates: verb groups, their objects, and the clauses that hang on them."""

from __future__ import annotations

from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.phrases import NounPhrase, noun_phrase
from stickgen.story.reader.tokens import Token
from stickgen.text.verbs import third_person

_LINKING = frozenset("be look seem feel appear sound get become turn grow stay remain go keep".split())
_SPEECH_TO = ("ask", "tell", "beg", "order", "command", "urge", "invite", "want", "warn", "remind",
              "persuade", "convince", "encourage", "implore")  # fmt: skip
_TEACH = ("teach", "show", "learn", "explain")
_CAUSE = ("make", "let", "help", "have", "watch", "see", "hear", "notice", "get", "find", "catch")
_WITH_OBJECT = ("put", "knock", "turn", "switch", "take", "try", "hand", "push")
_STOPS = frozenset(".,;:!?()\n")


class Predicates:
    """Reads the predicates of one sentence."""

    def __init__(self, tokens: list[Token]) -> None:
        self.ts = tokens

    def verb_at(self, i: int) -> bool:
        """Whether a verb group begins here, perhaps after adverbs or "not"."""
        while i < len(self.ts) and self.ts[i].can("adv", "not", "conn") and not (
            self.ts[i].can("verb") or self.ts[i].word in ("so", "but", "yet")
        ):
            i += 1
        if i >= len(self.ts):
            return False
        t = self.ts[i]
        if t.can("be", "have", "do", "modal"):
            return True
        return t.can("verb") and not t.can("det", "pron", "poss") and not (
            t.can("prep") and not t.base("third", "past")
        )

    def finite_at(self, i: int) -> bool:
        """Whether a finite verb begins here."""
        t = self.ts[i]
        return t.can("be", "have", "do", "modal") or bool(t.base("third", "base", "past"))

    def opens_order(self, i: int) -> bool:
        """Whether a sentence-initial word is a verb and no noun: "walk", "kneel", "dance like"."""
        t, ts = self.ts[i], self.ts
        if t.word in g.FEELINGS and not t.base("base"):
            return False
        if i + 1 < len(ts) and ts[i + 1].lemma in g.EVENT_NOUNS and t.base("base", "ing"):
            return False  # "Surf contest", "Rush hour"
        follower = ts[i + 1] if i + 1 < len(ts) else None
        if t.base("third") and follower is not None and follower.base("base") and not follower.can(
            "adv", "prep", "det", "conj", "number", "pron", "poss"
        ):
            return False  # "phones ring"
        if t.can("be", "have", "do", "modal") or (t.base("third", "past") and not t.can("noun")):
            return True
        if follower is not None and follower.can("be") and t.can("noun"):
            return False
        alone = follower is None or follower.word in (",", ".", "!")
        if alone and (t.word in g.WEATHER_NOUNS or t.word in g.TIME_NOUNS):
            return False
        if t.base("ing") and follower is not None and follower.lemma in g.COLLECTIVES:
            return False  # "Rowing team warms up"
        if t.base("base"):
            if not t.can("noun"):
                return True
            if t.word in g.INTERJECTIONS and alone:
                return False
            if follower is None or follower.word in (",", ".", "!") or follower.can("conj"):
                return meaning(t.lemma) is None
            person = meaning(t.lemma, "person") is not None or t.word in g.COLLECTIVES
            if person and follower.can("verb") and not follower.can("det", "poss", "prep"):
                return False
            if follower.base("third", "past") and not follower.base("base"):
                return False
            return follower.can("det", "poss", "pron", "adv", "prep", "number", "to", "name", "sub")
        if t.base("ing"):
            return not (t.can("noun") and follower is not None and follower.can("verb"))
        return False

    def read(
        self, i: int, subject: NounPhrase | None, *, relative: bool = False, probe: bool = False
    ) -> tuple[list[Clause], int]:
        """The clause whose verb group begins at ``i``, those within it, and the index after them.

        Args:
            subject: None: that of the clause before, or of an order.
            relative: whether the clause belongs to a noun.
            probe: only find the end.
        """
        clause = Clause(subject=subject, implied=subject is None, relative=relative)
        extra: list[Clause] = []
        j = self._verb_group(i, clause, extra)
        if j == i:
            return [], i
        pieces = [self._head_word(clause)]
        j = self._complements(j, clause, extra, pieces)
        clause.words = " ".join(p for p in pieces if p)
        clause.text = " ".join(t.text for t in self.ts[i:j])
        if subject is not None:
            clause.text = f"{subject.words} {clause.text}"
        return [clause, *extra], j

    def _head_word(self, clause: Clause) -> str:
        if not clause.verb or clause.verb in ("be", "is"):
            return ""
        first, _, rest = clause.verb.partition(" ")
        verb = f"{third_person(first)} {rest}".strip()
        return f"{verb} {clause.particle}".strip()

    # -- the verb group ------------------------------------------------------------------------
    def _verb_group(self, i: int, clause: Clause, extra: list[Clause]) -> int:
        """Auxiliaries, "not", adverbs, aspect verbs and the main verb; the index after them."""
        ts, j = self.ts, i
        be = have = False
        while j < len(ts):
            t = ts[j]
            if t.can("not"):
                clause.negated = True
            elif t.can("modal"):
                pass
            elif t.can("be"):
                be, have = True, False
                clause.past = clause.past or (t.word == "been" and have)
            elif t.can("do") and all(x.can("not") for x in ts[j + 1 :]) and j + 1 < len(ts):
                clause.verb, clause.negated = "do", True  # "the cowboy doesn't"
                return len(ts)
            elif t.can("do") and self._auxiliary_do(j):
                pass
            elif t.can("have") and self._participle_follows(j):
                have = clause.past = True
            elif (t.word == "to" and (self._base_follows(j) or be or have)) or (t.word in ("just", "both", "all", "also") and self.verb_at(j + 1)):
                pass
            elif t.can("adv") and not (t.can("verb") and not t.can("conn")) and (
                self.verb_at(j + 1) or not t.can("prep")
            ):
                if t.word not in g.CONNECTIVES or t.word == "together":
                    clause.adverbs.append(t.word)
            elif t.can("conn") and not t.can("verb") and self.verb_at(j + 1):
                pass
            else:
                break
            j += 1
        if j >= len(ts):
            if be or (j > i and have):
                clause.verb = "be" if be else "have"
            return j if j > i and clause.verb else i
        t = ts[j]
        if be:
            return self._after_be(j, clause)
        if t.can("have", "do") and not t.can("verb"):
            clause.verb = "have" if t.can("have") else "do"
            return self._aspect(j + 1, clause, extra)
        if not t.can("verb"):
            if have or (j > i and ts[j - 1].can("have")):
                clause.verb = "have"
                return j
            return i if not clause.verb else j
        form = next((f for _, f in t.forms), "")
        clause.verb = t.base("base", "third", "past", "participle", "ing")
        clause.past = clause.past or (form == "past" and not t.base("base"))
        clause.progressive = clause.progressive or bool(t.base("ing"))
        if clause.verb == "get" and j + 1 < len(ts) and ts[j + 1].base("participle") and not ts[
            j + 1
        ].base("base"):
            clause.verb, clause.passive = ts[j + 1].base("participle"), True
            return j + 2
        return self._aspect(j + 1, clause, extra)

    def _auxiliary_do(self, j: int) -> bool:
        ts = self.ts
        k = j + 1
        while k < len(ts) and ts[k].can("not", "adv") and not ts[k].can("verb"):
            k += 1
        if ts[j].word == "do" and k == j + 1:
            return False
        return k < len(ts) and bool(ts[k].base("base")) and not ts[k].can("det")

    def _participle_follows(self, j: int) -> bool:
        k = j + 1
        while k < len(self.ts) and self.ts[k].can("not", "adv") and not self.ts[k].can("verb"):
            k += 1
        return k < len(self.ts) and (
            bool(self.ts[k].base("participle")) or self.ts[k].word in ("been", "to")
        ) and not self.ts[k].can("det")

    def _base_follows(self, j: int) -> bool:
        return j + 1 < len(self.ts) and (
            bool(self.ts[j + 1].base("base")) or self.ts[j + 1].can("be", "have")
        )

    def _after_be(self, j: int, clause: Clause) -> int:
        """What follows "is": a participle, or a complement."""
        t = self.ts[j]
        if t.word in ("going", "about") and j + 2 < len(self.ts) and self.ts[j + 1].word == "to":
            if self.ts[j + 2].base("base"):
                clause.verb = self.ts[j + 2].base("base")
                return self._aspect(j + 3, clause, [])
        if t.base("ing") and not (t.can("noun") and not t.can("verb")):
            clause.verb, clause.progressive = t.base("ing"), True
            return self._aspect(j + 1, clause, [])
        by = any(x.word == "by" for x in self.ts[j + 1 : j + 3])
        feeling = not by and t.can("adj") and (t.word in g.FEELINGS or not t.base("participle"))
        if t.base("participle") and not feeling and t.word not in ("left", "set"):
            clause.verb, clause.passive = t.base("participle"), True
            if t.word in ("seated", "dressed"):
                clause.passive = False
            return j + 1
        clause.verb = "be"
        return j

    def _aspect(self, j: int, clause: Clause, extra: list[Clause]) -> int:
        """Past "keeps", "starts to", "wants to", "tries to": to the main verb."""
        ts = self.ts
        for _ in range(3):
            entry = verbs.lookup(clause.verb)
            kind = entry.kind if entry is not None else ""
            if clause.verb in ("stay", "remain", "sit", "stand") and j < len(ts) and (
                ts[j].word == "seated"
            ):
                clause.verb, clause.progressive, clause.rel = "sit", True, "meanwhile"
                return j + 1
            wraps = kind.startswith("aspect") or clause.verb in ("go", "come", "love", "like", "need")
            if not wraps or j >= len(ts):
                return j
            k = j
            while k < len(ts) and ts[k].can("adv") and not ts[k].can("verb") and k < j + 2:
                k += 1
            if k >= len(ts):
                return j
            if ts[k].word == "on" and clause.verb in ("keep", "go", "carry") and k + 1 < len(ts):
                k += 1
            to = k + 1 < len(ts) and ts[k].word == "to" and bool(ts[k + 1].base("base"))
            ing = k < len(ts) and bool(ts[k].base("ing"))
            if clause.verb == "try" and k + 1 < len(ts) and ts[k].word == "and":
                to = bool(ts[k + 1].base("base"))
            if kind == "aspect_stop" and not ing:
                return j  # "stops to drink": the purpose is another clause
            if clause.verb in ("love", "like", "need", "come") and not to and not ing:
                return j
            if not (to or ing) or (clause.verb == "go" and to):
                return j
            clause.aspects = (*clause.aspects, kind or "aspect_want")
            clause.wishes = clause.verb in ("want", "wish", "hope", "long", "plan", "need")
            if clause.verb in ("refuse", "fail", "forget", "decline") or kind == "aspect_stop":
                clause.negated = not clause.negated
            at = k + 1 if to else k
            clause.verb = ts[at].base("base" if to else "ing")
            j = at + 1
        return j

    # -- complements ---------------------------------------------------------------------------
    def _complements(
        self, j: int, clause: Clause, extra: list[Clause], pieces: list[str]
    ) -> int:
        """Objects, adverbs, prepositional phrases, quotes and inner clauses after a verb."""
        ts = self.ts
        j = self._particle(j, clause, pieces)
        while j < len(ts):
            t = ts[j]
            k = self._inner_clause(j, clause, extra)
            if k > j:
                return k
            if t.quote >= 0 and clause.quote < 0:
                clause.quote = t.quote
                j += 1
                continue
            if t.word == "," and j + 1 < len(ts) and ts[j + 1].quote >= 0 and clause.quote < 0:
                j += 1
                continue
            if t.word == ":" and j + 1 < len(ts) and ts[j + 1].quote >= 0:
                j += 1
                continue
            if t.word in _STOPS or t.can("conj"):
                k = self._adjective_list(j, clause)
                if k == j:
                    break
                j = k
                continue
            k = self._how_often(j, clause)
            if k > j:
                j = k
                continue
            if t.can("not") and j + 1 < len(ts):
                if ts[j + 1].can("prep", "det"):
                    break
                j += 1
                continue
            if clause.verb in _LINKING and t.can("adj") and not self._noun_after(j):
                clause.complement.append(t.word)
                pieces.append(t.word)
                j += 1
                continue
            if t.can("sub") and t.word not in ("like",) and not t.can("prep"):
                break
            k = self._prep(j, clause, pieces)
            if k > j:
                j = k
                continue
            if t.can("sub"):
                break
            ends = j + 1 >= len(ts) or ts[j + 1].can("punct", "prep", "quote", "conj", "adv")
            plain_adverb = t.word in g.ADVERBS and ends
            if plain_adverb or (t.can("adv") and not (t.can("noun") and not t.can("prep"))) or (
                t.can("conn")
            ):
                if t.can("conn") and self.verb_at(j + 1):
                    break
                clause.adverbs.append(t.word)
                pieces.append(t.word)
                j += 1
                continue
            k = self._object(j, clause, pieces)
            if k == j:
                break
            j = k
        return j

    def _particle(self, j: int, clause: Clause, pieces: list[str]) -> int:
        """The particle of a phrasal verb right after it; the index behind.

        A preposition with a noun phrase is left for ``_prep``: "waves at us".
        """
        ts = self.ts
        for particle in verbs.particles(clause.verb):
            words = particle.split()
            if words[0] in ("how", "that", "what"):
                continue
            if j < len(ts) and ts[j].word == particle:
                words = [particle]
            if [t.word for t in ts[j : j + len(words)]] != words:
                continue
            end = j + len(words)
            if self._opens_phrase(ts[end - 1], end, clause):
                end -= 1
            if end > j:
                clause.particle = " ".join(t.word for t in ts[j:end])
                pieces[0] = f"{pieces[0]} {clause.particle}"
                return end
        return j

    def _opens_phrase(self, last: Token, end: int, clause: Clause) -> bool:
        """Whether the last word of a particle is the preposition of the phrase after it."""
        if last.word == "to" and end < len(self.ts) and self.ts[end].base("base"):
            return True
        if not last.can("prep", "to"):
            return False
        found = noun_phrase(self.ts, end, after_prep=True)
        if found is None:
            return False
        if last.word in ("up", "off", "out", "down", "away", "back"):
            return found[0].kind == "place"
        if last.word in ("on", "over") and clause.verb in _WITH_OBJECT:
            return False
        return True

    def _adjective_list(self, j: int, clause: Clause) -> int:
        """ "is tired and sad": the index after the next adjective, or ``j``."""
        ts = self.ts
        k = j + 1
        if clause.complement and k < len(ts) and ts[k].can("conj"):
            k += 1
        while k < len(ts) and ts[k].can("conn", "adv") and not ts[k].can("adj"):
            k += 1
        if clause.complement and k < len(ts) and ts[k].can("adj") and not ts[k].can("det"):
            if k + 1 < len(ts) and (ts[k + 1].can("noun") and not ts[k + 1].can("verb")):
                return j
            clause.complement.append(ts[k].word)
            return k + 1
        return j

    def _noun_after(self, j: int) -> bool:
        found = noun_phrase(self.ts, j)
        return found is not None and found[0].kind in ("person", "thing", "place", "action")

    def _how_often(self, j: int, clause: Clause) -> int:
        """ "twice", "three times", "for 3 seconds"."""
        ts = self.ts
        word = ts[j].word
        if word in g.COUNTS and not ts[j].can("sub"):
            clause.count = g.COUNTS[word]
            return j + 1
        if word == "twice":
            clause.count = 2
            return j + 1
        if j + 1 < len(ts) and ts[j].can("number") and ts[j + 1].word in ("times", "time"):
            clause.count = _number(word)
            return j + 2
        at = j + 1 if word == "for" and j + 2 < len(ts) else -1
        if at > 0 and (ts[at].can("number") or ts[at].word in ("a", "an")):
            unit = ts[at + 1].word
            if unit.startswith(("sec", "min")):
                clause.seconds = _number(ts[at].word) * (60.0 if unit.startswith("min") else 1.0)
                return at + 2
            if unit.startswith(("hour", "day", "while", "year")):
                return at + 2
        return j

    def _prep(self, j: int, clause: Clause, pieces: list[str]) -> int:
        """A prepositional phrase; a preposition alone is an adverb."""
        ts, t = self.ts, self.ts[j]
        if not (t.can("prep") or t.can("to")) or t.can("poss"):
            return j
        if t.word == "to" and self._base_follows(j) and not noun_ahead(ts, j + 1):
            return j
        if t.can("sub") and t.word in ("before", "after", "until", "since", "like", "as"):
            found = noun_phrase(ts, j + 1, subject=True)
            if (found and self.verb_at(found[1])) or (j + 1 < len(ts) and ts[j + 1].base("ing")):
                return j
        found = noun_phrase(ts, j + 1, after_prep=True)
        if found is None:
            if t.can("conn", "sub"):
                return j
            clause.adverbs.append(t.word)
            pieces.append(t.word)
            return j + 1
        prep = g.COMPOUND_PREPOSITIONS.get(t.word, t.word)
        if t.word in verbs.particles(clause.verb) and " " in t.word and not clause.particle:
            clause.particle = t.word
        clause.pps.append((prep, found[0]))
        who = any(p.kind in ("person", "part") or (p.head in ("he", "she", "they", "all", "both", "i")
                  and p.kind == "pronoun") for p in found[0].each)  # fmt: skip
        if who:
            pieces.append(f"{t.word} someone" if prep in ("to", "at", "with", "towards") else "")
        elif prep not in ("like", "for", "because_of", "of"):
            pieces.append(f"{t.word} {found[0].words}")
        return found[1]

    def _object(self, j: int, clause: Clause, pieces: list[str]) -> int:
        found = noun_phrase(self.ts, j, after_prep=True)
        if found is None or len(clause.objects) >= 3:
            return j
        phrase, k = found
        closes = clause.objects or clause.relative
        if closes and not phrase.det and self.ts[j].base("third") and not phrase.name:
            return j  # "the judge wearing a tie shouts"
        if (
            k < len(self.ts) and phrase.kind in ("person", "pronoun", "part") and self.finite_at(k)
            and clause.verb not in _CAUSE and not self.ts[k].can("prep", "adv", "conn")
        ):  # fmt: skip
            return j  # "after eating the boy gets up": the subject of the next clause
        clause.objects.append(phrase)
        people = phrase.kind in ("person", "part") or (
            phrase.kind == "pronoun" and phrase.head not in ("it", "none", "each_other")
        )
        pieces.append("someone" if people else phrase.words)
        late = k < len(self.ts) and self.ts[k].can("prep", "to") and noun_phrase(
            self.ts, k + 1, after_prep=True
        )
        if not clause.particle and phrase.kind != "place" and not late and (
            clause.verb not in ("make", "let", "help")
            or (k < len(self.ts) and not self.ts[k].base("base"))
        ):
            k = self._particle(k, clause, pieces)
        return k

    # -- inner clauses -------------------------------------------------------------------------
    def _inner_clause(self, j: int, clause: Clause, extra: list[Clause]) -> int:
        """A clause that hangs on the verb or its object; the index after it, or ``j``."""
        ts = self.ts
        t = ts[j]
        comma = t.word == "," and j + 1 < len(ts)
        k = j + 1 if comma else j
        at = k + 2 if k + 1 < len(ts) and ts[k + 1].word in ("both", "all", "each") else k + 1
        if ts[k].can("wh") and ts[k].word in ("who", "which", "that", "whose") and (
            clause.objects or clause.pps
        ) and self.verb_at(at):
            owner = self._last_phrase(clause)
            clauses, end = self.read(at, owner, relative=True)
            if ts[k].word == "which" and owner.kind != "person":
                for inner in clauses[:1]:
                    inner.subject = NounPhrase("that", "other", words="that")
            extra += self._continued(clauses, end, owner)
            return self._end
        if ts[k].word in ("who", "that") and not clause.objects and comma and self.verb_at(k + 1):
            clauses, end = self.read(k + 1, clause.subject, relative=True)
            extra += clauses
            return end
        if t.word in ("that", "how", "why", "what", "where", "if", "whether") and not comma:
            return self._content(j, clause, extra)
        if t.word == "to" and self._base_follows(j) and not noun_ahead(ts, j + 1):
            return self._infinitive(j, clause, extra)
        if ts[k].base("ing") and not ts[k].can("prep") and (
            comma or clause.objects or clause.pps or clause.adverbs or clause.verb
        ) and not (ts[k].can("noun") and not clause.objects and not comma and not clause.pps):
            subject = None
            if not comma and clause.objects and clause.verb in _CAUSE:
                subject = clause.objects[-1]
            elif not comma and clause.pps and not clause.objects and clause.pps[-1][1].kind == (
                "person"
            ) and clause.pps[-1][0] in ("at", "to", "with", "by", "of"):
                subject = clause.pps[-1][1]
            clauses, end = self.read(k, subject)
            for inner in clauses[:1]:
                inner.sub = inner.sub or "while"
                if subject is None:
                    inner.subject, inner.implied = clause.subject, clause.implied
            extra += clauses
            return end
        if clause.verb in _CAUSE and clause.objects and t.base("base") and not t.can("prep", "noun"):
            clauses, end = self.read(j, clause.objects[-1])
            extra += clauses
            return end
        if clause.verb in ("make", "let", "help") and clause.objects and t.base("base") and (
            not t.can("prep", "det")
        ):
            clauses, end = self.read(j, clause.objects[-1])
            extra += clauses
            return end
        return j

    _end = 0

    def _continued(self, clauses: list[Clause], end: int, owner: NounPhrase) -> list[Clause]:
        """A relative clause and those that "and" joins to it within its commas."""
        self._end = end
        return clauses

    def _last_phrase(self, clause: Clause) -> NounPhrase:
        """The noun phrase nearest before the end of a clause."""
        phrases = [*clause.objects, *(p for _, p in clause.pps)]
        last = max(phrases, key=lambda p: p.end)
        people = [p for p in phrases if any(x.kind == "person" for x in p.each)]
        return last if last in people or not people else people[-1]

    def _content(self, j: int, clause: Clause, extra: list[Clause]) -> int:
        """What is said or known: kept as words; "how to swing a bat" is an action as well."""
        ts, k = self.ts, j + 1
        if ts[j].word == "how" and k < len(ts) and ts[k].word == "to" and clause.verb in _TEACH:
            clauses, end = self.read(k + 1, None)
            for inner in clauses[:1]:
                inner.sub = "while"
                inner.subject, inner.implied = clause.subject, clause.implied
            extra += clauses
            return end
        while k < len(ts) and ts[k].word not in (".", "!", "?", ";", ",") and not (
            ts[k].can("conj") and self.verb_at(k + 1) and ts[k + 1].base("third")
        ):
            k += 1
        if ts[j].word == "that" and clause.verb in ("be", "so"):
            clauses, end = self._sub_clause(j + 1)
            extra += clauses
            return end or k
        clause.content = " ".join(
            t.text for t in ts[j + (1 if ts[j].word in ("that", "if", "whether") else 0) : k]
        )
        return k

    def _sub_clause(self, j: int) -> tuple[list[Clause], int]:
        found = noun_phrase(self.ts, j, subject=True)
        if found is not None and self.verb_at(found[1]):
            return self.read(found[1], found[0])
        return [], 0

    def _infinitive(self, j: int, clause: Clause, extra: list[Clause]) -> int:
        """ "to drink": a purpose; after "asks her" it is what is said."""
        ts = self.ts
        if clause.verb in _SPEECH_TO and clause.objects:
            k = j + 1
            while k < len(ts) and ts[k].word not in (".", "!", "?", ";", ",") and not (
                ts[k].can("conj") and self.verb_at(k + 1) and bool(ts[k + 1].base("third"))
            ):
                k += 1
            clause.content = "to " + " ".join(t.text for t in ts[j + 1 : k])
            return k
        clauses, end = self.read(j + 1, None)
        for inner in clauses[:1]:
            inner.subject, inner.implied = clause.subject, clause.implied
            if clause.verb in (*_CAUSE, *_TEACH) and clause.objects:
                inner.subject, inner.implied = clause.objects[0], False
        extra += clauses
        return end


def noun_ahead(ts: list[Token], i: int) -> bool:
    """Whether a noun rather than a verb follows "to": "to work", "to school"."""
    place = meaning(ts[i].lemma, "place") is not None or ts[i].word in ("work", "bed", "school")
    return ts[i].can("noun") and place and (
        i + 1 >= len(ts) or not ts[i + 1].can("det", "poss", "pron", "noun", "name", "number")
    )


def _number(word: str) -> int:
    if word in ("a", "an"):
        return 1
    return g.NUMBERS.get(word) or int(float(word)) if word in g.NUMBERS or word[0].isdigit() else 1
