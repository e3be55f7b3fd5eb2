/** Draws marks on a 2-D canvas in a style: ink, pencil, chalk, neon; see `stickgen.render.brush`. */

import { hex, mix, rgb } from "./colors";
import { outline, type Mark } from "./mark";
import { noises } from "./noise";
import type { Style } from "./tables";
import type { Flat } from "./vec";
import { wobbled } from "./wobble";

const TEXTURE_SIZE = 256; // pixels of the tile of paper texture that ink repeats
/** Layers of light around lines: reach as a share of the style's glow, and opacity. */
const GLOW = [[1, 0.05], [0.75, 0.1], [0.52, 0.17], [0.34, 0.26], [0.18, 0.4]] as const;
const REPEAT_WIDTH = 0.6; // width of the second and later passes, times the first
const SHARP = 6; // points up to which a swept line may have sharp bends, rounded by discs
const HAIRLINE = 1.6; // pixels up to which a line is drawn one pixel wide
const SAMPLES = 5; // points at which the background of a line is sampled
const CORE = 0.55; // share of white in the core of a glowing line

/** The picture without actors, shrunk, whose colours fill the gaps around limbs. */
export interface Behind {
  data: Uint8ClampedArray;
  width: number;
  height: number;
  /** Pixels of the picture a pixel of it. */
  times: number;
}

/** Draws the marks of one frame. Without anything behind, gaps erase to transparency. */
export class Brush {
  constructor(
    readonly context: CanvasRenderingContext2D,
    private readonly style: Style,
    private readonly redraw: number,
    private readonly behind: Behind | null,
    private readonly patterns: Map<string, CanvasPattern>,
  ) {
    context.lineCap = "round";
    context.lineJoin = "round";
  }

  draw(m: Mark): void {
    if (m.limb) this.limb(m);
    else if (m.dashes) this.dashes(m);
    else if (m.radii) this.tube(m, m.radii);
    else this.flat(m);
  }

  /** The light around a line; where lights overlap, the brighter one shows. */
  glow(m: Mark): void {
    const color = m.limb ? m.fill : m.ink;
    if (!color || m.dashes) return;
    const { context } = this;
    const radius = m.limb && m.radii ? mean(m.radii) : m.width / 2;
    const disc = m.points.length === 2 && m.radii;
    const path = new Path2D();
    if (!disc) trace(path, m.points, m.closed && !m.radii);
    context.save();
    context.globalCompositeOperation = "lighten";
    context.strokeStyle = context.fillStyle = color;
    for (const [share, strength] of GLOW) {
      context.globalAlpha = strength;
      const reach = radius + share * this.style.glow * m.scale;
      context.lineWidth = 2 * reach;
      if (disc) context.fill(ring(m.points[0]!, m.points[1]!, m.radii![0]!, reach), "evenodd");
      else context.stroke(path);
    }
    context.restore();
  }

  private limb(m: Mark): void {
    const { style, context } = this;
    const radii = m.radii!;
    if (m.gap > 0 && radii.length - m.gapFrom > 1) this.leaveGap(m, radii);
    if (style.limb === "solid") {
      this.fillWith(style.glow ? mix(m.fill, "#ffffff", CORE) : m.fill, style.texture);
      this.sweep(wobbled(m, style, this.redraw, 0), radii, m.joints, false);
    } else if (style.limb === "hollow") {
      this.fillWith(m.ink);
      this.sweep(m.points, radii.map((r) => r + m.width), m.joints, false);
      this.fillBehind(m.points);
      this.sweep(m.points, radii, m.joints, false);
      context.globalCompositeOperation = "source-over";
    } else this.strokes(m, mean(radii));
    if (!style.joints) return;
    this.pen(m.ink, m.width);
    for (const i of m.joints) this.disc(m.points[2 * i]!, m.points[2 * i + 1]!, 2.4 * m.width, true);
  }

  /** A limb as pen strokes side by side that together are as wide as the limb. */
  private strokes(m: Mark, radius: number): void {
    const { passes, spread } = this.style;
    const n = m.points.length / 2;
    this.pen(m.fill, 2 * radius * (passes > 1 ? 1 - spread : 1));
    for (let number = 0; number < passes; number++) {
      let points = wobbled(m, this.style, this.redraw, number);
      if (passes > 1) {
        const side = spread * radius * ((2 * number) / Math.max(passes - 1, 1) - 1);
        points = outline(points, new Float64Array(n).fill(side)).subarray(0, 2 * n);
      }
      const path = new Path2D();
      smooth(path, points, false);
      this.context.stroke(path);
    }
  }

