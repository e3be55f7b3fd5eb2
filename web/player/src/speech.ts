/** Speech bubbles: where they float, and their shapes; see `stickgen.render.speech`. */

import { jointsAt, pose, type Ball, type Figure } from "./actors";
import { legible } from "./colors";
import { drawSubtitle, drawWords, layOut, movedTo, subtitle, type Box, type Words } from "./lettering";
import type { Prepared } from "./prepare";
import { filmView, project, type Size, type View } from "./projection";
import { momentAt, type Moment, type SpeechLine } from "./scene";
import { joint } from "./sticks";
import { clip, curve, linspace, rint } from "./vec";

const WIDEST = 0.34; // of the picture's width that a bubble's lines may fill
const READABLE = 4.5; // contrast of text that WCAG 2.2 requires (success criterion 1.4.3)
const SMOOTHING = 0.6; // seconds before and after over which the head's position is averaged
const SAMPLES = 7; // moments of a line at which a spot is rated
const LEAST_LETTERS = 0.04; // of the picture's shorter side: 14 pixels at 640x360
const FACE = 6; // how much a covered face,
const HAND = 2; // or hand, counts beside a covered bubble
const HEAD = 1.15; // head radii: half the size of a head with its hair,
const PALM = 0.45; // and of a hand
const RIM = 1.15; // head radii from its middle at which a tail ends
const MOUTH = 0.3; // head radii that the mouth is below the middle of the head
const SPIKES = 13; // of a quarter of a shout's bubble
const SIZES: Record<string, number> = { shout: 1.25, whisper: 0.85 }; // of letters, times a plain bubble's
/** Places for a bubble: half widths to the right of the head, head radii above it. */
const SPOTS = [
  ...[1.7, 2.6, 3.8, 0.2].flatMap((rise) => [1, -1, 1.7, -1.7].map((side) => [side, rise] as const)),
  ...[5.2, 1.7, -1.2].flatMap((rise) => [0, 2.6, -2.6].map((side) => [side, rise] as const)),
];
/** Formats of a bubble, tried in this order until it covers no face: usual letters or the smallest, and width. */
const FORMATS = [[1, WIDEST], [0, WIDEST], [0, 0.5], [0, 0.24]] as const;

/** Indices of a place and a format. */
type Layout = readonly [number, number];

type XY = readonly [number, number];

export interface Bubble {
  line: SpeechLine;
  words: Words;
  box: Box;
  ball: Ball;
  figure: Figure;
}

/** The head of a figure in the picture of a frame. */
type Heads = (figure: Figure, index: number) => Ball;

/** The speech of a scene at one size; each line keeps its place beside the head while it lasts. */
export class Speech {
  private readonly spots = new Map<number, Layout>();
  private readonly balls = new Map<Figure, Ball[]>();
  private readonly hands = new Map<Figure, XY[][]>();

  constructor(
    private readonly prepared: Prepared,
    private readonly size: Size,
  ) {}

  private speaker(line: SpeechLine): Figure | undefined {
    return this.prepared.figures.find((figure) => figure.actor.name === line.actor);
  }

  /** The bubbles and subtitles of a moment; `free` is a view that is not the film's own. */
  at(moment: Moment, view: View, free: boolean): { bubbles: Bubble[]; subtitles: Words[] } {
    const heads: Heads = free ? (figure, index) => this.ballIn(figure, index, view) : this.filmed;
    const bubbles: Bubble[] = [];
    const subtitles: Words[] = [];
    for (const [number, line] of this.linesAt(moment.at)) {
      const figure = line.form === "subtitle" ? undefined : this.speaker(line);
      if (!figure) subtitles.push(subtitle(line.text, this.size, subtitles.length));
      else {
        const { seen, ball } = pose(figure, moment, view);
        if (seen) bubbles.push({ line, figure, ball, ...this.layOut(number, this.spotOf(number), ball[2], this.smoothed(figure, moment, heads)) });
      }
    }
    return { bubbles, subtitles };
  }

