/** Actors at one moment: bodies projected, faces laid out; see `stickgen.render.actors`. */

import { mix } from "./colors";
import { animalHead, animalOf, bodyScale, farSide, skinPoints, skinsOf, type Skin } from "./creature";
import { cheat, layFace, stillFace, type Face } from "./face";
import { bonesOf, depthsOf, linesOf, type Build } from "./figure";
import { headOf, type Head, type Joints } from "./head";
import { accentColor, scalpOf, wornBy, type Worn } from "./looks";
import type { Palette } from "./palette";
import type { Scalp } from "./scalp";
import { filmView, isSeen, nearer, project, projectAll, type View } from "./projection";
import { between, momentAt, row, type Actor, type Moment, type Scene } from "./scene";
import { figureScale, joint } from "./sticks";
import { tables, type Animal, type Kind, type Limb, type Part } from "./tables";
import { clip, dot, length, middle, rint, sub, type Vec } from "./vec";

const SHADES = 8; // steps of a body's colour from its nearest to its farthest limbs
const FAR_DEPTH = 0.35; // metres behind the trunk at which a limb counts as farthest (an adult's)
// Metres by which the arms and the head of a dressed body, and what it holds, count as nearer.
const ARM_LIFT = 0.17;
const HEAD_LIFT = 0.1;
const HELD_LIFT = 0.34;
const SHADE_SECONDS = 0.5; // before and after over which the depth of a limb is averaged
const SHADE_SLACK = 0.8; // inks by which its depth differs from its ink until that changes
const PRESSURE_SECONDS = 0.3; // before and after over which the speed of a brush is averaged
const KEPT = 400; // frames whose speeds are kept
const SHUT = 0.35; // openness of an animal's eyes below which they are drawn shut

/** What does not change over a film, of any actor. */
interface Common {
  actor: Actor;
  worn: Worn[];
  /** How many times larger than an adult, or than its record. */
  large: number;
  inks: Partial<Record<Part, string[]>> & { trunk: string[] };
}

/** One person, ready to draw. */
export interface Person extends Common {
  animal: null;
  kind: Kind;
  build: Build;
  dressed: boolean;
  scalp: Scalp | null;
}

/** One animal, ready to draw. */
export interface Creature extends Common {
  animal: Animal;
  body: Skin;
  eyes: [Skin, Skin];
}

export type Figure = Person | Creature;

export function makeFigure(actor: Actor, palette: Palette): Figure {
  return actor.skeleton ? makeCreature(actor, palette) : makePerson(actor, palette);
}

function makePerson(actor: Actor, palette: Palette): Person {
  const { look } = actor;
  const { style } = palette;
  const kind = tables().kinds[look.kind] ?? tables().kinds["human"]!;
  const large = Math.max(figureScale(actor.joints), 1e-3);
  const wears = look.wears.map((name) => tables().wear[name]).filter((item) => item !== undefined);
  const dressed = wears.some((item) => item.arms);
  const hidden = wears.some((item) => item.legs === "hidden");
  const seen = (limb: Limb) => kind.limbs.includes(limb.part) && !(hidden && limb.part === "leg");
  const bare = palette.body(look.color);
  const cloth = palette.body(accentColor(look));
  const shades = (ink: string) =>
    Array.from({ length: SHADES }, (_, i) => mix(ink, palette.ground, (style.far_fade / (SHADES - 1)) * i));
  return {
    actor,
    animal: null,
    kind,
    large,
    dressed,
    worn: wornBy(look, palette, large),
    build: {
      limbs: (dressed ? tables().clothed : tables().limbs).filter(seen),
      width: look.limb_width * style.width * kind.width,
      headRadius: look.head_radius,
      size: large,
      dense: style.wobble > 0,
      pressure: style.pressure,
    },
    inks: {
      trunk: shades(bare),
      arm: shades(wears.some((item) => item.arms === "sleeves") ? cloth : bare),
      leg: shades(wears.some((item) => item.legs === "trousers") ? cloth : bare),
    },
    scalp: scalpOf(look, palette),
  };
}

