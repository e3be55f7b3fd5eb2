/** The body of an animal: what covers its skeleton, moved with the joints; see `stickgen.render.creature`. */

import { mix } from "./colors";
import { colorIn, ROUNDED, widest, type Drawing } from "./drawing";
import type { Head, Joints } from "./head";
import type { Palette } from "./palette";
import type { Track } from "./scene";
import { changed, tables, unpacked, type Animal, type At, type Fixed, type Flesh, type Piece, type Web } from "./tables";
import { add, along, cross, curve, dot, inward, length, outward, sub, unit, type Axes, type Vec } from "./vec";

const STEPS = 5; // points of a curve between two joints
const EDGE = 0.1; // metres: longer edges of a web are split, so that they need not be split again
const GAPE = 0.55; // radians by which a wide open mouth is open
const SHADE = 0.16; // share of shadow on the legs of the far side
const SHADOW = "#2b2622";
const SIDEWAYS = 0.35; // sine of the angle from which on one side of a body is the far one
const FINE = 0.6; // width of an animal's outlines, times those of other things,
const LIGHT = 0.35; // share of white in a body that glows
const FINEST = 0.02; // and at most this share of its size

/** Pieces that move with a bone; `hinge` is y and z of the axis of a jaw. */
interface Rigid {
  first: number;
  count: number;
  bone: [string, string];
  hinge: [number, number] | null;
}

/** A cover in the rest pose. */
interface Pattern {
  pieces: Piece[];
  /** Number of a piece → weights of the joints in its points. */
  woven: Map<number, number[][]>;
  rigid: Rigid[];
  /** For each piece 1 if it is on the left, −1 on the right, 0 in the middle. */
  sides: number[];
}

/** A drawing whose points move with an animal's joints. */
export interface Skin {
  animal: Animal;
  pattern: Pattern;
  drawing: Drawing;
  /** Fills of a body seen from its left, from the front, and from its right. */
  fills: [string[], string[], string[]];
}

const isFixed = (part: Flesh | Web | Fixed): part is Fixed => "bone" in part;
const isFlesh = (part: Flesh | Web): part is Flesh => "along" in part;

/** Size of a body relative to the record's, by its longest head. */
export function bodyScale(animal: Animal, joints: Track): number {
  const [head, nose] = [animal.joints.indexOf("head"), animal.joints.indexOf("nose")];
  const { values, width } = joints;
  let long = 0;
  for (let t = 0; t < values.length; t += width) {
    long = Math.max(long, Math.hypot(...[0, 1, 2].map((k) => values[t + 3 * nose + k]! - values[t + 3 * head + k]!)));
  }
  return long / length(sub(animal.rest[nose]!, animal.rest[head]!));
}

/** The body, the open eyes and the shut ones. */
export function skinsOf(animal: Animal, palette: Palette, color: string): [Skin, Skin, Skin] {
  const glows = palette.style.glow > 0; // lines of light are all that is seen of a body
  const own = glows ? mix(color, "#ffffff", LIGHT) : color;
  const extent = widest(Float64Array.from(animal.rest.flat()));
  const line = Math.min((glows ? 1 : FINE) * palette.style.outline, FINEST * extent);
  const skin = (when: string): Skin => {
    const pattern = patternOf(animal, when);
    const drawing = pattern.pieces.length ? colorIn(pattern.pieces, palette, own) : EMPTY;
    const shadowed = (far: number) =>
      drawing.fills.map((fill, i) => (fill && pattern.sides[i] === far ? mix(fill, SHADOW, SHADE) : fill));
    return { animal, pattern, drawing: { ...drawing, outline: line }, fills: [shadowed(-1), drawing.fills, shadowed(1)] };
  };
  return [skin(""), skin("open"), skin("shut")];
}

const EMPTY: Drawing = {
  points: new Float64Array(0),
  starts: [0],
  pieces: [],
  fills: [],
  inks: [],
  girths: [],
  carriers: [],
  outline: 0,
};

function patternOf(animal: Animal, when: string): Pattern {
  const pattern: Pattern = { pieces: [], woven: new Map(), rigid: [], sides: [] };
  for (const part of animal.cover) {
    const first = pattern.pieces.length;
    if (isFixed(part)) {
      if (part.when !== when) continue;
      const pieces = unpacked(part.pieces);
      pattern.rigid.push({ first, count: pieces.length, bone: part.bone, hinge: part.hinge });
      pattern.pieces.push(...pieces);
      pattern.sides.push(...pieces.map(() => 0));
    } else if (!when) {
      const side = sideOf(isFlesh(part) ? part.along[0]! : part.corners[0]!);
      for (const [piece, rows] of woven(animal, part)) {
        pattern.woven.set(pattern.pieces.length, rows);
        pattern.pieces.push(piece);
        pattern.sides.push(side);
      }
    }
  }
  return pattern;
}

function sideOf(first: At): number {
  const name = typeof first === "string" ? first : first[0];
  return Number(name.startsWith("left_")) - Number(name.startsWith("right_"));
}

const BARE: Piece = {
  points: new Float64Array(0),
  fill: "",
  radii: null,
  closed: true,
  line: 1,
  ink: "",
  lift: 0,
  over: false,
  flat: false,
  lit: "",
  sways: false,
  plant: "",
  bones: [],
};

