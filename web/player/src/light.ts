/** The light on a place: its colours at a time of day and in a weather; see `stickgen.render.light`. */

import { mix } from "./colors";
import { grown, inSeason } from "./growth";
import { Numbers } from "./noise";
import { MAIN } from "./palette";
import type { Place } from "./scene";
import { changed, tables, type Piece, type PlaceKind, type Season, type Time, type WeatherKind } from "./tables";

const DIM = 0.1;
const GROUND_COVER = 0.72; // share of what lies on the floor, such as snow
const LAMPS = "#c08038"; // tint of a room by night,
const LAMP_LIGHT = 0.18; // and its share
const UNLIT = "#10152e"; // tint of a room without light,
const DARKNESS = 0.66; // and its share
const SKY_DEPTH = -69; // metres behind the stage of the sun, the moon and the stars
const CRATER = "#e0d4a6";
const CRATERS = [[-0.35, 0.3, 0.22], [0.3, -0.1, 0.3], [-0.2, -0.45, 0.15]] as const;
const STARS = 320;
const LOWEST_STAR = 4;
const STAR_DEPTH = -70;
const CENTRE = 12; // metres in front of the stage of the centre of bent rows

const PLAIN_PLACE: PlaceKind = { sky: ["", ""], floor: ["", ""], marks: true, dark: false, outdoor: false, seasons: false };

export class Light {
  readonly kind: PlaceKind;
  readonly time: Time;
  readonly weather: WeatherKind;
  readonly season: Season;
  private readonly lamps: boolean;
  private readonly dim: number;

  constructor(place: Place) {
    const t = tables();
    this.kind = t.places[place.kind] ?? PLAIN_PLACE;
    this.time = t.times[place.time] ?? t.times["day"]!;
    this.weather = (this.kind.outdoor ? t.weathers[place.weather] : undefined) ?? t.weathers["clear"]!;
    const changes = this.kind.outdoor && this.kind.seasons;
    this.season = (changes ? t.seasons[place.season] : undefined) ?? t.seasons["summer"]!;
    this.lamps = place.lamps !== "off";
    this.dim = this.kind.dark ? DIM : 1;
  }

  /** Whether all colours are those of the record of the place. */
  get plain(): boolean {
    const usual = this.time.name === "day" && this.weather.name === "clear";
    return usual && this.season.name === "summer" && !this.unlit;
  }

  /** Whether it is a room without light. */
  get unlit(): boolean {
    return !this.kind.outdoor && !this.lamps;
  }

  /** Whether it is dark because the sun or the lamps do not shine. */
  get night(): boolean {
    return this.unlit || (this.kind.outdoor && this.time.dark);
  }

  /** What falls and flies: that of the weather, in clear weather that of the season. */
  get air(): WeatherKind {
    const { air } = this.season;
    if (this.weather.name === "clear") return air ?? this.weather;
    return this.weather.falls === "leaves" && air ? { ...this.weather, colors: air.colors } : this.weather;
  }

  private get layers() {
    return [this.season, this.weather, this.time];
  }

  /** The colours of a sky, at the top and at the horizon. */
  sky(colors: [string, string]): [string, string] {
    if (!this.kind.outdoor) return [this.on(colors[0]), this.on(colors[1])];
    for (const layer of this.layers) {
      if (!layer.cover) continue;
      const share = this.dim * layer.cover;
      colors = [mix(colors[0], layer.sky[0], share), mix(colors[1], layer.sky[1], share)];
    }
    return colors;
  }

  floor(color: string): string {
    const { ground } = this.weather;
    const own = grown(color, this.season);
    return this.on(ground ? mix(own, ground, this.dim * GROUND_COVER) : own);
  }

  /** The colour of a thing in this light. */
  on(color: string): string {
    if (!color || color === MAIN) return color;
    if (this.unlit) return mix(color, UNLIT, DARKNESS);
    if (!this.kind.outdoor) return this.time.dark ? mix(color, LAMPS, LAMP_LIGHT) : color;
    for (const layer of this.layers) {
      if (layer.strength) color = mix(color, layer.tint, this.dim * layer.strength);
    }
    return color;
  }

  /** The pieces that are seen in this light, in its colours. */
  shown(pieces: Piece[]): Piece[] {
    const shining = this.time.dark && (this.lamps || !this.kind.outdoor);
    return inSeason(pieces, this.season)
      .filter((p) => p.fill || p.line || shining)
      .map((p) => this.lit(p, shining));
  }

  private lit(piece: Piece, shining: boolean): Piece {
    if (piece.lit && shining) return changed(piece, { fill: piece.lit, ink: this.on(piece.ink) });
    // The windows of a dark room stay as they are.
    return this.plain || (piece.lit && this.unlit) ? piece : changed(piece, { fill: this.on(piece.fill), ink: this.on(piece.ink) });
  }

  /** The low sun, or the moon and the stars; dark places have their own. */
  heavens(seed: number): Piece[] {
    const sun = this.time.sun;
    if (this.dim < 1 || !this.kind.outdoor || !sun || this.weather.cover > 0) return [];
    const [x, y, radius] = sun;
    const pieces = this.time.dark ? stars(new Numbers(seed), STARS, LOWEST_STAR) : [];
    pieces.push(ball(x, y, SKY_DEPTH, radius, this.time.sun_color, 0.5));
    if (this.time.dark) {
      for (const [a, b, c] of CRATERS) {
        pieces.push(changed(ball(x + a * radius, y + b * radius, SKY_DEPTH, c * radius, CRATER, 0), { over: true }));
      }
    }
    return pieces.map((p) => changed(p, { points: bent(p.points) }));
  }
}

function shape(points: number[], fill: string, line: number, radii: Float64Array | null): Piece {
  return {
    points: Float64Array.from(points),
    fill,
    radii,
    closed: true,
    line,
    ink: "",
    lift: 0,
    over: false,
    flat: false,
    lit: "",
    sways: false,
    plant: "",
    bones: [],
  };
}

const ball = (x: number, y: number, z: number, radius: number, fill: string, line: number): Piece =>
  shape([x, y, z], fill, line, Float64Array.of(radius));

/** Points of light all around; every ninth twinkles with four rays. */
function stars(numbers: Numbers, count: number, low: number): Piece[] {
  const wide = (CENTRE - STAR_DEPTH) * Math.PI;
  return Array.from({ length: count }, (_, i) => {
    const x = numbers.uniform(-wide, wide);
    const y = numbers.uniform(low, 42);
    const r = numbers.uniform(0.06, 0.16);
    if (i % 9) return ball(x, y, STAR_DEPTH, r, "#ffffff", 0.4);
    const rays = [[0, 5], [1, 1], [5, 0], [1, -1], [0, -5], [-1, -1], [-5, 0], [-1, 1]];
    return shape(rays.flatMap(([a, b]) => [x + a! * r, y + b! * r, STAR_DEPTH]), "#fff6c9", 0.4, null);
  });
}

/** A straight row curved around the stage. */
function bent(points: Float64Array): Float64Array {
  const out = points.slice();
  for (let i = 0; i < points.length; i += 3) {
    const radius = CENTRE - points[i + 2]!;
    const angle = points[i]! / radius;
    out[i] = radius * Math.sin(angle);
    out[i + 2] = CENTRE - radius * Math.cos(angle);
  }
  return out;
}
