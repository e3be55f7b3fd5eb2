"""Shared random streams: two actors who touch must move at the same moment."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.script import Character
from stickgen.text.actions import named_actions
from stickgen.vocabulary import CONTACT_ACTIONS


def shared_streams(characters: Sequence[Character]) -> list[int]:
    """For each character the actor number whose random stream it uses: its own, or a partner's.

    Hands meet only if both are raised at the same moment. If the beats of two characters
    begin together and name the same contact (a handshake, a hug, a high five), both therefore
    use the random stream of the first of them.
    """
    contacts = [
        {
            (beat.start, action)
            for beat in character.beats
            for action in named_actions(beat.text)
            if action in CONTACT_ACTIONS
        }
        for character in characters
    ]
    return [
        next((i for i in range(number) if contacts[i] & touches), number)
        for number, touches in enumerate(contacts)
    ]
