/** Weather: what falls and flies through the picture, and lightning; see `stickgen.render.weather`. */

import type { Breeze } from "./breeze";
import { luminance, mix } from "./colors";
import { mark, type Group, type SoftShadow } from "./mark";
import { noise, Numbers } from "./noise";
import type { Palette } from "./palette";
import { project, projectAll, type View } from "./projection";
import type { WeatherKind } from "./tables";
import { clip, interp, linspace, mod, rint, type Vec } from "./vec";

const BOX: Vec = [20, 9, 20]; // metres
const AHEAD = 10.5; // metres from the eye to the middle of the box
const DEPTHS = [3.6, 6, 8.4, 12, 19]; // metres ahead of the eye between layers
const LAYERS = DEPTHS.length - 1;
const NEAR_STRENGTH = 0.62; // of the ink in the nearest layer
const FAR_STRENGTH = 0.26; // and in the farthest
const MARGIN = 40; // pixels outside the picture up to which things are drawn

const [RAIN_FALL, RAIN_LENGTH, RAIN_WIDTH] = [9, 0.034, 0.004]; // m/s, seconds, metres
const [SNOW_FALL, SNOW_SIZE, SNOW_SWING] = [1.1, 0.04, 0.25]; // m/s, metres, metres
const [LEAF_FALL, LEAF_LENGTH, LEAF_WIDTH] = [0.5, 0.09, 0.035];
const LEAVES = ["#c98d4b", "#8fa55a", "#b4593c"];
const [SPLASHES, SPLASH_LIFE] = [150, 0.22]; // in the box; seconds
const SPLASH: [Vec, Vec][] = [[[-0.02, 0.01, 0], [-0.07, 0.07, 0]], [[0.02, 0.01, 0], [0.07, 0.07, 0]]];
const [GUST_LINES, GUST_LIFE] = [24, 1.1]; // in the box; seconds
const [GUST_REACH, GUST_WIDTH] = [3.6, 0.02]; // metres
const GUST_STEP = 0.375; // of the usual lean: trees bend in five ways, whose pictures are kept
const BREATH = 1; // m/s from which trees sway,
const BREEZE = 2; // and from which wind is seen in the air
const [RAIN_INK, GUST_INK] = ["#56708f", "#6f7d88"];
const COLORFUL = 0.4; // tint from which a style draws leaves and snow in their colours
const WISPS = 4; // banks of fog
const WISP = [1.7, 0.34] as const; // half axes in metres
const WISP_STRENGTH = 0.5;
const FLASH_EVERY = 3.4; // seconds
const FLASH = [0, 0.09, 0.16, 0.42]; // when a flash rises and dies
const [BOLT, BOLT_DEPTH, BOLT_WIDTH, BOLT_LINE] = ["#ffe98a", 48, 0.34, 0.1] as const;
const [FLASHES, BOLTS] = [1, 2]; // keys of the noise of their moments and shapes
const GUSTS = 3; // times a second that wind bends trees in a new way

export interface Air {
  groups: Group[];
  mist: SoftShadow[];
  flash: number;
}

type Line = [Vec, Vec];

export class Weather {
  private readonly places: Vec[];
  private readonly phases: number[];
  private readonly spots: number[][];
  private readonly inks: string[];
  private readonly leafInks: string[];
  private readonly boltInk: string;

  constructor(
    private readonly kind: WeatherKind,
    palette: Palette,
    private readonly seed: number,
  ) {
    const numbers = new Numbers(seed);
    const rows = (count: number, width: number) => Array.from({ length: count }, () => numbers.several(width));
    this.places = rows(kind.amount, 3).map((row) => row.map((x, k) => x * BOX[k as 0]) as unknown as Vec);
    this.phases = numbers.several(kind.amount);
    this.spots = rows(Math.max(SPLASHES, GUST_LINES, WISPS), 4);
    this.inks = layerInks(kind, palette);
    this.leafInks = (kind.colors.length ? kind.colors : LEAVES).map((leaf) => leafInk(leaf, palette));
    this.boltInk = palette.ink();
  }

  /** The weather at a moment, in seconds of the film. */
  at(seconds: number, view: View): Air {
    const flash = this.flash(seconds);
    const groups: Group[] = [];
    const { falls } = this.kind;
    if (falls === "rain") {
      groups.push(...layers([...this.rain(seconds, view), ...this.splashes(seconds, view)], view, this.inks, RAIN_WIDTH));
    } else if (falls === "snow") {
      groups.push(...layers(this.snow(seconds, view), view, this.inks, SNOW_SIZE));
    } else if (falls === "leaves") {
      if (this.kind.wind > BREEZE) groups.push(...layers(this.gusts(seconds, view), view, this.inks, GUST_WIDTH));
      const leaves = this.flying(seconds, view);
      this.leafInks.forEach((ink, number) => {
        const some = leaves.filter((_, i) => i % this.leafInks.length === number);
        groups.push(...layers(some, view, ["", ...Array(this.inks.length - 1).fill(ink)], LEAF_WIDTH));
      });
    }
    if (flash > 0) groups.push(this.bolt(seconds, view));
    return { groups, mist: this.mist(seconds, view), flash };
  }

