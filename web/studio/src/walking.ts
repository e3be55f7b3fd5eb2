/** Going from block to block on the timeline by keys, and moving blocks. */

import { signal } from "@preact/signals";
import { move, resize } from "./actions";
import { step } from "./playback";
import { itemAt, itemsOf, type List, type Ref } from "./rows";
import { GRID, type Script } from "./script";
import { script, selection, time } from "./store";

/** The rows of the timeline that have something in them, from top to bottom. */
export function rowsOf(film: Script): { list: List; who: number }[] {
  const people = film.characters.flatMap((_, who) => (["beats", "lines", "feelings"] as const).map((list) => ({ list, who })));
  const rows = [...people, ...(["shots", "props", "places"] as const).map((list) => ({ list, who: 0 }))];
  return rows.filter(({ list, who }) => itemsOf(film, list, who).length > 0);
}

/** The block beside one: `along` its row, or in a row `down` from it at about the same time. */
export function neighbour(film: Script, from: Ref, along: number, down: number): Ref {
  const rows = rowsOf(film);
  const row = rows.findIndex(({ list, who }) => list === from.list && who === from.who);
  const items = itemsOf(film, from.list, from.who);
  if (!down) return { ...from, index: Math.min(Math.max(from.index + along, 0), items.length - 1) };
  const next = rows[row + down];
  const start = items[from.index]?.start ?? 0;
  if (!next) return from;
  const index = itemsOf(film, next.list, next.who).findLastIndex((item) => item.start <= start + 1e-6);
  return { ...next, index: Math.max(index, 0) };
}

/** Arrows: to another block; where none is selected, to another frame. */
export function pick(along: number, down: number): void {
  const chosen = selection.value;
  if (!chosen || chosen.list === "character") {
    if (along) step(along);
    else if (rowsOf(script.value).length) focusBlock(firstRef());
    return;
  }
  focusBlock(neighbour(script.value, chosen, along, down));
}

function firstRef(): Ref {
  const items = script.value.characters[0]!.beats;
  return { list: "beats", who: 0, index: Math.max(items.findLastIndex((item) => item.start <= time.value), 0) };
}

/** Select a block and give it the keyboard. */
export function focusBlock(ref: Ref): void {
  selection.value = ref;
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-block="${blockName(ref)}"]`)?.focus());
}

/** After a dialog: back to where the keyboard was, or to the block that is selected by now. */
export function giveBack(before: HTMLElement | null): void {
  const chosen = selection.value;
  if (before?.dataset.block && chosen && chosen.list !== "character") focusBlock(chosen);
  else if (before?.isConnected) before.focus();
}

export function blockName({ list, who, index }: Ref): string {
  return `${list}.${who}.${index}`;
}

/** The block that is typed into. */
export const typing = signal<string | null>(null);

/** Type into what is selected. */
export function type(): void {
  const chosen = selection.value;
  if (chosen?.list === "beats" || chosen?.list === "lines") typing.value = blockName(chosen);
}

function chosenItem(): { ref: Ref; start: number; end: number } | null {
  const chosen = selection.value;
  if (!chosen || chosen.list === "character") return null;
  const item = itemAt(script.value, chosen);
  return item ? { ref: chosen, start: item.start, end: item.end } : null;
}

/** Move what is selected by steps of the grid. */
export function nudge(steps: number): void {
  const chosen = chosenItem();
  if (!chosen) return;
  move(chosen.ref, chosen.start + steps * GRID);
  focusBlock(selection.value as Ref);
}

/** Make what is selected longer or shorter by steps of the grid. */
export function stretch(steps: number): void {
  const chosen = chosenItem();
  if (chosen) resize(chosen.ref, "end", chosen.end + steps * GRID);
}
