/** A thing's pieces in the colours of a scene, and their projection; see `stickgen.render.drawing`. */

import { mix } from "./colors";
import { mark, type Group } from "./mark";
import type { Palette } from "./palette";
import { NEAR, type View } from "./projection";
import type { Piece } from "./tables";

const WIDEST_OUTLINE = 0.07; // of a small thing, as a share of its size
const RIM = 24; // pixels that outlines and wobble may reach beyond a piece
export const ROUNDED = 1e-6; // share of a step that rounding may add to an edge
const SPLIT = 0.12; // metres: longer edges are split so that they can wobble

/** Pieces, coloured, their points in one array. */
export interface Drawing {
  /** x, y and z of all pieces, metres. */
  points: Float64Array;
  /** Index of each piece's first point, and the number of points at the end. */
  starts: number[];
  pieces: Piece[];
  fills: string[];
  inks: string[];
  girths: number[];
  /** Index of the piece whose depth each is sorted by, often its own. */
  carriers: number[];
  outline: number;
}

export function colorIn(pieces: Piece[], palette: Palette, main = "", fades: readonly number[] = []): Drawing {
  const split = palette.style.wobble > 0;
  const points = pieces.map((piece) => (split ? splitEdges(piece) : piece.points));
  const starts = [0];
  for (const p of points) starts.push(starts[starts.length - 1]! + p.length / 3);
  const all = new Float64Array(3 * starts[starts.length - 1]!);
  points.forEach((p, i) => all.set(p, 3 * starts[i]!));
  const girths = pieces.map((p) => (p.radii ? Math.max(...p.radii) : 0));
  let carrier = 0;
  const carriers = pieces.map((piece, i) => (carrier = piece.over ? carrier : i));
  const extent = widest(all) + Math.max(...girths);
  return {
    points: all,
    starts,
    pieces,
    ...colors(pieces, palette, main, fades),
    girths,
    carriers,
    outline: Math.min(palette.style.outline, WIDEST_OUTLINE * extent),
  };
}

/** The largest extent of points along an axis. */
export function widest(points: Float64Array): number {
  let most = 0;
  for (let k = 0; k < 3; k++) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = k; i < points.length; i += 3) {
      low = Math.min(low, points[i]!);
      high = Math.max(high, points[i]!);
    }
    most = Math.max(most, high - low);
  }
  return most;
}

function colors(pieces: Piece[], palette: Palette, main: string, fades: readonly number[]) {
  const fills: string[] = [];
  const inks: string[] = [];
  pieces.forEach((piece, i) => {
    const fade = fades[i] ?? 0;
    const fill = palette.fill(piece.fill, main);
    fills.push(fill ? mix(fill, palette.ground, fade) + fill.slice(7) : "");
    inks.push(piece.line > 0 ? mix(palette.outline(piece.ink, piece.fill, main), palette.ground, fade) : "");
  });
  return { fills, inks };
}

/** The points of a piece, long edges split into short ones so that they can wobble. */
function splitEdges(piece: Piece): Float64Array {
  const p = piece.points;
  const n = p.length / 3;
  if (piece.radii || n < 2) return p;
  const edges = piece.closed ? n : n - 1;
  const lengths = Array.from({ length: edges }, (_, i) => {
    const j = (i + 1) % n;
    return Math.hypot(p[3 * j]! - p[3 * i]!, p[3 * j + 1]! - p[3 * i + 1]!, p[3 * j + 2]! - p[3 * i + 2]!);
  });
  const edge = Math.max(SPLIT, lengths.reduce((a, b) => a + b, 0) / 48);
  const out: number[] = [];
  for (let i = 0; i < edges; i++) {
    const j = (i + 1) % n;
    const count = Math.max(Math.ceil(lengths[i]! / edge - ROUNDED), 1);
    for (let s = 0; s < count; s++) {
      for (let k = 0; k < 3; k++) out.push(p[3 * i + k]! + (p[3 * j + k]! - p[3 * i + k]!) * (s / count));
    }
  }
  if (!piece.closed) out.push(...p.subarray(3 * n - 3));
  return Float64Array.from(out);
}

interface Options {
  /** Of the thing; 1 is its real size. */
  scale?: number;
  /** Of the wobble. */
  seed?: number;
  fills?: readonly string[];
}

