/** The film element and the clock: what plays, where, how fast. */

import type { Film } from "./api";
import { comparing, made, marked, playing, rate, script, time } from "./store";
import { FRAME, USUAL } from "./script";

/** What the studio uses of `<stick-gen-film>`; see `web/player`. */
export interface FilmElement extends HTMLElement {
  currentTime: number;
  readonly duration: number;
  readonly paused: boolean;
  playbackRate: number;
  player: { scene: unknown } | null;
  show(film: unknown): Promise<void>;
  play(): void;
  pause(): void;
  step(frames: number): void;
  toggleFullscreen(): void;
  toggleThree(): Promise<void>;
}

declare global {
  // eslint-disable-next-line no-var
  var StickGen: { ownTables(): Promise<void>; readScene(film: unknown): Promise<unknown>; Painter: new (scene: unknown, canvas: HTMLCanvasElement) => Painter };
}

export interface Painter {
  resize(width: number, height: number): void;
  paint(frame: number): void;
}

let screen: FilmElement | null = null;
let other: FilmElement | null = null;
/** Whether it plays on as soon as more of the film is made. */
let starving = false;

export function attach(element: FilmElement | null): void {
  screen = element;
  element?.addEventListener("timeupdate", follow);
  element?.addEventListener("ended", ended);
}

/** The film of the version to compare with. */
export async function attachOther(element: FilmElement | null): Promise<void> {
  other = element;
  if (!element || !marked.value) return;
  element.setAttribute("film-style", marked.value.script.style ?? USUAL.style);
  await StickGen.ownTables();
  await element.show(marked.value.film);
  element.currentTime = time.value;
}

function follow(): void {
  if (!screen || screen.currentTime === time.value) return;
  time.value = screen.currentTime;
  if (other && comparing.value) other.currentTime = time.value;
}

function ended(): void {
  starving = rate.value > 0 && made.value < script.value.duration - FRAME;
  if (!starving) pause();
}

/** Show a film from where the last one is, and go on playing. */
export async function show(film: Film): Promise<void> {
  if (!screen) return;
  await StickGen.ownTables();
  const at = time.value;
  screen.setAttribute("start", String(at));
  screen.setAttribute("film-style", script.value.style ?? USUAL.style);
  await screen.show(film);
  screen.playbackRate = rate.value;
  if (playing.value) {
    starving = false;
    screen.play();
  }
}

/** Draw the film that is there in another style. */
export function restyle(style: string): void {
  screen?.setAttribute("film-style", style);
}

export function play(): void {
  if (!screen?.player) return;
  if (time.value >= screen.duration - FRAME / 2 && rate.value > 0) seek(0);
  playing.value = true;
  screen.playbackRate = rate.value;
  screen.play();
}

export function pause(): void {
  starving = false;
  playing.value = false;
  rate.value = 1;
  screen?.pause();
}

export function toggle(): void {
  if (playing.value) pause();
  else play();
}

/** J and L: faster in a direction with every press. */
export function shuttle(direction: 1 | -1): void {
  const current = playing.value ? rate.value : 0;
  const next = Math.sign(current) === direction ? current * 2 : direction;
  rate.value = Math.max(-4, Math.min(4, next));
  play();
}

export function seek(seconds: number): void {
  const end = screen?.player ? screen.duration : script.value.duration;
  time.value = Math.min(Math.max(seconds, 0), end || 0);
  if (screen?.player) screen.currentTime = time.value;
  if (other) other.currentTime = time.value;
}

/** Frames forwards or backwards. */
export function step(frames: number): void {
  pause();
  seek((Math.round(time.value / FRAME) + frames) * FRAME);
}

export function fullscreen(): void {
  screen?.toggleFullscreen();
}

export function three(): void {
  void screen?.toggleThree();
}
