/** Small fast things: drawn large enough to be seen, with a streak behind; see `stickgen.render.streaks`. */

import { mix } from "./colors";
import { mark, type Group } from "./mark";
import type { Prepared, Thing } from "./prepare";
import { isSeen, project, projectAll, type View } from "./projection";
import { row, type Moment, type Prop } from "./scene";
import { clip, length, linspace, rint, sub, type Vec } from "./vec";

const SMALL = 0.16; // metres of a thing that may be too small to see
const LEAST = 0.027; // of the picture's shorter side that it should measure,
const MOST = 2.6; // and times its size that it is drawn, at most
const SECONDS = 0.1; // of its way that a streak shows
const FAST = 0.9; // of its size that it moves in a frame of 25 a second, from which it has a streak
const TALLEST = 0.7; // metres of a thing that leaves a streak
const SHADE = 0.55; // of the ink in a streak
const FLIES = 2.5; // m/s of a thing that is thrown

const at = (prop: Prop, frame: number): Vec => [0, 1, 2].map((k) => prop.position.values[3 * frame + k]!) as unknown as Vec;

/** Whether a hand holds a thing in a frame. */
export const isHeld = (prop: Prop, frame: number): boolean => prop.holders.some((h) => h.start <= frame && frame < h.end);

/** Whether a thing is thrown, kicked or hit in this film. */
export function flies(prop: Prop, fps: number): boolean {
  for (let i = 1; i < prop.visible.length; i++) {
    if (isHeld(prop, i) || !prop.visible[i]) continue;
    if (length(sub(at(prop, i), at(prop, i - 1))) * fps > FLIES) return true;
  }
  return false;
}

/** How many times its size a thing is drawn; more than once only if it flies in this film. */
export function enlarged(thing: Thing, moment: Moment, view: View): number {
  const size = thing.size * thing.prop.scale;
  if (!thing.flies || size > SMALL) return 1;
  const [x, y, z] = row(thing.prop.position, moment) as unknown as [number, number, number];
  const wanted = LEAST * Math.min(view.size[0], view.size[1]);
  return clip(wanted / Math.max(size * project(view, [x, y, z])[2], 1e-6), 1, MOST);
}

/** The way that a thing has just flown, thinner towards its start; none of what is slow. */
export function streak(prepared: Prepared, thing: Thing, moment: Moment, view: View): Group[] {
  const { prop } = thing;
  const { fps } = prepared.scene;
  const size = thing.size * prop.scale;
  const { index, share, shot } = moment;
  let first = Math.max(index - Math.max(rint(SECONDS * fps), 1), shot[0]);
  if (!thing.flies || size > TALLEST || index - first < 1) return [];
  for (let i = first; i <= index; i++) if (isHeld(prop, i) || !prop.visible[i]) first = i + 1;
  const way = Array.from({ length: Math.max(index - first + 1, 0) }, (_, i) => at(prop, first + i));
  if (way.length < 2) return [];
  if (length(sub(way[way.length - 1]!, way[way.length - 2]!)) * fps < FAST * size * 25) return [];
  if (share) way.push([...row(prop.position, moment)] as unknown as Vec);
  const { points, scales } = projectAll(view, way);
  if (!isSeen(scales, view)) return [];
  const half = (size / 2) * enlarged(thing, moment, view);
  const thick = linspace(0.1, 1, way.length);
  const radii = scales.map((s, i) => 0.85 * half * s * thick[i]!);
  const fill = mix(prepared.palette.ground, prepared.palette.ink(), SHADE) + "99";
  return [{ nearness: scales[scales.length - 1]! * 0.999, marks: [mark(points, { fill, radii })] }];
}
