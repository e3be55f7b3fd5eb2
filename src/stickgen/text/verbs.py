"""Forms of English verbs."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from types import MappingProxyType

# Base, past and participle; one form alone stands for both past and participle; "/" divides
# spellings.
_IRREGULAR_VERBS = """
    arise arose arisen, awake awoke awoken, be was/were been, bear bore borne/born,
    beat beat beaten, become became become, befall befell befallen, begin began begun,
    behold beheld, bend bent, beset beset, bet bet, bid bid/bade bid/bidden, bind bound,
    bite bit bitten, bleed bled, blow blew blown, break broke broken, breed bred, bring brought,
    broadcast broadcast, build built, burn burned/burnt, burst burst, buy bought, cast cast,
    catch caught, choose chose chosen, cling clung, come came come, cost cost, creep crept,
    cut cut, deal dealt, dig dug, dive dived/dove dived, do did done, draw drew drawn,
    dream dreamed/dreamt, drink drank drunk, drive drove driven, dwell dwelt, eat ate eaten,
    fall fell fallen, feed fed, feel felt, fight fought, find found, fit fitted/fit, flee fled,
    fling flung, fly flew flown, forbid forbade forbidden, forecast forecast,
    foresee foresaw foreseen, foretell foretold, forget forgot forgotten, forgive forgave forgiven,
    forsake forsook forsaken, freeze froze frozen, get got got/gotten, give gave given,
    go went gone, grind ground, grow grew grown, hang hung/hanged, have had, hear heard,
    hew hewed hewn/hewed, hide hid hidden, hit hit, hold held, hurt hurt, keep kept,
    kneel knelt/kneeled, knit knitted/knit, know knew known, lay laid, lead led,
    lean leaned/leant, leap leapt/leaped, learn learned/learnt, leave left, lend lent, let let,
    lie lay/lied lain/lied, light lit/lighted, lose lost, make made, mean meant, meet met,
    mistake mistook mistaken, mow mowed mown/mowed, outrun outran outrun,
    overcome overcame overcome, overhear overheard, oversleep overslept,
    overtake overtook overtaken,
    overthrow overthrew overthrown, partake partook partaken, pay paid, plead pleaded/pled,
    prove proved proven/proved, put put, quit quit, read read, rebuild rebuilt, rend rent,
    rid rid, ride rode ridden, ring rang rung, rise rose risen, run ran run, saw sawed sawn/sawed,
    say said, see saw seen, seek sought, sell sold, send sent, set set, sew sewed sewn/sewed,
    shake shook shaken, shear sheared shorn/sheared, shed shed, shine shone/shined,
    shoe shod/shoed, shoot shot, show showed shown/showed, shrink shrank shrunk, shut shut,
    sing sang sung, sink sank sunk, sit sat, slay slew slain, sleep slept, slide slid, sling slung,
    slink slunk, slit slit, smell smelled/smelt, smite smote smitten, sneak sneaked/snuck,
    sow sowed sown/sowed, speak spoke spoken, speed sped/speeded, spell spelled/spelt, spend spent,
    spill spilled/spilt, spin spun, spit spat/spit, split split, spoil spoiled/spoilt,
    spread spread, spring sprang/sprung sprung, stand stood, steal stole stolen, stick stuck,
    sting stung, stink stank stunk, strew strewed strewn, stride strode stridden,
    strike struck struck/stricken, string strung, strive strove striven, swear swore sworn,
    sweat sweated/sweat, sweep swept, swell swelled swollen/swelled, swim swam swum, swing swung,
    take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown,
    thrust thrust, tread trod trodden, undergo underwent undergone, understand understood,
    undertake undertook undertaken, undo undid undone, unwind unwound, upset upset,
    wake woke/waked woken/waked, wear wore worn, weave wove woven, wed wedded/wed, weep wept,
    wet wet/wetted, win won, wind wound, withdraw withdrew withdrawn, withhold withheld,
    withstand withstood, wring wrung, write wrote written
