/** Wobble: how hand-drawn lines deviate from the exact ones. */

import type { Mark } from "./mark";
import { noise } from "./noise";
import type { Style } from "./tables";
import type { Flat } from "./vec";

const JOINT_RANGE = 5; // points from a limb's ends over which its wobble grows from zero

/** The points of a mark with wobble; the same redraw and pass give the same line. */
export function wobbled(m: Mark, style: Style, redraw: number, pass: number): Flat {
  const reach = style.wobble * m.scale;
  const n = m.points.length / 2;
  if (reach <= 0 || n < 2) return m.points;
  const phases = [0, 1, 2, 3].map((i) => noise(m.seed, redraw, pass, i)) as [number, number, number, number];
  const wave = style.wobble_length * m.scale;
  const p = m.points;
  const out = new Float64Array(2 * n);
  let far = 0;
  for (let i = 0; i < n; i++) {
    if (i) far += Math.hypot(p[2 * i]! - p[2 * i - 2]!, p[2 * i + 1]! - p[2 * i - 1]!) / wave;
    // Bones are drawn from joint to joint: without wobble there, they meet.
    const strength = m.limb ? Math.min(Math.min(i, n - 1 - i) / JOINT_RANGE, 1) : 1;
    const k = (reach * strength) / 1.6;
    const slow = 2 * Math.PI * far;
    const fast = 2.3 * slow;
    out[2 * i] = p[2 * i]! + k * (Math.sin(slow + 2 * Math.PI * phases[0]) + 0.6 * Math.sin(fast + 2 * Math.PI * phases[1]));
    out[2 * i + 1] =
      p[2 * i + 1]! + k * (Math.sin(slow + 2 * Math.PI * phases[2]) + 0.6 * Math.sin(fast + 2 * Math.PI * phases[3]));
  }
  return out;
}
