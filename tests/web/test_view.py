"""``stick-gen view`` and ``-o film.html``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from web.scenes import some_scenes

from stickgen.cli import main
from stickgen.formats.motion_file import write_motion


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A stored scene."""
    path = tmp_path / "film.motion"
    write_motion(next(some_scenes(1)), path)
    return path


def test_view_prints_the_page_that_it_writes(
    film: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["view", str(film), "--no-open", "--style", "chalk"])
    page = Path(capsys.readouterr().out.strip())
    assert "<stick-gen-film" in page.read_text("utf-8")


def test_view_opens_the_browser(
    film: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: not opened.append(url))
    main(["view", str(film)])
    assert opened == [Path(capsys.readouterr().out.strip()).as_uri()]


@pytest.mark.parametrize("words", [["no.motion"], ["no.html"], ["film.motion", "--size", "3x3"]])
def test_view_refuses(
    words: list[str], film: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(film.parent)
    with pytest.raises(SystemExit) as stop:
        main(["view", *words, "--no-open"])
    assert stop.value.code == 2
    assert re.fullmatch(r"Error: [^\n]+\n", capsys.readouterr().err)


def test_a_page_is_written_again_the_same(film: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        main(["render", str(film), "-o", str(tmp_path / name), "--size", "640x360"])
    text = (tmp_path / "a.html").read_text("utf-8")
    assert 'width="640" height="360"' in text
    assert "http" not in re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
