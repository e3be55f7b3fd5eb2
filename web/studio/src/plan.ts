/** Where everybody is on the stage, for the floor plan. */

import type { Film, FilmActor } from "./api";
import type { Script, Spot } from "./script";

const MILLIMETRES = 1000;
const STEPS = 60; // points of a path

/** A person of the plan. */
export interface Walker {
  path: Spot[];
  /** Where it is at a time, seconds. */
  at: (seconds: number) => Spot;
  /** The middle of the path, which `Character.at` sets. */
  middle: Spot;
}

/** The paths of the actors of a film. */
export function walkers(film: Film): Walker[] {
  const { fps, total_frames } = film.meta;
  return film.actors.map((actor) => {
    const at = (seconds: number): Spot => pelvis(actor, Math.min(Math.max(Math.floor(seconds * fps), 0), total_frames - 1));
    const path = Array.from({ length: STEPS + 1 }, (_, i) => pelvis(actor, Math.round((i * (total_frames - 1)) / STEPS)));
    return { path, at, middle: middleOf(path) };
  });
}

/** x and z, metres. */
function pelvis({ joints }: FilmActor, frame: number): Spot {
  const [x, , z] = joints[frame]![0]!;
  return [x! / MILLIMETRES, z! / MILLIMETRES];
}

function middleOf(path: Spot[]): Spot {
  const middle = (k: 0 | 1): number => {
    const values = path.map((spot) => spot[k]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return [middle(0), middle(1)];
}

/** Half the width and depth of the floor that the plan shows, metres: all that stands on it, and some room. */
export function extent(script: Script, people: Walker[]): { x: number; z: number } {
  const spots = [
    ...people.flatMap(({ path }) => path),
    ...script.characters.flatMap(({ at }) => (at ? [at] : [])),
    ...(script.props ?? []).flatMap(({ at }) => (at ? [at] : [])),
  ];
  const reach = (k: 0 | 1): number => Math.max(0, ...spots.map((spot) => Math.abs(spot[k])));
  const x = Math.min(Math.max(Math.ceil(reach(0) + 0.8), 4), 30);
  return { x, z: Math.min(Math.max(Math.ceil(reach(1) + 0.8), Math.ceil(0.7 * x)), 30) };
}

/** A place on the plan's grid of a decimetre, inside of what a Script may say. */
export function onGrid([x, z]: Spot): Spot {
  const round = (value: number): number => Math.round(Math.min(Math.max(value, -30), 30) * 10) / 10;
  return [round(x), round(z)];
}
