/** Composes the marks of one frame, from far to near; see `stickgen.render.compose`. */

import { faceOf, headNearness, holdNearness, pose, skinsAt, strokesOf, type Creature, type Person, type Posed } from "./actors";
import { projectDrawing } from "./drawing";
import type { Face } from "./face";
import { faceMarks, Pen } from "./face_marks";
import { floorMarks } from "./ground";
import { wornPoints, type Worn } from "./looks";
import { byNearness, mark, type FrameMarks, type Group, type Mark, type SoftShadow } from "./mark";
import { almondEyes, hollowEyes } from "./other_bodies";
import type { Prepared, Thing } from "./prepare";
import type { View } from "./projection";
import { scalpMarks } from "./scalp";
import { between, row, type Moment } from "./scene";
import { bodyShadows, ellipse, shadowStrength } from "./shadow";
import { ON_FACE, signMarks } from "./signs";
import { enlarged, isHeld, streak } from "./streaks";
import { tables } from "./tables";
import { add, dot, flat, turned, type Vec } from "./vec";

const BEFORE_HEAD = 1.1; // nearness of the signs at an animal's head, times that of the head
const FAINTEST = 0.06; // strength of a shadow up to which it is left out
const BEHIND_HAND = 0.999; // nearness of a held thing, times that of the hand
const WORN_SEED = 40; // added to a figure's seed for what it wears

const FACES = { face_marks: faceMarks, almond_eyes: almondEyes, hollow_eyes: hollowEyes };

export const secondsAt = (prepared: Prepared, moment: Moment): number => moment.at / prepared.scene.fps;

/** The actors at a moment, seen from a view. */
export const poses = (prepared: Prepared, moment: Moment, view: View): Posed[] =>
  prepared.figures.map((figure) => pose(figure, moment, view));

/** All marks of a frame except those of the backdrop; `free`: the view is not the film's own. */
export function composeFrame(prepared: Prepared, moment: Moment, view: View, free: boolean): FrameMarks {
  const posed = poses(prepared, moment, view);
  const groups: Group[] = [];
  posed.forEach((one, number) => {
    if (one.seen) groups.push(...figureGroups(prepared, one, moment, view, 7 * number, free));
  });
  const things = prepared.things.filter((thing) => thing.prop.visible[moment.index]);
  for (const thing of things) groups.push(...thingGroups(prepared, thing, moment, view));
  const air = prepared.weather?.at(secondsAt(prepared, moment), view) ?? { groups: [], mist: [], flash: 0 };
  groups.push(...air.groups);
  return { groups: byNearness(groups), shadows: shadowsOf(prepared, posed, moment, view), mist: air.mist, flash: air.flash };
}

function shadowsOf(prepared: Prepared, posed: Posed[], moment: Moment, view: View): SoftShadow[] {
  if (!prepared.style.shadow) return [];
  const bodies = posed.flatMap((one) => bodyShadows(one.joints, prepared.scales.get(one.figure.actor)!, view));
  const things = prepared.things.flatMap((thing) => (thing.prop.always ? [] : [thingShadow(thing, moment, view)]));
  return [...bodies, ...things].filter((shadow) => shadow.strength > FAINTEST);
}

function thingShadow(thing: Thing, moment: Moment, view: View): SoftShadow {
  const { prop, drawing, foot } = thing;
  const q = [...row(prop.rotation, moment)];
  const at = row(prop.position, moment);
  let low = Infinity;
  for (let i = 0; i < drawing.points.length; i += 3) {
    const p = drawing.points.subarray(i, i + 3);
    low = Math.min(low, turned(q, [prop.scale * p[0]!, prop.scale * p[1]!, prop.scale * p[2]!])[1]);
  }
  const held = isHeld(prop, moment.index);
  const shown = prop.visible[moment.index] && !held && !foot.flat ? between(prop.growth, moment) : 0;
  const place = add(turned(q, foot.middle), [at[0]!, at[1]!, at[2]!]);
  return ellipse(place, foot.radius, shadowStrength(low + at[1]!) * shown, view);
}