  draw(context: CanvasRenderingContext2D, moment: Moment, view: View, free: boolean): void {
    const { bubbles, subtitles } = this.at(moment, view, free);
    const paper = this.prepared.palette.head;
    for (const bubble of bubbles) drawBubble(context, bubble, paper);
    for (const words of subtitles) drawSubtitle(context, words);
  }

  private linesAt(at: number): [number, SpeechLine][] {
    const seconds = at / this.prepared.scene.fps;
    return [...this.prepared.scene.lines.entries()].filter(([, line]) => line.start <= seconds && seconds < line.end);
  }

  /** The head of a figure in a frame of the film. */
  private filmed: Heads = (figure, index) => {
    const known = this.balls.get(figure) ?? [];
    this.balls.set(figure, known);
    const { scene } = this.prepared;
    return (known[index] ??= this.ballIn(figure, index, filmView(scene, momentAt(scene, index), this.size)));
  };

  private ballIn(figure: Figure, index: number, view: View): Ball {
    return pose(figure, momentAt(this.prepared.scene, index), view).ball;
  }

  /** Where a head is on average around a moment. */
  private smoothed(figure: Figure, moment: Moment, heads: Heads): XY {
    const { fps, frames } = this.prepared.scene;
    const reach = Math.max(rint(SMOOTHING * fps), 1);
    const mean = (middle: number): XY => {
      let [x, y] = [0, 0];
      for (let i = middle - reach; i <= middle + reach; i++) {
        const ball = heads(figure, clip(i, 0, frames - 1));
        x += ball[0] / (2 * reach + 1);
        y += ball[1] / (2 * reach + 1);
      }
      return [x, y];
    };
    const now = mean(moment.index);
    if (!moment.share) return now;
    const next = mean(moment.index + 1);
    return [now[0] + (next[0] - now[0]) * moment.share, now[1] + (next[1] - now[1]) * moment.share];
  }

  /** The layout that covers least of heads and earlier bubbles during a line. */
  private spotOf(number: number): Layout {
    const known = this.spots.get(number);
    if (known !== undefined) return known;
    const { scene } = this.prepared;
    const line = scene.lines[number]!;
    const moments = linspace(line.start, line.end, SAMPLES).map((s) => Math.trunc(clip(s * scene.fps, 0, scene.frames - 1)));
    let best: Layout = [0, 0];
    let least = Infinity;
    for (let form = 0; form < FORMATS.length && least > 0; form++) {
      for (let spot = 0; spot < SPOTS.length; spot++) {
        const crowded = moments.reduce((sum, index) => sum + this.covered(number, [spot, form], index), 0);
        if (crowded < least) [best, least] = [[spot, form], crowded];
      }
    }
    this.spots.set(number, best);
    return best;
  }

  /** Pixels that a bubble would cover of heads, of hands and of other bubbles, weighted. */
  private covered(number: number, spot: Layout, index: number): number {
    const box = this.filmedBox(number, spot, index);
    let sum = FACE * this.crossed(number, box, index);
    for (const figure of this.prepared.figures) {
      const [x, y, radius] = this.filmed(figure, index);
      sum += FACE * overlap(box, boxAround(x, y, HEAD * radius));
      for (const hand of this.handsOf(figure, index)) sum += HAND * overlap(box, boxAround(...hand, PALM * radius));
    }
    for (const [other, line] of this.linesAt(index)) {
      const floats = other < number && line.form !== "subtitle" && this.speaker(line);
      if (floats) sum += overlap(box, this.filmedBox(other, this.spotOf(other), index));
    }
    return sum;
  }

  /** Where both hands of a person are in the picture of a frame. */
  private handsOf(figure: Figure, index: number): XY[] {
    if (figure.animal) return [];
    const known = this.hands.get(figure) ?? [];
    this.hands.set(figure, known);
    return (known[index] ??= (() => {
      const moment = momentAt(this.prepared.scene, index);
      const view = filmView(this.prepared.scene, moment, this.size);
      const joints = jointsAt(figure.actor, moment);
      return ["left_wrist", "right_wrist"].map((name): XY => {
        const [x, y] = project(view, joints[joint(name)]!);
        return [x, y];
      });
    })());
  }

