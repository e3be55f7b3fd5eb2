/** The frames of a body that what is worn is bound to; see `stickgen.render.body_frames`. */

import type { Joints } from "./head";
import { joint } from "./sticks";
import { along, cross, dot, middle, sub, unit, type Axes, type Vec } from "./vec";

const HAND = 0.06; // metres from the wrist to the middle of the palm
const SPINE: Record<string, string> = { neck: "neck", chest: "spine3", waist: "spine1" };

/** Origin (metres) and the axes left, up and forward. */
export interface Frame {
  origin: Vec;
  axes: Axes;
}

/** Unit axes from an up and a roughly left direction. */
function axesOf(upward: Vec, leftward: Vec): Axes {
  const up = unit(upward);
  const left = unit(along(leftward, up, -dot(leftward, up)));
  return [left, up, cross(left, up)];
}

/** The frame of a bone, of a body `large` times an adult's. */
export function frameOf(bone: string, joints: Joints, large: number): Frame {
  const at = (name: string): Vec => joints[joint(name)]!;
  const shoulders = (): Vec => sub(at("left_shoulder"), at("right_shoulder"));
  const hips = (): Vec => sub(at("left_hip"), at("right_hip"));
  const chest = (): Axes => axesOf(sub(at("neck"), at("spine2")), shoulders());
  if (bone in SPINE) return { origin: at(SPINE[bone]!), axes: chest() };
  const [side, part] = bone.split("_") as [string, string | undefined];
  const wrist = () => at(`${side}_wrist`);
  const elbow = () => at(`${side}_elbow`);
  switch (part) {
    case "hand":
      return {
        origin: along(wrist(), unit(sub(wrist(), elbow())), HAND * large),
        axes: axesOf([0, 1, 0], shoulders()),
      };
    case "wrist":
      return { origin: wrist(), axes: axesOf(sub(elbow(), wrist()), shoulders()) };
    case "shin":
      return { origin: at(`${side}_ankle`), axes: axesOf(sub(at(`${side}_knee`), at(`${side}_ankle`)), hips()) };
    case "foot": {
      const ankle = at(`${side}_ankle`);
      const forward = unit(sub(at(`${side}_foot`), ankle));
      const left = unit(cross(sub(at(`${side}_knee`), ankle), forward));
      return { origin: ankle, axes: [left, cross(forward, left), forward] };
    }
    case undefined:
      return betweenLegs(bone, at, hips());
    default:
      return { origin: at(bone), axes: chest() };
  }
}

/** The frames `hips`, `knees` and `ankles`. */
function betweenLegs(bone: string, at: (name: string) => Vec, across: Vec): Frame {
  if (bone === "hips") return { origin: at("pelvis"), axes: axesOf(sub(at("spine1"), at("pelvis")), across) };
  const between = (part: string): Vec => middle(at(`left_${part}`), at(`right_${part}`));
  const [low, high] = bone === "knees" ? ["knee", "hip"] : ["ankle", "knee"];
  const origin = between(low!);
  return { origin, axes: axesOf(sub(between(high!), origin), across) };
}
