"""Auxiliaries, and the verbs that take a complement of their own kind."""

from __future__ import annotations

BE = frozenset("be is are am was were been being".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("do does did".split())
MODALS = frozenset("will would can could may might must shall should".split())
LINKING = frozenset(
    "be look seem feel appear sound get become turn grow stay remain go keep".split()
)
"""Verbs that take an adjective: "looks tired"."""
REQUESTS = frozenset(
    """ask tell beg order command urge invite want warn remind persuade convince encourage
    implore""".split()
)
"""Verbs whose "to …" is what is said: "asks her to dance"."""
FAILING = frozenset("fail refuse forget decline".split())
"""Verbs after which "to …" does not happen."""
TEACHING = frozenset("teach show learn explain".split())
"""Verbs whose "how to …" is done as well: "shows him how to swing a bat"."""
MAKING = frozenset("make let help".split())
CAUSATIVES = MAKING | frozenset("have watch see hear notice get find catch".split())
"""Verbs whose object does the verb that follows: "makes him laugh", "watches her dance"."""
SPLIT_BY_OBJECT = frozenset("put knock turn switch take try hand push".split())
"""Verbs whose "on" or "over" is a particle also before their object: "puts on a hat"."""
RARELY_VERBS = frozenset("down up out over like well off in on near past through".split())
"""Words that are verbs in rare cases only."""
