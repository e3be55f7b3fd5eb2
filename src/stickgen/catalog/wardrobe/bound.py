"""Pieces that are bound to the bones of a body, for what is worn on it.

A bone is a frame that moves with the body: +Y up along it, +Z forward, +X to the wearer's left,
metres, on a body of 1.67 m. ``render.body_frames`` computes them:

- ``head``: from the middle of the head, in head radii, as hats are.
- ``neck``, ``chest``, ``waist``, ``hips``: up the back, from the joints neck, spine3, spine1 and
  pelvis.
- ``knees``, ``ankles``: between both legs, up along them.
- ``left_hand``, ``right_hand``: from the palm, always upright, as a stick is carried.
- ``left_wrist``, ``right_wrist``: from the wrist up to the elbow.
- ``left_shin``, ``right_shin``: from the ankle up to the knee.
- ``left_foot``, ``right_foot``: from the ankle, forward to the toes.
- ``left_shoulder``, ``left_elbow``, ``left_knee`` and their right ones: a joint, upright as the
  chest is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from stickgen.catalog.piece import MAIN, Path, Piece, moved, settled, tube


@dataclass(frozen=True)
class Bound:
    """A piece on a body.

    Attributes:
        piece: its points in the frames of its bones.
        bones: one for the whole piece, or one for each point of a swept ball.
    """

    piece: Piece
    bones: tuple[str, ...]


Wear = tuple[Bound, ...]


def settled_wear(wear: Wear) -> Wear:
    """What is worn, with coordinates in whole tenths of a millimetre."""
    pieces = settled(item.piece for item in wear)
    return tuple(replace(item, piece=piece) for item, piece in zip(wear, pieces, strict=True))


def on(bone: str, *pieces: Piece) -> Wear:
    """Pieces that are carried by one bone."""
    return tuple(Bound(piece, (bone,)) for piece in pieces)


def along(
    bones: tuple[str, ...],
    points: Path,
    radii: tuple[float, ...],
    fill: str = MAIN,
    *,
    line: float = 1.0,
    lift: float = 0.0,
    flat: bool = False,
) -> Wear:
    """A ball of changing radius that is swept from bone to bone: sleeves, dresses, coats.

    Args:
        bones: one for each point.
        points: in the frames of their bones.
        radii: one for each point.
        fill, line, lift, flat: as in ``Piece``.
    """
    return (Bound(replace(tube(points, radii, fill, line=line, lift=lift), flat=flat), bones),)


def both(wear: Wear) -> Wear:
    """What is worn on the left side, and its mirror image on the right."""
    return (
        *wear,
        *(
            Bound(
                moved((item.piece,), flip=True)[0],
                tuple(bone.replace("left", "right") for bone in item.bones),
            )
            for item in wear
        ),
    )
