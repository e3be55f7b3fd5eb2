/** The marks of a face in one frame: eyes, brows, mouth; see `stickgen.render.face_marks`. */

import type { Face } from "./face";
import { mark, type Mark } from "./mark";
import { linspace, flat } from "./vec";

/** Shapes of an eye, as `stickgen.render.expressions` numbers them. */
const ARC = 1;
const WIDE = 2;
const SHINING = 3;
const STARING = 4;
export const LIDDED = 5;
export const SQUEEZED = 6;
export const HEART = 7;

const SHUT = 0.25; // openness below which an eye is drawn as a lid
const LID = 0.05; // head radii by which a closed lid curves down
const PUPILS = new Map([[WIDE, 0.075], [STARING, 0.05]]); // radius of a pupil in a ring, head radii
const CHEVRON: XY[] = [[-1, 1], [1, 0], [-1, -1]]; // its point towards the nose at x = 1
const RIM = 0.36; // least height of a stroke above the middle plane of the head, head radii

export type XY = readonly [number, number];
type Point = readonly number[];

/** A heart of half width and about half height 1. */
export const HEART_OUTLINE: XY[] = linspace(0, 2 * Math.PI, 25)
  .slice(0, -1)
  .map((a) => [Math.sin(a) ** 3, (13 * Math.cos(a) - 5 * Math.cos(2 * a) - 2 * Math.cos(3 * a) - Math.cos(4 * a)) / 15]);

/** Points scaled and then moved. */
export const at = (middle: Point, points: readonly Point[], sx = 1, sy = sx): XY[] =>
  points.map((p) => [middle[0]! + p[0]! * sx, middle[1]! + p[1]! * sy]);

/** What one frame's face is drawn with. */
export class Pen {
  constructor(
    /** x, y and radius of the head, pixels. */
    readonly ball: readonly [number, number, number],
    readonly ink: string,
    readonly paper: string,
    readonly scale: number,
  ) {}

  with(ink: string, paper: string): Pen {
    return new Pen(this.ball, ink, paper, this.scale);
  }

  place(points: readonly Point[]): Float64Array {
    const [x, y, radius] = this.ball;
    return flat(points.map((p) => [x + radius * p[0]!, y - radius * p[1]!]));
  }

  /** An open line, its width in head radii. */
  stroke(points: readonly Point[], width: number): Mark {
    return mark(this.place(points), { ink: this.ink, width: width * this.ball[2], closed: false, scale: this.scale });
  }

  /** A filled shape; of ink unless a colour is given. */
  shape(points: readonly Point[], fill = ""): Mark {
    return mark(this.place(points), { fill: fill || this.ink, scale: this.scale });
  }
}

export function faceMarks(face: Face, pen: Pen): Mark[] {
  return [...eyeMarks(face, pen), ...browMarks(face, pen), ...mouthMarks(face, pen)];
}

export function browMarks(face: Face, pen: Pen): Mark[] {
  const strength = face.browStrength;
  return face.brows
    .map((brow) => brow.filter((p) => p[2] > RIM))
    .filter((brow) => strength * brow.length > 0.4)
    .map((brow) => pen.stroke(brow, 0.09 * strength));
}

export function mouthMarks(face: Face, pen: Pen): Mark[] {
  const seen = face.mouthSeen;
  const kept = face.lips[0].map((p, i) => p[2] > RIM && face.lips[1][i]![2] > RIM);
  const [upper, lower] = face.lips.map((lip) => lip.filter((_, i) => kept[i]));
  if (seen <= 0.05 || upper!.length < 2) return [];
  const marks = [pen.stroke(upper!, 0.085 * seen)];
  const apart = Math.max(...upper!.flatMap((p, i) => [0, 1, 2].map((k) => Math.abs(p[k]! - lower![i]![k]!))));
  if (apart > 0.02) {
    marks.push(pen.shape([...upper!, ...[...lower!].reverse()]), pen.stroke(lower!, 0.05 * seen));
  }
  return marks;
}

/** Both eyes, as far as they are seen; `large` times their size. */
export function eyeMarks(face: Face, pen: Pen, large = 1): Mark[] {
  const [across, height] = [large * face.eyeSize[0], large * face.eyeSize[1]];
  const middle = (face.eyes[0]![0] + face.eyes[1]![0]) / 2;
  return face.eyes.flatMap((eye, i) => {
    const wide = face.eyeWidth[i]!;
    if (wide <= 0.2) return [];
    switch (true) {
      case face.eyeShape === ARC:
        return [pen.stroke(at([eye[0], eye[1] - 0.04], oval(across * wide, height, true)), 0.085)];
      case face.eyeShape === SQUEEZED:
        return [pen.stroke(at(eye, CHEVRON, across * wide * Math.sign(middle - eye[0]), height), 0.08)];
      case face.eyeShape === HEART:
        return [pen.shape(at(eye, HEART_OUTLINE, across * wide, height))];
      case face.eyeOpen < SHUT:
        return [pen.stroke(at(eye, oval(1.2 * across * wide, -LID, true)), 0.075)];
      default:
        return openEye(face, pen, eye, wide, across, height);
    }
  });
}

/** An eye of which one sees the pupil, `wide` of its width. */
function openEye(face: Face, pen: Pen, eye: Point, wide: number, across: number, height: number): Mark[] {
  const [shape, opened] = [face.eyeShape, face.eyeOpen];
  const [x, y] = [eye[0]!, eye[1]!];
  const look = [face.gaze[0] * wide, face.gaze[1]] as const;
  const pupil = PUPILS.get(shape);
  if (pupil !== undefined) {
    const rim = at(eye, oval(across * wide, height * opened));
    const dot = oval(pupil * wide, pupil * Math.min(opened * 1.3, 1));
    return [pen.stroke(rim, 0.055), pen.shape(at([x + 0.12 * look[0], y + 0.12 * look[1]], dot))];
  }
  if (shape === LIDDED) {
    // half an eye hangs from a straight lid
    const lid: XY[] = [[-1.2 * across * wide, 0], [1.2 * across * wide, 0]];
    const low = oval(0.6 * across * wide, -1.1 * height * opened, true);
    return [pen.shape(at([x + 0.1 * look[0], y], low)), pen.stroke(at(eye, lid), 0.075)];
  }
  const marks = [pen.shape(at(eye, oval(across * wide, height * opened)))];
  if (shape === SHINING) {
    const light = oval(0.34 * across * wide, 0.3 * height * opened);
    marks.push(pen.shape(at([x + 0.3 * across, y + 0.4 * height], light), pen.paper));
  }
  return marks;
}

/** An ellipse, or its upper half. */
function oval(across: number, height: number, half = false): XY[] {
  return linspace(0, half ? Math.PI : 2 * Math.PI, 15).map((a) => [across * Math.cos(a), height * Math.sin(a)]);
}