  /** Pixels of the heads of others that the tail of a bubble crosses. */
  private crossed(number: number, box: Box, index: number): number {
    const speaker = this.speaker(this.prepared.scene.lines[number]!)!;
    const middle: XY = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const ball = this.filmed(speaker, index);
    const way: XY = [ball[0] - middle[0], ball[1] - middle[1]];
    const far = Math.max(way[0] ** 2 + way[1] ** 2, 1e-6);
    let crossed = 0;
    for (const figure of this.prepared.figures) {
      if (figure === speaker) continue;
      const head = this.filmed(figure, index);
      const radius = HEAD * head[2];
      const share = clip(((head[0] - middle[0]) * way[0] + (head[1] - middle[1]) * way[1]) / far, 0, 1);
      const apart = Math.hypot(middle[0] + share * way[0] - head[0], middle[1] + share * way[1] - head[1]);
      if (apart < radius) crossed += radius ** 2;
    }
    return crossed;
  }

  private filmedBox(number: number, spot: Layout, index: number): Box {
    const figure = this.speaker(this.prepared.scene.lines[number]!)!;
    const head = this.smoothed(figure, momentAt(this.prepared.scene, index), this.filmed);
    return this.layOut(number, spot, this.filmed(figure, index)[2], head).box;
  }

  /** The words and the bubble's box at one of the spots, kept inside the picture. */
  private layOut(number: number, layout: Layout, radius: number, head: XY): { words: Words; box: Box } {
    const line = this.prepared.scene.lines[number]!;
    const [width, height] = this.size;
    const short = Math.min(width, height);
    const [usual, widest] = FORMATS[layout[1]]!;
    const plain = clip(0.5 * radius, 0.044 * short, 0.066 * short) * (SIZES[line.form] ?? 1);
    const letters = Math.max(usual * plain, LEAST_LETTERS * short);
    const words = layOut(line.form === "shout" ? line.text.toUpperCase() : line.text, letters, widest * width);
    const pad = (line.form === "shout" ? 1.3 : 0.8) * letters;
    const wide = words.box[2] + 2 * pad;
    const high = words.box[3] + 2 * pad - 0.1 * letters;
    const [side, rise] = SPOTS[layout[0]]!;
    const edge = 0.02 * short;
    const left = Math.min(Math.max(head[0] + 0.55 * side * wide - wide / 2, edge), Math.max(width - wide - edge, edge));
    const top = Math.min(Math.max(head[1] - rise * radius - high, edge), Math.max(height - high - edge, edge));
    return { words: movedTo(words, left + pad, top + pad), box: [left, top, left + wide, top + high] };
  }
}

const boxAround = (x: number, y: number, half: number): Box => [x - half, y - half, x + half, y + half];

function overlap(a: Box, b: Box): number {
  const across = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const down = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return Math.max(across, 0) * Math.max(down, 0);
}

/** A bubble and its tail: all outlines first, then all of the paper, so that they are one shape. */
function drawBubble(context: CanvasRenderingContext2D, bubble: Bubble, paper: string): void {
  const { words, line, box, ball, figure } = bubble;
  const ink = legible(figure.inks.trunk[0]!, paper, READABLE);
  const shapes = shapesOf(line.form, box, ball);
  context.lineWidth = 2 * Math.max(0.075 * words.size, 1);
  context.lineJoin = "round";
  context.lineCap = "butt";
  context.strokeStyle = ink;
  context.setLineDash(line.form === "whisper" ? [0.5 * words.size, 0.4 * words.size] : []);
  for (const shape of shapes) context.stroke(shape);
  context.setLineDash([]);
  context.fillStyle = paper;
  for (const shape of shapes) context.fill(shape);
  drawWords(context, words, ink);
}

