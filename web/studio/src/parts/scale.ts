/** How many pixels a second of the timeline has. */

import { signal } from "@preact/signals";
import type { Script } from "../script";

/** Pixels of the heads of the rows. */
export const headWidth = signal(156);
/** Pixels of the timeline. */
export const width = signal(800);
/** How much closer than the whole film. */
export const zoom = signal(1);
/** Pixels after the end of the film. */
export const MARGIN = 30;
/** Pixels of the timeline below which it is that of a phone. */
export const NARROW = 560;

export function pixelsPerSecond(film: Script): number {
  const room = width.value - headWidth.value - MARGIN;
  const least = width.value < NARROW ? 30 : 6; // on a phone it is scrolled instead
  return Math.max((zoom.value * room) / Math.max(film.duration, 1), least);
}

/** Seconds between two marks of the ruler so that their numbers have room. */
export function tick(scale: number): number {
  return [0.5, 1, 2, 5, 10, 15, 30, 60].find((seconds) => seconds * scale >= 52) ?? 60;
}

export function clock(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const minutes = Math.floor(tenths / 600);
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, "0");
  return `${minutes}:${rest}`;
}
