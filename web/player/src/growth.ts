/** Things and places in a season: leaves turn and fall, snow lies; see `stickgen.catalog.growth`. */

import { mix, rgb } from "./colors";
import { MAIN } from "./palette";
import { changed, type Piece, type Season } from "./tables";

const HUES = [0.15, 0.47] as const; // shares of the colour circle between which a colour is a plant's,
const LEAST_SATURATION = 0.12; // if it is so saturated
const WATER = [0.5, 0.67] as const;
const BARK = "#7d6a5c";
const BRANCHES = [38, 66, 92, 118, 145].map((degrees) => (degrees * Math.PI) / 180);
const LENGTHS = [0.86, 0.98, 1, 0.95, 0.88]; // of each branch, times the half axes of a crown
const TURNED = 0.92; // share of the colour of blossoms and of leaves that are no longer green
const TWIGS = 0.32; // radians by which twigs leave their branch

/** The pieces of things and places in a season; `main` is the thing's main colour. */
export function inSeason(pieces: Piece[], season: Season, main = ""): Piece[] {
  if (season.name === "summer") return pieces;
  return pieces.flatMap((piece) => {
    const own = piece.plant && piece.fill === MAIN ? changed(piece, { fill: main }) : piece;
    return seasoned(own, season) ?? [];
  });
}

/** The colour of a floor in a season: of lawns, and of all floors where snow lies. */
export function grown(color: string, season: Season): string {
  if (season.grass && isGreen(color)) return mix(color, season.grass, season.turned);
  if (season.ground && !between(color, WATER)) return mix(color, season.ground, season.turned);
  return color;
}

const isGreen = (color: string): boolean => between(color, HUES);

/** Whether the hue of a colour lies between two shares of the colour circle, and shows. */
function between(color: string, [from, to]: readonly [number, number]): boolean {
  const [r, g, b] = rgb(color).map((x) => x / 255) as [number, number, number];
  const high = Math.max(r, g, b);
  const low = Math.min(r, g, b);
  const span = high - low;
  if (span === 0) return false;
  const saturation = span / (high + low <= 1 ? high + low : 2 - high - low);
  const sector = high === r ? (g - b) / span : high === g ? 2 + (b - r) / span : 4 + (r - g) / span;
  const hue = (sector / 6 + 1) % 1;
  return from < hue && hue < to && saturation > LEAST_SATURATION;
}

/** A piece in a season; null: it is not there. */
function seasoned(piece: Piece, season: Season): Piece | null {
  switch (piece.plant) {
    case "leaves":
      if (season.bare) return piece.fill && piece.line ? branches(piece) : null;
      if (season.leaves.length && piece.fill.startsWith("#") && isGreen(piece.fill)) {
        const color = season.leaves[treeOf(piece) % season.leaves.length]!;
        return changed(piece, { fill: mix(piece.fill, color, isGreen(color) ? season.turned : TURNED) });
      }
      return piece;
    case "needles":
      if (!season.needles || !piece.fill) return piece;
      return changed(piece, { fill: mix(piece.fill, season.needles, 0.6 * season.turned) });
    case "grass":
      return piece.fill.length === 7 ? changed(piece, { fill: grown(piece.fill, season) }) : piece;
    case "flower":
      return season.blooms ? piece : null;
    default:
      return piece;
  }
}

/** A number that the leaves of one tree share, mostly. */
function treeOf(piece: Piece): number {
  const n = piece.points.length / 3;
  let x = 0;
  let z = 0;
  for (let i = 0; i < piece.points.length; i += 3) {
    x += piece.points[i]! / n;
    z += piece.points[i + 2]! / n;
  }
  return Math.trunc(Math.abs(2 * z)) + Math.trunc(Math.abs(x) / 2.5);
}

/** The bare branches of a crown: there and back again, as one line. */
function branches(piece: Piece): Piece {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  piece.points.forEach((value, i) => {
    low[i % 3] = Math.min(low[i % 3]!, value);
    high[i % 3] = Math.max(high[i % 3]!, value);
  });
  const radius = piece.radii ? Math.max(...piece.radii) : 0;
  const middle = low.map((x, k) => (x + high[k]!) / 2);
  const half = low.map((x, k) => (high[k]! - x) / 2 + radius);
  const root = [middle[0]!, middle[1]! - 1.2 * half[1]!, middle[2]!];
  const tipOf = (angle: number, length: number) => [
    middle[0]! + half[0]! * length * Math.cos(angle),
    middle[1]! + half[1]! * length * Math.sin(angle),
    middle[2]!,
  ];
  const path = [root];
  BRANCHES.forEach((angle, i) => {
    const tip = tipOf(angle, LENGTHS[i]!);
    const fork = root.map((x, k) => x + 0.55 * (tip[k]! - x));
    path.push(fork, tip, fork, tipOf(angle - TWIGS, 0.9), fork, root);
  });
  return changed(piece, {
    points: Float64Array.from(path.flat()),
    fill: "",
    radii: null,
    closed: false,
    line: 1.3,
    ink: BARK,
  });
}
