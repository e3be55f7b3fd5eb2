"""Shared random streams: two actors who touch must move at the same moment."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.script import Beat, Character
from stickgen.text.actions import named_actions
from stickgen.vocabulary import CONTACT_ACTIONS


def shared_streams(characters: Sequence[Character]) -> list[int]:
    """For each character the actor number whose random stream it uses: its own, or a partner's.

    Hands meet only if both are raised at the same moment. If the beats of two characters
    begin together and name the same contact (a handshake, a hug, a high five), both therefore
    use the random stream of the first of them.
    """
    contacts = [
        {touch for beat in character.beats for touch in _touches(beat)} for character in characters
    ]
    return [
        next((i for i in range(number) if contacts[i] & touches), number)
        for number, touches in enumerate(contacts)
    ]


def partner_beats(characters: Sequence[Character], beat: tuple[int, int]) -> list[tuple[int, int]]:
    """Beats of others in which they touch the one who plays a beat, in it.

    Args:
        beat: index of a character, and of one of its beats.

    Returns:
        indices of the same kind.
    """
    number, own = beat
    touches = _touches(characters[number].beats[own])
    return [
        (n, k)
        for n, other in enumerate(characters)
        for k, theirs in enumerate(other.beats)
        if n != number and touches & _touches(theirs)
    ]


def _touches(beat: Beat) -> set[tuple[float, str]]:
    """Start and names of the contacts of a beat."""
    named = named_actions(beat.text)
    return {(beat.start, action) for action in named if action in CONTACT_ACTIONS}
