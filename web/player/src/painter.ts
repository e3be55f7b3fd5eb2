/** Paints any moment of a scene on a canvas, in the film's own view or another one. */

import { Brush, type Behind } from "./brush";
import { composeBackdrop, composeFrame, gustAt } from "./compose";
import { effectsAbove, effectsBelow } from "./effects";
import type { Group, SoftShadow } from "./mark";
import { Paper } from "./paper";
import { prepare, type Prepared } from "./prepare";
import { filmView, type Size, type View } from "./projection";
import { momentAt, TRANSPARENT, type Moment, type Scene } from "./scene";
import { Speech } from "./speech";
import { rgb } from "./colors";

const SHADOW_COLOR = "#5c4f3a";
const SHADOW_SIZE = 32; // pixels of the image of a soft shadow, which is stretched
const SHRUNK = 8; // pixels of the picture a pixel of what is kept to fill gaps

/** What a place of a film needs at one size. */
interface Stage {
  prepared: Prepared;
  paper: Paper | null;
  speech: Speech;
}

export interface PaintOptions {
  /** A view that is not the film's own. */
  view?: View | undefined;
  /** Whether lines hold still. */
  still?: boolean;
}

/** Paints a scene at the size of its canvas; while the camera rests, the backdrop is painted once. */
export class Painter {
  private readonly prepared = new Map<number, Prepared>();
  private stages = new Map<Prepared, Stage>();
  private readonly context: CanvasRenderingContext2D;
  private readonly back = document.createElement("canvas");
  private readonly backContext: CanvasRenderingContext2D;
  private readonly small = document.createElement("canvas");
  private backKey = "";
  private backOf: Prepared | null = null;
  private behind: Behind | null = null;
  private patterns = new Map<string, CanvasPattern>();

  constructor(
    readonly scene: Scene,
    readonly canvas: HTMLCanvasElement,
  ) {
    const alpha = scene.background === TRANSPARENT;
    this.context = canvas.getContext("2d", { alpha })!;
    this.backContext = this.back.getContext("2d", { alpha })!;
  }

  get size(): Size {
    return [this.canvas.width, this.canvas.height];
  }

  /** Give the canvas another size; everything is painted anew. */
  resize(width: number, height: number): void {
    const { back } = this; // a canvas may have this size from a film that was shown before
    if (this.canvas.width === width && this.canvas.height === height && back.width === width && back.height === height) return;
    this.canvas.width = this.back.width = width;
    this.canvas.height = this.back.height = height;
    this.small.width = Math.ceil(width / SHRUNK);
    this.small.height = Math.ceil(height / SHRUNK);
    this.stages.clear();
    this.backKey = "";
  }

  /** The scene as drawn in the place of a frame. */
  at(index: number): Prepared {
    const number = this.scene.places.findLastIndex(({ first }) => first <= index);
    let prepared = this.prepared.get(number);
    if (!prepared) this.prepared.set(number, (prepared = prepare(this.scene, this.scene.places[number]!.place)));
    return prepared;
  }

  /** Paint the moment `at`, counted in frames. */
  paint(at: number, { view: free, still = false }: PaintOptions = {}): void {
    const moment = momentAt(this.scene, at);
    const view = free ?? filmView(this.scene, moment, this.size);
    const { prepared, paper, speech } = this.stage(this.at(moment.index));
    const { style } = prepared;
    const redraw = still ? 0 : Math.floor((moment.at / this.scene.fps) * style.redraws);
    const { context } = this;
    this.paintBackdrop(prepared, paper, moment, view, redraw);
    context.globalCompositeOperation = "copy";
    context.drawImage(this.back, 0, 0);
    context.globalCompositeOperation = "source-over";
    const frame = composeFrame(prepared, moment, view, free !== undefined);
    if (frame.flash > 0) this.wash(frame.flash);
    const brush = new Brush(context, style, redraw, prepared.transparent ? null : this.behind, this.patterns);
    for (const mark of effectsBelow(prepared, moment, view)) brush.draw(mark);
    for (const shadow of frame.shadows) soft(context, shadow, SHADOW_COLOR, style.shadow);
    if (style.glow > 0) forAll(frame.groups, (mark) => brush.glow(mark));
    forAll(frame.groups, (mark) => brush.draw(mark));
    for (const bank of frame.mist) soft(context, bank, prepared.backdrop.fog, 1);
    for (const mark of effectsAbove(prepared, moment, view)) brush.draw(mark);
    speech.draw(context, moment, view, free !== undefined);
  }

