"""Forms of English verbs."""

from __future__ import annotations

from collections.abc import Container
from types import MappingProxyType

_IRREGULAR = MappingProxyType(
    {
        "ran": "run", "sat": "sit", "stood": "stand", "lay": "lie", "lying": "lie",
        "fell": "fall", "threw": "throw", "caught": "catch", "swam": "swim", "flew": "fly",
        "went": "go", "came": "come", "took": "take", "got": "get", "did": "do", "made": "make",
        "kept": "keep", "began": "begin", "bent": "bend", "hit": "hit", "shook": "shake",
        "knelt": "kneel", "leapt": "leap", "swung": "swing", "spun": "spin", "rose": "rise",
        "ate": "eat", "eaten": "eat", "drank": "drink", "drunk": "drink", "sang": "sing",
        "sung": "sing", "spoke": "speak", "told": "tell", "held": "hold",
        "laid": "lie", "lies": "lie", "dies": "die", "dying": "die",
        "struck": "strike", "dug": "dig", "hung": "hang",
        "slept": "sleep", "wrote": "write", "drove": "drive", "rode": "ride", "fought": "fight",
        "does": "do", "goes": "go", "was": "is", "were": "are", "crept": "creep",
    }
)  # fmt: skip


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
