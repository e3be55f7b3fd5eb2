"""Tables of reports: cells, missing values, and text that would break a table."""

from stickgen.evaluation.metrics.repeats import Estimate
from stickgen.evaluation.tables import Table, markdown, number


def test_cells() -> None:
    row = (None, True, False, 3, 12.345, Estimate(0.5, 0.0123), "a | b\nc")
    lines = Table(list("abcdefg"), [row]).markdown().splitlines()
    assert lines[:2] == [
        "| a | b | c | d | e | f | g |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    assert lines[2] == r"| – | yes | no | 3 | 12.3 | 0.500 ± 0.012 | a \| b c |"


def test_a_value_has_about_three_digits() -> None:
    values = (0.12345, 1.2345, -12.345, 123.45, 2250.4)
    assert [number(value) for value in values] == ["0.123", "1.23", "-12.3", "123", "2250"]


def test_a_document_has_titles_and_notes() -> None:
    table = Table(("a",), [("b",)], title="T", notes=["One.", "Two."])
    assert markdown(["# D", table]) == "# D\n\n## T\n\n| a |\n| --- |\n| b |\n\nOne.\n\nTwo.\n"
