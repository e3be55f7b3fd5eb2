/** Marks: the shapes of one frame, independent of how they are drawn; see `stickgen.render.mark`. */

import type { Flat } from "./vec";

export interface Mark {
  points: Flat;
  fill: string;
  ink: string;
  width: number;
  radii: Float64Array | null;
  closed: boolean;
  limb: boolean;
  gap: number;
  gapFrom: number;
  gapEnds: boolean;
  scale: number;
  seed: number;
  joints: readonly number[];
  flat: boolean;
  dashes: boolean;
}

const NO_JOINTS: readonly number[] = [];

export function mark(points: Flat, some: Partial<Mark>): Mark {
  return {
    points,
    fill: "",
    ink: "",
    width: 0,
    radii: null,
    closed: true,
    limb: false,
    gap: 0,
    gapFrom: 0,
    gapEnds: true,
    scale: 1,
    seed: 0,
    joints: NO_JOINTS,
    flat: false,
    dashes: false,
    ...some,
  };
}

/** Marks that are drawn together; near groups cover far ones. */
export interface Group {
  nearness: number;
  marks: Mark[];
}

/** An ellipse of shadow that fades outwards: middle, half axes (pixels), strength 0–1. */
export interface SoftShadow {
  x: number;
  y: number;
  across: number;
  along: number;
  strength: number;
}

/** One frame without its backdrop, from far to near. */
export interface FrameMarks {
  shadows: SoftShadow[];
  groups: Group[];
  mist: SoftShadow[];
  flash: number;
}

/** From far to near; rounded, so that what is equally near stays in its order. */
export const byNearness = (groups: Group[]): Group[] =>
  groups.sort((a, b) => Math.round(a.nearness * 1e6) - Math.round(b.nearness * 1e6));

/** Both edges of a swept disc as one closed polygon, `2N` points. */
export function outline(p: Flat, radii: ArrayLike<number>): Flat {
  const n = radii.length;
  const out = new Float64Array(4 * n);
  for (let i = 0; i < n; i++) {
    const a = i ? i - 1 : 0;
    const b = i < n - 1 ? i + 1 : n - 1;
    const dx = p[2 * b]! - p[2 * a]!;
    const dy = p[2 * b + 1]! - p[2 * a + 1]!;
    const across = radii[i]! / Math.max(Math.hypot(dx, dy), 1e-6);
    const j = 2 * n - 1 - i;
    out[2 * i] = p[2 * i]! - dy * across;
    out[2 * i + 1] = p[2 * i + 1]! + dx * across;
    out[2 * j] = p[2 * i]! + dy * across;
    out[2 * j + 1] = p[2 * i + 1]! - dx * across;
  }
  return out;
}
