/** A face as a few strokes on the ball of the head; see `stickgen.render.face`. */

import { inPicture, type Head } from "./head";
import type { View } from "./projection";
import { between, type FaceTrack, type Moment } from "./scene";
import { tables } from "./tables";
import { clip, cross, fromRotation, linspace, rint, times, turned, type Axes, type Vec } from "./vec";

const FACE_TRANSITION = 0.3; // seconds that a change of expression takes
const INSET = 0.84; // radius of the ball that features lie on: inside the outline of the head
const EYE_YAW = 0.46;
const EYE_PITCH = 0.2;
const BROW_PITCH = 0.6;
const MOUTH_PITCH = -0.42;
const OPENING = 0.34; // radians between the lips of a mouth at openness 1
const OPENED = 0.3; // opening at rest of a mouth that speaks with its track's openness
const GAZE = 0.4; // share of the gaze's angle by which eyes wander on the ball
const BROW = linspace(-0.17, 0.17, 5); // from the inner to the outer end
const MOUTH = linspace(-Math.PI / 2, Math.PI / 2, 13).map(Math.sin); // dense at the corners
const SIDES = [1, -1]; // left, right

/** Strokes of a face, in head radii right of and above the head's middle in the picture. */
export interface Face {
  eyes: Vec[];
  /** Foreshortening of each eye, 0 where it is turned away. */
  eyeWidth: number[];
  /** Half width and half height of an eye. */
  eyeSize: [number, number];
  eyeShape: number;
  eyeOpen: number;
  gaze: [number, number];
  brows: Vec[][];
  browStrength: number;
  /** Upper and lower lip from corner to corner. */
  lips: [Vec[], Vec[]];
  mouthSeen: number;
}

/** The mean of rows of a table over the time an expression takes to change, about a moment. */
function eased(numbers: readonly number[], table: readonly (readonly number[])[], fps: number, moment: Moment): number[] {
  const half = (rint(FACE_TRANSITION * fps) | 1) >> 1;
  const at = (index: number): number[] => {
    const sums = table[0]!.map(() => 0);
    for (let i = index - half; i <= index + half; i++) {
      const values = table[numbers[clip(i, 0, numbers.length - 1)]!]!;
      for (let k = 0; k < sums.length; k++) sums[k]! += values[k]! / (2 * half + 1);
    }
    return sums;
  };
  const now = at(moment.index);
  if (!moment.share) return now;
  const next = at(moment.index + 1);
  return now.map((x, k) => x + (next[k]! - x) * moment.share);
}

/** A point at angles from straight ahead, head radii. */
function onBall(axes: Axes, yaw: number, pitch: number): Vec {
  const [left, up, forward] = axes;
  const level = Math.cos(pitch);
  const f = Math.cos(yaw) * level;
  const l = Math.sin(yaw) * level;
  const u = Math.sin(pitch);
  const at = (k: 0 | 1 | 2) => INSET * (f * forward[k] + l * left[k] + u * up[k]);
  return [at(0), at(1), at(2)];
}

/** A head turned part of the way to the viewer; cartoonists call it cheating. */
export function cheat(head: Head, view: View, share = 0.55): Head {
  const toward = times(view.axes[2], -1);
  const turn = fromRotation(times(cross(head.axes[2], toward), share));
  const [left, up, forward] = head.axes;
  return { center: head.center, axes: [turned(turn, left), turned(turn, up), turned(turn, forward)] };
}

/** A still face with a smile. */
export function stillFace(frames: number): FaceTrack {
  const zeros = Array<number>(frames).fill(0);
  return { expression: zeros, mouth: zeros.map(() => tables().smile), openness: zeros, eyesOpen: null, gaze: null, sign: null };
}

/** Lay a face on a head. */
export function layFace(head: Head, track: FaceTrack, fps: number, moment: Moment, view: View): Face {
  const axes = inPicture(head.axes, view.axes);
  const { expressions } = tables();
  const [tilt, brows, mood, across, height, , raised, corners] = eased(track.expression, expressions, fps, moment) as [
    number, number, number, number, number, number, number, number,
  ];
  const gaze: [number, number] = [0, 1].map((k) =>
    track.gaze ? clip(between(track.gaze.map((g) => g[k]!), moment), -0.7, 0.7) : 0,
  ) as [number, number];
  const eyes = SIDES.map((side) => onBall(axes, side * EYE_YAW + GAZE * gaze[0], EYE_PITCH + GAZE * gaze[1]));
  const rise = BROW_PITCH + 0.12 * (brows - 0.5);
  const middle = onBall(axes, 0, MOUTH_PITCH);
  return {
    eyes,
    eyeWidth: eyes.map((eye) => clip((eye[2] - 0.28) * 2.2, 0, 1)),
    eyeSize: [across, height],
    eyeShape: expressions[track.expression[moment.index]!]![5],
    eyeOpen: track.eyesOpen ? between(track.eyesOpen, moment) : 1,
    gaze,
    brows: SIDES.map((side) =>
      BROW.map((x) => onBall(axes, side * (EYE_YAW + x), rise + (side * raised) / 2 + x * tilt)),
    ),
    browStrength: brows,
    lips: lipsOf(axes, track, mood, corners, fps, moment),
    mouthSeen: clip((middle[2] - 0.05) * 4, 0, 1),
  };
}

function lipsOf(axes: Axes, track: FaceTrack, mood: number, raised: number, fps: number, moment: Moment): [Vec[], Vec[]] {
  const [corner, half, rest, roundness] = eased(track.mouth, tables().mouths, fps, moment) as [number, number, number, number];
  const openness = between(track.openness, moment);
  // Speech opens the mouth; a silent mouth is as open as its shape at rest.
  const open = clip(rest / OPENED, 0, 1);
  const opening = openness > 0 ? openness * open : rest;
  // A smiling mouth opens by its lower lip and its upper lip flattens; a sad one hangs; an O opens
  // both ways.
  const smiles = mood * (1 - roundness);
  const share = 0.5 + 0.3 * smiles;
  const corners = (corner + raised * (1 - roundness)) * (1 + open * (smiles - 1));
  const hangs = clip(-smiles, 0, 1);
  const lip = (bend: number, drop: number): Vec[] =>
    MOUTH.map((x) =>
      onBall(axes, half * x, MOUTH_PITCH + bend * corners * (x * x - 0.5) - drop * OPENING * opening * Math.sqrt(Math.max(1 - x * x, 0))),
    );
  return [lip(1 - opening + hangs * opening, share - 1), lip(1 - hangs * opening, share)];
}
