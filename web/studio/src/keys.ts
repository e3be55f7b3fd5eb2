/** The keyboard: every key with what it does, from which the help sheet is made. */

import * as act from "./actions";
import { pause, seek, shuttle, step, toggle } from "./playback";
import { roll } from "./rolling";
import * as store from "./store";
import { nudge, pick, stretch, type } from "./walking";

export interface Key {
  /** As the help sheet shows them. */
  keys: string[];
  does: string;
  group: "Play" | "Timeline" | "Film";
  /** Key names with modifiers in front, in the order Ctrl, Alt, Shift. */
  on: string[];
  act: () => void;
  /** Whether it also works while typing. */
  typing?: boolean;
}

export const KEYS: Key[] = [
  { group: "Play", keys: ["Space"], does: "Play or pause", on: [" "], act: toggle },
  { group: "Play", keys: ["J"], does: "Play backwards; again: faster", on: ["j"], act: () => shuttle(-1) },
  { group: "Play", keys: ["K"], does: "Pause", on: ["k"], act: pause },
  { group: "Play", keys: ["L"], does: "Play; again: faster", on: ["l"], act: () => shuttle(1) },
  { group: "Play", keys: [",", "."], does: "A frame back, on", on: [","], act: () => step(-1) },
  { group: "Play", keys: [], does: "", on: ["."], act: () => step(1) },
  { group: "Play", keys: ["Home", "End"], does: "To the beginning, to the end", on: ["Home"], act: () => seek(0) },
  { group: "Play", keys: [], does: "", on: ["End"], act: () => seek(store.script.value.duration) },
  { group: "Timeline", keys: ["←", "→"], does: "A frame back, on; on a block: the one before, after", on: ["ArrowLeft"], act: () => pick(-1, 0) },
  { group: "Timeline", keys: [], does: "", on: ["ArrowRight"], act: () => pick(1, 0) },
  { group: "Timeline", keys: ["↑", "↓"], does: "The row above, below", on: ["ArrowUp"], act: () => pick(0, -1) },
  { group: "Timeline", keys: [], does: "", on: ["ArrowDown"], act: () => pick(0, 1) },
  { group: "Timeline", keys: ["Shift ←", "Shift →"], does: "A second back, on", on: ["Shift ArrowLeft"], act: () => seek(store.time.value - 1) },
  { group: "Timeline", keys: [], does: "", on: ["Shift ArrowRight"], act: () => seek(store.time.value + 1) },
  { group: "Timeline", keys: ["Alt ←", "Alt →"], does: "Move what is selected by 0.1 s", on: ["Alt ArrowLeft"], act: () => nudge(-1) },
  { group: "Timeline", keys: [], does: "", on: ["Alt ArrowRight"], act: () => nudge(1) },
  { group: "Timeline", keys: ["Alt Shift ←", "Alt Shift →"], does: "Make it shorter, longer", on: ["Alt Shift ArrowLeft"], act: () => stretch(-1) },
  { group: "Timeline", keys: [], does: "", on: ["Alt Shift ArrowRight"], act: () => stretch(1) },
  { group: "Timeline", keys: ["S"], does: "Split it at the playhead", on: ["s"], act: act.splitSelected },
  { group: "Timeline", keys: ["Delete"], does: "Remove it", on: ["Delete", "Backspace"], act: act.removeSelected },
  { group: "Timeline", keys: ["R"], does: "Roll the beat again; 1–4 choose, Esc keeps what is there", on: ["r"], act: () => void roll() },
  { group: "Timeline", keys: ["Shift L"], does: "Lock or unlock the beat", on: ["Shift L"], act: act.toggleLock },
  { group: "Timeline", keys: ["Enter"], does: "Type into it", on: ["Enter"], act: type },
  { group: "Timeline", keys: ["Esc"], does: "Choose nothing", on: ["Escape"], act: () => act.select(null) },
  { group: "Timeline", keys: ["A"], does: "Add something", on: ["a"], act: () => (store.dialog.value = "add") },
  { group: "Film", keys: ["/"], does: "To the story", on: ["/"], act: focusPrompt },
  { group: "Film", keys: ["Ctrl Z"], does: "Undo", on: ["Ctrl z"], act: act.undo },
  { group: "Film", keys: ["Ctrl Shift Z"], does: "Redo", on: ["Ctrl Shift Z", "Ctrl y"], act: act.redo },
  { group: "Film", keys: ["M", "C"], does: "Mark version A, compare with it", on: ["m"], act: act.mark },
  { group: "Film", keys: [], does: "", on: ["c"], act: act.compare },
  { group: "Film", keys: ["Ctrl E"], does: "Export", on: ["Ctrl e"], act: () => (store.dialog.value = "export"), typing: true },
  { group: "Film", keys: ["Ctrl O"], does: "Your films", on: ["Ctrl o"], act: () => (store.dialog.value = "projects"), typing: true },
  { group: "Film", keys: ["?"], does: "This sheet", on: ["?", "Shift ?"], act: () => (store.dialog.value = "help") },
];

const table = new Map(KEYS.flatMap((key) => key.on.map((name) => [name, key] as const)));

/** The name of a key press, as `Key.on` has it. */
export function nameOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): string {
  const { key } = event;
  const shifted = event.shiftKey && (key.length > 1 || /\p{Lu}/u.test(key));
  const modifiers = [(event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt", shifted && "Shift"].filter(Boolean);
  return [...modifiers, key].join(" ");
}

/** Hear all keys of the page that no field takes. */
export function listen(): void {
  // Before the film element, which has keys of its own.
  addEventListener("keydown", hear, { capture: true });
}

function hear(event: KeyboardEvent): void {
  if (store.dialog.value || store.rolling.value || event.defaultPrevented || !store.exists.value) return;
  const key = table.get(nameOf(event));
  const target = event.target as HTMLElement;
  if (!key || (takesText(target) && !key.typing)) return;
  if (takesKey(target, event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  key.act();
}

function takesText(target: HTMLElement): boolean {
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target instanceof HTMLInputElement && !/^(range|checkbox|radio)$/.test(target.type));
}

/** What a button, a slider or a tab does with a key by itself. */
function takesKey(target: HTMLElement, key: string): boolean {
  if (target.closest("[data-block]")) return false;
  if (key === " " || key === "Enter") return Boolean(target.closest("button, a, [role=option]"));
  if (key.startsWith("Arrow") || key === "Home" || key === "End") return Boolean(target.closest("input, [role=tablist], [role=radiogroup], [data-arrows]"));
  return (key === "Delete" || key === "Backspace") && Boolean(target.closest("[data-arrows]"));
}

function focusPrompt(): void {
  const field = document.querySelector<HTMLTextAreaElement>("[data-prompt]");
  field?.focus();
  field?.select();
}