  /** How far wind bends what sways, constant for 1/3 of a second; a breath of wind bends nothing. */
  gust(seconds: number): number {
    if (this.kind.wind < BREATH) return 0;
    const moment = Math.floor(seconds * GUSTS) / GUSTS;
    const strength = 1 + 0.45 * Math.sin(2.3 * moment) + 0.3 * Math.sin(5.1 * moment + 1);
    return 0.011 * this.kind.wind * GUST_STEP * rint(strength / GUST_STEP);
  }

  /** The wind in what is worn; null: there is too little. */
  breeze(seconds: number): Breeze | null {
    return this.kind.wind > BREEZE ? { wind: this.kind.wind, seconds } : null;
  }

  private rain(seconds: number, view: View): Line[] {
    const speed: Vec = [this.kind.wind, -RAIN_FALL, 0];
    return this.places.map((p) => {
      const foot = around([p[0] + speed[0] * seconds, p[1] + speed[1] * seconds, p[2]], view);
      return [foot, [foot[0] - RAIN_LENGTH * speed[0], foot[1] - RAIN_LENGTH * speed[1], foot[2]]];
    });
  }

  private splashes(seconds: number, view: View): Line[] {
    return this.spots.slice(0, SPLASHES).flatMap((spot) => {
      const cycles = seconds / SPLASH_LIFE + spot[3]!;
      const number = Math.floor(cycles);
      // The next splash of a cycle is a golden part of the box away.
      const x = mod(spot[0]! + number * 0.618034, 1) * BOX[0];
      const z = mod(spot[1]! + number * 0.754878, 1) * BOX[2];
      const where = around([x, 0, z], view);
      const rise = 0.35 + 0.65 * (cycles - number);
      const at = (p: Vec): Vec => [where[0] + rise * p[0], where[1] + rise * p[1], where[2] + rise * p[2]];
      return SPLASH.map(([a, b]): Line => [at(a), at(b)]);
    });
  }

  private snow(seconds: number, view: View): Line[] {
    return this.places.map((p, i) => {
      const swing = SNOW_SWING * Math.sin(2 * Math.PI * (this.phases[i]! + 0.45 * seconds));
      const flake = around([p[0] + seconds * this.kind.wind + swing, p[1] - SNOW_FALL * seconds, p[2]], view);
      // A line with round ends and hardly any length is a dot.
      return [flake, [flake[0] + 0.004, flake[1], flake[2]]];
    });
  }

  private flying(seconds: number, view: View): Line[] {
    return this.places.map((p, i) => {
      const phase = this.phases[i]!;
      const x = p[0] + this.kind.wind * (0.7 + 0.6 * phase) * seconds;
      const y = 0.5 * p[1] + 0.4 * Math.sin(3.1 * seconds + 9 * phase) - LEAF_FALL * seconds;
      const turn = 2 * Math.PI * (phase + 1.3 * seconds);
      const half = [(LEAF_LENGTH / 2) * Math.cos(turn), (LEAF_LENGTH / 2) * Math.sin(turn)] as const;
      const leaf = around([x, mod(y, 0.5 * BOX[1]), p[2]], view);
      return [[leaf[0] - half[0], leaf[1] - half[1], leaf[2]], [leaf[0] + half[0], leaf[1] + half[1], leaf[2]]];
    });
  }

  /** Lines along the wind that rise a little and curl at their end. */
  private gusts(seconds: number, view: View): Line[] {
    return this.spots.slice(0, GUST_LINES).flatMap((spot) => {
      const cycles = seconds / GUST_LIFE + spot[3]!;
      const number = Math.floor(cycles);
      const [x, y, z] = [0, 1, 2].map((k) => mod(spot[k]! + 0.618034 * number, 1) * BOX[k as 0]) as unknown as Vec;
      const start = around([x, 0.45 * y + 0.4, z], view);
      const path = linspace(1, 0, 13).map((lag): Vec => {
        const share = clip((cycles - number) * 2 - lag, 0, 1);
        const curl = clip(share - 0.75, 0, 1) * 4;
        const rise = 0.12 * Math.sin(4 * share + 5 * spot[2]!) + 0.3 * curl;
        return [start[0] + GUST_REACH * share - 0.35 * curl ** 2, start[1] + rise, start[2]];
      });
      return path.slice(1).map((p, i): Line => [path[i]!, p]);
    });
  }

  private mist(seconds: number, view: View): SoftShadow[] {
    if (!this.kind.haze) return [];
    const nearest = view.lens / DEPTHS[1]!;
    return this.spots.slice(0, WISPS).flatMap((spot) => {
      const where = around([spot[0]! * BOX[0] + this.kind.wind * seconds, spot[1]! * BOX[1], spot[2]! * BOX[2]], view);
      const [x, y, s] = project(view, [where[0], 0.2 + 1.3 * spot[3]!, where[2]]);
      if (!(s < nearest && Math.abs(x - view.size[0] / 2) < view.size[0])) return [];
      return [{ x, y, across: WISP[0] * s, along: WISP[1] * s, strength: WISP_STRENGTH }];
    });
  }

