/** What everything is drawn on: paper with fibres and a grid, or sky and floor; see `stickgen.render.paper`. */

import type { Backdrop } from "./backdrop";
import { mix, rgb } from "./colors";
import { noises } from "./noise";
import { horizon, type Size, type View } from "./projection";
import type { Style } from "./tables";
import { rint } from "./vec";

const BOLD_EVERY = 5; // every fifth line of a grid is bold

/** The paper of a size; of a place with a sky twice as high, its horizon in the middle. */
export class Paper {
  readonly canvas: HTMLCanvasElement;

  constructor(
    place: Backdrop,
    style: Style,
    private readonly size: Size,
  ) {
    const [width, height] = size;
    const scenic = Boolean(place.sky || place.floor);
    const rows = scenic ? 2 * height : height;
    const tone = scenic ? skyAndFloor(place, style, size) : barePaper(place.ground, style, size);
    this.canvas = document.createElement("canvas");
    this.canvas.width = width;
    this.canvas.height = rows;
    const pixels = new ImageData(width, rows);
    dither(pixels.data, tone, style.grain, width, rows);
    this.canvas.getContext("2d")!.putImageData(pixels, 0, 0);
  }

  /** Draw the paper, or sky and floor as seen in a view. */
  draw(context: CanvasRenderingContext2D, view: View): void {
    const [width, height] = this.size;
    if (this.canvas.height === height) {
      context.drawImage(this.canvas, 0, 0);
      return;
    }
    const row = horizon(view);
    if (view.roll === 0) {
      context.drawImage(this.canvas, 0, -rint(Math.min(Math.max(height - row, 0), height)));
      return;
    }
    context.save();
    context.drawImage(this.canvas, 0, 0, 1, 1, 0, 0, width, height);
    context.translate(width / 2, height / 2);
    context.rotate(-view.roll);
    context.translate(-width / 2, -height / 2);
    const grown = 1 + (Math.abs(Math.sin(view.roll)) * width) / height;
    context.drawImage(this.canvas, (width / 2) * (1 - grown), row - height * grown, width * grown, 2 * height * grown);
    context.restore();
  }
}

/** The colour of a pixel before fibres, written to `out`. */
type Tone = (x: number, y: number, out: Float64Array) => void;

function barePaper(color: string, style: Style, [width, height]: Size): Tone {
  const base = rgb(color);
  const lines = gridOf(mix(color, style.line_color, 0.16), mix(color, style.line_color, 0.32), style.grid, height);
  return (x, y, out) => {
    const own = lines?.(x, y) ?? base;
    const u = -1 + (2 * x) / (width - 1);
    const v = -1 + (2 * y) / (height - 1);
    const fall = Math.min(Math.max((u * u + v * v - 0.5) / 1.5, 0), 1);
    const bright = 1 - style.vignette * fall * fall;
    for (let k = 0; k < 3; k++) out[k] = own[k]! * bright;
  };
}

function skyAndFloor(place: Backdrop, style: Style, [, height]: Size): Tone {
  const bands = [place.sky, place.floor].map((colors) => (colors ?? [place.ground, place.ground]).map(rgb));
  const thin = mix(place.ground, style.line_color, 0.1);
  const lines = gridOf(thin, mix(place.ground, style.line_color, 0.2), style.grid / 2, 2 * height);
  return (x, y, out) => {
    const [top, bottom] = bands[y < height ? 0 : 1]!;
    const share = (y % height) / (height - 1);
    const line = lines?.(x, y);
    for (let k = 0; k < 3; k++) out[k] = line ? line[k]! : top![k]! * (1 - share) + bottom![k]! * share;
  };
}

/** The colour of a grid's line at a pixel, if there is one. */
function gridOf(thin: string, bold: string, spacing: number, height: number) {
  if (spacing <= 0) return null;
  const step = Math.max(rint(spacing * height), 4);
  const first = Math.floor(step / 2);
  const [faint, strong] = [rgb(thin), rgb(bold)];
  const on = (i: number, every: number) => i >= first && (i - first) % every === 0;
  return (x: number, y: number) => {
    if (on(x, step * BOLD_EVERY) || on(y, step * BOLD_EVERY)) return strong;
    return on(x, step) || on(y, step) ? faint : null;
  };
}

/** Fixed noise dithers slow changes of brightness; averaged along rows and columns it looks like fibres. */
function dither(out: Uint8ClampedArray, tone: Tone, grain: number, width: number, height: number): void {
  const grains = noises(width * height);
  const threads = grain > 0 ? fibres(grains, width, height) : null;
  const color = new Float64Array(3);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      tone(x, y, color);
      const bright = threads ? 1 + grain * threads[i]! : 1;
      for (let k = 0; k < 3; k++) out[4 * i + k] = color[k]! * bright + grains[i]! - 0.5;
      out[4 * i + 3] = 255;
    }
  }
}

function fibres(grains: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(grains.length);
  const at = (x: number, y: number): number => {
    const row = y * width;
    return grains[row + x]! + grains[row + ((x + width - 1) % width)]! + grains[row + ((x + width - 2) % width)]! - 1.5;
  };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) out[i] = (at(x, y) + at(x, (y + height - 1) % height)) / 2;
  }
  return out;
}
