"""Two who touch use one random stream."""

from stickgen.performance.partners import shared_streams
from stickgen.script import Beat, Character


def test_partners_of_a_contact_share_a_stream() -> None:
    def one(name: str, *beats: tuple[str, float]) -> Character:
        return Character(
            name=name,
            beats=tuple(Beat(text=text, start=start, end=start + 2.0) for text, start in beats),
        )

    greeting = one("a", ("walks up", 0.0), ("shakes hands with b", 2.0))
    assert shared_streams([greeting, one("b", ("b shakes hands", 2.0))]) == [0, 0]
    assert shared_streams([greeting, one("b", ("b shakes hands", 2.5))]) == [0, 1]  # later
    assert shared_streams([greeting, one("b", ("b hugs a", 2.0))]) == [0, 1]
    both_walk = [one("a", ("walks", 0.0)), one("b", ("walks", 0.0))]
    assert shared_streams(both_walk) == [0, 1]
    crowd = [*both_walk, one("c", ("c hugs d", 0.0)), one("d", ("d hugs c", 0.0))]
    assert shared_streams(crowd) == [0, 1, 2, 2]