function makeCreature(actor: Actor, palette: Palette): Creature {
  const animal = animalOf(actor.skeleton);
  const large = bodyScale(animal, actor.joints);
  const [body, open, shut] = skinsOf(animal, palette, actor.look.color);
  return {
    actor,
    animal,
    large,
    body,
    eyes: [open, shut],
    worn: wornBy(actor.look, palette, large),
    inks: { trunk: [palette.body(actor.look.color)] },
  };
}

/** The joints of an actor at a moment. */
export function jointsAt(actor: Actor, moment: Moment): Vec[] {
  const values = row(actor.joints, moment);
  const out: Vec[] = [];
  for (let i = 0; i < values.length; i += 3) out.push([values[i]!, values[i + 1]!, values[i + 2]!]);
  return out;
}

/** A bone in the picture. */
export interface Stroke {
  points: Float64Array;
  radii: Float64Array;
  /** Pixels per metre at its depth. */
  scale: number;
  nearness: number;
  shade: number;
  joints: number[];
  gapFrom: number | null;
  last: boolean;
  part: Part;
}

/** A head in the picture: x, y, radius (pixels), pixels per metre. */
export type Ball = readonly [number, number, number, number];

/** An actor at one moment, seen from one view. */
export interface Posed {
  figure: Figure;
  joints: Joints;
  head: Head;
  ball: Ball;
  /** Whether the whole body is in front of the eye. */
  seen: boolean;
}

/** Where a figure is; its bones and face follow from it. */
export function pose(figure: Figure, moment: Moment, view: View): Posed {
  const { actor, animal, large } = figure;
  const joints = jointsAt(actor, moment);
  const head = animal ? animalHead(animal, joints) : cheat(headOf(joints, actor.look.head_radius), view);
  const [x, y, scale] = project(view, head.center);
  const radius = animal ? animal.radius * large : actor.look.head_radius;
  return { figure, joints, head, ball: [x, y, scale * radius, scale], seen: isSeen(projectAll(view, joints).scales, view) };
}

/** The bones of a person in the picture. */
export function strokesOf(
  posed: Posed & { figure: Person },
  scene: Scene,
  moment: Moment,
  view: View,
  free: boolean,
): Stroke[] {
  const { joints, figure } = posed;
  const { large, dressed, build } = figure;
  const speeds = build.pressure > 0 ? speedsAt(figure, scene, moment.index) : null;
  const shades = free ? null : filmShades(figure, scene);
  return bonesOf(joints, build, speeds).map((bone): Stroke => {
    const { points, scales } = projectAll(view, bone.points);
    const scale = scales.reduce((a, b) => a + b, 0) / scales.length;
    return {
      points,
      radii: scales.map((s, i) => s * bone.radii[i]!),
      scale,
      nearness: bone.part === "arm" && dressed ? nearer(scale, ARM_LIFT * large, view) : scale,
      shade: shades ? shades[bone.limb]![moment.index]! : rint(behindTrunk(bone.depth, joints, view, large)),
      joints: bone.joints,
      gapFrom: bone.gapFrom,
      last: bone.last,
      part: bone.part,
    };
  });
}

/** How far a limb lies behind the trunk, in inks. */
function behindTrunk(depth: Vec, joints: Joints, view: View, large: number): number {
  const trunk = middle(joints[joint("pelvis")]!, joints[joint("neck")]!);
  return clip(dot(sub(depth, trunk), view.axes[2]) / (FAR_DEPTH * large), 0, 1) * (SHADES - 1);
}

const knownShades = new WeakMap<Person, number[][]>();

/** Which of the inks each limb has in every frame of the film; it stays while the limb only swings. */
function filmShades(figure: Person, scene: Scene): number[][] {
  let known = knownShades.get(figure);
  if (known) return known;
  const depths: number[][] = figure.build.limbs.map(() => []);
  for (let t = 0; t < scene.frames; t++) {
    const moment = momentAt(scene, t);
    const joints = jointsAt(figure.actor, moment);
    const view = filmView(scene, moment, [1, 1]);
    depthsOf(joints, figure.build).forEach((depth, limb) => {
      depths[limb]!.push(behindTrunk(depth, joints, view, figure.large));
    });
  }
  known = depths.map((depth) => steady(averaged(depth, Math.max(rint(SHADE_SECONDS * scene.fps), 1))));
  knownShades.set(figure, known);
  return known;
}

