"""The records of places, times of day and weather: their words."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files

from stickgen.catalog.places import PLACES
from stickgen.catalog.seasons import SEASONS
from stickgen.catalog.weather import LAMPS, TIMES, WEATHERS


def test_every_place_has_words_and_no_word_means_two_places() -> None:
    assert all(kind.words for kind in PLACES.values())
    names = [name.replace("_", " ") for name in PLACES]
    words = [word for kind in PLACES.values() for word in (*kind.words, *kind.near)]
    assert [word for word, count in Counter([*names, *words]).items() if count > 1] == []
    assert all(word == word.lower().strip() and "_" not in word for word in words)


def test_no_word_means_two_times_or_two_kinds_of_weather() -> None:
    for table in (TIMES, WEATHERS, SEASONS):
        words = [word for kind in table.values() for word in (kind.name, *kind.words)]
        assert [word for word, count in Counter(words).items() if count > 1] == []


def test_the_schema_of_motion_files_lists_the_times_and_kinds_of_weather() -> None:
    schema = json.loads(files("stickgen.formats").joinpath("motion.schema.json").read_text("utf-8"))
    fields = schema["$defs"]["place"]["properties"]
    assert fields["time"]["enum"] == list(TIMES) and fields["weather"]["enum"] == list(WEATHERS)
    assert fields["season"]["enum"] == list(SEASONS) and fields["lamps"]["enum"] == list(LAMPS)