/** The marks of a drawing whose points are at `stage`, one group for each visible piece, unsorted. */
export function projectDrawing(drawing: Drawing, stage: Float64Array, view: View, options: Options = {}): Group[] {
  const { scale = 1, seed = 0, fills = drawing.fills } = options;
  const n = stage.length / 3;
  const seen = new Float64Array(3 * n);
  const pixels = new Float64Array(2 * n);
  const enlarged = new Float64Array(n);
  const [px, py, pz] = view.position;
  const [r, u, a] = view.axes;
  for (let i = 0; i < n; i++) {
    const x = stage[3 * i]! - px;
    const y = stage[3 * i + 1]! - py;
    const z = stage[3 * i + 2]! - pz;
    const right = r[0] * x + r[1] * y + r[2] * z;
    const up = u[0] * x + u[1] * y + u[2] * z;
    const ahead = a[0] * x + a[1] * y + a[2] * z;
    const k = view.lens / Math.max(ahead, NEAR);
    seen[3 * i] = right;
    seen[3 * i + 1] = up;
    seen[3 * i + 2] = ahead;
    enlarged[i] = k;
    pixels[2 * i] = view.size[0] / 2 + right * k;
    pixels[2 * i + 1] = view.size[1] / 2 - up * k;
  }
  const depths = drawing.pieces.map((_, i) => meanDepth(seen, drawing.starts[i]!, drawing.starts[i + 1]!));
  const nearness = (i: number): number => view.lens / Math.max(depths[i]! - drawing.pieces[i]!.lift, NEAR);
  const groups: Group[] = [];
  drawing.pieces.forEach((piece, i) => {
    const from = drawing.starts[i]!;
    const to = drawing.starts[i + 1]!;
    const [nearest, farthest] = depthRange(seen, from, to);
    const reach = (drawing.girths[i]! * scale * view.lens) / Math.max(nearest, NEAR);
    if (farthest <= NEAR || !inPicture(pixels, from, to, reach + RIM, view)) return;
    let points: Float64Array = pixels.slice(2 * from, 2 * to);
    let radii: Float64Array | null = null;
    if (nearest <= NEAR) {
      if (piece.radii || !piece.closed) return;
      points = clipped(seen.subarray(3 * from, 3 * to), view);
    }
    if (piece.radii) radii = piece.radii.map((radius, k) => radius * scale * enlarged[from + k]!);
    const near = view.lens / depths[i]!;
    const width = drawing.outline * scale * piece.line * near;
    groups.push({
      nearness: nearness(drawing.carriers[i]!),
      marks: [
        mark(points, {
          fill: fills[i]!,
          ink: drawing.inks[i]!,
          width,
          radii,
          closed: piece.closed,
          scale: near,
          seed: seed + i,
          flat: piece.flat,
        }),
      ],
    });
  });
  return groups;
}

function meanDepth(seen: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += Math.max(seen[3 * i + 2]!, NEAR);
  return sum / (to - from);
}

function depthRange(seen: Float64Array, from: number, to: number): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = from; i < to; i++) {
    low = Math.min(low, seen[3 * i + 2]!);
    high = Math.max(high, seen[3 * i + 2]!);
  }
  return [low, high];
}

/** Whether points, drawn `margin` pixels larger, may touch the picture. */
function inPicture(pixels: Float64Array, from: number, to: number, margin: number, view: View): boolean {
  for (let k = 0; k < 2; k++) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = from; i < to; i++) {
      low = Math.min(low, pixels[2 * i + k]!);
      high = Math.max(high, pixels[2 * i + k]!);
    }
    if (!(high > -margin && low < view.size[k]! + margin)) return false;
  }
  return true;
}

/** The part of a flat shape that lies ahead of the eye, in pixels (Sutherland–Hodgman). */
function clipped(seen: Float64Array, view: View): Float64Array {
  const n = seen.length / 3;
  const out: number[] = [];
  const push = (x: number, y: number, z: number) => {
    const k = view.lens / z;
    out.push(view.size[0] / 2 + x * k, view.size[1] / 2 - y * k);
  };
  for (let i = 0; i < n; i++) {
    const j = (i + 1) % n;
    const [x, y, z] = seen.subarray(3 * i, 3 * i + 3) as unknown as [number, number, number];
    const [X, Y, Z] = seen.subarray(3 * j, 3 * j + 3) as unknown as [number, number, number];
    if (z > NEAR) push(x, y, z);
    if (z > NEAR !== Z > NEAR) {
      const t = (NEAR - z) / (Z - z);
      push(x + (X - x) * t, y + (Y - y) * t, NEAR);
    }
  }
  return Float64Array.from(out);
}
