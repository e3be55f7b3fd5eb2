/** Effects laid over a film: trails, onion skin, a timeline of the beats; see `stickgen.render.effects`. */

import { jointsAt, pose, type Figure } from "./actors";
import { mix } from "./colors";
import { bodyGroups } from "./compose";
import { bonesOf } from "./figure";
import { headOf } from "./head";
import { impactMarks } from "./impacts";
import { mark, type Mark } from "./mark";
import type { Prepared } from "./prepare";
import { isSeen, project, projectAll, type Size, type View } from "./projection";
import { momentAt, type Moment } from "./scene";
import { joint } from "./sticks";
import { tables } from "./tables";
import { curve, flat, length, linspace, rint, sub, type Vec } from "./vec";

const TRAIL_JOINTS = ["left_wrist", "right_wrist", "left_foot", "right_foot"];
const TRAIL = 0.5; // seconds of motion that a trail shows
const SHORTEST_TRAIL = 0.35; // metres
const TRAIL_INK = 0.4; // share of the body's ink in a trail
const GHOSTS = [[0.6, 0.12], [0.4, 0.2], [0.2, 0.3]] as const; // seconds ago; share of the body's ink
const TIMELINE_Y = 0.955; // shares of the picture's height
const TIMELINE_MARGIN = 0.05; // and width

/** Marks that lie under bodies. */
export function effectsBelow(prepared: Prepared, moment: Moment, view: View): Mark[] {
  const { effects } = prepared.scene;
  return prepared.figures.flatMap((figure) => [
    ...(effects.includes("onion") ? ghosts(prepared, figure, moment, view) : []),
    ...(effects.includes("trails") ? trails(prepared, figure, moment, view) : []),
  ]);
}

/** The frame `seconds` before a moment, but within its shot. */
function frameBefore(prepared: Prepared, moment: Moment, seconds: number): number {
  return Math.max(moment.index - rint(seconds * prepared.scene.fps), moment.shot[0]);
}

function trails(prepared: Prepared, figure: Figure, moment: Moment, view: View): Mark[] {
  const first = frameBefore(prepared, moment, TRAIL);
  if (moment.index - first < 2) return [];
  const color = mix(prepared.palette.ground, figure.inks.trunk[0]!, TRAIL_INK);
  const frames = Array.from({ length: moment.index - first + 1 }, (_, i) =>
    jointsAt(figure.actor, momentAt(prepared.scene, first + i)),
  );
  return TRAIL_JOINTS.flatMap((name) => {
    const track = frames.map((joints) => joints[joint(name)]!);
    const far = track.slice(1).reduce((sum, p, i) => sum + length(sub(p, track[i]!)), 0);
    if (far < SHORTEST_TRAIL) return [];
    const { points, scales } = projectAll(view, curve(track, 3) as unknown as Vec[]);
    if (!isSeen(scales, view)) return [];
    const thick = linspace(0.05, 1, scales.length);
    const radii = scales.map((s, i) => 0.4 * figure.actor.look.limb_width * thick[i]! * s);
    return [mark(points, { fill: color, radii })];
  });
}

function ghosts(prepared: Prepared, figure: Figure, moment: Moment, view: View): Mark[] {
  return GHOSTS.flatMap(([seconds, share]) => {
    const then = momentAt(prepared.scene, frameBefore(prepared, moment, seconds));
    const color = mix(prepared.palette.ground, figure.inks.trunk[0]!, share);
    const posed = pose(figure, then, view);
    if (posed.figure.animal) {
      const groups = bodyGroups({ ...posed, figure: posed.figure }, then, view, 0);
      return groups.flatMap((g) => g.marks.filter((m) => m.fill).map((m) => ({ ...m, fill: color, ink: "" })));
    }
    const { look } = figure.actor;
    const build = { ...posed.figure.build, limbs: tables().limbs, dense: false, pressure: 0 };
    const marks = bonesOf(posed.joints, build, null).flatMap((bone) => {
      const { points, scales } = projectAll(view, bone.points);
      return isSeen(scales, view) ? [mark(points, { fill: color, radii: scales.map((s, i) => s * bone.radii[i]!) })] : [];
    });
    const [x, y, scale] = project(view, headOf(posed.joints, look.head_radius).center);
    const width = 0.5 * look.limb_width * scale;
    const radii = Float64Array.of(look.head_radius * scale - width / 2);
    return [...marks, mark(Float64Array.of(x, y), { fill: prepared.palette.ground, ink: color, width, radii })];
  });
}

/** Marks that lie over everything: those of impacts, and a timeline of the actions. */
export function effectsAbove(prepared: Prepared, moment: Moment, view: View): Mark[] {
  const { effects, fps } = prepared.scene;
  return [
    ...(effects.includes("impacts") ? impactMarks(prepared, moment.at / fps, view) : []),
    ...(effects.includes("beats") ? timeline(prepared, moment, view.size) : []),
  ];
}

/** A line with a tick at every change of an action, and an arrow at this frame. */
function timeline(prepared: Prepared, moment: Moment, size: Size): Mark[] {
  const { scene, palette } = prepared;
  const [width, height] = size;
  const thick = Math.max(height / 300, 1);
  const last = scene.frames - 1;
  const at = (frame: number, rise: number) => [
    width * (TIMELINE_MARGIN + (1 - 2 * TIMELINE_MARGIN) * (frame / Math.max(last, 1))),
    height * (TIMELINE_Y - rise),
  ];
  const stroke = (points: number[][], ink: string, times = 1) => mark(flat(points), { ink, width: times * thick, closed: false });
  const marks = [stroke([at(0, 0), at(last, 0)], palette.ink())];
  prepared.figures.forEach((figure, number) => {
    const low = 0.012 + 0.02 * number;
    const { actions } = figure.actor;
    const beats = actions.map((_, i) => i).filter((i) => i === 0 || actions[i] !== actions[i - 1]);
    for (const beat of beats) marks.push(stroke([at(beat, low - 0.012), at(beat, low)], figure.inks.trunk[0]!, 1.6));
  });
  const tip = 0.012 * height;
  const [x, y] = at(moment.at, 0) as [number, number];
  return [...marks, mark(flat([[x, y], [x - tip, y + 1.6 * tip], [x + tip, y + 1.6 * tip]]), { fill: palette.ink() })];
}