  private tube(m: Mark, radii: Float64Array): void {
    if (m.flat) {
      this.flat({ ...m, points: outline(m.points, radii), radii: null, flat: false });
      return;
    }
    const { style } = this;
    const points = wobbled(m, style, this.redraw, 0);
    const n = radii.length;
    // A line of few points may bend sharply; one of many is smooth.
    const discs = n <= SHARP ? [...radii.keys()] : [0, n - 1];
    const rim = m.ink ? m.width / 2 : 0;
    if (m.ink && m.fill.length === 7) {
      // A wider sweep below the fill gives the same outline and is faster to draw than a line.
      this.fillWith(m.ink, style.texture);
      this.sweep(points, radii.map((r) => r + rim), discs, false);
    } else if (m.ink) {
      this.pen(m.ink, m.width);
      this.sweep(points, radii, discs, true);
    }
    if (m.ink && style.passes > 1) {
      this.pen(m.ink, REPEAT_WIDTH * m.width);
      this.sweep(wobbled(m, style, this.redraw, 1), radii, discs, true);
    }
    if (!m.fill) return;
    this.fillWith(m.fill);
    this.sweep(points, radii.map((r) => Math.max(r - rim, 0.1)), discs, false);
  }

  private flat(m: Mark): void {
    const { context, style } = this;
    const pathOf = (pass: number): Path2D => {
      const path = new Path2D();
      trace(path, wobbled(m, style, this.redraw, pass), m.closed);
      return path;
    };
    const first = pathOf(0);
    if (m.fill && m.closed) {
      this.fillWith(m.fill);
      context.fill(first);
    }
    if (!m.ink) return;
    this.pen(m.ink, m.width);
    context.stroke(first);
    this.pen(m.ink, REPEAT_WIDTH * m.width);
    for (let pass = 1; pass < style.passes; pass++) context.stroke(pathOf(pass));
  }

  private dashes(m: Mark): void {
    const p = wobbled(m, this.style, this.redraw, 0);
    this.pen(m.ink, m.width);
    this.context.beginPath();
    for (let i = 0; i + 3 < p.length; i += 4) {
      this.context.moveTo(p[i]!, p[i + 1]!);
      this.context.lineTo(p[i + 2]!, p[i + 3]!);
    }
    this.context.stroke();
  }

  private leaveGap(m: Mark, radii: Float64Array): void {
    const points = m.points.subarray(2 * m.gapFrom);
    const widths = radii.slice(m.gapFrom);
    const n = widths.length;
    for (let i = 0; i < n; i++) {
      let widening = Math.min(i / 3, 1);
      if (!m.gapEnds) widening = Math.min(widening, (n - 1 - i) / 3);
      widths[i]! += m.gap * widening;
    }
    this.fillBehind(points);
    const path = new Path2D();
    trace(path, outline(points, widths), true);
    this.context.fill(path);
    if (m.gapEnds) this.disc(points[2 * n - 2]!, points[2 * n - 1]!, radii[radii.length - 1]! + m.gap, false);
    this.context.globalCompositeOperation = "source-over";
  }

  /** Fill with the median colour of the background along a line, or erase. */
  private fillBehind(points: Flat): void {
    if (!this.behind) {
      this.context.globalCompositeOperation = "destination-out";
      this.context.fillStyle = "#000";
      return;
    }
    const { data, width, height, times } = this.behind;
    const n = points.length / 2;
    const step = Math.max(Math.floor(n / SAMPLES), 1);
    const channels: number[][] = [[], [], []];
    for (let i = 0; i < n; i += step) {
      const x = Math.min(Math.max(Math.trunc(points[2 * i]! / times), 0), width - 1);
      const y = Math.min(Math.max(Math.trunc(points[2 * i + 1]! / times), 0), height - 1);
      channels.forEach((channel, k) => channel.push(data[4 * (width * y + x) + k]!));
    }
    const half = channels[0]!.length >> 1;
    this.context.fillStyle = hex(channels.map((channel) => channel.sort((a, b) => a - b)[half]!));
  }

