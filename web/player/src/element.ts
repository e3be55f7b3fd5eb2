/** `<stick-gen-film src="film.motion" controls autoplay loop>`: a film in a page. */

import { captionsAt } from "./captions";
import { Controls } from "./controls";
import { inflate } from "./inflate";
import { Player } from "./player";
import { readScene } from "./read";
import { Sound } from "./sound";
import { CSS } from "./styles";
import { ownTables, tables, useTables } from "./tables";
import { openThree, type ThreeView } from "./three_loader";

const KEYS = new Map<string, (film: StickGenFilm) => void>([
  [" ", (film) => film.toggle()],
  ["k", (film) => film.toggle()],
  ["ArrowLeft", (film) => (film.currentTime -= 1)],
  ["ArrowRight", (film) => (film.currentTime += 1)],
  [",", (film) => film.step(-1)],
  [".", (film) => film.step(1)],
  ["Home", (film) => (film.currentTime = 0)],
  ["End", (film) => (film.currentTime = film.duration)],
  ["f", (film) => film.toggleFullscreen()],
  ["l", (film) => (film.loop = !film.loop)],
  ["c", (film) => (film.captions = !film.captions)],
  ["m", (film) => (film.muted = !film.muted)],
  ["<", (film) => film.faster(-1)],
  [">", (film) => film.faster(1)],
  ["3", (film) => void film.toggleThree()],
]);
export const RATES = [0.25, 0.5, 1, 1.5, 2];