/** How far wind bends what sways in a frame; 0: nothing sways. */
export function gustAt(prepared: Prepared, moment: Moment): number {
  return prepared.weather && prepared.backdrop.sway ? prepared.weather.gust(secondsAt(prepared, moment)) : 0;
}

/** The place's things and the marks on its floor; nothing for a transparent background. */
export function composeBackdrop(prepared: Prepared, view: View, gust: number): Group[] {
  const { drawing, sway, floorMarks: strokes, markColors } = prepared.backdrop;
  if (prepared.transparent) return [];
  let groups: Group[] = [];
  if (drawing) {
    let points = drawing.points;
    if (gust && sway) {
      points = points.slice();
      sway.forEach((s, i) => (points[3 * i]! += gust * s));
    }
    groups = byNearness(projectDrawing(drawing, points, view));
  }
  if (strokes) groups.push({ nearness: 0, marks: floorMarks(view, markColors) });
  return groups;
}

function figureGroups(prepared: Prepared, posed: Posed, moment: Moment, view: View, seed: number, free: boolean): Group[] {
  const { figure } = posed;
  if (figure.animal) return creatureGroups(prepared, { ...posed, figure }, moment, view, seed);
  return personGroups(prepared, { ...posed, figure }, moment, view, seed, free);
}

function creatureGroups(prepared: Prepared, posed: Posed & { figure: Creature }, moment: Moment, view: View, seed: number): Group[] {
  const groups = bodyGroups(posed, moment, view, seed);
  for (const item of posed.figure.worn) groups.push(...wornGroups(prepared, posed, item, moment, view, seed));
  if (posed.figure.actor.face?.sign) {
    const face = faceOf(posed, prepared.scene, moment, view);
    groups.push({ nearness: posed.ball[3] * BEFORE_HEAD, marks: signsOf(prepared, posed, face, moment) });
  }
  return groups;
}

/** The marks of an animal, unsorted, without what it wears. */
export function bodyGroups(posed: Posed & { figure: Creature }, moment: Moment, view: View, seed: number): Group[] {
  return skinsAt(posed, moment, view).flatMap(({ drawing, points, fills }) =>
    projectDrawing(drawing, points, view, { scale: posed.figure.large, seed, fills }),
  );
}

function personGroups(
  prepared: Prepared, posed: Posed & { figure: Person }, moment: Moment, view: View, seed: number, free: boolean,
): Group[] {
  const groups = limbGroups(prepared, posed, moment, view, seed, free);
  const onFace: Group[] = [];
  for (const item of posed.figure.worn) {
    for (const group of wornGroups(prepared, posed, item, moment, view, seed)) {
      // What is in front of the face is drawn with it; the rest is sorted by its own depth.
      (item.onHead && group.nearness > posed.ball[3] ? onFace : groups).push(group);
    }
  }
  const face = faceOf(posed, prepared.scene, moment, view);
  const marks = [
    ...headMarks(prepared, posed, face, view),
    ...byNearness(onFace).flatMap((group) => group.marks),
    ...signsOf(prepared, posed, face, moment),
  ];
  groups.push({ nearness: headNearness(posed, view), marks });
  return groups;
}

/** The sign at a head; one that lies on the cheeks needs a face. */
function signsOf(prepared: Prepared, posed: Posed, face: Face, moment: Moment): Mark[] {
  const number = posed.figure.actor.face?.sign?.[moment.index] ?? -1;
  const name = tables().signs[number];
  if (name === undefined || !(prepared.style.face || !ON_FACE.includes(name))) return [];
  const [x, y, radius, scale] = posed.ball;
  const { palette } = prepared;
  return signMarks(name, secondsAt(prepared, moment), face, new Pen([x, y, radius], palette.ink(), palette.head, scale), palette);
}

