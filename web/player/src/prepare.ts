/** A scene in one place, with everything that is needed to draw any moment of it. */

import { makeFigure, type Figure } from "./actors";
import { makeBackdrop, type Backdrop } from "./backdrop";
import { colorIn, type Drawing } from "./drawing";
import { inSeason } from "./growth";
import { Palette } from "./palette";
import { TRANSPARENT, type Actor, type Place, type Prop, type Scene } from "./scene";
import { footOf, type Foot } from "./shadow";
import { figureScale } from "./sticks";
import { flies } from "./streaks";
import { tables, unpacked, type Season, type Style } from "./tables";
import { Weather } from "./weather";

const THING_SEEDS = 1000; // between the seeds of two things: more than any thing has pieces

/** One prop, ready to draw. */
export interface Thing {
  prop: Prop;
  drawing: Drawing;
  foot: Foot;
  /** Largest extent of its kind, metres. */
  size: number;
  /** Whether it is thrown, kicked or hit. */
  flies: boolean;
  seed: number;
}

export interface Prepared {
  scene: Scene;
  style: Style;
  palette: Palette;
  backdrop: Backdrop;
  figures: Figure[];
  things: Thing[];
  weather: Weather | null;
  transparent: boolean;
  /** Size of every actor relative to the canonical body, for its shadow. */
  scales: Map<Actor, number>;
}

/** The scene as it is drawn in one of its places, which decides the inks that stand out. */
export function prepare(scene: Scene, place: Place): Prepared {
  const style = tables().styles[scene.style];
  if (!style) throw new Error(`this player knows no style ${scene.style}`);
  const backdrop = makeBackdrop(place, style, scene.background);
  const palette = new Palette(style, backdrop.ground);
  const transparent = scene.background === TRANSPARENT;
  const calm = backdrop.weather.name === "clear" || transparent;
  return {
    scene: { ...scene, lines: scene.lines.filter((line) => line.form !== "heard") },
    style,
    palette,
    backdrop,
    figures: scene.actors.map((actor) => makeFigure(actor, palette)),
    things: scene.props.flatMap((prop, i) => makeThing(prop, scene.fps, palette, backdrop.season, THING_SEEDS * (i + 1))),
    weather: calm ? null : new Weather(backdrop.weather, palette, place.seed),
    transparent,
    scales: new Map(scene.actors.map((actor) => [actor, Math.max(figureScale(actor.joints), 1e-3)])),
  };
}

/** A thing; none when the tables do not have it. */
function makeThing(prop: Prop, fps: number, palette: Palette, season: Season, seed: number): Thing[] {
  const kind = tables().props[prop.kind];
  if (!kind) return [];
  const color = prop.color || kind.color;
  const pieces = inSeason(unpacked(kind.states[prop.state] ?? kind.states[""]!), season, color);
  if (!pieces.length) return [];
  const drawing = colorIn(pieces, palette, color);
  const foot = footOf(drawing.points, prop.scale);
  return [{ prop, drawing, foot, size: kind.size, flies: kind.held && flies(prop, fps), seed }];
}
