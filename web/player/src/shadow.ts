/** Soft shadows on the floor, darker and smaller the nearer a thing is to it. */

import type { Joints } from "./head";
import type { SoftShadow } from "./mark";
import { project, type View } from "./projection";
import { joint } from "./sticks";
import { clip, type Vec } from "./vec";

const CASTERS: [string, number][] = [
  ["left_foot", 0.17],
  ["right_foot", 0.17],
  ["left_knee", 0.16],
  ["right_knee", 0.16],
  ["pelvis", 0.3],
  ["spine3", 0.3],
  ["head", 0.22],
];
const FLAT = 0.05; // metres: what is no higher, such as water, throws no shadow
const FADE = 0.45; // metres above the floor over which a shadow gets e times weaker

/** Shadows of a body, one below each of its heavy parts. */
export function bodyShadows(joints: Joints, large: number, view: View): SoftShadow[] {
  return CASTERS.map(([name, size]) => {
    const p = joints[joint(name)]!;
    const height = Math.max(p[1], 0) / large;
    return ellipse(p, size * large * (1 + 0.5 * height), Math.exp(-height / FADE), view);
  });
}

/** What a thing's shadow needs: the middle of its foot and its radius, metres. */
export interface Foot {
  middle: Vec;
  radius: number;
  /** Whether it is so flat that it throws no shadow, as water is. */
  flat: boolean;
}

export function footOf(points: Float64Array, scale: number): Foot {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 1; i < points.length; i += 3) {
    lowest = Math.min(lowest, points[i]! * scale);
    highest = Math.max(highest, points[i]! * scale);
  }
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 3) {
    if (!(points[i + 1]! * scale < lowest + 0.3 * (highest - lowest) + 1e-6)) continue;
    for (let k = 0; k < 3; k++) {
      low[k] = Math.min(low[k]!, points[i + k]! * scale);
      high[k] = Math.max(high[k]!, points[i + k]! * scale);
    }
  }
  const wide = Math.max(high[0]! - low[0]!, high[2]! - low[2]!);
  return {
    middle: [(low[0]! + high[0]!) / 2, 0, (low[2]! + high[2]!) / 2],
    radius: Math.max(wide / 2, 0.05) * 1.15,
    flat: highest <= FLAT,
  };
}

/** Strength of a shadow below something `height` metres above the floor. */
export const shadowStrength = (height: number): number => Math.exp(-Math.max(height, 0) / FADE);

/** A circle on the floor below a point, as an ellipse that lies level. */
export function ellipse(point: Vec, radius: number, strength: number, view: View): SoftShadow {
  const [x, y, scale] = project(view, [point[0], 0, point[2]]);
  const across = radius * scale;
  // How steeply the eye looks down on the floor there: the sine of the angle.
  const [ex, ey, ez] = view.position;
  const steep = clip(ey / Math.hypot(ex - point[0], ey, ez - point[2]), 0, 1);
  return { x, y, across, along: across * Math.max(steep, 0.12) ** 0.75, strength };
}
