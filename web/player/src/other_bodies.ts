/** The faces of kinds of actors that are no people; see `stickgen.render.other_bodies`. */

import type { Face } from "./face";
import { at, browMarks, eyeMarks, HEART, LIDDED, mouthMarks, Pen, SQUEEZED, type XY } from "./face_marks";
import type { Mark } from "./mark";
import { linspace } from "./vec";

const CIRCLE: XY[] = linspace(0, 2 * Math.PI, 19).slice(0, -1).map((a) => [Math.cos(a), Math.sin(a)]);

/** Large slanted eyes that fill half a face and tilt with the mood, and a small mouth. */
export function almondEyes(face: Face, pen: Pen): Mark[] {
  if ([LIDDED, SQUEEZED, HEART].includes(face.eyeShape)) {
    return [...eyeMarks(face, pen, 1.5), ...mouthMarks(face, low(pen))];
  }
  const slope = face.brows.reduce((sum, brow) => sum + (brow[brow.length - 1]![1] - brow[0]![1]) / 2, 0);
  const height = 0.32 * Math.sqrt(face.eyeSize[1] / 0.16) * Math.max(face.eyeOpen, 0.08);
  const marks: Mark[] = [];
  face.eyes.forEach((eye, i) => {
    const wide = face.eyeWidth[i]!;
    if (wide <= 0.2) return;
    const slant = (0.5 + 2 * slope) * (i ? -1 : 1);
    const [c, s] = [Math.cos(slant), Math.sin(slant)];
    const rim = CIRCLE.map(([x, y]) => [0.24 * wide * x, height * y] as const);
    const middle: XY = [eye[0], eye[1] - 0.03];
    marks.push(pen.shape(at(middle, rim.map(([x, y]) => [x * c - y * s, x * s + y * c]))));
    if (wide > 0.6) {
      marks.push(pen.shape(at([middle[0] + 0.07, middle[1] + 0.14], CIRCLE, 0.06 * wide, 0.25 * height), pen.paper));
    }
  });
  return [...marks, ...mouthMarks(face, low(pen))];
}

/** The pen of a small mouth near the chin. */
function low(pen: Pen): Pen {
  const [x, y, radius] = pen.ball;
  return new Pen([x, y + 0.14 * radius, 0.75 * radius], pen.ink, pen.paper, pen.scale);
}

/** A skull: eyes that glow in dark sockets, a nose, and teeth where the mouth is shut. */
export function hollowEyes(face: Face, pen: Pen): Mark[] {
  const sockets = face.eyes.flatMap((eye, i) => {
    const wide = face.eyeWidth[i]!;
    return wide > 0.2 ? [pen.shape(at(eye, CIRCLE, 0.3 * wide, 0.3))] : [];
  });
  const marks = [...sockets, ...eyeMarks(face, pen.with(pen.paper, pen.ink)), ...browMarks(face, pen)];
  if (face.mouthSeen > 0.3) {
    const [upper, lower] = face.lips.map((lip) => lip.filter((_, i) => i % 3 === 0));
    const x = [...upper!, ...lower!].reduce((sum, p) => sum + p[0], 0) / (2 * upper!.length);
    marks.push(pen.shape(at([x, -0.1], [[-0.1, -0.08], [0, 0.12], [0.1, -0.08]])));
    upper!.forEach((p, i) => {
      const q = lower![i]!;
      marks.push(pen.stroke([[p[0], p[1] + 0.1], [q[0], q[1] - 0.1]], 0.045));
    });
  }
  return [...marks, ...mouthMarks(face, pen)];
}
