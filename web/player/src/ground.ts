/** Short pencil strokes on the floor, fixed to the stage; see `stickgen.render.ground`. */

import { mark, type Mark } from "./mark";
import { noise } from "./noise";
import { project, type View } from "./projection";
import { clip, type Vec } from "./vec";

const CELL = 1.05; // metres between strokes
const REACH = [2, 21]; // metres ahead of the eye between which there are strokes
const FADE = [20, 9] as const; // metres ahead where they appear and where they are strongest
const TUFT_SHARE = 0.18;
const DASH_SHARE = 0.42; // the other cells are bare
const TUFT = [
  // three blades of grass: x0, y0, x1, y1 in metres
  [-0.05, 0, -0.085, 0.085],
  [0, 0, 0.004, 0.13],
  [0.05, 0, 0.095, 0.075],
] as const;
const FLOOR_LINE = 0.011; // metres: width of the marks on the floor
const MARGIN = 50; // pixels outside the picture up to which marks on the floor are drawn

type Stroke = [Vec, Vec];

/** Both ends of the strokes that one frame may show; `aspect` is half its longer side over the lens. */
function strokesBefore(view: View, aspect: number): Stroke[] {
  let eye = [view.position[0], view.position[2]];
  let right = [view.axes[0][0], view.axes[0][2]];
  let ahead = [view.axes[2][0], view.axes[2][2]];
  const level = Math.hypot(ahead[0]!, ahead[1]!);
  if (level < 0.2) {
    // seen from above: around the target
    [eye, ahead, right] = [[view.target[0], view.target[2] - 8], [0, 1], [1, 0]];
  } else {
    const wide = Math.max(Math.hypot(right[0]!, right[1]!), 1e-6);
    ahead = ahead.map((x) => x / level);
    right = right.map((x) => x / wide);
  }
  const corners = REACH.flatMap((d) => [-1, 1].map((s) => eye.map((e, k) => e + d * (ahead[k]! + s * aspect * right[k]!))));
  const low = [0, 1].map((k) => Math.floor(Math.min(...corners.map((c) => c[k]!)) / CELL));
  const high = [0, 1].map((k) => Math.ceil(Math.max(...corners.map((c) => c[k]!)) / CELL));
  const dashes: Stroke[] = [];
  const blades: Stroke[] = [];
  for (let x = low[0]!; x < high[0]!; x++) for (let z = low[1]!; z < high[1]!; z++) strokesIn(x, z, dashes, blades);
  return [...dashes, ...blades];
}

function strokesIn(cellX: number, cellZ: number, dashes: Stroke[], blades: Stroke[]): void {
  const kind = noise(cellX, cellZ, 2);
  if (kind >= TUFT_SHARE + DASH_SHARE) return;
  const x = (cellX + noise(cellX, cellZ, 0)) * CELL;
  const z = (cellZ + noise(cellX, cellZ, 1)) * CELL;
  const size = noise(cellX, cellZ, 3);
  if (kind >= TUFT_SHARE) {
    const half = 0.03 + 0.07 * size;
    dashes.push([[x - half, 0, z], [x + half, 0, z]]);
    return;
  }
  const k = 0.7 + 0.6 * size;
  for (const [x0, y0, x1, y1] of TUFT) blades.push([[x + k * x0, k * y0, z], [x + k * x1, k * y1, z]]);
}

/** The marks on the floor, darker the nearer. */
export function floorMarks(view: View, colors: readonly string[]): Mark[] {
  const [width, height] = view.size;
  const levels = colors.map(() => ({ points: [] as number[], scale: 0, count: 0 }));
  for (const [a, b] of strokesBefore(view, Math.max(width, height) / 2 / view.lens)) {
    const p = project(view, a);
    const q = project(view, b);
    const inside = [p, q].every(([x, y]) => x > -MARGIN && x < width + MARGIN && y > -MARGIN && y < height + MARGIN);
    const strength = clip((view.lens / p[2] - FADE[0]) / (FADE[1] - FADE[0]), 0, 1);
    const level = levels[Math.ceil(strength * colors.length) - 1];
    if (!inside || !level) continue;
    level.points.push(p[0], p[1], q[0], q[1]);
    level.scale += p[2];
    level.count++;
  }
  return levels.flatMap((level, i) => {
    if (!level.count) return [];
    const near = level.scale / level.count;
    const paint = { ink: colors[i]!, width: FLOOR_LINE * near, scale: near, dashes: true };
    return [mark(Float64Array.from(level.points), paint)];
  });
}
