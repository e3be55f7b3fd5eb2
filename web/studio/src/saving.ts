/** Projects: opened, and saved by themselves; what cannot be sent waits in the browser. */

import { batch, effect } from "@preact/signals";
import { api, Refusal, type Project, type State } from "./api";
import { begin } from "./history";
import { explain, make, showing, state, stop } from "./making";
import { pause, seek, show } from "./playback";
import type { Script } from "./script";
import * as store from "./store";

const PAUSE = 600; // milliseconds after the last change
const INVALID = 422;
const RETRY = 4000; // milliseconds between two tries to reach the server

interface Draft {
  title: string;
  script: Script;
  state: State;
}

const keyOf = (name: string): string => `stick-gen/${name}`;

let timer: ReturnType<typeof setTimeout> | undefined;
/** What the server has. */
let kept = "";

function draft(): Draft {
  return { title: store.title.value, script: store.script.value, state: state() };
}

/** Save whenever something has changed. */
export function autosave(): void {
  effect(() => {
    const content = JSON.stringify(draft());
    if (!store.project.value || !store.exists.value || content === kept) return;
    localStorage.setItem(keyOf(store.project.value), content);
    store.saved.value = "saving";
    clearTimeout(timer);
    timer = setTimeout(() => void save(), PAUSE);
  });
  addEventListener("pagehide", () => void save());
}

async function save(): Promise<void> {
  clearTimeout(timer);
  const name = store.project.value;
  const now = draft();
  const content = JSON.stringify(now);
  if (!name || !store.exists.value || content === kept) return;
  try {
    await api.save(name, now);
    kept = content;
    if (localStorage.getItem(keyOf(name)) === content) localStorage.removeItem(keyOf(name));
    store.saved.value = "saved";
    if (store.making.value.error) void make(); // the server is back
  } catch (error) {
    // A Script that the server refuses is mended by the next change, not by sending it again.
    const refused = error instanceof Refusal && error.status === INVALID;
    store.saved.value = refused ? "refused" : "waiting";
    if (!refused) timer = setTimeout(() => void save(), RETRY);
  }
}

/** Open a project; edits that never reached the server are taken up. */
export async function open(name: string): Promise<void> {
  await save();
  const project = await api.open(name);
  const waiting = localStorage.getItem(keyOf(name));
  const unsent: Draft | null = waiting ? JSON.parse(waiting) : null;
  stop();
  pause();
  fill(name, { ...project, ...unsent }, !unsent);
  location.hash = encodeURIComponent(name);
  seek(0);
  if (store.film.value) {
    await show(store.film.value);
    showing(store.script.value);
  } else await make();
}

function fill(name: string, { title, script, state: { seed = 0, aspect = 16 / 9, ui }, film, takes }: Project, current: boolean): void {
  batch(() => {
    store.project.value = name;
    store.title.value = title;
    store.prompt.value = ui?.prompt ?? script?.description ?? "";
    store.seed.value = seed;
    store.aspect.value = aspect;
    store.history.value = begin(script ?? EMPTY);
    store.film.value = current ? film : null;
    store.made.value = script?.duration ?? 0;
    store.takes.value = takes ?? {};
    store.selection.value = null;
    store.marked.value = null;
    store.comparing.value = false;
    store.leftOut.value = "";
    kept = current ? JSON.stringify(draft()) : "";
  });
  store.saved.value = "saved";
}

const EMPTY: Script = { description: "", duration: 0, characters: [] };

/** Begin with an empty page. */
export async function startAnew(): Promise<void> {
  await save();
  stop();
  pause();
  fill("", { title: "", script: null, state: {}, film: null, takes: {} }, true);
  history.replaceState(null, "", location.pathname);
}

export async function remove(name: string): Promise<void> {
  await api.remove(name);
  localStorage.removeItem(keyOf(name));
  if (name === store.project.value) await startAnew();
  await list();
}

export async function list(): Promise<void> {
  store.projects.value = await api.projects();
}

/** What the page shows first: the project of its address, or an empty page. */
export async function start(): Promise<void> {
  try {
    const [words] = await Promise.all([api.vocabulary(), list()]);
    store.vocabulary.value = words;
    const name = decodeURIComponent(location.hash.slice(1));
    if (name && store.projects.value.some((line) => line.name === name)) await open(name);
  } catch (error) {
    store.making.value = { ...store.IDLE, error: explain(error) };
  }
}
