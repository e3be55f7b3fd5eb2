"""What joins clauses: subordinators and connective adverbs."""

from __future__ import annotations

from types import MappingProxyType

SUBORDINATORS = MappingProxyType(
    {
        "while": "while", "whilst": "while", "as": "while", "whereas": "while", "when": "when",
        "whenever": "when", "before": "before", "after": "after", "until": "until",
        "till": "until", "once": "when", "because": "because", "cuz": "because",
        "since": "because", "although": "but", "though": "but", "unless": "skip", "if": "when",
        "as soon as": "when", "as long as": "while", "just as": "while", "the moment": "when",
        "every time": "when", "so that": "skip", "even though": "but", "as if": "skip",
        "as though": "skip", "like": "skip", "where": "where", "in order to": "skip",
        "by the time": "when", "right after": "after", "right before": "before",
        "shortly before": "before", "shortly after": "after", "just before": "before",
        "just after": "after", "right as": "while", "even as": "while", "only when": "when",
    }
)  # fmt: skip
"""Word that opens a subordinate clause → how the clause relates to the main one."""
CONNECTIVES = MappingProxyType(
    {
        **dict.fromkeys(
            """then next afterwards afterward later finally eventually lastly subsequently
            thereafter soon suddenly immediately instantly now again once""".split(),
            "then",
        ),
        **dict.fromkeys(
            ("after that", "after a while", "a minute later", "a moment later", "in the end",
             "at last", "one day", "all of a sudden", "at once", "a second later", "and so on",
             "right after", "seconds later", "moments later", "minutes later", "hours later",
             "a few seconds later", "after this", "second", "third", "second of all",
             "last of all", "to finish", "after a few seconds", "shortly after", "in turn",
             "thirdly", "secondly", "from there", "out of nowhere", "before long"),
            "then",
        ),
        **dict.fromkeys(
            ("meanwhile", "at the same time", "simultaneously", "in the meantime", "together",
             "in the background", "all the while", "nearby", "elsewhere", "on the other side"),
            "meanwhile",
        ),
        **dict.fromkeys(
            ("first", "firstly", "first of all", "at first", "in the beginning", "to begin with",
             "initially", "once upon a time", "one night", "one morning", "one evening"),
            "first",
        ),
        **dict.fromkeys(("so", "therefore", "thus", "hence", "as a result"), "then"),
        **dict.fromkeys(("but", "yet", "however", "still", "instead"), "then"),
    }
)  # fmt: skip
"""Words between clauses → the relation to the clause before."""
