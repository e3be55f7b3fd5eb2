"""Statistics of a corpus as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

from stickgen.corpus.curation.charts import Bar, Threshold, bar_chart, column_chart
from stickgen.corpus.curation.standards import STANDARDS, UNKNOWN
from stickgen.corpus.curation.stats import LENGTH_EDGES, SCORE_BINS, Stats

_ARTIFACTS = {
    "jitter": "trembling",
    "static": "standing still",
    "explosion": "bursts of speed",
    "repetition": "loops",
    "sliding": "sliding feet",
}
"""Artifact score → what it detects."""


def stats_page(stats: Stats, name: str) -> str:
    """A whole HTML document.

    Args:
        stats: of the corpus.
        name: of the corpus, for the heading.
    """
    style = files("stickgen.corpus.curation").joinpath("stats_page.css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(name)}</title><style>\n{style}</style></head>\n<body><main>"
        f"<header><h1>{escape(name)}</h1><p>Motion corpus at 25 frames a second.</p></header>\n"
        f'<div class="tiles">{_tiles(stats)}</div>\n<div class="cards">\n'
        + "\n".join(_cards(stats))
        + "\n</div></main></body></html>\n"
    )


def _cards(stats: Stats) -> Iterator[str]:
    yield _stack(
        _card("Sources", "Hours of each; the strong colour is valid motion.", _source_bars(stats)),
        _card("Lengths", "Clips by their seconds.", _lengths(stats)),
        _card("Splits and licences", "Hours of each.", _split_bars(stats)),
    )
    unknown = f"{stats.unknown_share:.1%} of all frames have none."
    yield _card("Actions", f"Hours of the frames of each. {unknown}", _action_bars(stats))
    minimum = [Threshold(standard.min_quality, name) for name, standard in STANDARDS.items()]
    quality = _scores(stats, "score", minimum)
    yield _card("Quality", f"Clips by their score. {_passing(stats)}", quality)
    maximum = [Threshold(standard.max_artifact, name) for name, standard in STANDARDS.items()]
    yield _card(
        "Worst artifact",
        "Clips by the largest of the five scores below; at 0.5 one of them is at its limit.",
        _scores(stats, "artifact", maximum),
    )
    yield _card("Artifacts", "0 is clean, 1 is unusable.", _artifacts(stats), wide=True)
    yield _card("Terms", "Scores are medians over the clips.", _source_table(stats), wide=True)
    if stats.without_captions:
        yield _card("Without captions", *_uncaptioned(stats), wide=True)


def _card(title: str, text: str, body: str, *, wide: bool = False) -> str:
    kind = "card wide" if wide else "card"
    return f'<section class="{kind}"><h2>{title}</h2><p>{escape(text)}</p>{body}</section>'


def _stack(*cards: str) -> str:
    return f'<div class="stack">{"".join(cards)}</div>'


def _tiles(stats: Stats) -> str:
    uncaptioned = stats.without_captions / stats.clips
    tiles = {
        "clips": f"{stats.clips:,}",
        "hours": f"{stats.hours:.2f}",
        "hours of valid motion": f"{stats.valid_hours:.2f}",
        "sources": f"{len(stats.sources)}",
        "captions": f"{stats.captions:,}",
        "clips without captions": f"{uncaptioned:.1%}" if uncaptioned else "0",
        "frames without a known action": f"{stats.unknown_share:.1%}",
        "hours of synthetic motion": f"{stats.synthetic_hours:.2f}",
        "takes of several people": f"{stats.takes}",
    }
    return "".join(
        f'<div class="tile"><b>{n}</b><span>{what}</span></div>' for what, n in tiles.items()
    )


def _duration(hours: float) -> str:
    if hours >= 1:
        return f"{hours:.2f} h"
    return f"{60 * hours:.1f} min" if hours >= 1 / 60 else f"{3600 * hours:.0f} s"


def _source_bars(stats: Stats) -> str:
    sources = sorted(stats.sources.items(), key=lambda item: -item[1].hours)
    return bar_chart(
        [
            Bar(
                label=name,
                value=source.hours,
                inner=source.valid_hours,
                text=_duration(source.hours),
                hint=f"{name}: {source.clips} clips, {source.valid_hours:.3f} h of valid motion",
            )
            for name, source in sources
        ]
    )


def _action_bars(stats: Stats) -> str:
    return bar_chart(
        [
            Bar(
                label=name.replace("_", " "),
                value=hours,
                inner=0.0 if name == UNKNOWN else hours,
                text=f"{_duration(hours)} · {hours / stats.hours:.1%}",
            )
            for name, hours in stats.actions.items()
        ]
    )


def _lengths(stats: Stats) -> str:
    edges = [f"{edge:g}" for edge in LENGTH_EDGES]
    names = [f"{a} to {b} s" for a, b in pairwise(edges)] + [f"over {edges[-1]} s"]
    hints = [f"{name}: {count} clips" for name, count in zip(names, stats.lengths, strict=True)]
    return column_chart(stats.lengths, [*edges, ""], hints)


def _split_bars(stats: Stats) -> str:
    splits = [
        Bar(name, hours, f"{_duration(hours)} · {clips} clips")
        for name, (clips, hours) in stats.splits.items()
    ]
    licences = [
        Bar(name, hours, f"{_duration(hours)} · {hours / stats.hours:.1%}")
        for name, hours in stats.licences.items()
    ]
    return f"{bar_chart(splits)}<br>{bar_chart(licences)}"


def _passing(stats: Stats) -> str:
    shares = ", ".join(f"{share:.1%} for {name}" for name, share in stats.passing.items())
    return f"Whole clips that meet the standard: {shares}."


def _scores(stats: Stats, score: str, thresholds: Sequence[Threshold], width: float = 500.0) -> str:
    hints = [
        f"{k / SCORE_BINS:.2f} to {(k + 1) / SCORE_BINS:.2f}: {count} clips"
        for k, count in enumerate(stats.scores[score])
    ]
    return column_chart(
        stats.scores[score],
        ["0", "0.5", "1"],
        hints,
        thresholds=thresholds,
        width=width,
        height=0.36 * width if width > 300 else 0.55 * width,
    )


def _artifacts(stats: Stats) -> str:
    limit = [Threshold(0.5, "")]
    plots = (
        f"<div><h3>{name}</h3><p>{text}</p>{_scores(stats, name, limit, 200.0)}</div>"
        for name, text in _ARTIFACTS.items()
    )
    return f'<div class="small">{"".join(plots)}</div>'


def _source_table(stats: Stats) -> str:
    heads = ("source", "licence", "credit", "clips", "captions", "quality", "artifact")
    rows = [
        (
            name,
            ", ".join(source.licences),
            "; ".join(source.credits),
            f"{source.clips:,}",
            f"{source.captions:,}",
            f"{source.quality:.2f}",
            f"{source.artifact:.2f}",
        )
        for name, source in stats.sources.items()
    ]
    lines = _row(heads, "th") + "".join(_row(row, "td") for row in rows)
    return f'<div class="scroll"><table>{lines}</table></div>'


def _row(cells: Sequence[str], tag: str) -> str:
    texts = (
        f'<{tag} class="text">{escape(c)}</{tag}>' if k < 3 else f"<{tag}>{escape(c)}</{tag}>"
        for k, c in enumerate(cells)
    )
    return f"<tr>{''.join(texts)}</tr>"


def _uncaptioned(stats: Stats) -> tuple[str, str]:
    listed = stats.without_captions_named
    more = stats.without_captions - len(listed)
    ids = "<br>".join(f"<code>{escape(id_)}</code>" for id_ in listed)
    rest = f"<br>and {more:,} more" if more else ""
    text = f"{stats.without_captions:,} clips have none; text training cannot use them."
    return text, f"<details><summary>Their ids</summary>{ids}{rest}</details>"
