/** The rows of the timeline: what is in them, and how entries make room for one another. */

import { GRID, shotsOf, type Character, type Script, type Shot, type Timed } from "./script";

export type List = "beats" | "lines" | "feelings" | "shots" | "props" | "places";

/** One thing on the timeline; `who` is the index of its character, 0 where there is none. */
export interface Ref {
  list: List;
  who: number;
  index: number;
}

export type Row = Pick<Ref, "list" | "who">;

/** Seconds of the shortest item. */
export const SHORTEST = 0.4;
/** What somebody does who does nothing. */
export const IDLE = "a person stands";

/** The entries of a list of the timeline, all with a start and an end. */
export function itemsOf(script: Script, list: List, who = 0): Timed[] {
  const { duration } = script;
  if (list === "props") return (script.props ?? []).map((prop) => ({ ...prop, start: prop.start ?? 0, end: prop.end ?? duration }));
  if (list === "places") {
    const cuts = script.places ?? [];
    return cuts.map((cut, i) => ({ ...cut, end: cuts[i + 1]?.start ?? duration }));
  }
  return (list === "shots" ? shotsOf(script) : (script.characters[who]?.[list] ?? [])) as Timed[];
}

export function itemAt(script: Script, ref: Ref): Timed | undefined {
  return itemsOf(script, ref.list, ref.who)[ref.index];
}

export function milli(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** The nearest time of the timeline's grid. */
export function grid(seconds: number): number {
  return Math.round(Math.round(seconds / GRID) * GRID * 1000) / 1000;
}

export function withItems(script: Script, { list, who }: Row, items: Timed[]): Script {
  if (list === "shots") return { ...script, camera: items.length ? (items as Shot[]) : "auto" };
  return patchCharacter(script, who, { [list]: items });
}

export interface Entry {
  item: Timed;
  /** Its index before the change; -1: it is new. */
  from: number;
}

/** Put entries into the list, in order of time, each after the one before. */
export function settle(script: Script, ref: Row, entries: Entry[]): Script {
  const items = inRow(entries.map(({ item }) => item));
  const moved = longEnough(withItems(script, ref, items));
  if (ref.list !== "beats") return moved;
  const order = entries.map(({ from }) => from);
  const old = script.characters[ref.who]!;
  const shifts = order.map((from, i) => (from < 0 ? 0 : items[i]!.start - old.beats[from]!.start));
  return carried(moved, ref.who, old, order, shifts);
}

/** Items of which each starts after the one before ends. */
function inRow<T extends Timed>(items: T[]): T[] {
  let last = 0;
  return items.map((item) => {
    const start = Math.max(item.start, last);
    last = milli(start + item.end - item.start);
    return { ...item, start, end: last };
  });
}

/** Let lines and feelings go along with the beats in whose time they are. */
function carried(script: Script, who: number, old: Character, order: number[], shifts: number[]): Script {
  const shift = ({ start, end }: Timed): number => {
    const middle = (start + end) / 2;
    const at = order.findIndex((from, i) => order.indexOf(from) === i && from >= 0 && within(old.beats[from]!, middle));
    return at < 0 ? 0 : shifts[at]!;
  };
  const along = <T extends Timed>(items: T[]): T[] => {
    const moved = items.map((item) => ({ ...item, start: milli(item.start + shift(item)), end: milli(item.end + shift(item)) }));
    return inRow(moved.sort((a, b) => a.start - b.start));
  };
  if (shifts.every((by) => Math.abs(by) < 1e-6)) return script;
  const lists = { ...(old.lines && { lines: along(old.lines) }), ...(old.feelings && { feelings: along(old.feelings) }) };
  return longEnough(patchCharacter(script, who, lists));
}

function within({ start, end }: Timed, seconds: number): boolean {
  return start <= seconds && seconds < end;
}

/** The film made so long that it holds everything. */
function longEnough(script: Script): Script {
  const ends = script.characters.flatMap((one) => [...one.beats, ...(one.lines ?? []), ...(one.feelings ?? [])].map(({ end }) => end));
  const last = Math.max(script.duration, ...ends, ...shotsOf(script).map(({ end }) => end));
  return last === script.duration ? script : patchScript(script, { duration: last });
}

export function entriesOf(script: Script, ref: Row): Entry[] {
  return itemsOf(script, ref.list, ref.who).map((item, from) => ({ item, from }));
}

export function patchCharacter(script: Script, who: number, fields: Partial<Character>): Script {
  const characters = script.characters.map((one, i) => (i === who ? { ...one, ...fields } : one));
  return { ...script, characters };
}

export function patchScript(script: Script, fields: Partial<Script>): Script {
  return { ...script, ...fields };
}
