"""The numbers of a corpus as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

from stickgen.corpus.curation.charts import Bar, Mark, bars, columns
from stickgen.corpus.curation.curate import STANDARDS, UNNAMED
from stickgen.corpus.curation.stats import LENGTH_EDGES, SCORE_BINS, Stats

_FAULTS = {
    "jitter": "trembling",
    "static": "standing still",
    "explosion": "bursts of speed",
    "repetition": "loops",
    "sliding": "sliding feet",
}


def stats_page(stats: Stats, name: str) -> str:
    """A whole HTML document.

    Args:
        name: of the corpus, its heading.
    """
    style = files("stickgen.corpus.curation").joinpath("stats_page.css").read_text("utf-8")
    cards = [
        _stack(
            _card("Sources", "Hours of each; the strong part is good motion.", _source_bars(stats)),
            _card("Lengths", "Clips by their seconds.", _lengths(stats)),
            _card("Splits and licences", "Hours of each.", _split_bars(stats)),
        ),
        _card(
            "Actions",
            f"Hours of the frames of each. {stats.unknown_share:.1%} of all frames have none.",
            _action_bars(stats),
        ),
        _card(
            "Quality",
            f"Clips by their score. {_passing(stats)}",
            _scores(stats, "score", [Mark(s.min_quality, n) for n, s in STANDARDS.items()]),
        ),
        _card(
            "Worst artifact",
            "Clips by the largest of the five scores below; at 0.5 one of them is at its limit.",
            _scores(stats, "artifact", [Mark(s.max_artifact, n) for n, s in STANDARDS.items()]),
        ),
        _card("Artifacts", "0 is clean, 1 is ruined.", _artifacts(stats), wide=True),
        _card("Terms", "Scores are medians over the clips.", _source_table(stats), wide=True),
    ]
    if stats.without_captions:
        cards.append(_card("Without captions", *_silent(stats), wide=True))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(name)}</title><style>\n{style}</style></head>\n<body><main>"
        f"<header><h1>{escape(name)}</h1><p>Motion corpus at 25 frames a second.</p></header>\n"
        f'<div class="tiles">{_tiles(stats)}</div>\n<div class="cards">\n'
        + "\n".join(cards)
        + "\n</div></main></body></html>\n"
    )


def _card(title: str, text: str, body: str, *, wide: bool = False) -> str:
    kind = "card wide" if wide else "card"
    return f'<section class="{kind}"><h2>{title}</h2><p>{escape(text)}</p>{body}</section>'


def _stack(*cards: str) -> str:
    return f'<div class="stack">{"".join(cards)}</div>'


def _tiles(stats: Stats) -> str:
    silent = stats.without_captions / stats.clips
    tiles = {
        "clips": f"{stats.clips:,}",
        "hours": f"{stats.hours:.2f}",
        "hours of good motion": f"{stats.valid_hours:.2f}",
        "sources": f"{len(stats.sources)}",
        "captions": f"{stats.captions:,}",
        "clips without captions": f"{silent:.1%}" if silent else "0",
        "frames of no known action": f"{stats.unknown_share:.1%}",
        "hours made by rule": f"{stats.synthetic_hours:.2f}",
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
    found = sorted(stats.sources.items(), key=lambda item: -item[1].hours)
    return bars(
        [
            Bar(
                label=name,
                value=source.hours,
                inner=source.valid_hours,
                text=_duration(source.hours),
                hint=f"{name}: {source.clips} clips, {source.valid_hours:.3f} h of good motion",
            )
            for name, source in found
        ]
    )


def _action_bars(stats: Stats) -> str:
    return bars(
        [
            Bar(
                label=name.replace("_", " "),
                value=hours,
                inner=0.0 if name == UNNAMED else hours,
                text=f"{_duration(hours)} · {hours / stats.hours:.1%}",
            )
            for name, hours in stats.actions.items()
        ]
    )


def _lengths(stats: Stats) -> str:
    edges = [f"{edge:g}" for edge in LENGTH_EDGES]
    names = [f"{a} to {b} s" for a, b in pairwise(edges)] + [f"over {edges[-1]} s"]
    hints = [f"{name}: {count} clips" for name, count in zip(names, stats.lengths, strict=True)]
    return columns(stats.lengths, [*edges, ""], hints)


def _split_bars(stats: Stats) -> str:
    splits = [
        Bar(name, hours, f"{_duration(hours)} · {clips} clips")
        for name, (clips, hours) in stats.splits.items()
    ]
    licences = [
        Bar(name, hours, f"{_duration(hours)} · {hours / stats.hours:.1%}")
        for name, hours in stats.licences.items()
    ]
    return f"{bars(splits)}<br>{bars(licences)}"


def _passing(stats: Stats) -> str:
    shares = ", ".join(f"{share:.1%} for {name}" for name, share in stats.passing.items())
    return f"Good enough whole: {shares}."


def _scores(stats: Stats, score: str, marks: Sequence[Mark], width: float = 500.0) -> str:
    hints = [
        f"{k / SCORE_BINS:.2f} to {(k + 1) / SCORE_BINS:.2f}: {count} clips"
        for k, count in enumerate(stats.scores[score])
    ]
    return columns(
        stats.scores[score],
        ["0", "0.5", "1"],
        hints,
        marks=marks,
        width=width,
        height=0.36 * width if width > 300 else 0.55 * width,
    )


def _artifacts(stats: Stats) -> str:
    plots = (
        f"<div><h3>{name}</h3><p>{text}</p>{_scores(stats, name, [Mark(0.5, '')], 200.0)}</div>"
        for name, text in _FAULTS.items()
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


def _silent(stats: Stats) -> tuple[str, str]:
    named = stats.without_captions_named
    more = stats.without_captions - len(named)
    names = "<br>".join(f"<code>{escape(id_)}</code>" for id_ in named)
    rest = f"<br>and {more:,} more" if more else ""
    text = f"{stats.without_captions:,} clips have none; a model cannot learn words from them."
    return text, f"<details><summary>Their names</summary>{names}{rest}</details>"
