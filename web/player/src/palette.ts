/** The colours of one scene: those of actors and things, adapted to a style. */

import { legible, luminance, mix } from "./colors";
import { tables, type Style } from "./tables";

export const MAIN = "main"; // fill of the pieces that take the main colour of their thing
const DARK = 0.18; // luminance of a background below which lines on it are light
const LIGHT = "#fbf7ee"; // body colour on a dark background

export class Palette {
  constructor(
    readonly style: Style,
    readonly ground: string,
  ) {}

  /** The fill of a part of a thing; empty stays empty. */
  fill(color: string, main = ""): string {
    const base = color === MAIN ? main : color;
    return base ? mix(this.style.paper, base, this.style.tint) + base.slice(7) : "";
  }

  /** The ink of an actor of this colour, legible on the ground. */
  body(color: string): string {
    let base = color;
    if (color === tables().inks[0]) {
      base = this.style.body_color || (luminance(this.ground) < DARK ? LIGHT : color);
    }
    return legible(base, this.ground);
  }

  /** A line's colour, legible on the ground; empty: the style's line colour. */
  ink(color = ""): string {
    return legible(color || this.style.line_color, this.ground);
  }

  /** The colour of the outline of a part of a thing; where lines glow, that of its fill. */
  outline(color: string, fill: string, main: string): string {
    if (this.style.glow > 0 && !color) return this.ink(fill === "" || fill === MAIN ? main : fill);
    return this.ink(color);
  }

  /** The fill of faces. */
  get head(): string {
    return this.style.head_fill || this.ground;
  }

  /** The ink of a face, for a body of this ink. */
  features(ink: string): string {
    if (luminance(this.head) > DARK && DARK > luminance(this.ground)) return tables().inks[0]!;
    return legible(ink, this.head);
  }
}
