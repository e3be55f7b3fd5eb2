"""Weather: what falls and flies through the picture, and lightning.

Everything lies in a box of air ahead of the eye that repeats endlessly in all directions, so a
camera that moves passes drops which stay where they are on the stage. All of it depends on the
seconds of the film alone: the same frame is the same at every frame rate and in every process.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from stickgen.camera import Camera
from stickgen.catalog.weather import WeatherKind
from stickgen.geometry import FloatArray
from stickgen.noise import Numbers, noise
from stickgen.render.breeze import Breeze
from stickgen.render.colors import luminance, mix
from stickgen.render.mark import Group, Mark, SoftShadow
from stickgen.render.palette import Palette
from stickgen.render.projection import lens, project

_BOX = np.array([20.0, 9.0, 20.0])  # metres
_AHEAD = 10.5  # metres from the eye to the middle of the box
_DEPTHS = (3.6, 6.0, 8.4, 12.0, 19.0)  # metres ahead of the eye between layers
_NEAR_STRENGTH, _FAR_STRENGTH = 0.62, 0.26  # of the ink in the nearest and the farthest layer
_MARGIN = 40  # pixels outside the picture up to which things are drawn

_RAIN_FALL, _RAIN_LENGTH, _RAIN_WIDTH = 9.0, 0.034, 0.004  # m/s, seconds, metres
_SNOW_FALL, _SNOW_SIZE, _SNOW_SWING = 1.1, 0.04, 0.25  # m/s, metres, metres
_LEAF_FALL, _LEAF_LENGTH, _LEAF_WIDTH = 0.5, 0.09, 0.035
_LEAVES = ("#c98d4b", "#8fa55a", "#b4593c")
_SPLASHES, _SPLASH_LIFE = 150, 0.22  # in the box; seconds
_SPLASH = np.array([[[-0.02, 0.01, 0], [-0.07, 0.07, 0]], [[0.02, 0.01, 0], [0.07, 0.07, 0]]])
_GUST_LINES, _GUST_LIFE = 24, 1.1  # in the box; seconds
_GUST_REACH, _GUST_WIDTH = 3.6, 0.02  # metres
_GUST_STEP = 0.375  # of the usual lean: trees bend in five ways, whose pictures are kept
_BREATH, _BREEZE = 1.0, 2.0  # m/s from which trees sway, and from which wind is seen in the air
_RAIN_INK, _GUST_INK = "#56708f", "#6f7d88"
_COLORFUL = 0.4  # tint from which a style draws leaves and snow in their colours

_WISPS, _WISP = 4, (1.7, 0.34)  # banks of fog; half axes in metres
_WISP_STRENGTH = 0.5
_FLASH_EVERY, _FLASH = 3.4, (0.0, 0.09, 0.16, 0.42)  # seconds; when a flash rises and dies
_BOLT, _BOLT_DEPTH, _BOLT_WIDTH, _BOLT_LINE = "#ffe98a", 48.0, 0.34, 0.1  # metres
_FLASHES, _BOLTS = 1, 2  # keys of the noise of their moments and shapes
GUSTS = 3.0
"""Times a second that wind bends trees in a new way."""


def flash_time(seed: int, number: int) -> float:
    """Seconds of a flash of lightning; there is one every few seconds.

    Args:
        seed: of the place.
        number: of the flash, from 0.
    """
    wait = 0.3 + (_FLASH_EVERY - 1.5) * float(noise(seed, _FLASHES, number))
    return number * _FLASH_EVERY + wait


class Air(NamedTuple):
    """The weather of one frame.

    Attributes:
        groups: what falls and flies, in layers from far to near.
        mist: soft banks of fog over everything.
        flash: strength of a flash of lightning on the backdrop, 0–1.
    """

    groups: tuple[Group, ...] = ()
    mist: tuple[SoftShadow, ...] = ()
    flash: float = 0.0


class Weather:
    """The weather of a scene.

    Args:
        kind: of weather.
        palette: the scene's colours.
        seed: of the positions of drops and of the moments of lightning.
        size: width and height of the picture, pixels.
    """

    def __init__(
        self, kind: WeatherKind, palette: Palette, seed: int, size: tuple[int, int]
    ) -> None:
        self._kind, self._size, self._seed = kind, size, seed
        numbers = Numbers(seed)
        self._places = numbers.random((kind.amount, 3)) * _BOX
        self._phases = numbers.random(kind.amount)
        self._spots = numbers.random((max(_SPLASHES, _GUST_LINES, _WISPS), 4))
        self._inks = _layer_inks(kind, palette)
        self._leaf_inks = [_leaf_ink(leaf, palette) for leaf in kind.colors or _LEAVES]
        self._bolt_ink = palette.ink()

    def at(self, seconds: float, camera: Camera) -> Air:
        """The weather at a moment, seen by a single frame of a camera."""
        flash = self._flash(seconds)
        groups: list[Group] = []
        if self._kind.falls == "rain":
            rain = np.concatenate([self._rain(seconds, camera), self._splashes(seconds, camera)])
            groups = self._layers(rain, camera, self._inks, _RAIN_WIDTH)
        elif self._kind.falls == "snow":
            groups = self._layers(self._snow(seconds, camera), camera, self._inks, _SNOW_SIZE)
        elif self._kind.falls == "leaves":
            if self._kind.wind > _BREEZE:
                lines = self._gusts(seconds, camera)
                groups = self._layers(lines, camera, self._inks, _GUST_WIDTH)
            leaves = self._flying(seconds, camera)
            for number, ink in enumerate(self._leaf_inks):
                some = leaves[number :: len(self._leaf_inks)]
                groups += self._layers(
                    some, camera, ("", *(ink,) * (len(self._inks) - 1)), _LEAF_WIDTH
                )
        if flash > 0:
            groups.append(self._bolt(seconds, camera))
        return Air(tuple(groups), self._mist(seconds, camera), flash)

    def gust(self, seconds: float) -> float:
        """How far wind bends what sways, times its ``sway``; constant for 1 / ``GUSTS`` seconds.

        A breath of wind bends nothing.
        """
        if self._kind.wind < _BREATH:
            return 0.0
        moment = np.floor(seconds * GUSTS) / GUSTS
        lean = 0.011 * self._kind.wind
        strength = 1.0 + 0.45 * np.sin(2.3 * moment) + 0.3 * np.sin(5.1 * moment + 1.0)
        return float(lean * _GUST_STEP * np.round(strength / _GUST_STEP))

    def breeze(self, seconds: float) -> Breeze | None:
        """The wind in what is worn; None: there is too little."""
        return Breeze(self._kind.wind, seconds) if self._kind.wind > _BREEZE else None

    def _around(self, places: FloatArray, camera: Camera) -> FloatArray:
        """Places in the endless air ``[n, 3]`` → the copies nearest to the box ahead of the eye."""
        ahead = camera.axes()[0, 2, [0, 2]].astype(np.float64)
        level = ahead / max(float(np.hypot(*ahead)), 1e-6)
        corner = np.zeros(3)
        corner[[0, 2]] = camera.position[0, [0, 2]] + _AHEAD * level - _BOX[[0, 2]] / 2
        return np.asarray(corner + np.mod(places - corner, _BOX))

    def _rain(self, seconds: float, camera: Camera) -> FloatArray:
        speed = np.array([self._kind.wind, -_RAIN_FALL, 0.0])
        foot = self._around(self._places + speed * seconds, camera)
        return np.stack([foot, foot - _RAIN_LENGTH * speed], axis=1)

    def _splashes(self, seconds: float, camera: Camera) -> FloatArray:
        cycles = seconds / _SPLASH_LIFE + self._spots[:_SPLASHES, 3]
        number, age = np.divmod(cycles, 1.0)
        where: FloatArray = np.zeros((_SPLASHES, 3))
        # The next splash of a cycle is a golden part of the box away.
        shift = number[:, None] * np.array([0.618034, 0.754878])
        where[:, [0, 2]] = np.mod(self._spots[:_SPLASHES, :2] + shift, 1.0) * _BOX[[0, 2]]
        where = self._around(where, camera)
        rise = (0.35 + 0.65 * age)[:, None, None, None]
        return np.asarray((where[:, None, None] + rise * _SPLASH).reshape(-1, 2, 3))

    def _snow(self, seconds: float, camera: Camera) -> FloatArray:
        turn = 2 * np.pi * (self._phases + 0.45 * seconds)
        places = self._places + seconds * np.array([self._kind.wind, -_SNOW_FALL, 0.0])
        places[:, 0] += _SNOW_SWING * np.sin(turn)
        flake = self._around(places, camera)
        # A line with round ends and hardly any length is a dot.
        return np.stack([flake, flake + [0.004, 0.0, 0.0]], axis=1)

    def _flying(self, seconds: float, camera: Camera) -> FloatArray:
        speed = self._kind.wind * (0.7 + 0.6 * self._phases)
        places = self._places * [1.0, 0.5, 1.0]
        places[:, 0] += speed * seconds
        places[:, 1] += 0.4 * np.sin(3.1 * seconds + 9.0 * self._phases) - _LEAF_FALL * seconds
        places[:, 1] = np.mod(places[:, 1], 0.5 * _BOX[1])
        turn = 2 * np.pi * (self._phases + 1.3 * seconds)
        half = _LEAF_LENGTH / 2 * np.stack([np.cos(turn), np.sin(turn), 0 * turn], axis=-1)
        leaf = self._around(places, camera)
        return np.stack([leaf - half, leaf + half], axis=1)

    def _gusts(self, seconds: float, camera: Camera) -> FloatArray:
        """Lines along the wind that rise a little and curl at their end."""
        cycles = seconds / _GUST_LIFE + self._spots[:_GUST_LINES, 3]
        number, age = np.divmod(cycles, 1.0)
        starts = np.mod(self._spots[:_GUST_LINES, :3] + 0.618034 * number[:, None], 1.0) * _BOX
        starts = self._around(starts * [1.0, 0.45, 1.0] + [0.0, 0.4, 0.0], camera)
        share = np.clip(age[:, None] * 2 - np.linspace(1.0, 0.0, 13), 0.0, 1.0)
        along = _GUST_REACH * share
        curl = np.clip(share - 0.75, 0.0, 1.0) * 4
        x = along - 0.35 * curl**2
        y = 0.12 * np.sin(4 * share + 5 * self._spots[:_GUST_LINES, 2:3]) + 0.3 * curl
        path = starts[:, None] + np.stack([x, y, 0 * x], axis=-1)
        return np.stack([path[:, :-1], path[:, 1:]], axis=2).reshape(-1, 2, 3)

    def _layers(
        self, lines: FloatArray, camera: Camera, inks: tuple[str, ...], width: float
    ) -> list[Group]:
        """Short lines ``[n, 2, 3]`` on the stage as one mark for each layer of depth.

        Layers without ink are left out.
        """
        focal = float(lens(camera, self._size)[0])
        pixels, scales = project(lines[None], camera, self._size)
        layer = np.digitize(focal / scales[0, :, 0], _DEPTHS) - 1
        low, high = -_MARGIN, np.array(self._size) + _MARGIN
        inside = ((pixels[0] > low) & (pixels[0] < high)).all(axis=(1, 2))
        groups = []
        for number, ink in enumerate(inks):
            if not ink:
                continue
            some = inside & (layer == number)
            if some.any():
                scale = focal / float(np.sqrt(_DEPTHS[number] * _DEPTHS[number + 1]))
                points = pixels[0][some].reshape(-1, 2)
                mark = Mark(points, ink=ink, width=width * scale, scale=scale, dashes=True)
                groups.append(Group(scale, (mark,)))
        return groups

    def _mist(self, seconds: float, camera: Camera) -> tuple[SoftShadow, ...]:
        if not self._kind.haze:
            return ()
        places = self._spots[:_WISPS, :3] * _BOX
        places[:, 0] += self._kind.wind * seconds
        where = self._around(places, camera)
        where[:, 1] = 0.2 + 1.3 * self._spots[:_WISPS, 3]
        pixels, scale = project(where[None], camera, self._size)
        nearest = float(lens(camera, self._size)[0]) / _DEPTHS[1]
        return tuple(
            SoftShadow(x, y, _WISP[0] * s, _WISP[1] * s, _WISP_STRENGTH)
            for (x, y), s in zip(pixels[0].tolist(), scale[0].tolist(), strict=True)
            if s < nearest and abs(x - self._size[0] / 2) < self._size[0]
        )

    def _since_flash(self, seconds: float) -> tuple[int, float]:
        """Number of the latest flash and the seconds since it; negative before the first."""
        number = int(seconds // _FLASH_EVERY)
        return number, seconds - flash_time(self._seed, number)

    def _flash(self, seconds: float) -> float:
        if not self._kind.lightning:
            return 0.0
        _, since = self._since_flash(seconds)
        if since < 0:
            return 0.0
        return float(np.interp(since, _FLASH, (0.6, 0.15, 0.45, 0.0)))

    def _bolt(self, seconds: float, camera: Camera) -> Group:
        number, _ = self._since_flash(seconds)
        at, *bends = (2 * noise(self._seed, _BOLTS, number, np.arange(10)) - 1).tolist()
        right, _, ahead = camera.axes()[0].astype(np.float64)
        foot = camera.position[0] + _BOLT_DEPTH * ahead + 9 * at * right
        count = len(bends)
        side = np.cumsum(bends) + 0.6 * (np.arange(count) % 2)
        half = np.linspace(_BOLT_WIDTH, 0.04, count)
        across = np.concatenate([side - half, (side + half)[::-1]])
        path = foot * [1.0, 0.0, 1.0] + across[:, None] * right
        fall = np.linspace(18.0, 4.0, count)
        path[:, 1] = np.concatenate([fall, fall[::-1]])
        pixels, scale = project(path[None], camera, self._size)
        near = float(scale[0].mean())
        bolt = Mark(pixels[0], _BOLT, self._bolt_ink, _BOLT_LINE * near, scale=near)
        return Group(0.0, (bolt,))


def _leaf_ink(color: str, palette: Palette) -> str:
    """The colour of a leaf; that of lines in styles that have few colours."""
    if palette.style.tint < _COLORFUL:
        return mix(palette.ground, palette.ink(), 0.7)
    return mix(palette.ground, color, 0.9)


def _layer_inks(kind: WeatherKind, palette: Palette) -> tuple[str, ...]:
    """A colour for each layer of depth, from near to far."""
    count = len(_DEPTHS) - 1
    pale = palette.style.tint < _COLORFUL and luminance(palette.ground) > 0.5
    if kind.falls == "snow" and not pale:
        return tuple(mix("#ffffff", palette.ground, 0.5 * i / count) for i in range(count))
    ink = palette.ink(
        (_GUST_INK if kind.falls == "leaves" else _RAIN_INK) if palette.style.tint else ""
    )
    first = ("",) if kind.falls == "leaves" else ()  # a leaf before the eye would hide the film
    steps = np.linspace(_NEAR_STRENGTH, _FAR_STRENGTH, count).tolist()
    return (*first, *(mix(palette.ground, ink, share) for share in steps[len(first) :]))
