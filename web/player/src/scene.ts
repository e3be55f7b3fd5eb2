/** A scene as a `.motion` file holds it, all tracks flat; see `stickgen.scene`. */

import type { PackedPiece } from "./tables";
import type { Vec } from "./vec";

/** Rows of numbers over the frames of a film, in single precision as in Python. */
export interface Track {
  values: Float32Array;
  width: number;
}

export interface Look {
  color: string;
  limb_width: number;
  head_radius: number;
  kind: string;
  hat: string;
  hair: string;
  tie: string;
  accent: string;
  wears: string[];
}

export interface FaceTrack {
  expression: number[];
  mouth: number[];
  openness: number[];
  eyesOpen: number[] | null;
  gaze: [number, number][] | null;
  sign: number[] | null;
}

export interface Actor {
  name: string;
  /** Name of an animal; empty: a person. */
  skeleton: string;
  joints: Track;
  actions: number[];
  look: Look;
  face: FaceTrack | null;
}

export interface Holder {
  actor: string;
  joint: string;
  start: number;
  end: number;
}

export interface Prop {
  kind: string;
  state: string;
  color: string;
  scale: number;
  position: Track;
  rotation: Track;
  visible: boolean[];
  growth: number[];
  holders: Holder[];
  /** Whether one hand holds it all the time. */
  always: boolean;
}

export interface CameraTrack {
  position: Track;
  target: Track;
  focal: Track;
  roll: Track;
  cuts: number[];
}

export interface Place {
  kind: string;
  seed: number;
  time: string;
  weather: string;
  season: string;
  lamps: string;
  scenery: PackedPiece[];
}

export interface SpeechLine {
  text: string;
  start: number;
  end: number;
  actor: string;
  form: "bubble" | "shout" | "whisper" | "thought" | "subtitle" | "heard";
}

/** Something that hits something. */
export interface Impact {
  time: number;
  kind: "star" | "dust";
  point: Vec;
  way: Vec;
  strength: number;
}

export interface Scene {
  fps: number;
  frames: number;
  description: string;
  actors: Actor[];
  props: Prop[];
  camera: CameraTrack;
  style: string;
  background: string;
  effects: string[];
  /** The places in order, each with its first frame. */
  places: { place: Place; first: number }[];
  lines: SpeechLine[];
  impacts: Impact[];
}

export const TRANSPARENT = "transparent";

/** The shot of a frame, as its first frame and the one after its last. */
export function shotOf(scene: Scene, frame: number): [number, number] {
  let start = 0;
  for (const cut of scene.camera.cuts) {
    if (cut > frame) return [start, cut];
    start = cut;
  }
  return [start, scene.frames];
}

/** The moment `at` (in frames): a frame, and the share of the way to the next one of its shot. */
export interface Moment {
  at: number;
  index: number;
  share: number;
  shot: [number, number];
}

export function momentAt(scene: Scene, at: number): Moment {
  const held = Math.min(Math.max(at, 0), scene.frames - 1);
  let index = Math.floor(held + 1e-6);
  const shot = shotOf(scene, index);
  const share = index + 1 < shot[1] ? Math.max(held - index, 0) : 0;
  return { at: index + share, index, share, shot };
}

/**
 * A row of a track at a moment: a cubic curve through the frames of the shot, so that motion is
 * smooth at any rate and never blends two shots.
 */
export function row(track: Track, moment: Moment): Float32Array {
  const { values, width } = track;
  const { index, share, shot } = moment;
  if (share < 1e-6) return values.subarray(index * width, (index + 1) * width);
  const out = new Float32Array(width);
  const t = share;
  const t2 = t * t;
  const t3 = t2 * t;
  const before = Math.max(index - 1, shot[0]);
  const after = Math.min(index + 2, shot[1] - 1);
  const w0 = 2 * t3 - 3 * t2 + 1;
  const w1 = 3 * t2 - 2 * t3;
  const m0 = (t3 - 2 * t2 + t) / (index + 1 - before);
  const m1 = (t3 - t2) / (after - index);
  for (let k = 0; k < width; k++) {
    const a = values[index * width + k]!;
    const b = values[(index + 1) * width + k]!;
    const slope0 = b - values[before * width + k]!;
    const slope1 = values[after * width + k]! - a;
    out[k] = w0 * a + w1 * b + m0 * slope0 + m1 * slope1;
  }
  return out;
}

/** A number of every frame at a moment, straight from frame to frame. */
export function between(values: ArrayLike<number>, moment: Moment): number {
  const a = values[moment.index]!;
  return moment.share ? a + (values[moment.index + 1]! - a) * moment.share : a;
}
