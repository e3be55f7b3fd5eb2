/** Wind in what is worn: capes, scarves and hair blow out and flutter; see `stickgen.render.breeze`. */

import type { Drawing } from "./drawing";

const LEAN = 0.13; // radians by which cloth leans, for each m/s of wind;
const MOST = 0.95; // and at most
const SOFT = 0.35; // metres from where it is fastened to where cloth gives way to the wind in full
const GUSTS = 0.22; // shares of that angle by which gusts
const FLUTTER = 0.3; // and waves change it
const WAVES = 9; // radians a second
const WAVE = 6; // and radians a metre, of the waves in cloth

/** The wind of one moment: metres a second to the right, and the seconds of the film. */
export interface Breeze {
  wind: number;
  seconds: number;
}

/** For each point that wind lifts, the index of the one from which it hangs; else −1. */
export function fastened(drawing: Drawing): Int32Array | null {
  if (!drawing.pieces.some((piece) => piece.sways)) return null;
  const hangs = new Int32Array(drawing.points.length / 3).fill(-1);
  for (let i = 0; i < drawing.pieces.length; i++) {
    if (!drawing.pieces[i]!.sways) continue;
    // Pieces in a row hang from their highest point.
    const from = drawing.starts[i]!;
    while (drawing.pieces[i + 1]?.sways) i++;
    const to = drawing.starts[i + 1]!;
    let top = from;
    for (let k = from; k < to; k++) if (drawing.points[3 * k + 1]! > drawing.points[3 * top + 1]!) top = k;
    hangs.fill(top, from, to);
  }
  return hangs;
}

/** Turn the points that hang up by the wind. */
export function blow(points: Float64Array, hangs: Int32Array, { wind, seconds }: Breeze): void {
  const still = points.slice();
  const lean = Math.min(LEAN * wind, MOST);
  const gusts = GUSTS * Math.sin(2.3 * seconds);
  hangs.forEach((top, i) => {
    if (top < 0) return;
    const x = still[3 * i]! - still[3 * top]!;
    const y = still[3 * i + 1]! - still[3 * top + 1]!;
    const depth = Math.max(-y, 0);
    const waves = FLUTTER * Math.sin(WAVES * seconds - WAVE * depth);
    const angle = lean * (1 + gusts + waves) * Math.min(depth / SOFT, 1);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    points[3 * i] = still[3 * top]! + c * x - s * y;
    points[3 * i + 1] = still[3 * top + 1]! + s * x + c * y;
  });
}
