/** Changes of the film as a whole: who is there, things, places, its length. */

import { grid, IDLE, SHORTEST } from "./rows";
import { GRID, shotsOf, USUAL, type Beat, type Character, type PlaceCut, type Script, type Spot, type StageProp, type Timed } from "./script";

/** Where a new thing may stand, metres: in front, then farther out. */
const SPOTS: Spot[] = [0.6, -0.4, -1.4].flatMap((z) => [1, -1, 2, -2, 3, -3].map((x): Spot => [x, z]));
const APART = 0.7; // metres between the middles of two things

/** Another person or animal, idle until they get beats. */
export function addCharacter(script: Script, character: Partial<Character> & { name: string }): Script {
  const names = script.characters.map(({ name }) => name);
  const beats: Beat[] = [{ start: 0, end: script.duration, text: IDLE }];
  const added = { beats, ...character, name: free(character.name, names) };
  return { ...script, characters: [...script.characters, added] };
}

/** A name that nobody has. */
export function free(name: string, taken: string[]): string {
  let out = name;
  for (let i = 2; taken.includes(out); i++) out = `${name} ${i}`;
  return out;
}

/** Another length of the film; what no longer fits is cut off. */
export function setDuration(script: Script, seconds: number): Script {
  const duration = Math.max(grid(seconds), 1);
  const fit = <T extends Timed>(items: T[] | undefined): T[] =>
    (items ?? []).filter((item) => item.start <= duration - GRID).map((item) => ({ ...item, end: Math.min(item.end, duration) }));
  const characters = script.characters.map((one) => {
    const beats = fit(one.beats);
    const looks = Array.isArray(one.looks_at) ? { looks_at: fit(one.looks_at) } : {};
    return { ...one, ...looks, beats: beats.length ? beats : [{ start: 0, end: duration, text: IDLE }], lines: fit(one.lines), feelings: fit(one.feelings) };
  });
  const shots = fit(shotsOf(script));
  const camera = shotsOf(script).length ? { camera: shots.length ? shots : ("auto" as const) } : {};
  const places = (script.places ?? []).filter((cut) => cut.start <= duration - GRID);
  const props = (script.props ?? [])
    .filter((prop) => (prop.start ?? 0) <= duration - GRID)
    .map((prop) => ({ ...prop, end: prop.end != null && prop.end < duration ? prop.end : null, ...(prop.held_by ? { held_by: fit(prop.held_by) } : {}) }));
  return { ...script, ...camera, duration, characters, places, props };
}

/** A thing on the stage, beside what is there. */
export function addThing(script: Script, thing: StageProp): Script {
  const there = [...(script.props ?? []), ...script.characters].flatMap(({ at }) => (at ? [at as Spot] : []));
  const free = SPOTS.find((spot) => there.every((other) => Math.hypot(spot[0] - other[0], spot[1] - other[1]) > APART));
  return { ...script, props: [...(script.props ?? []), { at: free ?? SPOTS[0]!, ...thing }] };
}

/** A cut to another place at a time; at the beginning, the place of the film itself. */
export function addPlace(script: Script, seconds: number, fields: Partial<PlaceCut>): Script {
  const start = Math.min(grid(seconds), grid(script.duration - SHORTEST));
  const cuts = script.places ?? [];
  const running = cuts.findLast((cut) => cut.start <= start + SHORTEST / 2);
  const { place = running?.place ?? script.place ?? USUAL.place } = fields;
  if (start < SHORTEST) return { ...script, ...(fields as Partial<Script>), place };
  if (running && start - running.start < SHORTEST) {
    return { ...script, places: cuts.map((cut) => (cut === running ? { ...cut, ...fields, place } : cut)) };
  }
  const added = { ...fields, place, start };
  return { ...script, places: [...cuts, added].sort((a, b) => a.start - b.start) };
}