  private stage(prepared: Prepared): Stage {
    let stage = this.stages.get(prepared);
    if (!stage) {
      const paper = prepared.transparent ? null : new Paper(prepared.backdrop, prepared.style, this.size);
      stage = { prepared, paper, speech: new Speech(prepared, this.size) };
      this.stages.set(prepared, stage);
    }
    return stage;
  }

  /** The picture without actors and things; kept while camera and trees rest. */
  private paintBackdrop(prepared: Prepared, paper: Paper | null, moment: Moment, view: View, redraw: number): void {
    const gust = gustAt(prepared, moment);
    const wobbles = prepared.style.wobble > 0 ? redraw : 0;
    const key = JSON.stringify([view, wobbles, gust]);
    if (key === this.backKey && this.backOf === prepared) return;
    this.backKey = key;
    this.backOf = prepared;
    const context = this.backContext;
    context.clearRect(0, 0, this.back.width, this.back.height);
    paper?.draw(context, view);
    const groups = composeBackdrop(prepared, view, gust);
    // Backdrops are drawn in one pass without glow: they stay behind the actors.
    const brush = new Brush(context, { ...prepared.style, passes: 1, glow: 0 }, redraw, null, this.patterns);
    forAll(groups, (mark) => brush.draw(mark));
    if (prepared.style.gap > 0 || prepared.style.limb === "hollow") this.keepBehind();
  }

  private keepBehind(): void {
    const { width, height } = this.small;
    const context = this.small.getContext("2d", { willReadFrequently: true })!;
    context.drawImage(this.back, 0, 0, this.back.width / SHRUNK, this.back.height / SHRUNK);
    this.behind = { data: context.getImageData(0, 0, width, height).data, width, height, times: SHRUNK };
  }

  /** Light the whole picture, as lightning does. */
  private wash(strength: number): void {
    this.context.fillStyle = `rgba(255, 255, 242, ${strength})`;
    this.context.fillRect(0, 0, this.canvas.width, this.canvas.height);
  }
}

function forAll(groups: Group[], act: (mark: Group["marks"][number]) => void): void {
  for (const group of groups) for (const mark of group.marks) act(mark);
}

const softImages = new Map<string, HTMLCanvasElement>();

/** A round spot that fades outwards. */
function softImage(color: string): HTMLCanvasElement {
  let image = softImages.get(color);
  if (image) return image;
  image = document.createElement("canvas");
  image.width = image.height = SHADOW_SIZE;
  const pixels = new ImageData(SHADOW_SIZE, SHADOW_SIZE);
  const [r, g, b] = rgb(color);
  for (let y = 0; y < SHADOW_SIZE; y++) {
    for (let x = 0; x < SHADOW_SIZE; x++) {
      const at = (i: number): number => -1 + (2 * i) / (SHADOW_SIZE - 1);
      const near = Math.max(1 - Math.hypot(at(x), at(y)), 0);
      pixels.data.set([r, g, b, Math.round(255 * near ** 2 * (3 - 2 * near))], 4 * (SHADOW_SIZE * y + x));
    }
  }
  image.getContext("2d")!.putImageData(pixels, 0, 0);
  softImages.set(color, image);
  return image;
}

/** A soft ellipse: a shadow, or a bank of fog. */
function soft(context: CanvasRenderingContext2D, shadow: SoftShadow, color: string, strength: number): void {
  const { x, y, across, along } = shadow;
  context.globalAlpha = Math.min(strength * shadow.strength, 1);
  context.drawImage(softImage(color), x - across, y - along, 2 * across, 2 * along);
  context.globalAlpha = 1;
}