  /** Number of the latest flash and the seconds since it; negative before the first. */
  private sinceFlash(seconds: number): [number, number] {
    const number = Math.floor(seconds / FLASH_EVERY);
    const wait = 0.3 + (FLASH_EVERY - 1.5) * noise(this.seed, FLASHES, number);
    return [number, seconds - number * FLASH_EVERY - wait];
  }

  private flash(seconds: number): number {
    if (!this.kind.lightning) return 0;
    const [, since] = this.sinceFlash(seconds);
    return since < 0 ? 0 : interp(since, FLASH, [0.6, 0.15, 0.45, 0]);
  }

  private bolt(seconds: number, view: View): Group {
    const [number] = this.sinceFlash(seconds);
    const [at, ...bends] = Array.from({ length: 10 }, (_, i) => 2 * noise(this.seed, BOLTS, number, i) - 1);
    const [right, , ahead] = view.axes;
    const foot = [0, 2].map((k) => view.position[k as 0] + BOLT_DEPTH * ahead[k as 0] + 9 * at! * right[k as 0]);
    const count = bends.length;
    let sum = 0;
    const side = bends.map((bend, i) => (sum += bend) + 0.6 * (i % 2));
    const half = linspace(BOLT_WIDTH, 0.04, count);
    const fall = linspace(18, 4, count);
    const edge = (across: number, i: number): Vec => [foot[0]! + across * right[0], fall[i]!, foot[1]! + across * right[2]];
    const path = [...side.map((s, i) => edge(s - half[i]!, i)), ...side.map((s, i) => edge(s + half[i]!, i)).reverse()];
    const { points, scales } = projectAll(view, path);
    const near = scales.reduce((a, b) => a + b, 0) / scales.length;
    return { nearness: 0, marks: [mark(points, { fill: BOLT, ink: this.boltInk, width: BOLT_LINE * near, scale: near })] };
  }
}

/** A place in the endless air → its copy nearest to the box ahead of the eye. */
function around(p: Vec, view: View): Vec {
  const ahead = view.axes[2];
  const level = Math.max(Math.hypot(ahead[0], ahead[2]), 1e-6);
  const x = view.position[0] + (AHEAD * ahead[0]) / level - BOX[0] / 2;
  const z = view.position[2] + (AHEAD * ahead[2]) / level - BOX[2] / 2;
  return [x + mod(p[0] - x, BOX[0]), mod(p[1], BOX[1]), z + mod(p[2] - z, BOX[2])];
}

/** Short lines on the stage as one mark for each layer of depth; layers without ink are left out. */
function layers(lines: Line[], view: View, inks: readonly string[], width: number): Group[] {
  const parts: number[][] = inks.map(() => []);
  const inside = ([x, y]: readonly number[]) =>
    x! > -MARGIN && x! < view.size[0] + MARGIN && y! > -MARGIN && y! < view.size[1] + MARGIN;
  for (const [a, b] of lines) {
    const p = project(view, a);
    const depth = view.lens / p[2];
    const layer = DEPTHS.findLastIndex((d) => d <= depth);
    if (!inks[layer]) continue;
    const q = project(view, b);
    if (inside(p) && inside(q)) parts[layer]!.push(p[0], p[1], q[0], q[1]);
  }
  return parts.flatMap((points, i) => {
    if (!points.length || i >= LAYERS) return [];
    const scale = view.lens / Math.sqrt(DEPTHS[i]! * DEPTHS[i + 1]!);
    const paint = { ink: inks[i]!, width: width * scale, scale, dashes: true };
    return [{ nearness: scale, marks: [mark(Float64Array.from(points), paint)] }];
  });
}

/** The colour of a leaf; that of lines in styles that have few colours. */
function leafInk(color: string, palette: Palette): string {
  if (palette.style.tint < COLORFUL) return mix(palette.ground, palette.ink(), 0.7);
  return mix(palette.ground, color, 0.9);
}

/** A colour for each layer of depth, from near to far. */
function layerInks(kind: WeatherKind, palette: Palette): string[] {
  const pale = palette.style.tint < COLORFUL && luminance(palette.ground) > 0.5;
  const steps = linspace(0, 1, LAYERS);
  if (kind.falls === "snow" && !pale) {
    return steps.map((_, i) => mix("#ffffff", palette.ground, (0.5 * i) / LAYERS));
  }
  const own = kind.falls === "leaves" ? GUST_INK : RAIN_INK;
  const ink = palette.ink(palette.style.tint ? own : "");
  const inks = steps.map((s) => mix(palette.ground, ink, NEAR_STRENGTH + (FAR_STRENGTH - NEAR_STRENGTH) * s));
  // A leaf before the eye would hide the film.
  return kind.falls === "leaves" ? ["", ...inks.slice(1)] : inks;
}
