/** The bar of buttons below a film. */

import type { StickGenFilm } from "./element";
import { tables } from "./tables";

const CORNERS =
  '<svg viewBox="0 0 16 16" width="14" height="14"><path d="M1 6V1h5M10 1h5v5M15 10v5h-5M6 15H1v-5" ' +
  'fill="none" stroke="currentColor" stroke-width="2"/></svg>';

export class Controls {
  readonly bar = document.createElement("div");
  private readonly play: HTMLButtonElement;
  private readonly loop: HTMLButtonElement;
  private readonly captions: HTMLButtonElement;
  private readonly three: HTMLButtonElement;
  private readonly sound: HTMLButtonElement;
  private readonly scrub = document.createElement("input");
  private readonly time = document.createElement("time");
  private readonly speed: HTMLSelectElement;
  private readonly styles: HTMLSelectElement;

  constructor(private readonly film: StickGenFilm) {
    this.bar.className = "bar";
    this.play = button("▶", "Play (space)", () => film.toggle());
    const back = button("◂", "One frame back (,)", () => film.step(-1), "wide");
    const forward = button("▸", "One frame forward (.)", () => film.step(1), "wide");
    this.loop = button("⟳", "Loop (l)", () => (film.loop = !film.loop));
    this.captions = button("CC", "Captions (c)", () => (film.captions = !film.captions));
    this.three = button("3D", "From any side (3)", () => void film.toggleThree());
    this.sound = button("♪", "Sound (m)", () => (film.muted = !film.muted));
    this.sound.hidden = true;
    const full = button("", "Full screen (f)", () => film.toggleFullscreen());
    full.innerHTML = CORNERS;
    this.speed = choice("Speed (< and >)", () => (film.playbackRate = Number(this.speed.value)));
    this.styles = choice("Style", () => film.setAttribute("film-style", this.styles.value), "wide");
    this.scrub.type = "range";
    this.scrub.step = "any";
    this.scrub.min = "0";
    this.scrub.setAttribute("aria-label", "Time");
    this.scrub.addEventListener("input", () => (film.currentTime = Number(this.scrub.value)));
    this.bar.append(this.play, back, forward, this.scrub, this.time, this.speed, this.styles, this.loop, this.captions, this.sound, this.three, full);
  }

  /** Show what the film offers. */
  fill(): void {
    const { player } = this.film;
    if (!player) return;
    this.scrub.max = String(player.duration);
    options(this.speed, ["0.25", "0.5", "1", "1.5", "2"], (rate) => `${rate}×`);
    options(this.styles, Object.keys(tables().styles), (name) => name);
    this.update();
  }

  update(): void {
    const { film } = this;
    if (!film.player) return;
    this.play.textContent = film.paused ? "▶" : "❚❚";
    this.play.setAttribute("aria-label", film.paused ? "Play" : "Pause");
    pressed(this.loop, film.loop);
    pressed(this.captions, film.captions);
    pressed(this.three, film.three);
    this.sound.hidden = !film.audible;
    pressed(this.sound, !film.muted);
    this.scrub.value = String(film.currentTime);
    this.scrub.setAttribute("aria-valuetext", `${film.currentTime.toFixed(1)} seconds`);
    this.time.textContent = `${clock(film.currentTime)} / ${clock(film.duration)}`;
    this.speed.value = String(film.playbackRate);
    this.styles.value = film.player.scene.style;
  }
}

function button(text: string, title: string, act: () => void, className = ""): HTMLButtonElement {
  const out = document.createElement("button");
  Object.assign(out, { type: "button", textContent: text, title, className });
  out.setAttribute("aria-label", title);
  out.addEventListener("click", act);
  return out;
}

function choice(title: string, act: () => void, className = ""): HTMLSelectElement {
  const out = document.createElement("select");
  Object.assign(out, { title, className });
  out.setAttribute("aria-label", title);
  out.addEventListener("change", act);
  return out;
}

function options(select: HTMLSelectElement, values: string[], label: (value: string) => string): void {
  select.replaceChildren(...values.map((value) => new Option(label(value), value)));
}

function pressed(button: HTMLButtonElement, on: boolean): void {
  button.setAttribute("aria-pressed", String(on));
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds + 1e-6);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
