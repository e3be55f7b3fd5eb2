/** Fields of the panels: each with its label. */

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { words } from "../script";
import { Icon, type IconName } from "./Icon";

export function Field({ label, children, hint }: { label: string; children: ComponentChildren; hint?: string }) {
  return (
    <div class="field" role="group" aria-label={label}>
      <div class="field-label">
        <span>{label}</span>
        {hint && <span class="quiet">{hint}</span>}
      </div>
      {children}
    </div>
  );
}

interface IconButtonProps {
  icon: IconName;
  label: string;
  onClick: () => void;
  pressed?: boolean;
  disabled?: boolean;
  /** The label beside the icon. */
  text?: string;
  class?: string;
}

export function IconButton({ icon, label, onClick, pressed, disabled, text, class: extra = "" }: IconButtonProps) {
  return (
    <button type="button" class={`icon-button ${text ? "with-text" : ""} ${extra}`} title={label} aria-label={label} aria-pressed={pressed} disabled={disabled} onClick={onClick}>
      <Icon name={icon} />
      {text && <span>{text}</span>}
    </button>
  );
}

interface ChoiceProps {
  label: string;
  names: readonly string[];
  value: string;
  onChange: (name: string) => void;
  /** Words for names that do not speak for themselves. */
  say?: (name: string) => string;
}

/** One of a few, all of them in sight. */
export function Choice({ label, names, value, onChange, say = words }: ChoiceProps) {
  const group = useId();
  return (
    <div class="choice" role="radiogroup" aria-label={label}>
      {names.map((name) => (
        <label key={name} class="chip">
          <input type="radio" name={group} checked={name === value} onChange={() => onChange(name)} />
          <span>{say(name)}</span>
        </label>
      ))}
    </div>
  );
}

/** Any of a few. */
export function Several({ names, values, onChange, say = words }: { names: readonly string[]; values: readonly string[]; onChange: (values: string[]) => void; say?: (name: string) => string }) {
  const turned = (name: string): string[] => (values.includes(name) ? values.filter((one) => one !== name) : [...values, name]);
  return (
    <div class="choice">
      {names.map((name) => (
        <label key={name} class="chip">
          <input type="checkbox" checked={values.includes(name)} onChange={() => onChange(turned(name))} />
          <span>{say(name)}</span>
        </label>
      ))}
    </div>
  );
}

/** One of many, or nothing. */
export function Select({ label, names, value, onChange, nothing, say = words }: ChoiceProps & { nothing?: string }) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {nothing !== undefined && <option value="">{nothing}</option>}
      {names.map((name) => (
        <option key={name} value={name}>
          {say(name)}
        </option>
      ))}
    </select>
  );
}

interface NumberProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  low: number;
  high: number;
  step: number;
  unit?: string;
}

/** A number that is typed; it counts when it is left or confirmed. */
export function NumberField({ label, value, onChange, low, high, step, unit }: NumberProps) {
  const take = (text: string): void => {
    const number = Number(text);
    if (text !== "" && Number.isFinite(number)) onChange(Math.min(Math.max(number, low), high));
  };
  return (
    <label class="number">
      <span>{label}</span>
      <input type="number" min={low} max={high} step={step} value={+value.toFixed(3)} onChange={(event) => take(event.currentTarget.value)} />
      {unit && <span class="unit">{unit}</span>}
    </label>
  );
}

export function Slider({ label, value, onChange, low, high, step, unit = "" }: NumberProps) {
  return (
    <label class="slider">
      <span>{label}</span>
      <input type="range" min={low} max={high} step={step} value={value} onInput={(event) => onChange(Number(event.currentTarget.value))} />
      <output>
        {+value.toFixed(2)}
        {unit}
      </output>
    </label>
  );
}

/** Text that counts when it is left or confirmed by Enter; Escape brings back what was there. */
export function TextField({ label, value, onChange, rows = 1 }: { label: string; value: string; onChange: (text: string) => void; rows?: number }) {
  const [draft, setDraft] = useState<string | null>(null);
  const done = (): void => {
    if (draft !== null && draft.trim() && draft !== value) onChange(draft.trim());
    setDraft(null);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape") setDraft(null);
    if (event.key !== "Escape" && !(event.key === "Enter" && !event.shiftKey)) return;
    event.preventDefault();
    (event.currentTarget as HTMLElement).blur();
  };
  return (
    <textarea
      aria-label={label}
      rows={rows}
      value={draft ?? value}
      onInput={(event) => setDraft(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={press}
    />
  );
}
