/** A Script as `script.yaml` holds it; see `stickgen.script`. Fields that are left out have their usual value. */

/** What happens from `start` to `end`, seconds. */
export interface Timed {
  start: number;
  end: number;
}

export interface Beat extends Timed {
  text: string;
  to?: string[];
  thing?: string | null;
  /** Of its own random numbers: it was rolled again. */
  seed?: number;
  /** Its very motion: it is locked. */
  take?: string;
}

export interface Line extends Timed {
  text: string;
  voice?: string;
}

export interface Feeling extends Timed {
  expression: string;
  mouth?: string | null;
  sign?: string | null;
}

export interface Gaze extends Timed {
  name: string;
}

/** Metres: x to the right of the middle of the stage, z towards the viewer. */
export type Spot = [number, number];

export interface Character {
  name: string;
  beats: Beat[];
  lines?: Line[];
  feelings?: Feeling[];
  kind?: string;
  role?: string | null;
  age?: string | null;
  color?: string | null;
  hat?: string | null;
  hair?: string | null;
  tie?: string | null;
  wears?: string[];
  height?: number;
  build?: number;
  at?: Spot | null;
  looks_at?: string | Gaze[] | null;
  [field: string]: unknown;
}

export interface PlaceCut {
  place: string;
  start: number;
  time?: string | null;
  weather?: string | null;
  season?: string | null;
  lamps?: string | null;
}

export interface Hold extends Timed {
  name: string;
  [field: string]: unknown;
}

export interface StageProp {
  kind: string;
  at?: Spot | null;
  turn?: number;
  scale?: number;
  color?: string | null;
  state?: string;
  start?: number | null;
  end?: number | null;
  held_by?: Hold[];
  [field: string]: unknown;
}

export interface Shot extends Timed {
  move?: string;
  subject?: string | null;
  amount?: number | null;
}

export interface Keyframe {
  frame: number;
  [field: string]: unknown;
}

export interface Script {
  title?: string;
  description: string;
  duration: number;
  characters: Character[];
  place?: string;
  time?: string;
  weather?: string;
  season?: string;
  lamps?: string;
  places?: PlaceCut[];
  style?: string;
  effects?: string[];
  background?: string;
  props?: StageProp[];
  camera?: "auto" | "follow" | Shot[] | Keyframe[];
  handheld?: number;
  speech?: string;
  [field: string]: unknown;
}

/** What a Script has where it says nothing. */
export const USUAL = {
  place: "paper",
  time: "day",
  weather: "clear",
  season: "summer",
  lamps: "on",
  style: "normal",
  camera: "follow",
  speech: "bubbles",
  handheld: 0,
} as const;

/** Seconds of a frame of a film. */
export const FRAME = 0.04;

/** Times of things on the timeline are multiples of this, seconds. */
export const GRID = 0.1;

/** The shots of a script; none where a word or keyframes film it. */
export function shotsOf(script: Script): Shot[] {
  const { camera } = script;
  return Array.isArray(camera) && !isKeyframes(camera) ? (camera as Shot[]) : [];
}

function isKeyframes(camera: Shot[] | Keyframe[]): camera is Keyframe[] {
  return camera.length > 0 && "frame" in camera[0]!;
}

/** How the camera works, in a word. */
export function filming(script: Script): "auto" | "follow" | "shots" | "keyframes" {
  const camera = script.camera ?? USUAL.camera;
  if (!Array.isArray(camera)) return camera;
  return isKeyframes(camera) ? "keyframes" : "shots";
}

/** The name under which the server knows a beat. */
export function beatId(who: number, index: number): string {
  return `${who}.${index}`;
}

/** Words for a name of the catalogue: `treasure_chest` → `treasure chest`. */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** A beat without its subject, as the timeline shows it: "a person waves" → "waves". */
export function doing(text: string): string {
  return text.replace(/^(a|an|the) (person|man|woman|animal|\w+) (?=\w)/i, "").replace(/^(stands and|is) (?=\w)/, "");
}