"""
_OTHER_WORDS = frozenset(
    """left bit saw found felt ground wound bore born dove rent lay laid shed split spread stuck
    rose spring wed wet thrown woven worn""".split()
)
"""Forms that captions use as other words ("a little bit", "to the left"), too."""


def _irregular() -> Iterator[tuple[str, str, str]]:
    """(Form, base, ``past`` or ``participle``) of every irregular verb."""
    for entry in _IRREGULAR_VERBS.replace("\n", " ").split(","):
        base, past, *participle = entry.split()
        for form in past.split("/"):
            yield form, base, "past"
        for form in (participle or [past])[0].split("/"):
            yield form, base, "participle"


_FORMS = tuple(_irregular())
_READINGS: dict[str, list[tuple[str, str]]] = {}
"""Irregular form → (base, ``past`` or ``participle``) of the verbs that it may be of."""
_SHAPES: dict[str, list[str]] = {"be": ["am", "are", "is", "being"]}
"""Base → its irregular forms."""
for _shape, _base, _form in _FORMS:
    _READINGS.setdefault(_shape, []).append((_base, _form))
    _SHAPES.setdefault(_base, []).append(_shape)
_WITH_IRREGULAR_PAST = frozenset(base for _, base, _ in _FORMS)
_IRREGULAR = MappingProxyType(
    {form: base for form, base, _ in reversed(_FORMS) if form not in _OTHER_WORDS}
    | {
        "lay": "lie", "laid": "lie", "lying": "lie", "lies": "lie", "rose": "rise",
        "dies": "die", "dying": "die", "does": "do", "goes": "go", "was": "is", "were": "are",
    }
)  # fmt: skip
_BE = MappingProxyType({"am": "base", "are": "base", "is": "third", "being": "ing"})
_DOUBLED = re.compile(r"(?:[^aeiou]|qu)[aeiou][^aeiouwxy]$")


def base_form(word: str, known: Container[str]) -> str | None:
    """The word of ``known`` that a word is a form of, or None: "hopping" → "hop".

    Serves for a noun's plural as well: "stairs" → "stair".
    """
    word = word.lower()
    if word in known:
        return word
    if word in _IRREGULAR:
        base = _IRREGULAR[word]
        return base if base in known else None
    if word.endswith(("ies", "ied")):
        stems = [word[:-3] + "y"]
    else:
        stems = [word.removesuffix(e) for e in ("s", "es", "ed", "ing") if word.endswith(e)]
        stems += [stem + "e" for stem in stems]
        stems += [stem[:-1] for stem in stems if stem[-2:-1] == stem[-1:]]
    return next((stem for stem in stems if stem in known), None)


def third_person(base: str) -> str:
    """The form after "she": "wave" → "waves", "catch" → "catches", "carry" → "carries"."""
    if base == "are":
        return "is"
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def ing_form(base: str) -> str:
    """The form after "is": "wave" → "waving", "sit" → "sitting", "lie" → "lying"."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    vowel, last = base[-2:-1], base[-1:]
    short = vowel in "aeiou" and base[-3:-2] not in "aeiou" and len(base) <= 4
    return base + last + "ing" if short and last in "bdgmnprt" else base + "ing"


def verb_forms(word: str, known: Container[str]) -> tuple[tuple[str, str], ...]:
    """All that a word can be of the verbs of ``known``: (base, form) each.

    The form is ``base``, ``third`` ("waves"), ``past``, ``participle`` or ``ing``: "walked" is
    the past and the participle of "walk", "left" those of "leave", "lay" the base of "lay" and
    the past of "lie".
    """
    word = word.lower()
    found = [(word, "base")] if word in known else []
    if word in _BE and "be" in known:
        found.append(("be", _BE[word]))
    found += [(base, form) for base, form in _READINGS.get(word, ()) if base in known]
    for base in stems(word):
        if base in known:
            found += [(base, form) for shape, form in _regular_forms(base) if shape == word]
    return tuple(dict.fromkeys(found))


def inflected(base: str) -> frozenset[str]:
    """All forms of a verb, its base included."""
    regular = (shape for shape, _ in _regular_forms(base))
    return frozenset((base, *_SHAPES.get(base, ()), *regular))


def stems(word: str) -> Iterator[str]:
    """What a word may be a regular form of, in the spelling of a base."""
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            yield stem
            if stem.endswith("i"):
                yield stem[:-1] + "y"
            if ending == "ing":
                yield stem + "e"
                if stem.endswith("y"):
                    yield stem[:-1] + "ie"
            if stem[-2:-1] == stem[-1:]:
                yield stem[:-1]
            if stem.endswith("ck"):
                yield stem[:-1]


def _regular_forms(base: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb by the rules of spelling, and what they are."""
    if base != "be":
        yield third_person(base), "third"
    shapes = _before_ending(base)
    if base not in _WITH_IRREGULAR_PAST:
        for stem in shapes:
            yield from ((stem + "ed", "past"), (stem + "ed", "participle"))
    if base.endswith("ie"):
        shapes = {base[:-2] + "y"}
    elif base.endswith("inge"):
        shapes = {base, base[:-1]}
    elif base.endswith(("y", "ee", "oe", "ye")):
        shapes = {base}
    for stem in shapes:
        yield stem + "ing", "ing"


def _before_ending(base: str) -> set[str]:
    """Spellings of a base before -ed and -ing: "wav", "hopp", "carri", "travel" and "travell"."""
    if base.endswith("e"):
        return {base[:-1]}
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return {base[:-1] + "i"}
    if base.endswith("c"):
        return {base + "k"}
    if _DOUBLED.search(base):
        short = len(re.findall("[aeiouy]+", base.replace("qu", "q"))) == 1
        return {base + base[-1]} if short else {base, base + base[-1]}
    return {base}
