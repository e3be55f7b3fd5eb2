/** Vectors and small numeric helpers. */

export type Vec = readonly [number, number, number];
/** Three axes: right, up and ahead, or left, up and forward. */
export type Axes = readonly [Vec, Vec, Vec];
/** Points in the picture, x and y one after the other. */
export type Flat = Float64Array;

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Vec, k: number): Vec => [a[0] * k, a[1] * k, a[2] * k];
export const along = (a: Vec, b: Vec, k: number): Vec => [a[0] + b[0] * k, a[1] + b[1] * k, a[2] + b[2] * k];
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a: Vec): number => Math.hypot(a[0], a[1], a[2]);
export const middle = (a: Vec, b: Vec, share = 0.5): Vec => along(times(a, 1 - share), b, share);
export const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** A vector of unit length; a zero vector stays zero. */
export const unit = (a: Vec): Vec => times(a, 1 / Math.max(length(a), 1e-12));

/** `x` of each axis in turn: from the frame of the axes to the stage. */
export const outward = (axes: Axes, x: Vec): Vec => along(along(times(axes[0], x[0]), axes[1], x[1]), axes[2], x[2]);

/** The coordinates of a vector along the axes. */
export const inward = (axes: Axes, x: Vec): Vec => [dot(axes[0], x), dot(axes[1], x), dot(axes[2], x)];

/** A vector turned by a unit quaternion w, x, y, z. */
export function turned(q: readonly number[], v: Vec): Vec {
  const w = q[0]!;
  const axis: Vec = [q[1]!, q[2]!, q[3]!];
  const t = times(cross(axis, v), 2);
  return add(along(v, t, w), cross(axis, t));
}

/** The quaternion of a rotation vector. */
export function fromRotation(v: Vec): number[] {
  const angle = length(v);
  const axis = times(unit(v), Math.sin(angle / 2));
  return [Math.cos(angle / 2), ...axis];
}

export const clip = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);

/** The remainder with the sign of the divisor, as in Python. */
export const mod = (x: number, n: number): number => x - n * Math.floor(x / n);

/** The nearest whole number; halves to the even one, as numpy rounds. */
export function rint(x: number): number {
  const low = Math.floor(x);
  const rest = x - low;
  if (rest !== 0.5) return rest < 0.5 ? low : low + 1;
  return low % 2 === 0 ? low : low + 1;
}

/** `count` numbers from `from` to `to`. */
export function linspace(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** Piecewise linear interpolation, held at both ends. */
export function interp(x: number, at: readonly number[], values: readonly number[]): number {
  if (x <= at[0]!) return values[0]!;
  for (let i = 1; i < at.length; i++) {
    if (x < at[i]!) {
      const share = (x - at[i - 1]!) / (at[i]! - at[i - 1]!);
      return values[i - 1]! + (values[i]! - values[i - 1]!) * share;
    }
  }
  return values[values.length - 1]!;
}

/** A smooth line through rows of numbers: Catmull-Rom, `steps` points a segment. */
export function curve(rows: readonly (readonly number[])[], steps = 6, closed = false): number[][] {
  const n = rows.length;
  const first = rows[0]!;
  const last = rows[n - 1]!;
  const ahead = closed ? [last] : [first.map((x, i) => 2 * x - rows[1]![i]!)];
  const behind = closed ? [first, rows[1]!] : [last.map((x, i) => 2 * x - rows[n - 2]![i]!)];
  const padded = [...ahead, ...rows, ...behind];
  const out: number[][] = [];
  for (let i = 0; i + 3 < padded.length; i++) {
    const [a, b, c, d] = padded.slice(i, i + 4) as number[][];
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      const t2 = t * t;
      const t3 = t2 * t;
      const w = [-t + 2 * t2 - t3, 2 - 5 * t2 + 3 * t3, t + 4 * t2 - 3 * t3, t3 - t2];
      out.push(a!.map((x, j) => (w[0]! * x + w[1]! * b![j]! + w[2]! * c![j]! + w[3]! * d![j]!) / 2));
    }
  }
  if (!closed) out.push([...last]);
  return out;
}

/** Points as one flat list. */
export function flat(points: readonly (readonly number[])[]): Flat {
  const out = new Float64Array(2 * points.length);
  points.forEach((p, i) => {
    out[2 * i] = p[0]!;
    out[2 * i + 1] = p[1]!;
  });
  return out;
}
