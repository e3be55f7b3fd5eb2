/** Text in pictures: the typeface, wrapped lines, subtitles; see `stickgen.render.lettering`. */

import { tables } from "./tables";

/** Left, top, right, bottom; pixels. */
export type Box = readonly [number, number, number, number];

const LEADING = 1.25; // distance of lines, times the size of letters
const SUBTITLE = 0.8; // of the picture's width that a subtitle may fill
const EVEN = 1.15; // times the mean length that lines may have
const UNITS = 1000; // of the outlines of letters, times their size
const UNKNOWN = 600; // width of a letter that the typeface does not have

/** Width of a text in pixels, of letters of this size. */
export function measure(text: string, size: number): number {
  const { font } = tables();
  let sum = 0;
  for (const letter of text) sum += font[letter]?.[0] ?? UNKNOWN;
  return (sum * size) / UNITS;
}

const outlines = new Map<string, Path2D>();

/** A line of text as outlines, which look the same everywhere; the browser writes unknown letters. */
function drawLine(context: CanvasRenderingContext2D, line: string, x: number, y: number, size: number): void {
  const { font } = tables();
  context.save();
  context.translate(x, y);
  context.scale(size / UNITS, size / UNITS);
  context.font = `${UNITS}px sans-serif`;
  for (const letter of line) {
    const known = font[letter];
    if (!known) context.fillText(letter, 0, 0);
    else {
      let outline = outlines.get(known[1]);
      if (!outline) outlines.set(known[1], (outline = new Path2D(known[1])));
      context.fill(outline);
    }
    context.translate(known?.[0] ?? UNKNOWN, 0);
  }
  context.restore();
}

function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && measure(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Text laid out in a picture. */
export interface Words {
  lines: string[];
  size: number;
  box: Box;
}

/** Wrapped text with its upper left corner at the origin. */
export function layOut(text: string, size: number, width: number): Words {
  let lines = wrap(text, size, width);
  // As many lines, but of equal length rather than full ones and a short rest.
  const even = wrap(text, size, (EVEN * measure(text, size)) / Math.max(lines.length, 1));
  if (even.length === lines.length) lines = even;
  const across = Math.max(0, ...lines.map((line) => measure(line, size)));
  return { lines, size, box: [0, 0, across, size * LEADING * lines.length] };
}

/** The same words with their upper left corner at x, y. */
export function movedTo(words: Words, x: number, y: number): Words {
  const [left, top, right, bottom] = words.box;
  return { ...words, box: [x, y, x + right - left, y + bottom - top] };
}

/** Draw centred lines. */
export function drawWords(context: CanvasRenderingContext2D, words: Words, color: string): void {
  context.fillStyle = color;
  const [left, top, right] = words.box;
  words.lines.forEach((line, number) => {
    const x = (left + right - measure(line, words.size)) / 2;
    drawLine(context, line, x, top + words.size * (LEADING * number + 0.95), words.size);
  });
}

/** A text on a dark band at the bottom of the picture, `row` subtitles above the lowest. */
export function subtitle(text: string, size: readonly [number, number], row: number): Words {
  const letters = Math.max(Math.min(size[0], size[1]) * 0.052, 9);
  const words = layOut(text, letters, SUBTITLE * size[0]);
  const top = size[1] - (words.box[3] + 0.9 * letters) * (row + 1) - 0.2 * letters;
  return movedTo(words, (size[0] - words.box[2]) / 2, top);
}

export function drawSubtitle(context: CanvasRenderingContext2D, words: Words): void {
  const pad = 0.45 * words.size;
  const [left, top, right, bottom] = words.box;
  context.fillStyle = "rgba(20, 21, 26, 0.72)";
  context.beginPath();
  context.roundRect(left - 1.6 * pad, top - 0.5 * pad, right - left + 3.2 * pad, bottom - top + 1.5 * pad, pad);
  context.fill();
  drawWords(context, words, "#ffffff");
}
