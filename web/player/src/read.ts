/** `.motion` files of versions 1 and 2 → scenes; see `stickgen.formats.motion_file`. */

import { inflate } from "./inflate";
import { FRAME_HEIGHT } from "./projection";
import type { Actor, CameraTrack, FaceTrack, Holder, Look, Place, Prop, Scene, Track } from "./scene";
import { figureScale, jointsOf } from "./sticks";
import { tables, type PackedPiece } from "./tables";

/* eslint-disable @typescript-eslint/no-explicit-any */
type Json = any;

const LENS = 64; // millimetres, at zoom 1
const DISTANCE = 8; // metres of the eye
const VIEW_HEIGHT = (FRAME_HEIGHT * DISTANCE) / LENS;
const EYE_HEIGHT = 1.5;
const MILLIMETRES = 1000;
const LOOK: Look = {
  color: "#1f2430",
  limb_width: 0.064,
  head_radius: 0.15,
  kind: "human",
  hat: "",
  hair: "",
  tie: "",
  accent: "",
  wears: [],
};

/** Read a document; throws an Error that says what is wrong. */
export async function readScene(document: Json): Promise<Scene> {
  if (!document?.meta || !document.skeleton || !document.motion) {
    throw new Error("this is no .motion file: it lacks meta, skeleton or motion");
  }
  const frames: number = document.meta.total_frames;
  const fps: number = document.meta.fps;
  const base = { fps, frames, description: document.meta.description ?? "" };
  return document.actors ? { ...base, ...(await version2(document, frames, fps)) } : { ...base, ...version1(document, frames) };
}

type Rest = Omit<Scene, "fps" | "frames" | "description">;

async function version2(document: Json, frames: number, fps: number): Promise<Rest> {
  const stage = document.stage ?? {};
  const places = [{ place: await place(stage.place ?? {}), first: 0 }];
  for (const change of stage.places ?? []) {
    places.push({ place: await place(change.place), first: Math.ceil(change.start * fps - 1e-6) });
  }
  return {
    actors: document.actors.map((entry: Json) => actor(entry, frames)),
    props: (document.props ?? []).map((entry: Json) => prop(entry, frames)),
    camera: camera(document.camera_track, frames),
    style: stage.style ?? "normal",
    background: stage.background ?? "",
    effects: stage.effects ?? [],
    impacts: stage.impacts ?? [],
    places,
    lines: (document.lines ?? []).map((line: Json) => ({ actor: "", form: "bubble", ...line })),
  };
}

/** The lines of version 1, seen by a fixed camera that shows the whole film. */
function version1(document: Json, frames: number): Rest {
  const joints = jointsOf(document.skeleton.type, document.motion, frames);
  const scale = Math.max(figureScale(joints), 1e-3);
  const look = { ...LOOK, limb_width: scale * LOOK.limb_width, head_radius: scale * LOOK.head_radius };
  const actions = (document.actions ?? []).map((a: Json) => (typeof a === "number" ? a : 0));
  return {
    actors: [{ name: "actor", skeleton: "", joints, actions, look, face: null }],
    props: [],
    camera: wholeView(joints, frames, look.head_radius),
    style: "normal",
    background: "",
    effects: [],
    impacts: [],
    places: [{ place: { kind: "paper", seed: 0, time: "day", weather: "clear", season: "summer", lamps: "on", scenery: [] }, first: 0 }],
    lines: [],
  };
}

function wholeView(joints: Track, frames: number, headRadius: number): CameraTrack {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (let i = 0; i < joints.values.length; i++) {
    const k = i % 3;
    if (k === 2) continue;
    low[k] = Math.min(low[k]!, joints.values[i]!);
    high[k] = Math.max(high[k]!, joints.values[i]!);
  }
  const width = high[0]! - low[0]! + 4 * headRadius;
  const height = high[1]! - low[1]! + 4 * headRadius;
  const zoom = VIEW_HEIGHT / Math.max(height, (width * 9) / 16);
  const x = (low[0]! + high[0]!) / 2;
  const y = (low[1]! + high[1]!) / 2;
  return {
    position: constant([x, y, DISTANCE / zoom], frames),
    target: constant([x, y, 0], frames),
    focal: constant([LENS], frames),
    roll: constant([0], frames),
    cuts: [],
  };
}

