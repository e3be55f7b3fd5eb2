/** The tables that `stickgen.web.tables` exports, and pieces unpacked. */

import { inflate } from "./inflate";
import type { Vec } from "./vec";

/** What the seasons change. */
export type Plant = "" | "leaves" | "needles" | "grass" | "flower";

/** A piece as it is stored; see `stickgen.catalog.packed`. */
export interface PackedPiece {
  p: (number | number[])[];
  n?: number;
  m?: number;
  r?: number | number[];
  f?: string;
  c?: boolean;
  w?: number;
  i?: string;
  u?: number;
  o?: boolean;
  e?: boolean;
  l?: string;
  s?: boolean;
  g?: Plant;
  /** Bones that carry it, of what is worn on a body. */
  b?: string[];
}

/** One shape of a drawing; see `stickgen.catalog.piece.Piece`. */
export interface Piece {
  /** x, y and z, one point after the other; metres. */
  points: Float64Array;
  fill: string;
  radii: Float64Array | null;
  closed: boolean;
  line: number;
  ink: string;
  lift: number;
  over: boolean;
  flat: boolean;
  lit: string;
  sways: boolean;
  plant: Plant;
  bones: string[];
}

export interface Style {
  paper: string;
  line_color: string;
  head_fill: string;
  body_color: string;
  tint: number;
  limb: "solid" | "stroke" | "hollow";
  width: number;
  outline: number;
  passes: number;
  spread: number;
  wobble: number;
  wobble_length: number;
  redraws: number;
  texture: number;
  grain: number;
  grid: number;
  vignette: number;
  pressure: number;
  glow: number;
  gap: number;
  far_fade: number;
  shadow: number;
  face: boolean;
  joints: boolean;
}

export type Part = "trunk" | "arm" | "leg";

export interface Limb {
  part: Part;
  points: string[];
  radii: number[];
  cut: number;
  joined: number | null;
}

export interface Kind {
  width: number;
  outline: [number, number][] | null;
  face: "face_marks" | "almond_eyes" | "hollow_eyes";
  parts: PackedPiece[];
  limbs: Part[];
  body: PackedPiece[];
  glass: string;
}

export interface Light {
  name: string;
  sky: [string, string];
  cover: number;
  tint: string;
  strength: number;
}
export interface Time extends Light {
  dark: boolean;
  sun: [number, number, number] | null;
  sun_color: string;
}
export interface WeatherKind extends Light {
  falls: "" | "rain" | "snow" | "leaves";
  colors: string[];
  amount: number;
  wind: number;
  haze: number;
  ground: string;
  lightning: boolean;
}

export interface Season extends Light {
  leaves: string[];
  bare: boolean;
  grass: string;
  needles: string;
  turned: number;
  blooms: boolean;
  ground: string;
  air: WeatherKind | null;
}

export interface PlaceKind {
  sky: [string, string];
  floor: [string, string];
  marks: boolean;
  dark: boolean;
  outdoor: boolean;
  seasons: boolean;
}

/** A joint, or the point at a share of the way from one joint to another. */
export type At = string | [string, string, number];
export interface Flesh {
  along: At[];
  radii: number[];
  fill: string;
  seam: [At, number] | null;
  lift: number;
  line: number;
}
export interface Web {
  corners: At[];
  fill: string;
  smooth: boolean;
  lift: number;
}
export interface Fixed {
  bone: [string, string];
  hinge: [number, number] | null;
  when: "" | "open" | "shut";
  pieces: PackedPiece[];
}

export interface Animal {
  joints: string[];
  parents: number[];
  rest: Vec[];
  radius: number;
  cover: (Flesh | Web | Fixed)[];
}

/** tilt, brows, mood, across, height, eye, raised, corners. */
export type Expression = [number, number, number, number, number, number, number, number];
/** corners, half, rest, roundness. */
export type Mouth = [number, number, number, number];

export interface Tables {
  joints: string[];
  parents: number[];
  offsets: Vec[];
  rest: Vec[];
  layouts: Record<string, [string, string, string][]>;
  limbs: Limb[];
  clothed: Limb[];
  styles: Record<string, Style>;
  expressions: Expression[];
  mouths: Mouth[];
  smile: number;
  signs: string[];
  inks: string[];
  hairColors: string[];
  accents: string[];
  kinds: Record<string, Kind>;
  bodies: Record<string, string>;
  times: Record<string, Time>;
  weathers: Record<string, WeatherKind>;
  seasons: Record<string, Season>;
  places: Record<string, PlaceKind>;
  props: Record<string, { color: string; size: number; held: boolean; states: Record<string, PackedPiece[]> }>;
  hats: Record<string, PackedPiece[]>;
  hair: Record<string, { bare: boolean; pieces: PackedPiece[] }>;
  ties: Record<string, PackedPiece[]>;
  wear: Record<string, { arms: string; legs: string; pieces: PackedPiece[] }>;
  animals: Record<string, Animal>;
  /** Letter → its width and its outline as path data, in thousandths of its size. */
  font: Record<string, [number, string]>;
}

let current: Tables | undefined;

/** The tables in use; films bring theirs, or the script brings all. */
export function tables(): Tables {
  if (!current) throw new Error("the player has no tables");
  return current;
}

export function useTables(some: Tables): void {
  current = some;
}

declare global {
  // eslint-disable-next-line no-var
  var StickGenTables: string | undefined;
}

/** The tables that the script `player.js` holds, for films that bring none. */
export async function ownTables(): Promise<void> {
  if (current) return;
  const packed = globalThis.StickGenTables;
  if (!packed) throw new Error("this script plays only the film of its own page: use player.js");
  current = JSON.parse(await inflate(packed));
}

function column(packed: number | number[], count: number, units: number): Float64Array {
  const out = new Float64Array(count);
  if (typeof packed === "number") return out.fill(packed / units);
  let sum = 0;
  packed.forEach((step, i) => {
    sum += step;
    out[i] = sum / units;
  });
  return out;
}

const unpackedPieces = new WeakMap<PackedPiece[], Piece[]>();

export function unpacked(pieces: PackedPiece[]): Piece[] {
  let out = unpackedPieces.get(pieces);
  if (!out) unpackedPieces.set(pieces, (out = pieces.map(unpack)));
  return out;
}

function unpack(packed: PackedPiece): Piece {
  const units = packed.m ? 1000 : 10_000; // whole numbers a metre
  const lists = packed.p.filter((c): c is number[] => typeof c !== "number");
  const count = lists[0]?.length ?? packed.n ?? 1;
  const columns = packed.p.map((c) => column(c, count, units));
  const points = new Float64Array(3 * count);
  for (let i = 0; i < count; i++) for (let k = 0; k < 3; k++) points[3 * i + k] = columns[k]![i]!;
  return {
    points,
    fill: packed.f ?? "",
    radii: packed.r === undefined ? null : column(packed.r, count, units),
    closed: packed.c ?? true,
    line: packed.w ?? 1,
    ink: packed.i ?? "",
    lift: packed.u ?? 0,
    over: packed.o ?? false,
    flat: packed.e ?? false,
    lit: packed.l ?? "",
    sways: packed.s ?? false,
    plant: packed.g ?? "",
    bones: packed.b ?? [],
  };
}

/** A piece with some fields changed. */
export const changed = (piece: Piece, some: Partial<Piece>): Piece => ({ ...piece, ...some });

/** Pieces scaled about the origin. */
export function scaled(pieces: Piece[], scale: number): Piece[] {
  return pieces.map((p) =>
    changed(p, { points: p.points.map((x) => x * scale), radii: p.radii && p.radii.map((r) => r * scale) }),
  );
}
