/** Hair that covers the skull: a cap on a ball, and its outline from any direction. */

import type { Head } from "./head";
import { mark, type Mark } from "./mark";
import type { View } from "./projection";
import { along, clip, cross, dot, flat, linspace, times, type Vec } from "./vec";

const POLE = 0.87; // radians above straight back of the middle of the cap
const HALF = 1.5; // radians from there to the hairline; below π/2
const RADIUS = 1.09; // head radii
const POINTS = 24;

/** The cap in one frame; `ball` is x, y and radius of the head in pixels. */
export function scalpMarks(
  head: Head,
  view: View,
  ball: readonly [number, number, number],
  paint: { fill: string; ink: string; width: number },
): Mark[] {
  const pole = along(times(head.axes[2], -Math.cos(POLE)), head.axes[1], Math.sin(POLE));
  const outline = visible([dot(view.axes[0], pole), dot(view.axes[1], pole), -dot(view.axes[2], pole)]);
  const [x, y, radius] = ball;
  if (!outline.length) return [];
  return [mark(flat(outline.map((p) => [x + radius * RADIUS * p[0], y - radius * RADIUS * p[1]])), paint)];
}

/** The near side of a cap about a unit vector (right, up, towards the viewer), in cap radii. */
function visible(pole: Vec): [number, number][] {
  const across = Math.max(Math.hypot(pole[0], pole[1]), 1e-6);
  const up = times(along([0, 0, 1], pole, -pole[2]), 1 / across); // along which the hairline rises
  const side = cross(pole, up);
  const hidden = (-Math.cos(HALF) * pole[2]) / (Math.sin(HALF) * across);
  if (hidden >= 1) return [];
  const whole = hidden <= -1;
  const start = whole ? -Math.PI / 2 : Math.asin(clip(hidden, -1, 1));
  const hairline = linspace(start, Math.PI - start, whole ? 2 * POINTS : POINTS).map((turn): [number, number] => {
    const k = Math.sin(HALF);
    const at = (i: 0 | 1) => Math.cos(HALF) * pole[i] + k * (Math.cos(turn) * side[i] + Math.sin(turn) * up[i]);
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
