/** Impact marks: stars, dust and speed lines, as comics draw them; see `stickgen.render.impacts`. */

import { mix } from "./colors";
import { mark, type Mark } from "./mark";
import type { Palette } from "./palette";
import type { Prepared } from "./prepare";
import { isSeen, projectAll, type View } from "./projection";
import type { Impact } from "./scene";
import { along, cross, flat, length, linspace, times, type Vec } from "./vec";

const STAR_SECONDS = 0.28;
const DUST_SECONDS = 0.7;
const STAR = 0.24; // metres from the middle to a spike of a star,
const RAYS = 0.62; // and to the end of a ray
const SPIKES = 8;
const STAR_FILL = "#ffd23f";
const STAR_EDGE = "#e8542f";
const PUFFS = 7;
const PUFF = 0.13; // metres: radius of a puff of dust,
const SPREAD = 0.75; // and how far it drifts
const LINE_SECONDS = 0.14; // before an impact for which speed lines are behind what hits
const LINES = 0.75; // metres of a speed line

/** The marks of all impacts around a moment, in seconds of the film. */
export function impactMarks(prepared: Prepared, now: number, view: View): Mark[] {
  return prepared.scene.impacts.flatMap((impact) => {
    const since = now - impact.time + 1e-6;
    const marks: Mark[] = [];
    if (impact.kind === "star") {
      if (-LINE_SECONDS <= since && since < 0.04) marks.push(...speedLines(impact, prepared.palette, view));
      if (0 <= since && since < STAR_SECONDS) marks.push(...star(impact, since / STAR_SECONDS, prepared.palette, view));
    } else if (0 <= since && since < DUST_SECONDS) marks.push(...dust(impact, since / DUST_SECONDS, prepared.palette, view));
    return marks;
  });
}

/** Points in the picture, and pixels per metre there; null: behind it. */
function seen(points: Vec[], view: View): { pixels: Float64Array; scale: number } | null {
  const { points: pixels, scales } = projectAll(view, points);
  if (!isSeen(scales, view)) return null;
  return { pixels, scale: scales.reduce((a, b) => a + b, 0) / scales.length };
}

/** A burst that opens at once and is gone in the end, and rays around it. */
function star(impact: Impact, age: number, palette: Palette, view: View): Mark[] {
  const at = seen([impact.point], view);
  if (!at) return [];
  const [x, y] = at.pixels as unknown as [number, number];
  const open = Math.min(age / 0.15, 1) * (0.6 + 0.5 * Math.min(impact.strength, 1.2)) * at.scale;
  const ink = palette.ink();
  const width = Math.max(0.014 * at.scale, 1);
  const turn = 0.4 + 7 * (impact.time % 1); // no two stars are alike
  const spokes = Array.from({ length: 2 * SPIKES }, (_, i) => {
    const angle = turn + (i * Math.PI) / SPIKES;
    return [Math.cos(angle), Math.sin(angle)] as const;
  });
  const marks: Mark[] = [];
  if (age < 0.75) {
    for (const [color, size] of [[STAR_EDGE, 1], [STAR_FILL, 0.62]] as const) {
      const shape = spokes.map(([c, s], i) => {
        const reach = STAR * size * open * (i % 2 ? 0.48 : 1) * (1 - 0.4 * age);
        return [x + reach * c, y + reach * s];
      });
      marks.push(mark(flat(shape), { fill: strong(color, palette), ink: size === 1 ? ink : "", width }));
    }
  }
  const near = (1.15 * STAR + age * (RAYS - STAR)) * open;
  const far = (STAR * 1.5 + age * (RAYS - STAR)) * open;
  const rays = spokes.filter((_, i) => i % 2 === 0).map(([c, s]) => [[x + near * c, y + near * s], [x + far * c, y + far * s]]);
  return [...marks, ...rays.map((ray) => mark(flat(ray), { ink, width: 2.2 * width * (1 - age), closed: false }))];
}

/** Puffs that drift apart over the floor and thin out. */
function dust(impact: Impact, age: number, palette: Palette, view: View): Mark[] {
  const drift = 1 - (1 - age) ** 2;
  const strength = 0.5 + 0.6 * impact.strength;
  const puffs = Array.from({ length: PUFFS }, (_, i): Vec => {
    const angle = ((i + ((impact.time * 3) % 1)) * 2 * Math.PI) / PUFFS;
    const far = strength * (0.15 + SPREAD * drift * (0.7 + 0.3 * Math.cos(5 * angle)));
    const [x, y, z] = impact.point;
    return [x + far * Math.cos(angle), y + 0.05 + 0.22 * drift, z + 0.45 * far * Math.sin(angle)];
  });
  const at = seen(puffs, view);
  if (!at) return [];
  const ink = mix(palette.ground, palette.ink(), 0.55 * (1 - age));
  const fill = mix(palette.ground, palette.ink(), 0.14 * (1 - age));
  const radius = PUFF * strength * (0.5 + 0.7 * drift) * (1 - 0.45 * age ** 2) * at.scale;
  const width = Math.max(0.012 * at.scale * (1 - age), 0.6);
  return puffs.map((_, i) => {
    const radii = Float64Array.of(radius * (0.8 + 0.2 * (i % 3)));
    return mark(at.pixels.slice(2 * i, 2 * i + 2), { fill, ink, width, radii });
  });
}

/** Three lines behind what hits, along its way. */
function speedLines(impact: Impact, palette: Palette, view: View): Mark[] {
  const { way, point } = impact;
  if (!length(way)) return [];
  const across = cross(way, view.axes[2]);
  const side = times(across, 1 / Math.max(length(across), 1e-6));
  const fill = mix(palette.ground, palette.ink(), 0.6);
  return ([[-0.09, 0.7], [0, 1], [0.09, 0.8]] as const).flatMap(([offset, long]) => {
    const start = along(along(point, way, -0.12), side, offset);
    const at = seen(linspace(0, 1, 5).map((share) => along(start, way, -LINES * long * share)), view);
    if (!at) return [];
    const radii = Float64Array.from(linspace(1, 0.1, 5), (thin) => 0.011 * at.scale * thin);
    return [mark(at.pixels, { fill, radii })];
  });
}

/** A colour as the style shows it, but never pale. */
const strong = (color: string, palette: Palette): string => mix(palette.style.paper, color, Math.max(palette.style.tint, 0.6));
