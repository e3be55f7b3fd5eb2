/** A block on the timeline: dragged by its middle, resized by its ends, typed into. */

import { useEffect, useRef } from "preact/hooks";
import { select, setItem } from "../actions";
import type { Ref } from "../rows";
import type { Timed } from "../script";
import { selection } from "../store";
import { blockName, focusBlock, typing } from "../walking";
import { drag, type Grip } from "./dragging";
import { Icon } from "./Icon";

interface BlockProps {
  at: Ref;
  item: Timed;
  scale: number;
  text: string;
  /** What a screen reader says. */
  label: string;
  locked?: boolean;
  /** The field that typing changes; none: it is not typed into. */
  typed?: string;
}

export function Block({ at, item, scale, text, label, locked, typed }: BlockProps) {
  const name = blockName(at);
  const chosen = selection.value;
  const selected = chosen !== null && chosen.list !== "character" && blockName(chosen) === name;
  const wide = (item.end - item.start) * scale;
  const press = (event: PointerEvent): void => {
    select(at);
    const grip = ((event.target as HTMLElement).dataset.grip ?? "middle") as Grip;
    drag(event, at, grip, scale);
  };
  const style = { left: `${item.start * scale}px`, width: `${Math.max(wide - 2, 6)}px` };
  if (typing.value === name && typed) return <Typed at={at} style={style} field={typed} value={String((item as unknown as Record<string, unknown>)[typed] ?? "")} />;
  return (
    <button
      type="button"
      class={`block ${at.list} ${selected ? "selected" : ""} ${wide < 34 ? "tiny" : ""}`}
      data-block={name}
      aria-label={`${label}, ${item.start.toFixed(1)} to ${item.end.toFixed(1)} seconds${locked ? ", locked" : ""}`}
      aria-pressed={selected}
      tabIndex={selected || (!chosen && at.index === 0) ? 0 : -1}
      title={text}
      style={style}
      onPointerDown={press}
      onFocus={() => !selected && select(at)}
      onDblClick={() => typed && (typing.value = name)}
    >
      <span class="grip start" data-grip="start" />
      <span class="block-text">{text}</span>
      {locked && <Icon name="lock" size={14} />}
      <span class="grip end" data-grip="end" />
    </button>
  );
}

function Typed({ at, style, field, value }: { at: Ref; style: Record<string, string>; field: string; value: string }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const done = (): void => {
    if (typing.value === null) return;
    typing.value = null;
    const text = input.current!.value.trim();
    if (text && text !== value) setItem(at, { [field]: text });
    focusBlock(at);
  };
  const press = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "Escape") input.current!.value = value;
    if (event.key === "Escape" || event.key === "Enter") done();
  };
  return <input ref={input} class="block-input" style={style} aria-label="What happens" value={value} onBlur={done} onKeyDown={press} />;
}