function limbGroups(
  prepared: Prepared, posed: Posed & { figure: Person }, moment: Moment, view: View, seed: number, free: boolean,
): Group[] {
  const { style, scene } = prepared;
  return strokesOf(posed, scene, moment, view, free).map((stroke, number) => {
    const ink = posed.figure.inks[stroke.part]![stroke.shade]!;
    return {
      nearness: stroke.nearness,
      marks: [
        mark(stroke.points, {
          fill: ink,
          ink,
          width: style.outline * stroke.scale,
          radii: stroke.radii,
          limb: true,
          gap: stroke.gapFrom === null ? 0 : style.gap * stroke.scale,
          gapFrom: stroke.gapFrom ?? 0,
          gapEnds: stroke.last,
          scale: stroke.scale,
          seed: seed + number,
          joints: stroke.joints,
        }),
      ],
    };
  });
}

function wornGroups(prepared: Prepared, posed: Posed, item: Worn, moment: Moment, view: View, seed: number): Group[] {
  const breeze = prepared.weather?.breeze(secondsAt(prepared, moment)) ?? null;
  const points = wornPoints(item, posed.joints, posed.head, posed.figure.large, breeze);
  return projectDrawing(item.drawing, points, view, { seed: seed + WORN_SEED });
}

function headMarks(prepared: Prepared, posed: Posed & { figure: Person }, face: Face, view: View): Mark[] {
  const [x, y, radius, scale] = posed.ball;
  const { style, palette } = prepared;
  const { kind, inks, actor, scalp } = posed.figure;
  const ink = inks.trunk[0]!;
  const fill = palette.head;
  const width =
    style.limb === "hollow" ? style.outline * scale : Math.max(style.outline, 0.5 * actor.look.limb_width * style.width) * scale;
  const up = posed.head.axes[1];
  const tilt = Math.atan2(dot(view.axes[0], up), dot(view.axes[1], up));
  const inner = radius - width / 2;
  const base = { ink, width, scale, seed: 3 };
  const [c, s] = [Math.cos(tilt), Math.sin(tilt)];
  const skull = kind.outline
    ? mark(flat(kind.outline.map(([a, b]) => [x + inner * (a * c + b * s), y - inner * (b * c - a * s)])), { ...base, fill: fill + kind.glass })
    : mark(Float64Array.of(x, y), { ...base, fill, radii: Float64Array.of(inner) });
  const marks = [skull];
  if (scalp) marks.push(...scalpMarks(posed.head, view, [x, y, radius], scalp, style.outline * scale));
  if (style.face) marks.push(...FACES[kind.face](face, new Pen([x, y, radius], palette.features(ink), fill, scale)));
  return marks;
}

function thingPoints(thing: Thing, scale: number, moment: Moment): Float64Array {
  const { prop, drawing } = thing;
  const q = [...row(prop.rotation, moment)];
  const at = row(prop.position, moment);
  const columns = ([[1, 0, 0], [0, 1, 0], [0, 0, 1]] as Vec[]).map((axis) => turned(q, axis));
  const out = new Float64Array(drawing.points.length);
  for (let i = 0; i < out.length; i += 3) {
    const [x, y, z] = [drawing.points[i]!, drawing.points[i + 1]!, drawing.points[i + 2]!];
    for (let k = 0; k < 3; k++) {
      const j = k as 0 | 1 | 2;
      out[i + k] = scale * (columns[0]![j] * x + columns[1]![j] * y + columns[2]![j] * z) + at[k]!;
    }
  }
  return out;
}

function thingGroups(prepared: Prepared, thing: Thing, moment: Moment, view: View): Group[] {
  const { prop, drawing, seed } = thing;
  const scale = prop.scale * between(prop.growth, moment) * enlarged(thing, moment, view);
  const groups = projectDrawing(drawing, thingPoints(thing, scale, moment), view, { scale, seed });
  const hold = prop.holders.findLast((h) => h.start <= moment.index && moment.index < h.end);
  const holder = hold && prepared.figures.find((figure) => figure.actor.name === hold.actor);
  if (!hold || !holder) return [...streak(prepared, thing, moment, view), ...groups];
  const nearness = holdNearness(holder, hold.joint, moment, view) * BEHIND_HAND;
  return [{ nearness, marks: byNearness(groups).flatMap((group) => group.marks) }];
}
