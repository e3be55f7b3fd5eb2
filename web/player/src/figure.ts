/** The shape of a body: 22 joints → smooth centrelines → tapered bones; see `stickgen.render.figure`. */

import { headOf, type Joints } from "./head";
import { tables, type Limb, type Part } from "./tables";
import { along, clip, interp, length, middle, sub, times, unit, type Vec } from "./vec";

// Metres on an adult's body.
const HAND = 0.075; // from the wrist to the fingertips of a loose fist
const TOE = 0.05; // from the ball of the foot to its tip
const HEEL = 0.035; // that the heel reaches behind the ankle
const CORNER = 0.085; // of each bone that a rounded corner takes,
const CORNER_SHARE = 0.45; // and at most this share of the shorter one
const CORNER_STEPS = 6;
const FAST = 6; // m/s at which a brush stroke is thinnest
const AT_REST = 0.25; // share of its pressure that a brush has lost at rest,
const FASTEST = 0.65; // and then

/** A part of a limb at one moment. */
export interface Bone {
  points: Vec[];
  radii: number[];
  joints: number[];
  gapFrom: number | null;
  last: boolean;
  depth: Vec;
  part: Part;
  /** Number of its limb. */
  limb: number;
}

export interface Build {
  limbs: Limb[];
  /** Width of limbs, metres. */
  width: number;
  headRadius: number;
  /** How many times larger than an adult. */
  size: number;
  /** Whether to give four times as many points, for lines that wobble. */
  dense: boolean;
  /** Share of its width that a limb loses at 6 m/s. */
  pressure: number;
}

/** How fast each point of each limb moves, m/s of an adult's body; null: it does not matter. */
export type Speeds = readonly (readonly number[])[] | null;

/** Named points that the limbs pass through, metres: the joints and more. */
function bodyPoints(joints: Joints, headRadius: number, size: number): Map<string, Vec> {
  const points = new Map(tables().joints.map((name, i) => [name, joints[i]!]));
  const at = (name: string): Vec => points.get(name)!;
  points.set("chest", middle(at("spine3"), at("neck"), 0.7));
  const head = headOf(joints, headRadius);
  points.set("skull", along(head.center, head.axes[1], -0.95 * headRadius));
  for (const side of ["left", "right"]) {
    const wrist = at(`${side}_wrist`);
    const ankle = at(`${side}_ankle`);
    const toes = at(`${side}_foot`);
    points.set(`${side}_hand`, along(wrist, unit(sub(wrist, at(`${side}_elbow`))), HAND * size));
    const foot = unit(sub(toes, ankle));
    const ahead: Vec = [foot[0], 0.2 * foot[1], foot[2]];
    points.set(`${side}_toe`, along(toes, ahead, TOE * size));
    const sole = along(ankle, unit(sub(ankle, at(`${side}_knee`))), 0.03 * size);
    points.set(`${side}_heel`, along(sole, ahead, -HEEL * size));
  }
  return points;
}

interface Line {
  points: Vec[];
  /** The middle of the limb, by which it is sorted. */
  depth: Vec;
  /** Where the line passes nearest to each point of the chain. */
  at: number[];
}

/** Round the corners of a chain. */
function centreline(chain: Vec[], corner: number, depth: Vec): Line {
  const points: Vec[] = [chain[0]!];
  const at = [0];
  for (let i = 1; i < chain.length - 1; i++) {
    const joint = chain[i]!;
    const before = sub(chain[i - 1]!, joint);
    const after = sub(chain[i + 1]!, joint);
    const reach = Math.min(corner, CORNER_SHARE * Math.min(length(before), length(after)));
    const a = along(joint, unit(before), reach);
    const b = along(joint, unit(after), reach);
    for (let k = 0; k < CORNER_STEPS; k++) {
      const t = k / (CORNER_STEPS - 1);
      points.push(along(along(times(a, (1 - t) ** 2), joint, 2 * t * (1 - t)), b, t * t));
    }
    at.push(1 + (i - 1) * CORNER_STEPS + CORNER_STEPS / 2);
  }
  points.push(chain[chain.length - 1]!);
  at.push(1 + (chain.length - 2) * CORNER_STEPS);
  return { points, at, depth };
}

function subdivided(points: Vec[]): Vec[] {
  return points.flatMap((p, i) => (i ? [middle(points[i - 1]!, p), p] : [p]));
}

function lineOf(points: Map<string, Vec>, limb: Limb, build: Build): Line {
  const chain = limb.points.map((name) => points.get(name)!);
  const line = centreline(chain, CORNER * build.size, mean(limb.cut ? chain.slice(-2) : chain));
  if (!build.dense) return line;
  return { ...line, points: subdivided(subdivided(line.points)), at: line.at.map((i) => 4 * i) };
}

/** All bones of a body, each limb's in order from the trunk outwards. */
export function bonesOf(joints: Joints, build: Build, speeds: Speeds): Bone[] {
  const points = bodyPoints(joints, build.headRadius, build.size);
  return build.limbs.flatMap((limb, number) => {
    const line = lineOf(points, limb, build);
    const radii = line.points.map((_, i) => (interp(i, line.at, limb.radii) * build.width) / 2);
    if (speeds) press(radii, speeds[number]!, build.pressure);
    return cut(limb, number, line, radii, build.dense);
  });
}

/** Make a brush stroke thinner where it moves fast; it starts thick and ends thin. */
function press(radii: number[], speeds: readonly number[], pressure: number): void {
  radii.forEach((r, i) => {
    const thinned = 1 - pressure * (AT_REST + (FASTEST - AT_REST) * clip(speeds[i]! / FAST, 0, 1));
    radii[i] = r * thinned * (1.25 + ((0.7 - 1.25) * i) / (radii.length - 1));
  });
}

/** The lines of all limbs of a pose. */
export function linesOf(joints: Joints, build: Build): Vec[][] {
  const points = bodyPoints(joints, build.headRadius, build.size);
  return build.limbs.map((limb) => lineOf(points, limb, build).points);
}

/** The middle of each limb of a pose, by which it is sorted and shaded. */
export function depthsOf(joints: Joints, build: Build): Vec[] {
  const points = bodyPoints(joints, build.headRadius, build.size);
  return build.limbs.map((limb) => {
    const chain = limb.points.map((name) => points.get(name)!);
    return mean(limb.cut ? chain.slice(-2) : chain);
  });
}

function mean(points: Vec[]): Vec {
  return times(points.reduce((a, b) => along(a, b, 1)), 1 / points.length);
}

/** The bones of a limb. */
function cut(limb: Limb, count: number, line: Line, radii: number[], dense: boolean): Bone[] {
  const end = line.points.length - 1;
  const ends = limb.cut ? [0, line.at[limb.cut]!, end] : [0, end];
  const reach = (CORNER_STEPS / 2) * (dense ? 4 : 1);
  return ends.slice(1).map((b, number) => {
    const a = ends[number]!;
    const joined = limb.joined === null ? null : number === 0 ? line.at[limb.joined]! : reach;
    return {
      points: line.points.slice(a, b + 1),
      radii: radii.slice(a, b + 1),
      joints: line.at.filter((i) => a <= i && i <= b).map((i) => i - a),
      gapFrom: joined,
      last: b === end,
      depth: line.depth,
      part: limb.part,
      limb: count,
    };
  });
}
