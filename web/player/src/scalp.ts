/** Hair that covers the skull, or the shade of a bare nape: a cap on a ball, from any direction. */

import type { Head } from "./head";
import { mark, type Mark } from "./mark";
import type { View } from "./projection";
import { along, clip, cross, dot, flat, linspace, times, type Vec } from "./vec";

/** A cap: radians of its middle above straight back, radians from there to its rim, and head radii. */
interface Cap {
  rise: number;
  half: number;
  radius: number;
}
const HAIR: Cap = { rise: 0.87, half: 1.5, radius: 1.09 };
const NAPE: Cap = { rise: -0.35, half: 0.8, radius: 0.9 };
const NAPE_SEEN = 0.35; // cosine from straight behind up to which the shade of a nape is drawn
const POINTS = 24;

/** Colours of the cap; whether it is the shade of a bare nape. */
export interface Scalp {
  fill: string;
  ink: string;
  nape: boolean;
}

/** The cap in one frame; `ball` is x, y and radius of the head in pixels. */
export function scalpMarks(
  head: Head,
  view: View,
  ball: readonly [number, number, number],
  { fill, ink, nape }: Scalp,
  width: number,
): Mark[] {
  const cap = nape ? NAPE : HAIR;
  if (nape && dot(head.axes[2], view.axes[2]) <= NAPE_SEEN) return [];
  const pole = along(times(head.axes[2], -Math.cos(cap.rise)), head.axes[1], Math.sin(cap.rise));
  const outline = visible([dot(view.axes[0], pole), dot(view.axes[1], pole), -dot(view.axes[2], pole)], cap.half);
  if (!outline.length) return [];
  const [x, y] = ball;
  const radius = ball[2] * cap.radius;
  return [mark(flat(outline.map((p) => [x + radius * p[0], y - radius * p[1]])), { fill, ink, width })];
}

/** The near side of a cap about a unit vector (right, up, towards the viewer), in cap radii. */
function visible(pole: Vec, half: number): [number, number][] {
  const across = Math.max(Math.hypot(pole[0], pole[1]), 1e-6);
  const up = times(along([0, 0, 1], pole, -pole[2]), 1 / across); // along which the hairline rises
  const side = cross(pole, up);
  const hidden = (-Math.cos(half) * pole[2]) / (Math.sin(half) * across);
  if (hidden >= 1) return [];
  const whole = hidden <= -1;
  const start = whole ? -Math.PI / 2 : Math.asin(clip(hidden, -1, 1));
  const hairline = linspace(start, Math.PI - start, whole ? 2 * POINTS : POINTS).map((turn): [number, number] => {
    const k = Math.sin(half);
    const at = (i: 0 | 1) => Math.cos(half) * pole[i] + k * (Math.cos(turn) * side[i] + Math.sin(turn) * up[i]);
    return [at(0), at(1)];
  });
  if (whole) return hairline;
  const [first, last] = [hairline[0]!, hairline[hairline.length - 1]!];
  const facing = Math.atan2(pole[1], pole[0]);
  // The rim between both ends, by way of the pole.
  const ends = [last, first].map(([x, y]) => {
    const turn = Math.atan2(y, x) - facing;
    return Math.atan2(Math.sin(turn), Math.cos(turn));
  });
  const rim = linspace(ends[0]!, ends[1]!, POINTS).map((a): [number, number] => [Math.cos(facing + a), Math.sin(facing + a)]);
  return [...hairline, ...rim];
}