/** The pieces of flesh or a web and the weights of their points. */
function woven(animal: Animal, part: Flesh | Web): [Piece, number[][]][] {
  const names = isFlesh(part) ? part.along : part.corners;
  let rows = names.map((name) => weights(animal, name));
  if (!isFlesh(part)) {
    rows = part.smooth ? curve(rows, STEPS, true) : splitEdges(rows, animal.rest);
    return [[changed(BARE, { points: moved(rows, animal.rest), fill: part.fill, lift: part.lift }), rows]];
  }
  let radii = part.radii;
  if (rows.length > 1) {
    rows = curve(rows, STEPS);
    radii = curve(radii.map((r) => [r]), STEPS).map((r) => r[0]!);
  }
  const flesh = changed(BARE, {
    points: moved(rows, animal.rest),
    fill: part.fill,
    radii: Float64Array.from(radii),
    line: part.line,
    lift: part.lift,
  });
  if (!part.seam) return [[flesh, rows]];
  const at = [weights(animal, part.seam[0])];
  const seam = changed(BARE, {
    points: moved(at, animal.rest),
    fill: part.fill,
    radii: Float64Array.of(part.seam[1]),
    line: 0,
    over: true,
  });
  return [[flesh, rows], [seam, at]];
}

/** Weights of the joints in a point. */
function weights(animal: Animal, at: At): number[] {
  const row = animal.joints.map(() => 0);
  if (typeof at === "string") row[animal.joints.indexOf(at)] = 1;
  else {
    row[animal.joints.indexOf(at[0])]! += 1 - at[2];
    row[animal.joints.indexOf(at[1])]! += at[2];
  }
  return row;
}

/** Sums of joints with these weights. */
function moved(rows: number[][], joints: readonly Vec[]): Float64Array {
  const out = new Float64Array(3 * rows.length);
  rows.forEach((row, i) =>
    row.forEach((w, j) => {
      if (w) for (let k = 0; k < 3; k++) out[3 * i + k]! += w * joints[j]![k as 0]!;
    }),
  );
  return out;
}

/** The corners of a closed outline with points on its long edges. */
function splitEdges(rows: number[][], rest: readonly Vec[]): number[][] {
  return rows.flatMap((a, i) => {
    const b = rows[(i + 1) % rows.length]!;
    const edge = moved([b.map((x, j) => x - a[j]!)], rest);
    const count = Math.max(Math.ceil(Math.hypot(edge[0]!, edge[1]!, edge[2]!) / EDGE - ROUNDED), 1);
    return Array.from({ length: count }, (_, s) => a.map((x, j) => x + (b[j]! - x) * (s / count)));
  });
}

/** The points of a skin on joints, with a mouth that is open by `openness`; metres. */
export function skinPoints(skin: Skin, joints: Joints, openness: number, large: number): Float64Array {
  const { drawing, pattern, animal } = skin;
  const out = new Float64Array(drawing.points.length);
  pattern.woven.forEach((rows, number) => out.set(moved(rows, joints), 3 * drawing.starts[number]!));
  for (const part of pattern.rigid) {
    const from = drawing.starts[part.first]!;
    const to = drawing.starts[part.first + part.count]!;
    const place = carrier(animal, part, joints, openness, large);
    for (let i = from; i < to; i++) {
      const p = drawing.points;
      out.set(place([p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!]), 3 * i);
    }
  }
  return out;
}

/** How a bone carries points from the rest pose to the stage. */
function carrier(animal: Animal, part: Rigid, joints: Joints, openness: number, large: number): (p: Vec) => Vec {
  const start = animal.joints.indexOf(part.bone[0]);
  const base = animal.rest[start]!;
  const now = boneAxes(animal, joints, part.bone);
  const then = boneAxes(animal, animal.rest, part.bone);
  const c = Math.cos(GAPE * openness);
  const s = Math.sin(GAPE * openness);
  const pivot: Vec | null = part.hinge && sub([0, part.hinge[0], part.hinge[1]], base);
  return (p) => {
    let local = sub(p, base);
    if (pivot) {
      const [x, y, z] = sub(local, pivot);
      local = add(pivot, [x, c * y - s * z, s * y + c * z]);
    }
    return along(joints[start]!, outward(now, inward(then, local)), large);
  };
}

/** Left, up and forward along a bone. */
function boneAxes(animal: Animal, joints: Joints, bone: [string, string]): Axes {
  const [a, b] = bone.map((name) => joints[animal.joints.indexOf(name)]!) as [Vec, Vec];
  const forward = unit(sub(b, a));
  const across = acrossOf(animal, joints, bone[0]);
  const left = unit(along(across, forward, -dot(across, forward)));
  return [left, cross(forward, left), forward];
}

/** To the left: of the eyes for a bone of the head, else of hips and shoulders. */
function acrossOf(animal: Animal, joints: Joints, origin: string): Vec {
  const pairs = origin === "head" ? ["eye"] : ["hip", "shoulder"];
  const at = (name: string): Vec => joints[animal.joints.indexOf(name)]!;
  return unit(pairs.map((name) => sub(at(`left_${name}`), at(`right_${name}`))).reduce((a, b) => add(a, b)));
}

/** Which fills show a body: 0 its left is near, 2 its right is. */
export function farSide(animal: Animal, joints: Joints, ahead: Vec): 0 | 1 | 2 {
  const depth = dot(acrossOf(animal, joints, "pelvis"), ahead);
  return depth > SIDEWAYS ? 2 : depth < -SIDEWAYS ? 0 : 1;
}

/** The head of an animal; in the rest pose it looks straight ahead, whichever way its nose points. */
export function animalHead(animal: Animal, joints: Joints): Head {
  const bone: [string, string] = ["head", "nose"];
  const now = boneAxes(animal, joints, bone);
  const then = boneAxes(animal, animal.rest, bone);
  const turn = (axis: Vec): Vec => outward(now, inward(then, axis));
  return {
    center: joints[animal.joints.indexOf("head")]!,
    axes: [turn([1, 0, 0]), turn([0, 1, 0]), turn([0, 0, 1])],
  };
}

export const animalOf = (name: string): Animal => tables().animals[name]!;
