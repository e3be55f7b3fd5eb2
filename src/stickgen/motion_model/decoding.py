"""Decoding: the planner's state while it writes plan tokens, for several takes side by side.

All plans of all takes are rows of one call. Takes are in sentences and at positions of their own:
their caches end at the same slot, and what a row must not see is hidden from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.cache import PlannerCache, Slots
from stickgen.motion_model.config import PlannerConfig, SamplingConfig
from stickgen.motion_model.goals import CONTROL_DIM
from stickgen.motion_model.plan import LEVELS, PLAN_DIM
from stickgen.text.padding import pad_states
from stickgen.vocabulary import ACTIONS

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Array = NDArray[np.float32]
_Read = tuple[NDArray[np.int64], NDArray[np.intp], PlannerCache]
"""Codes, actions and cache after some tokens were read."""


@dataclass(frozen=True)
class Opening:
    """From where the plans of a take go on when the planner reads its sentence.

    Attributes:
        text: ``[L, W]`` token states of the sentence.
        history: ``[N, H, 71]`` end of each plan so far.
        own: how many patches at its end may differ from plan to plan.
    """

    text: Array
    history: Array
    own: int = 0


class Decoder:
    """The KV caches of T takes with N plans each, and the tokens that were not read yet.

    Args:
        planner: the network.
        config: of the planner.
        sampling: how codes are sampled.
        takes, plans: how many; every take must begin with an ``Opening``.
    """

    def __init__(
        self,
        planner: InferenceSession,
        config: PlannerConfig,
        sampling: SamplingConfig,
        takes: int,
        plans: int,
    ) -> None:
        self._run = planner.run
        self._names, self._outputs = config.cache_names
        self._width = config.text_dim
        self._config = config
        self._cache = PlannerCache.empty(config, takes, plans)
        # Not with a single take: it is rounded differently, and published seeds keep their films.
        self._joined = takes > 1
        self._tokens = np.zeros((takes, plans, 1, PLAN_DIM), np.float32)
        self._guidance = sampling.guidance
        self._settings = {
            "temperature": np.array(sampling.temperature, np.float32),
            "log_min_p": np.array(np.log(max(sampling.min_p, 1e-9)), np.float32),
        }

    def add(self, tokens: Array) -> None:
        """Append the tokens that were chosen, ``[T, N, 71]``."""
        self._tokens = tokens[:, :, None].copy()

    def keep(self, take: int, best: int) -> None:
        """Let all plans of a take continue from one of them."""
        if self._tokens.shape[1] == 1:
            return
        self._tokens[take] = self._tokens[take, best].copy()
        cache = self._cache
        if self._joined:
            known = cache.shared.of([take]).followed_by(cache.own.of([take], best))
            nothing = Slots.empty(self._config, 1, self._tokens.shape[1])
            other = PlannerCache(known, nothing, cache.position[[take]])
            self._cache = cache.with_takes([take], other)
        else:
            for layer in cache.own.layers:
                layer[:, take] = layer[:, take, best : best + 1].copy()

    def select(self, takes: Sequence[int]) -> None:
        """Go on with some of the takes alone."""
        self._tokens = self._tokens[takes]
        self._cache = self._cache.of(takes)

    def next(
        self, gumbel: Array, openings: Mapping[int, Opening], told: Array | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        """Codes ``[T, N, LEVELS]`` and likeliest action ``[T, N]`` of each plan's next token.

        Args:
            gumbel: ``[T, N, LEVELS, CODES]`` noise that decides among the codes.
            openings: of those takes whose sentence is to be read.
            told: ``[T, N, CONTROL_DIM]`` of the next patch, of a planner that reads goals.
        """
        codes = np.zeros(gumbel.shape[:3], np.int64)
        action = np.zeros(gumbel.shape[:2], np.intp)
        if len(openings) < len(gumbel):
            codes, action, self._cache = self._read(self._cache, self._tokens, gumbel, told)
        for takes in _alike(openings):
            of_takes = None if told is None else told[takes]
            found = self._open([openings[take] for take in takes], gumbel[takes], of_takes)
            codes[takes], action[takes], cache = found
            self._cache = self._cache.with_takes(takes, cache)
        return codes, action

    def _open(self, openings: Sequence[Opening], gumbel: Array, told: Array | None) -> _Read:
        """Read sentences and histories. What all plans of a take share is read once."""
        takes, plans = gumbel.shape[:2]
        own = openings[0].own
        text, words = pad_states([opening.text for opening in openings], self._width)
        history = np.stack([opening.history for opening in openings])
        length = history.shape[2] - own
        start = np.zeros((takes, 1, 1, PLAN_DIM), np.float32)
        tokens = np.concatenate([start, history[:, :1, :length]], axis=2)
        # Rows without guidance attend to one null token in place of the sentence.
        null = np.broadcast_to(np.arange(words.shape[1]) > 0, words.shape)
        hidden = np.stack([~words, null]).astype(np.float32)
        cache = PlannerCache.empty(self._config, takes, 1)
        # Plans that share all of their past are told the same.
        of_all = None if told is None or own else told[:, :1]
        codes, action, cache = self._read(cache, tokens, gumbel, of_all, text, hidden)
        empty = PlannerCache.empty(self._config, takes, plans)
        if self._joined:
            cache = replace(empty, shared=cache.own, position=cache.position)
        else:
            cache = replace(empty, own=cache.own.repeated(plans), position=cache.position)
        if not own:
            return codes, np.repeat(action, plans, 1), cache
        return self._read(cache, history[:, :, length:], gumbel, told)

    def _read(
        self,
        cache: PlannerCache,
        tokens: Array,
        gumbel: Array,
        told: Array | None = None,
        text: Array | None = None,
        text_hidden: Array | None = None,
    ) -> _Read:
        """Read texts and then tokens ``[T, n, P, 71]``, and sample the next tokens.

        Args:
            told: ``[T, n, CONTROL_DIM]`` of the patch after the last token; of those before it
                nothing is told.
            text: ``[T, L, W]`` padded token states; with them the first token is a start token.
            text_hidden: ``[2, T, L]`` which of them a take must not see.
        """
        takes, plans, new = tokens.shape[:3]
        rows = takes * plans
        fresh = np.zeros((2, takes, new), np.float32)
        if text_hidden is not None:
            fresh = np.concatenate([text_hidden, fresh], axis=-1)
        own_hidden = np.concatenate([cache.own.hidden, fresh], axis=-1)
        hidden = np.concatenate([cache.shared.hidden, own_hidden], axis=-1)
        start = np.zeros((new, 1), np.float32)
        start[:1] = text is not None
        # The opening of a take is not guided: guidance would make rare openings the rule.
        guidance = 1.0 if text is not None and new == 1 else self._guidance
        words = np.zeros((takes, 0, self._width), np.float32) if text is None else text
        feed: dict[str, Any] = {
            "text": np.repeat(words, plans, 0),
            "plan": tokens.reshape(rows, new, PLAN_DIM),
            "start": start,
            "position": np.repeat(cache.position, plans),
            "hidden": np.repeat(hidden, plans, 1).reshape(2 * rows, -1),
            "gumbel": gumbel.reshape(rows, -1, *gumbel.shape[2:]),
            "guidance": np.array(guidance, np.float32),
            **self._settings,
            **self._controls(told, rows, new),
            **_rows(self._config.shared_names, cache.shared),
            **_rows(self._names, cache.own),
        }
        codes, action, *layers = self._run(["codes", "action", *self._outputs], feed)
        layers = [layer.reshape(2, takes, plans, *layer.shape[1:]) for layer in layers]
        position = cache.position + new
        return (
            np.asarray(codes).reshape(takes, -1, LEVELS),
            np.asarray(action)[:, : len(ACTIONS)].argmax(-1).reshape(takes, plans),
            PlannerCache(cache.shared, Slots(layers, own_hidden), position),
        )

    def _controls(self, told: Array | None, rows: int, new: int) -> dict[str, Array]:
        """The input of a planner that reads goals, ``[T·n, P, CONTROL_DIM]``."""
        if not self._config.controls:
            return {}
        controls = np.zeros((rows, new, CONTROL_DIM), np.float32)
        if told is not None:
            controls[:, -1] = told.reshape(rows, CONTROL_DIM)
        return {"controls": controls}


def _rows(names: Sequence[str], slots: Slots) -> dict[str, Array]:
    """Keys and values as the network reads them, ``[2·T·N, H, S, D/H]``."""
    return {
        name: layer.reshape(int(np.prod(layer.shape[:3])), *layer.shape[3:])
        for name, layer in zip(names, slots.layers, strict=True)
    }


def _alike(openings: Mapping[int, Opening]) -> list[list[int]]:
    """Takes whose openings can be read in one call: with equally long histories."""
    groups: dict[tuple[int, int], list[int]] = {}
    for take, opening in openings.items():
        groups.setdefault((opening.history.shape[1], opening.own), []).append(take)
    return list(groups.values())