function constant(values: number[], frames: number): Track {
  const out = new Float32Array(values.length * frames);
  for (let i = 0; i < out.length; i++) out[i] = values[i % values.length]!;
  return { values: out, width: values.length };
}

/** A list of numbers or of rows of them as a track; one row stands for all frames. */
function track(rows: Json, width: number, frames: number, unit = 1): Track {
  const list: number[] = rows.flat(2);
  if (list.length === width && frames > 1) return constant(list.map((x) => x / unit), frames);
  if (list.length !== width * frames) throw new Error("a list of this .motion file does not agree with its frame count");
  return { values: Float32Array.from(list, (x) => x / unit), width };
}

function camera(entry: Json, frames: number): CameraTrack {
  if (entry.center) return flatCamera(entry, frames);
  return {
    position: track(entry.position, 3, frames),
    target: track(entry.target, 3, frames),
    focal: track(entry.focal, 1, frames),
    roll: track(entry.roll, 1, frames),
    cuts: entry.cuts ?? [],
  };
}

/** The flat camera of the first files of version 2. */
function flatCamera(entry: Json, frames: number): CameraTrack {
  const rows = entry.center as [number, number][];
  const position = rows.map(([x]) => [x, EYE_HEIGHT, DISTANCE]);
  const away = rows.map(([, y]) => Math.hypot(EYE_HEIGHT - y, DISTANCE));
  const focal = away.map((d, i) => (FRAME_HEIGHT * d * entry.zoom[i]) / VIEW_HEIGHT);
  return {
    position: track(position, 3, frames),
    target: track(rows.map(([x, y]) => [x, y, 0]), 3, frames),
    focal: track(focal, 1, frames),
    roll: constant([0], frames),
    cuts: [],
  };
}

function actor(entry: Json, frames: number): Actor {
  const skeleton: string = entry.skeleton?.name ?? "";
  const animal = skeleton ? tables().animals[skeleton] : undefined;
  if (skeleton && !animal) throw new Error(`this player knows no ${skeleton}`);
  const count = animal ? animal.joints.length : tables().joints.length;
  return {
    name: entry.name,
    skeleton,
    joints: track(entry.joints, 3 * count, frames, MILLIMETRES),
    actions: entry.actions ?? [],
    look: { ...LOOK, ...entry.look },
    face: entry.face ? face(entry.face) : null,
  };
}

function face(entry: Json): FaceTrack {
  return {
    expression: entry.expression,
    mouth: entry.mouth,
    openness: entry.openness,
    eyesOpen: entry.eyes_open ?? null,
    gaze: entry.gaze ?? null,
    sign: entry.sign ?? null,
  };
}

function prop(entry: Json, frames: number): Prop {
  const holders: Holder[] = entry.holders ?? [];
  const always = Boolean(entry.holder);
  if (always) holders.push({ actor: entry.holder[0], joint: entry.holder[1], start: 0, end: frames });
  const visible = track(entry.visible, 1, frames);
  return {
    kind: entry.kind,
    state: entry.state ?? "",
    color: entry.color ?? "",
    scale: entry.scale ?? 1,
    position: track(entry.position, 3, frames),
    rotation: track(entry.rotation, 4, frames),
    visible: Array.from(visible.values, (x) => x > 0),
    growth: entry.growth ?? Array(frames).fill(1),
    holders,
    always,
  };
}

async function place(entry: Json): Promise<Place> {
  const scenery: PackedPiece[] = entry.scenery ? JSON.parse(await inflate(entry.scenery)) : [];
  return { kind: "paper", seed: 0, time: "day", weather: "clear", season: "summer", lamps: "on", ...entry, scenery };
}