  /** A disc swept along points; `discs` are the points that get a full disc: ends and sharp bends. */
  private sweep(points: Flat, radii: Float64Array, discs: Iterable<number>, line: boolean): void {
    const n = radii.length;
    if (n > 1) {
      const edges = outline(points, radii);
      const path = new Path2D();
      if (n > SHARP) smooth(path, edges, true);
      else trace(path, edges, true);
      if (line) this.context.stroke(path);
      else this.context.fill(path);
    }
    for (const i of discs) this.disc(points[2 * i]!, points[2 * i + 1]!, radii[i]!, line);
  }

  private disc(x: number, y: number, radius: number, line: boolean): void {
    const { context } = this;
    context.beginPath();
    context.arc(x, y, Math.max(radius, 0), 0, 2 * Math.PI);
    if (line) context.stroke();
    else context.fill();
  }

  private fillWith(color: string, texture = 0): void {
    this.context.fillStyle = this.paint(color, texture);
  }

  private pen(color: string, width: number): void {
    this.context.strokeStyle = this.paint(color, this.style.texture);
    this.context.lineWidth = width > HAIRLINE ? width : Math.min(Math.max(width, 0.7), 1);
  }

  /** A plain colour, or ink that leaves out the pores of rough paper. */
  private paint(color: string, texture: number): string | CanvasPattern {
    if (texture <= 0) return color;
    const key = color + texture;
    let pattern = this.patterns.get(key);
    if (!pattern) {
      pattern = this.context.createPattern(inkOnPaper(color, texture), "repeat")!;
      this.patterns.set(key, pattern);
    }
    return pattern;
  }
}

const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

/** What a line `2 * reach` wide around a disc covers; browsers differ where it meets itself inside. */
function ring(x: number, y: number, radius: number, reach: number): Path2D {
  const path = new Path2D();
  path.arc(x, y, radius + reach, 0, 2 * Math.PI);
  if (radius > reach) path.arc(x, y, radius - reach, 0, 2 * Math.PI);
  return path;
}

function trace(path: Path2D, p: Flat, closed: boolean): void {
  path.moveTo(p[0]!, p[1]!);
  for (let i = 2; i < p.length; i += 2) path.lineTo(p[i]!, p[i + 1]!);
  if (closed) path.closePath();
}

/** A smooth line through the ends: quadratic B-splines; two sides of equal length make a closed shape. */
function smooth(path: Path2D, p: Flat, both: boolean): void {
  const sides = both ? 2 : 1;
  const n = p.length / 2 / sides;
  for (let side = 0; side < sides; side++) {
    const o = 2 * n * side;
    if (side) path.lineTo(p[o]!, p[o + 1]!);
    else path.moveTo(p[o]!, p[o + 1]!);
    for (let i = o + 2; i < o + 2 * n - 4; i += 2) {
      path.quadraticCurveTo(p[i]!, p[i + 1]!, (p[i]! + p[i + 2]!) / 2, (p[i + 1]! + p[i + 3]!) / 2);
    }
    const e = o + 2 * n - 4;
    path.quadraticCurveTo(p[e]!, p[e + 1]!, p[e + 2]!, p[e + 3]!);
  }
  if (both) path.closePath();
}

/** A tile of ink on rough paper: noise in the alpha channel. */
function inkOnPaper(color: string, texture: number): HTMLCanvasElement {
  const n = TEXTURE_SIZE;
  const pores = noises(n * n);
  const tile = document.createElement("canvas");
  tile.width = tile.height = n;
  const pixels = new ImageData(n, n);
  const [r, g, b] = rgb(color);
  const before = (i: number, by: number): number => (i + n - by) % n;
  for (let y = 0, i = 0; y < n; y++) {
    for (let x = 0; x < n; x++, i++) {
      // The mean of neighbours, wrapped so that tiles join without a seam.
      const fine = (pores[i]! + pores[before(y, 1) * n + x]! + pores[y * n + before(x, 1)]! + pores[before(y, 2) * n + x]!) / 4;
      const alpha = 1 - texture * Math.min(Math.max((fine - 0.42) * 5, 0), 1);
      pixels.data.set([r, g, b, 255 * Math.min(Math.max(alpha, 0), 1)], 4 * i);
    }
  }
  tile.getContext("2d")!.putImageData(pixels, 0, 0);
  return tile;
}
