/** Stage → picture: a camera at one moment, and perspective through its lens. */

import { row, type Moment, type Scene } from "./scene";
import { cross, length, sub, times, unit, along, type Axes, type Vec } from "./vec";

export const FRAME_HEIGHT = 24; // millimetres of the sensor along the shorter side of a picture
export const NEAR = 0.25; // metres ahead of the eye of the near plane
export type Size = readonly [number, number];

/** The view of one moment. */
export interface View {
  position: Vec;
  target: Vec;
  /** Right, up and ahead. */
  axes: Axes;
  roll: number;
  /** Focal length, pixels. */
  lens: number;
  size: Size;
}

export function makeView(position: Vec, target: Vec, focal: number, roll: number, size: Size): View {
  const ahead = unit(sub(target, position));
  // Looking straight up or down, the top of the picture is the back of the stage.
  const upright: Vec = Math.abs(ahead[1]) > 1 - 1e-6 ? [0, 0, -1] : [0, 1, 0];
  const right = unit(cross(ahead, upright));
  const up = cross(right, ahead);
  const c = Math.cos(roll);
  const s = Math.sin(roll);
  return {
    position,
    target,
    axes: [along(times(right, c), up, -s), along(times(right, s), up, c), ahead],
    roll,
    lens: focal * (Math.min(size[0], size[1]) / FRAME_HEIGHT),
    size,
  };
}

const vec = (v: Float32Array): Vec => [v[0]!, v[1]!, v[2]!];

/** The film's own view. */
export function filmView(scene: Scene, moment: Moment, size: Size): View {
  const { position, target, focal, roll } = scene.camera;
  return makeView(
    vec(row(position, moment)),
    vec(row(target, moment)),
    row(focal, moment)[0]!,
    row(roll, moment)[0]!,
    size,
  );
}

/** x and y in pixels, and pixels per metre there. */
export function project(view: View, p: Vec): [number, number, number] {
  const x = p[0] - view.position[0];
  const y = p[1] - view.position[1];
  const z = p[2] - view.position[2];
  const [r, u, a] = view.axes;
  const scale = view.lens / Math.max(a[0] * x + a[1] * y + a[2] * z, NEAR);
  return [
    view.size[0] / 2 + (r[0] * x + r[1] * y + r[2] * z) * scale,
    view.size[1] / 2 - (u[0] * x + u[1] * y + u[2] * z) * scale,
    scale,
  ];
}

/** Points in the picture and pixels per metre at each. */
export interface Projected {
  points: Float64Array;
  scales: Float64Array;
}

export function projectAll(view: View, points: readonly Vec[]): Projected {
  const out = { points: new Float64Array(2 * points.length), scales: new Float64Array(points.length) };
  points.forEach((p, i) => {
    const [x, y, scale] = project(view, p);
    out.points[2 * i] = x;
    out.points[2 * i + 1] = y;
    out.scales[i] = scale;
  });
  return out;
}

/** Whether all points of these scales are ahead of the eye. */
export function isSeen(scales: ArrayLike<number>, view: View): boolean {
  const most = (view.lens / NEAR) * (1 - 1e-9);
  for (let i = 0; i < scales.length; i++) if (!(scales[i]! < most)) return false;
  return true;
}

/** Pixels per metre at a depth that is `lift` metres nearer. */
export const nearer = (scale: number, lift: number, view: View): number =>
  lift ? view.lens / Math.max(view.lens / scale - lift, NEAR) : scale;

/** Row of the picture at which the floor ends. */
export function horizon(view: View): number {
  const ahead = view.axes[2];
  const level = Math.max(Math.hypot(ahead[0], ahead[2]), 1e-6);
  return view.size[1] / 2 + (view.lens * ahead[1]) / level;
}

export const distance = (view: View): number => length(sub(view.target, view.position));
