/** Signs at a head, as comics have them: tears, sweat, blush, anger …; see `stickgen.render.signs`. */

import { legible } from "./colors";
import type { Face } from "./face";
import { at, HEART_OUTLINE, type Pen, type XY } from "./face_marks";
import { mark, type Mark } from "./mark";
import type { Palette } from "./palette";
import { curve, linspace, mod } from "./vec";

const WATER = "#3f8fc9";
const RED = "#d6304a";
const PINK = "#e58a9b";
const TEMPLE: XY = [1.2, 1.05]; // head radii from the middle of the head: above its right side
const LINE = 0.11; // width of a stroke, head radii
const EYE_SEEN = 0.3; // share of an eye's width from which tears run from it
const CYCLE = 1.6; // seconds in which a sign rises or falls once

const xy = (rows: number[][]): XY[] => rows as unknown as XY[];
const DROP: XY[] = [[0, 1], ...linspace(0.4, -Math.PI - 0.4, 14).map((a): XY => [Math.cos(a), Math.sin(a) - 0.3])];
const Z: XY[] = [
  ...linspace(-1, 1, 6).map((x): XY => [x, 1]),
  ...linspace(0.9, -0.9, 9).map((x): XY => [x, x]),
  ...linspace(-1, 1, 6).map((x): XY => [x, -1]),
];
const BAR: XY[] = [[-0.14, 1], [0.14, 1], [0.07, -0.25], [-0.07, -0.25]];
const HOOK = xy(curve([[-0.42, 0.62], [-0.2, 1], [0.25, 0.98], [0.42, 0.62], [0.12, 0.25], [0, -0.2]]));
const DOT: XY[] = linspace(0, 2 * Math.PI, 12).slice(0, -1).map((a) => [0.1 * Math.cos(a), 0.1 * Math.sin(a) - 0.45]);
const VEIN = xy(curve([[0.18, 1], [0.22, 0.22], [1, 0.18]]));

type Draw = (share: number, face: Face, pen: Pen, palette: Palette) => Mark[];

/** Signs that need a face to lie on. */
export const ON_FACE = ["tears", "blush"];

/** A sign in one frame. */
export function signMarks(name: string, seconds: number, face: Face, pen: Pen, palette: Palette): Mark[] {
  return SIGNS[name]?.(mod(seconds / CYCLE, 1), face, pen, palette) ?? [];
}

const temple = (x: number, y: number): XY => [TEMPLE[0] + x, TEMPLE[1] + y];

const tears: Draw = (share, face, pen, palette) => {
  const color = legible(colorOf(palette, WATER), palette.head);
  return face.eyes.flatMap((eye, i) => {
    if (face.eyeWidth[i]! <= EYE_SEEN) return [];
    return [0, 0.5].map((shift) => {
      const fallen = mod(2 * share + shift + 0.25 * i, 1);
      return pen.shape(at([eye[0], eye[1] - (0.26 + 0.5 * fallen)], DROP, 0.11 * (0.4 + 0.6 * fallen)), color);
    });
  });
};

const sweat: Draw = (share, _face, pen, palette) => [
  pen.shape(at(temple(-0.1, -0.35 * share), DROP, 0.24 * 0.75, 0.24), palette.ink(colorOf(palette, WATER))),
];

const blush: Draw = (_share, face, pen, palette) => {
  const color = legible(colorOf(palette, PINK), palette.head, 1.8);
  return face.eyes.flatMap((eye, i) => {
    const wide = face.eyeWidth[i]!;
    if (wide <= EYE_SEEN) return [];
    return [-0.12, 0, 0.12].map((x) => stroke(pen, at(eye, [[x - 0.04, -0.38], [x + 0.04, -0.24]], wide, 1), color, 0.06));
  });
};

const anger: Draw = (share, _face, pen, palette) => {
  const size = 0.36 + 0.05 * Math.sin(4 * Math.PI * share);
  const color = palette.ink(colorOf(palette, RED));
  return [-1, 1].flatMap((x) => [-1, 1].map((y) => stroke(pen, at(TEMPLE, VEIN, size * x, size * y), color)));
};

const sleep: Draw = (share, _face, pen, palette) =>
  [0, 1, 2].flatMap((number) => {
    const risen = mod(share / 2 + number / 3, 1);
    if (!(risen > 0.04 && risen < 0.96)) return [];
    return [stroke(pen, at(temple(0.15 + 0.7 * risen, -0.2 + 1.3 * risen), Z, 0.1 + 0.16 * risen), palette.ink(), 0.09)];
  });

const hearts: Draw = (share, _face, pen, palette) => {
  const color = palette.ink(colorOf(palette, RED));
  return [0, 1, 2].map((number) => {
    const risen = mod(share + number / 3, 1);
    const size = 0.26 * Math.sin(Math.PI * risen) ** 0.5;
    const sway = 0.15 * Math.sin(2 * Math.PI * (risen + number / 3));
    return pen.shape(at(temple(0.25 * number - 0.2 + sway, -0.1 + 1.2 * risen), HEART_OUTLINE, size), color);
  });
};

const exclamation: Draw = (share, _face, pen, palette) => {
  const color = palette.ink(colorOf(palette, RED));
  return [pen.shape(at(above(share), BAR, 0.7), color), pen.shape(at(above(share), DOT), color)];
};

const question: Draw = (share, _face, pen, palette) => {
  const color = palette.ink(colorOf(palette, WATER));
  return [stroke(pen, at(above(share), HOOK, 0.65), color, 0.14), pen.shape(at(above(share), DOT), color)];
};

/** The middle of a letter that sways a little. */
const above = (share: number): XY => temple(0, 0.35 + 0.05 * Math.sin(2 * Math.PI * share));

/** A line as a shape: lines glow in styles of light, far more than letters should. */
function stroke(pen: Pen, points: XY[], color: string, width = LINE): Mark {
  const radii = new Float64Array(points.length).fill((width * pen.ball[2]) / 2);
  return mark(pen.place(points), { fill: color, radii, scale: pen.scale });
}

/** A colour, or the ink of a style without colours. */
const colorOf = (palette: Palette, color: string): string => (palette.style.tint > 0 ? color : palette.style.line_color);

const SIGNS: Record<string, Draw> = { tears, sweat, blush, anger, sleep, hearts, exclamation, question };
