/** The bar at the top: the film's name, undo, theme, help, export. */

import { signal } from "@preact/signals";
import { redo, undo } from "../actions";
import * as store from "../store";
import { IconButton } from "./Fields";
import { Icon, type IconName } from "./Icon";

type Theme = "auto" | "light" | "dark";
const THEMES: Record<Theme, { icon: IconName; label: string; next: Theme }> = {
  auto: { icon: "auto", label: "Light or dark as the system; click for light", next: "light" },
  light: { icon: "sun", label: "Light; click for dark", next: "dark" },
  dark: { icon: "moon", label: "Dark; click for as the system", next: "auto" },
};
const theme = signal<Theme>("auto");

/** Take up the theme that was chosen last. */
export function startTheme(): void {
  setTheme((localStorage.getItem("stick-gen-theme") as Theme | null) ?? "auto");
}

function setTheme(name: Theme): void {
  theme.value = name in THEMES ? name : "auto";
  document.documentElement.dataset.theme = theme.value;
  localStorage.setItem("stick-gen-theme", theme.value);
}

const SAVED = { saved: "Saved", saving: "Saving…", waiting: "Kept in the browser until the studio answers", refused: "Not saved: something does not fit" };

export function Top() {
  const { history, exists, saved, title, making } = store;
  const { icon, label, next } = THEMES[theme.value];
  return (
    <header class="top">
      <button type="button" class="logo" aria-label="Your films (Ctrl O)" title="Your films (Ctrl O)" onClick={() => (store.dialog.value = "projects")}>
        <Logo />
        {!exists.value && <b class="brand">Stick-Gen</b>}
        <Icon name="down" size={14} />
      </button>
      {exists.value && (
        <div class="title">
          <input aria-label="Title" value={title.value} onChange={(event) => (title.value = event.currentTarget.value.trim() || title.value)} />
          <span class="quiet saved" role="status">
            {SAVED[saved.value]}
          </span>
        </div>
      )}
      <span class="spacer" />
      {making.value.running && exists.value && (
        <span class="working" role="status">
          <i class="spinner" />
          <span>{making.value.label}</span>
        </span>
      )}
      {exists.value && (
        <>
          <IconButton icon="undo" label="Undo (Ctrl Z)" disabled={!history.value.past.length} onClick={undo} />
          <IconButton icon="redo" label="Redo (Ctrl Shift Z)" disabled={!history.value.future.length} onClick={redo} />
          <span class="divider wide" />
        </>
      )}
      <IconButton icon={icon} label={label} onClick={() => setTheme(next)} />
      <IconButton icon="help" label="Keys (?)" class="wide" onClick={() => (store.dialog.value = "help")} />
      {exists.value && (
        <button type="button" class="primary" onClick={() => (store.dialog.value = "export")}>
          <Icon name="share" size={18} />
          <span>Export</span>
        </button>
      )}
    </header>
  );
}

function Logo() {
  return (
    <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      <rect width="28" height="28" rx="8" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">
        <circle cx="14" cy="8" r="3" />
        <path d="M14 11v7M14 13.2l-5-2.2M14 13.2l5-3.2M14 18l-3.5 5M14 18l4 4.5" />
      </g>
    </svg>
  );
}
