/** From text to Script to film: asks the server and shows what comes. */

import { batch } from "@preact/signals";
import { api, Refusal, type Film, type MakeEvent, type State } from "./api";
import { begin, commit } from "./history";
import { play, seek, show } from "./playback";
import type { Script } from "./script";
import * as store from "./store";

const STAGES: Record<string, string> = { planning: "Planning the motion", refining: "Drawing it out", directing: "Directing" };

const BUSY = 429;
const WAIT = 1000; // milliseconds until a busy server is asked again

let running: AbortController | null = null;
/** The Script that the film shows. */
let shown: Script | null = null;

export function state(): State {
  return { seed: store.seed.value, aspect: store.aspect.value, ui: { prompt: store.prompt.value } };
}

export function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

function fail(error: unknown): void {
  store.making.value = { ...store.IDLE, error: explain(error) };
}

/** Write a Script of what was typed and make its film. */
export async function makeFromPrompt(): Promise<void> {
  const text = store.prompt.value.trim();
  if (!text) return;
  running?.abort();
  store.making.value = { running: true, label: "Reading the story", share: null, error: "" };
  try {
    const { script, left_out, aspect } = await api.write(text);
    const named = store.title.value === titleOf(store.script.value);
    if (!store.project.value) await startProject(titleOf(script));
    else if (named) store.title.value = titleOf(script);
    batch(() => {
      store.leftOut.value = left_out;
      if (aspect) store.aspect.value = aspect;
      store.history.value = store.exists.value ? commit(store.history.value, script) : begin(script);
      store.selection.value = null;
      store.film.value = null;
      store.marked.value = null;
    });
    seek(0);
    store.playing.value = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    await make();
  } catch (error) {
    if (!isAbort(error)) fail(error);
  }
}

/** What a film is called until somebody gives it a name. */
function titleOf({ title, description }: Script): string {
  const text = title || description;
  return text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text;
}

async function startProject(title: string): Promise<void> {
  const { name } = await api.create(title);
  store.project.value = name;
  store.title.value = title;
  location.hash = encodeURIComponent(name);
}

/** Make the film of the Script; a film that is being made gives way. `anew`: also if the Script is the same. */
export async function make(anew = false): Promise<void> {
  const script = store.script.value;
  if (!store.exists.value) return;
  running?.abort();
  running = null;
  if (!anew && store.film.value && shown && sameButStyle(script, shown)) {
    store.making.value = store.IDLE;
    return;
  }
  const turn = (running = new AbortController());
  store.making.value = { ...store.IDLE, running: true, label: store.film.value ? "Updating" : "Making the film" };
  try {
    for await (const event of api.make({ project: store.project.value, script, state: state() }, turn.signal)) await take(event);
    showing(script);
    store.making.value = store.IDLE;
  } catch (error) {
    if (isAbort(error) || running !== turn) return;
    if (error instanceof Refusal && error.status === BUSY) setTimeout(() => running === turn && void make(anew), WAIT);
    else fail(error);
  }
}

async function take(event: MakeEvent): Promise<void> {
  if (event.event === "stage") {
    const label = STAGES[event.stage] ?? event.stage;
    store.making.value = { running: true, label, share: event.share, error: "" };
    return;
  }
  await receive(event.film);
  if (event.event !== "done") return;
  const { seconds, reused, generated } = event;
  batch(() => {
    store.takes.value = event.takes;
    store.lastMake.value = { seconds, reused: reused.length, generated: generated.length };
  });
}

/** Show a film, or more of it; what plays plays on. */
export async function receive(film: Film): Promise<void> {
  const first = store.film.value === null;
  batch(() => {
    store.film.value = film;
    store.made.value = film.meta.total_frames / film.meta.fps;
  });
  await show(film);
  if (first && store.playing.value) play();
}

/** The film that is shown is that of this Script. */
export function showing(script: Script): void {
  shown = script;
  if (!store.marked.value && store.film.value) store.marked.value = { script, film: store.film.value };
}

/** Whether the player can draw the change by itself. */
function sameButStyle(a: Script, b: Script): boolean {
  if (a === b) return true;
  const { style: _a, ...one } = a;
  const { style: _b, ...two } = b;
  return JSON.stringify(one) === JSON.stringify(two);
}

/** Stop what is being made; another project is opened. */
export function stop(): void {
  running?.abort();
  running = null;
  shown = null;
  store.making.value = store.IDLE;
}
