/** What actors wear: hats, hair, ties, and the parts of their heads; see `stickgen.render.looks`. */

import { frameOf, type Frame } from "./body_frames";
import { blow, fastened, type Breeze } from "./breeze";
import { mix } from "./colors";
import { colorIn, type Drawing } from "./drawing";
import type { Head, Joints } from "./head";
import type { Palette } from "./palette";
import type { Look } from "./scene";
import type { Scalp } from "./scalp";
import { scaled, tables, unpacked, type Kind, type Piece } from "./tables";
import { add, outward, type Vec } from "./vec";

const NAPE = 0.3; // share of the body's ink at the nape of a bare head
const FINE = 0.65; // width of outlines on a head, times those of other things

/** Something that an actor wears. */
export interface Worn {
  drawing: Drawing;
  /** The bones that carry it. */
  names: string[];
  /** Index of the bone of each point; empty: all hang on the first. */
  bones: number[];
  onHead: boolean;
  /** Of `fastened`; null: wind lifts nothing of it. */
  hangs: Int32Array | null;
}

/** Everything that an actor wears, and the body of its kind. */
export function wornBy(look: Look, palette: Palette, large: number): Worn[] {
  const t = tables();
  const accent = accentColor(look);
  const kind: Kind | undefined = t.kinds[look.kind];
  const pieces = [...unpacked(kind?.body ?? []), ...look.wears.flatMap((name) => unpacked(t.wear[name]?.pieces ?? []))];
  const onHead: [Piece[], string][] = [[unpacked(kind?.parts ?? []), look.color]];
  if (look.hair) onHead.push([unpacked(t.hair[look.hair]?.pieces ?? []), hairColor(look.color)]);
  const isOnHead = (p: Piece) => p.bones.length === 1 && p.bones[0] === "head";
  onHead.push([pieces.filter(isOnHead), accent]);
  if (look.hat) onHead.push([unpacked(t.hats[look.hat] ?? []), accent]);
  const items: Worn[] = [];
  for (const [parts, color] of onHead) {
    if (!parts.length) continue;
    const drawing = colorIn(scaled(parts, look.head_radius), palette, color);
    const fine = { ...drawing, outline: FINE * drawing.outline };
    items.push({ drawing: fine, names: [], bones: [], onHead: true, hangs: fastened(fine) });
  }
  const onBody = pieces.filter((p) => !isOnHead(p));
  if (look.tie) onBody.push(...unpacked(t.ties[look.tie] ?? []).map((p) => ({ ...p, bones: ["neck"] })));
  if (onBody.length) items.push(bodyWear(onBody, palette, accent, large));
  return items;
}

/** What hangs on the bones of a body, as one drawing. */
function bodyWear(pieces: Piece[], palette: Palette, accent: string, large: number): Worn {
  const names = [...new Set(pieces.flatMap((p) => p.bones))];
  const drawing = colorIn(scaled(pieces, large), palette, accent);
  const bones = pieces.flatMap((piece, i) =>
    Array.from({ length: drawing.starts[i + 1]! - drawing.starts[i]! }, (_, k) =>
      names.indexOf(piece.bones[k % piece.bones.length]!),
    ),
  );
  return { drawing, names, bones: names.length > 1 ? bones : [], onHead: false, hangs: fastened(drawing) };
}

/** The points of something worn, on a body at one moment and in the wind; metres. */
export function wornPoints(item: Worn, joints: Joints, head: Head, large: number, breeze: Breeze | null): Float64Array {
  const frames: Frame[] = item.onHead
    ? [{ origin: head.center, axes: head.axes }]
    : item.names.map((name) => frameOf(name, joints, large));
  const p = item.drawing.points;
  const out = new Float64Array(p.length);
  for (let i = 0; i < p.length / 3; i++) {
    const frame = frames[item.bones[i] ?? 0]!;
    const at: Vec = [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!];
    out.set(add(frame.origin, outward(frame.axes, at)), 3 * i);
  }
  if (breeze && item.hangs) blow(out, item.hangs, breeze);
  return out;
}

/** The hair that covers the skull, or the shade at the nape of a bare head; null: neither. */
export function scalpOf(look: Look, palette: Palette): Scalp | null {
  if (!look.hair && look.kind === "human") {
    return { fill: mix(palette.head, palette.body(look.color), NAPE), ink: "", nape: true };
  }
  const cut = tables().hair[look.hair];
  if (!cut || cut.bare) return null;
  return { fill: palette.fill(hairColor(look.color)), ink: palette.ink(), nape: false };
}

/** A hair colour that goes with an actor's ink. */
function hairColor(color: string): string {
  const { inks, hairColors } = tables();
  return hairColors[Math.max(inks.indexOf(color), 0)]!;
}

/** The colour of what is worn: that of the look, or one that contrasts with its ink. */
export function accentColor(look: Look): string {
  const { inks, accents } = tables();
  return look.accent || accents[Math.max(inks.indexOf(look.color), 0)]!;
}