/** The body of a bubble, and its tail or the beads of a thought. */
function shapesOf(form: string, box: Box, ball: Ball): Path2D[] {
  const [left, top, right, bottom] = box;
  const [x, y, head] = ball;
  const middle: XY = [(left + right) / 2, (top + bottom) / 2];
  const mouth: XY = [x, y + MOUTH * head];
  const away = Math.max(Math.hypot(mouth[0] - middle[0], mouth[1] - middle[1]), 1e-6);
  const toward: XY = [(mouth[0] - middle[0]) / away, (mouth[1] - middle[1]) / away];
  // The tail ends before the head on the way to the mouth.
  const below = MOUTH * head * toward[1];
  const back = below + Math.sqrt(below ** 2 + (RIM ** 2 - MOUTH ** 2) * head ** 2);
  const tip: XY = [mouth[0] - back * toward[0], mouth[1] - back * toward[1]];
  const rim = rimOf(box, toward);
  const body = form === "shout" ? polygon(burst(box)) : rounded(box);
  if (form === "thought") return [body, ...beads(rim, tip, head)];
  const wide = 0.16 * Math.min(bottom - top, 3 * head);
  const across: XY = [-toward[1] * wide, toward[0] * wide];
  const root: XY = [middle[0] + 0.35 * (rim[0] - middle[0]), middle[1] + 0.35 * (rim[1] - middle[1])];
  const bend: XY = [(root[0] + tip[0]) / 2 + 0.6 * across[0], (root[1] + tip[1]) / 2 + 0.6 * across[1]];
  const beside = (p: XY, k: number): XY => [p[0] + k * across[0], p[1] + k * across[1]];
  const tail = [
    ...curve([beside(root, 1), beside(bend, 0.5), tip], 5),
    ...curve([tip, beside(bend, -0.5), beside(root, -1)], 5),
  ];
  return [body, polygon(tail)];
}

function beads(rim: XY, tip: XY, head: number): Path2D[] {
  return ([[0.25, 0.22], [0.6, 0.14], [0.9, 0.08]] as const).map(([share, radius]) => {
    const bead = new Path2D();
    bead.arc(rim[0] * (1 - share) + tip[0] * share, rim[1] * (1 - share) + tip[1] * share, radius * head, 0, 2 * Math.PI);
    return bead;
  });
}

/** Where a ray from the middle of a box leaves it. */
function rimOf(box: Box, toward: XY): XY {
  const half = [(box[2] - box[0]) / 2, (box[3] - box[1]) / 2] as const;
  const reach = Math.min(half[0] / Math.max(Math.abs(toward[0]), 1e-6), half[1] / Math.max(Math.abs(toward[1]), 1e-6));
  return [box[0] + half[0] + reach * toward[0], box[1] + half[1] + reach * toward[1]];
}

function rounded([left, top, right, bottom]: Box): Path2D {
  const radius = 0.42 * (bottom - top);
  const [w, h] = [(right - left) / 2 - radius, bottom - top - radius];
  const corners = [[w, radius, -0.5], [w, h, 0], [-w, h, 0.5], [-w, radius, 1]] as const;
  // A polygon as the film has it, so that dashes begin at the same corner.
  return polygon(
    corners.flatMap(([x, y, start]) =>
      linspace(start * Math.PI, (start + 0.5) * Math.PI, 7).map((angle): XY => [
        (left + right) / 2 + x + radius * Math.cos(angle),
        bottom - y - radius * Math.sin(angle),
      ]),
    ),
  );
}

/** A star around a box, for shouted words. */
function burst(box: Box): XY[] {
  const middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] as const;
  // Between an ellipse and its box, so that the corners hold letters too.
  const square = (x: number): number => Math.sign(x) * Math.abs(x) ** 0.6;
  return Array.from({ length: 4 * SPIKES }, (_, i): XY => {
    const angle = (i * Math.PI) / (2 * SPIKES);
    const reach = i % 2 ? 0.84 : 1;
    return [
      middle[0] + (square(Math.cos(angle)) * reach * (box[2] - box[0])) / 2,
      middle[1] + (square(Math.sin(angle)) * reach * (box[3] - box[1])) / 2,
    ];
  });
}

function polygon(points: readonly (readonly number[])[]): Path2D {
  const path = new Path2D();
  points.forEach((p, i) => (i ? path.lineTo(p[0]!, p[1]!) : path.moveTo(p[0]!, p[1]!)));
  path.closePath();
  return path;
}
