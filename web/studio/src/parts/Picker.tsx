/** A list with a search field: for one of the hundreds of things, places and roles there are. */

import { useEffect, useId, useRef, useState } from "preact/hooks";
import { words } from "../script";
import { search, type Findable } from "../vocabulary";
import { Icon } from "./Icon";

const SHOWN = 80;

interface FinderProps<T extends Findable> {
  label: string;
  items: T[];
  onPick: (item: T) => void;
  onClose?: () => void;
  /** Beside a name, such as what kind it is of. */
  kind?: (item: T) => string;
  /** Makes an item of what was typed. */
  typed?: (text: string) => T[];
  placeholder?: string;
}

/** The search field and what it finds; arrows choose, Enter picks. */
export function Finder<T extends Findable>({ label, items, onPick, onClose, kind, typed, placeholder }: FinderProps<T>) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const found = [...search(items, query), ...(query.trim() && typed ? typed(query.trim()) : [])].slice(0, SHOWN);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at, query]);
  const press = (event: KeyboardEvent): void => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const by = moves[event.key];
    if (by) setAt(Math.min(Math.max(at + by, 0), found.length - 1));
    else if (event.key === "Enter" && found[at]) onPick(found[at]!);
    else if (event.key === "Escape" && onClose) onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="finder">
      <div class="finder-field">
        <Icon name="search" size={18} />
        <input
          ref={field}
          data-first
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={found[at] && `${id}-${at}`}
          placeholder={placeholder ?? "Search"}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
      </div>
      <ul ref={list} id={id} role="listbox" aria-label={label}>
        {found.map((item, i) => (
          <li key={`${kind?.(item)} ${item.name}`} id={`${id}-${i}`} role="option" aria-selected={i === at} onPointerMove={() => setAt(i)} onClick={() => onPick(item)}>
            <span class="found-name">{words(item.name)}</span>
            <span class="found-line">{item.line}</span>
            {kind && <span class="found-kind">{kind(item)}</span>}
          </li>
        ))}
        {!found.length && <li class="nothing">Nothing of that name</li>}
      </ul>
    </div>
  );
}

interface PickerProps<T extends Findable> {
  label: string;
  items: T[];
  value: string | null | undefined;
  onChange: (name: string | null) => void;
  /** What it is when nothing is chosen; when not given, something always is. */
  nothing?: string;
}

/** A button with what is chosen, which opens the list below it. */
export function Picker<T extends Findable>({ label, items, value, onChange, nothing }: PickerProps<T>) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const pick = (name: string | null): void => {
    onChange(name);
    close();
  };
  return (
    <div class="picker">
      <button ref={button} type="button" class="picker-button" aria-label={`${label}: ${value ? words(value) : (nothing ?? "")}`} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span class={value ? "" : "quiet"}>{value ? words(value) : nothing}</span>
        <Icon name="down" size={16} />
      </button>
      {open && (
        <div class="picker-list">
          <Finder label={label} items={items} onPick={(item) => pick(item.name)} onClose={close} />
          {nothing !== undefined && value && (
            <button type="button" class="quiet-button" onClick={() => pick(null)}>
              {nothing}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
