/** Dragging on the timeline: what it would become is shown, and counts when it is let go. */

import { signal } from "@preact/signals";
import { edit } from "../actions";
import { moveItem, resizeItem } from "../edits";
import { itemAt, type Ref } from "../rows";
import type { Script } from "../script";
import { script, selection } from "../store";

/** The Script as it would be if the drag ended now. */
export const preview = signal<Script | null>(null);

const STILL = 3; // pixels within which a press is no drag

export type Grip = "middle" | "start" | "end";

/** Follow the pointer that pressed a block until it is let go. */
export function drag(event: PointerEvent, ref: Ref, grip: Grip, scale: number): void {
  const before = script.value;
  const item = itemAt(before, ref);
  if (!item || event.button !== 0) return;
  const from = event.clientX;
  let index = ref.index;
  const move = ({ clientX }: PointerEvent): void => {
    if (!preview.value && Math.abs(clientX - from) < STILL) return;
    const by = (clientX - from) / scale;
    if (grip === "middle") ({ script: preview.value, index } = moveItem(before, ref, item.start + by));
    else preview.value = resizeItem(before, ref, grip, item[grip] + by);
    selection.value = { ...ref, index };
  };
  const stop = (): void => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", drop);
    removeEventListener("pointercancel", cancel);
    removeEventListener("keydown", escape, true);
    preview.value = null;
  };
  const drop = (): void => {
    const after = preview.value;
    stop();
    if (after) edit(() => after);
  };
  const cancel = (): void => {
    stop();
    selection.value = ref;
  };
  const escape = (press: KeyboardEvent): void => {
    if (press.key !== "Escape") return;
    press.stopPropagation();
    cancel();
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", drop);
  addEventListener("pointercancel", cancel);
  addEventListener("keydown", escape, true);
}