/** The mean of numbers over `reach` frames before and after each. */
function averaged(values: number[], reach: number): number[] {
  return values.map((_, t) => {
    let sum = 0;
    for (let i = t - reach; i <= t + reach; i++) sum += values[clip(i, 0, values.length - 1)]!;
    return sum / (2 * reach + 1);
  });
}

function steady(depths: number[]): number[] {
  let now = rint(depths[0]!);
  return depths.map((depth) => (Math.abs(depth - now) > SHADE_SLACK ? (now = rint(depth)) : now));
}

const knownSpeeds = new WeakMap<Person, Map<number, number[][]>>();
const knownLines = new WeakMap<Person, Map<number, Vec[][]>>();

/** What a frame has, computed once; of long films, only the latest are kept. */
function kept<T>(all: WeakMap<Person, Map<number, T>>, figure: Person, frame: number, make: () => T): T {
  let known = all.get(figure);
  if (!known) all.set(figure, (known = new Map()));
  let value = known.get(frame);
  if (value === undefined) {
    if (known.size > KEPT) known.clear();
    known.set(frame, (value = make()));
  }
  return value;
}

/** How fast the points of a person's limbs move on average around a frame. */
function speedsAt(figure: Person, scene: Scene, frame: number): number[][] {
  const reach = Math.max(rint(PRESSURE_SECONDS * scene.fps), 1);
  let sums: number[][] | null = null;
  for (let i = frame - reach; i <= frame + reach; i++) {
    const some = frameSpeeds(figure, scene, clip(i, 0, scene.frames - 1));
    sums = sums ? sums.map((limb, l) => limb.map((x, k) => x + some[l]![k]!)) : some;
  }
  return sums!.map((limb) => limb.map((x) => x / (2 * reach + 1)));
}

function frameSpeeds(figure: Person, scene: Scene, frame: number): number[][] {
  return kept(knownSpeeds, figure, frame, () => {
    const before = Math.max(frame - 1, 0);
    const after = Math.min(frame + 1, scene.frames - 1);
    const lines = (t: number) =>
      kept(knownLines, figure, t, () => linesOf(jointsAt(figure.actor, momentAt(scene, t)), figure.build));
    const [from, to] = [lines(before), lines(after)];
    const seconds = Math.max(after - before, 1) / scene.fps;
    return from.map((limb, l) => limb.map((p, k) => length(sub(to[l]![k]!, p)) / seconds / figure.large));
  });
}

/** Pixels per metre by which the head of a person is sorted. */
export const headNearness = (posed: Posed & { figure: Person }, view: View): number =>
  nearer(posed.ball[3], posed.figure.dressed ? HEAD_LIFT * posed.figure.large : 0, view);

export function faceOf(posed: Posed, scene: Scene, moment: Moment, view: View): Face {
  const { actor } = posed.figure;
  return layFace(posed.head, actor.face ?? stillFace(scene.frames), scene.fps, moment, view);
}

/** Which skins of an animal are drawn, where their points are, and which fills they have. */
export function skinsAt(posed: Posed & { figure: Creature }, moment: Moment, view: View) {
  const { figure, joints } = posed;
  const face = figure.actor.face;
  const openness = face ? between(face.openness, moment) : 0;
  const open = !face?.eyesOpen || between(face.eyesOpen, moment) > SHUT;
  const near = farSide(figure.animal, joints, view.axes[2]);
  return [figure.body, figure.eyes[open ? 0 : 1]]
    .filter((skin) => skin.drawing.pieces.length)
    .map((skin) => ({
      drawing: skin.drawing,
      points: skinPoints(skin, joints, openness, figure.large),
      fills: skin.fills[near],
    }));
}

/** Pixels per metre at the depth by which something in a hand is sorted. */
export function holdNearness(figure: Figure, name: string, moment: Moment, view: View): number {
  const scale = project(view, jointsAt(figure.actor, moment)[joint(name)]!)[2];
  const dressed = !figure.animal && figure.dressed;
  return nearer(scale, dressed ? HELD_LIFT * figure.large : 0, view);
}
