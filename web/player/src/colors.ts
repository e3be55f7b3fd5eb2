/** Colours as `#rrggbb`: mixing, contrast, inks that are legible on any paper. */

import { rint } from "./vec";

const LEGIBLE = 3;

export function rgb(color: string): [number, number, number] {
  const n = parseInt(color.slice(1, 7), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

const mixes = new Map<string, string>();

/** The colour `share` of the way from `a` to `b`. */
export function mix(a: string, b: string, share: number): string {
  const key = a + b + share;
  let out = mixes.get(key);
  if (out === undefined) {
    if (mixes.size > 8192) mixes.clear();
    const to = rgb(b);
    out = hex(rgb(a).map((x, i) => rint(x + (to[i]! - x) * share)));
    mixes.set(key, out);
  }
  return out;
}

export function hex(channels: readonly number[]): string {
  return "#" + channels.map((x) => x.toString(16).padStart(2, "0")).join("");
}

/** Relative luminance 0–1 (WCAG 2.2). */
export function luminance(color: string): number {
  const [r, g, b] = rgb(color).map((x) => {
    const c = x / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** `color`, made lighter or darker by the least step that reaches a contrast of `ratio`. */
export function legible(color: string, ground: string, ratio = LEGIBLE): string {
  const end = luminance(ground) < 0.18 ? "#ffffff" : "#000000";
  for (let share = 0; share < 10; share++) {
    const shade = mix(color, end, share / 10);
    if (contrast(shade, ground) >= ratio) return shade;
  }
  return end;
}
