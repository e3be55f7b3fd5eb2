/** Plays a scene on a canvas: clock, speed, loop, resolution. Knows no controls. */

import { Painter } from "./painter";
import type { View } from "./projection";
import { tables } from "./tables";
import type { Scene } from "./scene";

const QUALITIES = [1, 0.75, 0.55, 0.4]; // shares of the resolution that slow machines draw
const WATCHED = 24; // frames after which the speed of drawing is judged
const SLOW = 26; // mean milliseconds from frame to frame from which the resolution falls
const LARGEST = 2560; // pixels across a picture

/** What another way of looking at the scene needs; see `three.ts`. */
export interface FreeView {
  /** Its view of the running scene, in pixels of this size; null: it draws by itself. */
  view(width: number, height: number): View | null;
  draw(at: number): void;
}

export class Player {
  readonly duration: number;
  /** Times its own speed; negative: backwards. */
  rate = 1;
  loop = false;
  /** Whether lines hold still, for people whom motion disturbs. */
  still: boolean;
  free: FreeView | null = null;
  private painter: Painter;
  private time: number;
  private last = 0;
  private request = 0;
  private quality = 0;
  private intervals: number[] = [];

  constructor(
    private shown: Scene,
    readonly canvas: HTMLCanvasElement,
    private readonly ratio: number,
    private readonly changed: (kind: "timeupdate" | "ended") => void,
    { still, start }: { still: boolean; start: number },
  ) {
    this.painter = new Painter(shown, canvas);
    this.duration = shown.frames / shown.fps;
    this.still = still;
    this.time = Math.min(Math.max(start, 0), this.duration);
    this.resize(true);
  }

  get scene(): Scene {
    return this.shown;
  }

  get paused(): boolean {
    return this.request === 0;
  }

  get currentTime(): number {
    return this.time;
  }

  set currentTime(seconds: number) {
    this.time = Math.min(Math.max(seconds, 0), this.duration);
    this.paint();
    this.changed("timeupdate");
  }

  /** Draw the scene in another style. */
  set style(name: string) {
    if (!tables().styles[name] || name === this.shown.style) return;
    this.shown = { ...this.shown, style: name };
    this.painter = new Painter(this.shown, this.canvas);
    this.resize(true);
  }

  play(): void {
    if (!this.paused) return;
    if (this.rate > 0 && this.time >= this.duration) this.time = 0;
    this.last = performance.now();
    this.intervals = [];
    this.request = requestAnimationFrame(this.tick);
  }

  pause(): void {
    cancelAnimationFrame(this.request);
    this.request = 0;
  }

  /** One frame of the film forwards or backwards. */
  step(frames: number): void {
    this.pause();
    const { fps } = this.shown;
    this.currentTime = (Math.floor(this.time * fps + 1e-6) + frames) / fps;
  }

  /** Fit the canvas to its place on the screen. */
  resize(anew = false): void {
    const wide = (this.canvas.clientWidth || 1280) * (globalThis.devicePixelRatio || 1);
    const width = Math.max(2 * Math.round((Math.min(wide, LARGEST) * QUALITIES[this.quality]!) / 2), 16);
    const height = Math.max(2 * Math.round(width / this.ratio / 2), 16);
    if (anew || width !== this.canvas.width || height !== this.canvas.height) {
      this.painter.resize(width, height);
      this.paint();
    }
  }

  paint(): void {
    const at = Math.min(this.time * this.shown.fps, this.shown.frames - 1);
    const { width, height } = this.canvas;
    const view = this.free?.view(width, height);
    if (view === null) this.free!.draw(at);
    else this.painter.paint(at, { view, still: this.still });
  }

  private tick = (now: number): void => {
    const elapsed = Math.min(Math.max(now - this.last, 0), 250); // the first time may be an old one
    this.last = now;
    this.time += (elapsed / 1000) * this.rate;
    const over = this.rate < 0 ? this.time <= 0 : this.time >= this.duration;
    if (over && this.loop) this.time = (this.time + this.duration) % this.duration;
    else if (over) this.time = this.rate < 0 ? 0 : this.duration;
    const ends = over && !this.loop;
    // Before anybody hears of it: they may pause.
    this.request = ends ? 0 : requestAnimationFrame(this.tick);
    this.watch(elapsed);
    this.paint();
    this.changed("timeupdate");
    if (ends) this.changed("ended");
  };

  /** Lower the resolution when the machine cannot keep up. */
  private watch(elapsed: number): void {
    this.intervals.push(elapsed);
    if (this.intervals.length < WATCHED) return;
    const mean = this.intervals.reduce((a, b) => a + b, 0) / WATCHED;
    this.intervals = [];
    if (mean < SLOW || this.quality === QUALITIES.length - 1 || this.free) return;
    this.quality++;
    this.resize();
  }
}
