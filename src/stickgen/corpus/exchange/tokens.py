"""Tokens ``word/POS`` of captions, as in HumanML3D; the usual evaluators look them up.

The tokens of the data set come from spaCy. Here closed word classes are listed, verbs are those
of the action table, and other words are nouns or adverbs in -ly. This is enough for the GloVe
look-up of these evaluators.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

from stickgen.text.actions import action_words
from stickgen.text.verbs import base_form

_CLOSED = MappingProxyType(
    {
        word: tag
        for tag, words in {
            "DET": "a an the this that these those some each every another both all no",
            "PRON": "he she it they him them i you we his her its their someone somebody something "
            "himself herself itself themselves one who which other",
            "ADP": "in on at to from with without by for into onto of over under off up down out "
            "around across through along behind towards toward against between like as above",
            "CCONJ": "and or but then while",
            "AUX": "is are was were be been being has have had do does did can will",
            "NUM": "two three four five six seven eight nine ten",
            "ADV": "left right forward forwards backward backwards back again once twice slowly "
            "quickly still not very away sideways there here together ahead around",
            "ADJ": "slow fast quick low high small big long short straight both single same",
        }.items()
        for word in words.split()
    }
)


def tokens(caption: str) -> str:
    """``a/DET person/NOUN walk/VERB``: words in lower case, verbs in their base form."""
    return " ".join(_token(word) for word in re.findall(r"[a-z]+", caption.lower()))


def _token(word: str) -> str:
    if word in _CLOSED:
        return f"{word}/{_CLOSED[word]}"
    if verb := base_form(word, _verbs()):
        return f"{verb}/VERB"
    return f"{word}/{'ADV' if word.endswith('ly') else 'NOUN'}"


@cache
def _verbs() -> frozenset[str]:
    """First words of the verb phrases of our actions."""
    return frozenset(phrase.split()[0] for entry in action_words() for phrase in entry.phrases)
