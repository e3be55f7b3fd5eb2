/** The flat stick segments of version 1 → joints in the plane z = 0; see `stickgen.sticks`. */

import type { Track } from "./scene";
import { tables } from "./tables";
import { along, dot, middle, sub, times, unit, add, length, type Vec } from "./vec";

const V1 = "stick_figure_5_segment";
const SIDES = ["left", "right"] as const;

export const joint = (name: string): number => tables().joints.indexOf(name);

/** Joints by name, of one frame. */
type Body = Map<string, Vec>;

const rest = (name: string): Vec => tables().rest[joint(name)]!;

/** Joints of every frame from the segments of a layout. */
export function jointsOf(layout: string, sticks: number[], frames: number): Track {
  const segments = tables().layouts[layout];
  if (!segments) throw new Error(`this player knows no skeleton ${layout}`);
  if (sticks.length !== 4 * segments.length * frames) throw new Error("motion does not agree with total_frames");
  const bodies = Array.from({ length: frames }, (_, t) => pointsOf(segments, sticks, 4 * segments.length * t));
  const lift = layout === V1 ? fromV1 : fromV3;
  const out = lift(bodies);
  const names = tables().joints;
  const values = new Float32Array(3 * names.length * frames);
  out.forEach((body, t) =>
    names.forEach((name, j) => values.set(body.get(name) ?? [0, 0, 0], 3 * (names.length * t + j))),
  );
  return { values, width: 3 * names.length };
}

function pointsOf(segments: [string, string, string][], sticks: number[], from: number): Body {
  const points: Body = new Map();
  segments.forEach(([, a, b], i) => {
    const at = from + 4 * i;
    if (!points.has(a)) points.set(a, [sticks[at]!, sticks[at + 1]!, 0]);
    if (!points.has(b)) points.set(b, [sticks[at + 2]!, sticks[at + 3]!, 0]);
  });
  return points;
}

const share = (at: Vec, start: Vec, end: Vec): number =>
  dot(sub(at, start), sub(end, start)) / dot(sub(end, start), sub(end, start));

function placeBetween(body: Body, name: string, start: string, end: string): void {
  const s = share(rest(name), rest(start), rest(end));
  body.set(name, middle(body.get(start)!, body.get(end)!, s));
}

const restTorso = (): number => length(sub(rest("neck"), rest("pelvis")));

/** Size of figures relative to the canonical body, by their longest torso. */
function scaleOf(bodies: Body[]): number {
  return Math.max(...bodies.map((b) => length(sub(b.get("neck")!, b.get("pelvis")!)))) / restTorso();
}

function fromV3(all: Body[]): Body[] {
  const bodies = all.map((points) => {
    const body: Body = new Map([["neck", points.get("neck")!], ["head", points.get("head_center")!], ["spine3", points.get("chest")!]]);
    for (const side of SIDES) {
      for (const part of ["shoulder", "elbow", "wrist", "hip", "knee", "ankle"]) {
        body.set(`${side}_${part}`, points.get(`${side[0]}_${part}`)!);
      }
    }
    const hips = middle(points.get("l_hip")!, points.get("r_hip")!);
    const restHips = middle(rest("left_hip"), rest("right_hip"));
    for (const name of ["pelvis", "spine1", "spine2"]) {
      body.set(name, middle(hips, points.get("chest")!, share(rest(name), restHips, rest("spine3"))));
    }
    return body;
  });
  const scale = scaleOf(bodies);
  for (const body of bodies) {
    for (const side of SIDES) {
      placeBetween(body, `${side}_collar`, "spine3", `${side}_shoulder`);
      body.set(`${side}_foot`, along(body.get(`${side}_ankle`)!, tables().offsets[joint(`${side}_foot`)]!, scale));
    }
  }
  return bodies;
}

function fromV1(all: Body[]): Body[] {
  const names = { neck: "neck", pelvis: "hip", left_foot: "l_foot", right_foot: "r_foot", left_wrist: "l_hand", right_wrist: "r_hand" };
  const bodies = all.map((points) => new Map(Object.entries(names).map(([name, point]) => [name, points.get(point)!])) as Body);
  const scale = scaleOf(bodies);
  for (const body of bodies) placeOnTorso(body, scale);
  return bodies;
}

function placeOnTorso(body: Body, scale: number): void {
  const up = unit(sub(body.get("neck")!, body.get("pelvis")!));
  const across: Vec = [up[1], -up[0], 0];
  const put = (name: string, base: string) => {
    const offset = times(sub(rest(name), rest(base)), scale);
    body.set(name, add(body.get(base)!, along(times(across, offset[0]), up, offset[1])));
  };
  for (const name of ["spine1", "spine2", "spine3"]) placeBetween(body, name, "pelvis", "neck");
  put("head", "neck");
  for (const side of SIDES) {
    put(`${side}_hip`, "pelvis");
    put(`${side}_collar`, "neck");
    put(`${side}_shoulder`, "neck");
    placeBetween(body, `${side}_knee`, `${side}_hip`, `${side}_foot`);
    placeBetween(body, `${side}_ankle`, `${side}_hip`, `${side}_foot`);
    placeBetween(body, `${side}_elbow`, `${side}_shoulder`, `${side}_wrist`);
  }
}

/** Size of a figure relative to the canonical body, by its longest torso. */
export function figureScale(joints: Track): number {
  const { values, width } = joints;
  const neck = 3 * joint("neck");
  const pelvis = 3 * joint("pelvis");
  let longest = 0;
  for (let t = 0; t < values.length; t += width) {
    const d = Math.hypot(...[0, 1, 2].map((k) => values[t + neck + k]! - values[t + pelvis + k]!));
    longest = Math.max(longest, d);
  }
  return longest / restTorso();
}