// Tests run the script where there are no elements.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class StickGenFilm extends Base {
  static observedAttributes = ["src", "loop", "film-style", "captions"];
  player: Player | null = null;
  private readonly root = this.attachShadow({ mode: "open" });
  private readonly canvas = document.createElement("canvas");
  private readonly stage = document.createElement("div");
  private readonly text = document.createElement("div");
  private controls: Controls | null = null;
  /** What is heard; null: the film is silent. */
  private sound: Sound | null = null;
  private loading = 0;
  /** The 3-D view while it is open. */
  threeView: ThreeView | null = null;
  private readonly observer = new ResizeObserver(() => this.player?.resize());
  /** A page that nobody sees draws nothing, so it is silent too. */
  private readonly seen = () => {
    if (document.hidden) this.sound?.pause();
    else if (!this.paused) this.sound?.play(this.currentTime, this.playbackRate);
  };

  connectedCallback(): void {
    if (!this.root.firstChild) this.build();
    this.observer.observe(this.canvas);
    document.addEventListener("visibilitychange", this.seen);
    if (!this.player) void this.open();
  }

  disconnectedCallback(): void {
    this.observer.disconnect();
    document.removeEventListener("visibilitychange", this.seen);
    this.player?.pause();
    this.sound?.pause();
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (before === value) return;
    if (name === "src" && this.isConnected && this.root.firstChild) void this.open();
    if (name === "loop" && this.player) this.player.loop = value !== null;
    if (name === "film-style" && this.player && value) this.player.style = value;
    if (name === "captions") this.caption();
    this.controls?.update();
  }

  private build(): void {
    const style = document.createElement("style");
    style.textContent = CSS;
    this.stage.className = "stage";
    this.text.className = "captions";
    this.text.setAttribute("aria-live", "polite");
    this.canvas.setAttribute("role", "img");
    this.canvas.addEventListener("click", () => this.toggle());
    this.stage.append(this.canvas, this.text);
    this.controls = new Controls(this);
    const frame = document.createElement("div");
    frame.className = "frame";
    frame.append(this.stage, this.controls.bar);
    this.root.append(style, frame);
    if (!this.hasAttribute("tabindex")) this.tabIndex = 0;
    this.addEventListener("keydown", (event) => this.press(event));
  }

  private press(event: KeyboardEvent): void {
    const inField = event.composedPath()[0] instanceof HTMLSelectElement;
    if (event.ctrlKey || event.altKey || event.metaKey || inField) return;
    const act = KEYS.get(event.key);
    if (!act || !this.player) return;
    event.preventDefault();
    act(this);
  }

  /** Load the film that `src` names, or the one that lies in the element. */
  private async open(): Promise<void> {
    const turn = ++this.loading;
    try {
      const film = await this.fetchFilm();
      if (film && turn === this.loading) await this.show(film);
    } catch (error) {
      if (turn === this.loading) this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  private async fetchFilm(): Promise<unknown> {
    const inside = this.querySelector('script[type="application/stick-gen"]');
    if (inside) {
      const { tables, film } = JSON.parse(await inflate(inside.textContent!));
      useTables(tables);
      return film;
    }
    await ownTables();
    const src = this.getAttribute("src");
    if (!src) return null;
    const url = new URL(src, document.baseURI);
    if (url.protocol === "file:") {
      throw new Error("browsers do not let a page read files beside it: open film.html, which holds its film, or serve the page");
    }
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`cannot load ${src}: ${answer.status} ${answer.statusText}`);
    return answer.json();
  }

  /** Show a film: the content of a `.motion` file. */
  async show(document: unknown): Promise<void> {
    const scene = await readScene(document);
    this.player?.pause();
    this.openSound();
    this.threeView?.close();
    this.threeView = null;
    const ratio = Number(this.getAttribute("width") ?? 16) / Number(this.getAttribute("height") ?? 9) || 16 / 9;
    this.style.setProperty("--ratio", String(ratio));
    this.canvas.style.aspectRatio = String(ratio);
    this.canvas.setAttribute("aria-label", scene.description || "a film of stick figures");
    const style = this.getAttribute("film-style");
    if (style && tables().styles[style]) scene.style = style;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const options = { still: calm, start: Number(this.getAttribute("start") ?? 0) };
    this.player = new Player(scene, this.canvas, ratio, (kind) => this.changed(kind), options);
    this.player.loop = this.hasAttribute("loop");
    this.changed("timeupdate");
    this.controls?.fill();
    if (this.hasAttribute("autoplay") && !calm) this.play();
    this.dispatchEvent(new Event("loadeddata"));
  }

  /** The sound that lies in the element beside its film. */
  private openSound(): void {
    this.sound?.close();
    const inside = this.querySelector('script[type="application/stick-gen-sound"]');
    this.sound = inside ? new Sound(inside.textContent!, () => this.controls?.update()) : null;
  }

  private fail(message: string): void {
    this.text.replaceChildren(Object.assign(document.createElement("span"), { textContent: message }));
    this.canvas.setAttribute("aria-label", message);
    this.dispatchEvent(new CustomEvent("error", { detail: message }));
  }

  private changed(kind: "timeupdate" | "ended"): void {
    if (kind === "ended") this.sound?.pause();
    else if (!this.paused) this.sound?.follow(this.currentTime, this.playbackRate);
    this.caption();
    this.controls?.update();
    this.dispatchEvent(new Event(kind));
  }

  private caption(): void {
    if (!this.player) return;
    const lines = this.captions ? captionsAt(this.player.scene, this.player.currentTime) : [];
    if (lines.join("\n") === [...this.text.children].map((span) => span.textContent).join("\n")) return;
    this.text.replaceChildren(
      ...lines.flatMap((line) => [Object.assign(document.createElement("span"), { textContent: line }), document.createElement("br")]),
    );
  }

  play(): void {
    this.player?.play();
    this.sound?.play(this.currentTime, this.playbackRate);
    this.controls?.update();
    this.dispatchEvent(new Event("play"));
  }

  pause(): void {
    this.player?.pause();
    this.sound?.pause();
    this.controls?.update();
    this.dispatchEvent(new Event("pause"));
  }

  toggle(): void {
    if (this.paused) this.play();
    else this.pause();
  }

  step(frames: number): void {
    this.player?.step(frames);
    this.sound?.pause();
    this.controls?.update();
  }

  faster(by: number): void {
    this.playbackRate = RATES[Math.min(Math.max(RATES.indexOf(this.playbackRate) + by, 0), RATES.length - 1)]!;
  }

  toggleFullscreen(): void {
    void (document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen());
  }

  /** Look at the running scene from any side, or in the film's own view again. */
  async toggleThree(): Promise<void> {
    if (!this.player) return;
    if (this.threeView) {
      this.threeView.close();
      this.threeView = null;
    } else {
      try {
        this.threeView = await openThree(this.player, this.stage, this);
      } catch (error) {
        this.fail(error instanceof Error ? error.message : String(error));
      }
    }
    this.player.paint();
    this.controls?.update();
  }

  get three(): boolean {
    return this.threeView !== null;
  }

  get paused(): boolean {
    return this.player?.paused ?? true;
  }
  get duration(): number {
    return this.player?.duration ?? NaN;
  }
  get currentTime(): number {
    return this.player?.currentTime ?? 0;
  }
  set currentTime(seconds: number) {
    if (this.player) this.player.currentTime = seconds;
  }
  /** Whether the film has a sound. */
  get audible(): boolean {
    return this.sound !== null;
  }
  /** Seconds of the sound; NaN: there is none. */
  get soundTime(): number {
    return this.sound?.currentTime ?? NaN;
  }
  get muted(): boolean {
    return this.sound?.muted ?? true;
  }
  set muted(on: boolean) {
    if (!this.sound) return;
    this.sound.muted = on;
    // A browser that let nothing be heard before a click may have stopped it.
    if (!on && !this.paused && this.sound.paused) this.sound.play(this.currentTime, this.playbackRate);
  }
  get playbackRate(): number {
    return this.player?.rate ?? 1;
  }
  set playbackRate(rate: number) {
    if (this.player) this.player.rate = rate;
    this.controls?.update();
  }
  get loop(): boolean {
    return this.hasAttribute("loop");
  }
  set loop(on: boolean) {
    this.toggleAttribute("loop", on);
  }
  get captions(): boolean {
    return this.hasAttribute("captions");
  }
  set captions(on: boolean) {
    this.toggleAttribute("captions", on);
  }
  get src(): string {
    return this.getAttribute("src") ?? "";
  }
  set src(url: string) {
    this.setAttribute("src", url);
  }
}
