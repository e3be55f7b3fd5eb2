/** Loads three.js and the 3-D view, when somebody asks for them. */

import { inflate } from "./inflate";
import type { Player } from "./player";

/** What the file `three.js` offers. */
interface Three {
  open(player: Player, stage: HTMLElement): () => void;
}

declare global {
  // eslint-disable-next-line no-var
  var StickGenThree: Three | undefined;
}

// The player's own address: the other file lies beside it.
const here = (globalThis.document?.currentScript as HTMLScriptElement | null)?.src;

/** Open the 3-D view over the stage of a film; the answer closes it. */
export async function openThree(player: Player, stage: HTMLElement, film: HTMLElement): Promise<() => void> {
  if (!globalThis.StickGenThree) await load(film);
  return globalThis.StickGenThree!.open(player, stage);
}

async function load(film: HTMLElement): Promise<void> {
  const script = document.createElement("script");
  const inside = document.querySelector('script[type="application/stick-gen-three"]');
  if (inside) {
    script.textContent = await inflate(inside.textContent!);
    document.head.append(script);
    return;
  }
  const source = film.getAttribute("three") ?? (here ? new URL("three.js", here).href : "");
  if (!source) throw new Error("this page does not hold the 3-D view: give its address as three=\"three.js\"");
  script.src = source;
  await new Promise((done, fail) => {
    script.onload = done;
    script.onerror = () => fail(new Error(`cannot load the 3-D view from ${source}`));
    document.head.append(script);
  });
}
