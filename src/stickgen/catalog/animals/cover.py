"""What covers an animal's skeleton: swept flesh, webs between joints, and parts of the head.

Everything is written where it is in the rest pose, metres; the renderer moves it with the joints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from stickgen.catalog.piece import MAIN, Pieces

At = str | tuple[str, str, float]
"""A joint, or the point at a share of the way from one joint to another."""


@dataclass(frozen=True)
class Flesh:
    """A ball of changing radius swept along joints.

    Attributes:
        along: joints or points between them; a single one gives a ball.
        radii: metres, at each of them.
        fill: ``#rrggbb`` or ``piece.MAIN``.
        seam: where the flesh continues into that behind it, and its radius there, metres: its
            outline is left out. None: nowhere.
        lift: metres by which it counts as nearer than it is.
        line: width of the outline, times the style's.
    """

    along: tuple[At, ...]
    radii: tuple[float, ...]
    fill: str = MAIN
    seam: tuple[At, float] | None = None
    lift: float = 0.0
    line: float = 1.0


@dataclass(frozen=True)
class Web:
    """A flat shape with its corners at joints: wings, fins.

    Attributes:
        corners: joints or points between them.
        smooth: whether the outline is rounded.
        fill, lift: as in ``Flesh``.
    """

    corners: tuple[At, ...]
    fill: str = MAIN
    smooth: bool = False
    lift: float = 0.0


@dataclass(frozen=True)
class Fixed:
    """Pieces that move with a bone: eyes, ears, horns.

    Attributes:
        bone: the joint they turn about, and the joint towards which they point.
        pieces: where they are in the rest pose.
        hinge: y, z of the axis about which they turn as the mouth opens; None: they do not.
        when: whether they are drawn only while the eyes are open, or only while they are shut.
    """

    bone: tuple[str, str]
    pieces: Pieces
    hinge: tuple[float, float] | None = None
    when: Literal["", "open", "shut"] = ""


Cover = Sequence[Flesh | Web | Fixed]
