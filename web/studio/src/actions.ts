/** What a person can do to the film, each one step of undo. */

import { addItem, moveItem, patchItem, removeItem, resizeItem, splitItem } from "./edits";
import { renameCharacter, removeCharacter } from "./cast";
import { addCharacter, addPlace, addThing, setDuration } from "./film_edits";
import { commit, redo as redone, undo as undone, type History } from "./history";
import { make } from "./making";
import { pause, restyle } from "./playback";
import { itemAt, patchCharacter, patchScript, type List, type Ref } from "./rows";
import { beatId, doing, USUAL, type Beat, type Character, type PlaceCut, type Script, type StageProp } from "./script";
import * as store from "./store";

const PAUSE = 250; // milliseconds after the last of several changes until the film is made

let waiting: ReturnType<typeof setTimeout> | undefined;

function set(history: History<Script>, wait = 0): void {
  const style = store.script.value.style;
  store.history.value = history;
  const now = store.script.value;
  if (now.style !== style) restyle(now.style ?? USUAL.style);
  keepSelection();
  clearTimeout(waiting);
  if (wait) waiting = setTimeout(() => void make(), wait);
  else void make();
}

/** Whatever was selected may be gone. */
function keepSelection(): void {
  const chosen = store.selection.value;
  if (!chosen) return;
  const there = chosen.list === "character" ? store.script.value.characters[chosen.who] : itemAt(store.script.value, chosen);
  if (!there) store.selection.value = null;
}

/** Change the Script. Changes of one key in a row are one step of undo and wait for one another. */
export function edit(change: (script: Script) => Script, key = ""): void {
  set(commit(store.history.value, change(store.script.value), key), key ? PAUSE : 0);
}

export function undo(): void {
  set(undone(store.history.value));
}

export function redo(): void {
  set(redone(store.history.value));
}

export const setFilm = (fields: Partial<Script>, key = ""): void => edit((script) => patchScript(script, fields), key);
export const setItem = (ref: Ref, fields: object, key = ""): void => edit((script) => patchItem(script, ref, fields), key);
export const setCharacter = (who: number, fields: Partial<Character>, key = ""): void => edit((script) => patchCharacter(script, who, fields), key);
export const rename = (who: number, name: string): void => edit((script) => renameCharacter(script, who, name.trim()));
export const setLength = (seconds: number): void => edit((script) => setDuration(script, seconds));
export const resize = (ref: Ref, edge: "start" | "end", seconds: number): void => edit((script) => resizeItem(script, ref, edge, seconds));

/** Let an item start at a time; it stays selected wherever it lands. */
export function move(ref: Ref, seconds: number): void {
  const { script, index } = moveItem(store.script.value, ref, seconds);
  store.selection.value = { ...ref, index };
  edit(() => script);
}

/** Add to a row at the time shown, and select it. */
export function add(list: List, fields: object, length?: number): void {
  const who = whoIsMeant();
  const { script, index } = addItem(store.script.value, { list, who }, store.time.value, fields, length);
  edit(() => script);
  select({ list, who, index });
}

/** The character of what is selected, or the first one. */
export function whoIsMeant(): number {
  const chosen = store.selection.value;
  const has = chosen && (chosen.list === "character" || ["beats", "lines", "feelings"].includes(chosen.list));
  return has ? chosen.who : 0;
}

export function addOne(character: Partial<Character> & { name: string }): void {
  edit((script) => addCharacter(script, character));
  select({ list: "character", who: store.script.value.characters.length - 1, index: 0 });
}

export function addProp(thing: StageProp): void {
  edit((script) => addThing(script, thing));
  select({ list: "props", who: 0, index: store.script.value.props!.length - 1 });
}

export function addCut(fields: Partial<PlaceCut>): void {
  edit((script) => addPlace(script, store.time.value, fields));
}

export function select(selection: store.Selection): void {
  store.selection.value = selection;
  if (selection) store.panel.value = "selected";
}

/** Take away what is selected. */
export function removeSelected(): void {
  const chosen = store.selection.value;
  if (!chosen) return;
  edit((script) => (chosen.list === "character" ? removeCharacter(script, chosen.who) : removeItem(script, chosen)));
  store.selection.value = chosen.list !== "character" && chosen.index > 0 ? { ...chosen, index: chosen.index - 1 } : null;
  keepSelection();
}

/** Cut what is selected in two at the time shown. */
export function splitSelected(): void {
  const chosen = store.selection.value;
  if (chosen && chosen.list !== "character") edit((script) => splitItem(script, chosen, store.time.value));
}

/** The selected beat, if it is one. */
export function selectedBeat(): { ref: Ref; beat: Beat } | null {
  const chosen = store.selection.value;
  if (chosen?.list !== "beats") return null;
  const beat = store.script.value.characters[chosen.who]?.beats[chosen.index];
  return beat ? { ref: chosen, beat } : null;
}

/** Keep the motion of the selected beat whatever changes, or let it change again. */
export function toggleLock(): void {
  const chosen = selectedBeat();
  if (!chosen) return;
  const take = chosen.beat.take ? undefined : store.takes.value[beatId(chosen.ref.who, chosen.ref.index)];
  if (!chosen.beat.take && !take) {
    store.notice.value = "This beat cannot be locked: its motion is not made yet, or it is an animal's, which is always the same";
    return;
  }
  setItem(chosen.ref, { take });
  store.notice.value = take ? `Locked: ${doing(chosen.beat.text)}` : `Unlocked: ${doing(chosen.beat.text)}`;
}

/** Remember the film as it is, to compare later versions with it. */
export function mark(): void {
  if (!store.film.value) return;
  store.marked.value = { script: store.script.value, film: store.film.value };
  store.notice.value = "This is version A now";
}

/** Look at both versions side by side, or at the film alone. */
export function compare(): void {
  if (!store.marked.value) return;
  pause();
  store.comparing.value = !store.comparing.value;
}

/** Go back to version A; undo brings back what was. */
export function takeMarked(): void {
  const { marked } = store;
  if (!marked.value) return;
  const { script } = marked.value;
  store.comparing.value = false;
  edit(() => script);
}
