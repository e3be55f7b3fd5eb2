/** Changes of what is on the timeline, as pure functions: the Script before → the Script after. */

import { entriesOf, grid, IDLE, itemAt, itemsOf, settle, SHORTEST, withItems, type Ref, type Row } from "./rows";
import { GRID, type Beat, type PlaceCut, type Script, type StageProp, type Timed } from "./script";

/** Seconds of a new beat. */
export const USUAL_LENGTH = 2;

type Item = Timed & Record<string, unknown>;

/** Where an entry is found again after a change. */
export interface Moved {
  script: Script;
  index: number;
}

/**
 * Let an item start at another time. It passes its neighbours when its middle passes theirs;
 * those it meets make room for it, and the film becomes longer when it must.
 */
export function moveItem(script: Script, ref: Ref, seconds: number): Moved {
  const item = itemAt(script, ref);
  if (!item) return { script, index: ref.index };
  const { duration } = script;
  const length = item.end - item.start;
  if (ref.list === "places") return moveCut(script, ref.index, seconds);
  const start = grid(Math.min(Math.max(seconds, 0), Math.max(duration - length, 0)));
  const moved = { ...item, start, end: grid(start + length) };
  if (ref.list === "props") return { script: setTimes(script, ref, moved), index: ref.index };
  const middle = (timed: Timed): number => (timed.start + timed.end) / 2;
  const others = entriesOf(script, ref).filter(({ from }) => from !== ref.index);
  const index = others.filter((other) => middle(other.item) < middle(moved)).length;
  others.splice(index, 0, { item: moved, from: ref.index });
  return { script: settle(script, ref, others), index };
}

function moveCut(script: Script, index: number, seconds: number): Moved {
  const cuts = script.places ?? [];
  const low = (cuts[index - 1]?.start ?? 0) + SHORTEST;
  const high = (cuts[index + 1]?.start ?? script.duration) - SHORTEST;
  const start = grid(Math.min(Math.max(seconds, low), Math.max(high, low)));
  return { script: patchItem(script, { list: "places", who: 0, index }, { start }), index };
}

/** Times of a thing: none where it is there from the beginning, or to the end. */
function setTimes(script: Script, ref: Ref, { start, end }: Timed): Script {
  const { duration } = script;
  return patchItem(script, ref, { start: start > 0 ? start : null, end: end < duration ? end : null });
}

/** Let an item begin or end at another time; later ones make room. */
export function resizeItem(script: Script, ref: Ref, edge: "start" | "end", seconds: number): Script {
  const item = itemAt(script, ref);
  if (!item) return script;
  if (ref.list === "places") {
    const index = edge === "start" ? ref.index : ref.index + 1;
    return index < (script.places ?? []).length ? moveCut(script, index, seconds).script : script;
  }
  if (ref.list === "props") {
    const start = edge === "start" ? Math.min(Math.max(grid(seconds), 0), item.end - SHORTEST) : item.start;
    const end = edge === "end" ? Math.min(Math.max(grid(seconds), item.start + SHORTEST), script.duration) : item.end;
    return setTimes(script, ref, { start, end });
  }
  const entries = entriesOf(script, ref);
  const before = entries[ref.index - 1]?.item.end ?? 0;
  const changed =
    edge === "start"
      ? { ...item, start: Math.min(Math.max(grid(seconds), before), grid(item.end - SHORTEST)) }
      : { ...item, end: Math.max(grid(seconds), grid(item.start + SHORTEST)) };
  entries[ref.index] = { item: changed, from: ref.index };
  return settle(script, ref, entries);
}

/** Cut an item in two at a time inside it; a spoken line keeps its words, shared by length. */
export function splitItem(script: Script, ref: Ref, seconds: number): Script {
  const item = itemAt(script, ref) as Item | undefined;
  const at = grid(seconds);
  if (!item || ref.list === "props" || ref.list === "places") return script;
  if (at < item.start + GRID || at > item.end - GRID) return script;
  const [first, second] = ref.list === "lines" ? sharedWords(item, at) : [{}, {}];
  const entries = entriesOf(script, ref);
  const { take: _, ...whole } = item; // a locked motion belongs to the whole beat
  const halves = [
    { item: { ...whole, ...first, end: at }, from: ref.index },
    { item: { ...whole, ...second, start: at }, from: ref.index },
  ];
  entries.splice(ref.index, 1, ...halves);
  return settle(script, ref, entries);
}

function sharedWords(item: Item, at: number): [object, object] {
  const said = String(item.text).split(" ");
  if (said.length < 2) return [{}, {}];
  const share = (at - item.start) / (item.end - item.start);
  const count = Math.min(Math.max(Math.round(share * said.length), 1), said.length - 1);
  return [{ text: said.slice(0, count).join(" ") }, { text: said.slice(count).join(" ") }];
}

/** Take an item away. Who has no beat left stands. */
export function removeItem(script: Script, ref: Ref): Script {
  if (!itemAt(script, ref)) return script;
  if (ref.list === "props" || ref.list === "places") {
    const rest = ((script[ref.list] ?? []) as (StageProp | PlaceCut)[]).filter((_, i) => i !== ref.index);
    return { ...script, [ref.list]: rest };
  }
  const entries = entriesOf(script, ref).filter(({ from }) => from !== ref.index);
  if (ref.list === "beats" && !entries.length) {
    const idle: Beat = { start: 0, end: script.duration, text: IDLE };
    return withItems(script, ref, [idle]);
  }
  return settle(script, ref, entries);
}

/** Change fields of an item; those that become undefined are left out. A beat of other words is no longer locked. */
export function patchItem(script: Script, ref: Ref, fields: object): Script {
  if (ref.list === "props" || ref.list === "places") {
    const list = (script[ref.list] ?? []) as (StageProp | PlaceCut)[];
    const changed = list.map((item, i) => (i === ref.index ? patched(item, fields) : item));
    return { ...script, [ref.list]: changed };
  }
  const unlocked = ref.list === "beats" && "text" in fields ? { take: undefined, ...fields } : fields;
  const items = itemsOf(script, ref.list, ref.who).map((item, i) => (i === ref.index ? patched(item, unlocked) : item));
  return withItems(script, ref, items);
}

function patched<T extends object>(item: T, fields: object): T {
  const entries = Object.entries({ ...item, ...fields }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}

/** Add an item at a time: in the gap there, or after what is going on; later ones make room. */
export function addItem(script: Script, ref: Row, seconds: number, fields: object, length = USUAL_LENGTH): Moved {
  const entries = entriesOf(script, ref);
  const running = entries.find(({ item }) => item.start - 1e-6 <= seconds && seconds < item.end - SHORTEST / 2);
  const asked = running && running.item.start + SHORTEST / 2 < seconds ? running.item.end : grid(seconds);
  const start = Math.min(asked, running ? asked : script.duration - SHORTEST);
  const index = entries.filter(({ item }) => item.start < start - 1e-6).length;
  const next = entries[index]?.item.start ?? Math.max(script.duration, start + length);
  const room = next - start;
  const end = grid(start + (room >= SHORTEST * 2 ? Math.min(length, room) : length));
  entries.splice(index, 0, { item: { start: grid(Math.max(start, 0)), end, ...fields }, from: -1 });
  return { script: settle(script, ref, entries), index };
}
