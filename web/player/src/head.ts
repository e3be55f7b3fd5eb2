/** Position and orientation of the head, estimated from joints that have no head rotation. */

import { joint } from "./sticks";
import { tables } from "./tables";
import { along, cross, dot, sub, times, unit, type Axes, type Vec } from "./vec";

const YAW_GAIN = 1.2; // radians of turn per unit of sideways lean of neck → head
const NECK = 0.05; // metres of neck between the neck joint and the head's ball
const FORWARD = 0.03; // metres that the ball sits in front of the neck

/** The joints of one body at one moment. */
export type Joints = readonly Vec[];

/** Centre of the head (metres), and its left, up and forward. */
export interface Head {
  center: Vec;
  axes: Axes;
}

/** A ball of `radius` metres on the neck, turned with the shoulders and the neck. */
export function headOf(joints: Joints, radius: number): Head {
  const neck = joints[joint("neck")]!;
  const bone = unit(sub(joints[joint("head")]!, neck));
  const across = unit(sub(joints[joint("left_shoulder")]!, joints[joint("right_shoulder")]!));
  const lean = dot(bone, across);
  const rest = tables().offsets[joint("head")]!;
  const tilt = Math.atan2(rest[2], rest[1]);
  const left = unit(along(across, bone, -lean));
  const up = along(times(bone, Math.cos(tilt)), cross(left, bone), -Math.sin(tilt));
  const forward = cross(left, up);
  const yaw = YAW_GAIN * lean;
  const c = Math.cos(yaw);
  const s = Math.sin(yaw);
  const ahead = along(times(forward, c), left, s);
  return {
    center: along(along(neck, up, NECK + radius), ahead, FORWARD),
    axes: [along(times(left, c), forward, -s), up, ahead],
  };
}

/** The head's axes in the picture: right, up, towards the viewer. */
export function inPicture(axes: Axes, view: Axes): Axes {
  const seen = (a: Vec): Vec => [dot(view[0], a), dot(view[1], a), -dot(view[2], a)];
  return [seen(axes[0]), seen(axes[1]), seen(axes[2])];
}
