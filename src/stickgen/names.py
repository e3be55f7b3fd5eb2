"""Names that prompts and scripts may use, each with a few words on what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stickgen.catalog.records import RoleKind

Lines = Mapping[str, str]
"""Name → a few words on what it is."""
_MOST_WORDS = 3  # synonyms that are shown


def _synonyms(words: tuple[str, ...]) -> str:
    return ", ".join(words[:_MOST_WORDS])


def _actions() -> Lines:
    from stickgen.text.actions import action_words

    return {entry.action: _synonyms(entry.phrases) for entry in action_words()}


def _roles() -> Lines:
    from stickgen.catalog.roles import ROLES

    return {name: _synonyms(role.words) for name, role in ROLES.items()}


def _kinds() -> Lines:
    from stickgen.vocabulary import KIND_LINES

    return KIND_LINES


def _places() -> Lines:
    from stickgen.catalog.places import PLACES

    return {name: kind.gallery for name, kind in PLACES.items()}


def _times() -> Lines:
    from stickgen.catalog.weather import TIMES

    return {name: _synonyms(kind.words) for name, kind in TIMES.items()}


def _weathers() -> Lines:
    from stickgen.catalog.weather import WEATHERS

    return {name: _synonyms(kind.words) for name, kind in WEATHERS.items()}


def _seasons() -> Lines:
    from stickgen.catalog.seasons import SEASONS

    return {name: _synonyms(kind.words) for name, kind in SEASONS.items()}


def _props() -> Lines:
    from stickgen.catalog.props import PROPS

    return {name: kind.gallery for name, kind in PROPS.items()}


def _styles() -> Lines:
    from stickgen.catalog.styles import STYLES

    return {name: style.gallery for name, style in STYLES.items()}


def _worn(table: str, field: str) -> Callable[[], Lines]:
    """Names of a table of the wardrobe, with the roles that have it in a field."""

    def read() -> Lines:
        from stickgen.catalog import wardrobe
        from stickgen.catalog.roles import ROLES

        lines = {}
        for name in getattr(wardrobe, table):
            wearers = [role.name for role in ROLES.values() if name in _entries(role, field)]
            lines[name] = f"of {', '.join(wearers[:_MOST_WORDS])}" if wearers else ""
        return lines

    return read


def _entries(role: RoleKind, field: str) -> tuple[str, ...]:
    entries: str | tuple[str, ...] = getattr(role, field)
    return (entries,) if isinstance(entries, str) else entries


def _voices() -> Lines:
    from stickgen.vocabulary import SPEECH

    return {
        name: f"the mouth opens {cycles:g} times a second, up to {high:.0%}"
        for name, (cycles, _, high) in SPEECH.items()
    }


def _timbres() -> Lines:
    from stickgen.catalog.timbres import TIMBRES

    return {name: timbre.gallery for name, timbre in TIMBRES.items()}


def _expressions() -> Lines:
    from stickgen.vocabulary import EXPRESSION_LINES

    return EXPRESSION_LINES


def _signs() -> Lines:
    from stickgen.vocabulary import SIGN_LINES

    return SIGN_LINES


def _mouths() -> Lines:
    from stickgen.direction.face import USUAL_MOUTH
    from stickgen.vocabulary import MOUTHS

    users = {m: [e for e, mouth in USUAL_MOUTH.items() if mouth == m] for m in MOUTHS}
    return {mouth: f"of {', '.join(names)}" if names else "" for mouth, names in users.items()}


def _moves() -> Lines:
    from stickgen.direction.moves import MOVES

    return {name: move.gallery for name, move in MOVES.items()}


def _effects() -> Lines:
    from stickgen.vocabulary import EFFECT_LINES

    return EFFECT_LINES


def _adapters() -> Lines:
    from stickgen.motion_model.adapters import shipped_adapters

    return {name: adapter.description for name, adapter in shipped_adapters().items()}


def _formats() -> Lines:
    from stickgen.formats import FORMATS

    return {record.suffix: f"{record.help} ({record.size})" for record in FORMATS}


LISTS: Mapping[str, Callable[[], Lines]] = {
    "actions": _actions,
    "roles": _roles,
    "kinds": _kinds,
    "places": _places,
    "times": _times,
    "weathers": _weathers,
    "seasons": _seasons,
    "props": _props,
    "styles": _styles,
    "hats": _worn("HATS", "hat"),
    "hair": _worn("HAIR", "hair"),
    "ties": _worn("TIES", "tie"),
    "wears": _worn("WEAR", "wears"),
    "voices": _voices,
    "timbres": _timbres,
    "expressions": _expressions,
    "mouths": _mouths,
    "signs": _signs,
    "moves": _moves,
    "effects": _effects,
    "adapters": _adapters,
    "formats": _formats,
}
"""What can be listed → reads it; each table is loaded when it is asked for."""
