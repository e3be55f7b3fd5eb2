/** Loads three.js and the 3-D view, when somebody asks for them. */

import { inflate } from "./inflate";
import type { Player } from "./player";
import { tables, type Tables } from "./tables";

/** The 3-D view while it is open. */
export interface ThreeView {
  /** Whether bodies are shown as capsules instead of drawn. */
  capsules: boolean;
  /** Turn the camera around its target, radians from the front. */
  turn(azimuth: number): void;
  close(): void;
}

/** What the file `three.js` offers. */
export interface Three {
  open(player: Player, stage: HTMLElement, tables: Tables): ThreeView;
}

declare global {
  // eslint-disable-next-line no-var
  var StickGenThree: Three | undefined;
}

// The player's own address: the other file lies beside it.
const here = (globalThis.document?.currentScript as HTMLScriptElement | null)?.src;

/** Open the 3-D view over the stage of a film. */
export async function openThree(player: Player, stage: HTMLElement, film: HTMLElement): Promise<ThreeView> {
  if (!globalThis.StickGenThree) await load(film);
  return globalThis.StickGenThree!.open(player, stage, tables());
}

async function load(film: HTMLElement): Promise<void> {
  const script = document.createElement("script");
  const inside = document.querySelector('script[type="application/stick-gen-three"]');
  if (inside) {
    script.textContent = await inflate(inside.textContent!);
    document.head.append(script);
    return;
  }
  const source = film.getAttribute("three-src") ?? (here ? new URL("three.js", here).href : "");
  if (!source) throw new Error("this page does not hold the 3-D view: give its address as three-src=\"three.js\"");
  script.src = source;
  await new Promise((done, fail) => {
    script.onload = done;
    script.onerror = () => fail(new Error(`cannot load the 3-D view from ${source}`));
    document.head.append(script);
  });
}
