/** A place in the colours of a style: sky and floor, things at their depths; see `stickgen.render.backdrop`. */

import { mix } from "./colors";
import { colorIn, type Drawing } from "./drawing";
import { Light } from "./light";
import { Palette } from "./palette";
import { TRANSPARENT, type Place } from "./scene";
import { unpacked, type Piece, type Season, type Style, type WeatherKind } from "./tables";
import { clip } from "./vec";

const NEAREST = 4; // metres behind the stage from which things fade,
const FARTHEST = 70; // and up to which
const FADE_NEAR = 0.22; // share of the background's colour that the nearest things take on,
const FADE_FAR = 0.7; // and the farthest
const OUTLINE = 0.6; // width of a backdrop's outlines, times the style's
const MARK_STRENGTH = 0.55; // share of the line colour in the nearest marks on the floor
const MARK_LEVELS = 4;
const TINT = 0.9; // strength of sky and floor, times the style's tint
const DARK_TINT = 0.85; // least strength of a dark sky in styles
const FOG = 0.3; // share of white in banks of fog
const SHINE = 0.3; // of its fading that is left of a light
const NIGHT_TINT = 0.16; // strength of a night in styles without colours
const COLORFUL = 0.4; // whose tint is larger than this

type Two = [string, string];

/** A place, coloured. */
export interface Backdrop {
  /** The colour that is mostly behind the actors. */
  ground: string;
  sky: Two | null;
  floor: Two | null;
  drawing: Drawing | null;
  floorMarks: boolean;
  markColors: string[];
  weather: WeatherKind;
  season: Season;
  fog: string;
  /** Metres by which wind bends each point of the drawing; null: nothing sways. */
  sway: Float64Array | null;
}

export function makeBackdrop(place: Place, style: Style, background: string): Backdrop {
  const light = new Light(place);
  const paper = background === "" || background === TRANSPARENT ? style.paper : background;
  const [sky, floor] = skyAndFloor(light, paper).map((colors) =>
    tinted(colors, light.kind.dark || light.night, light.night, style, paper),
  ) as [Two | null, Two | null];
  const ground = sky ? sky[1] : paper;
  const floorColor = floor ? floor[1] : ground;
  const lineColor = new Palette(style, floorColor).ink();
  const drawing = drawPlace(place, light, new Palette(style, ground));
  return {
    ground,
    sky,
    floor,
    drawing,
    floorMarks: light.kind.marks,
    markColors: Array.from({ length: MARK_LEVELS }, (_, i) =>
      mix(floorColor, lineColor, (MARK_STRENGTH * (i + 1)) / MARK_LEVELS),
    ),
    weather: light.air,
    season: light.season,
    fog: mix(ground, "#ffffff", FOG),
    sway: drawing && swayOf(drawing),
  };
}

const both = (colors: Two): boolean => Boolean(colors[0] && colors[1]);

function skyAndFloor(light: Light, paper: string): [Two, Two] {
  const { sky, floor } = light.kind;
  if (light.plain) return [sky, floor];
  const below: Two = both(floor) ? floor : [paper, paper];
  return [light.sky(both(sky) ? sky : [paper, paper]), [light.floor(below[0]), light.floor(below[1])]];
}

/** Colours of a sky or a floor on this paper; null where only paper shows. */
function tinted(colors: Two, dark: boolean, night: boolean, style: Style, paper: string): Two | null {
  const colorless = style.tint === 0;
  if (!both(colors) || (colorless && !night)) return null;
  // A dark place is dark in every style that has colours.
  const deep = dark && style.tint > COLORFUL;
  const share = colorless ? NIGHT_TINT : deep ? Math.max(style.tint, DARK_TINT) : TINT * style.tint;
  return [mix(paper, colors[0], share), mix(paper, colors[1], share)];
}

/** How far wind bends each point: the more, the higher it is. */
function swayOf(drawing: Drawing): Float64Array | null {
  if (!drawing.pieces.some((p) => p.sways)) return null;
  const out = new Float64Array(drawing.points.length / 3);
  drawing.pieces.forEach((piece, i) => {
    if (!piece.sways) return;
    for (let k = drawing.starts[i]!; k < drawing.starts[i + 1]!; k++) {
      out[k] = Math.max(drawing.points[3 * k + 1]!, 0) ** 1.5;
    }
  });
  return out;
}

/** The things of a place, paler the farther they are. */
function drawPlace(place: Place, light: Light, palette: Palette): Drawing | null {
  const heavens = light.heavens(place.seed);
  const pieces = [...heavens, ...light.shown(unpacked(place.scenery))];
  if (!pieces.length) return null;
  const fades = pieces.map((piece, i) => {
    const depth = depthOf(piece);
    const share = light.kind.dark ? 0 : clip((depth - NEAREST) / (FARTHEST - NEAREST), 0, 1) ** 0.6;
    let faded = FADE_NEAR + (FADE_FAR - FADE_NEAR) * share;
    if (light.weather.haze) faded = Math.max(faded, 1 - Math.exp(-depth / light.weather.haze));
    return light.time.dark && (piece.lit || i < heavens.length) ? faded * SHINE : faded;
  });
  const drawing = colorIn(pieces, palette, "", fades);
  return { ...drawing, outline: OUTLINE * drawing.outline };
}

/** Metres from the middle of a piece to the axis of the stage. */
function depthOf(piece: Piece): number {
  let x = 0;
  let z = 0;
  const n = piece.points.length / 3;
  for (let i = 0; i < n; i++) {
    x += piece.points[3 * i]! / n;
    z += piece.points[3 * i + 2]! / n;
  }
  return Math.hypot(x, z);
}
